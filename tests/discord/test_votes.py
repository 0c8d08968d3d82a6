"""Helpful, or not right and why: votes on an answer."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.state import State
from tests.discord.acting import ask, fill, response
from tests.discord.conftest import Join, shown, texts


async def test_a_person_has_one_which_can_be_changed(
    alice: MemberActor, join: Join, channel: ChannelHandle, state: State
) -> None:
    answer, bob = await ask(alice, channel), join("bob")
    await alice.click(answer, label="👍 Helpful")
    why = response(await alice.click(answer, label="👎 Not right"))
    await bob.click(answer, label="👍 Helpful")
    assert "What is it?" in "\n".join(texts(why.message))
    assert "The answer is wrong" in shown(await alice.click(why, label="The answer is wrong"))
    mine, other = [await state.votes.of(1, state.person(member.id)) for member in (alice, bob)]
    assert mine
    assert (mine.up, mine.reason) == (False, "wrong")
    assert other
    assert other.up
    again = await alice.click(answer, label="👎 Not right")  # says nothing new, so the reason stays
    assert again.ephemeral
    kept = await state.votes.of(1, state.person(alice.id))
    assert kept
    assert kept.reason == "wrong"


@pytest.mark.parametrize("text", ["", "x" * 4000, "It was\n*1979*."])
async def test_what_is_not_right_can_be_said_in_words(
    alice: MemberActor, channel: ChannelHandle, state: State, text: str
) -> None:
    why = response(await alice.click(await ask(alice, channel), label="👎 Not right"))
    assert "Thank you" in shown(await fill(alice, why, "Something else", text))
    vote = await state.votes.of(1, state.person(alice.id))
    assert vote
    assert (vote.reason, vote.note) == ("other", " ".join(text.split())[:1000])


async def test_a_citation_can_be_doubted_in_the_reader(
    alice: MemberActor, channel: ChannelHandle, state: State
) -> None:
    opened = response(await alice.click(await ask(alice, channel), label="Show in source"))
    await alice.click(opened, label="This citation doesn't support it")
    vote = await state.votes.of(1, state.person(alice.id))
    assert vote
    assert (vote.up, vote.reason, vote.citation) == (False, "citation", 1)
