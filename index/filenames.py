"""A name that somebody gave a file -> one that every file system takes, and that is what it looks like. Pure."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 200  # bytes in UTF-8: file systems take 255, and a suffix for what is unfinished must fit

_FOLDERS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]+')  # by Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, bidirectional and the like, unassigned


def safe_name(name: str) -> str:
    """The name without folders, unseen characters and what Windows or a hidden file would make of it; "" if none stays.

    The suffix stays what it is; a long name loses the end of its stem.
    """
    seen = unicodedata.normalize("NFC", _FOLDERS.split(name)[-1])
    seen = "".join(" " if c.isspace() else c for c in seen if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    plain = " ".join(_FORBIDDEN.sub("-", seen).split()).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or not stem.strip():
        return _short(plain, MAX_NAME)
    whole = f"{_short(stem, MAX_NAME - len(suffix.encode()) - 1)}.{suffix}"
    return f"_{whole}" if _DEVICE.match(whole) else whole


def same_file(one: str, other: str) -> bool:
    """Whether two paths are one on file systems that don't tell upper from lower case, or composed from decomposed."""
    return _folded(one) == _folded(other)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _short(text: str, room: int) -> str:
    return text.encode()[: max(room, 0)].decode(errors="ignore").rstrip(". ")
