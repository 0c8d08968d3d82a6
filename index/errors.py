"""Errors whose text is for the person who asked; the cause, chained, is for the log."""

from __future__ import annotations


class FootnoteError(Exception):
    """Base of all errors that may be shown: `str(error)` is one sentence that says what to do."""


class SettingsError(FootnoteError):
    """A setting holds a wrong value."""


class NotIndexedError(FootnoteError):
    """There is no index yet."""

    def __init__(self) -> None:
        super().__init__("I'm still reading the documents. Please ask again in a moment.")


class NoDocumentsError(FootnoteError):
    """The seeds folder is missing or holds no readable document."""


class IndexBusyError(FootnoteError):
    """Another build holds the data directory; the text names who runs it and since when."""


class UploadError(FootnoteError):
    """A file can't be what was asked for; `reason` is the end of a sentence about it: "is not UTF-8 text"."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} {reason}. Nothing was changed.")
        self.path = path
        self.reason = reason


class ModelFileError(FootnoteError):
    """A bundled model's file is missing, or is not the file we know."""


class StoreError(FootnoteError):
    """The vectors or the manifest could not be read or written."""


class DamagedError(StoreError):
    """What was stored is damaged, not out of reach: a build makes it anew."""
