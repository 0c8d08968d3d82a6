"""The commands as Discord has them."""

from __future__ import annotations

import pytest
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import State
from tests.discord.scripted import ScriptedLibrary

GUILD = 4242


def synced(env: Env) -> int:
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in env.http_requests)


async def test_a_new_application_gets_the_commands(simcord_env: Env) -> None:
    assert synced(simcord_env) == 1


async def test_a_restart_does_not_send_them_again(
    simcord_env: Env, settings: BotSettings, library: ScriptedLibrary, state: State
) -> None:
    await simcord_env.restart_bot(Footnote(settings, library, state))
    await simcord_env.settle()
    assert synced(simcord_env) == 1


async def test_a_changed_command_is_sent(
    simcord_env: Env, settings: BotSettings, library: ScriptedLibrary, state: State
) -> None:
    changed = Footnote(settings, library, state)
    changed.tree.allowed_contexts.dm_channel = False
    await simcord_env.restart_bot(changed)
    await simcord_env.settle()
    assert synced(simcord_env) == 2


async def test_no_command_lets_the_client_refuse_a_long_question(simcord_bot: Footnote, simcord_env: Env) -> None:
    assert simcord_env
    ask = simcord_bot.tree.get_command("ask")
    assert ask
    question = ask.to_dict(simcord_bot.tree)["options"][0]
    assert "max_length" not in question
    assert "min_length" not in question


class TestForOneGuild:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(discord_guild_id=GUILD)

    async def test_a_guild_without_the_bot_is_only_logged(
        self,
        simcord_env: Env,
        settings: BotSettings,
        library: ScriptedLibrary,
        state: State,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        simcord_env.inject_error("GET", "/applications/*/commands", status=403, code=50001)
        await simcord_env.restart_bot(Footnote(settings, library, state))
        await simcord_env.settle()
        assert "sending the commands failed" in caplog.text

    async def test_an_invitation_brings_the_commands(self, simcord_env: Env) -> None:
        guild = simcord_env.create_guild(id=GUILD)
        channel = guild.create_text_channel("general")
        await simcord_env.settle()
        member = guild.add_member(simcord_env.create_user("alice"))
        assert (await member.slash(channel, "help")).response

    async def test_a_restart_does_not_send_them_again(
        self, simcord_env: Env, settings: BotSettings, library: ScriptedLibrary, state: State
    ) -> None:
        simcord_env.create_guild(id=GUILD)
        await simcord_env.settle()
        before = synced(simcord_env)
        await simcord_env.restart_bot(Footnote(settings, library, state))
        await simcord_env.settle()
        assert synced(simcord_env) == before
