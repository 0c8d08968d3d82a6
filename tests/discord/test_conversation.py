"""Asking by message: a mention, a reply, a direct message."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.backend.models.message import AllowedMentions
from simcord.builders import ChannelHandle, GuildHandle
from simcord.enums import MessageType
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from index import Turn
from tests.discord.conftest import CAPITAL, FAILS, Join, written
from tests.discord.scripted import ScriptedLibrary

ANSWERED = "Nuuk is the capital of Greenland."


async def test_a_mention_is_answered_by_a_reply_that_pings_nobody(
    alice: MemberActor, channel: ChannelHandle, me: str, simcord_env: Env
) -> None:
    asked = await alice.send(channel, f"{me} {CAPITAL}")
    answer = channel.last_message
    assert answer
    assert answer.reference
    assert answer.reference.message_id == asked.id
    sent = next(request for request in simcord_env.http_requests if request.path.endswith("/messages"))
    assert isinstance(sent.json, dict)
    assert sent.json["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_the_mention_is_no_part_of_the_question(
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary
) -> None:
    await alice.send(channel, f"Tell me, {me}: {CAPITAL}")
    assert library.asked == [(f"Tell me, : {CAPITAL}", [])]


async def test_the_question_is_not_repeated_where_it_can_be_seen(
    alice: MemberActor, channel: ChannelHandle, me: str, simcord_bot: Footnote
) -> None:
    await alice.send(channel, f"{me} {CAPITAL}")
    (answer,) = written(channel, simcord_bot)
    assert CAPITAL not in answer
    assert "**Nuuk**" in answer


async def test_other_messages_are_left_alone(
    alice: MemberActor, channel: ChannelHandle, simcord_bot: Footnote, library: ScriptedLibrary
) -> None:
    await alice.send(channel, CAPITAL)
    await alice.send(channel, f"@everyone {CAPITAL}")
    assert not written(channel, simcord_bot)
    assert not library.asked


async def test_a_direct_message_is_answered(simcord_env: Env, simcord_bot: Footnote) -> None:
    user = simcord_env.create_user("carol")
    await user.send_dm(CAPITAL)
    (answer,) = written(user.dm_channel, simcord_bot)
    assert "**Nuuk**" in answer


async def test_a_reply_goes_on_with_the_conversation(
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary
) -> None:
    await alice.send(channel, f"{me} {CAPITAL}")
    answer = channel.last_message
    assert answer
    await alice.send(channel, "And who lives there?", reply_to=answer)
    assert library.asked[1] == (
        "And who lives there?",
        [Turn("user", CAPITAL), Turn("assistant", ANSWERED)],
    )


async def test_a_reply_to_a_command_knows_its_question(
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary
) -> None:
    result = await alice.slash(channel, "ask", question=CAPITAL)
    assert result.response
    await alice.send(channel, f"{me} And who lives there?", reply_to=result.response.message)
    assert library.asked[1] == (
        "And who lives there?",
        [Turn("user", CAPITAL), Turn("assistant", ANSWERED)],
    )


async def test_a_long_conversation_is_followed_to_its_last_turns(
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary
) -> None:
    await alice.send(channel, f"{me} Question 0?")
    for n in range(1, 6):
        assert channel.last_message
        await alice.send(channel, f"{me} Question {n}?", reply_to=channel.last_message)
    turns = library.asked[-1][1]
    assert [turn.text for turn in turns if turn.role == "user"] == ["Question 2?", "Question 3?", "Question 4?"]


@FAILS
async def test_a_mention_without_a_question_gets_a_sentence(
    alice: MemberActor, channel: ChannelHandle, me: str, simcord_bot: Footnote
) -> None:
    await alice.send(channel, me)
    (answer,) = written(channel, simcord_bot)
    assert "I see no question there" in answer


@FAILS
async def test_a_reply_that_can_not_be_read_gets_a_sentence(
    alice: MemberActor, join: Join, channel: ChannelHandle, me: str, simcord_env: Env
) -> None:
    await alice.send(channel, f"{me} {CAPITAL}")
    answer = channel.last_message
    assert answer
    backend = simcord_env.backend
    reference = {"channel_id": str(channel.id), "message_id": str(answer.id)}
    unseen = backend.create_message(
        channel.id,
        join("bob").id,
        "Thanks, and who lives there?",
        reference=backend.normalize_message_reference(channel.id, reference),
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await simcord_env.settle()
    told = channel.last_message
    assert told
    assert told.reference
    assert told.reference.message_id == unseen.id


@FAILS
async def test_an_error_is_told_without_its_text(
    alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary, simcord_bot: Footnote
) -> None:
    library.answers[CAPITAL] = RuntimeError("secret detail")
    await alice.send(channel, f"{me} {CAPITAL}")
    (told,) = written(channel, simcord_bot)
    assert "Something went wrong on my side" in told
    assert "secret" not in told


async def test_bots_are_not_answered(
    simcord_env: Env, guild: GuildHandle, channel: ChannelHandle, me: str, simcord_bot: Footnote
) -> None:
    robot = guild.add_member(simcord_env.create_user("robot", bot=True))
    await robot.send(channel, f"{me} {CAPITAL}")
    await guild.create_webhook(channel).send(f"{me} {CAPITAL}")
    assert not written(channel, simcord_bot)


async def test_system_messages_are_not_answered(
    guild: GuildHandle, channel: ChannelHandle, alice: MemberActor, simcord_env: Env, library: ScriptedLibrary
) -> None:
    guild.create_system_message(channel, MessageType.NEW_MEMBER, author=alice)
    await simcord_env.settle()
    assert not library.asked


@FAILS
async def test_where_the_bot_may_not_write_nothing_breaks(
    simcord_env: Env, alice: MemberActor, channel: ChannelHandle, me: str, caplog: pytest.LogCaptureFixture
) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await alice.send(channel, f"{me} {CAPITAL}")
    assert "nobody to tell" in caplog.text


async def test_a_question_that_was_deleted_meanwhile_breaks_nothing(
    simcord_env: Env, alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary
) -> None:
    async def delete() -> None:
        simcord_env.backend.delete_message(channel.id, channel.history()[0].id)

    library.before_answer = delete
    await alice.send(channel, f"{me} {CAPITAL}")
    assert not any(isinstance(error, discord.HTTPException) for error in simcord_env.errors)


class TestInGuildsThatAreNotServed:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(allowed_guild_ids=(1,))

    async def test_messages_are_ignored(
        self, alice: MemberActor, channel: ChannelHandle, me: str, simcord_bot: Footnote
    ) -> None:
        await alice.send(channel, f"{me} {CAPITAL}")
        assert not written(channel, simcord_bot)

    async def test_direct_messages_are_answered(self, simcord_env: Env, simcord_bot: Footnote) -> None:
        user = simcord_env.create_user("carol")
        await user.send_dm(CAPITAL)
        assert written(user.dm_channel, simcord_bot)
