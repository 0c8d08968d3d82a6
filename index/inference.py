"""Running a bundled model: tokenize, run in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.weights import ModelFiles

Vectors = NDArray[np.float32]

THREADS = 2  # a small VPS has one or two cores
_TOKENS = 256  # per text or pair; a longer one is cut. Sentences are far shorter
_BATCH_TOKENS = 512  # per run, padding included: like lengths together waste little, and memory stays small


class Encoder:
    """A tokenizer and an ONNX session. Loading blocks for some 100 ms, running blocks; both belong in a thread."""

    def __init__(self, files: ModelFiles) -> None:
        self._tokenizer = tokenizer_of(files)
        self._session = session_of(files)

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], Vectors]]:
        """The model's first output for texts or pairs, in batches of like length: (positions in `texts`, output)."""
        encodings = self._tokenizer.encode_batch(list(texts))
        for positions in batches([len(encoding.ids) for encoding in encodings]):
            yield positions, self._session.run(None, feed([encodings[i] for i in positions]))[0]


def tokenizer_of(files: ModelFiles) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(files.tokenizer()))
    tokenizer.enable_truncation(_TOKENS)
    tokenizer.no_padding()  # the file asks for 512
    return tokenizer


def session_of(files: ModelFiles, threads: int = THREADS, without: Sequence[str] = ()) -> onnxruntime.InferenceSession:
    """A model ready to run; `without` names ONNX Runtime's optimizers that make it slower."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leave the cores to others
    return onnxruntime.InferenceSession(
        str(files.model()), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
    )


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions by falling length, as many at once as `_BATCH_TOKENS` allows."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def feed(encodings: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
    shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
    arrays = {name: np.zeros(shape, np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
    for row, encoding in enumerate(encodings):
        size = len(encoding.ids)
        arrays["input_ids"][row, :size] = encoding.ids
        arrays["attention_mask"][row, :size] = 1
        arrays["token_type_ids"][row, :size] = encoding.type_ids
    return arrays
