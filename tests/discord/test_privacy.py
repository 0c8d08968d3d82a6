"""What the bot keeps of people and servers, and how it forgets them."""

from __future__ import annotations

import json
from datetime import timedelta

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import GuildSettings, State
from tests.discord.acting import ask, press
from tests.discord.conftest import CAPITAL, Join, shown
from tests.discord.scripted import ScriptedLibrary


async def test_show_counts_what_is_kept_of_oneself_alone(
    alice: MemberActor, join: Join, channel: ChannelHandle
) -> None:
    await ask(alice, channel)
    await ask(alice, channel, private=True)
    result = await alice.slash(channel, "privacy show")
    assert result.ephemeral
    assert "Answers to your questions: 2, of which only you saw: 1" in shown(result)
    assert "after 90 days" in shown(result)
    assert "questions: 0" in shown(await join("bob").slash(channel, "privacy show"))


async def test_export_is_a_private_file_with_one_s_questions_and_no_id(
    alice: MemberActor, channel: ChannelHandle
) -> None:
    await ask(alice, channel)
    result = await alice.slash(channel, "privacy export")
    assert result.ephemeral
    assert result.response
    (attachment,) = result.response.message.attachments
    content = (await attachment.read()).decode()
    (answer,) = json.loads(content)["answers"]
    assert answer["content"]["question"] == CAPITAL
    assert str(alice.id) not in content


async def test_forgetting_asks_first_and_leaves_what_others_see(
    alice: MemberActor, channel: ChannelHandle, state: State
) -> None:
    await ask(alice, channel)
    await ask(alice, channel, private=True)
    asked = await alice.slash(channel, "privacy forget")
    assert asked.ephemeral
    assert "can't be undone" in shown(asked)
    assert (await state.traces(state.person(alice.id))).answers == 2
    await press(alice, asked, "Forget me")
    assert (await state.traces(state.person(alice.id))).answers == 0
    kept = await state.answers.get(1)
    assert kept
    assert (kept.person, kept.private) == ("", False)
    assert await state.answers.get(2) is None


async def test_a_server_that_removes_the_bot_is_forgotten(
    simcord_env: Env, simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle, state: State
) -> None:
    (guild,) = simcord_bot.guilds
    await ask(alice, channel)
    await state.guilds.set(guild.id, GuildSettings(threads=True))
    await guild.leave()
    await simcord_env.settle()
    assert await state.answers.get(1) is None
    assert await state.guilds.get(guild.id) == GuildSettings()


async def test_so_is_one_that_removed_it_while_it_was_away(
    simcord_env: Env, guild: GuildHandle, settings: BotSettings, library: ScriptedLibrary, state: State
) -> None:
    await state.guilds.set(guild.id, GuildSettings(threads=True))
    await state.guilds.set(4242, GuildSettings(threads=True))
    await simcord_env.restart_bot(Footnote(settings, library, state))
    await simcord_env.settle()
    assert (await state.guilds.get(guild.id)).threads
    assert not (await state.guilds.get(4242)).threads


async def test_what_is_old_is_deleted(alice: MemberActor, channel: ChannelHandle, state: State) -> None:
    await ask(alice, channel)
    assert await state.expire(90) == 0
    state._people._clock = lambda: state.answers._clock() + timedelta(days=91)
    assert await state.expire(0) <= 1  # only the conversation is over
    assert await state.answers.get(1)
    await state.expire(90)
    assert await state.answers.get(1) is None
