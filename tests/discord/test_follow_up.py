"""Ask a follow-up, or write on in a direct message: a question that goes on with an answer."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.state import State
from index import Turn
from tests.discord.acting import ANSWERED, ask, fill, response
from tests.discord.conftest import CAPITAL, Join, Restart, shown
from tests.discord.scripted import ScriptedLibrary


async def test_it_goes_on_with_the_answer_for_whoever_presses(
    alice: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    answer = await ask(alice, channel)
    for member in (alice, join("bob")):
        result = await fill(member, answer, "Ask a follow-up", "And who lives there?")
        assert not result.ephemeral
        assert "And who lives there?" in shown(result)
        assert library.asked[-1] == ("And who lives there?", ANSWERED)


async def test_a_follow_up_to_a_follow_up_knows_both(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    second = await fill(alice, await ask(alice, channel), "Ask a follow-up", "And who lives there?")
    await fill(alice, response(second), "Ask a follow-up", "Since when?")
    said = [*ANSWERED, Turn("user", "And who lives there?"), Turn("assistant", "The documents don't say.")]
    assert library.asked[-1] == ("Since when?", said)


async def test_it_works_after_a_restart_and_the_end_of_the_conversation(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, state: State, restart: Restart
) -> None:
    answer = await ask(alice, channel)
    form = await alice.click(answer, label="Ask a follow-up")
    await state.talks.clear(state.person(alice.id), channel.id)
    await restart()
    await alice.submit_modal(form, {"text": "And who lives there?"})
    assert library.asked[-1] == ("And who lives there?", ANSWERED)


async def test_a_private_answer_is_followed_up_in_private(alice: MemberActor, channel: ChannelHandle) -> None:
    answer = await ask(alice, channel, private=True)
    assert (await fill(alice, answer, "Ask a follow-up", "And who lives there?")).ephemeral


@pytest.mark.parametrize(("text", "told"), [("", "I see no question"), ("x" * 4000, "500 characters")])
async def test_what_is_no_question_gets_a_sentence(
    alice: MemberActor, channel: ChannelHandle, text: str, told: str
) -> None:
    result = await fill(alice, await ask(alice, channel), "Ask a follow-up", text)
    assert result.ephemeral
    assert told in shown(result)


async def test_direct_messages_are_a_conversation(simcord_env: Env, library: ScriptedLibrary) -> None:
    user = simcord_env.create_user("carol")
    await user.send_dm(CAPITAL)
    await user.send_dm("And who lives there?")
    assert library.asked[-1] == ("And who lives there?", ANSWERED)
