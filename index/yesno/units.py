"""A text as the units that yes and no are decided by: words, values, and what only joins them (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from index.stems import Word, stem
from index.verify.plain import key, plain, words
from index.verify.values import Value, values

BE = frozenset("is are was were be been being am 's".split())  # noqa: SIM905 - lists of words read better so
DETERMINERS = frozenset("a an the this that these those its his her their our".split())  # noqa: SIM905
PREPOSITIONS = frozenset(
    """in on at of to for by with from as into onto about between during since through within near across among
    under over after before until against without around""".split()  # noqa: SIM905
)
_JOINS = (
    DETERMINERS
    | BE
    | frozenset("in on at of to for by with from as and has have had having do does did there it also".split())  # noqa: SIM905
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
_RELATIVE = frozenset("yesterday tomorrow tonight".split())  # noqa: SIM905
_YEAR = 4  # digits
_YEARS = range(1000, 2100)


class Kind(StrEnum):
    """What a unit does."""

    WORD = "word"
    VALUE = "value"
    STOP = "stop"  # joins the others
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a value or a mark, and where it stands in the text as `plain` has it, half-open."""

    kind: Kind
    text: str
    low: str  # lower case, without a genitive's ending
    stem: str
    start: int
    end: int
    genitive: bool = False
    values: tuple[Value, ...] = ()  # one, or those of a date

    @property
    def calendar(self) -> dict[str, Value]:
        """The parts of a date by their kinds, weekday, day, month, year and time; empty for other values."""
        return {kind: value for value in self.values if (kind := calendar_kind(value))}

    @property
    def is_name(self) -> bool:
        """Whether it is written as one; a sentence's first word is too."""
        return self.kind is Kind.WORD and self.text[0].isupper()


@lru_cache(maxsize=512)
def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text, in order."""
    flat, found, units = plain(text), values(plain(text)), list[Unit]()
    for word in words(text):
        value = next((v for v in found if v.start <= word.start < v.end), None)
        if value is None or (value.end < word.end and flat[value.end] != "'"):  # "second-largest" is more than a number
            units.append(_unit(word))
        elif not units or value not in units[-1].values:
            written = value.written(flat)
            unit = Unit(Kind.VALUE, written, written.lower(), "", value.start, value.end, values=(value,))
            _join(units, unit, flat)
    return tuple(units)


def _join(units: list[Unit], unit: Unit, text: str) -> None:
    """Add a unit; parts of a date as one: "Wednesday 14 January 2026", "January 14, 2026"."""
    last = units[-2:] if units and units[-1].text == "," and unit.calendar.get("year") else units[-1:]
    if last and last[0].calendar and unit.calendar and not last[0].calendar.keys() & unit.calendar.keys():
        written = text[last[0].start : unit.end]
        del units[-len(last) :]
        values_of = (*last[0].values, *unit.values)
        units.append(Unit(Kind.VALUE, written, written.lower(), "", last[0].start, unit.end, values=values_of))
    else:
        units.append(unit)


def calendar_kind(value: Value) -> str:
    """Weekday, day, month, year or time; empty for what is none."""
    if value.number is None:
        if ":" in value.name:
            return "time"
        if value.name in _WEEKDAYS:
            return "weekday"
        return "month" if value.name.isalpha() and value.name not in _RELATIVE else ""
    if value.number.unit == "day":
        return "day"
    bare = value.end - value.start == _YEAR and not value.number.unit
    return "year" if bare and value.number.written in _YEARS else ""


def _unit(word: Word) -> Unit:
    low = word.lower.removesuffix("'s")
    joins = low in _JOINS and word.text != "US"
    kind = Kind.MARK if not word.text[0].isalnum() else Kind.STOP if joins else Kind.WORD
    genitive = word.lower.endswith("'s") and kind is Kind.WORD
    return Unit(kind, word.text, low, stem(word.text) or low, word.start, word.end, genitive)


def same_word(one: Unit, other: Unit) -> bool:
    """Whether two words are forms of one, or a country and its people."""
    if one.genitive != other.genitive:
        return False
    return one.low == other.low or one.stem == other.stem or key(one.text) == key(other.text)
