"""A question -> what kind of thing it asks for (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from index.stems import FUNCTION_WORDS, Word, alike, words_of


class Kind(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    MANY = "many"  # how many: a number of things
    MUCH = "much"  # how much, what percentage, what price
    SIZE = "size"  # how old, long, far, tall …
    WHICH = "which"  # which or what, with a noun
    WHAT = "what"
    OTHER = "other"


_ASKS = re.compile(
    r"\b(?P<many>how many|(?:what|which|wat)(?: is| was| are)?(?: the)? (?:total )?(?:number|population))\b|"
    r"\b(?P<much>how (?:much|large|big)|(?:what|which)(?: is| was)?(?: the)? (?:percent\w*|price|cost|amount|rate))\b|"
    r"\bhow (?P<size>old|long|far|tall|high|deep|wide|fast|heavy|often)\b|"
    r"\b(?P<when>wh?en|(?:wh?at|wh?ich)(?:'s| is| was)?(?: the)? (?:exact )?(?:years?|dates?|days?|months?|decades?|"
    r"centur\w+|time(?! of)|era|season))\b|"
    r"\b(?P<who>who(?:m|se)?|who['’]?s)\b|\b(?P<where>wh?ere(?:['’]?s)?)\b|"
    r"\b(?P<which>wh?ich|(?:wh?at)(?= (?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|"
    r"might|must|the|a|an|to|of|in|if|about|caused?|made|makes|happens?|happened)\b)\w))\b|\b(?P<what>wh?at(?:['’]?s)?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"person|man|woman|people|actor|actress|author|writer|singer|artist|player|president|king|queen|emperor|pope|leader|"
    r"director|scientist|general|minister|composer|poet|philosopher|architect|musician|character|politician|historian|"
    r"explorer|inventor|founder|coach|senator|governor|engineer|physicist|chemist|mathematician|painter|brother|sister|"
    r"father|mother|son|daughter|wife|husband|professor|economist|astronomer|biologist|ruler|mayor|judge|lawyer|"
    r"official|diplomat|secretary|ambassador|representative|officer|soldier|student|teacher|doctor|nurse|member|speaker"
)
_PLACES = re.compile(
    r"city|cities|town|village|country|countries|state|states|continent|island|region|province|county|place|location|"
    r"nation|district|area|capital|territory|street|neighborhood|borough"
)


@dataclass(frozen=True, slots=True)
class Asked:
    kind: Kind
    stems: tuple[str, ...]  # of the question's content words, in order

    def knows(self, word: Word) -> bool:
        return word.stem != "" and _known(word.stem, self.stems)


@lru_cache(maxsize=4096)
def _known(stem: str, stems: tuple[str, ...]) -> bool:
    return any(alike(stem, other) for other in stems)


_RELATIVE = frozenset({"who", "which", "where", "when", "whose"})
_AUXILIARY = frozenset("is are was were do does did has have had can could will would should may might must".split())  # noqa: SIM905


def asked(question: str) -> Asked:
    """What is asked for; OTHER where that is no who, when, where, how many, which or what."""
    words = words_of(question)
    match = _asking(question)
    if match is None:
        return Asked(Kind.OTHER, _stems(words, ""))
    kind = Kind(match.lastgroup or "other")
    if kind is Kind.WHICH:
        kind = _narrowed([word for word in words if word.start >= match.end()])
    return Asked(kind, _stems(words, match.group()))


def asks_for_words(question: str) -> bool:
    """Whether a few words can answer: who, when, where, how many, which, what; not why or how."""
    return asked(question).kind is not Kind.OTHER


def asks_when(question: str) -> bool:
    return asked(question).kind is Kind.WHEN


def _asking(question: str) -> re.Match[str] | None:
    """The asking words; what only sets the scene ("when it rains, what …", "a man who …") gives way to another."""
    found = list(_ASKS.finditer(question))
    return next((match for match in found if not _sets_the_scene(question, match)), found[0] if found else None)


def _sets_the_scene(question: str, match: re.Match[str]) -> bool:
    before, after = words_of(question[: match.start()])[-1:], words_of(question[match.end() :])[:1]
    if match.lastgroup in {"when", "where"} and not before:
        return bool(after) and after[0].lower not in _AUXILIARY
    return match.group().lower() in _RELATIVE and bool(before) and bool(before[0].stem)


def _narrowed(after: list[Word]) -> Kind:
    """Which city is where, which actor is who."""
    for word in after[:3]:
        if word.lower in FUNCTION_WORDS:
            break
        if _PLACES.fullmatch(word.lower):
            return Kind.WHERE
        if _PEOPLE.fullmatch(word.lower.removesuffix("s")) or _PEOPLE.fullmatch(word.lower):
            return Kind.WHO
    return Kind.WHICH


def _stems(words: tuple[Word, ...], asking: str) -> tuple[str, ...]:
    ignored = set(asking.lower().split())
    return tuple(word.stem for word in words if word.stem and word.lower not in ignored)
