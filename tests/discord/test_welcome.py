"""The first message in a server."""

from __future__ import annotations

import discord
import pytest
from simcord.builders import GuildHandle
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from tests.discord.conftest import CAPITAL, written
from tests.discord.scripted import ScriptedLibrary


async def joined(env: Env, bot: Footnote, guild: GuildHandle) -> None:
    """Dispatch what discord.py does once the bot is in a server whose channels it knows."""
    found = bot.get_guild(guild.id)
    assert found
    bot.dispatch("guild_join", found)
    await env.settle()


async def test_it_says_how_to_ask_with_examples(
    simcord_env: Env, simcord_bot: Footnote, guild: GuildHandle, library: ScriptedLibrary
) -> None:
    library.suggested = [CAPITAL]
    channel = guild.create_text_channel("general")
    guild.create_text_channel("other")
    await joined(simcord_env, simcord_bot, guild)
    (message,) = written(channel, simcord_bot)
    for words in ("Hello, I'm", "`/ask`", f"- {CAPITAL}", "`/settings`", "`/privacy`"):
        assert words in message


async def test_it_goes_where_the_bot_may_write_or_nowhere(
    simcord_env: Env, simcord_bot: Footnote, guild: GuildHandle
) -> None:
    mute = discord.PermissionOverwrite(send_messages=False)
    me = simcord_bot.user
    assert me
    closed = guild.create_text_channel("rules", overwrites={guild.default_role: mute})
    await joined(simcord_env, simcord_bot, guild)
    assert written(closed, simcord_bot) == []
    opened = guild.create_text_channel("general")
    await joined(simcord_env, simcord_bot, guild)
    assert (written(closed, simcord_bot), len(written(opened, simcord_bot))) == ([], 1)


class TestInAServerThatIsNotServed:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(allowed_guild_ids=(1,))

    async def test_it_says_nothing(self, simcord_env: Env, simcord_bot: Footnote, guild: GuildHandle) -> None:
        channel = guild.create_text_channel("general")
        await joined(simcord_env, simcord_bot, guild)
        assert written(channel, simcord_bot) == []
