"""What the pipeline passes along: document -> sentence -> passage -> evidence -> answer.

Frozen values without any third-party import. Offsets are characters into `Document.text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from index.receipt import Receipt

Span = tuple[int, int]
Day = date  # a class with a field called `date` can't say its type by that name to who reads annotations


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the seeds folder; `text` is the whole file decoded as UTF-8, newlines untouched."""

    path: str  # relative to the seeds folder, with forward slashes
    text: str = field(repr=False)
    title: str
    date: Day | None = None
    url: str | None = None
    body: int = 0  # where the header ends and sentences begin


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that is embedded, retrieved and cited; `text == document.text[start:end]`."""

    id: str
    document: str  # Document.path
    number: int  # place in its document, from 1
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it stands in an index, with its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]
    indexed_at: datetime  # when this text was first indexed; aware, UTC


@dataclass(frozen=True)
class Snapshot:
    """One version of the index. Readers keep the one they started with."""

    version: str
    built_at: datetime  # aware, UTC
    embedding: str  # what its vectors are called; `index.vectors.name_of`
    entries: tuple[Entry, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for entry in self.entries for s in entry.sentences)

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        return {entry.document.path: entry for entry in self.entries}

    @cached_property
    def by_id(self) -> dict[str, Sentence]:
        return {s.id: s for s in self.sentences}

    def cite(
        self,
        sentence: Sentence,
        marks: tuple[Span, ...] = (),
        readings: tuple[Reading, ...] = (),
        cells: tuple[Cell, ...] = (),
    ) -> Citation:
        """The citation of a sentence: a slice of its document, never a copy that could differ."""
        entry = self.by_path[sentence.document]
        document = entry.document
        return Citation(
            document=document.path,
            title=document.title,
            date=document.date,
            url=document.url,
            text=document.text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            number=sentence.number,
            of=len(entry.sentences),
            sentence=sentence.id,
            marks=marks,
            readings=readings,
            cells=cells,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved sentence and its score; higher is better, comparable within one retrieval only."""

    sentence: Sentence
    score: float
    words: Span | None = None  # which words of it answer, if it does; none: nobody said
    sure: float = 0.0  # 0 to 1, that these words are the answer


@dataclass(frozen=True, slots=True)
class Reading:
    """What the bot takes a time expression of a sentence to mean; its own words, never part of the quotation."""

    start: int  # offsets into the sentence, half-open
    end: int
    text: str  # "Wednesday 14 January 2026", "5–11 January 2026", "1979"
    by: str  # how it was reached: "by the document's date", "counted from 1953"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row, and what the table's head calls its column."""

    start: int  # offsets into the sentence, half-open
    end: int
    column: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from: a verbatim slice of a document."""

    document: str
    title: str
    date: Day | None
    url: str | None
    text: str
    start: int
    end: int
    number: int  # the sentence's place in its document, from 1
    of: int  # how many sentences the document has
    sentence: str  # Sentence.id
    marks: tuple[Span, ...] = ()  # the answering words, offsets into `text`
    readings: tuple[Reading, ...] = ()  # what its weekdays and relative words mean
    cells: tuple[Cell, ...] = ()  # of a row of a table; none: it is no row, or its columns have no names

    @property
    def notes(self) -> tuple[str, ...]:
        """The readings as the bot says them, apart from the quotation, and the names of a row's columns."""
        read = (f"“{self.text[r.start : r.end]}” is {r.text}, {r.by}" for r in self.readings)
        return (*filter(None, [self.row]), *read)

    @property
    def row(self) -> str:
        """A row of a table with the names of its columns: "Day: Tuesday · Opens: 07:00"; empty if it is none."""
        return " · ".join(
            f"{c.column}: {self.text[c.start : c.end]}" for c in self.cells if c.column and c.start < c.end
        )

    def as_json(self) -> dict[str, object]:
        return {"document": self.document, "text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer and the citations it rests on: numbers from 1 into `Answer.citations`."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation before the question."""

    role: str  # "user" or "assistant"
    text: str


class UncitedAnswerError(ValueError):
    """A programming error: somebody tried to answer without saying where from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What we stand behind: statements that all cite, or an abstention with the nearest sentences.

    Raises:
        UncitedAnswerError: a statement without a citation, a citation number that does not exist,
            an answer with neither statements nor abstention, an abstention with statements.
    """

    question: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()  # with an abstention: the nearest sentences, best first
    retrieved: tuple[Citation, ...] = ()  # what was looked at, best first
    abstained: bool = False
    confidence: float = 0.0  # 0 to 1, that the documents answer the question
    reason: str = ""  # with an abstention: why, as a sentence for the person who asked
    understood: str = ""  # the question as it was looked up, when that differs from `question`
    version: str = ""  # of the snapshot
    lead: str = ""  # the answer in a few words, where that is safe: marked words, or what the bot reads in them
    receipt: Receipt | None = None  # with a language model: what it wrote, and how checking that went

    def __post_init__(self) -> None:
        if self.abstained == bool(self.statements):
            raise UncitedAnswerError("an answer has statements, an abstention has none")
        for statement in self.statements:
            if not statement.citations:
                raise UncitedAnswerError(f"no citation for {statement.text!r}")
            if not all(1 <= n <= len(self.citations) for n in statement.citations):
                raise UncitedAnswerError(f"a citation of {statement.text!r} does not exist")

    @property
    def text(self) -> str:
        """The answer in plain text, without markers; empty for an abstention."""
        return " ".join(statement.text for statement in self.statements)

    def as_json(self) -> dict[str, object]:
        """The answer as other programs read it; `id` and `latency_ms` are added by whoever knows them."""
        return {
            "answer": self.text,
            "abstained": self.abstained,
            "confidence": round(self.confidence, 4),
            "sentences": [{"text": s.text, "citations": list(s.citations)} for s in self.statements],
            "citations": [citation.as_json() for citation in self.citations],
            "related": [citation.as_json() for citation in self.related],
            "retrieved": [citation.as_json() for citation in self.retrieved],
        }
