"""A build as its moderator sees it: how far it is, then what it did."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Any, Self

import discord

from bot.cards.pages import Card
from bot.errors import UNSENT
from bot.moderators.reports import progress_card, report_card, stopped_card
from index import Progress, Report

log = logging.getLogger(__name__)

_INTERVAL = 1.0  # seconds between two edits; Discord allows about five in five


class ProgressShown:
    """While entered, keeps the answer to an interaction at the latest state of a build."""

    def __init__(self, interaction: discord.Interaction[Any], intro: str = "") -> None:
        """`intro` says what led to the build."""
        self._interaction = interaction
        self._intro = intro
        self._latest: Progress | None = None
        self._editing = asyncio.Lock()
        self._showing: asyncio.Task[None] | None = None
        self._shown: Progress | None = None

    def update(self, progress: Progress) -> None:
        """From any thread: what to show at the next edit."""
        self._latest = progress

    async def __aenter__(self) -> Self:
        self._showing = asyncio.create_task(self._show())
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        """Wait for an edit under way, so that it can't overtake what is sent next; what failed goes on no more."""
        async with self._editing:
            if self._showing:
                self._showing.cancel()
        if error and self._shown:
            await self._edit(stopped_card(self._intro))

    async def _show(self) -> None:
        while True:
            await asyncio.sleep(_INTERVAL)
            async with self._editing:
                if self._latest is not None and self._latest != self._shown:
                    self._shown = self._latest
                    await self._edit(progress_card(self._latest, self._intro))

    async def _edit(self, card: Card) -> None:
        try:
            await self._interaction.edit_original_response(view=card)
        except UNSENT as error:
            log.warning("the progress of a build can't be shown: %s", error)


async def show_report(interaction: discord.Interaction[Any], report: Report, intro: str = "") -> None:
    """The outcome in place of the progress, or to the moderator in person when the interaction is over.

    That is after 15 minutes. The channel is not the place: everybody there would see it.
    """
    card = report_card(report, intro)
    try:
        await interaction.edit_original_response(view=card)
    except UNSENT as error:
        log.warning("the report of a build goes to who asked for it: %s", error)
        try:
            await interaction.user.send(view=card)
        except UNSENT as failure:
            log.warning("the report of a build can't be shown: %s", failure)
