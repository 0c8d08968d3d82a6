"""As much of a text as there is room for, the marked words bold and never the first to go."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from bot.text.escape import pieces

Span = tuple[int, int]

_BOLD = "**"
_CUT = "…"
_RESERVE = 8  # units: a "…" at both ends, the "**" of a mark that is cut in two, the two characters of an isolate
_WORD = 24  # characters: a cut moves at most this far, to fall between words


def units(text: str) -> int:
    """The length of a text as its longest reading, in UTF-16 units.

    Discord counts code points (https://github.com/discord/discord-api-docs/issues/1315), which are never more.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def excerpt(text: str, limit: int, marks: Sequence[Span] = ()) -> str:
    """`text` escaped, `marks` bold, at most `limit` units (20 or more); cut with "…" around the marks if too long."""
    shown = pieces(text)
    spans = _separate(text, shown, marks)
    start, end = _window(_costs(shown, spans), _focus(spans), limit)
    start, end = _between_words(text, start, end, _focus(spans))
    body = _bold(text, shown, spans, (start, end)).strip()
    cut = f"{_CUT if start else ''}{body}{_CUT if end < len(text) else ''}"
    return f"\u2068{cut}\u2069" if _right_to_left(cut) else cut


def _separate(text: str, shown: Sequence[str], marks: Sequence[Span]) -> list[Span]:
    """The marks in order, within the text, without blanks at their ends, joined where nothing is seen between them."""
    spans: list[Span] = []
    for first, last in sorted(marks):
        start, end = _trim(text, max(first, 0), min(last, len(text)))
        if not "".join(shown[start:end]):
            continue
        if spans and (start <= spans[-1][1] or not "".join(shown[spans[-1][1] : start]).strip()):
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _focus(spans: Sequence[Span]) -> Span:
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def _costs(shown: Sequence[str], spans: Sequence[Span]) -> list[int]:
    costs = [len(piece) + (piece > "\uffff") for piece in shown]  # `units` of each; a piece is of one character
    for start, end in spans:
        costs[start] += len(_BOLD)
        costs[end - 1] += len(_BOLD)
    return costs


def _window(costs: Sequence[int], focus: Span, limit: int) -> Span:
    """The part that fits: around the focus, or as much of the focus, from its start, as there is room for."""
    total = list(accumulate(costs, initial=0))
    room = limit - _RESERVE
    if total[-1] <= room:
        return 0, len(costs)
    start, end = focus
    end = min(end, bisect_right(total, total[start] + room) - 1)
    left = (room - (total[end] - total[start])) // 2
    start = bisect_left(total, total[start] - left)
    end = bisect_right(total, total[start] + room) - 1
    return bisect_left(total, total[end] - room), end


def _between_words(text: str, start: int, end: int, focus: Span) -> Span:
    """The same part, without the halves of words at its ends."""
    if start > 0 and not text[start - 1].isspace():
        blank = next((i for i in range(start, min(start + _WORD, focus[0], end)) if text[i].isspace()), None)
        start = start if blank is None else blank
    if end < len(text) and not text[end].isspace():
        low = max(end - _WORD, start + 1, focus[1] if focus[1] <= end else 0)
        end = next((i for i in range(end - 1, low - 1, -1) if text[i].isspace()), end)
    return start, end


def _bold(text: str, shown: Sequence[str], spans: Sequence[Span], part: Span) -> str:
    written: list[str] = []
    at, last = part
    for span in spans:
        start, end = _trim(text, max(span[0], at), min(span[1], last))
        if start < end and (marked := "".join(shown[start:end])):
            written += [*shown[at:start], _BOLD, marked, _BOLD]
            at = end
    return "".join([*written, *shown[at:last]])


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
