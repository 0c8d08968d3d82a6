"""Check this message: what the documents make of what somebody wrote."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.client import Footnote
from bot.state import State
from index import CheckedClaim, CheckedText
from tests.discord.conftest import CAPITAL, FAILS, Join, shown, written
from tests.discord.scripted import ScriptedLibrary

MENU = "Check this message"


@pytest.fixture
def library(library: ScriptedLibrary) -> ScriptedLibrary:
    capital, people, _ = (library.snapshot.cite(sentence) for sentence in library.snapshot.sentences)
    library.checked = CheckedText(
        (
            CheckedClaim("Nuuk is the *capital*.", "supported", 0.93, (capital,)),
            CheckedClaim("90,000 people live there.", "contradicted", 0.8, (people,), "It says 57,000."),
            CheckedClaim("It rains a lot.", "missing", 0.6, ()),
        ),
        "test",
    )
    return library


async def test_each_claim_is_judged_for_who_asked_alone(
    alice: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    message = await join("bob").send(channel, "Nuuk is the *capital*. 90,000 people live there. It rains a lot.")
    result = await alice.context_menu(channel, MENU, message)
    assert result.ephemeral
    assert library.checked_texts == [message.content]
    text = shown(result)
    assert "**In the documents** · 93% sure\nSaid: “Nuuk is the \\*capital\\*.”" in text
    assert "**Contradicted by the documents** · 80% sure\nSaid: “90,000 people live there.”\n-# It says 57,000." in text
    assert "**Not in the documents** · 60% sure\nSaid: “It rains a lot.”" in text
    assert "“Some 57,000 people live there.”\n-# Greenland · 12 January 2026 · sentence 2 of 3" in text


async def test_what_the_documents_say_can_be_opened_and_nothing_of_the_message_is_kept(
    alice: MemberActor, join: Join, channel: ChannelHandle, state: State
) -> None:
    message = await join("bob").send(channel, "90,000 people live there.")
    result = await alice.context_menu(channel, MENU, message)
    assert result.response
    opened = await alice.click(result.response, custom_id="source:1:2:0")
    assert "**\\[2\\]** **Some 57,000 people live there.**" in shown(opened)
    assert "90,000" not in str(await state.answers.get(1))


async def test_it_can_be_shared(alice: MemberActor, join: Join, channel: ChannelHandle, simcord_bot: Footnote) -> None:
    message = await join("bob").send(channel, "90,000 people live there.")
    result = await alice.context_menu(channel, MENU, message)
    assert result.response
    await alice.click(result.response, label="Share")
    (public,) = written(channel, simcord_bot)
    assert r"Shared by @alice" in public
    assert "**Not in the documents**" in public
    posted = channel.last_message
    assert posted
    assert "Some 57,000" in shown(await join("carol").click(posted, custom_id="source:1:2:0"))
    assert "post:" not in str([part.to_dict() for part in posted.components])
    assert result.response
    assert "post:" not in str(result.response.components)


async def test_an_answer_of_the_bot_can_be_checked(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    answer = await alice.slash(channel, "ask", question=CAPITAL)
    assert answer.response
    await alice.context_menu(channel, MENU, answer.response.message)
    assert library.checked_texts == ["Nuuk is the capital of Greenland."]


@FAILS
@pytest.mark.parametrize("text", ["😀", "Well."])
async def test_a_message_without_a_claim_gets_a_sentence(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, text: str
) -> None:
    library.checked = CheckedText((), "test")
    message = await alice.send(channel, text)
    result = await alice.context_menu(channel, MENU, message)
    assert result.ephemeral
    assert "I see no statement there" in shown(result)
