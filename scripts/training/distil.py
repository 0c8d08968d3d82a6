"""Make a trained network narrower, and teach it what that one says: some 40 minutes a fold, two folds side by side.

    python -m scripts.training.distil TEACHER.pt MATERIAL OUT.pt --rows ROWS.jsonl --fold 0 --cores 1

The narrow network learns from groups like those the teacher learned from: the same logits, words and states, after a
third and two thirds of the layers (Jiao et al. 2020, "TinyBERT"). What answers is told to it for lines of tables and
lists alone; on everything else it learns what the teacher says, right or wrong.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnxruntime
import torch
from tokenizers import Encoding
from torch import Tensor
from torch.nn import functional

from scripts.training.asked import FOLDS, asked
from scripts.training.examples import Group, Material
from scripts.training.export import export
from scripts.training.narrow import narrow
from scripts.training.network import Reader, Scores, trained
from scripts.training.terse import terse
from scripts.training.train import CHOICE, SEED, WARM_UP, WORDS, batches, encode, labelled, read, tokenizer, worded

PASSES = 4  # over the rows' questions, each with other texts
MORE = 2.0  # groups of the material for each question of the rows
TERSE = 0.1  # groups about rows and items for each of both
GROUPS_FOR_SHAPE = 240  # by whose texts the units are chosen
RATE, HEAD_RATE = 4e-5, 1e-4  # AdamW's peak learning rates, of the layers and of the heads
EVERY = 100  # steps between two checkpoints
LOGITS, SPANS, STATES, NEAR_TOO, GUESSES, KNOWN = 0.5, 0.4, 1.0, 0.1, 0.2, 0.5  # weights of the losses


class Teacher:
    """What the whole network says, by its int8 file, which takes half the time and is what was used until then."""

    def __init__(self, weights: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        with TemporaryDirectory() as folder:
            file = Path(folder, "teacher.onnx")
            export(trained(torch.load(weights, weights_only=True), attention="eager"), file)
            self._session = onnxruntime.InferenceSession(str(file), options)

    def says(self, encoded: Sequence[Encoding]) -> Scores:
        """Of pairs, in order. There is no second guess among it: what it guesses is in `answers`."""
        found = [self._one(encoding) for encoding in encoded]
        answers, near, early = (torch.tensor([one[place] for one in found]) for place in range(3))
        ends, states = (
            torch.nn.utils.rnn.pad_sequence([torch.from_numpy(one[place]) for one in found], batch_first=True)
            for place in (3, 4)
        )
        return Scores(answers, near, early, answers, ends, states)

    def _one(self, encoding: Encoding) -> tuple[float, float, float, np.ndarray, np.ndarray]:
        tokens = {"input_ids": np.array([encoding.ids]), "token_type_ids": np.array([encoding.type_ids])}
        logits, states = [], [np.zeros((1, 1, 384), np.float32)]
        for stage in range(3):
            given = {**tokens, "hidden": states[-1], "stage": np.array(stage)}
            said, after = self._session.run([f"logits{stage}", f"tokens{stage}"], given)
            logits.append(said[0])
            states.append(after)
        both = np.concatenate([states[1][0], states[2][0]], 1)
        return float(logits[2][0]), float(logits[1][1]), float(logits[0][0]), states[3][0], both


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path, help=".pt")
    parser.add_argument("material", type=Path, help="folder with passages.jsonl and questions.jsonl")
    parser.add_argument("out", type=Path, help="where the weights go, .pt")
    parser.add_argument("--rows", type=Path, required=True, help="questions of evaluation sets")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="only this half of the rows' documents")
    parser.add_argument("--minutes", type=float, default=40, help="the rate falls to nothing over that time")
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.cores)
    taught, lines = _groups(options.material, options.rows, options.fold)
    chooser = random.Random(SEED)  # noqa: S311 - nothing secret
    whole = trained(torch.load(options.teacher, weights_only=True))
    reader = narrow(whole, encode(tokenizer(), chooser.sample(taught, GROUPS_FOR_SHAPE)))
    torch.save(reader.state_dict(), options.out)
    planned = [(batch, False) for batch in batches(taught)]
    for batch in batches(lines):
        planned.insert(chooser.randrange(len(planned)), (batch, True))
    learn(reader, Teacher(options.teacher), planned, options.out, options.minutes)


def _groups(material: Path, rows: Path, fold: int | None) -> tuple[list[Group], list[Group]]:
    """The rows' questions, pass by pass with other texts, among more of the material's; and groups of lines."""
    others, groups = Material(material, SEED + 2).groups(), []
    for number in range(PASSES):
        found = list(asked(rows, SEED + 10 + number, fold))
        groups += [*found, *islice(others, int(MORE * len(found)))]
    random.Random(SEED).shuffle(groups)  # noqa: S311 - nothing secret
    return groups, list(islice(terse(SEED + 2), int(TERSE * len(groups))))


def learn(
    reader: Reader, teacher: Teacher, planned: Sequence[tuple[Sequence[Group], bool]], out: Path, minutes: float
) -> None:
    """At most once over the batches, of which some are known; prints how it goes, writes a checkpoint now and then."""
    words = tokenizer()
    reader.eval().bert.embeddings.requires_grad_(requires_grad=False)
    heads = [p for part in (reader.early, reader.middle, reader.near, reader.ends) for p in part.parameters()]
    rest = [p for p in reader.parameters() if p.requires_grad and all(p is not head for head in heads)]
    rates = [{"params": rest, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    started, running = time.monotonic(), np.zeros(0)
    for step, (batch, known) in enumerate(planned, start=1):
        done = max((time.monotonic() - started) / (60 * minutes), step / len(planned))
        for group, peak in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = peak * max(0.0, min(done / WARM_UP + 0.02, (1 - done) / (1 - WARM_UP)))
        encoded = encode(words, batch)
        scores = read(reader, encoded)
        losses = [] if known else _losses(scores, teacher.says(encoded), encoded, batch)
        (torch.stack(losses).sum() if losses else _known(scores, encoded, batch)).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if losses:
            now = np.array([loss.item() for loss in losses])
            running = 0.96 * running + 0.04 * now if running.size else now
        if step % 20 == 0:
            print(f"step {step} of {len(planned)}: losses {running.round(3)}, {done:.0%} of the time", flush=True)
        if step % EVERY == 0 or done >= 1 or step == len(planned):
            torch.save(reader.state_dict(), out)
        if done >= 1:
            break


def _losses(scores: Scores, said: Scores, encoded: Sequence[Encoding], batch: Sequence[Group]) -> list[Tensor]:
    """As the teacher: logits, which of a question's texts, words, states, near, both guesses."""
    sizes = [len(group.texts) for group in batch]
    lengths = torch.tensor([len(encoding.ids) for encoding in encoded])
    inside = torch.arange(scores.ends.shape[1])[None] < lengths[:, None]
    ends = [one.masked_fill(~inside[..., None], -1e4).log_softmax(1) for one in (scores.ends, said.ends)]
    spans = functional.kl_div(ends[0], ends[1], log_target=True, reduction="none").sum((1, 2)).mean()
    guesses = [_guess(one, said.answers, sizes) for one in (scores.early, scores.middle)]
    return [
        LOGITS * functional.smooth_l1_loss(scores.answers, said.answers),
        CHOICE * _order(scores.answers, said.answers, sizes),
        SPANS * spans,
        STATES * functional.mse_loss(scores.states[inside], said.states[inside]) / said.states[inside].var(),
        NEAR_TOO * functional.smooth_l1_loss(scores.near, said.near),
        GUESSES * (guesses[0] + guesses[1]),
    ]


def _known(scores: Scores, encoded: Sequence[Encoding], batch: Sequence[Group]) -> Tensor:
    """Whether each text answers, which of a question's, and with which words."""
    return KNOWN * (labelled(scores, batch, None) + WORDS * worded(scores.ends, encoded, batch))


def _guess(guesses: Tensor, said: Tensor, sizes: Sequence[int]) -> Tensor:
    return functional.binary_cross_entropy_with_logits(guesses, said.sigmoid()) + _order(guesses, said, sizes)


def _order(logits: Tensor, said: Tensor, sizes: Sequence[int]) -> Tensor:
    """Kullback-Leibler divergence of which of a question's texts answers, from what is said."""
    losses = [
        functional.kl_div(ours.log_softmax(0), theirs.log_softmax(0), log_target=True, reduction="sum")
        for ours, theirs in zip(logits.split(list(sizes)), said.split(list(sizes)), strict=True)
    ]
    return torch.stack(losses).mean()


if __name__ == "__main__":
    main()
