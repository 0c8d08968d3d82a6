"""The bot as discord.py's client, where no Discord is needed to see it."""

from __future__ import annotations

from pathlib import Path

from bot.client import Footnote
from bot.publish import _canonical
from bot.settings import BotSettings
from bot.state import State
from tests.discord.scripted import ScriptedLibrary


async def test_a_connection_that_is_found_ready_after_the_end_is_no_error(tmp_path: Path) -> None:
    bot = Footnote(BotSettings(), ScriptedLibrary(None), State("", tmp_path))
    await bot.close()
    bot.dispatch("ready")


def test_permissions_are_compared_as_discord_writes_them() -> None:
    """As text; otherwise the commands would be sent again at every start."""
    ours = [{"type": 1, "name": "reindex", "default_member_permissions": 32, "options": []}]
    theirs = [{"type": 1, "name": "reindex", "default_member_permissions": "32", "id": "5", "nsfw": False}]
    compared = {"type", "name", "default_member_permissions", "options", "nsfw"}
    assert _canonical(ours, compared) == _canonical(theirs, compared)
