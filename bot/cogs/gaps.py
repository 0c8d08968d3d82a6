"""/gaps: what members asked and the documents did not answer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.gate import Gate
from bot.moderators import deeds
from bot.moderators.cog import ModeratorCog
from bot.moderators.gaps import ADDED, DISMISS, PAGE, gaps_card
from bot.moderators.likeness import Group, grouped
from bot.moderators.record import Record
from bot.state import State

_MOST = 2000  # questions looked at, the newest: some seconds of a slow machine's time


class Gaps(ModeratorCog):
    def __init__(self, state: State, gate: Gate, presses: Presses) -> None:
        super().__init__(gate)
        self._state = state
        self._record = Record(state)
        self._settling = asyncio.Lock()
        presses.on_press(PAGE, self._turn)
        presses.on_press(DISMISS, partial(self._settle, how="dismissed", deed=deeds.DISMISSED))
        presses.on_press(ADDED, partial(self._settle, how="added", deed=deeds.ANSWERED))

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def gaps(self, interaction: discord.Interaction) -> None:
        """For moderators: the questions that I could not answer."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(view=gaps_card(await self._groups(guild)))

    async def _turn(self, interaction: discord.Interaction[Any], press: Press) -> None:
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer()
        await interaction.edit_original_response(view=gaps_card(await self._groups(guild), press.answer))

    async def _settle(self, interaction: discord.Interaction[Any], press: Press, *, how: str, deed: str) -> None:
        """Settle a group that may have been settled already, by another moderator or another press."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer()
        async with self._settling:
            groups = await self._groups(guild)
            group = next((group for group in groups if group.id == press.answer), None)
            if group:
                person = self._state.person(interaction.user.id)
                await self._state.gaps.settle([gap.id for gap in group.gaps], by=person, how=how)
                await self._record.write(interaction, deed, str(len(group.gaps)))
                groups.remove(group)
        await interaction.edit_original_response(view=gaps_card(groups, press.number))

    async def _groups(self, guild: int) -> list[Group]:
        return await asyncio.to_thread(grouped, (await self._state.gaps.open(guild))[:_MOST])
