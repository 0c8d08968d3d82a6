"""The weights of one of our int8 files as floats, so that training can go on from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from scripts.training.network import EARLY, LAYERS, WIDTH

_ENCODER = "bert.encoder.layer"
_TURNED = "_Transposed"


def restored(path: Path) -> dict[str, Tensor]:
    """Parameter name -> values, (q − zero point) × scale where quantised."""
    graph = onnx.load(str(path)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {}
    for name, values in arrays.items():
        stem = name.removesuffix("_quantized")
        if stem != name:
            zero, scale = (arrays[f"{stem}{part}"].astype(np.float32) for part in ("_zero_point", "_scale"))
            found[stem] = (values.astype(np.float32) - zero) * scale
        elif values.dtype == np.float32 and not name.endswith("_scale"):
            found[name] = values
    matrices = {
        node.name: node.input[1].removesuffix("_quantized")
        for outer in graph.node
        for attribute in outer.attribute
        for node in attribute.g.node
        if node.op_type == "MatMulInteger"
    }
    weights = {name.partition("/reader.")[2]: values for name, values in found.items() if "/reader." in name}
    for name in [name for name in weights if name.endswith(_TURNED)]:
        weights[name.removesuffix(_TURNED)] = weights.pop(name).T
    for layer in range(LAYERS):
        stage, place = divmod(layer, EARLY)
        into = found[f"{stage}/Attention_{place}_qkv_weight"]
        shifts = found[f"{stage}/Attention_{place}_qkv_bias"]
        for number, kind in enumerate(("query", "key", "value")):
            part = slice(number * WIDTH, (number + 1) * WIDTH)
            weights[f"{_ENCODER}.{layer}.attention.self.{kind}.weight"] = into[:, part].T
            weights[f"{_ENCODER}.{layer}.attention.self.{kind}.bias"] = shifts[part]
        for kind in ("attention/output/dense", "intermediate/dense", "output/dense"):
            values = found[matrices[f"{stage}//layer.{layer}/{kind}/MatMul_quant"]]
            weights[f"{_ENCODER}.{layer}.{kind.replace('/', '.')}.weight"] = values.T
    weights["ends.weight"] = found[matrices["2//ends/MatMul_quant"]].T
    return {name: torch.tensor(np.ascontiguousarray(values)) for name, values in weights.items()}
