"""Train the second guess alone, on what a trained network says, some minutes on two cores.

    python -m scripts.training.guess WEIGHTS.pt MATERIAL OUT.pt --rows ROWS.jsonl --fold 0

Nothing else of the network changes. The guess learns, from the states after layer `NEAR`, the logit that the layers
above come to.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnxruntime
import torch
from tokenizers import Encoding
from torch import Tensor
from torch.nn import functional

from scripts.training.asked import FOLDS, used
from scripts.training.examples import Material
from scripts.training.export import export
from scripts.training.network import Reader, trained
from scripts.training.terse import terse
from scripts.training.train import SEED, tokenizer

OTHERS, LINES = 1_300, 250  # groups of the material, and about rows and items, beside the rows' questions
EPOCHS, BATCH, RATE, WARM_UP = 8, 32, 1e-3, 30
SLOPE = 0.5  # weight of how likely each text answers, beside which of a question's texts does


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help=".pt")
    parser.add_argument("material", type=Path, help="folder with passages.jsonl and questions.jsonl")
    parser.add_argument("out", type=Path, help="where the weights go, .pt")
    parser.add_argument("--rows", type=Path, required=True, help="questions of evaluation sets")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="only this half of the rows' documents")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    reader = trained(torch.load(options.weights, weights_only=True), attention="eager")
    groups = [*_asked(options.rows, options.fold), *_others(options.material)]
    learn(reader, *said(reader, groups), [len(group) for group in groups])
    torch.save(reader.state_dict(), options.out)


def _asked(rows: Path, fold: int | None) -> Iterator[list[tuple[str, str]]]:
    """Of each question the pairs with all its candidates."""
    for row in used(rows, fold):
        for question in sorted({c["asked"] for c in row["candidates"]}):
            yield [(question, c["text"]) for c in row["candidates"] if c["asked"] == question]


def _others(material: Path) -> Iterator[list[tuple[str, str]]]:
    for group in (*islice(Material(material, SEED + 5).groups(), OTHERS), *islice(terse(SEED + 5), LINES)):
        yield [(group.question, text) for text in group.texts]


def said(reader: Reader, groups: Sequence[Sequence[tuple[str, str]]]) -> tuple[Tensor, Tensor]:
    """Of each pair the first token's state after layer `NEAR`, shape (n, 384), and the logit that it answers, (n,).

    By the int8 file, which is faster, and is what the guess will be made with.
    """
    encoded = tokenizer().encode_batch([pair for group in groups for pair in group])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as cores:
        export(reader, Path(folder, "network.onnx"))
        session = onnxruntime.InferenceSession(str(Path(folder, "network.onnx")), options)
        found = list(cores.map(lambda encoding: _said(session, encoding), encoded))
    states, logits = zip(*found, strict=True)
    return torch.from_numpy(np.array(states)), torch.tensor(logits)


def _said(session: onnxruntime.InferenceSession, encoding: Encoding) -> tuple[np.ndarray, float]:
    tokens = {"input_ids": np.array([encoding.ids]), "token_type_ids": np.array([encoding.type_ids])}
    states = np.zeros((1, 1, 384), np.float32)
    for stage in (0, 1):
        states = session.run([f"tokens{stage}"], {**tokens, "hidden": states, "stage": np.array(stage)})[0]
    answers = session.run(["logits2"], {**tokens, "hidden": states, "stage": np.array(2)})[0]
    return states[0, 0], float(answers[0, 0])


def learn(reader: Reader, states: Tensor, logits: Tensor, sizes: Sequence[int]) -> None:
    ends = np.cumsum([0, *sizes])
    places = [np.arange(start, end) for start, end in pairwise(ends)]
    optimizer = torch.optim.AdamW(reader.middle.parameters(), lr=RATE, weight_decay=0.02)
    steps, step = EPOCHS * math.ceil(len(places) / BATCH), 0
    chooser = random.Random(SEED)  # noqa: S311 - nothing secret
    for epoch in range(EPOCHS):
        chooser.shuffle(places)
        total = 0.0
        for start in range(0, len(places), BATCH):
            optimizer.param_groups[0]["lr"] = RATE * min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
            loss = _loss(reader, states, logits, places[start : start + BATCH])
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            total, step = total + loss.item(), step + 1
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total * BATCH / len(places):.3f}", flush=True)


def _loss(reader: Reader, states: Tensor, logits: Tensor, groups: Sequence[np.ndarray]) -> Tensor:
    """How far from which of a question's texts answers, and from how likely each does, as the layers above say."""
    chosen = torch.from_numpy(np.concatenate(groups))
    guesses, told = reader.middle(states[chosen])[:, 0], logits[chosen]
    sizes = [len(group) for group in groups]
    order = sum(
        functional.kl_div(ours.log_softmax(0), theirs.log_softmax(0), log_target=True, reduction="sum")
        for ours, theirs in zip(guesses.split(sizes), told.split(sizes), strict=True)
    )
    return order / len(groups) + SLOPE * functional.binary_cross_entropy_with_logits(guesses, told.sigmoid())


if __name__ == "__main__":
    main()
