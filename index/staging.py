"""Files that wait for somebody to say yes, in the data folder, so that they outlast a restart."""

from __future__ import annotations

import json
import time
from hashlib import sha256
from pathlib import Path

from index.disk import writing
from index.errors import UploadError

_FOLDER = "waiting"
_KEPT = 24 * 3600  # seconds


class Staging:
    """Every method blocks. A token is made of what the file is, so that it can't come to stand for another."""

    def __init__(self, data_dir: Path) -> None:
        self._data = data_dir
        self._folder = data_dir / _FOLDER

    def keep(self, path: str, data: bytes) -> int:
        """Its token, below 10**18. Raises: StoreError: the data folder can't be written."""
        content = json.dumps(path).encode() + b"\n" + data
        token = int.from_bytes(sha256(content).digest()[:7])
        with writing(self._data):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._tidy()
            (self._folder / str(token)).write_bytes(content)
        return token

    def get(self, token: int) -> tuple[str, bytes]:
        """The path and the data. Raises: UploadError: it is no longer kept."""
        try:
            content = (self._folder / str(token)).read_bytes()
        except OSError:
            raise UploadError("", "is no longer kept: upload it again") from None
        path, _, data = content.partition(b"\n")
        if int.from_bytes(sha256(content).digest()[:7]) != token:  # a kill while it was written
            raise UploadError("", "is no longer kept: upload it again")
        return str(json.loads(path)), data

    def drop(self, token: int) -> None:
        (self._folder / str(token)).unlink(missing_ok=True)

    def _tidy(self) -> None:
        old = time.time() - _KEPT
        for path in self._folder.iterdir():
            if path.stat().st_mtime < old:
                path.unlink(missing_ok=True)
