"""Document -> sentences with exact offsets. Pure.

Two steps: lines -> blocks (a paragraph; in markdown also a heading, a list item, a table row, a piece of code), then
block -> sentences by `sentencex`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

import sentencex

from index.domain import Document, Sentence, Span

MAX_CHARACTERS = (
    1_000  # of a sentence: about the 256 tokens that the embedding model reads; the rest could not be found
)
WINDOW = 10_000  # characters given to sentencex at once: its time grows with the square of the open quotation marks
ID_LENGTH = 24  # hex digits, 96 bits: no collision to be feared among billions

_WORD = re.compile(r"[^\W_]")
_ODD_SPACE = re.compile(r"[^\S \n]")  # sentencex 1.0.32 panics at an initial, a no-break space and a stop: "I\u00a0."
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WHOLE = re.compile(r" {0,3}#{1,6}\s|\s*\|")  # a heading or a table row: one unit, whatever full stops are in it
_BEGINS = re.compile(  # a list item, a numbered clause ("2.1 Members …"), a label ("**Level:** 34") or a piece of code
    r"\s*(?:(?:[-*+]|\d{1,3}[.)])\s|\d{1,3}(?:\.\d{1,3})+\.?\s+[A-Z]|\*\*[^*\n]{1,40}(?::\*\*|\*\*:)\s|```|~~~)"
)
# The same in plain text, if what is before it is over.
_LISTED = re.compile(r"\s*(?:(?:[-*•]|\d{1,3}[.)])\s+\S|\d{1,3}(?:\.\d{1,3})+\.?\s+[A-Z])")
_TIMED = re.compile(r"\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+\S")  # a line of a chat or a timetable
_HEADER = re.compile(r"(?:from|to|cc|bcc|date|sent|subject|reply-to):\s", re.IGNORECASE)  # of a message
_QUOTED = re.compile(r"\s*>")  # a line of somebody else's, in a message
# The heading of a part of rules or of a contract, whose number ends no sentence though a full stop follows it.
_PART = re.compile(
    r"\s*(?:article|section|chapter|part|rule|clause|schedule|annex|appendix)\s+(?:\d{1,3}|[ivxlc]+)\.\s*",
    re.IGNORECASE,
)
_OVER = re.compile(r"[.!?:;…][\"'”’)*_]*\s*$")
_CLOSING = re.compile(r"(?:\*{1,3}|_{1,3})(?=\s)")  # the end of what is bold; the full stop before it looks like an end
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+")  # of a list item: no sentence, though it ends in a full stop
_MARKER = re.compile(r"\s*(?:(?:#{1,6}|[-*+>|])\s+)+")  # says what the line is, and is no part of what it says


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document's body in order: slices that don't overlap and hold every word of it.

    An id depends on path, text and which occurrence of that text it is, so it stays when other sentences move.
    """
    sentences: list[Sentence] = []
    seen: Counter[str] = Counter()
    for start, end in _spans(document):
        text = document.text[start:end]
        seen[text] += 1
        key = sha256(f"{document.path}\0{text}\0{seen[text]}".encode()).hexdigest()[:ID_LENGTH]
        sentences.append(Sentence(key, document.path, len(sentences) + 1, start, end, text))
    return tuple(sentences)


def _spans(document: Document) -> Iterator[Span]:
    text, markdown = document.text, document.path.lower().endswith(".md")
    for block, whole in _blocks(text, document.body, markdown=markdown):
        marker = _MARKER.match(text, *block) if markdown else None
        unit = marker.end() if marker else block[0], block[1]
        for sentence in [unit] if whole else _sentences(text, unit):
            yield from _pieces(text, sentence)


def _blocks(text: str, start: int, *, markdown: bool) -> Iterator[tuple[Span, bool]]:
    """What stands between lines without a word, and whether it is one unit, which sentencex must not cut."""
    whole = False
    before = ""
    for line in _lines(text, start):
        wordless = not _WORD.search(text, *line)
        alone = markdown and bool(_WHOLE.match(text, *line))
        begins = _BEGINS.match(text, *line) if markdown else _begins(before, text[slice(*line)])
        begins = begins or _is_of_another(before, text[slice(*line)])
        before = text[slice(*line)]
        if wordless or alone or whole or begins:
            yield (start, line[0]), whole
            start = line[1] if wordless else line[0]
            whole = alone and not wordless
    yield (start, len(text)), whole


def _begins(before: str, line: str) -> bool:
    """Whether a line of plain text begins something: a time, or an item after another or after what is over."""
    over = _LISTED.match(before) or _PART.match(before) or _OVER.search(before)
    listed = bool(_LISTED.match(line) and over)
    return listed or bool(_TIMED.match(line))


def _is_of_another(before: str, line: str) -> bool:
    """Whether a line and the one before it are a message and its header, two lines of that, or quoted and not."""
    header = _HEADER.match(line) or _HEADER.match(before)
    return bool(header) or bool(_QUOTED.match(before)) != bool(_QUOTED.match(line))


def _lines(text: str, start: int) -> Iterator[Span]:
    """Lines with their ends. Not `splitlines`, which also cuts at characters that Unicode calls line separators."""
    while start < len(text):
        match = _LINE.match(text, start)
        end = match.end() if match else len(text)
        yield start, end
        start = end


def _sentences(text: str, block: Span) -> Iterator[Span]:
    """Sentences of a block. What holds no word (a closing quotation mark, an emoji) goes to the sentence before it."""
    number = _NUMBER.match(text, *block)
    first = number.end() if number else block[0]
    current = block[0], first
    for found in _boundaries(text, first, block[1]):
        closing = _CLOSING.match(text, *found)
        span = found
        if closing and text.count(closing[0], *current) % 2:
            current, span = (current[0], closing.end()), (closing.end(), found[1])
        told = _WORD.search(text, max(first, current[0]), current[1]) and not _PART.fullmatch(text, *current)
        if _WORD.search(text, *span) and told:
            yield current
            current = span
        else:
            current = current[0], span[1]
    yield current


def _boundaries(text: str, start: int, end: int) -> Iterator[Span]:
    """What sentencex finds, a window at a time; the sentence that a window ends in is looked at again in the next."""
    while start < end:
        stop = _cut(text, start, end, WINDOW)
        found = [(start + first, start + last) for first, last in _segment(_ODD_SPACE.sub(" ", text[start:stop]))]
        whole = found[:-1] if stop < end and len(found) > 1 else found
        yield from whole
        start = whole[-1][1]


def _segment(window: str) -> list[Span]:
    """What sentencex finds, without what is empty; the whole window where it fails."""
    try:
        found = [(b["start_index"], b["end_index"]) for b in sentencex.get_sentence_boundaries("en", window)]
    except BaseException as error:  # a panic in Rust is no Exception, and its class can't be imported
        if type(error).__name__ != "PanicException":
            raise
        found = []
    return [(start, end) for start, end in found if start < end] or [(0, len(window))]


def _trimmed(text: str, span: Span) -> Span:
    """The span without the white space around it."""
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces that are not too long; those that hold a word."""
    start, end = span
    while start < end:
        stop = _cut(text, start, end, MAX_CHARACTERS)
        if _WORD.search(text, start, stop):
            yield _trimmed(text, (start, stop))
        start = stop


def _cut(text: str, start: int, end: int, limit: int) -> int:
    """Where to cut what is longer than `limit`: at the last white space before it, if there is any."""
    if end - start <= limit:
        return end
    space = max(text.rfind(" ", start + 1, start + limit), text.rfind("\n", start + 1, start + limit))
    return space if space > start else start + limit
