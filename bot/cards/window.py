"""Which sentences of a document are shown at once. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.text.escape import escape
from bot.text.excerpt import units
from index import Entry

ROOM = 1_600  # units of text shown at once: what can be read on a telephone without losing one's way
MAX_SENTENCE = 1_000  # units of one sentence
_MOST = 12  # sentences


class Way(Enum):
    """What to show for a sentence: what is around it, what begins with it, what ends with it."""

    AROUND = auto()
    ON = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class Window:
    """The sentences `first` to `last` of a document, numbers from 1, both included."""

    first: int
    last: int


def window(entry: Entry, number: int, way: Way) -> Window:
    """As many sentences as there is room for; `number` is one of them, or the nearest that there is."""
    first = last = min(max(number, 1), len(entry.sentences))
    room = ROOM - _cost(entry, first)
    before, after = way is not Way.ON, way is not Way.BACK
    while (before or after) and last - first + 1 < _MOST:
        if before := before and first > 1 and _cost(entry, first - 1) <= room:
            first -= 1
            room -= _cost(entry, first)
        full = last - first + 1 == _MOST
        if after := after and not full and last < len(entry.sentences) and _cost(entry, last + 1) <= room:
            last += 1
            room -= _cost(entry, last)
    return Window(first, last)


def _cost(entry: Entry, number: int) -> int:
    return min(units(escape(entry.sentences[number - 1].text)), MAX_SENTENCE) + 2  # the gap before it
