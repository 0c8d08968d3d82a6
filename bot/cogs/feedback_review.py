"""/feedback: the answers that members voted down."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import discord
from discord import app_commands

from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.errors import RefusalError
from bot.gate import Gate
from bot.language import _
from bot.moderators.cog import ModeratorCog
from bot.moderators.feedback import EXPORT, PAGE, export_card, feedback_card
from bot.moderators.gold import gold_lines
from bot.state import State

_FILE = "voted-down.jsonl"


class FeedbackReview(ModeratorCog):
    def __init__(self, state: State, gate: Gate, presses: Presses) -> None:
        super().__init__(gate)
        self._state = state
        presses.on_press(PAGE, self._turn)
        presses.on_press(EXPORT, self._export)

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def feedback(self, interaction: discord.Interaction) -> None:
        """For moderators: the answers that members voted down, and why."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(view=feedback_card(await self._state.votes.down(guild)))

    async def _turn(self, interaction: discord.Interaction[Any], press: Press) -> None:
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer()
        await interaction.edit_original_response(view=feedback_card(await self._state.votes.down(guild), press.answer))

    async def _export(self, interaction: discord.Interaction[Any], _press: Press) -> None:
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        voted = await self._state.votes.down(guild)
        if not voted:
            raise RefusalError(_("No answer is voted down any more."))
        file = discord.File(BytesIO(gold_lines(voted).encode()), _FILE)
        await interaction.edit_original_response(view=export_card(file, len(voted)), attachments=[file])
