"""The key that makes hashes of Discord ids, which without it could be found by trying all of them."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import os
import secrets
from pathlib import Path

log = logging.getLogger(__name__)

_BYTES = 32


class Key:
    """Made once and kept in the data folder, for its owner alone; without it, what is kept belongs to nobody."""

    def __init__(self, data_dir: Path) -> None:
        """Blocks for a moment: a file of 32 bytes is read or written."""
        try:
            self._key = _kept(data_dir / "person.key")
        except OSError as error:
            log.warning("the key of the data folder can't be kept, so one is used until the bot stops: %s", error)
            self._key = secrets.token_bytes(_BYTES)

    def hash(self, what: str, number: int) -> str:
        """HMAC-SHA-256, the first 128 bits in hex: enough that no two people are one."""
        return hmac.new(self._key, f"{what}:{number}".encode(), hashlib.sha256).hexdigest()[:32]


def _kept(path: Path) -> bytes:
    """Whatever kills the process, the file is whole or not there; of two that make it, the first wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
        unfinished.unlink()
    key = path.read_bytes()
    if len(key) != _BYTES:
        raise OSError(f"{path} does not hold {_BYTES} bytes")
    return key
