"""What a message says to the bot, and the conversation it goes on with."""

from __future__ import annotations

import re

import discord

from bot.cards.reading import read
from bot.errors import QuestionError
from bot.language import _
from index import Turn

_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
_HOPS = 6  # messages that are looked at before the question; each may cost a request


def heard(message: discord.Message, me: discord.abc.User) -> str | None:
    """What somebody says to the bot, by a mention, a reply or a direct message; None when it is not for the bot.

    Raises:
        QuestionError: a reply to the bot that Discord does not let it read.
    """
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return None
    if message.guild is None or me in message.mentions:
        return without_mention(message.content, me)
    if not _replies_to(message, me):
        return None
    if not message.content:
        raise QuestionError(
            _("Discord only lets me read messages that mention me. Mention me in your reply, or use /ask.")
        )
    return message.content


def without_mention(text: str, me: discord.abc.User) -> str:
    return re.sub(rf"<@!?{me.id}>", " ", text)


async def conversation(message: discord.Message, me: discord.abc.User) -> list[Turn]:
    """The turns before a message, oldest first: what it replies to, what that replied to, and so on."""
    turns: list[Turn] = []
    for _hop in range(_HOPS):
        earlier = await _replied_to(message)
        if earlier is None or (earlier.author.bot and earlier.author != me):
            break
        turns[:0] = _turns(earlier, me)
        message = earlier
    return turns


def _replies_to(message: discord.Message, me: discord.abc.User) -> bool:
    earlier = message.reference.resolved if message.reference else None
    return isinstance(earlier, discord.Message) and earlier.author == me


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None or reference.message_id is None:
        return None
    if reference.resolved is not None:
        return reference.resolved if isinstance(reference.resolved, discord.Message) else None
    try:
        return await message.channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden):
        return None


def _turns(message: discord.Message, me: discord.abc.User) -> list[Turn]:
    if message.author == me:
        question, answer = read(message.components)
        said = [Turn("user", question), Turn("assistant", answer)]
    else:
        said = [Turn("user", " ".join(without_mention(message.content, me).split()))]
    return [turn for turn in said if turn.text]
