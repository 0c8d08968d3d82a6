"""/stats: how the bot is used in a server."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Literal

import discord
from discord import app_commands

from bot.gate import Gate
from bot.moderators.cog import ModeratorCog
from bot.moderators.plot import draw
from bot.moderators.stats import PICTURE, stats_card
from bot.state import State


class Statistics(ModeratorCog):
    def __init__(self, state: State, gate: Gate) -> None:
        super().__init__(gate)
        self._state = state

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(days="How far back")
    async def stats(self, interaction: discord.Interaction, days: Literal[7, 30] = 7) -> None:
        """For moderators: how much was asked and answered in this server."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        stats = await self._state.usage.stats(guild, days)
        card = stats_card(stats, days)
        if not stats.questions:
            await interaction.edit_original_response(view=card)
            return
        picture = discord.File(BytesIO(await asyncio.to_thread(draw, stats)), PICTURE)
        await interaction.edit_original_response(view=card, attachments=[picture])
