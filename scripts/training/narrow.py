"""Make a trained network narrower: leave out feed-forward units without which its layers change least.

Which ones, and what those that stay must do for the others, comes from least squares on the states of real texts, layer
by layer ("optimal brain surgeon": Hassibi and Stork 1993; of whole units: Kurtic et al. 2023, "ZipLM").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Encoding
from torch import Tensor, nn

from scripts.training.network import Reader

# Units of each layer that stay, of 1,536: more where the logit that a text answers suffers most without them.
NARROW = (768, 768, 768, 512, 512, 768, 768, 384, 384, 384, 384, 384)
DAMPING = 1e-4  # of the mean square of the inputs, added to the diagonal so that the equations can be solved
AT_ONCE = 16  # units that are left out before the others are looked at anew
TOGETHER = 32  # texts of like length in a batch


@dataclass(slots=True)
class _Batch:
    """Texts on their way through the layers of both networks, shape (texts, tokens, 384) each."""

    real: Tensor  # which tokens are no padding, shape (texts, tokens)
    whole: Tensor
    narrow: Tensor

    @property
    def mask(self) -> Tensor:
        return self.real[:, None, None, :]


@torch.no_grad()
def narrow(whole: Reader, encoded: Sequence[Encoding], units: Sequence[int] = NARROW) -> Reader:
    """A network of that many units which does to these pairs nearly what the whole one does, which is left as it is."""
    whole.eval()
    reader = Reader(units=units).eval()
    names = {name for name, values in reader.state_dict().items() if values.shape == whole.state_dict()[name].shape}
    reader.load_state_dict({name: one for name, one in whole.state_dict().items() if name in names}, strict=False)
    batches = list(_embedded(whole, encoded))
    for number, (old, new) in enumerate(zip(whole.bert.encoder.layer, reader.bert.encoder.layer, strict=True), start=1):
        for one in batches:
            one.whole, one.narrow = (old.attention(states, one.mask)[0] for states in (one.whole, one.narrow))
        _leave_out(old, new, batches, units[number - 1])
        apart = sum(float((one.whole - one.narrow)[one.real].square().sum()) for one in batches)
        print(f"layer {number}: {apart / sum(float(one.whole[one.real].square().sum()) for one in batches):.4f} apart")
    return reader


def _embedded(reader: Reader, encoded: Sequence[Encoding]) -> Iterator[_Batch]:
    ordered = sorted(encoded, key=lambda one: len(one.ids))
    for start in range(0, len(ordered), TOGETHER):
        part = ordered[start : start + TOGETHER]
        ids, types, real = (
            nn.utils.rnn.pad_sequence([torch.tensor(getattr(one, name)) for one in part], batch_first=True)
            for name in ("ids", "type_ids", "attention_mask")
        )
        states = reader.bert.embeddings(input_ids=ids, token_type_ids=types)
        yield _Batch(real.bool(), states, states)


def _leave_out(old: nn.Module, new: nn.Module, batches: Sequence[_Batch], units: int) -> None:
    """Choose the units of one layer that stay, and move all texts past it."""
    inputs = [old.intermediate(one.narrow) for one in batches]
    wanted = [old.output.dense(old.intermediate(one.whole)) + one.whole for one in batches]
    targets = [sums - one.narrow for sums, one in zip(wanted, batches, strict=True)]
    features, goals = (torch.cat([t[one.real] for t, one in zip(ts, batches, strict=True)]) for ts in (inputs, targets))
    kept = _kept(features, old.output.dense.weight.T, units)
    _rows(old.intermediate.dense, new.intermediate.dense, kept)
    _solve(features[:, kept], goals, new.output.dense)
    new.output.LayerNorm.load_state_dict(old.output.LayerNorm.state_dict())
    for one, inside, sums in zip(batches, inputs, wanted, strict=True):
        one.narrow = new.output(inside[..., kept], one.narrow)
        one.whole = old.output.LayerNorm(sums)


def _kept(features: Tensor, weights: Tensor, size: int) -> Tensor:
    """Places of the units that stay; those go first that the others make up for most easily.

    `features` (tokens, units), `weights` (units, 384).
    """
    inverse, left = torch.linalg.inv(_products(features)), weights.double().clone()
    alive = torch.arange(len(left))
    while len(alive) > size:
        order = (left[alive].square().sum(1) / inverse.diagonal()[alive]).argsort()
        gone = alive[order[: min(AT_ONCE, len(alive) - size)]]
        alive = alive[order[len(gone) :]]
        shares = inverse[:, gone] @ torch.linalg.inv(inverse[gone][:, gone])
        left, inverse = left - shares @ left[gone], inverse - shares @ inverse[gone]
    return alive.sort().values


def _products(inputs: Tensor) -> Tensor:
    """Sums of products of each two columns, such that the matrix can be inverted."""
    products = (inputs.T @ inputs).double()
    return products + DAMPING * products.diagonal().mean() * torch.eye(len(products))


def _rows(old: nn.Linear, new: nn.Linear, kept: Tensor) -> None:
    new.weight.copy_(old.weight[kept])
    new.bias.copy_(old.bias[kept])


def _solve(features: Tensor, goals: Tensor, layer: nn.Linear) -> None:
    """The weights with which the layer makes these goals of these features, nearly."""
    inputs = torch.cat([features, torch.ones(len(features), 1)], 1)
    found = torch.linalg.solve(_products(inputs), (inputs.T @ goals).double()).float()
    layer.weight.copy_(found[:-1].T)
    layer.bias.copy_(found[-1])
