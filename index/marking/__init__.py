"""Which words of a quoted sentence answer the question (pure). Never marked wrong rather than often marked."""

from __future__ import annotations

from collections.abc import Sequence

from index.domain import Reading, Span
from index.marking.asking import Kind, asked
from index.marking.candidates import candidates
from index.marking.features import Scene
from index.marking.model import best
from index.marking.words import words_of

__all__ = ["answering_words", "asks_for_words", "asks_when", "widened"]

_ROUGHLY = frozenset({"some", "about", "around", "roughly", "nearly", "almost", "approximately"})


def answering_words(question: str, sentence: str, readings: Sequence[Reading] = ()) -> tuple[Span, ...]:
    """At most one span of `sentence`, where it is likely enough to answer: see weights.json for how likely."""
    scene = scene_of(question, sentence, readings)
    chosen = best(scene)
    return ((chosen.start, _with_its_noun(scene, chosen.last, chosen.end)),) if chosen else ()


def asks_for_words(question: str) -> bool:
    """Whether a few words can answer: who, when, where, how many, which, what; not why or how."""
    return asked(question).kind is not Kind.OTHER


def widened(question: str, sentence: str, span: Span) -> Span:
    """A number with what is counted and what makes it rough: "some 57,000 people"; other spans as they are."""
    scene = scene_of(question, sentence)
    inside = [n for n, word in enumerate(scene.words) if word.start < span[1] and word.end > span[0]]
    if scene.asked.kind is not Kind.MANY or not inside:
        return span
    before = scene.words[inside[0] - 1] if inside[0] else None
    start = before.start if before and before.lower in _ROUGHLY else span[0]
    return start, _with_its_noun(scene, inside[-1] + 1, span[1])


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
