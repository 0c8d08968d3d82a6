"""What is changed in ONNX graphs after they are written: layer norms taken apart, several graphs in one file."""

from __future__ import annotations

from collections.abc import Sequence

import onnx
from onnx import TensorProto, helper

OUTPUTS = {"logits": 2, "tokens": 3}  # of each stage, and how many dimensions they have
IR = 8  # the version of the format
EPSILON = 1e-12  # of the layer norms


def part_norms(model: onnx.ModelProto) -> None:
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


def one_of(stages: Sequence[onnx.ModelProto]) -> onnx.ModelProto:
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
