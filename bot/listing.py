"""What is not an answer, as Discord messages: the documents, a build, the help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.escape import escape
from bot.excerpt import excerpt, units
from bot.notice import MAX_TEXT
from bot.pages import Block, Card
from index import Library, Progress, Report

_TITLE = 120  # units of a title
_NAME = 100  # units of a file's name
_REASON = 200  # units of why a file can't be read
_NAMES = 600  # units of a list of names
_PROBLEMS = 1200  # units of the list of files that can't be read

_DOING = {"reading": "Reading documents", "embedding": "Indexing sentences", "finishing": "Finishing"}


def sources_card(library: Library) -> Card:
    """The documents in the order of the index, as many as fit. Raises: NotIndexedError: there is no index yet."""
    snapshot = library.snapshot
    head = f"**{_count(len(snapshot.entries), 'document')}, {_count(len(snapshot.sentences), 'sentence')}**"
    lines = (
        _source(entry.document.title, entry.document.date, len(entry.sentences), entry.indexed_at)
        for entry in snapshot.entries
    )
    return Card([Block("\n".join([head, *_fitting(lines, len(snapshot.entries), MAX_TEXT - units(head) - 1)]))])


def _source(title: str, day: date | None, sentences: int, indexed_at: datetime) -> str:
    dated = [f"{day.day} {day:%B %Y}"] if day else []
    facts = [*dated, _count(sentences, "sentence"), f"indexed <t:{int(indexed_at.timestamp())}:f>"]
    return f"{excerpt(title, _TITLE)}\n-# {' · '.join(facts)}"


def progress_card(progress: Progress) -> Card:
    doing = _DOING[progress.stage.value]
    return Card([Block(f"{doing}: {progress.done} of {progress.of}" if progress.of else f"{doing} …")])


def report_card(report: Report) -> Card:
    """What a build did, or would do."""
    head = (
        "**Dry run: nothing was changed. A reindex would do this:**"
        if report.dry_run
        else "**The index is up to date.**"
    )
    lines = [head]
    for what, counts in (("Documents", report.documents), ("Sentences", report.sentences)):
        numbers = (
            f"{counts.added} added · {counts.changed} changed · {counts.removed} removed · {counts.unchanged} unchanged"
        )
        lines.append(f"{what}: {numbers}")
    for what, paths in (("Added", report.added), ("Changed", report.changed), ("Removed", report.removed)):
        lines += [f"{what}: {_names(paths)}"] if paths else []
    if report.problems:
        lines += [f"**{_count(len(report.problems), 'file')} could not be read:**"]
        problems = (f"{excerpt(p.path, _NAME)} {excerpt(p.reason, _REASON)}" for p in report.problems)
        lines += _fitting(problems, len(report.problems), _PROBLEMS)
    lines.append(f"-# {_count(report.embedded, 'sentence')} embedded · {report.seconds:.1f} s")
    return Card([Block("\n".join(lines))])


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


def _names(paths: Sequence[str]) -> str:
    return ", ".join(_fitting((excerpt(path, _NAME) for path in paths), len(paths), _NAMES))


def _fitting(lines: Iterable[str], total: int, room: int) -> list[str]:
    """As many of `total` lines as fit in `room` units, each with a separator of two, and how many more there are."""
    rest = room - len("… and 1,000,000 more") - 2
    shown: list[str] = []
    for line in lines:
        rest -= units(line) + 2
        if rest < 0:
            return [*shown, f"… and {total - len(shown):,} more"]
        shown.append(line)
    return shown
