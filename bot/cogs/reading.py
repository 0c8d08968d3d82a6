"""The reader: a cited sentence in its source, for whoever presses the button and for them alone."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
from discord.ext import commands

from bot.asking.desk import Desk
from bot.buttons.answers import BACK, CITE, ON, SOURCE
from bot.buttons.kept import kept_answer
from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.pages import Card
from bot.cards.source import source_card
from bot.state import State
from index import Library


class Reading(commands.Cog):
    def __init__(self, presses: Presses, desk: Desk, library: Library, state: State) -> None:
        self._desk = desk
        self._library = library
        self._state = state
        presses.on_press(SOURCE, self.open)
        for action in (CITE, ON, BACK):
            presses.on_press(action, self.turn)

    async def open(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """A new private message with the page."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(view=await self._page(press))

    async def turn(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Another page in the same message."""
        await interaction.response.defer()
        await interaction.edit_original_response(view=await self._page(press))

    async def _page(self, press: Press) -> Card:
        kept = await kept_answer(self._state, press)
        with self._desk.knowing_why():
            snapshot = self._library.snapshot
        return await asyncio.to_thread(source_card, kept, press, snapshot)
