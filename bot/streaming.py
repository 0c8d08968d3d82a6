"""An answer under way, shown as it grows: how far it is, then each written sentence that has passed its checks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from discord import ui

from bot.errors import UNSENT
from bot.excerpt import excerpt
from bot.language import _
from bot.pages import Block, Card
from index import Partial

log = logging.getLogger(__name__)

_INTERVAL = 1.2  # seconds between two edits; Discord allows about five in five, and there is more to be sent
_SENTENCE = 500  # units of a sentence
_QUESTION = 500  # units of a question

Edit = Callable[[ui.LayoutView], Awaitable[object]]


class Streaming:
    """While entered, keeps a message at the latest state of an answer; an edit under way ends before it is left."""

    def __init__(self, edit: Edit, question: str = "") -> None:
        self._edit = edit
        self._question = question
        self._latest: Partial | None = None
        self._editing = asyncio.Lock()
        self._showing: asyncio.Task[None] | None = None

    def told(self, partial: Partial) -> None:
        """What to show at the next edit. Nothing is told, and so nothing edited, where no model writes."""
        self._latest = partial
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._show())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        async with self._editing:
            if self._showing:
                self._showing.cancel()

    async def _show(self) -> None:
        """Each edit comes an interval after the news, and so after the edit before: a quick answer needs none."""
        shown: Partial | None = None
        while self._latest is not None and self._latest is not shown:
            await asyncio.sleep(_INTERVAL)
            async with self._editing:
                shown = self._latest
                await self._show_now(shown)

    async def _show_now(self, partial: Partial) -> None:
        try:
            await self._edit(partial_card(partial, self._question))
        except UNSENT as error:
            log.warning("an answer under way can't be shown: %s", error)


def partial_card(partial: Partial, question: str = "") -> Card:
    """What is known so far, and that there is more to come."""
    blocks = [Block(f"-# “{excerpt(question, _QUESTION)}”")] if question else []
    said = [
        excerpt(statement.text, _SENTENCE) + " " + "".join(rf"\[{number}\]" for number in statement.citations)
        for statement in partial.statements
    ]
    if said:
        blocks.append(Block(" ".join(said)))
    return Card([*blocks, Block(f"-# {_status(partial)}")])


def _status(partial: Partial) -> str:
    if not partial.found:
        return _("Searching the documents …")
    if not partial.statements:
        return _("Sentences found: {count}. Writing …").format(count=partial.found)
    return _("Checking each sentence while it is written …")
