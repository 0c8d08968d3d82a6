"""Small documents for tests, and the real seed story."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from index.domain import Document, Entry, Sentence, Snapshot

SEEDS = Path(__file__).parent.parent / "seeds"

STORY = Document(
    path="greenland.txt",
    text="Nuuk is the capital of Greenland. Some 57,000 people live there. The meeting is on Wednesday in Washington.",
    title="Greenland",
    date=date(2026, 1, 12),
)


def snapshot_of(*documents: Document) -> Snapshot:
    """An index of documents whose sentences end at '. ', without any store behind it."""
    when = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
    entries = tuple(Entry(document, _sentences(document), when) for document in documents)
    return Snapshot(version="test", built_at=when, embedding="none", entries=entries)


def _sentences(document: Document) -> tuple[Sentence, ...]:
    found, start = [], document.body
    for number, text in enumerate(document.text[document.body :].split(". "), start=1):
        end = min(start + len(text) + 1, len(document.text))
        found.append(Sentence(f"{document.path}:{number}", document.path, number, start, end, document.text[start:end]))
        start = end + 1
    return tuple(found)
