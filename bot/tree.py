"""The command tree: who is served, and what happens on an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import tell
from bot.language import _
from bot.text.notice import notice

if TYPE_CHECKING:
    from bot.client import Footnote


class Tree(app_commands.CommandTree["Footnote"]):
    async def interaction_check(self, interaction: discord.Interaction[Footnote], /) -> bool:
        if self.client.gate.serves(interaction.guild_id):
            return True
        if interaction.type is discord.InteractionType.autocomplete:  # may be answered with choices only
            await interaction.response.autocomplete([])
            return False
        sentence = _("I'm not set up for this server. Whoever runs me can add it to ALLOWED_GUILD_IDS.")
        await interaction.response.send_message(view=notice(sentence), ephemeral=True)
        return False

    async def on_error(
        self, interaction: discord.Interaction[Footnote], error: app_commands.AppCommandError, /
    ) -> None:
        await tell(interaction, error)
