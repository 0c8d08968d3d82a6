"""/help: how to ask."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.listing import help_card


class Help(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self._bot = bot

    @app_commands.command()
    async def help(self, interaction: discord.Interaction) -> None:
        """How to ask, and what to expect."""
        name = self._bot.user.name if self._bot.user else "Footnote"
        await interaction.response.send_message(view=help_card(name), ephemeral=True)
