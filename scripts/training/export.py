"""Make the int8 ONNX file of a trained network: `python -m scripts.training.export OUT.pt … evidence.onnx`.

Of several weights that went on from the same ones the mean is taken, which judges like the mean of their logits.

One file holds three graphs of which one is run, so that weak candidates need not pass all layers: the lower takes
tokens and gives a first guess and hidden states, the middle takes those and gives a second guess and hidden states, the
upper says whether and with which words a text answers. Prints its sha256.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from scripts.training.graphs import OUTPUTS, one_of, part_norms
from scripts.training.network import EARLY, NEAR, WIDTH, Reader, trained

OPSET = 17


class Stage(nn.Module):
    """A part of the network, with the names of its inputs."""

    inputs: tuple[str, ...]

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader


class Lower(Stage):
    """The lowest layers on the tokens of one pair: a first guess, and the hidden states."""

    inputs = ("input_ids", "token_type_ids")

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        bert = self.reader.bert
        states = _through(
            bert.encoder.layer[:EARLY], bert.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        )
        return self.reader.early(states[:, 0]), states


class Middle(Stage):
    """The layers in the middle: the logits (second guess, near), and the hidden states."""

    inputs = ("hidden",)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        states = _through(self.reader.bert.encoder.layer[EARLY:NEAR], hidden)
        first = states[:, 0]
        return torch.cat([self.reader.middle(first), self.reader.near(first)], 1), states


class Upper(Stage):
    """The uppermost layers: the logit that the text answers, and where the answering words begin and end."""

    inputs = ("hidden",)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        states = _through(self.reader.bert.encoder.layer[NEAR:], hidden)
        return self.reader.answers(self.reader.bert.pooler(states)), self.reader.ends(states)


def _through(layers: nn.ModuleList, states: Tensor) -> Tensor:
    for layer in layers:
        states = layer(states)[0]
    return states


def export(reader: Reader, out: Path) -> None:
    """Write the fused, quantised file: three graphs, one of which is run, as its input `stage` says (0, 1, 2).

    Weights have a scale a channel: with one a matrix the logits were off by 10 and more. They have 7 bits, since eight
    can overflow on processors without VNNI
    (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
    """
    ids, hidden = torch.ones(1, 8, dtype=torch.int64), torch.zeros(1, 6, WIDTH)
    with TemporaryDirectory() as folder:
        stages = [
            _quantised(part(reader), example, Path(folder))
            for part, example in ((Lower, (ids, ids * 0)), (Middle, (hidden,)), (Upper, (hidden,)))
        ]
    out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(one_of(stages), str(out))
    onnx.checker.check_model(str(out))


def _quantised(part: Stage, example: tuple[Tensor, ...], folder: Path) -> onnx.ModelProto:
    plain, fused, small = (folder / f"{name}.onnx" for name in ("plain", "fused", "small"))
    axes = {name: {1: "tokens"} for name in (*part.inputs, "tokens")}
    torch.onnx.export(
        part.eval(), example, str(plain), input_names=list(part.inputs), output_names=list(OUTPUTS),
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    options = FusionOptions("bert")
    optimized = optimize_model(
        str(plain), "bert", num_heads=12, hidden_size=WIDTH, opt_level=0, optimization_options=options
    )
    part_norms(optimized.model)
    optimized.save_model_to_file(str(fused))
    print(optimized.get_fused_operator_statistics())
    extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # of what comes out of fused nodes
    how = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True}
    quantize_dynamic(fused, small, **how, extra_options=extra)
    return onnx.load(str(small))


def mean(weights: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Parameter name -> the mean of its values (Wortsman et al. 2022, "Model soups")."""
    return {name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    weights = mean([torch.load(path, weights_only=True) for path in options.weights])
    export(trained(weights, attention="eager"), options.out)  # the form that can be fused
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{digest}  {options.out} ({options.out.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
