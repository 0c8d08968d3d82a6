"""Bringing messages to Discord: as the answer to an interaction, as the reply to a message."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.asking.where import open_thread
from bot.errors import UNSENT
from bot.language import _
from bot.text.excerpt import excerpt
from bot.text.notice import notice

_LINE = 500  # units of a question


async def deliver(interaction: discord.Interaction, views: Sequence[ui.LayoutView], *, private: bool) -> None:
    """Fill in a deferred answer; what does not fit in one message follows it."""
    first, *others = views
    await interaction.edit_original_response(view=first)
    for view in others:
        await interaction.followup.send(view=view, ephemeral=private)


async def discuss(
    interaction: discord.Interaction[Any], views: Sequence[ui.LayoutView], question: str
) -> discord.Thread | None:
    """Fill in a deferred answer with its question, and answer in a thread from there; None where none can be."""
    if not isinstance(interaction.channel, discord.TextChannel):
        return None
    head = f"“{excerpt(question, _LINE)}”\n-# {_('The answer is in the thread.')}"
    message = await interaction.edit_original_response(view=notice(head))
    thread = await open_thread(interaction.channel, message.id, question)
    if thread:
        await post(thread, views)
    return thread


async def post(channel: discord.abc.Messageable, views: Sequence[ui.LayoutView]) -> None:
    for view in views:
        await channel.send(view=view)


async def reply(message: discord.Message, view: ui.LayoutView) -> discord.Message:
    """Reply without a ping; when the message was deleted meanwhile, in its channel all the same."""
    reference = message.to_reference(fail_if_not_exists=False)
    return await message.channel.send(view=view, reference=reference, mention_author=False)


@contextlib.asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that an answer is coming; neither delays nor fails what is done inside."""
    shown = asyncio.create_task(_type(channel))
    try:
        yield
    finally:
        shown.cancel()


async def _type(channel: discord.abc.Messageable) -> None:
    with contextlib.suppress(*UNSENT):
        async with channel.typing():
            await asyncio.Event().wait()  # until cancelled
