"""/sources: which documents the answers come from."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.desk import Desk
from bot.cards.listing import sources_card
from index import Library


class Sources(commands.Cog):
    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        self._library = library

    @app_commands.command()
    async def sources(self, interaction: discord.Interaction) -> None:
        """Show the documents that answers come from."""
        with self._desk.knowing_why():
            card = sources_card(self._library)
        await interaction.response.send_message(view=card, ephemeral=True)
