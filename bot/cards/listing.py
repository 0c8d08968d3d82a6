"""The documents, as a Discord message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.cards.pages import Block, Card
from bot.language import _, _n, long_date, number
from bot.text.excerpt import excerpt, units
from bot.text.notice import MAX_TEXT
from index import Library

_TITLE = 120  # units of a title


def sources_card(library: Library) -> Card:
    """The documents in the order of the index, as many as fit. Raises: NotIndexedError: there is no index yet."""
    snapshot = library.snapshot
    head = f"**{_documents(len(snapshot.entries))}, {_sentences(len(snapshot.sentences))}**"
    lines = (
        _source(entry.document.title, entry.document.date, len(entry.sentences), entry.indexed_at)
        for entry in snapshot.entries
    )
    return Card([Block("\n".join([head, *fitting(lines, len(snapshot.entries), MAX_TEXT - units(head) - 1)]))])


def _source(title: str, day: date | None, sentences: int, indexed_at: datetime) -> str:
    dated = [long_date(day)] if day else []
    indexed = _("indexed {time}").format(time=f"<t:{int(indexed_at.timestamp())}:f>")
    facts = [*dated, _sentences(sentences), indexed]
    return f"{excerpt(title, _TITLE)}\n-# {' · '.join(facts)}"


def _documents(count: int) -> str:
    return _n("{count} document", "{count} documents", count).format(count=number(count))


def _sentences(count: int) -> str:
    return _n("{count} sentence", "{count} sentences", count).format(count=number(count))


def fitting(lines: Iterable[str], total: int, room: int) -> list[str]:
    """As many of `total` lines as fit in `room` units, each with a separator of two, and how many more there are."""
    rest = room - units(_more(total)) - 2
    shown: list[str] = []
    for line in lines:
        rest -= units(line) + 2
        if rest < 0:
            return [*shown, _more(total - len(shown))]
        shown.append(line)
    return shown


def _more(count: int) -> str:
    return _("… and {count} more").format(count=number(count))
