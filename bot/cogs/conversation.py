"""Asking by message: a mention, a reply, a direct message."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.delivery import reply, typing
from bot.desk import Desk
from bot.gate import Gate
from bot.messages import conversation, heard
from bot.render import cards
from bot.work import Work


class Conversation(commands.Cog):
    def __init__(self, bot: commands.Bot, desk: Desk, gate: Gate, work: Work) -> None:
        self._bot = bot
        self._desk = desk
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
        with self._work.piece():
            async with typing(message.channel):
                answer = await self._desk.answer(text, await conversation(message, me))
            await reply(message, cards(answer))
