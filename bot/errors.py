"""The one place where an error becomes a sentence for who asked and a line in the log for who runs the bot."""

from __future__ import annotations

import logging
import secrets
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands

from bot.language import _
from bot.language.said import said
from bot.text.escape import escape
from bot.text.notice import notice
from index import FootnoteError

log = logging.getLogger(__name__)

# What sending to Discord may raise: it refuses, or the connection breaks.
UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)

# Unknown message, webhook, interaction; expired token:
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
_GONE = frozenset({10008, 10015, 10062, 50027})
_OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)


class QuestionError(FootnoteError):
    """What was asked can't be looked up."""


class RefusalError(FootnoteError):
    """Whoever asked may not, here or at all."""


class LimitError(RefusalError):
    """Whoever asked may not now. The text is our own and may hold a timestamp for Discord to show."""


class ToldError(LimitError):
    """Whoever asked may not now, and was told until when already, where everybody sees it: that is enough."""


class LeavingError(FootnoteError):
    """The bot is about to stop."""

    def __init__(self) -> None:
        super().__init__(_("I'm restarting. Please try again in a minute."))


class LoginError(FootnoteError):
    """Discord does not let the bot in, or can't be reached."""


def explain(error: BaseException, doing: str, level: int = logging.INFO) -> str | None:
    """What to tell who asked, ready for Discord; None when they can't be told. Logs it, at `level` if foreseen."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, ToldError):
        return None
    if isinstance(error, FootnoteError):
        log.log(logging.ERROR if error.__cause__ else level, "%s: %s", doing, error, exc_info=error.__cause__)
        return str(error) if isinstance(error, LimitError) else escape(said(str(error)))
    if isinstance(error, discord.Forbidden) or (isinstance(error, discord.HTTPException) and error.code in _GONE):
        log.warning("%s: nobody to tell: %s", doing, error)
        return None
    if isinstance(error, _OUTDATED):
        log.warning("%s: %s", doing, error)
        return _("This command has changed. Restart Discord and try again.")
    reference = secrets.token_hex(4)
    log.error("%s failed, reference %s", doing, reference, exc_info=error)
    sentence = _("Something went wrong on my side; it has been logged. (Reference {reference})")
    return sentence.format(reference=reference)


async def tell(interaction: discord.Interaction, error: BaseException) -> None:
    """Answer an interaction that failed, so that only who started it sees it (as far as it was not public already)."""
    sentence = explain(error, _what(interaction))
    if sentence is None:
        return
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=notice(sentence), ephemeral=True)
        else:
            await interaction.response.send_message(view=notice(sentence), ephemeral=True)
    except UNSENT as failure:
        log.warning("an interaction could not be told of an error: %s", failure)


def _what(interaction: discord.Interaction) -> str:
    """A command, a button or a form, for the log."""
    if interaction.command:
        return f"/{interaction.command.qualified_name}"
    data = cast("dict[str, Any]", interaction.data or {})  # JSON
    return f"the button or form {data['custom_id']!s:.100}" if "custom_id" in data else "an interaction"
