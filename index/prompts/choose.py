"""Of the questions that the rules make, those that are worth offering (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from index.domain import Answer, Document, Sentence, Snapshot, Span
from index.prompts.rules import Question, questions
from index.prompts.shapes import NAME

LONGEST = 100  # characters, of a choice: https://discord.com/developers/docs/interactions/application-commands
_MINIMUM = 0.6  # of the confidence: what the engine is less sure of is nothing to offer
_SHARED = 0.5  # of the expected words that the marked ones have to hold, or the other way round
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to offer, and the sentence that answers it."""

    question: str
    sentence: str  # Sentence.id
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may become a prompt, if the engine answers it with this sentence and these words."""

    question: str
    sentence: Sentence
    kind: str = ""
    answer: Span | None = None


def candidates(snapshot: Snapshot, is_name: Callable[[str], bool], most: int) -> list[Candidate]:
    """Questions that one sentence alone answers, at most that many, those of different documents and kinds first."""
    longer = _parts_of_names(snapshot.sentences)
    made = [
        (found, Candidate(found.text, sentence, found.kind, found.answer))
        for entry in snapshot.entries
        for sentence in entry.sentences
        for found in questions(sentence.text)
        if _makes_sense(found, entry.document, sentence.text, is_name, longer)
    ]
    asked = Counter(_plain(found.text) for found, _ in made)
    alone = [one for found, one in made if asked[_plain(found.text)] == 1 and len(found.text) <= LONGEST]
    return _spread(alone)[:most]


def accepted(candidate: Candidate, answer: Answer) -> Prompt | None:
    """The prompt, if the answer is the very sentence, surely so, and marks nothing else than it should."""
    if answer.abstained or answer.understood or answer.confidence < _MINIMUM:
        return None
    if {citation.sentence for citation in answer.citations} != {candidate.sentence.id}:
        return None
    marks = answer.citations[0].marks
    if candidate.answer and marks and not any(_agree(mark, candidate.answer) for mark in marks):
        return None
    return Prompt(candidate.question, candidate.sentence.id, answer.confidence)


def _makes_sense(
    found: Question, document: Document, sentence: str, is_name: Callable[[str], bool], longer: frozenset[str]
) -> bool:
    words = re.findall(r"[^\W\d_]+", found.about)
    if words and not any(is_name(word.lower()) for word in words):
        return False
    if len(words) == 1 and words[0] in longer:  # "Brown", who is "Paul Brown" elsewhere
        return False
    return not found.dated or (document.date is not None and _is_of(document.date.year, sentence))


def _is_of(year: int, sentence: str) -> bool:
    """Whether a sentence speaks of no other year."""
    return all(int(other) == year for other in _YEAR.findall(sentence))


def _parts_of_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    names = (name for sentence in sentences for name in re.findall(NAME, sentence.text) if " " in name)
    return frozenset(chain.from_iterable(name.split() for name in names))


def _plain(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.lower()))


def _agree(mark: Span, expected: Span) -> bool:
    shared = min(mark[1], expected[1]) - max(mark[0], expected[0])
    return shared >= _SHARED * min(mark[1] - mark[0], expected[1] - expected[0])


def _spread(made: Sequence[Candidate]) -> list[Candidate]:
    """In turn one of each document and kind, so that whatever is cut off is more of the same."""
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for one in made:
        groups.setdefault((one.sentence.document, one.kind), []).append(one)
    rows: Iterator[tuple[Candidate | None, ...]] = zip_longest(*groups.values())
    return [one for row in rows for one in row if one]
