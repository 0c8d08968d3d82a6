"""Asking by command: /ask, and "Ask about this" on a message."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.delivery import deliver
from bot.desk import Desk, check
from bot.messages import without_mention
from bot.render import Shown, cards
from bot.work import Work


class Ask(commands.Cog):
    def __init__(self, bot: commands.Bot, desk: Desk, work: Work) -> None:
        self._bot = bot
        self._desk = desk
        self._work = work
        self._menu = app_commands.ContextMenu(name="Ask about this", callback=self.ask_about)

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(question="What do you want to know?", private="Show the answer to you alone")
    async def ask(self, interaction: discord.Interaction, question: str, private: bool = False) -> None:  # noqa: FBT001, FBT002 - an option of the command
        """Ask the documents; every sentence of the answer shows where it comes from."""
        await self._answer(interaction, question, private=private)

    async def ask_about(self, interaction: discord.Interaction, message: discord.Message) -> None:
        text = without_mention(message.content, self._bot.user) if self._bot.user else message.content
        await self._answer(interaction, text, private=False)

    async def _answer(self, interaction: discord.Interaction, text: str, *, private: bool) -> None:
        question = check(text)  # first, so that only who asked sees a refusal: what follows a public deferral is public
        with self._work.piece():
            await interaction.response.defer(thinking=True, ephemeral=private)
            answer = await self._desk.answer(question)
            await deliver(interaction, cards(answer, Shown(question=True)), private=private)
