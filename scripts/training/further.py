"""Teach a trained network more without its forgetting what it knows: some 40 minutes on two cores.

    python -m scripts.training.further evidence.onnx MATERIAL OUT.pt --rows ROWS.jsonl --ours OURS.jsonl

From OURS, our own questions on documents of many kinds, and from lines of tables and lists it learns what answers. In
between it is held to what it said until then of ROWS and MATERIAL, right or wrong (Li and Hoiem 2018, "Learning without
forgetting"), so that figures fitted to what it says go on holding. Both files of rows are what scripts.fitting.collect
writes; the labels of ROWS are not used.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from scripts.training.asked import asked
from scripts.training.examples import Group, Material
from scripts.training.network import Reader, Scores, trained
from scripts.training.restore import restored
from scripts.training.terse import terse
from scripts.training.train import CHOICE, SEED, WARM_UP, WORDS, batches, encode, labelled, read, tokenizer, worded

LINES = 0.3  # groups about rows and items for each of our own questions
KEPT = 0.8  # groups that it is to judge as before for each from which it learns
ROWS = 2  # passes over the rows' questions among those; the others are of the material
RATE, HEAD_RATE = 3e-5, 1e-4  # AdamW's peak learning rates, of the layers and of the heads
AHEAD = 3  # batches that the network as it was is asked about before they are due
EVERY = 100  # steps between two checkpoints
LOGITS, SPANS, NEAR, GUESSES = 0.5, 0.4, 0.1, 0.2  # weights of the losses that hold it to what it said

Batch = tuple[Sequence[Group], bool]
"""Questions with their texts, and whether what answers is to be learned from them."""

Asked = tuple[Sequence[Group], list[Encoding], Scores | None]
"""The same, its pairs, and what the network said of them; none where it is to learn what answers."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path, help="int8 file of a trained network, .onnx")
    parser.add_argument("material", type=Path, help="folder with passages.jsonl and questions.jsonl")
    parser.add_argument("out", type=Path, help="where the weights go, .pt")
    parser.add_argument("--rows", type=Path, required=True, help="questions whose answers are to stay as they are")
    parser.add_argument("--ours", type=Path, required=True, help="questions to learn from")
    parser.add_argument("--start", type=Path, help="weights to go on from, .pt, instead of the network's own")
    parser.add_argument("--passes", type=int, default=8, help="over our own questions, each with other texts")
    parser.add_argument("--minutes", type=float, default=42, help="the rate falls to nothing over that time")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    weights = torch.load(options.start, weights_only=True) if options.start else restored(options.network)
    reader = trained(weights, attention="eager")  # whose gradients take half of the time on a CPU
    learn(reader, AsItWas(options.network), list(_planned(options)), options.out, options.minutes)


def _planned(options: argparse.Namespace) -> Iterator[Batch]:
    ours = [group for number in range(options.passes) for group in asked(options.ours, SEED + number)]
    new = [*ours, *islice(terse(SEED + 2), int(LINES * len(ours)))]
    kept = [group for number in range(ROWS) for group in asked(options.rows, SEED + 10 + number)]
    kept += islice(Material(options.material, SEED + 2).groups(), max(0, int(KEPT * len(new)) - len(kept)))
    chooser = random.Random(SEED)  # noqa: S311 - nothing secret
    for groups in (new, kept):
        chooser.shuffle(groups)
    planned = [(batch, True) for batch in batches(new)] + [(batch, False) for batch in batches(kept)]
    chooser.shuffle(planned)
    yield from planned


class AsItWas:
    """What the network said before, by its int8 file."""

    def __init__(self, file: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(file), options)

    def says(self, encoded: Sequence[Encoding]) -> Scores:
        """Of pairs, in order. Instead of guesses there is what is guessed, in `answers`."""
        found = [self._one(encoding) for encoding in encoded]
        answers, near = (torch.tensor([one[place] for one in found]) for place in range(2))
        ends = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(one[2]) for one in found], batch_first=True)
        return Scores(answers, near, answers, answers, ends)

    def _one(self, encoding: Encoding) -> tuple[float, float, np.ndarray]:
        given = {"input_ids": np.array([encoding.ids]), "token_type_ids": np.array([encoding.type_ids])}
        logits, states = [], np.zeros((1, 1, 384), np.float32)
        for stage in range(3):
            wanted = [f"logits{stage}", f"tokens{stage}"]
            said, states = self._session.run(wanted, {**given, "hidden": states, "stage": np.array(stage)})
            logits.append(said[0])
        return float(logits[2][0]), float(logits[1][1]), states[0]


