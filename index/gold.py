"""Gold questions: what the documents answer and with which sentences, and what they don't. See docs/evaluation.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from index.complaint import complaint
from index.domain import Snapshot, Turn
from index.errors import FootnoteError


class GoldError(FootnoteError):
    """The gold file is missing or a line of it is wrong; the text names the line."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quote(_Line):
    """A sentence of a document by its words, so that it is found again when the document is edited around it."""

    document: str  # path below the seeds folder
    text: str = Field(min_length=1)

    def matches(self, document: str, text: str) -> bool:
        """Whether a sentence is the quoted one, a part of it, or holds it; line breaks don't count."""
        wanted, found = _joined(self.text), _joined(text)
        return document == self.document and (found in wanted or wanted in found)


class Message(_Line):
    """One message of the conversation before the question."""

    role: Literal["user", "assistant"]
    text: str


class Gold(_Line):
    """One question and what is right: sentences when the documents answer it, an abstention when they don't."""

    id: str
    question: str
    history: tuple[Message, ...] = ()
    answerable: bool
    evidence: tuple[Quote, ...] = ()  # an answer cites these
    fine: tuple[Quote, ...] = ()  # and may cite these
    corrects: tuple[Quote, ...] = ()  # of a false premise: what the documents say instead
    answers: tuple[str, ...] = ()  # the words that answer, in any of these forms
    comment: str = ""  # for people

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.answerable != bool(self.evidence):
            raise ValueError("a question has evidence when it is answerable and only then")
        if self.answerable and self.corrects:
            raise ValueError("only a question that is not answerable has something that corrects it")
        return self

    @property
    def turns(self) -> tuple[Turn, ...]:
        return tuple(Turn(message.role, message.text) for message in self.history)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.evidence + self.fine + self.corrects


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The questions of a gold file, in order; blank lines are skipped. Blocks.

    Raises:
        GoldError: one sentence that names the file, the line and what is wrong with it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"The gold file {path} can't be read: {_reason(error)}.") from error
    golds: dict[str, Gold] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            gold = _gold(path, number, line)
            if gold.id in golds:
                raise GoldError(f"Line {number} of {path} has the id {gold.id!r}, which another line has already.")
            golds[gold.id] = gold
    if not golds:
        raise GoldError(f"There is no question in the gold file {path}.")
    return tuple(golds.values())


def missing(golds: Sequence[Gold], snapshot: Snapshot) -> tuple[tuple[Gold, Quote], ...]:
    """The quoted sentences that are not, or no longer, in the indexed documents, with the questions that name them."""
    texts = {path: _joined(entry.document.text) for path, entry in snapshot.by_path.items()}
    pairs = ((gold, quote) for gold in golds for quote in gold.quotes)
    return tuple(pair for pair in pairs if _joined(pair[1].text) not in texts.get(pair[1].document, ""))


def _gold(path: Path, number: int, line: str) -> Gold:
    try:
        return Gold.model_validate(json.loads(line))
    except ValidationError as error:
        raise GoldError(f"Line {number} of {path} is not a gold question: {complaint(error)}.") from error
    except ValueError as error:
        raise GoldError(f"Line {number} of {path} is not JSON: {error}.") from error


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or "it can't be opened") if isinstance(error, OSError) else "it is not UTF-8 text"


def _joined(text: str) -> str:
    return " ".join(text.split())
