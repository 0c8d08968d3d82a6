"""Names and numbers that are all told, but in each other's places (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from index.stems import FUNCTION_WORDS, Word, alike
from index.verify.names import names, own_names
from index.verify.plain import GOVERNMENTS, key, plain, same_name, words
from index.verify.told import is_told
from index.verify.values import Value, values
from index.verify.verdict import Source

_BEFORE, _AFTER = 4, 5  # words to each side of a verb in which the names stand that it joins
_NEAR = 5  # words to each side that say what a number counts
_SLOT = 0.5  # how alike the words around two names are that stand in one place: the same word next but one
_PREPOSITION = 0.25
_ANYHOW = 0.0  # … for one further on, which needs no place: a name is left out for it
_SURELY = 1.0  # … for a first word that may be none
_CLEARLY = 0.6  # how much better another number's place has to fit


class Role(NamedTuple):
    """Which names stand on the doing and on the suffering side of a word."""

    doer: str
    other: str


def swapped_roles(claim: str, cited: Sequence[Source]) -> str:
    """A word between two names that stand the other way round in a cited sentence; empty when there is none."""
    for source in cited:
        ours, theirs = _roles(claim, source), _roles(source.text, source)
        for stem, role in ours.items():
            told = next((r for other, r in theirs.items() if alike(stem, other)), None)
            if told and same_name(role.doer, told.other) and same_name(role.other, told.doer):
                return stem
    return ""


def _roles(text: str, source: Source) -> dict[str, Role]:
    """For each meaningful word with a name close by on either side, who does and who suffers it."""
    found, named = words(text), {word.start for word in names(text, (source,))}
    named |= {word.start for word in found if word.text[0].isupper() and _is_told_as_name(word, source)}
    roles: dict[str, Role] = {}
    for at, word in enumerate(found):
        if word.stem and word.start not in named and word.text[0].islower():
            before = _nearest(found[max(0, at - _BEFORE) : at][::-1], named)
            after = _nearest(found[at + 1 : at + 1 + _AFTER], named)
            if before and after and key(before.text) != key(after.text):
                roles[word.stem] = _role(found, at, before, after)
    return roles


def _nearest(found: Sequence[Word], named: set[int]) -> Word | None:
    """The first name, when no comma or other mark comes before it."""
    for word in found:
        if not word.text[0].isalnum():
            return None
        if word.start in named:
            return word
    return None


def _is_told_as_name(word: Word, source: Source) -> bool:
    return any(key(word.text) == key(other.text) and other.start for other in names(source.text, ()))


def _role(found: Sequence[Word], at: int, before: Word, after: Word) -> Role:
    """By the order of the names; "by" before the second one makes it the doer."""
    first, second = key(before.text), key(after.text)
    between = found[at + 1 : found.index(after)]
    by = next((place for place, word in enumerate(between) if word.lower == "by"), None)
    passive = by is not None and not any(word.stem for word in between[:by])
    return Role(second, first) if passive else Role(first, second)


def misplaced_name(claim: str, cited: Sequence[Source]) -> str:
    """A name that the cited sentence itself does not have, in the place of one that it does; empty when there is none.

    It may come from the sentences before, or be the claim's first word, of which nothing else says that it is a name.
    """
    own = {name for source in cited for name in own_names(source)}
    named = names(claim, cited)
    if unknown := _unknown_together(claim, named, own, cited):
        return unknown
    ours = [*words(claim)[:1], *named]
    said = {key(word.text) for word in ours}
    for word in ours:
        is_one = word.text[0].isupper() and word.lower not in FUNCTION_WORDS
        if (
            is_one
            and not _goes_with(word, claim, named, own)
            and not any(same_name(key(word.text), other) for other in own)
        ):
            enough = _SURELY if word not in named else _SLOT if _opens(word, named, claim) else _ANYHOW
            if any(_takes(word, claim, source, said) >= enough for source in cited):
                return word.text
    return ""


def _unknown_together(claim: str, named: Sequence[Word], own: AbstractSet[str], cited: Sequence[Source]) -> str:
    """A name behind another, and not of the cited sentence, that no document has in a row: "Clara Bremen"."""
    text = plain(claim)
    for one, other in pairwise(named):
        if text[one.end : other.start] == " " and key(other.text) not in own:
            both = one.text + " " + other.text.removesuffix("'s")
            if not any(both in plain(f"{source.document} {source.before}") for source in cited):
                return both
    return ""


def _goes_with(word: Word, claim: str, named: Sequence[Word], own: AbstractSet[str]) -> bool:
    """Whether the name right behind it is told: "Donald" of "Donald Trump", which a document has in a row."""
    text = plain(claim)
    return any(text[word.end : other.start] == " " and key(other.text) in own for other in named)


def _opens(word: Word, named: Sequence[Word], claim: str) -> bool:
    """Whether a name is of those with which the claim begins: who "she" of the cited sentence is."""
    begins = {other.start for other in named}
    first = [other for other in words(claim) if other.start <= word.start]
    return all(other.start in begins or other.lower in FUNCTION_WORDS - {"and"} for other in first)


def _takes(word: Word, claim: str, source: Source, said: AbstractSet[str]) -> float:
    """How well a word of the claim stands in the place of a name of the sentence that the claim leaves out."""
    left_out = [other for other in names(source.text, (source,)) if not _is_said(key(other.text), said, source)]
    return max((_likeness(word, other, claim, source.text) for other in left_out), default=-1.0)


def _likeness(word: Word, other: Word, claim: str, told: str) -> float:
    """How alike the places of two names are, with a little for the same preposition before them."""
    ours, theirs = (_word_before(text, place) for text, place in ((claim, word.start), (told, other.start)))
    same = _PREPOSITION if ours == theirs and ours in {"at", "in", "from", "to", "by", "with", "of", "on"} else 0.0
    return same + _fit(_place(word), _place(other), plain(claim), plain(told))


def _word_before(text: str, place: int) -> str:
    before = [word.lower for word in words(text) if word.start < place and word.lower not in {"the", "a", "an"}]
    return before[-1] if before else ""


def _is_said(name: str, said: AbstractSet[str], source: Source) -> bool:
    """Whether a claim has a told name; a country says its capital only where that country is not told as well."""
    own = own_names(source)
    both = any(name in pair and set(pair) <= own for pair in GOVERNMENTS.items())
    return name in said if both else _is_among(name, said)


def _is_among(name: str, others: AbstractSet[str]) -> bool:
    return any(same_name(name, other) or same_name(other, name) for other in others)


def _place(word: Word) -> Value:
    return Value(word.lower, None, word.start, word.end)


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
            if not here and any(_fit(value, other, text, told_text) >= _SLOT for other in instead):
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
    own = max(_fit(value, other, text, told) for other in here)
    return max(_fit(value, other, text, told) for other in rest) - own >= _CLEARLY


def _same_kind(one: Value, other: Value) -> bool:
    if one.number and other.number:
        return one.number.unit == other.number.unit
    return bool(one.name and other.name) and (one.name.endswith("day") == other.name.endswith("day"))


def _fit(one: Value, other: Value, text: str, told: str) -> float:
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
