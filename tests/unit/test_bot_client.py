"""The bot as discord.py's client, where no Discord is needed to see it."""

from __future__ import annotations

from pathlib import Path

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import State
from tests.discord.scripted import ScriptedLibrary


async def test_a_connection_that_is_found_ready_after_the_end_is_no_error(tmp_path: Path) -> None:
    bot = Footnote(BotSettings(), ScriptedLibrary(None), State("", tmp_path))
    await bot.close()
    bot.dispatch("ready")