def learn(reader: Reader, before: AsItWas, planned: Sequence[Batch], out: Path, minutes: float) -> None:
    """At most once over the batches; prints how it goes, writes a checkpoint every now and then and at the end."""
    words = tokenizer()
    reader.train().freeze()
    heads = [p for part in (reader.early, reader.middle, reader.near, reader.ends) for p in part.parameters()]
    rest = [p for p in reader.parameters() if p.requires_grad and all(p is not head for head in heads)]
    peaks = (RATE, HEAD_RATE)
    optimizer = torch.optim.AdamW([{"params": rest}, {"params": heads}], weight_decay=0.01)
    started, running = time.monotonic(), {True: 0.0, False: 0.0}
    for step, (batch, encoded, said) in enumerate(_asked(words, before, planned), start=1):
        done = max((time.monotonic() - started) / (60 * minutes), step / len(planned))
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * max(0.0, min(done / WARM_UP + 0.02, (1 - done) / (1 - WARM_UP)))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = read(reader, encoded).floats()
        loss = _kept(scores, said, encoded, batch) if said else _learned(scores, encoded, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        known = said is None
        running[known] = 0.97 * running[known] + 0.03 * loss.item() if running[known] else loss.item()
        if step % 20 == 0:
            losses = f"learned {running[True]:.3f}, kept {running[False]:.3f}"
            print(f"step {step} of {len(planned)}: {losses}, {done:.0%} of the time", flush=True)
        if step % EVERY == 0 or done >= 1 or step == len(planned):
            torch.save(reader.state_dict(), out)
        if done >= 1:
            break


def _asked(words: Tokenizer, before: AsItWas, planned: Sequence[Batch]) -> Iterator[Asked]:
    """The batches in order; the network as it was is asked ahead of time, on the side."""

    def ask(groups: Sequence[Group], known: bool) -> Asked:  # noqa: FBT001
        encoded = encode(words, groups)
        return groups, encoded, None if known else before.says(encoded)

    with ThreadPoolExecutor(1) as aside:
        ahead: deque[Future[Asked]] = deque()
        for batch in planned:
            ahead.append(aside.submit(ask, *batch))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _learned(scores: Scores, encoded: Sequence[Encoding], batch: Sequence[Group]) -> Tensor:
    """Whether each text answers, which of a question's, and with which words."""
    return labelled(scores, batch, None) + WORDS * worded(scores.ends, encoded, batch)


def _kept(scores: Scores, said: Scores, encoded: Sequence[Encoding], batch: Sequence[Group]) -> Tensor:
    """How far it is from what it said: logits, which of a question's texts, words, near, both guesses."""
    sizes = [len(group.texts) for group in batch]
    lengths = torch.tensor([len(encoding.ids) for encoding in encoded])
    inside = torch.arange(scores.ends.shape[1])[None] < lengths[:, None]
    ends = [one.masked_fill(~inside[..., None], -1e4).log_softmax(1) for one in (scores.ends, said.ends)]
    spans = functional.kl_div(ends[0], ends[1], log_target=True, reduction="none").sum((1, 2)).mean()
    guesses = [_guess(one, said.answers, sizes) for one in (scores.early, scores.middle)]
    return (
        LOGITS * functional.smooth_l1_loss(scores.answers, said.answers)
        + CHOICE * _order(scores.answers, said.answers, sizes)
        + SPANS * spans
        + NEAR * functional.smooth_l1_loss(scores.near, said.near)
        + GUESSES * (guesses[0] + guesses[1])
    )


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
