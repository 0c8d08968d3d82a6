"""The reader's page: a cited sentence in its document, and what became of it since the answer. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.buttons.answers import BACK, CITE, DOUBT, ON, evidence
from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.cards.fragment import link
from bot.cards.pages import Block, Card
from bot.cards.tracing import Fate, Trace, trace
from bot.cards.window import MAX_SENTENCE, Way, Window, window
from bot.language import _, long_date
from bot.state import Kept
from bot.text.excerpt import excerpt
from index import Citation, Document, Entry, Snapshot

_TITLE = 200  # units
_THEN = 600  # units of a sentence as it was, or as it became
_WAYS = {ON: Way.ON, BACK: Way.BACK}

Items = tuple[ui.Item[Any], ...]


def source_card(kept: Kept, press: Press, snapshot: Snapshot) -> Card:
    """The page that a button asks for; `press.number` is of `evidence(kept.answer)`. May take tenths of a second."""
    citation = evidence(kept.answer)[press.number - 1]
    found = trace(citation, snapshot)
    if found.entry is None:
        return Card([Block(_head(citation)), Block(_gone(citation), ruled=True, rows=_rows(kept, press, citation))])
    seen = window(found.entry, *_wanted(found, citation, press))
    head = Block(_document_head(found.entry, seen))
    news = _news(kept, citation, found, snapshot)
    text = Block(
        _text(found.entry, seen, _markers(kept, press, found, snapshot)),
        ruled=True,
        rows=_rows(kept, press, citation, found, seen),
    )
    return Card([head, *([Block(news, ruled=True)] if news else []), text])


def _wanted(found: Trace, citation: Citation, press: Press) -> tuple[int, Way]:
    """Where to open the document: at the sentence, or where it was; or where a button said."""
    if press.at and press.action in _WAYS:
        return press.at, _WAYS[press.action]
    return (found.sentence.number if found.sentence else citation.number), Way.AROUND


def _head(citation: Citation) -> str:
    return _titled(citation.title, [long_date(citation.date)] if citation.date else [])


def _document_head(entry: Entry, seen: Window) -> str:
    document = entry.document
    dated = [long_date(document.date)] if document.date else []
    count = len(entry.sentences)
    if seen.first == seen.last:
        sentences = _("sentence {number} of {count}").format(number=seen.first, count=count)
    else:
        sentences = _("sentences {first} to {last} of {count}").format(first=seen.first, last=seen.last, count=count)
    return _titled(document.title, [*dated, sentences])


def _titled(title: str, facts: list[str]) -> str:
    head = f"**{excerpt(title, _TITLE)}**"
    return f"{head}\n-# {' · '.join(facts)}" if facts else head


def _gone(citation: Citation) -> str:
    said = _("This document is no longer among those I read. When I answered, the sentence was:")
    return f"**{said}**\n“{excerpt(citation.text, MAX_SENTENCE)}”"


def _news(kept: Kept, citation: Citation, found: Trace, snapshot: Snapshot) -> str:
    """What has happened to the sentence since the answer; empty when nothing can have."""
    then = f"“{excerpt(citation.text, _THEN)}”"
    if found.fate is Fate.SAME:
        unchanged = _("The documents have changed since this answer; this sentence has not.")
        return "" if kept.answer.version == snapshot.version else f"-# {unchanged}"
    if found.fate is Fate.ELSEWHERE:
        said = _("Its document “{title}” is gone since this answer. The same sentence stands here.")
        return f"-# {said.format(title=excerpt(citation.title, _TITLE))}"
    if found.fate is Fate.CHANGED and found.sentence:
        said = _("This sentence is no longer there word for word. It was changed or removed since this answer.")
        now = f"“{excerpt(found.sentence.text, _THEN)}”"
        return f"**{said}**\n{_('Then:')} {then}\n{_('Most like it now:')} {now}"
    said = _("This sentence has been removed since this answer. It was:")
    return f"**{said}**\n{then}"


def _markers(kept: Kept, press: Press, found: Trace, snapshot: Snapshot) -> dict[str, str]:
    """Sentence id -> the marker it has in the answer, for the cited sentences; the one that is shown is in bold."""
    marked: dict[str, str] = {}
    for number, citation in enumerate(kept.answer.citations, start=1):
        if citation.sentence in snapshot.by_id:
            marked[citation.sentence] = rf"\[{number}\]"
    if found.sentence:
        marked[found.sentence.id] = "**▶**" if kept.answer.abstained else rf"**\[{press.number}\]**"
    return marked


def _text(entry: Entry, seen: Window, markers: Mapping[str, str]) -> str:
    written = ""
    for sentence in entry.sentences[seen.first - 1 : seen.last]:
        marker = markers.get(sentence.id, "")
        marks = [(0, len(sentence.text))] if marker.startswith("**") else []
        shown = f"{marker} {excerpt(sentence.text, MAX_SENTENCE, marks)}".strip()
        written += f"{_gap(entry, sentence.number)}{shown}" if written else shown
    return written


def _gap(entry: Entry, number: int) -> str:
    """What stands between a sentence and the one before it: paragraphs and list items stay apart."""
    between = entry.document.text[entry.sentences[number - 2].end : entry.sentences[number - 1].start]
    if between.count("\n") > 1:
        return "\n\n"
    return "\n" if "\n" in between and between.strip() else " "


def _rows(
    kept: Kept, press: Press, citation: Citation, found: Trace | None = None, seen: Window | None = None
) -> tuple[Items, ...]:
    moving: Items = ()
    if found and found.entry and seen:
        moving = (*_paging(press, found.entry, seen), *_away(kept, press, found, seen))
    document = found.entry.document if found and found.entry else None
    rows = ((*moving, *_beside(kept, press)), tuple(_about(kept, press, citation, document)))
    return tuple(row for row in rows if row)


def _paging(press: Press, entry: Entry, seen: Window) -> Items:
    first, last = seen.first <= 1, seen.last >= len(entry.sentences)
    back = Press(BACK, press.answer, press.number, max(seen.first - 1, 1))
    on = Press(ON, press.answer, press.number, seen.last + 1)
    return (
        Button.of(back, f"◀ {_('Earlier')}", disabled=first),
        Button.of(on, f"{_('Later')} ▶", disabled=last),
    )


def _away(kept: Kept, press: Press, found: Trace, seen: Window) -> Items:
    """Back to the sentence, where it is not on the page."""
    at = found.sentence
    away = at is not None and not seen.first <= at.number <= seen.last
    return (_to(kept, press, press.number),) if away else ()


def _beside(kept: Kept, press: Press) -> Iterator[Button]:
    for number in (press.number - 1, press.number + 1):
        if 1 <= number <= len(evidence(kept.answer)):
            yield _to(kept, press, number)


def _to(kept: Kept, press: Press, number: int) -> Button:
    label = _("Related {number}") if kept.answer.abstained else _("Citation {number}")
    return Button.of(Press(CITE, press.answer, number), label.format(number=number))


def _about(kept: Kept, press: Press, citation: Citation, document: Document | None) -> Iterator[ui.Item[Any]]:
    url = link((document.url if document else None) or citation.url, citation.text)
    if url:
        yield ui.Button[ui.LayoutView](label=_("Open the original"), url=url, style=discord.ButtonStyle.link)
    if not kept.answer.abstained:
        yield Button.of(Press(DOUBT, press.answer, press.number), _("This citation doesn't support it"))
