"""From questions and passages to what the model learns from: groups of (question, text, whether it answers)."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bm25s
import Stemmer

from index.context import in_context, in_passage
from scripts.training.twists import Twists

PASSES = 2  # over the questions; each draws other texts, and other questions of a source that is not taken whole
SHARES = {"squad2": 1.0, "squadshifts-wiki": 0.5, "selqa": 0.8, "qed": 1.0}  # of each source's questions in a pass
AGAIN = 0.8  # of the questions written to look answerable again, with other texts: they are few, and teach most
_TWISTED = 0.4  # of the answerable questions again, one thing in them changed: then nothing answers
_HARD = 0.7  # how often a sentence of the passage that doesn't answer is the one with most words in common
_TITLED, _PREVIOUS = 0.6, 0.15  # how often a text has its title, and the sentence before it without leaning on it
_PASSAGE = 0.2  # how often a sentence is read in its passage, and answers if the one before it does
_PLAIN, _TYPING, _FOLLOWING = 0.25, 0.08, 0.08  # questions in lower case, with a slip, after another question
_LONG = 12  # characters; in a shorter question a slip is another question
_MINED = 20  # candidates by BM25 of which a negative is drawn

_WORD = re.compile(r"[a-z]{4,}|\d+")


@dataclass(slots=True)
class Group:
    """One question and the texts it is asked of; `labels` says which of them answer, `spans` with which words."""

    question: str
    texts: list[str] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    spans: list[tuple[int, int] | None] = field(default_factory=list)  # characters of the text, half-open

    def add(self, text: str, *, answers: bool, span: tuple[int, int] | None = None) -> None:
        self.texts.append(text)
        self.labels.append(answers)
        self.spans.append(span)


@dataclass(frozen=True, slots=True)
class Place:
    passage: int
    number: int


class Material:
    """The questions, the passages, and a BM25 index of all sentences."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.passages: list[list[str]] = _lines(folder / "passages.jsonl")
        self.questions: list[dict[str, Any]] = _lines(folder / "questions.jsonl")
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        self._places = [Place(p, n) for p, sentences in enumerate(self.passages) for n in range(len(sentences))]
        self._titles = {q["passage"]: str(q["article"]) for q in self.questions}
        self._twists = Twists(self.questions, self._random)
        self._near = self._mine()

    def groups(self) -> Iterator[Group]:
        """All groups, pass by pass, each in random order."""
        for _ in range(PASSES):
            yield from self._pass()

    def _pass(self) -> list[Group]:
        made = []
        for number, asked in enumerate(self.questions):
            if self._random.random() > SHARES[asked["source"]]:
                continue
            made.append(self._group(number, asked, asked["question"], asked["gold"]))
            if not asked["answerable"] and self._random.random() < AGAIN:
                made.append(self._group(number, asked, asked["question"], []))
            twisted = asked["answerable"] and self._random.random() < _TWISTED
            if twisted and (other := self._twists.twisted(asked, self.passages[asked["passage"]])):
                made.append(self._group(number, asked, other, [], asked["gold"]))
        self._random.shuffle(made)
        return [group for group in made if group.texts]

    def _group(
        self, number: int, asked: dict[str, Any], question: str, gold: Sequence[int], never: Sequence[int] = ()
    ) -> Group:
        """Sentences that answer, two or three of the same passage that don't, and one from elsewhere."""
        group = Group(self._typed(number, question))
        passage = asked["passage"]
        others = [n for n in range(len(self.passages[passage])) if n not in gold and n not in never]
        chosen = list(gold[:2]) + list(never[:1])
        chosen += self._failing(question, passage, others, 1 if gold else 2 - len(never[:1]))
        for n in chosen:
            again = self._random.random() < _PASSAGE
            text = self._in_passage(passage, n) if again else self._text(Place(passage, n))
            span = span_of(text, self.passages[passage][n], asked["answers"]) if n in gold else None
            group.add(text, answers=n in gold or (again and n - 1 in gold), span=span)
        if elsewhere := self._elsewhere(number, asked):
            group.add(self._text(elsewhere), answers=False)
        return group

    def _failing(self, question: str, passage: int, others: Sequence[int], count: int) -> list[int]:
        """Sentences of the passage that don't answer, mostly those with most of the question's words."""
        words = set(_WORD.findall(question.lower()))
        left = list(others)
        self._random.shuffle(left)
        if self._random.random() < _HARD:
            left.sort(key=lambda n: -len(words & set(_WORD.findall(self.passages[passage][n].lower()))))
        return left[:count]

    def _elsewhere(self, number: int, asked: dict[str, Any]) -> Place | None:
        """A near sentence of another passage; one that holds the answer's words may answer too, and is left out."""
        answers = [str(a).lower() for a in asked["answers"]]
        near = [
            place
            for place in (self._places[i] for i in self._near[number])
            if place.passage != asked["passage"]
            and not any(a in self.passages[place.passage][place.number].lower() for a in answers)
        ]
        return self._random.choice(near) if near else None

    def _text(self, place: Place) -> str:
        sentences, n = self.passages[place.passage], place.number
        title = re.sub(r"[-_]+", " ", self._titles.get(place.passage, "")) if self._random.random() < _TITLED else ""
        before = sentences[n - 1] if n else ""
        if before and self._random.random() < _PREVIOUS:
            return " ".join(filter(None, [f"{title}:" if title else "", before[-160:], "»", sentences[n]]))
        return in_context(sentences[n], title=title, before=before)

    def _in_passage(self, passage: int, n: int) -> str:
        sentences = self.passages[passage]
        return in_passage(sentences[n], before=sentences[n - 1] if n else "")

    def _typed(self, number: int, question: str) -> str:
        """The question as somebody might type it."""
        draw = self._random.random
        if draw() < _FOLLOWING:
            question = f"{self.questions[max(0, number - 1)]['question']} {question}"
        if draw() < _PLAIN:
            question = question.lower().rstrip("?. ")
        if draw() < _TYPING and len(question) > _LONG:
            at = self._random.randrange(1, len(question) - 2)
            slips = (question[at + 1] + question[at], question[at], question[at] * 2 + question[at + 1], "")
            question = question[:at] + self._random.choice(slips) + question[at + 2 :]
        return question

    def _mine(self) -> list[list[int]]:
        """For each question the nearest sentences by BM25, as places."""
        stemmer = Stemmer.Stemmer("english")
        texts = [self.passages[place.passage][place.number] for place in self._places]
        index = bm25s.BM25()
        index.index(bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)
        asked = bm25s.tokenize([q["question"] for q in self.questions], stemmer=stemmer, show_progress=False)
        found: list[list[int]] = index.retrieve(asked, k=_MINED, return_as="documents", show_progress=False).tolist()
        return found


def span_of(text: str, sentence: str, answers: Sequence[str]) -> tuple[int, int] | None:
    """Where the text has the first of the answers that its sentence has."""
    start = text.rfind(sentence)
    for answer in answers:
        at = text.find(answer, start, start + len(sentence)) if answer and len(answer) < len(sentence) / 2 else -1
        if at >= 0:
            return at, at + len(answer)
    return None


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
