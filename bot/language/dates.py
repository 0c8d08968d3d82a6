"""The dates that the library reads in sentences, in the reader's language."""

from __future__ import annotations

import re
from datetime import date, datetime

from babel.dates import format_date, format_interval, format_skeleton

from bot.language.words import ENGLISH, current

_DAY = re.compile(r"\w+day (\d{1,2} \w+ \d{4})")
_MONTH = re.compile(r"[A-Z][a-z]+ \d{4}")
_WEEK = re.compile(r"(\d{1,2})(?: ([A-Z][a-z]+))?(?: (\d{4}))? ?– ?(\d{1,2} ([A-Z][a-z]+) (\d{4}))")


def translated_date(text: str) -> str:
    """A date as `index/times.py` spells it: a day, a week, a month or a year; any other text as it is."""
    try:
        return text if current() == ENGLISH else _translated(text, current())
    except ValueError:  # looks like a date and is none
        return text


def _translated(text: str, locale: str) -> str:
    if day := _DAY.fullmatch(text):
        return format_date(_parsed(day[1]), "full", locale=locale)
    if _MONTH.fullmatch(text):
        return format_skeleton("yMMMM", _parsed(f"1 {text}"), locale=locale)
    if week := _WEEK.fullmatch(text):
        first = _parsed(f"{week[1]} {week[2] or week[5]} {week[3] or week[6]}")
        return format_interval(first, _parsed(week[4]), "yMMMd", locale=locale)
    return text


def _parsed(text: str) -> date:
    """Raises: ValueError for what is no date."""
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day has no time zone
