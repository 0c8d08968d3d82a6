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
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from scripts.training.network import EARLY, NEAR, WIDTH, Reader

INPUTS = ("input_ids", "attention_mask", "token_type_ids", "hidden", "hidden_mask")
OUTPUTS = ("early", "states", "answers", "near", "ends")
OPSET = 17


class TwoParts(nn.Module):
    """The lower layers on tokens, the upper ones on hidden states of a batch of its own."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, hidden: Tensor, hidden_mask: Tensor
    ) -> tuple[Tensor, ...]:
        bert = self.reader.bert
        states = bert.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        for layer in bert.encoder.layer[:EARLY]:
            states = layer(states, _bias(attention_mask))[0]
        upper = hidden
        for layer in bert.encoder.layer[EARLY:NEAR]:
            upper = layer(upper, _bias(hidden_mask))[0]
        near = self.reader.near(upper[:, 0])[:, 0]
        for layer in bert.encoder.layer[NEAR:]:
            upper = layer(upper, _bias(hidden_mask))[0]
        early = self.reader.early(states[:, 0])[:, 0]
        return early, states, self.reader.answers(bert.pooler(upper))[:, 0], near, self.reader.ends(upper)


def _bias(mask: Tensor) -> Tensor:
    return (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min


def export(reader: Reader, out: Path) -> None:
    """Write the fused, quantised file.

    Weights have a scale a channel: with one a matrix the logits were off by 10 and more. They have 7 bits, since eight
    can overflow on processors without VNNI
    (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
    """
    with TemporaryDirectory() as folder:
        plain, fused = Path(folder, "plain.onnx"), Path(folder, "fused.onnx")
        _write(reader, plain)
        options = FusionOptions("bert")
        optimized = optimize_model(
            str(plain), "bert", num_heads=12, hidden_size=WIDTH, opt_level=0, optimization_options=options
        )
        optimized.save_model_to_file(str(fused))
        print(optimized.get_fused_operator_statistics())
        out.parent.mkdir(parents=True, exist_ok=True)
        extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # of what comes out of fused nodes
        how = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": True}
        quantize_dynamic(fused, out, **how, extra_options=extra)
    onnx.checker.check_model(str(out))


def _write(reader: Reader, path: Path) -> None:
    ids = torch.ones(2, 8, dtype=torch.int64)
    example = (ids, ids, ids * 0, torch.zeros(3, 6, WIDTH), torch.ones(3, 6, dtype=torch.int64))
    axes = {name: {0: "texts", 1: "tokens"} for name in INPUTS[:3]}
    axes |= {"early": {0: "texts"}, "states": {0: "texts", 1: "tokens"}}
    axes |= {name: {0: "kept", 1: "kept_tokens"} for name in INPUTS[3:]}
    axes |= {"answers": {0: "kept"}, "near": {0: "kept"}, "ends": {0: "kept", 1: "kept_tokens"}}
    torch.onnx.export(
        TwoParts(reader).eval(), example, str(path), input_names=INPUTS, output_names=OUTPUTS,
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def mean(weights: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Parameter name -> the mean of its values (Wortsman et al. 2022, "Model soups")."""
    return {name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    reader = Reader(attention="eager")  # the form that can be fused
    reader.load_state_dict(mean([torch.load(path, weights_only=True) for path in options.weights]))
    export(reader, options.out)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{digest}  {options.out} ({options.out.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
