"""Asking by command."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.client import Footnote
from bot.errors import LeavingError
from bot.settings import BotSettings
from index import NotIndexedError
from tests.discord.conftest import CAPITAL, FAILS, Held, Join, shown
from tests.discord.scripted import ScriptedLibrary


async def test_an_answer_shows_the_question_the_words_and_where_they_come_from(
    alice: MemberActor, channel: ChannelHandle
) -> None:
    result = await alice.slash(channel, "ask", question=CAPITAL)
    assert not result.ephemeral
    assert shown(result).split("\n") == [
        "",
        f"-# “{CAPITAL}”",
        r"“**Nuuk** is the capital of Greenland.” \[1\]",
        "-# Greenland · 12 January 2026 · sentence 1 of 3",
    ]


async def test_asking_is_acknowledged_before_anything_else(
    simcord_env: Env, alice: MemberActor, channel: ChannelHandle
) -> None:
    await alice.slash(channel, "ask", question=CAPITAL)
    callback = next(request for request in simcord_env.http_requests if request.path.endswith("/callback"))
    assert callback.json == {"type": 5}


async def test_a_private_answer_is_for_the_one_who_asked(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "ask", question=CAPITAL, private=True)
    assert result.ephemeral
    assert "Nuuk" in shown(result)


async def test_what_the_documents_do_not_say_is_said_with_what_is_near(
    alice: MemberActor, channel: ChannelHandle
) -> None:
    text = shown(await alice.slash(channel, "ask", question="Who sings best?"))
    assert "The documents don't say." in text
    assert "Related, not an answer:" in text
    assert "Nuuk" in text


@FAILS
@pytest.mark.parametrize("question", ["  ", "\u200b", "?!", "\n"])
async def test_a_blank_question_gets_a_sentence(alice: MemberActor, channel: ChannelHandle, question: str) -> None:
    result = await alice.slash(channel, "ask", question=question)
    assert "I see no question there" in shown(result)
    assert result.ephemeral


@FAILS
async def test_a_long_question_gets_a_sentence_with_both_lengths(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "ask", question="x" * 501)
    text = shown(result)
    assert result.ephemeral
    assert "500 characters" in text
    assert "501" in text


async def test_a_question_of_five_hundred_characters_is_asked(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    await alice.slash(channel, "ask", question="x" * 500)
    assert [question for question, _ in library.asked] == ["x" * 500]


async def test_white_space_in_a_question_is_one_blank(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    await alice.slash(channel, "ask", question="  Who \n\t is it? ")
    assert library.asked == [("Who is it?", [])]


async def test_a_message_can_be_asked_about(join: Join, alice: MemberActor, channel: ChannelHandle) -> None:
    message = await join("bob").send(channel, CAPITAL)
    text = shown(await alice.context_menu(channel, "Ask about this", message))
    assert CAPITAL in text
    assert "**Nuuk**" in text


async def test_an_answer_stands_for_its_question(
    me: str, simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    await alice.send(channel, f"{me} {CAPITAL}")
    *_, answer = channel.history()
    assert answer.author == simcord_bot.user
    assert "**Nuuk**" in shown(await alice.context_menu(channel, "Ask about this", answer))
    assert [question for question, _ in library.asked] == [CAPITAL, CAPITAL]


@FAILS
async def test_a_message_without_words_can_not(join: Join, alice: MemberActor, channel: ChannelHandle) -> None:
    message = await join("bob").send(channel, attachments=[("a.txt", b"x")])
    assert "I see no question there" in shown(await alice.context_menu(channel, "Ask about this", message))


async def test_a_question_takes_no_effect(simcord_env: Env, alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "ask", question="@everyone **bold** <@1> [x](https://example.com)")
    assert result.response
    assert r"\@everyone \*\*bold\*\* \<\@1> \[x\](https\://example.com)" in shown(result)
    assert not result.response.message.mention_everyone
    sent = [request.json for request in simcord_env.http_requests if request.method in {"PATCH", "POST"}]
    bodies = [body.get("data", body) for body in sent if isinstance(body, dict)]
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies if "components" in body)


@FAILS
async def test_without_an_index_the_bot_says_that_it_is_reading(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.now = None
    assert str(NotIndexedError()) in shown(await alice.slash(channel, "ask", question=CAPITAL)).replace("\\", "")


@FAILS
async def test_an_error_shows_a_reference_that_the_log_has(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, caplog: pytest.LogCaptureFixture
) -> None:
    library.answers[CAPITAL] = RuntimeError("secret detail")
    text = shown(await alice.slash(channel, "ask", question=CAPITAL))
    assert "secret" not in text
    reference = text.split("Reference ")[1].rstrip(")")
    record = next(record for record in caplog.records if reference in record.getMessage())
    assert record.exc_info
    assert "/ask" in record.getMessage()


class TestTwentyAnswersAtOnce:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(answers_at_once=20)

    async def test_many_members_are_all_answered(
        self, simcord_env: Env, join: Join, channel: ChannelHandle, library: ScriptedLibrary, held: Held
    ) -> None:
        library.before_answer = held.wait
        results = [await join(f"member{n}").slash(channel, "ask", question=f"Question {n}?") for n in range(20)]
        assert len(library.asked) == 20
        held.release()
        await simcord_env.settle()
        assert all(f"Question {n}?" in shown(result) for n, result in enumerate(results))


@FAILS
async def test_who_asks_while_the_bot_leaves_is_told(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
) -> None:
    await simcord_bot.work.finish(0)
    assert str(LeavingError()) in shown(await alice.slash(channel, "ask", question=CAPITAL)).replace("\\", "")
