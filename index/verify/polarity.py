"""Negation and comparison: a claim must not say the opposite of what is told (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.marking.words import Word, alike, stem, words_of
from index.verify.opposites import OPPOSITES
from index.verify.plain import plain, words
from index.verify.verdict import Source

_NOT = frozenset(
    """not no never none nobody nothing nowhere neither nor without cannot n't hardly barely seldom rarely
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't
    mustn't needn't""".split()  # noqa: SIM905
)
_REFUSALS = frozenset(
    stem(word)
    for word in """refuse deny reject decline fail lack unable forbid forbidden ban prohibit prevent avoid oppose stop
    disagree dislike distrust miss missing absent except exclude dissuade deter discourage impossible unlikely refute
    dismiss abandon unwilling object against instead rather illegal cease end rule close shut""".split()  # noqa: SIM905
)
"""What says no without "not"; agrees with either."""
_LIMIT = re.compile(r"[;:]|,? \b(?:but|although|though|because|while|whereas|and (?:then|he|she|it|they|will))\b|, ")
_TWICE = re.compile(
    r"\b(?:unless|until|(?:fewer|less|earlier|later|before|other|more|longer) than|without|except|but)\b", re.IGNORECASE
)
"""After a negation, a second one: "not unless approved" is "only when approved"."""
_UN = re.compile(r"^(?:un|in|im|ir|dis|non-?)(?=\w{4})")


def contradiction(claim: str, cited: Sequence[Source]) -> str:
    """What the claim turns round, for a sentence about it; empty when nothing."""
    told = " ".join(plain(source.text) for source in cited)
    return _opposite(claim, told) or _negated(claim, told) or _quantity(claim, told)


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(text))


def _stem(word: Word) -> str:
    return word.stem or word.lower


def _opposite(claim: str, told: str) -> str:
    """A word whose opposite is told and which is itself not; a negation on one side makes it agree."""
    ours, theirs = _stems(claim), _stems(told)
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            said = (ours & one) - theirs
            meant = (theirs & other) - ours
            if (
                said
                and meant
                and not ours & other
                and not theirs & one
                and not _either_denied(claim, told, said, meant)
            ):
                return f"it says “{_word(claim, said)}” where the cited sentence says “{_word(told, meant)}”"
    return ""


def _either_denied(claim: str, told: str, said: frozenset[str], meant: frozenset[str]) -> bool:
    return any(_is_denied(claim, one) for one in said) != any(_is_denied(told, one) for one in meant)


def _word(text: str, stems: frozenset[str]) -> str:
    return next((word.text for word in words(text) if _stem(word) in stems), "")


def _is_denied(text: str, wanted: str) -> bool:
    return any(_stem(word) == wanted and at in denied(text) for at, word in enumerate(words(text)))


@lru_cache(maxsize=512)
def denied(text: str) -> frozenset[int]:
    """Which words of a text stand in the reach of a negation, to the end of its clause."""
    found, flat = words(text), plain(text)
    reached: set[int] = set()
    for at, word in enumerate(found):
        if word.lower in _NOT or word.lower.endswith("n't"):
            end = _LIMIT.search(flat, word.end)
            last = end.start() if end else len(flat)
            reached |= {n for n in range(at + 1, len(found)) if found[n].start < last}
    return frozenset(reached)


def _negated(claim: str, told: str) -> str:
    """Whether what both say is denied by one of them alone."""
    ours, theirs = _polarities(claim), _polarities(told)
    shared = [(one, other) for one in ours for other in theirs if one == other or alike(one, other)]
    differ = [(one, other) for one, other in shared if not ours[one] & theirs[other]]
    if not differ:
        return ""
    agree = len(shared) - len(differ)
    claim_denies, told_denies = _denies(claim), _denies(told)
    if claim_denies == told_denies and agree >= len(differ):
        return ""
    if claim_denies and not told_denies and not _refuses(told):
        return "it denies what the cited sentence says"
    if told_denies and not claim_denies and not _refuses(claim) and not _TWICE.search(told):
        return "it leaves out the cited sentence's negation"
    return ""


def _polarities(text: str) -> dict[str, set[bool]]:
    """Each stem with whether it is denied, un-words as denied ones: "untapped" is "tapped", denied."""
    reached = denied(text)
    found: dict[str, set[bool]] = {}
    for at, word in enumerate(words(text)):
        if word.stem:
            found.setdefault(word.stem, set()).add(at in reached)
            if bare := _UN.sub("", word.lower) if _UN.match(word.lower) else "":
                found.setdefault(words_of(bare)[0].stem, set()).add(at not in reached)
    return found


def _denies(text: str) -> bool:
    return any(word.lower in _NOT or word.lower.endswith("n't") for word in words(text))


def _refuses(text: str) -> bool:
    return any(word.stem in _REFUSALS or _UN.match(word.lower) for word in words(text) if word.stem)


_ALL = re.compile(
    r"\b(?:all|every|everyone|everybody|everything|always|entirely)\b(?! (?:\d|day|week|month|year|the same))"
)
_SOME = re.compile(r"\b(?:some|several|many|most|few|partly|mostly|largely|often|usually)\b(?! \$?\d)")
_ONLY = re.compile(r"\b(?:only|sole|solely|exclusively|merely|just|alone|single|at most|no more)\b")


def _quantity(claim: str, told: str) -> str:
    ours, theirs = plain(claim).lower(), told.lower()
    if _denies(told):
        return ""
    every, some = _ALL.search(ours), _SOME.search(theirs)
    if every and some and not _ALL.search(theirs):
        return f"it says “{every[0]}” where the cited sentence says “{some[0]}”"
    if re.search(r"\bonly\b", ours) and not _ONLY.search(theirs) and not _refuses(told):
        return "it says “only”, which the cited sentence does not"
    return ""
