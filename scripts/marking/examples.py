"""Questions with known answers -> candidates that are right or wrong, as the model sees them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.marking import scene_of
from index.marking.asking import Kind, asked
from index.marking.features import Scene, features, nothing

_RIGHT = 0.5  # F1 of the words: "some 57,000 people" for "57,000"
_OF_FIVE = {Kind.OTHER: 0, Kind.WHAT: 1, Kind.WHICH: 3}  # taken: "what" is half of all, and rarely marked
_NEAR = 0.5  # weight of a sentence that does not answer


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the sentence that answers it (none: nothing does) and others beside it that do not."""

    text: str
    sentence: str
    answers: tuple[str, ...]
    article: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence asked: for each candidate, and last for "none of them", its features and whether it is right."""

    scene: Scene
    features: list[list[str]]
    right: list[bool]
    weight: float
    answered: bool  # whether the answer is in the sentence


def read(folder: Path) -> Iterator[Question]:
    """The training material: see the README beside it."""
    passages = [json.loads(line) for line in (folder / "passages.jsonl").open(encoding="utf-8")]
    for line in (folder / "questions.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        passage, answers = passages[row["passage"]], tuple(row["answers"])
        gold = [passage[number] for number in row["gold"] if holds(passage[number], answers)]
        others = [s for number, s in enumerate(passage) if number not in row["gold"] and not holds(s, answers)]
        if gold or not row["answerable"]:
            yield Question(row["question"], "".join(gold[:1]), answers, str(row["article"]), tuple(others))


def examples(questions: Iterable[Question]) -> Iterator[Example]:
    """The answering sentence of each question, and for a third of them the nearest that does not answer."""
    for question in questions:
        if draw(question.text) % 5 >= _OF_FIVE.get(asked(question.text).kind, 5):
            continue
        if question.sentence:
            yield from _example(question, question.sentence, question.answers, 1.0)
        if question.others and draw(question.text[::-1]) % 3 == 0:
            yield from _example(question, _nearest(question), (), _NEAR)


def draw(text: str) -> int:
    """A number that is the same on every machine and in every run."""
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[:4], "big")


def is_right(mark: str, answers: Sequence[str]) -> bool:
    """Whether a mark contains an answer or lies within one, with at least half of their words shared (F1)."""
    return any(_matches(_plain(mark), _plain(answer)) for answer in answers)


def holds(sentence: str, answers: Sequence[str]) -> bool:
    return any(_plain(answer) and f" {_plain(answer)} " in f" {_plain(sentence)} " for answer in answers)


def _example(question: Question, sentence: str, answers: Sequence[str], weight: float) -> Iterator[Example]:
    scene = scene_of(question.text, sentence)
    if not scene.candidates:
        return
    right = [is_right(sentence[c.start : c.end], answers) for c in scene.candidates]
    yield Example(scene, [*features(scene), nothing(scene)], [*right, not any(right)], weight, bool(answers))


def _nearest(question: Question) -> str:
    said = _bag(question.text)
    return max(question.others, key=lambda sentence: len(said & _bag(sentence)))


def _bag(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{4,}", text.lower())}


def _plain(text: str) -> str:
    """Lower case, without articles and without punctuation but in numbers."""
    kept = re.sub(r"[^\w\s%$.]|(?<!\d)\.|\.(?!\d)", " ", text.lower())
    return " ".join(word for word in kept.split() if word not in {"a", "an", "the"})


def _matches(mark: str, answer: str) -> bool:
    if not mark or not answer or not (f" {answer} " in f" {mark} " or f" {mark} " in f" {answer} "):
        return False
    shared = (Counter(mark.split()) & Counter(answer.split())).total()
    return 2 * shared / (len(mark.split()) + len(answer.split())) >= _RIGHT
