"""Show in source: a cited sentence in its document, for whoever presses, for them alone, at any time."""

from __future__ import annotations

from dataclasses import replace

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.state import State
from tests.discord.acting import ask, response
from tests.discord.conftest import CAPITAL, Join, Restart, shown
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of


async def test_it_opens_for_whoever_presses_and_for_them_alone(
    alice: MemberActor, join: Join, channel: ChannelHandle
) -> None:
    answer = await ask(alice, channel)
    for member in (alice, join("bob"), alice):
        opened = await member.click(answer, label="Show in source")
        assert opened.ephemeral
        assert "**\\[1\\]** **Nuuk is the capital of Greenland.**" in shown(opened)


async def test_its_pages_are_turned_in_the_same_message(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    text = " ".join(f"Sentence {n} is about nothing that matters to anybody." for n in range(1, 60))
    library.now = snapshot_of(replace(STORY, text=text))
    library.quote(CAPITAL, "Sentence 1 is", "Sentence 50 is")
    opened = response(await alice.click(await ask(alice, channel), custom_id="source:1:1:0"))
    for label, seen in (
        ("Later ▶", "Sentence 14 is"),
        ("◀ Earlier", "Sentence 12 is"),
        ("Citation 2", "Sentence 50"),
    ):
        turned = await alice.click(opened, label=label)
        assert turned.response
        assert turned.response.id == opened.id
        assert seen in shown(turned)


async def test_it_works_after_a_restart(alice: MemberActor, channel: ChannelHandle, restart: Restart) -> None:
    answer = await ask(alice, channel)
    opened = response(await alice.click(answer, label="Show in source"))
    await restart()
    assert "Nuuk is the capital" in shown(await alice.click(answer, label="Show in source"))
    assert "doesn't support the answer" in shown(await alice.click(opened, label="This citation doesn't support it"))


async def test_it_tells_when_the_sentence_was_changed_since(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
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
    alice: MemberActor, channel: ChannelHandle, state: State
) -> None:
    answer = await ask(alice, channel)
    await state.forget(state.person(alice.id))
    await state.guilds.forget(alice.guild.id)
    for label in ("Show in source", "👍 Helpful", "👎 Not right"):
        assert "I no longer have this answer" in shown(await alice.click(answer, label=label))


async def test_while_there_is_no_index_it_says_so(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    answer = await ask(alice, channel)
    library.now = None
    assert "reading the documents" in shown(await alice.click(answer, label="Show in source"))
