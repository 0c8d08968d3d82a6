"""/reindex: bring the index up to date with the documents."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.gate import Gate
from bot.progress import ProgressShown, show_report
from bot.work import Work
from index import Library


class Moderation(commands.Cog):
    def __init__(self, library: Library, gate: Gate, work: Work) -> None:
        self._library = library
        self._gate = gate
        self._work = work

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(dry_run="Only show what would change")
    async def reindex(self, interaction: discord.Interaction, dry_run: bool = False) -> None:  # noqa: FBT001, FBT002 - an option of the command
        """For moderators: read the documents again and show what changed."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        self._gate.check_moderator(interaction)
        with self._work.piece():
            async with ProgressShown(interaction) as shown:
                report = await self._library.build(
                    by=interaction.user.display_name, dry_run=dry_run, progress=shown.update
                )
            await show_report(interaction, report)
