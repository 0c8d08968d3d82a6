"""Make the int8 ONNX file of a trained network: `python -m scripts.training.export OUT.pt … evidence.onnx`.

Of several weights that went on from the same ones the mean is taken, which judges like the mean of their logits.

One file holds two graphs side by side, so that weak candidates need not pass all layers: the lower takes tokens and
gives a first guess and the hidden states, the upper takes hidden states and gives the two logits and where the
answering words are. Prints its sha256.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from scripts.training.network import EARLY, NEAR, WIDTH, Reader

OUTPUTS = {"logits": 2, "tokens": 3}  # of each stage, and how many dimensions they have
OPSET, IR = 17, 8
EPSILON = 1e-12  # of the layer norms


class Lower(nn.Module):
    """The lowest layers on the tokens of one pair: a first guess, and the hidden states."""

    inputs = ("input_ids", "token_type_ids")

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        bert = self.reader.bert
        states = _through(
            bert.encoder.layer[:EARLY], bert.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        )
        return self.reader.early(states[:, 0]), states


class Middle(nn.Module):
    """The layers in the middle: the logits (second guess, near), and the hidden states."""

    inputs = ("hidden",)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        states = _through(self.reader.bert.encoder.layer[EARLY:NEAR], hidden)
        first = states[:, 0]
        return torch.cat([self.reader.middle(first), self.reader.near(first)], 1), states


class Upper(nn.Module):
    """The uppermost layers: the logit that the text answers, and where the answering words begin and end."""

    inputs = ("hidden",)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

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
    onnx.save(_one_of(stages), str(out))
    onnx.checker.check_model(str(out))


def _quantised(part: Lower | Middle | Upper, example: tuple[Tensor, ...], folder: Path) -> onnx.ModelProto:
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
    _part_norms(optimized.model)
    optimized.save_model_to_file(str(fused))
    print(optimized.get_fused_operator_statistics())
    extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # of what comes out of fused nodes
    how = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True}
    quantize_dynamic(fused, small, **how, extra_options=extra)
    return onnx.load(str(small))


def _part_norms(model: onnx.ModelProto) -> None:
    """Additions and plain layer norms for those that add as well, whose kernel takes four times as long on a CPU."""
    nodes = []
    for node in model.graph.node:
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        output = node.output[0]
        states, skipped, scale, shift, bias = node.input
        nodes += [
            helper.make_node("Add", [states, bias], [f"{output}/biased"]),
            helper.make_node("Add", [f"{output}/biased", skipped], [f"{output}/sum"]),
            helper.make_node("LayerNormalization", [f"{output}/sum", scale, shift], [output], epsilon=EPSILON),
        ]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _one_of(stages: Sequence[onnx.ModelProto]) -> onnx.ModelProto:
    """One model with all graphs, each the branch of an `If` that has outputs of its own.

    Those are called logits0, tokens0, logits1 and so on. The weights stand outside the branches, or ONNX Runtime would
    keep them twice; branches within branches are slower.
    """
    whole = onnx.GraphProto(name="evidence")
    given = {}
    for number, model in enumerate(stages):
        graph = onnx.compose.add_prefix_graph(model.graph, f"{number}/", rename_inputs=False)
        given |= {one.name: one for one in graph.input}
        whole.initializer.extend(graph.initializer)
        del graph.input[:], graph.initializer[:]
        results = _results(number)
        wanted = helper.make_tensor("", TensorProto.INT64, [], [number])
        whole.node.extend(
            [
                helper.make_node("Constant", [], [f"number{number}"], value=wanted),
                helper.make_node("Equal", ["stage", f"number{number}"], [f"is{number}"]),
                helper.make_node(
                    "If", [f"is{number}"], [o.name for o in results], then_branch=graph, else_branch=_idle(number)
                ),
            ]
        )
        whole.output.extend(results)
    whole.input.extend([*given.values(), helper.make_tensor_value_info("stage", TensorProto.INT64, [])])
    return helper.make_model(whole, opset_imports=list(stages[0].opset_import), ir_version=IR)


def _idle(number: int) -> onnx.GraphProto:
    """Nothing, for a stage that is not run."""
    results = _results(number, "idle-")
    nothing = [helper.make_tensor("", TensorProto.FLOAT, [0] * dimensions, []) for dimensions in OUTPUTS.values()]
    nodes = [
        helper.make_node("Constant", [], [one.name], value=empty) for one, empty in zip(results, nothing, strict=True)
    ]
    return helper.make_graph(nodes, f"idle{number}", [], results)


def _results(number: int, which: str = "") -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(f"{which}{name}{number}", TensorProto.FLOAT, [None] * dimensions)
        for name, dimensions in OUTPUTS.items()
    ]


def mean(weights: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Parameter name -> the mean of its values (Wortsman et al. 2022, "Model soups")."""
    return {name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    weights = mean([torch.load(path, weights_only=True) for path in options.weights])
    reader = Reader(attention="eager")  # the form that can be fused
    reader.load_state_dict(weights)
    export(reader, options.out)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{digest}  {options.out} ({options.out.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
