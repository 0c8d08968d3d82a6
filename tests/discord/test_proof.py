"""What can be pressed on an answer: the reader, votes, follow-ups, sharing; at any time, by anybody who sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult, ResponseMessage

from bot.cards.answer import Shown, cards
from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import GuildSettings, State, StateError
from index import Turn
from tests.discord.conftest import CAPITAL, FAILS, Join, shown, texts, written
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of

Choose = Callable[..., Awaitable[None]]
Restart = Callable[[], Awaitable[None]]
ANSWERED = [Turn("user", CAPITAL), Turn("assistant", "Nuuk is the capital of Greenland.")]


@pytest.fixture
def me(simcord_env: Env) -> str:
    assert simcord_env.bot.user
    return simcord_env.bot.user.mention


@pytest.fixture
async def restart(simcord_env: Env, library: ScriptedLibrary, tmp_path: Path) -> AsyncIterator[Restart]:
    """A new bot on the same state."""
    state = State("", tmp_path)
    yield lambda: simcord_env.restart_bot(Footnote(BotSettings(), library, state))
    await state.close()


async def ask(member: MemberActor, channel: ChannelHandle, *, private: bool = False) -> ResponseMessage:
    result = await member.slash(channel, "ask", question=CAPITAL, private=private)
    assert result.response
    return result.response


async def fill(member: MemberActor, message: ResponseMessage, label: str, text: str) -> InteractionResult:
    return await member.submit_modal(await member.click(message, label=label), {"text": text})


def page(result: InteractionResult) -> ResponseMessage:
    assert result.response
    return result.response


class TestReader:
    async def test_it_opens_for_whoever_presses_and_for_them_alone(
        self, alice: MemberActor, join: Join, channel: ChannelHandle
    ) -> None:
        answer = await ask(alice, channel)
        for member in (alice, join("bob"), alice):
            opened = await member.click(answer, label="Show in source")
            assert opened.ephemeral
            assert "**\\[1\\]** **Nuuk is the capital of Greenland.**" in shown(opened)

    async def test_its_pages_are_turned_in_the_same_message(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        text = " ".join(f"Sentence {n} is about nothing that matters to anybody." for n in range(1, 60))
        library.now = snapshot_of(replace(STORY, text=text))
        library.quote(CAPITAL, "Sentence 1 is", "Sentence 50 is")
        opened = page(await alice.click(await ask(alice, channel), custom_id="source:1:1:0"))
        for label, seen in (
            ("Later ▶", "Sentence 14 is"),
            ("◀ Earlier", "Sentence 12 is"),
            ("Citation 2", "Sentence 50"),
        ):
            turned = await alice.click(opened, label=label)
            assert turned.response
            assert turned.response.id == opened.id
            assert seen in shown(turned)

    async def test_it_works_after_a_restart(self, alice: MemberActor, channel: ChannelHandle, restart: Restart) -> None:
        answer = await ask(alice, channel)
        opened = page(await alice.click(answer, label="Show in source"))
        await restart()
        assert "Nuuk is the capital" in shown(await alice.click(answer, label="Show in source"))
        assert "doesn't support the answer" in shown(
            await alice.click(opened, label="This citation doesn't support it")
        )

    async def test_it_tells_when_the_sentence_was_changed_since(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        answer = await ask(alice, channel)
        after = snapshot_of(replace(STORY, text=STORY.text.replace("the capital", "a city")))
        entry = after.entries[0]
        changed = replace(entry, sentences=(replace(entry.sentences[0], id="new"), *entry.sentences[1:]))
        library.now = replace(after, entries=(changed,), version="later")
        text = shown(await alice.click(answer, label="Show in source"))
        assert "Then: “Nuuk is the capital of Greenland.”" in text
        assert "Most like it now: “Nuuk is a city of Greenland.”" in text

    async def test_an_answer_that_is_no_longer_kept_says_so(
        self, alice: MemberActor, channel: ChannelHandle, state: State
    ) -> None:
        answer = await ask(alice, channel)
        await state.forget(state.person(alice.id))
        await state.guilds.forget(alice.guild.id)
        for label in ("Show in source", "👍 Helpful", "👎 Not right"):
            assert "I no longer have this answer" in shown(await alice.click(answer, label=label))

    async def test_while_there_is_no_index_it_says_so(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        answer = await ask(alice, channel)
        library.now = None
        assert "reading the documents" in shown(await alice.click(answer, label="Show in source"))


async def test_an_answer_that_can_not_be_kept_is_shown_without_buttons(
    alice: MemberActor, channel: ChannelHandle, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> int:
        raise StateError

    monkeypatch.setattr(state.answers, "keep", fail)
    monkeypatch.setattr(state.talks, "add", fail)
    answer = await ask(alice, channel)
    assert "**Nuuk** is the capital" in "\n".join(texts(answer.message))
    assert "custom_id" not in str(answer.components)


async def test_a_button_of_another_version_says_so(
    alice: MemberActor, channel: ChannelHandle, simcord_bot: Footnote
) -> None:
    answer = await ask(alice, channel)
    simcord_bot.presses._buttons.pop("up")
    assert "another version" in shown(await alice.click(answer, label="👍 Helpful"))


class TestVotes:
    async def test_one_a_person_which_can_be_changed(
        self, alice: MemberActor, join: Join, channel: ChannelHandle, state: State
    ) -> None:
        answer, bob = await ask(alice, channel), join("bob")
        await alice.click(answer, label="👍 Helpful")
        why = page(await alice.click(answer, label="👎 Not right"))
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
        self, alice: MemberActor, channel: ChannelHandle, state: State, text: str
    ) -> None:
        why = page(await alice.click(await ask(alice, channel), label="👎 Not right"))
        assert "Thank you" in shown(await fill(alice, why, "Something else", text))
        vote = await state.votes.of(1, state.person(alice.id))
        assert vote
        assert (vote.reason, vote.note) == ("other", " ".join(text.split())[:1000])

    async def test_a_citation_can_be_doubted_in_the_reader(
        self, alice: MemberActor, channel: ChannelHandle, state: State
    ) -> None:
        opened = page(await alice.click(await ask(alice, channel), label="Show in source"))
        await alice.click(opened, label="This citation doesn't support it")
        vote = await state.votes.of(1, state.person(alice.id))
        assert vote
        assert (vote.up, vote.reason, vote.citation) == (False, "citation", 1)


class TestFollowUp:
    async def test_it_goes_on_with_the_answer_for_whoever_presses(
        self, alice: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        answer = await ask(alice, channel)
        for member in (alice, join("bob")):
            result = await fill(member, answer, "Ask a follow-up", "And who lives there?")
            assert not result.ephemeral
            assert "And who lives there?" in shown(result)
            assert library.asked[-1] == ("And who lives there?", ANSWERED)

    async def test_a_follow_up_to_a_follow_up_knows_both(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        second = await fill(alice, await ask(alice, channel), "Ask a follow-up", "And who lives there?")
        await fill(alice, page(second), "Ask a follow-up", "Since when?")
        said = [*ANSWERED, Turn("user", "And who lives there?"), Turn("assistant", "The documents don't say.")]
        assert library.asked[-1] == ("Since when?", said)

    async def test_it_works_after_a_restart_and_the_end_of_the_conversation(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, state: State, restart: Restart
    ) -> None:
        answer = await ask(alice, channel)
        form = await alice.click(answer, label="Ask a follow-up")
        await state.talks.clear(state.person(alice.id), channel.id)
        await restart()
        await alice.submit_modal(form, {"text": "And who lives there?"})
        assert library.asked[-1] == ("And who lives there?", ANSWERED)

    async def test_a_private_answer_is_followed_up_in_private(self, alice: MemberActor, channel: ChannelHandle) -> None:
        answer = await ask(alice, channel, private=True)
        assert (await fill(alice, answer, "Ask a follow-up", "And who lives there?")).ephemeral

    @pytest.mark.parametrize(("text", "told"), [("", "I see no question"), ("x" * 4000, "500 characters")])
    async def test_what_is_no_question_gets_a_sentence(
        self, alice: MemberActor, channel: ChannelHandle, text: str, told: str
    ) -> None:
        result = await fill(alice, await ask(alice, channel), "Ask a follow-up", text)
        assert result.ephemeral
        assert told in shown(result)

    async def test_direct_messages_are_a_conversation(self, simcord_env: Env, library: ScriptedLibrary) -> None:
        user = simcord_env.create_user("carol")
        await user.send_dm(CAPITAL)
        await user.send_dm("And who lives there?")
        assert library.asked[-1] == ("And who lives there?", ANSWERED)


class TestSharing:
    async def test_a_private_answer_is_posted_once_with_the_name_of_who_asked(
        self, join: Join, channel: ChannelHandle, simcord_bot: Footnote
    ) -> None:
        carol = join("carol", nick="*Carol* @everyone")
        answer = await ask(carol, channel, private=True)
        for _ in range(2):
            await carol.click(answer, label="Share")
        (public,) = written(channel, simcord_bot)
        assert r"Shared by @\*Carol\* \@everyone" in public
        assert CAPITAL in public
        assert "**Nuuk** is the capital" in public

    async def test_only_who_asked_can(
        self, alice: MemberActor, join: Join, channel: ChannelHandle, simcord_bot: Footnote, state: State
    ) -> None:
        """Others don't see a private answer; this is for whoever finds another way to press its button."""
        await ask(alice, channel, private=True)
        kept = await state.answers.get(1)
        assert kept
        place = simcord_bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        for card in cards(kept.answer, Shown(kept.id, private=True)):
            message = await place.send(view=card)
        told = await join("bob").click(message, label="Share")
        assert told.followups[0].ephemeral
        assert "Only who asked can share" in shown(told)


