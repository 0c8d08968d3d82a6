"""What somebody sees who waits in line: how many are before them."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import discord
from discord import ui

from bot.asking.asker import Asker
from bot.errors import UNSENT
from bot.language import _
from bot.text.notice import notice


def note_to(asker: Asker) -> _AnswerNote | _ReplyNote:
    """Nothing is shown before its `tell` is called."""
    return _AnswerNote(asker) if isinstance(asker, discord.Interaction) else _ReplyNote(asker)


class _AnswerNote:
    """The note in place of a deferred answer, which will replace it."""

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self._interaction = interaction
        self._told = False

    async def tell(self, before: int) -> None:
        self._told = True
        await self._interaction.edit_original_response(view=_note(before))

    async def remove(self) -> None:
        pass

    async def take_back(self) -> None:
        """There will be no answer to replace it: why is told in another message."""
        if self._told:
            with contextlib.suppress(*UNSENT):
                await self._interaction.delete_original_response()


class _ReplyNote:
    """The note as a reply, which is removed when the answer is made, also if it is only on its way by then."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message
        self._sending: asyncio.Task[discord.Message] | None = None
        self._removing: asyncio.Task[None] | None = None

    async def tell(self, before: int) -> None:
        if self._sending is None or (self._sending.done() and self._sending.exception()):
            self._sending = asyncio.create_task(self._send(before))
            await asyncio.shield(self._sending)  # once sent it has to be known, or nobody could remove it
        else:
            await (await asyncio.shield(self._sending)).edit(view=_note(before))

    async def remove(self) -> None:
        if self._sending:
            self._removing = asyncio.create_task(self._remove(self._sending))
            if self._sending.done():  # else Discord makes it wait, and the answer need not
                await self._removing

    take_back = remove

    async def _send(self, before: int) -> discord.Message:
        reference = self._message.to_reference(fail_if_not_exists=False)
        return await self._message.channel.send(
            view=_note(before), reference=reference, mention_author=False, silent=True
        )

    @staticmethod
    async def _remove(sending: asyncio.Task[discord.Message]) -> None:
        with contextlib.suppress(*UNSENT):
            await (await sending).delete()


def _note(before: int) -> ui.LayoutView:
    return notice(_("Many are asking: {count} before you. Your answer will come here.").format(count=before))
