"""/help: how to ask."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.suggestions import Suggestions
from bot.cards.guide import help_card


class Help(commands.Cog):
    def __init__(self, bot: commands.Bot, suggestions: Suggestions) -> None:
        self._bot = bot
        self._suggestions = suggestions

    @app_commands.command()
    async def help(self, interaction: discord.Interaction) -> None:
        """How to ask, and what to expect."""
        name = self._bot.user.display_name if self._bot.user else "Footnote"
        card = help_card(name, self._suggestions.examples())
        await interaction.response.send_message(view=card, ephemeral=True)
