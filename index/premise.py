"""A value that a question takes for granted, and of which the sentence that answers tells another one (pure).

"Why is the meeting on Friday?" has no answer in documents that know only of a meeting on Wednesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.question.asked import Kind as Asks
from index.question.asked import asked
from index.question.grammar import WH
from index.question.words import Words
from index.stems import alike
from index.verify import Source
from index.verify.told import told_by
from index.verify.values import Value
from index.yesno.claim import claims_of, written
from index.yesno.units import PREPOSITIONS, Kind, Unit, calendar_kind, same_word, units_of

_NEAR = 8  # units between the value and the word that it belongs to
_OWNERS = 3  # words before a value, one of which, or the one after it, it belongs to
_SHARED = 0.5  # of the question's words, how many the sentence has to have: it is about the same
_DATED = frozenset(["weekday", "month", "year"])


class Premise(NamedTuple):
    """What the question takes for granted, and what is told instead, as each writes it."""

    asked: str
    said: str


def otherwise(question: str, chosen: Sequence[Source], near: Sequence[Source], words: Words) -> Premise | None:
    """The value that every chosen sentence tells otherwise and none nearby tells; nothing when yes or no answers.

    Said of a weekday, a month, a year or an amount, where question and sentence have one each, in the same role.
    """
    if not chosen or claims_of(question, words):
        return None
    units = units_of(written(question, words))
    for at, unit in enumerate(units):
        kind = _kind(units, at)
        if not kind or _is_told(unit, kind, (*chosen, *near)):
            continue
        if _is_asked(question, kind):
            found = [_day_in_front(kind, source) for source in chosen[:1]]
        else:
            found = [_other(units, at, kind, source) for source in chosen]
        if found[0] and all(found):
            return Premise(unit.text, found[0])
    return None


def _day_in_front(kind: str, source: Source) -> str:
    """The weekday that a row of a timetable begins with: the hours of one are not those of another."""
    first = units_of(source.text)[:1]
    return first[0].text if kind == "weekday" and first and kind in first[0].calendar else ""


def _kind(units: Sequence[Unit], at: int) -> str:
    """Weekday, month, year, or the amount's unit or noun; empty where it is none, or not the only one of its kind."""
    unit = units[at]
    if not unit.values:
        return ""
    kinds = [kind for kind in unit.calendar if kind in _DATED]
    kind = kinds[0] if kinds else "" if unit.calendar else _counted(units, at)
    alone = sum(kind in other.calendar if kinds else bool(other.values) and not other.calendar for other in units) == 1
    return kind if alone else ""


def _counted(units: Sequence[Unit], at: int) -> str:
    """What an amount is of: its unit, or the stem of the word after it."""
    number = units[at].values[0].number
    after = units[at + 1] if at + 1 < len(units) else None
    if number is None or number.unit in {"nth", "s.", "title", "times"} or number.written <= 1:
        return ""
    return number.unit or (after.stem if after and after.kind is Kind.WORD and not after.is_name else "")


def _is_asked(question: str, kind: str) -> bool:
    """Whether a value of the kind is what is asked for, and the question's own only sets the scene."""
    what = asked(question).kind
    return what is Asks.WHEN if kind in _DATED else what in {Asks.MANY, Asks.MUCH, Asks.SIZE}


def _is_told(unit: Unit, kind: str, sources: Sequence[Source]) -> bool:
    """Whether a sentence has the value, or what its days and relative words mean."""
    wanted = [value for value in unit.values if kind not in _DATED or calendar_kind(value) == kind]
    return any(_same(value, other) for value in wanted for source in sources for other in told_by(source))


def _same(one: Value, other: Value) -> bool:
    if one.number and other.number:
        return one.number.written == other.number.written or one.number.amount == other.number.amount
    return one.name == other.name and bool(one.name)


def _other(units: Sequence[Unit], at: int, kind: str, source: Source) -> str:
    """What the sentence tells in the place of the value; empty where that is not plain."""
    told = units_of(source.text)
    places = [place for place in range(len(told)) if _kind_of(told, place, kind)]
    meaning = [unit for unit in units if unit.kind is Kind.WORD and unit.low not in WH]
    shared = sum(any(_alike(unit, other) for other in told) for unit in meaning)
    far = sorted((_distance(units, at, told, place), place) for place in places)
    plain = bool(far) and far[0][0] <= _NEAR and (len(far) == 1 or far[0][0] < far[1][0])
    return told[far[0][1]].text if plain and shared >= _SHARED * len(meaning) else ""


def _kind_of(told: Sequence[Unit], place: int, kind: str) -> bool:
    unit = told[place]
    return kind in unit.calendar if kind in _DATED else bool(unit.values) and _counted(told, place) == kind


def _distance(units: Sequence[Unit], at: int, told: Sequence[Unit], place: int) -> int:
    """How far a value stands from a word that the question's own belongs to; of a date, only after its preposition.

    That is the word right after it ("a 1951 treaty"), or else one of those before it.
    """
    before = [unit for unit in reversed(units[:at]) if unit.kind is Kind.WORD and unit.low not in WH][:_OWNERS]
    after = [unit for unit in units[at + 1 : at + 2] if unit.kind is Kind.WORD]
    far = [abs(place - other) for owner in after or before for other, unit in enumerate(told) if _alike(owner, unit)]
    joined = after or not units[at].calendar or _preposition(units, at) == _preposition(told, place)
    return min(far, default=_NEAR + 1) if joined else _NEAR + 1


def _alike(one: Unit, other: Unit) -> bool:
    return same_word(one, other) or alike(one.stem, other.stem)


def _preposition(units: Sequence[Unit], at: int) -> str:
    """The one before a value, articles and "some" aside."""
    for before in reversed(units[max(0, at - 2) : at]):
        if before.low in PREPOSITIONS:
            return before.low
        if before.low not in {"the", "a", "an", "some", "this", "last"}:
            return ""
    return ""
