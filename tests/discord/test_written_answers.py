"""Answers that a language model writes: how they grow, what is said when it fails, their receipts."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from index.domain import Statement
from index.partial import Partial, Step
from index.receipt import Checked, Quoting, Receipt
from tests.discord.conftest import CAPITAL, FAILS, shown
from tests.discord.scripted import ScriptedLibrary

NUUK = Statement("Nuuk is Greenland's capital.", (1,))
RECEIPT = Receipt("gpt", "1", (Checked(NUUK.text, score=0.97), Checked("Paris, too.", check="names", why="Who says?")))


@pytest.fixture
def written(library: ScriptedLibrary) -> ScriptedLibrary:
    quoted = library.answers[CAPITAL]
    assert not isinstance(quoted, Exception)
    library.answers[CAPITAL] = replace(quoted, statements=(NUUK,), receipt=RECEIPT)
    library.partials = [
        Partial(Step.SEARCHING),
        Partial(Step.WRITING, 3),
        Partial(Step.WRITING, 3, (NUUK,), quoted.citations),
    ]
    return library


async def test_an_answer_grows_by_sentences_that_passed_and_ends_whole(
    simcord_env: Env,
    alice: MemberActor,
    channel: ChannelHandle,
    written: ScriptedLibrary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.asking.streaming._INTERVAL", 0.02)
    written.between = lambda: asyncio.sleep(0.1)
    result = await alice.slash(channel, "ask", question=CAPITAL)
    edits = [str(request.json) for request in simcord_env.http_requests if request.method == "PATCH"]
    wanted = ["Searching the documents", "Sentences found: 3", "Checking each sentence", "Nuuk is Greenland"]
    assert [word in edit for word, edit in zip(wanted, edits, strict=True)] == [True] * 4
    assert "Checking each sentence" not in shown(result)
    assert r"Nuuk is Greenland's capital. \[1\]" in shown(result)


async def test_a_quick_answer_is_shown_at_once(
    simcord_env: Env, alice: MemberActor, channel: ChannelHandle, written: ScriptedLibrary
) -> None:
    assert written.partials
    await alice.slash(channel, "ask", question=CAPITAL)
    assert len([request for request in simcord_env.http_requests if request.method == "PATCH"]) == 1


@pytest.mark.parametrize("why", list(Quoting))
async def test_why_an_answer_quotes_is_said(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, why: Quoting
) -> None:
    quoted = library.answers[CAPITAL]
    assert not isinstance(quoted, Exception)
    library.answers[CAPITAL] = replace(quoted, receipt=Receipt("gpt", quoting=why))
    assert "the documents' own sentences." in shown(await alice.slash(channel, "ask", question=CAPITAL))


async def test_a_receipt_shows_what_was_cut_and_why_to_who_asks_alone(
    alice: MemberActor, channel: ChannelHandle, written: ScriptedLibrary
) -> None:
    assert written.answers
    asked = await alice.slash(channel, "ask", question=CAPITAL)
    assert asked.response
    answer = asked.response.message
    for result in (
        await alice.slash(channel, "receipt", answer=f"https://discord.com/channels/1/2/{answer.id}"),
        await alice.context_menu(channel, "Show receipt", answer),
    ):
        assert result.ephemeral
        assert "**Supported**: Nuuk is Greenland's capital." in shown(result)
        assert "**Cut**: Paris, too." in shown(result)
        assert "Who says?" in shown(result)
        assert "Failed: names" in shown(result)
        assert "Not reached: speaker, negation and comparison, certainty, support" in shown(result)


@FAILS
async def test_what_is_no_answer_has_no_receipt(alice: MemberActor, channel: ChannelHandle) -> None:
    message = await alice.send(channel, "hello")
    assert "no answer of mine" in shown(await alice.context_menu(channel, "Show receipt", message))
    assert "no such message" in shown(await alice.slash(channel, "receipt", answer="the last one"))
