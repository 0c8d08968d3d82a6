"""The numbers, dates and amounts that a text names (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.verify.numerals import Number, numbers

_MONTHS = """January February March April May June July August September October November
    December""".split()  # noqa: SIM905 - reads as words
CALENDAR = [month.lower() for month in _MONTHS]
_SHORT = {month[:3].lower(): month.lower() for month in _MONTHS} | {"sept": "september"}
_MONTH = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?= \d))(?!\w)"
)
_AMBIGUOUS = re.compile(
    r"(?:\d|\b(?:in|since|until|of|late|early|mid|on|by|from|to|and|last|next|this))[ -]$|^$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:s|'s)?\b")
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|(?:last|next|this) (?:week|month|year|season|summer|spring|autumn|winter|"
    r"night|morning|evening|afternoon|quarter))\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_CLOCK = re.compile(
    r"\b(1[0-2]|0?[1-9])(?:[:.](\d\d))? ?([ap])\.?m\b\.?|\b(noon|midnight)\b|\b(\d{1,2}):(\d\d)\b", re.IGNORECASE
)
_MONTH_DAYS = range(1, 32)
_TO_MONTH = re.compile(r" (?:of )?|(?: ?[–-] ?| (?:and|to) )\d{1,2}(?:st|nd|rd|th)? ")  # "12–18 January"
_RANGE = re.compile(r"between and|to|or")  # the word before a range, if it is "between", and the one within
_AS_ONE = re.compile(
    r"\bone(?! (?:%|hundred|thousand|million|billion|day|week|month|year|hour|minute|second|person|man|woman|goal|"
    r"vote|point|member|people|percent)\b)",
    re.IGNORECASE,
)


class Value(NamedTuple):
    """Something exact: a number, or a part of the calendar by its name."""

    name: str  # "" for a number
    number: Number | None
    start: int  # places in the text as `plain` has it
    end: int

    def written(self, text: str) -> str:
        return text[self.start : self.end].strip(" -.")


def values(text: str) -> list[Value]:
    """The values of a text as `plain` has it, in its order."""
    named = [*_named(text)]
    taken = [(value.start, value.end) for value in named]
    found = [
        Value("", _of_a_month(number, text, named), number.start, number.end)
        for number in numbers(text)
        if not any(start <= number.start < end for start, end in taken) and not _is_no_number(text, number)
    ]
    return sorted(named + _ranged(text, found), key=lambda value: value.start)


def _ranged(text: str, found: Sequence[Value]) -> list[Value]:
    """The values, with the unit that only the end of a range names: both of "from 20 to 25 seconds" are seconds."""
    ordered = sorted(found, key=lambda value: value.start)
    for at, (one, other) in enumerate(pairwise(ordered)):
        before = "between " if text[: one.start].endswith("between ") and " and " in text[one.end : other.start] else ""
        if _RANGE.fullmatch(before + text[one.end : other.start].strip()):
            ordered[at] = _with_unit_of(one, other)
    return ordered


def _with_unit_of(one: Value, other: Value) -> Value:
    if not one.number or one.number.unit or not other.number or not other.number.written:
        return one
    if other.number.unit in {"", "nth", "times", "day", "s."}:
        return one
    factor = other.number.amount / other.number.written
    return one._replace(number=one.number._replace(unit=other.number.unit, amount=one.number.written * factor))


def _of_a_month(number: Number, text: str, named: Sequence[Value]) -> Number:
    """A number beside a month as the day that it is, which counts nothing: 12 of "12 January"."""
    if number.unit in {"", "nth"} and number.written in _MONTH_DAYS:
        for month in named:
            after, before = text[number.end : month.start], text[month.end : number.start]
            comes = number.end <= month.start and _TO_MONTH.fullmatch(after)
            if month.name in CALENDAR and (comes or (month.end <= number.start and before in {" ", " the "})):
                return number._replace(unit="day", amount=100 * CALENDAR.index(month.name) + number.written)
    return number


def _named(text: str) -> Iterator[Value]:
    for match in _MONTH.finditer(text):
        name = match[0].lower().rstrip(".")
        if name not in {"may", "march"} or _is_a_month(text, match):
            yield Value(_SHORT.get(name[:3], name), None, *match.span())
    for pattern in (_WEEKDAY, _RELATIVE):
        for match in pattern.finditer(text):
            yield Value(match[0].lower().removesuffix("'s").removesuffix("s"), None, *match.span())
    for match in _ISO.finditer(text):
        if 1 <= int(match[2]) <= len(_MONTHS):
            yield Value(_MONTHS[int(match[2]) - 1].lower(), None, match.start(2), match.end(2))
    for match in _CLOCK.finditer(text):
        yield Value(_clock(match), None, *match.span())


def _is_a_month(text: str, match: re.Match[str]) -> bool:
    return (
        bool(_AMBIGUOUS.search(text[: match.start()]) and text[: match.start()])
        or text[match.end() :][:2].strip(", ").isdigit()
    )


def _clock(match: re.Match[str]) -> str:
    if match[4]:
        return "12:00" if match[4].lower() == "noon" else "0:00"
    if match[5]:
        return f"{int(match[5])}:{match[6]}"
    return f"{int(match[1]) % 12 + (12 if match[3].lower() == 'p' else 0)}:{match[2] or '00'}"


def _is_no_number(text: str, number: Number) -> bool:
    """Whether "one" is a pronoun or an article: "one way or the other", "the other one"."""
    return number.written == 1 and bool(_AS_ONE.match(text, number.start))