class TestWhatModeratorsChose:
    @pytest.fixture
    async def choose(self, state: State, alice: MemberActor) -> Choose:
        async def choose(**chosen: object) -> None:
            await state.guilds.set(alice.guild.id, replace(GuildSettings(), **chosen))  # type: ignore[arg-type]  # by name

        return choose

    async def test_answers_to_commands_are_private_unless_said_otherwise(
        self, alice: MemberActor, channel: ChannelHandle, choose: Choose
    ) -> None:
        await choose(private=True)
        assert (await alice.slash(channel, "ask", question=CAPITAL)).ephemeral
        assert not (await alice.slash(channel, "ask", question=CAPITAL, private=False)).ephemeral

    async def test_an_answer_opens_a_thread_in_which_the_conversation_goes_on(  # noqa: PLR0913, PLR0917 - fixtures
        self, alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary, choose: Choose,
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
        self, alice: MemberActor, channel: ChannelHandle, choose: Choose, simcord_bot: Footnote
    ) -> None:
        await choose(threads=True)
        result = await alice.slash(channel, "ask", question=CAPITAL)
        assert shown(result).strip() == f"“{CAPITAL}”\n-# The answer is in the thread."
        (thread,) = channel.threads
        assert "**Nuuk**" in "\n".join(written(thread, simcord_bot))

    @pytest.mark.simcord(check_errors=False)
    async def test_where_no_thread_can_be_opened_the_answer_goes_to_the_channel(  # noqa: PLR0913, PLR0917 - fixtures
        self, simcord_env: Env, alice: MemberActor, channel: ChannelHandle, me: str, choose: Choose,
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
        self, alice: MemberActor, channel: ChannelHandle, me: str, library: ScriptedLibrary, choose: Choose,
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


async def test_after_an_abstention_questions_that_are_answered_are_named(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.suggested = [CAPITAL]
    assert f"You could ask:**\n- {CAPITAL}" in shown(await alice.slash(channel, "ask", question="Who sings best?"))
    assert "You could ask" not in shown(await alice.slash(channel, "ask", question=CAPITAL))
