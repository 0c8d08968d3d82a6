"""What a build tells: how far it is, what it did; and what the index holds then. Frozen values, no import of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """What a build is doing."""

    READING = "reading"
    EMBEDDING = "embedding"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come: `done` of `of` documents (reading) or sentences (embedding)."""

    stage: Stage
    done: int
    of: int


ProgressCallback = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and why, as the end of a sentence: "is not UTF-8 text"."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What a build did, in documents or in sentences."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a build, or, with `dry_run`, what it would do."""

    version: str
    dry_run: bool
    documents: Counts
    sentences: Counts
    added: tuple[str, ...] = ()  # paths of documents
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    embedded: int = 0  # sentences that had no vector; those beside them get others, too, and are not counted
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Status:
    """What `python -m index status` tells."""

    version: str
    built_at: datetime
    documents: int
    sentences: int
    models: tuple[str, ...]
    bytes: int  # size of the data directory on disk
