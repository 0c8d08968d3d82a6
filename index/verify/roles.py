"""Names that are all told, but have changed sides of what joins them (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.stems import Word, alike
from index.verify.names import names
from index.verify.plain import key, same_name, words
from index.verify.verdict import Source

_BEFORE, _AFTER = 4, 5  # words to each side of a verb in which the names stand that it joins


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
