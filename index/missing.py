"""Why there is no answer, for the person who asked: what of the question the documents don't have (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.asked import Kind, asked
from index.question.grammar import CALENDAR
from index.question.names import names_in
from index.question.words import Words
from index.stems import words_of

NOTHING_NEAR = "The documents don't say anything about that."
NEAR = "The documents don't say that."
UNMENTIONED = "The documents don't mention {things}."
NOT_BESIDE = "The documents don't say that; the nearest sentences don't mention {things}."
OTHERWISE = "The documents don't say that. You ask about {asked}; the nearest sentence says {said}."
ASKED_FOR = {
    Kind.WHO: "The documents don't say who.",
    Kind.WHEN: "The documents don't say when.",
    Kind.WHERE: "The documents don't say where.",
    Kind.MANY: "The documents don't say how many.",
    Kind.MUCH: "The documents don't say how much.",
    Kind.WHICH: "The documents don't say which.",
}
WHY = "The documents don't say why, or don't say that at all."

_MOST = 2  # things that are named: more would hide what matters
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])(?:st|nd|rd|th|%)?(?!\w)")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DENIES = re.compile(r"\b(?:not|never|no longer|cannot|\w+n['’]t)\s+(?:be\s+)?([^\W\d_]{4,})", re.IGNORECASE)
_WHICH = re.compile(r"\bwhich \w", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:and |so |but )?(?:why|how come)\b", re.IGNORECASE)


def why_not(question: str, near: Sequence[str], words: Words, titles: Sequence[str] = ()) -> str:
    """One sentence; `near` are the sentences worth showing, best first, `words` those of all documents.

    What the `titles` of the sentences' documents mention is not missing beside them.

    It only says what can be seen to be missing: a name or a number that no document has, one that no sentence nearby
    has, a weekday or a year in the place of another. That something is false is left for the reader to see.
    """
    if not near:
        return NOTHING_NEAR
    things = _things(question, words)
    if absent := [thing for thing in things if not words.has(_essence(thing))]:
        return UNMENTIONED.format(things=_listed(absent))
    if other := _otherwise(question, near[0]):
        return OTHERWISE.format(asked=_listed(other[:1]), said=_listed(other[1:]))
    beside = " ".join([*near, *titles]).lower()
    if elsewhere := [thing for thing in things if _is_particular(thing) and _essence(thing) not in beside]:
        return NOT_BESIDE.format(things=_listed(elsewhere))
    return WHY if _WHY.match(question) else _asked_for(question)


def told_otherwise(asks: str, says: str) -> str:
    """One sentence, where the documents tell another value than the question takes for granted."""
    return OTHERWISE.format(asked=_listed([asks]), said=_listed([says]))


def _asked_for(question: str) -> str:
    what = asked(question)
    return ASKED_FOR.get(Kind.WHICH if _WHICH.search(question) else what.kind, NEAR)


def _things(question: str, words: Words) -> list[str]:
    """The names, numbers and days in a question, in order, as the documents write them."""
    found = [(name.start, name.text) for name in names_in(question, words) if not name.text.islower()]
    found += [(match.start(), match[0]) for match in _NUMBER.finditer(question)]
    found += [(match.start(), match[0].capitalize()) for match in re.finditer(r"\w+", question) if _is_day(match[0])]
    return list(dict.fromkeys(text for _, text in sorted(found)))


def _is_day(word: str) -> bool:
    return word.lower() in CALENDAR and len(word) > len("march")  # "may", "march" and "sun" mean other things too


def _is_particular(thing: str) -> bool:
    """Not a single name, which may be there in another form: "Danish" for Denmark, "the island" for Greenland."""
    return " " in thing or _is_day(thing) or thing[0].isdigit()


def _essence(thing: str) -> str:
    """What has to be found of a name: its last word."""
    return re.split(r"\s", thing.lower().removesuffix("'s"))[-1]


def _otherwise(question: str, sentence: str) -> tuple[str, ...]:
    """The question's weekday, year or verb and the sentence's own, where it has another one or denies it."""
    for kind in (_DAY, _YEAR):
        asks, says = (set(map(str.casefold, kind.findall(text))) for text in (question, sentence))
        if len(asks) == len(says) == 1 and asks != says:
            return kind.findall(question)[0].capitalize(), kind.findall(sentence)[0]
    stems = {word.stem: word.lower for word in words_of(question) if word.stem}
    for match in () if _DENIES.search(question) else _DENIES.finditer(sentence):
        if (denied := words_of(match[1])[0].stem) in stems:
            return stems[denied], match[0]
    return ()


def _listed(things: Sequence[str]) -> str:
    return " or ".join(f"“{thing}”" for thing in things[:_MOST])
