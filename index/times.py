"""What weekdays and relative words mean exactly, by the document's date or by a year in the same sentence (pure).

No reading rather than a wrong one: nothing within quotation marks, where another day's "today" may be meant, and
nothing whose direction the sentence leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from index.domain import Reading
from index.tense import Direction, direction

BY_DATE = "by the document's date"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - reads as words
_NUMBERS = {word: number for number, word in enumerate(_SMALL, start=1)} | {"a": 1, "an": 1}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_YEARS = range(1000, 9000)  # of documents; beyond them there may be no day before or after
_AGO_LIMIT = 9  # "fifty years ago" is a round number, "nine years ago" a year

_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<which>last|next|this|coming|every|each|Black|Good|Ash|Easter|Bloody|Cyber|Super|Palm|Holy) )?"
    rf"(?P<day>{'|'.join(_DAYS)})(?![\w-])(?!,? (?:\d|(?:January|February|March|April|May|June|July|August|September|"
    rf"October|November|December)\b))"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<word>yesterday|tomorrow)|(?<!the )(?<!past )(?P<which>last|this|next) (?P<unit>week|month|year))\b"
    r"(?! of\b)(?!-)",
    re.IGNORECASE,
)
_AGO = re.compile(rf"(?<![\w.,-]){_COUNT} (?P<unit>day|week|month|year)s? ago\b", re.IGNORECASE)
_LATER = re.compile(rf"(?<![\w.,-]){_COUNT} years? (?P<way>later|earlier)\b(?! than)", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:the )?(?P<way>following|previous|same) year\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w$€£.,–-])(?:1\d|20)\d\d(?![\w%–-]|[.,]\d)")
_BEFORE_A_NAME = re.compile(
    r"(?:^|\b(?:on|by|since|until|from|said|late|early|also|and|last|next|this) )$", re.IGNORECASE
)


def readings(sentence: str, written: date | None) -> tuple[Reading, ...]:
    """What can be said exactly of the time expressions of a sentence, in its order, none overlapping."""
    found = [*_counted(sentence)]
    if written and written.year in _YEARS:
        found += [*_weekdays(sentence, written), *_relative(sentence, written), *_ago(sentence, written)]
    return tuple(sorted((r for r in found if not _quoted(sentence, r.start)), key=lambda r: r.start))


def spelled(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def week(day: date) -> str:
    """The week, Monday to Sunday, that a day lies in: "5–11 January 2026"."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{first.day}–{last.day} {last:%B %Y}"


def _weekdays(sentence: str, written: date) -> Iterator[Reading]:
    for match in _WEEKDAY.finditer(sentence):
        if not _is_part_of_a_name(sentence, match) and (day := _weekday(match, written)):
            yield Reading(match.start(), match.end(), spelled(day), BY_DATE)


def _is_part_of_a_name(sentence: str, match: re.Match[str]) -> bool:
    """The Sunday Times, Man Friday: unless a preposition or a verb comes before it."""
    after = sentence[match.end() :]
    named = re.match(r" [A-Z]", after) or re.search(r"[A-Z]\w* $", sentence[: match.start()])
    return bool(named) and not _BEFORE_A_NAME.search(sentence[: match.start()])


def _weekday(match: re.Match[str], written: date) -> date | None:
    """The date of a weekday; None where two dates are possible."""
    ahead = (_DAYS.index(match["day"]) - written.weekday()) % 7  # days to the next one, 0 for the day itself
    this_week = written + timedelta(days=_DAYS.index(match["day"]) - written.weekday())
    match match["which"]:
        case "this":
            return this_week
        case "last":
            return this_week - timedelta(days=7) if this_week >= written else None
        case "next":
            return this_week + timedelta(days=7) if this_week <= written else None
        case "coming":
            return written + timedelta(days=ahead or 7)
        case None:
            return _by_tense(direction(match.string, *match.span()), ahead, written)
    return None


def _by_tense(found: Direction, ahead: int, written: date) -> date | None:
    if found is Direction.PAST:
        return written - timedelta(days=(7 - ahead) % 7)
    if found is Direction.FUTURE and ahead:
        return written + timedelta(days=ahead)
    return None


def _relative(sentence: str, written: date) -> Iterator[Reading]:
    for match in _RELATIVE.finditer(sentence):
        if match["word"]:
            text = spelled(written + timedelta(days=1 if match["word"].lower() == "tomorrow" else -1))
        else:
            text = _UNITS[match["unit"].lower()](written, {"last": -1, "this": 0, "next": 1}[match["which"].lower()])
        yield Reading(match.start(), match.end(), text, BY_DATE)


def _ago(sentence: str, written: date) -> Iterator[Reading]:
    for match in _AGO.finditer(sentence):
        count = _number(match["count"])
        if 0 < count <= _AGO_LIMIT or match["unit"].lower() == "day":
            text = _UNITS[match["unit"].lower()](written, -count)
            yield Reading(match.start(), match.end(), text, BY_DATE)


def _counted(sentence: str) -> Iterator[Reading]:
    """Years counted from the one year that stands before them: "until 1953 …, 26 years later" is 1979."""
    for pattern in (_LATER, _FOLLOWING):
        for match in pattern.finditer(sentence):
            years = {int(year) for year in _YEAR.findall(sentence[: match.start()])}
            if len(years) == 1 and (year := years.pop() + _offset(match)) > 0:
                yield Reading(match.start(), match.end(), str(year), f"counted from {year - _offset(match)}")


def _offset(match: re.Match[str]) -> int:
    count = _number(match["count"]) if "count" in match.re.groupindex else 1
    return {"later": count, "earlier": -count, "following": 1, "previous": -1, "same": 0}[match["way"].lower()]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _month(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{date(year, month + 1, 1):%B %Y}"


_UNITS: dict[str, Callable[[date, int], str]] = {
    "day": lambda day, count: spelled(day + timedelta(days=count)),
    "week": lambda day, count: week(day + timedelta(weeks=count)),
    "month": _month,
    "year": lambda day, count: str(day.year + count),
}


def _quoted(sentence: str, place: int) -> bool:
    """Whether a place lies within quotation marks."""
    before = sentence[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
