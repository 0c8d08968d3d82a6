"""Asking by message: a mention, a reply, a direct message."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.asking import Asking
from bot.delivery import post, reply, typing
from bot.desk import check
from bot.gate import Gate
from bot.messages import conversation, heard
from bot.render import Shown, cards
from bot.where import open_thread
from bot.work import Work
from index import Turn


class Conversation(commands.Cog):
    def __init__(self, bot: commands.Bot, asking: Asking, gate: Gate, work: Work) -> None:
        self._bot = bot
        self._asking = asking
        self._gate = gate
        self._work = work

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        me = self._bot.user
        if me is None or not self._gate.serves(message.guild.id if message.guild else None):
            return
        text = heard(message, me)
        if text is None:
            return
        question = check(text)
        with self._work.piece():
            settings = await self._asking.admit(message)
            async with typing(message.channel):
                given = await self._asking.answer(message, question, await self._history(message, me))
            views = cards(given.answer, Shown(given.kept, suggestions=given.suggestions))
            thread = await open_thread(message.channel, message.id, question) if settings.threads else None
            await (post(thread, views) if thread else reply(message, views))
            await self._asking.remember(message, given, thread.id if thread else None)

    async def _history(self, message: discord.Message, me: discord.abc.User) -> list[Turn]:
        """What a message replies to; without a reply, a direct message or one in a thread goes on all the same."""
        replied = await conversation(message, me)
        goes_on = isinstance(message.channel, discord.DMChannel | discord.Thread)
        return replied or (await self._asking.talk(message) if goes_on else [])
