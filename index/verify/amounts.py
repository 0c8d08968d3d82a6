"""The numbers and dates of a translation, to be compared with those of the English sentence (pure)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from index.verify.counting import is_many, maybe_of, number_of, part_of, scale_of
from index.verify.plain import plain
from index.verify.values import CALENDAR, values

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905 - reads as words
_ALSO = {"sonnabend": "saturday"}
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)")  # French thousands
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")  # day, month, year
_CLOCK = re.compile(
    r"\b(?:kl\.? ?(?P<kl>\d{1,2})(?:[.:](?P<past>\d\d))?|"
    r"(?P<hour>\d{1,2})(?::(?P<min>\d\d)(?: ?uhr)?| ?h(?: ?(?P<m>\d\d))?\b|"
    r"(?:[.](?P<half>\d\d))? ?uhr(?: (?P<u>\d\d))?))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+|[^\w\s]")
_JOINS = {"da": "og", "fr": "et", "es": "y"}
_TENS = range(20, 100, 10)
_FOUR_TWENTY = (4, 20)  # "quatre-vingts"
_HYPHENS = frozenset("-‑")
_THOUSAND = 1e3


@dataclass(slots=True)
class Amounts:
    """What a text counts and when: `maybe` are words that are numbers now and then."""

    numbers: Counter[float] = field(default_factory=Counter)
    maybe: Counter[float] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)  # months, weekdays, "15:00"


def amounts_in_english(text: str) -> Amounts:
    found, flat = Amounts(), plain(text)
    for value in values(flat):
        written = value.written(flat)
        if value.number is None:
            if value.name in CALENDAR or value.name in _DAYS or value.name[:1].isdigit():
                found.times[value.name] += 1
        elif value.number.written != 1 or written[:1].isdigit():
            found.numbers[_rounded(value.number.written)] += 1
    for year, _, day in _ISO.findall(flat):  # the month is read already
        found.numbers.update({_rounded(float(day)): 1, _rounded(float(year)): 1} if year not in _figures(found) else {})
    return found


def amounts_in(text: str, language: str) -> Amounts:
    """Of a translation: figures with a comma for the point and the other way round, and number words."""
    found = Amounts()
    text = _SPACED.sub(lambda match: re.sub(r"\D", "", match[0]), text.casefold())
    for pattern, order in ((_ISO, (3, 2, 1)), (_NUMERIC, (1, 2, 3))):
        text = pattern.sub(lambda match, order=order: _dated(match, order, found), text)  # type: ignore[misc]
    text = _CLOCK.sub(lambda match: _timed(match, found), text)
    run = _Run(found, language)
    for match in _TOKEN.finditer(text):
        run.take(match[0])
    run.end()
    for word in re.findall(r"[^\W\d_]+", text):
        if name := _calendar(language).get(word):
            found.times[name] += 1
    return found


class _Run:
    """Number words and figures in a row: "2,5 Millionen", "treinta y cinco"."""

    def __init__(self, found: Amounts, language: str) -> None:
        self._found = found
        self._language = language
        self._total = 0.0
        self._current: float | None = None
        self._last = ""  # "number", "figure", "scale" or "join"

    def take(self, token: str) -> None:
        if token[0].isdigit():
            self.end()
            self._current, self._last = _figure(token), "figure"
        elif scale := scale_of(token, self._language):
            self._scale(token, scale)
        elif part := part_of(token, self._language):
            self._current, self._last = (self._current if self._current is not None else 1) * part, "number"
        elif number := number_of(token, self._language):
            self._number(number)
        elif token == _JOINS.get(self._language) and self._last == "number":
            self._last = "join"
        elif not (self._last and token in _HYPHENS):
            self.end()
            if maybe := maybe_of(token, self._language):
                self._found.maybe[_rounded(maybe)] += 1

    def end(self) -> None:
        if self._current is not None or self._total:
            self._found.numbers[_rounded(self._total + (self._current or 0))] += 1
        self._total, self._current, self._last = 0.0, None, ""

    def _scale(self, token: str, scale: float) -> None:
        if not self._last and is_many(token):
            return
        if scale < _THOUSAND:
            self._current = (self._current or 1) * scale
        elif self._last == "scale" and not self._current:  # "mil millones"
            self._total *= scale
        else:
            self._total, self._current = self._total + (self._current or 1) * scale, None
        self._last = "scale"

    def _number(self, number: float) -> None:
        before = self._current
        if (before, number) == _FOUR_TWENTY and self._language == "fr":
            self._current = 80.0
        elif before is None and self._total:
            self._current = number
        elif before and self._last != "figure" and self._adds(before, number):
            self._current = before + number
        else:
            self.end()
            self._current = number
        self._last = "number"

    def _adds(self, before: float, number: float) -> bool:
        if self._last == "join" and self._language == "da":
            return number in _TENS and before < _TENS.step
        return (before % 100 == 0 and number < 100) or (before % 10 == 0 and number < 20)  # noqa: PLR2004 - tens, hundreds


def _figure(token: str) -> float:
    return float(token.replace(".", "").replace(",", ".") if re.search(r"\.\d{3}(?!\d)|,", token) else token)


def _figures(found: Amounts) -> set[str]:
    return {f"{number:.0f}" for number in found.numbers}


def _dated(match: re.Match[str], order: tuple[int, int, int], found: Amounts) -> str:
    day, month, year = (int(match[place]) for place in order)
    if not 1 <= month <= len(CALENDAR):
        return match[0]
    found.numbers.update([float(day), float(year)])
    found.times[CALENDAR[month - 1]] += 1
    return " , "


def _timed(match: re.Match[str], found: Amounts) -> str:
    minutes = match["past"] or match["min"] or match["m"] or match["half"] or match["u"] or "00"
    found.times[f"{int(match['kl'] or match['hour'])}:{minutes}"] += 1
    return " , "


def _rounded(number: float) -> float:
    return round(number, 4)


@cache
def _calendar(language: str) -> dict[str, str]:
    """Months and weekdays of a language -> in English."""
    locale, names = Locale(language), dict(_ALSO)
    for form in ("format", "stand-alone"):
        months, days = locale.months[form]["wide"], locale.days[form]["wide"]
        names |= {months[at + 1].casefold(): english for at, english in enumerate(CALENDAR)}
        names |= {days[at].casefold(): english for at, english in enumerate(_DAYS)}
    endings = ("s", "en", "e")  # "mittwochs", "onsdagen", "lunes"
    return {name + ending: english for ending in endings for name, english in names.items()} | names
