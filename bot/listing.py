"""What is not an answer, as Discord messages: the documents, the help."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.escape import escape
from bot.excerpt import excerpt, units
from bot.language import _, number
from bot.notice import MAX_TEXT
from bot.pages import Block, Card
from index import Library

_TITLE = 120  # units of a title


def sources_card(library: Library) -> Card:
    """The documents in the order of the index, as many as fit. Raises: NotIndexedError: there is no index yet."""
    snapshot = library.snapshot
    head = f"**{_count(len(snapshot.entries), 'document')}, {_count(len(snapshot.sentences), 'sentence')}**"
    lines = (
        _source(entry.document.title, entry.document.date, len(entry.sentences), entry.indexed_at)
        for entry in snapshot.entries
    )
    return Card([Block("\n".join([head, *fitting(lines, len(snapshot.entries), MAX_TEXT - units(head) - 1)]))])


def _source(title: str, day: date | None, sentences: int, indexed_at: datetime) -> str:
    dated = [f"{day.day} {day:%B %Y}"] if day else []
    facts = [*dated, _count(sentences, "sentence"), f"indexed <t:{int(indexed_at.timestamp())}:f>"]
    return f"{excerpt(title, _TITLE)}\n-# {' · '.join(facts)}"


def help_card(name: str) -> Card:
    me = escape(name)
    return Card(
        [
            Block(
                "**Ask, and check the answer**\nI answer from the documents alone. Each number in an answer"
                " stands for a sentence of a document, quoted below it. When the documents don't tell, I say so."
            ),
            Block(
                "**Three ways to ask**\n"
                "- `/ask` and your question, for instance: Who decided it, and when?\n"
                "  With `private` only you see the answer.\n"
                f"- Mention me: @{me} How many people came?\n"
                "  Or write to me directly, without a mention.\n"
                "- On a message: Apps, then *Ask about this*. The message is the question.",
                ruled=True,
            ),
            Block(
                "**To ask on**\nReply to my answer and leave the mention (@ on) in it. Discord does not let me"
                f" read replies that don't mention me; in reply to an answer to `/ask`, write @{me} yourself.",
                ruled=True,
            ),
            Block("-# `/sources` shows the documents. Moderators bring them up to date with `/reindex`.", ruled=True),
        ]
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


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
