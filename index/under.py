"""What a sentence is read with: its section's heading, its table's head, the question it answers (pure).

"| Tuesday | 07:00 |" says nothing without "| Day | Opens |", nor "Once a month." without the question above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from index.domain import Entry, Sentence
from index.table import head_of, is_head

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*)")
_FROM = re.compile(r"^From:[ \t]+([^<\r\n]*[^<\s])", re.MULTILINE)
_FENCE = re.compile(r"\s*(?:```|~~~)")
# A question alone on its line, as lists of questions, interviews and chats have them, the time and the name of who asks
# before it. What somebody asks in a story stands in quotation marks.
_POSED = re.compile(
    r"[\s#>*_-]*(?:\d{1,3}[.)]\s+)?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?[\s*_]*"
    r"(?:[^\W\d_][\w .'-]{0,30}[.:][\s*_]+)?[^\W\d_][^\n?“”\"]*\?[\s*_]*"
)
# A sentence in bold at the beginning of a paragraph, which the others stand under: "**Is it free?** Yes."
_RUN_IN = re.compile(r"\*\*[^*\n]+\*\*:?")
_BEFORE_IT = re.compile(r"[\s>+-]*(?:\d{1,3}[.)]\s+)?")
# One or two words alone in their paragraph, without an end: a heading in plain text; or after a heading's signs.
_LABEL = re.compile(r"[^\w\n]*[^\W\d_]+(?: [^\W\d_]+)?[^\w\n.?!…:;,]*")
_APART = re.compile(r"\n\s*\n")  # an empty line: another paragraph begins
_LINE = 400  # characters before and after the beginning of a sentence
_ANSWER = 6  # sentences after a question, at most, that are read with it


def titled(entry: Entry, number: int) -> str:
    """The document's title, and the heading of the section that a sentence is in."""
    return ": ".join(filter(None, [entry.document.title, section_of(entry, number)]))


def section_of(entry: Entry, number: int) -> str:
    """The heading of the section that a sentence is in, unless it is the title; of a message, who wrote it."""
    if _is_heading(entry, number):
        return ""
    start, markdown = entry.sentences[number - 1].start, entry.document.path.lower().endswith(".md")
    headings = _headings(entry.document.text) if markdown else _senders(entry.document.text)
    place = bisect_right(headings, start, key=lambda heading: heading[0])
    heading = headings[place - 1][1] if place else ""
    return "" if heading == entry.document.title else heading


def lead_of(entry: Entry, number: int) -> Sentence | None:
    """The head of the table that a sentence is a row of, or the question or words in bold that it stands under."""
    return head_of(entry, number) or _question_of(entry, number)


def is_lead(entry: Entry, number: int) -> bool:
    """Whether a sentence only says what others are about: it answers nothing by itself."""
    return is_head(entry, number) or bool(answer_to(entry, number)) or _is_label(entry, number)


def answer_to(entry: Entry, number: int) -> tuple[Sentence, ...]:
    """The sentences of the paragraph that answers a question which stands alone on its line."""
    if not _is_posed(entry, number):
        return ()
    following = range(number + 1, min(number + _ANSWER, len(entry.sentences)) + 1)
    answer: list[Sentence] = []
    for other in following:
        if _question_of(entry, other) != entry.sentences[number - 1]:
            break
        answer.append(entry.sentences[other - 1])
    return tuple(answer)


def _question_of(entry: Entry, number: int) -> Sentence | None:
    """Or the words in bold that its paragraph begins with."""
    if _is_posed(entry, number) or _is_run_in(entry, number) or _is_heading(entry, number):
        return None
    for other in range(number - 1, max(number - _ANSWER, 1) - 1, -1):
        if _is_posed(entry, other) or _is_run_in(entry, other):
            return entry.sentences[other - 1]
        between = entry.document.text[entry.sentences[other - 1].end : entry.sentences[other].start]
        if _is_heading(entry, other) or _APART.search(between):
            return None
    return None


def _is_posed(entry: Entry, number: int) -> bool:
    if _POSED.fullmatch(_line(entry, number)):
        return True
    return _is_run_in(entry, number) and entry.sentences[number - 1].text.rstrip("*").endswith("?")


def _is_run_in(entry: Entry, number: int) -> bool:
    sentence, text = entry.sentences[number - 1], entry.document.text
    if not entry.document.path.lower().endswith(".md") or not _RUN_IN.fullmatch(sentence.text):
        return False
    before, end = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start], text.find("\n", sentence.end)
    after = text[sentence.end : end if end >= 0 else len(text)]
    return bool(_BEFORE_IT.fullmatch(before)) and bool(after.strip())


def _is_heading(entry: Entry, number: int) -> bool:
    return entry.document.path.lower().endswith(".md") and bool(_HEADING.match(_line(entry, number)))


def _is_label(entry: Entry, number: int) -> bool:
    """Whether a sentence is one or two words, a heading or between empty lines, and what follows stands under it."""
    sentences, text = entry.sentences, entry.document.text
    if number == len(sentences) or not _LABEL.fullmatch(_line(entry, number)) or lead_of(entry, number):
        return False
    if _is_heading(entry, number):
        return True
    before = text[sentences[number - 2].end if number > 1 else 0 : sentences[number - 1].start]
    after = text[sentences[number - 1].end : sentences[number].start]
    return bool(_APART.search(after)) and (number == 1 or bool(_APART.search(before)))


def _line(entry: Entry, number: int) -> str:
    """The line that a sentence begins on; empty when it is too long to be a heading or a question."""
    text, start = entry.document.text, entry.sentences[number - 1].start
    first, last = max(0, start - _LINE), min(len(text), start + _LINE)
    begin, end = text.rfind("\n", first, start), text.find("\n", start, last)
    if (begin < 0 < first) or (end < 0 and last < len(text)):
        return ""
    return text[begin + 1 : end if end >= 0 else last].rstrip("\r")


@lru_cache(maxsize=256)
def _senders(text: str) -> list[tuple[int, str]]:
    """Where each line ends that says from whom a message is, and the name."""
    return [(match.end(), match[1]) for match in _FROM.finditer(text)]


@lru_cache(maxsize=256)
def _headings(text: str) -> list[tuple[int, str]]:
    """Where each heading ends and its words, in order, those in pieces of code left out."""
    return list(_find_headings(text))


def _find_headings(text: str) -> Iterator[tuple[int, str]]:
    at, fenced = 0, False
    for line in text.split("\n"):
        at += len(line) + 1
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (heading := _HEADING.match(line.rstrip("\r"))):
            yield at, heading[1].rstrip(" \t#")
