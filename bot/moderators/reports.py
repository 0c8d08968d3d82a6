"""A build as Discord messages: how far it is, what it did, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.cards.listing import fitting
from bot.cards.pages import Block, Card
from bot.language import _, _n, later, number
from bot.language.said import said
from bot.text.excerpt import excerpt
from index import Progress, Report

_NAME = 100  # units of a file's name
_REASON = 200  # units of why a file can't be read
_NAMES = 600  # units of a list of names
_PROBLEMS = 1000  # units of the list of files that can't be read

_DOING = {
    "reading": later("Reading documents"),
    "embedding": later("Indexing sentences"),
    "finishing": later("Finishing"),
}


def progress_card(progress: Progress, intro: str = "") -> Card:
    """Discord counts the time since then by itself, so that a card that is no longer kept up to date tells so."""
    doing = _(_DOING[progress.stage.value])
    far = _("{doing}: {done} of {all}") if progress.of else _("{doing} …")
    lines = [far.format(doing=doing, done=number(progress.done), all=number(progress.of))]
    lines.append(_("-# As of <t:{time}:R>.").format(time=int(datetime.now(UTC).timestamp())))
    return Card([Block("\n".join([*_introduced(intro), *lines]))])


def stopped_card(intro: str = "") -> Card:
    """In place of the progress of a build that did not come to its end."""
    text = _("The documents were not read to the end; the index is as it was.")
    return Card([Block("\n".join([*_introduced(intro), text]))])


def report_card(report: Report, intro: str = "") -> Card:
    """What a build did, or would do; `intro` says what led to it, escaped, at most 300 units."""
    dry = _("**Dry run: nothing was changed. A reindex would do this:**")
    lines = [*_introduced(intro), dry if report.dry_run else _("**The index is up to date.**")]
    numbers = _("{added} added · {changed} changed · {removed} removed · {unchanged} unchanged")
    for what, counts in ((_("Documents"), report.documents), (_("Sentences"), report.sentences)):
        counted = numbers.format(
            added=number(counts.added),
            changed=number(counts.changed),
            removed=number(counts.removed),
            unchanged=number(counts.unchanged),
        )
        lines.append(f"{what}: {counted}")
    named = ((_("Added"), report.added), (_("Changed"), report.changed), (_("Removed"), report.removed))
    lines += [f"{what}: {_names(paths)}" for what, paths in named if paths]
    lines += _problems(report)
    embedded = _n("{count} sentence embedded", "{count} sentences embedded", report.embedded)
    lines.append(f"-# {embedded.format(count=number(report.embedded))} · {number(round(report.seconds, 1))} s")
    return Card([Block("\n".join(lines))])


def _introduced(intro: str) -> list[str]:
    return [intro] if intro else []


def _problems(report: Report) -> list[str]:
    count = len(report.problems)
    if not count:
        return []
    head = _n("**{count} file could not be read:**", "**{count} files could not be read:**", count)
    problems = (f"{excerpt(p.path, _NAME)} {excerpt(said(p.reason), _REASON)}" for p in report.problems)
    return [head.format(count=number(count)), *fitting(problems, count, _PROBLEMS)]


def _names(paths: Sequence[str]) -> str:
    return ", ".join(fitting((excerpt(path, _NAME) for path in paths), len(paths), _NAMES))
