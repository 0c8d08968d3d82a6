"""What a build will do: the documents as they are now, compared with the index."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index import manifest
from index.difference import Difference, compare, same
from index.domain import Document, Entry, Snapshot
from index.errors import NoDocumentsError
from index.report import Problem, Progress, ProgressCallback, Stage
from index.sentences import split
from index.settings import IndexSettings
from index.uploads import Uploads

NAMED_PROBLEMS = 3  # in the error when no document could be read; the log has them all

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build found and will do."""

    old: Snapshot | None
    new: Snapshot
    difference: Difference
    problems: tuple[Problem, ...]


def plan_for(settings: IndexSettings, embedding: str, tell: ProgressCallback) -> Plan:
    """Read the documents and compare them with the index. Blocks. Raises: NoDocumentsError, which names the reasons."""
    documents, problems = Uploads(settings).read(lambda done, of: tell(Progress(Stage.READING, done, of)))
    for problem in problems:
        _log.warning("%s %s; it is skipped", problem.path, problem.reason)
    if not documents:
        raise NoDocumentsError(_nothing(settings.seeds_dir, problems))
    old, now = manifest.load(settings.data_dir), datetime.now(UTC)
    before = old.by_path if old else {}
    entries = tuple(_entry(document, before.get(document.path), now) for document in documents)
    new = Snapshot(manifest.version_of(embedding, entries), now, embedding, entries)
    return Plan(old, new, compare(old.entries if old else (), entries), problems)


def _entry(document: Document, old: Entry | None, now: datetime) -> Entry:
    new = Entry(document, split(document), now)
    return old if old and same(old, new) else new


def _nothing(folder: Path, problems: tuple[Problem, ...]) -> str:
    named = "".join(f" {problem.path} {problem.reason}." for problem in problems[:NAMED_PROBLEMS])
    more = f" {len(problems) - NAMED_PROBLEMS} more can't be read either." if len(problems) > NAMED_PROBLEMS else ""
    return f"There is no document to read in {folder}; put .txt or .md files there, or set SEEDS_DIR.{named}{more}"
