"""Numbers as they are written, in figures or words, with their scale and unit (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()  # noqa: SIM905 - reads as words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - reads as words
_WORDS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12, "dozen": 12.0,
}  # fmt: skip
_NTH = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()  # noqa: SIM905 - reads as words
_ORDINALS = {word: n for n, word in enumerate(_NTH, start=1)}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES = {"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubles": 2, "triple": 3, "tripled": 3}

_UNITS = {
    "%": ("%", 0.01), "percent": ("%", 0.01), "per cent": ("%", 0.01), "percentage": ("%", 0.01),
    "$": ("$", 1), "dollar": ("$", 1), "buck": ("$", 1), "€": ("€", 1), "euro": ("€", 1), "£": ("£", 1), "¥": ("¥", 1),
    "yen": ("¥", 1), "cent": ("cent", 1), "kroner": ("kr", 1), "krone": ("kr", 1), "kronor": ("kr", 1),
    "mark": ("mark", 1), "pound": ("pound", 1), "lb": ("pound", 1),
    "km": ("m", 1e3), "kilometre": ("m", 1e3), "kilometer": ("m", 1e3), "metre": ("m", 1), "meter": ("m", 1),
    "cm": ("m", 0.01), "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "mm": ("m", 0.001),
    "millimetre": ("m", 0.001), "millimeter": ("m", 0.001), "mile": ("mile", 1), "foot": ("foot", 1),
    "feet": ("foot", 1), "ft": ("foot", 1), "inch": ("inch", 1), "yard": ("yard", 1), "acre": ("acre", 1),
    "hectare": ("hectare", 1), "kg": ("g", 1e3), "kilogram": ("g", 1e3), "g": ("g", 1), "gram": ("g", 1),
    "tonne": ("g", 1e6), "ton": ("ton", 1), "litre": ("l", 1), "liter": ("l", 1), "gallon": ("gallon", 1),
    "degree": ("degree", 1), "second": ("s", 1), "minute": ("s", 60), "hour": ("s", 3600), "day": ("s", 86400),
    "week": ("s", 604800), "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120),
    "century": ("month", 1200), "centurie": ("month", 1200), "mph": ("mph", 1),
}  # fmt: skip
_NAMES = "|".join(sorted((re.escape(unit) for unit in _UNITS if unit not in "$€£¥%g"), key=len, reverse=True))
_UNIT = rf"(?: ?(?P<percent>%)|[ -]?(?P<unit>(?:{_NAMES})s?|g)(?![\w'])|-?(?P<old>years?-olds?))"
_WORD = rf"(?:{'|'.join([*_SMALL, *_TENS])})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<money>US\$|[$€£¥]) ?)?(?:(?P<figures>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<nth>st|nd|rd|th)?(?P<decade>'?s\b)?(?:[ -]?(?P<scale>{_SCALE}|bn|mn|k|(?(money)m|bn))\b)?"
    rf"|(?P<words>(?:\b(?:an? |half an? )?{_SCALE}|\b{_WORD})(?:[ -](?:and )?(?:{_WORD}|{_SCALE})\b)*)\b)"
    rf"(?:-(?=[a-z]))?{_UNIT}?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<count>an?|one|two|three|four)[ -](?P<part>third|quarter|fourth|fifth|sixth|eighth|tenth)s?\b"
    r"(?! (?:time|one|year|day|week|month|of the (?:year|month)|place|century))|\b(?P<half>half)\b(?!-| an? )",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})\b(?<!per second)(?!(?<=\ba second)\s*(?:[.,;)]|$))", re.IGNORECASE
)
_TIME = re.compile(rf"\b(?P<times>{'|'.join(_TIMES)})\b", re.IGNORECASE)
_A_UNIT = re.compile(rf"\b(?:an?|one|every|per|the) (?P<unit>{_NAMES})(?!\w)", re.IGNORECASE)


class Number(NamedTuple):
    """An amount in the base unit of its kind (metres, grams, seconds, months, a share of 1), and where it stands."""

    amount: float
    written: float  # the number before the unit: 35 of "35 years"
    unit: str  # "" for a mere number, "nth" for an ordinal, "s." for a decade
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text as `plain` has it, in no order."""
    parts = [Number(_share(match), _share(match), "%", *match.span()) for match in _PART.finditer(text)]
    yield from parts
    for match in _NUMBER.finditer(text):
        if not any(part.start <= match.start() < part.end for part in parts):
            yield _number(match)
    for match in _ORDINAL.finditer(text):
        if not any(part.start <= match.start() < part.end for part in parts):
            yield Number(_ORDINALS[match["nth"].lower()], _ORDINALS[match["nth"].lower()], "nth", *match.span())
    for match in _TIME.finditer(text):
        yield Number(_TIMES[match["times"].lower()], _TIMES[match["times"].lower()], "times", *match.span())


def single_units(text: str) -> Iterator[Number]:
    """Units of which there is one: "a week" may be told as seven days, and need not be told at all."""
    for match in _A_UNIT.finditer(text):
        unit, factor = _UNITS[match["unit"].lower()]
        yield Number(factor, 1, unit, *match.span())


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    count = match["count"].lower()
    return _WORDS.get(count, 1) / _PARTS[match["part"].lower()]


def _number(match: re.Match[str]) -> Number:
    amount = float(match["figures"].replace(",", "")) if match["figures"] else _worded(match["words"])
    if match["scale"]:
        amount *= _SCALES[match["scale"].lower()]
    unit, factor = _unit(match)
    return Number(amount * factor, amount, unit, match.start(), match.end())


def _unit(match: re.Match[str]) -> tuple[str, float]:
    if match["nth"] or match["decade"]:
        return ("nth" if match["nth"] else "s."), 1
    if match["old"]:
        return "month", 12
    name = (match["percent"] or match["unit"] or (match["money"] or "")[-1:]).lower()
    return _UNITS.get(name) or _UNITS.get(name.removesuffix("s")) or _UNITS.get(name.removesuffix("es")) or ("", 1)


def _worded(text: str) -> float:
    """A number in words: "two hundred and fifty", "half a million"."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= _SCALES["thousand"]:
                total, current = total + current, 0.0
        elif word == "half":
            current = 0.5
        else:
            current += _WORDS.get(word, 0)
    return total + current
