"""Bringing messages to Discord: as the answer to an interaction, as the reply to a message."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence

import discord
from discord import ui

from bot.errors import UNSENT


async def deliver(interaction: discord.Interaction, views: Sequence[ui.LayoutView], *, private: bool) -> None:
    """Fill in a deferred answer; what does not fit in one message follows it."""
    first, *others = views
    await interaction.edit_original_response(view=first)
    for view in others:
        await interaction.followup.send(view=view, ephemeral=private)


async def reply(message: discord.Message, views: Sequence[ui.LayoutView]) -> None:
    """Reply without a ping; when the message was deleted meanwhile, in its channel all the same."""
    reference = message.to_reference(fail_if_not_exists=False)
    for view in views:
        await message.channel.send(view=view, reference=reference, mention_author=False)


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
