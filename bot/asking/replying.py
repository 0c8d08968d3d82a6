"""The answer to a message while it grows: sent once there is something to show, edited from then on."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import discord
from discord import ui

from bot.asking.delivery import reply
from bot.asking.where import open_thread


class Reply:
    """Answers a message without a ping: in its channel or, where `threaded`, in a thread from it."""

    def __init__(self, message: discord.Message, question: str, *, threaded: bool) -> None:
        self._message = message
        self._question = question
        self._threaded = threaded
        self._shown: discord.Message | None = None
        self.thread: discord.Thread | None = None

    async def show(self, view: ui.LayoutView) -> None:
        """In place of what was shown before; anew where that was deleted meanwhile."""
        if self._shown:
            with contextlib.suppress(discord.NotFound):
                await self._shown.edit(view=view)
                return
        self._shown = await self._send(view)

    async def finish(self, views: Sequence[ui.LayoutView]) -> None:
        """Show the whole answer; what does not fit in one message follows it."""
        first, *others = views
        await self.show(first)
        for view in others:
            await self._send(view)

    async def withdraw(self) -> None:
        """Show nothing any more."""
        if self._shown:
            await self._shown.delete()

    async def _send(self, view: ui.LayoutView) -> discord.Message:
        if self._threaded:
            self._threaded = False  # only once: where it can't be opened, the answer goes to the channel
            self.thread = await open_thread(self._message.channel, self._message.id, self._question)
        return await (self.thread.send(view=view) if self.thread else reply(self._message, view))
