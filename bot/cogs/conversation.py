"""Asking by message: a mention, a reply, a direct message."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.asking.asking import Asking
from bot.asking.delivery import typing
from bot.asking.desk import check
from bot.asking.messages import conversation, heard
from bot.asking.replying import Reply
from bot.asking.streaming import Streaming
from bot.cards.answer import Shown, cards
from bot.gate import Gate
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
            reply = Reply(message, question, threaded=settings.threads)
            async with typing(message.channel), Streaming(reply.show, reply.withdraw, searching=False) as streaming:
                history = await self._history(message, me)
                given = await self._asking.answer(message, question, history, told=streaming.told)
            await reply.finish(cards(given.answer, Shown(given.kept, suggestions=given.suggestions)))
            await self._asking.remember(message, given, reply.thread.id if reply.thread else None)

    async def _history(self, message: discord.Message, me: discord.abc.User) -> list[Turn]:
        """What a message replies to; without a reply, a direct message or one in a thread goes on all the same."""
        replied = await conversation(message, me)
        goes_on = isinstance(message.channel, discord.DMChannel | discord.Thread)
        return replied or (await self._asking.talk(message) if goes_on else [])
