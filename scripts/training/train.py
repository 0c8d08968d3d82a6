"""Train the evidence model: `python -m scripts.training.train MATERIAL OUT.pt [--minutes 95]`, on two cores.

Then go on with what is asked of real indexes: `… MATERIAL OUT2.pt --start OUT.pt --rows ROWS.jsonl [--fold 0]`. ROWS is
what scripts.fitting.collect writes; with a fold, the other half of its documents stays unseen, to be measured on.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from index.inference import feed
from index.weights import RERANKER
from scripts.training.asked import FOLDS, asked
from scripts.training.examples import PASSES, Group, Material
from scripts.training.network import Reader, Scores, shipped
from scripts.training.teacher import Teacher
from scripts.training.terse import terse

SEED = 20261125
TOKENS = 112  # of a pair; longer ones are cut, as a sentence rarely needs more
GROUPS = 12  # in a batch, some 40 pairs
SORTED = 40  # batches that are filled in order of length, so that little is padding
PART = 20  # pairs of like length that go through the network together, for the same reason
RATE, WARM_UP = 5e-5, 0.06  # AdamW's peak learning rate; the share of the time that leads up to it
HEAD_RATE = 4e-4  # of the heads that start from nothing
RATE_AFTER = 2e-5  # when it goes on from weights that were trained
TERSE = 0.25  # groups about rows and items for each question of the rows
EVERY = 100  # steps between two checkpoints
TAUGHT = 5  # every so many steps the shipped model is asked, which takes a third of a step's time
AS_SHIPPED, CHOICE, GUESS, WORDS = 0.2, 0.5, 0.3, 0.4  # weights of the losses beside "does it answer"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", type=Path, help="folder with passages.jsonl and questions.jsonl")
    parser.add_argument("out", type=Path, help="where the weights go, .pt")
    parser.add_argument("--minutes", type=float, default=95, help="the rate falls to nothing over that time")
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the shipped ones")
    parser.add_argument("--rows", type=Path, help="questions of evaluation sets, as many of which as of the material")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="only this half of the rows' documents")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    reader = shipped(RERANKER.model())
    if options.start:
        reader.load_state_dict(torch.load(options.start, weights_only=True))
    if options.rows:
        groups = _mixed(options.material, options.rows, options.fold)
    else:
        groups = list(Material(options.material, SEED).groups())
    learn(reader, list(batches(groups)), options.out, options.minutes, RATE_AFTER if options.start else RATE)


def _mixed(material: Path, rows: Path, fold: int | None) -> list[Group]:
    """The rows' questions, pass by pass with other texts, and as many of the material's, lest it be forgotten."""
    others = Material(material, SEED + 1).groups()
    lines, groups = terse(SEED), []
    for number in range(PASSES):
        found = list(asked(rows, SEED + number, fold))
        mixed = found + list(islice(others, len(found))) + list(islice(lines, int(TERSE * len(found))))
        random.Random(SEED + number).shuffle(mixed)  # noqa: S311 - nothing secret
        groups += mixed
    return groups


def learn(reader: Reader, planned: Sequence[Sequence[Group]], out: Path, minutes: float, rate: float) -> None:
    """At most once over the groups; prints how it goes, writes a checkpoint every now and then and at the end."""
    words, teacher = tokenizer(), Teacher()
    reader.freeze()
    optimizer = _optimizer(reader, rate)
    peaks = [group["lr"] for group in optimizer.param_groups]
    started, running = time.monotonic(), 0.0
    for step, batch in enumerate(planned, start=1):
        done = max((time.monotonic() - started) / (60 * minutes), step / len(planned))
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * max(0.0, min(done / WARM_UP + 0.02, (1 - done) / (1 - WARM_UP)))
        near = teacher.logits(batch) if step % TAUGHT == 0 else None
        encoded = encode(words, batch)
        scores = read(reader, encoded)
        loss = labelled(scores, batch, near) + WORDS * worded(scores.ends, encoded, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
        if step % 20 == 0:
            print(f"step {step} of {len(planned)}: loss {running:.3f}, {done:.0%} of the time", flush=True)
        if step % EVERY == 0 or done >= 1 or step == len(planned):
            torch.save(reader.state_dict(), out)
        if done >= 1:
            break


def _optimizer(reader: Reader, rate: float) -> torch.optim.Optimizer:
    new = [p for part in (reader.early, reader.middle, reader.near, reader.ends) for p in part.parameters()]
    own = {id(p) for p in new}
    rest = [p for p in reader.parameters() if p.requires_grad and id(p) not in own]
    return torch.optim.AdamW(
        [{"params": rest, "lr": rate}, {"params": new, "lr": HEAD_RATE * rate / RATE}], weight_decay=0.01
    )


def labelled(scores: Scores, batch: Sequence[Group], near: Tensor | None) -> Tensor:
    """Does each text answer; which of a question's texts answers; as near as shipped; the same guessed earlier."""
    labels = torch.tensor([float(label) for group in batch for label in group.labels])
    binary = functional.binary_cross_entropy_with_logits
    guesses = [binary(one, labels) + CHOICE * _choice(one, batch) for one in (scores.early, scores.middle)]
    loss = binary(scores.answers, labels) + CHOICE * _choice(scores.answers, batch) + GUESS * sum(guesses)
    return loss if near is None else loss + AS_SHIPPED * functional.smooth_l1_loss(scores.near, near)


