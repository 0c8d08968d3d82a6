"""An answer under way, shown as it grows: how far it is, then each written sentence that has passed its checks."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from discord import ui

from bot.cards.pages import Block, Card
from bot.errors import UNSENT
from bot.language import _
from bot.text.excerpt import excerpt
from index import Partial

log = logging.getLogger(__name__)

_INTERVAL = 1.2  # seconds between two edits, at least; Discord allows about five in five, and there is more to be sent
_SENTENCE = 500  # units of a sentence
_QUESTION = 500  # units of a question

Show = Callable[[ui.LayoutView], Awaitable[object]]
Withdraw = Callable[[], Awaitable[object]]


class Streaming:
    """While entered, keeps a message at the latest state of an answer.

    When it is left, no edit is under way and the next may come at once; after an error, nothing is shown any more.
    Without `searching`, nothing is shown before something was found.
    """

    def __init__(self, show: Show, withdraw: Withdraw, *, question: str = "", searching: bool = True) -> None:
        self._show = show
        self._withdraw = withdraw
        self._question = question
        self._searching = searching
        self._shown_at: float | None = None
        self._latest: Partial | None = None
        self._editing = asyncio.Lock()
        self._showing: asyncio.Task[None] | None = None

    def told(self, partial: Partial) -> None:
        """What to show at the next edit. Nothing is told, and so nothing edited, where no model writes."""
        if not (partial.found or self._searching):
            return
        self._latest = partial
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._keep_showing())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, error: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        async with self._editing:
            if self._showing:
                self._showing.cancel()
        if self._shown_at is None:
            return
        if error:
            with contextlib.suppress(*UNSENT):
                await self._withdraw()
        else:
            await asyncio.sleep(self._shown_at + _INTERVAL - time.monotonic())

    async def _keep_showing(self) -> None:
        """Each edit comes an interval after the news, and so after the edit before: a quick answer needs none."""
        shown: Partial | None = None
        while self._latest is not None and self._latest is not shown:
            await asyncio.sleep(_INTERVAL)
            async with self._editing:
                shown = self._latest
                await self._show_now(shown)

    async def _show_now(self, partial: Partial) -> None:
        try:
            await self._show(partial_card(partial, self._question))
            self._shown_at = time.monotonic()
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
