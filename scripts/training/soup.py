"""The mean of weights that went on from the same ones, which judges like the mean of their logits.

Wortsman et al. 2022, "Model soups". Where networks were made narrower each has units of its own beside common ones: the
mean has all of them, and what a network lacks is nothing to add.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from scripts.training.network import LAYERS

SAME = 0.1  # how far apart the inputs' weights of one unit may be in two networks; other units are .18 and more apart

Weights = Mapping[str, Tensor]


def mean(weights: Sequence[Weights]) -> dict[str, Tensor]:
    """Parameter name -> the mean of its values."""
    inner = {
        name: values for layer in range(LAYERS) for name, values in _units(weights, f"bert.encoder.layer.{layer}.")
    }
    return {name: inner.get(name, torch.stack([one[name] for one in weights]).mean(0)) for name in weights[0]}


def _units(weights: Sequence[Weights], layer: str) -> list[tuple[str, Tensor]]:
    """A layer's units, those that several networks have once: their weights and biases, and those after them."""
    names = [
        f"{layer}{part}" for part in ("intermediate.dense.weight", "intermediate.dense.bias", "output.dense.weight")
    ]
    into, bias, out = (weights[0][name] for name in names)
    counts = torch.ones(len(bias))
    for one in weights[1:]:
        new_into, new_bias, new_out = (one[name] for name in names)
        apart, at = torch.cdist(new_into, into / counts[:, None]).min(1)
        known = apart < SAME
        into, bias, counts = into.clone(), bias.clone(), counts.clone()
        into[at[known]] += new_into[known]
        bias[at[known]] += new_bias[known]
        counts[at[known]] += 1
        out = out.clone()
        out[:, at[known]] += new_out[:, known]
        into, bias = torch.cat([into, new_into[~known]]), torch.cat([bias, new_bias[~known]])
        counts = torch.cat([counts, torch.ones(int((~known).sum()))])
        out = torch.cat([out, new_out[:, ~known]], 1)
    return list(zip(names, (into / counts[:, None], bias / counts, out / len(weights)), strict=True))