def _choice(logits: Tensor, batch: Sequence[Group]) -> Tensor:
    """Cross-entropy of the answering texts among a question's texts, over the questions that have both kinds."""
    bounds = np.cumsum([0, *(len(group.texts) for group in batch)])
    losses = []
    for group, (start, end) in zip(batch, pairwise(bounds), strict=True):
        if any(group.labels) and not all(group.labels):
            answering = logits[start:end][torch.tensor(group.labels)]
            losses.append(torch.logsumexp(logits[start:end], 0) - torch.logsumexp(answering, 0))
    return torch.stack(losses).mean() if losses else logits.sum() * 0


def worded(ends: Tensor, encoded: Sequence[Encoding], batch: Sequence[Group]) -> Tensor:
    """Where the answering words begin and end, among the text's tokens; at the first token, that none answer."""
    labels = [label for group in batch for label in group.labels]
    spans = [span for group in batch for span in group.spans]
    losses = []
    for row, (encoding, label, span) in enumerate(zip(encoded, labels, spans, strict=True)):
        first, last = (0, 0) if not label else _tokens(encoding, span) if span else (None, None)
        if first is not None and last is not None:
            possible = torch.tensor([True, *(sequence == 1 for sequence in encoding.sequence_ids[1:])])
            logits = ends[row, : len(possible)].masked_fill(~possible[:, None], -1e4)
            losses.append(functional.cross_entropy(logits.T, torch.tensor([first, last])))
    return torch.stack(losses).mean() if losses else ends.sum() * 0


def _tokens(encoding: Encoding, span: tuple[int, int]) -> tuple[int | None, int | None]:
    return encoding.char_to_token(span[0], 1), encoding.char_to_token(span[1] - 1, 1)


def batches(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """All groups, some thousand at a time in order of length, the batches in random order."""
    chooser = random.Random(SEED)  # noqa: S311 - nothing secret
    for start in range(0, len(groups), GROUPS * SORTED):
        chunk = sorted(groups[start : start + GROUPS * SORTED], key=_length)
        batches = [chunk[at : at + GROUPS] for at in range(0, len(chunk), GROUPS)]
        chooser.shuffle(batches)
        yield from batches


def _length(group: Group) -> int:
    return max(len(text) for text in group.texts) + len(group.question)


def tokenizer() -> Tokenizer:
    words = Tokenizer.from_file(str(RERANKER.tokenizer()))
    words.enable_truncation(TOKENS)
    words.no_padding()
    return words


def encode(words: Tokenizer, batch: Sequence[Group]) -> list[Encoding]:
    encoded: list[Encoding] = words.encode_batch([(group.question, text) for group in batch for text in group.texts])
    return encoded


def read(reader: Reader, encoded: Sequence[Encoding]) -> Scores:
    """What the network says of the pairs, in their order; those of like length go through it together."""
    order = sorted(range(len(encoded)), key=lambda place: len(encoded[place].ids))
    parts = []
    for start in range(0, len(order), PART):
        given = feed([encoded[place] for place in order[start : start + PART]])
        parts.append(reader(**{name: torch.from_numpy(values) for name, values in given.items()}))
    longest = parts[-1].ends.shape[1]
    ends = [functional.pad(part.ends, (0, 0, 0, longest - part.ends.shape[1])) for part in parts]
    back = torch.tensor(order).argsort()
    return Scores(
        *(torch.cat([getattr(part, name) for part in parts])[back] for name in ("answers", "near", "early", "middle")),
        torch.cat(ends)[back],
    )


if __name__ == "__main__":
    main()
