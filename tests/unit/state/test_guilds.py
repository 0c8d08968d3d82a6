"""What is kept of servers: what moderators chose and did, until the server is forgotten."""

from __future__ import annotations

from pathlib import Path

from bot.state import Entry, GuildSettings, Limits, State
from index import Turn
from tests.keeping import ALICE, BOB, CHANNEL, GAP, GUILD, NOON, URL, keep


async def test_settings_outlive_the_process(state: State, tmp_path: Path) -> None:
    assert await state.guilds.get(GUILD) == GuildSettings()
    chosen = GuildSettings(channels=(1, 2), cooldown=0, language="da")
    await state.guilds.set(GUILD, GuildSettings(threads=True))
    await state.guilds.set(GUILD, chosen)
    again = State(URL, tmp_path)
    assert await again.guilds.get(GUILD) == await state.guilds.get(GUILD) == chosen
    await again.close()


async def test_everything_of_a_server_can_be_deleted(state: State) -> None:
    here, elsewhere = await keep(state, GAP), await keep(state, guild=11)
    await state.votes.cast(here, BOB, up=False)
    await state.guilds.set(GUILD, GuildSettings(threads=True))
    await state.audit.log(GUILD, by="Ann", what="did it")
    await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"), guild=GUILD)
    await state.usage.take(GUILD, ALICE, Limits(daily=1))
    await state.guilds.forget(GUILD)
    assert await state.answers.get(elsewhere)
    assert await state.answers.get(here) is None
    assert await state.gaps.open(GUILD) == []
    assert await state.audit.recent(GUILD) == []
    assert await state.guilds.get(GUILD) == GuildSettings()
    assert (await state.traces(ALICE)).talks == 0
    assert await state.usage.take(GUILD, ALICE, Limits(daily=1)) is None


async def test_servers_it_is_no_longer_in_are_deleted_for_the_same_application_alone(state: State) -> None:
    await state.guilds.set(GUILD, GuildSettings(threads=True))
    await keep(state, guild=None)
    assert await state.guilds.forget_others({GUILD}, application=1) == set()
    assert await state.guilds.forget_others(set(), application=2) == set()
    assert await state.guilds.forget_others(set(), application=1) == {GUILD}
    assert (await state.traces(ALICE)).answers == 1  # a direct message is of no server


async def test_what_moderators_did_is_told_newest_first(state: State) -> None:
    for what in ("first", "second", "third"):
        await state.audit.log(GUILD, by="Ann", what=what, person=ALICE)
    assert await state.audit.recent(GUILD, 2) == [Entry(NOON, "Ann", "third"), Entry(NOON, "Ann", "second")]
