"""How times and numbers are written in English text (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.domain import Span

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAYS = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SEASON = r"(?:the )?(?:spring|summer|autumn|fall|winter)(?: of \d{4})?"
_YEAR = r"(?:[1-9]\d\d|1\d\d\d|20\d\d)"
_MODERN = r"(?:1\d|20)\d\d"
_ERA = r"(?:,? ?(?:BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|BP)(?!\w))"
_PART = r"(?:(?:early|mid|late|the beginning of|the end of)[ -](?:the )?)"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_NTH_WORD = (
    r"(?:[Tt]en|[Ee]leven|[Tt]welf|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|"
    r"[Nn]ineteen|[Tt]wentie)th"
)
_FEW = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_TIME = re.compile(
    rf"\b(?:{_DAYS},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}(?:,? (?:of )?\d{{4}})?|"
    rf"{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)|(?:{_PART}?{_MONTHS},? (?:of )?\d{{4}}))\b"
    rf"|{_PART}?\b(?:{_NTH}|{_NTH_WORD})(?:(?: and| to|[–-]) {_NTH})?[ -]centur(?:y|ies){_ERA}?"
    rf"|{_PART}?(?<!\w)(?:\d{{3,4}}|['’]?\d0)['’]?s\b"
    rf"|\b(?:between |from )?{_MODERN} (?:and|to|until) {_MODERN}\b|\b{_MODERN}[–/-](?:(?:1\d|20)?\d?\d)\b(?!-)"
    rf"|(?:\b(?:AD|A\.D\.) )?(?<![\w$€£.,–-])(?:{_PART}?\d{{1,2}},\d{{3}}{_ERA}|{_YEAR}{_ERA}|(?<=in ){_YEAR}|"
    rf"{_PART}?{_MODERN})(?![\w%–-]|[.,]\d)"
    rf"|\b\d{{1,2}}(?::\d\d)? ?(?:[ap]\.?m\.?)(?!\w)|\b\d{{1,2}}:\d\d\b"
    rf"|\b{_DAYS}\b|\b(?:last|next|this) (?:week|month|year|night)\b|\b(?:yesterday|tomorrow)\b"
    rf"|\b(?:in|since|until|of|during|by|every|early|late) (?P<in>{_MONTHS}|{_SEASON})\b"
    rf"|\b(?:{_FEW} (?:years?|days?|months?|weeks?) (?:later|earlier|ago|after|before))\b"
)
_WORDED = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|"
    "dozens?|a dozen|a hundred|a thousand|a million|half|one[- ]third|two[- ]thirds|a third|a quarter|twice|once"
)
_ABOUT = (
    r"(?:some|about|approximately|nearly|almost|around|over|more than|less than|fewer than|at least|up to|roughly|just)"
)
_UNITS = (
    r"(?:%|percent\b|per ?cent\b|(?:square |cubic )?(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|miles?|"
    r"feet|foot|inch(?:es)?|km²?|km2|m|cm|mm|ft|mi|lbs?|kg|tons?|tonnes?|acres?|hectares?|pounds?|kilograms?|grams?|"
    r"litres?|liters?|gallons?|degrees?|°[CF]?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|dollars?|euros?|"
    r"cents?|yen|mph|km/h|MHz|GHz|Hz|MW|GW|kW)\b(?: (?:old|of age|long|high|tall|wide|deep|per \w+))?|-?years?-old)"
)
_SCALE = r"(?: (?:hundred|thousand|million|billion|trillion)\b)"
_NUMBER = re.compile(
    rf"(?:\b{_ABOUT} )?(?:(?<![\w.,])(?:US|A|C)?[$€£¥]?\d+(?:,\d{{3}})*(?:\.\d+)?(?!\d|(?:st|nd|rd|th)\b)|"
    rf"\b(?:{_WORDED})(?:[- ](?:{_WORDED}))*\b(?!-)){_SCALE}?"
    rf"(?: ?(?:[–-]|to|and|or) ?[$€£]?\d[\d,.]*\d?{_SCALE}?(?= ?{_UNITS}))?(?:[ -]?{_UNITS})?",
    re.IGNORECASE,
)


def times(sentence: str) -> Iterator[Span]:
    """Dates, years, decades, centuries, times of day, relative words."""
    for match in _TIME.finditer(sentence):
        yield match.span("in") if match["in"] else _trimmed(sentence, match.span())


def numbers(sentence: str) -> Iterator[Span]:
    """Numbers, in figures or words, with "some" before them and the unit behind them."""
    return (_trimmed(sentence, match.span()) for match in _NUMBER.finditer(sentence))


def _trimmed(sentence: str, span: Span) -> Span:
    start, end = span
    return start, start + len(sentence[start:end].rstrip(" ,.-"))
