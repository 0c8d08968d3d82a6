"""A build as its moderator sees it: how far it is, then what it did."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Self

import discord

from bot.errors import UNSENT
from bot.listing import progress_card, report_card
from index import Progress, Report

log = logging.getLogger(__name__)

_INTERVAL = 1.0  # seconds between two edits; Discord allows about five in five


class ProgressShown:
    """While entered, keeps the answer to an interaction at the latest state of a build."""

    def __init__(self, interaction: discord.Interaction) -> None:
        self._interaction = interaction
        self._latest: Progress | None = None
        self._editing = asyncio.Lock()
        self._showing: asyncio.Task[None] | None = None

    def update(self, progress: Progress) -> None:
        """From any thread: what to show at the next edit."""
        self._latest = progress

    async def __aenter__(self) -> Self:
        self._showing = asyncio.create_task(self._show())
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Wait for an edit under way, so that it can't overtake what is sent next."""
        async with self._editing:
            if self._showing:
                self._showing.cancel()

    async def _show(self) -> None:
        shown: Progress | None = None
        while True:
            await asyncio.sleep(_INTERVAL)
            async with self._editing:
                if self._latest is not None and self._latest != shown:
                    shown = self._latest
                    await self._edit(shown)

    async def _edit(self, progress: Progress) -> None:
        try:
            await self._interaction.edit_original_response(view=progress_card(progress))
        except UNSENT as error:
            log.warning("the progress of a build can't be shown: %s", error)


async def show_report(interaction: discord.Interaction, report: Report) -> None:
    """The outcome in place of the progress, or in the channel when the interaction is over (after 15 minutes)."""
    card = report_card(report)
    try:
        await interaction.edit_original_response(view=card)
    except UNSENT as error:
        log.warning("the report of a build goes to the channel: %s", error)
        if isinstance(interaction.channel, discord.abc.Messageable):
            await interaction.channel.send(view=card)
