"""/reindex: bring the index up to date with the documents."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.gate import Gate
from bot.moderators import deeds
from bot.moderators.cog import ModeratorCog
from bot.moderators.record import Record
from bot.moderators.reindexing import reindex
from bot.state import State
from bot.work import Work
from index import Library


class Moderation(ModeratorCog):
    def __init__(self, library: Library, state: State, gate: Gate, work: Work) -> None:
        super().__init__(gate)
        self._library = library
        self._record = Record(state)
        self._work = work

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(
        dry_run="Only show what would change", force="Take the new index even if it answers the gold questions worse"
    )
    async def reindex(self, interaction: discord.Interaction, dry_run: bool = False, force: bool = False) -> None:  # noqa: FBT001, FBT002 - options of the command
        """For moderators: read the documents again and show what changed."""
        self._gate.check_moderator(interaction)
        if force:
            self._gate.check_keeper(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        with self._work.piece():
            await reindex(self._library, interaction, dry_run=dry_run, force=force)
            if not dry_run:
                await self._record.write(interaction, deeds.FORCED if force else deeds.REINDEXED)
