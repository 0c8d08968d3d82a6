"""Each number, date and amount that a claim names must be told, or follow from what is told (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from index.times import readings
from index.verify.numerals import Number, numbers, single_units
from index.verify.plain import plain
from index.verify.values import CALENDAR, Value, values
from index.verify.verdict import Source

_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|over|more than|close to|just under|circa)(?: \$)? ?$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w-])")  # a score, or from one number to another
_YEAR_BEFORE, _YEAR_AFTER = re.compile(r"\b\d{4} $"), re.compile(r" \d{4}\b")
_VERSION = re.compile(r"(?<![\d.,$€£])\d+\.0+(?![\d.])")
_NEAR = 0.05  # how far a rounded number may lie from the one told


def missing_value(claim: str, cited: Sequence[Source]) -> str:
    """The first value of the claim that is not told; empty when all are."""
    text = plain(claim)
    told = [value for source in cited for value in told_by(source)]
    days = next((source.date for source in cited if source.date), None)
    if strange := _no_date(text) or _other_version(text, cited):
        return strange
    for value in values(text):
        if not is_told(value, told, text) and not _is_read(value, told, text, days):
            return value.written(text)
    return ""


def _no_date(text: str) -> str:
    """Two years around a month, which are no date: "2026 January 2026"."""
    months = (value for value in values(text) if value.name in CALENDAR)
    around = ((_YEAR_BEFORE.search(text[: month.start]), _YEAR_AFTER.match(text[month.end :])) for month in months)
    return next((before[0].strip() for before, after in around if before and after), "")


def _other_version(text: str, cited: Sequence[Source]) -> str:
    """A number in ".0" and without a unit, which is a version and never a rounder way to write an amount."""
    told = " ".join(plain(f"{source.text} {source.title}") for source in cited)
    bare = {number.start for number in numbers(text) if not number.unit}
    found = (match[0] for match in _VERSION.finditer(text) if match.start() in bare)
    return next((version for version in found if not re.search(rf"(?<![\d.]){re.escape(version)}(?!\d)", told)), "")


def broken_pair(claim: str, cited: Sequence[Source]) -> str:
    """A score or range of which the numbers are told, but not together: "1-1" of "3-1"; empty when there is none."""
    told = " ".join(plain(source.text) for source in cited)
    pairs = [frozenset(match.groups()) for match in _PAIR.finditer(told)]
    apart = {
        f"{value.number.written:g}"
        for value in values(_PAIR.sub(" ", told))
        if value.number and value.number.unit != "nth"
    }
    for match in _PAIR.finditer(plain(claim)):
        pair = frozenset(match.groups())
        if pairs and pair not in pairs and not pair <= apart:
            return match[0]
    return ""


@lru_cache(maxsize=512)
def told_by(source: Source) -> tuple[Value, ...]:
    """What the sentence and its title name, and what its weekdays and relative words mean."""
    read = [reading.text for reading in readings(plain(source.text), source.date)]
    told = [value for text in (plain(source.text), *read) for value in values(text)]
    told += [_of_a_title(value) for value in values(plain(source.title))]
    return (*told, *(Value("", number, number.start, number.end) for number in single_units(plain(source.text))))


def _of_a_title(value: Value) -> Value:
    """A bare number of a title says which year or version it is about, and is no amount: no "2.4 seconds"."""
    bare = value.number and not value.number.unit
    return value._replace(number=value.number._replace(unit="title")) if value.number and bare else value


def is_told(value: Value, told: Sequence[Value], text: str) -> bool:
    """Whether one of the told values is this one, in other words or rounded."""
    if value.name:
        return any(value.name == other.name for other in told)
    rounded = bool(_ABOUT.search(text[: value.start]))
    numbers_told = [other.number for other in told if other.number]
    if value.number and value.number.unit == "nth" and value.number.amount == 1:  # "must first ask", unless another nth
        return not (rivals := [n for n in numbers_told if n.unit == "nth"]) or any(n.amount == 1 for n in rivals)
    return any(_same(value.number, number, rounded=rounded) for number in numbers_told if value.number)


def _same(claimed: Number | None, told: Number, *, rounded: bool) -> bool:
    if claimed is None:
        return False
    if claimed.unit == told.unit or {claimed.unit, told.unit} <= {"s", "month"}:
        ours, theirs = _days(claimed), _days(told)
    elif {claimed.unit, told.unit} == {"%", "nth"}:  # "a third" is a part or a place
        ours, theirs = claimed.amount * told.amount, 1.0
    elif _are_alike(claimed.unit, told.unit):
        ours, theirs = claimed.written, told.written
    else:
        return False
    if abs(ours - theirs) <= 1e-6 * max(abs(ours), abs(theirs)):
        return True
    return rounded and _digits(claimed.written) < _digits(told.written) and abs(ours - theirs) <= _NEAR * abs(theirs)


def _days(number: Number) -> float:
    """In seconds or months as long as both are one or the other; a month is thirty days."""
    return number.amount * 30 * 86400 if number.unit == "month" else number.amount


def _are_alike(claimed: str, told: str) -> bool:
    """Whether two units may mean the same: one of them is left out, or they count ("twice", "the third", "three")."""
    counts = {"", "nth", "times"}
    if told == "day":
        return claimed == "nth"
    return (claimed in counts and told in counts) or not claimed or (not told and claimed in {"month", "m", "s"})


def _digits(number: float) -> int:
    """How many digits carry meaning: 2 of 57,000."""
    return len(f"{number:.10g}".replace(".", "").rstrip("0").lstrip("0").split("e")[0])


def _is_read(value: Value, told: Sequence[Value], text: str, written: date | None) -> bool:
    """Whether a weekday or a relative word of the claim means what is told as a date."""
    for reading in readings(text, written):
        if reading.start <= value.start < reading.end:
            return all(is_told(part, told, reading.text) for part in values(reading.text))
    return False
