"""Getting the file that a moderator attached."""

from __future__ import annotations

import asyncio

import discord

from bot.errors import UNSENT, RefusalError
from bot.language import _

MAX_BYTES = 10_000_000  # as the index has it
_PATIENCE = 60  # seconds for 10 MB


async def attached(attachment: discord.Attachment) -> bytes:
    """Its bytes. Raises: RefusalError: larger than a document may be, which is seen before it is fetched, or gone."""
    if attachment.size > MAX_BYTES:
        raise _too_large(attachment)
    try:
        async with asyncio.timeout(_PATIENCE):
            data = await attachment.read()
    except (*UNSENT, discord.DiscordException) as error:
        raise RefusalError(_("I could not get the file from Discord. Please upload it again.")) from error
    if len(data) > MAX_BYTES:
        raise _too_large(attachment)
    return data


def _too_large(attachment: discord.Attachment) -> RefusalError:
    text = _("{file} is larger than {size} MB. Nothing was changed.")
    return RefusalError(text.format(file=attachment.filename, size=MAX_BYTES // 1_000_000))
