"""What is checked against what, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.context import leans
from index.domain import Cell, Citation, Snapshot
from index.table import cells_of
from index.under import lead_of, titled

Check = Literal["", "markers", "values", "names", "speaker", "negation", "certainty", "support"]

_BEFORE = 3  # sentences before the cited one, at most, that it may lean on


@dataclass(frozen=True, slots=True)
class Source:
    """A cited sentence and what it takes to understand it: nothing else may support a claim."""

    text: str
    title: str = ""  # of the document, and the heading of its section
    date: date | None = None
    before: str = ""  # the sentences before it (who "he" is, whether a quotation goes on), or its head or question
    cells: tuple[Cell, ...] = ()  # of a row of a table, with what its columns are called
    document: str = ""  # the whole text, for full names alone: "Rutte" is "Mark Rutte" if it says so somewhere


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the cited sentences support a claim; if not, which check failed and why."""

    score: float  # 0 to 1, how much of it the sentences tell, by the model and by the words they share
    check: Check = ""  # the one that failed
    why: str = ""  # a sentence about the claim, for whoever rewrites it and for the receipt

    @property
    def supported(self) -> bool:
        return not self.check


def sources(snapshot: Snapshot, citations: Sequence[Citation]) -> tuple[Source, ...]:
    """The cited sentences as `Verifier.verify` takes them, of the snapshot that they were cited from."""
    return tuple(_source(snapshot, citation) for citation in citations)


def _source(snapshot: Snapshot, citation: Citation) -> Source:
    entry = snapshot.by_path[citation.document]
    title = titled(entry, citation.number)
    if lead := lead_of(entry, citation.number):
        cells = cells_of(entry, citation.number)
        return Source(citation.text, title, citation.date, lead.text, cells, entry.document.text)
    before: list[str] = []
    for sentence in reversed(entry.sentences[max(0, citation.number - 1 - _BEFORE) : citation.number - 1]):
        before.insert(0, sentence.text)
        if not leans(sentence.text):
            break
    return Source(citation.text, title, citation.date, " ".join(before), document=entry.document.text)
