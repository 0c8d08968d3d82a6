"""Opposites: a word must not stand where its opposite is told, nor two of them be exchanged (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.stems import Word, alike, stem
from index.verify.denial import depths, words_in
from index.verify.opposites import OPPOSITES

_PRONOUNS = frozenset("it them him her this that these those".split())  # noqa: SIM905 - reads as words
_ANYTHING = frozenset(["*"])  # what "it" of "hopes to buy it" is


@lru_cache(maxsize=4096)
def _parts(word: Word) -> frozenset[str]:
    """Its stem, and those of what hyphens join: "last" of "last-quarter"."""
    return frozenset([word.stem or word.lower, *(stem(part) or part for part in word.lower.split("-") if part)])


def opposite(claim: str, told: str) -> str:
    """A word whose opposite is told and which is itself not; a negation on one side makes it agree."""
    ours, theirs = (frozenset(part for word in words_in(text) for part in _parts(word)) for text in (claim, told))
    for one, other in _sides():
        said, meant = (ours & one) - theirs, (theirs & other) - ours
        both = ours & other or theirs & one
        if said and meant and not both and not _either_denied(claim, told, said, meant):
            return f"it says “{_word(claim, said)}” where they say “{_word(told, meant)}”"
    return ""


def _sides() -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for one, other in OPPOSITES:
        yield one, other
        yield other, one


def exchanged(claim: str, told: str) -> str:
    """Opposites that both are told, but of each other's things: "fewer men and more mules" of "more men and fewer"."""
    for one, other in _sides():
        for word, beside in _beside(claim, one):
            ours, theirs = (list(_beside(told, side)) for side in (one, other))
            if beside and any(_meets(beside, b) for _, b in theirs):
                here = any(b is _ANYTHING or _meets(beside, b) for _, b in ours)
                if not here and not _either_denied(claim, told, one, other):
                    found = next(w for w, b in theirs if _meets(beside, b))
                    return f"it says “{word}” where they say “{found}”"
    return ""


def _beside(text: str, side: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each word of one side of a pair in a text, with the meaningful word after it in its clause, or else before it."""
    found = words_in(text)
    for at, word in enumerate(found):
        if _parts(word) & side:
            if any(other.lower in _PRONOUNS for other in found[at + 1 : at + 2]):
                yield word.text, _ANYTHING
                continue
            after = _next(found[at + 1 : at + 4])
            yield word.text, frozenset(filter(None, [after or _next(found[max(0, at - 2) : at][::-1])]))


def _next(found: Sequence[Word]) -> str:
    for word in found:
        if not word.text[0].isalnum():
            return ""
        if word.stem:
            return word.stem
    return ""


def _meets(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(alike(one, other) for one in ours for other in theirs)


def _either_denied(claim: str, told: str, said: frozenset[str], meant: frozenset[str]) -> bool:
    return any(_is_denied(claim, one) for one in said) != any(_is_denied(told, one) for one in meant)


def _word(text: str, stems: frozenset[str]) -> str:
    return next((word.text for word in words_in(text) if _parts(word) & stems), "")


def _is_denied(text: str, wanted: str) -> bool:
    depth = depths(text)
    return any(wanted in _parts(word) and depth[at] % 2 for at, word in enumerate(words_in(text)))
