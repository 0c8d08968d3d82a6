"""A name of the cited sentence in the place of another that stands there (pure).

Both are told, so only the words around them tell that "the United States has talked of buying it" is not "Trump has
talked of buying it, which the United States would take".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.stems import Word, alike
from index.verify.names import names
from index.verify.plain import key, same_name, words
from index.verify.verdict import Source

_NEAR = 4  # words of meaning to each side of a name; the nearer, the more they count
_CLEARLY = 0.5  # how much better the other name's place has to fit, in words right beside it
_TURNED = 0.5  # what a word counts on the other side of its own name: "57,000 people live in Greenland, home to …"
_DOES = 4  # words behind a name, at most, to the one that says what it does

_Sides = tuple[list[Word], ...]


def exchanged_name(claim: str, cited: Sequence[Source]) -> str:
    """A name whose place is that of another one of the cited sentences, which the claim leaves out; empty when none."""
    named = names(claim, cited)
    told = [(word, _sides(source.text, word)) for source in cited for word in names(source.text, (source,))]
    left_out = [sides for word, sides in told if not any(_is_same(word, other) for other in named)]
    for word in named:
        own = [sides for other, sides in told if _is_same(word, other)]
        if own and left_out:
            here = _sides(claim, word)
            its_own = max(_fit(here, sides) + _TURNED * _fit(here, sides[::-1]) for sides in own)
            if max(_fit(here, sides) for sides in left_out) - its_own >= _CLEARLY:
                return word.text
    return ""


def other_doer(claim: str, cited: Sequence[Source]) -> str:
    """A name right before a word that stands behind another name in the cited sentences; empty when there is none.

    The other is the last one before that word, and left out of the claim: "Washington allocated" of "Copenhagen has
    invested in it, allocating …".
    """
    named, ours = names(claim, cited), words(claim)
    for at, word in enumerate(ours):
        does = next((other for other in ours[at + 1 : at + _DOES] if other.stem), None)
        if word in named and not word.text.endswith("'s") and does and does.text.islower():
            told = [_last_name_before(place, source) for source in cited for place in _places(does, source)]
            if told and all(one and not any(_is_same(one, other) for other in named) for one in told):
                return word.text
    return ""


def _places(wanted: Word, source: Source) -> list[int]:
    return [word.start for word in words(source.text) if word.stem and alike(word.stem, wanted.stem)]


def _last_name_before(place: int, source: Source) -> Word | None:
    """Peoples that say what something is like, as in "the Danish territory", are not meant."""
    found = words(source.text)
    followed = {one.start for one, other in pairwise(found) if other.text.islower() and other.stem}
    named = [word for word in names(source.text, (source,)) if word.start < place]
    named = [word for word in named if key(word.text) == word.lower or word.start not in followed]
    return named[-1] if named else None


def _is_same(one: Word, other: Word) -> bool:
    ours, theirs = key(one.text), key(other.text)
    return same_name(ours, theirs) or same_name(theirs, ours)


def _sides(text: str, name: Word) -> _Sides:
    """The words of meaning before and behind a name, the nearest first."""
    found = [word for word in words(text) if word.stem]
    before = [word for word in found if word.start < name.start]
    return before[-_NEAR:][::-1], [word for word in found if word.start > name.start][:_NEAR]


def _fit(here: _Sides, there: _Sides) -> float:
    """How many words two places share on the same side, each as much as it is near in both."""
    return sum(
        max((1 / (1 + max(at, place)) for place, other in enumerate(theirs) if alike(word.stem, other.stem)), default=0)
        for ours, theirs in zip(here, there, strict=True)
        for at, word in enumerate(ours)
    )
