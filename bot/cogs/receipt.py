"""The receipt of an answer: what a model wrote, and how each sentence was checked. For who asks for it alone."""

from __future__ import annotations

import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons.answers import FOLLOW_UP
from bot.buttons.kept import kept_answer
from bot.buttons.press import Press, presses
from bot.cards.receipt import receipt_card
from bot.errors import RefusalError
from bot.language import _
from bot.state import State

_ID = re.compile(r"(\d{15,20})\s*$")  # a message's id, alone or at the end of its link


class Receipts(commands.Cog):
    def __init__(self, bot: commands.Bot, state: State) -> None:
        self._bot = bot
        self._state = state
        self._menu = app_commands.ContextMenu(name="Show receipt", callback=self.of_message)

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(answer="The link of the message with the answer, in this channel")
    async def receipt(self, interaction: discord.Interaction, answer: str) -> None:
        """How the sentences of an answer were written and checked; only you see it."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        found = _ID.search(answer)
        message = await _fetched(interaction, int(found[1])) if found else None
        if message is None:
            raise RefusalError(_("I find no such message here. Copy the link of one of my answers in this channel."))
        await self._show(interaction, message)

    async def of_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._show(interaction, message)

    async def _show(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        pressed = next(presses(message.components), None)
        if pressed is None or self._bot.user is None or message.author.id != self._bot.user.id:
            raise RefusalError(_("That message is no answer of mine."))
        kept = await kept_answer(self._state, Press(FOLLOW_UP, pressed.answer))
        await interaction.edit_original_response(view=receipt_card(kept.answer))


async def _fetched(interaction: discord.Interaction[Any], message: int) -> discord.Message | None:
    channel = interaction.channel
    if not isinstance(channel, discord.abc.Messageable):
        return None
    try:
        return await channel.fetch_message(message)
    except (discord.NotFound, discord.Forbidden):
        return None
