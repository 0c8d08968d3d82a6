"""What the shipped model says of a batch: the trained one keeps saying it in its second output."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from index.inference import Encoder
from index.weights import RERANKER
from scripts.training.examples import Group


class Teacher:
    def __init__(self) -> None:
        self._encoder = Encoder(RERANKER)

    def logits(self, batch: Sequence[Group]) -> Tensor:
        """One logit a pair, in order, shape (n,)."""
        pairs = [(group.question, text) for group in batch for text in group.texts]
        found = torch.zeros(len(pairs))
        for positions, output in self._encoder.run(pairs):
            found[positions] = torch.from_numpy(output[:, 0].copy())
        return found
