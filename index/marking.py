"""Which words of a quoted sentence answer the question (pure). Never marked wrong rather than often marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Span

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?:some|about|nearly|almost|around|over|more than|at least|up to) )?[$€£]?\d[\d,.]*\d?(?:-| )?"
    rf"(?:%|percent\b|(?:hundred|thousand|million|billion|trillion)\b)?|(?<![\w-])(?:{_NUMBER_WORDS})(?![\w-])",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:(?:{_DAYS}),? )?"
    rf"(?:\d{{1,2}} (?:{_MONTHS})(?:,? \d{{4}})?|(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?"
    rf"|(?:{_MONTHS}) \d{{4}})\b|\b(?:1\d|20)\d\d\b|\b(?:{_DAYS})\b|\b(?:last|next|this) (?:week|month|year|night)\b"
)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?: (?:of|de|van|von|bin|al|la|le) (?=[A-Z])| [A-Z][\w'’.-]*)*")
_NOT_A_PERSON = re.compile(rf"^(?:{_DAYS}|{_MONTHS})$")
_TITLES = re.compile(
    r"^(?:Prime|Minister|President|Secretary|State|Foreign|Chief|King|Queen|Prince|Princess|Sir|Lord|Lady|Dr|Mr|Mrs|Ms|"
    r"Professor|General|Senator|Captain|Pope|Saint|St|Chancellor|Governor|Mayor|Director|The|A|An|In|On|At|He|She|It)\.?$"
)
_FULL_NAME = 2  # words: a single capitalised word may be anything
_TELLING = 3  # letters: "of" and "al" say nothing
_WHO = re.compile(r"\bwho(?:'s|se|m)?\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much|old|long|far|tall|high|big|large)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\b(?:what|which|wat) (?:year|date|day|month)\b", re.IGNORECASE)


def answering_words(question: str, sentence: str) -> tuple[Span, ...]:
    """At most one span of `sentence`: marked only where exactly one thing of the asked kind stands in it."""
    if _HOW_MANY.search(question):
        found = _spans(_NUMBER, sentence)
    elif _WHEN.search(question):
        found = _spans(_TIME, sentence)
    elif _WHO.search(question):
        found = _people(question, sentence)
    else:
        found = []
    return (found[0],) if len(found) == 1 else ()


def _spans(pattern: re.Pattern[str], sentence: str) -> list[Span]:
    return [_trimmed(sentence, match.span()) for match in pattern.finditer(sentence)]


def _trimmed(sentence: str, span: Span) -> Span:
    start, end = span
    return start, start + len(sentence[start:end].rstrip(" ,.-"))


def _people(question: str, sentence: str) -> list[Span]:
    """Runs of two or more capitalised words that neither the question nor a title accounts for."""
    asked = re.findall(r"\w{3,}", question.lower())
    return [span for match in _NAME.finditer(sentence) if (span := _person(match, asked))]


def _person(run: re.Match[str], asked: Sequence[str]) -> Span | None:
    words = [(m.start() + run.start(), m.end() + run.start(), m.group()) for m in re.finditer(r"\S+", run.group())]
    while words and (_TITLES.match(words[0][2]) or _known(words[0][2], asked)):
        words.pop(0)
    names = [name for _, _, name in words if name[0].isupper()]
    if len(names) < _FULL_NAME or any(_NOT_A_PERSON.match(name) or _known(name, asked) for name in names):
        return None
    return _trimmed(run.string, (words[0][0], words[-1][1]))


def _known(word: str, asked: Sequence[str]) -> bool:
    """Whether the question already has the word, or one with the same first five letters (Greenland, Greenlandic)."""
    stem = word.lower().rstrip("'’s.,")[:5]
    return len(stem) >= _TELLING and any(other.startswith(stem) for other in asked)
