"""The shipped cross-encoder as a network that can be trained, with the heads that we add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from transformers import BertConfig, BertModel

LAYERS, WIDTH = 12, 384
EARLY = 4  # layers after which a first guess is made, so that weak candidates need not go on
NEAR = 8  # layers after which "as shipped" is read, and a second guess made; the layers above are free of both
FROZEN = 3  # lowest layers that stay as they are, like the embeddings: they know words, not questions


@dataclass(frozen=True, slots=True)
class Scores:
    """One number a pair, in order, shape (n,): logits of "answers", of "near" (as shipped), and of both guesses.

    `ends`: of each token that the answering words begin there, and that they end there, shape (n, tokens, 2); of the
    first token, that no words do.
    """

    answers: Tensor
    near: Tensor
    early: Tensor
    middle: Tensor
    ends: Tensor

    def floats(self) -> Scores:
        """The same with 32 bits a number."""
        return Scores(*(getattr(self, field.name).float() for field in fields(self)))


class Reader(nn.Module):
    """The shipped encoder and pooler, asked whether the text answers, with which words, as shipped, and early on."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=30_522, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=12,
            intermediate_size=1_536, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1,
            attn_implementation=attention,
        )  # fmt: skip
        self.bert = BertModel(config)
        self.answers = nn.Linear(WIDTH, 1)
        self.ends = nn.Linear(WIDTH, 2)
        self.near, self.early, self.middle = (
            nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1)) for _ in range(3)
        )

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Scores:
        out = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids, output_hidden_states=True
        )
        lower, middle = (out.hidden_states[layer][:, 0] for layer in (EARLY, NEAR))
        near, early, guess = self.near(middle), self.early(lower), self.middle(middle)
        answers, ends = self.answers(out.pooler_output), self.ends(out.last_hidden_state)
        return Scores(answers[:, 0], near[:, 0], early[:, 0], guess[:, 0], ends)

    def freeze(self) -> None:
        for part in (self.bert.embeddings, *self.bert.encoder.layer[:FROZEN]):
            part.requires_grad_(requires_grad=False)


def trained(weights: Mapping[str, Tensor], attention: str = "sdpa") -> Reader:
    """The network with weights that were trained."""
    reader = Reader(attention)
    reader.load_state_dict(weights)
    return reader


def shipped(path: Path) -> Reader:
    """The network with the weights of the shipped int8 file; the final head begins as the shipped one."""
    weights = _dequantised(onnx.load(str(path)))
    reader = Reader()
    head = {name: weights.pop(f"classifier.{name}") for name in ("weight", "bias")}
    missing, unexpected = reader.load_state_dict(weights, strict=False)
    if unexpected or any(name.startswith("bert.") for name in missing):
        raise ValueError(f"the file does not fit the network: {unexpected} {missing}")
    reader.answers.load_state_dict(head)
    return reader


def _dequantised(model: onnx.ModelProto) -> dict[str, Tensor]:
    """Parameter name -> values, (q − zero point) × scale where quantised; a matrix has its node's name."""
    arrays = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found = {name: values for name, values in arrays.items() if values.dtype == np.float32 and not _is_part(name)}
    for name in arrays:
        stem = name.removesuffix("_quantized")
        if stem != name and not stem.startswith("onnx::"):
            values = _restored(arrays, stem)
            found[stem] = values.T if stem in {"bert.pooler.dense.weight", "classifier.weight"} else values
    for node in model.graph.node:
        stem = node.input[1].removesuffix("_quantized") if node.op_type == "MatMulInteger" else ""
        if stem.startswith("onnx::"):
            found[_parameter(node.name)] = _restored(arrays, stem).T
    return {name: torch.tensor(np.ascontiguousarray(values)) for name, values in found.items()}


def _is_part(name: str) -> bool:
    return name.startswith("onnx::") or name.endswith(("_scale", "_zero_point"))


def _restored(arrays: Mapping[str, np.ndarray], stem: str) -> np.ndarray:
    zero, scale = (arrays[f"{stem}{part}"] for part in ("_zero_point", "_scale"))
    return (arrays[f"{stem}_quantized"].astype(np.float32) - zero.astype(np.float32)) * scale


def _parameter(node: str) -> str:
    """/bert/encoder/layer.0/attention/self/query/MatMul_quant -> bert.encoder.layer.0.attention.self.query.weight."""
    return node.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".") + ".weight"
