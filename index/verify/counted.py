"""A number that is told, but counts something else there (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from index.stems import alike
from index.verify.plain import plain, words
from index.verify.told import is_told
from index.verify.values import Value, values
from index.verify.verdict import Source

_NEAR = 5  # words to each side that say what a number counts
_SLOT = 0.5  # how alike the words around two numbers are of which one stands in the other's place
_CLEARLY = 0.6  # how much better another number's place has to fit


def misplaced_value(claim: str, cited: Sequence[Source]) -> str:
    """A number of the claim that counts something else in the cited sentence; empty when there is none."""
    text = plain(claim)
    ours = values(text)
    for source in cited:
        told_text = plain(source.text)
        told = values(told_text)
        left_out = [other for other in told if not any(is_told(value, [other], text) for value in ours)]
        for value in ours:
            here = [other for other in told if is_told(value, [other], text)]
            rest = [other for other in told if other not in here and _same_kind(value, other)]
            if here and rest and _moved(value, here, rest, text, told_text):
                return value.written(text)
            instead = [other for other in left_out if _same_kind(value, other)]
            if not here and any(fit(value, other, text, told_text) >= _SLOT for other in instead):
                return value.written(text)  # told by the title, or before: another number stands here
        if again := _said_twice(ours, told, left_out, text):
            return again
    return ""


def _said_twice(ours: Sequence[Value], told: Sequence[Value], left_out: Sequence[Value], text: str) -> str:
    """A number that is told once and claimed twice, while another of its kind is left out: "twelve of its twelve"."""
    for value in ours:
        same = [other for other in ours if value.number and other.number and value.number[:3] == other.number[:3]]
        once = sum(is_told(value, [other], text) for other in told) == 1
        if len(same) > 1 and once and any(_same_kind(value, other) for other in left_out):
            return value.written(text)
    return ""


def _moved(value: Value, here: Sequence[Value], rest: Sequence[Value], text: str, told: str) -> bool:
    own = max(fit(value, other, text, told) for other in here)
    return max(fit(value, other, text, told) for other in rest) - own >= _CLEARLY


def _same_kind(one: Value, other: Value) -> bool:
    if one.number and other.number:
        return one.number.unit == other.number.unit
    return bool(one.name and other.name) and (one.name.endswith("day") == other.name.endswith("day"))


def fit(one: Value, other: Value, text: str, told: str) -> float:
    """How much alike the words around two places are, nearer ones counting more."""
    ours, theirs = _around(one, text), _around(other, told)
    return sum(max((min(w, v) for s, v in theirs.items() if alike(stem, s)), default=0.0) for stem, w in ours.items())


def _around(value: Value, text: str) -> dict[str, float]:
    found = [word for word in words(text) if word.text[0].isalnum() and not value.start <= word.start < value.end]
    before = [word for word in found if word.start < value.start][-_NEAR:][::-1]
    after = [word for word in found if word.start >= value.end][:_NEAR]
    weights: dict[str, float] = {}
    for side in (before, after):
        for distance, word in enumerate(side):
            if word.stem and not word.text[0].isdigit():
                weights[word.stem] = max(weights.get(word.stem, 0.0), 1 / (1 + distance))
    return weights
