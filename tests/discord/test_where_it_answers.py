"""What moderators chose about where and how the bot answers in their server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.client import Footnote
from bot.state import GuildSettings, State
from tests.discord.acting import ANSWERED
from tests.discord.conftest import CAPITAL, FAILS, shown, written
from tests.discord.scripted import ScriptedLibrary

Choose = Callable[..., Awaitable[None]]


@pytest.fixture
async def choose(state: State, alice: MemberActor) -> Choose:
    async def choose(**chosen: object) -> None:
        await state.guilds.set(alice.guild.id, replace(GuildSettings(), **chosen))  # type: ignore[arg-type]  # by name

    return choose


async def test_answers_to_commands_are_private_unless_said_otherwise(
    alice: MemberActor, channel: ChannelHandle, choose: Choose
) -> None:
    await choose(private=True)
    assert (await alice.slash(channel, "ask", question=CAPITAL)).ephemeral
    assert not (await alice.slash(channel, "ask", question=CAPITAL, private=False)).ephemeral


async def test_an_answer_opens_a_thread_in_which_the_conversation_goes_on(  # noqa: PLR0913, PLR0917 - fixtures
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary, choose: Choose,
    simcord_bot: Footnote,
) -> None:  # fmt: skip
    await choose(threads=True)
    await alice.send(channel, f"{me} {CAPITAL}")
    (thread,) = channel.threads
    assert thread.name == CAPITAL
    assert "**Nuuk**" in "\n".join(written(thread, simcord_bot))
    await alice.send(thread, f"{me} And who lives there?")
    assert library.asked[-1] == ("And who lives there?", ANSWERED)
    assert len(channel.threads) == 1


async def test_an_answer_to_a_command_is_given_in_a_thread_from_its_question(
    alice: MemberActor, channel: ChannelHandle, choose: Choose, simcord_bot: Footnote
) -> None:
    await choose(threads=True)
    result = await alice.slash(channel, "ask", question=CAPITAL)
    assert shown(result).strip() == f"“{CAPITAL}”\n-# The answer is in the thread."
    (thread,) = channel.threads
    assert "**Nuuk**" in "\n".join(written(thread, simcord_bot))


@pytest.mark.simcord(check_errors=False)
async def test_where_no_thread_can_be_opened_the_answer_goes_to_the_channel(  # noqa: PLR0913, PLR0917 - fixtures
    simcord_env: Env, alice: MemberActor, channel: ChannelHandle, me: str, choose: Choose,
    simcord_bot: Footnote, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    await choose(threads=True)
    simcord_env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013, times=None)
    assert "**Nuuk**" in shown(await alice.slash(channel, "ask", question=CAPITAL))
    await alice.send(channel, f"{me} {CAPITAL}")
    assert len(written(channel, simcord_bot)) == 2
    assert "Create Public Threads" in caplog.text


@FAILS
async def test_elsewhere_the_bot_says_where_it_answers(  # noqa: PLR0913, PLR0917 - fixtures
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary, choose: Choose,
    simcord_bot: Footnote,
) -> None:  # fmt: skip
    await choose(channels=(channel.id,))
    other = alice.guild.create_text_channel("other")
    result = await alice.slash(other, "ask", question=CAPITAL)
    assert result.ephemeral
    assert "Here I answer only in #general." in shown(result).replace("\\", "")
    await alice.send(other, f"{me} {CAPITAL}")
    assert len(written(other, simcord_bot)) == 1
    assert not library.asked
    await alice.slash(channel, "ask", question=CAPITAL)
    assert library.asked
