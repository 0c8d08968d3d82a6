"""Which words of a quoted sentence answer the question (pure). Never marked wrong rather than often marked."""

from __future__ import annotations

from collections.abc import Sequence

from index.domain import Reading, Span
from index.marking.asking import Kind, asked
from index.marking.candidates import candidates
from index.marking.features import Scene
from index.marking.model import best
from index.marking.words import words_of

__all__ = ["answering_words", "asks_when"]


def answering_words(question: str, sentence: str, readings: Sequence[Reading] = ()) -> tuple[Span, ...]:
    """At most one span of `sentence`, where it is likely enough to answer: see weights.json for how likely."""
    scene = scene_of(question, sentence, readings)
    chosen = best(scene)
    return ((chosen.start, _with_its_noun(scene, chosen.last, chosen.end)),) if chosen else ()


def asks_when(question: str) -> bool:
    return asked(question).kind is Kind.WHEN


def scene_of(question: str, sentence: str, readings: Sequence[Reading] = ()) -> Scene:
    what, words = asked(question), words_of(sentence)
    return Scene(what, words, candidates(what, sentence, words, readings))


def _with_its_noun(scene: Scene, after: int, end: int) -> int:
    """Where a number ends together with what is counted: "some 57,000 people"."""
    following = scene.words[after : after + 1]
    counted = scene.asked.kind is Kind.MANY and following and scene.asked.knows(following[0])
    return following[0].end if counted else end
