"""A name that stands before the cited sentence in the place of one that the sentence has (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from index.stems import FUNCTION_WORDS, Word
from index.verify.counted import fit
from index.verify.names import names, own_names
from index.verify.plain import GOVERNMENTS, key, plain, same_name, words
from index.verify.values import Value
from index.verify.verdict import Source

_PRONOUNS = {"he": ("he", "him", "his"), "she": ("she", "her", "hers")}
_SLOT = 0.5  # how alike the words around two names are that stand in one place: the same word next but one
_PREPOSITION = 0.25
_ANYHOW = 0.0  # … for one further on, which needs no place: a name is left out for it
_SURELY = 1.0  # … for a first word that may be none


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


def loose_pronoun(claim: str, cited: Sequence[Source]) -> str:
    """The "He" or "She" with which a claim begins, where the cited sentences have a name: it may be read as anybody."""
    first = words(claim)[0].lower if words(claim) else ""
    forms = _PRONOUNS.get(first, ())
    told = {word.lower for source in cited for word in words(source.text)}
    return first.capitalize() if forms and told.isdisjoint(forms) else ""


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
    return same + fit(_place(word), _place(other), plain(claim), plain(told))


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
