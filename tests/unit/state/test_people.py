"""What is kept of people, and how it is forgotten."""

from __future__ import annotations

from pathlib import Path

from bot.state import Entry, Limits, State
from index import Turn
from tests.keeping import ALICE, BOB, CHANNEL, DAY, GAP, GUILD, NOON, Clock, keep


async def test_a_person_that_is_forgotten_leaves_only_what_others_see(state: State) -> None:
    public, private, others = await keep(state), await keep(state, private=True), await keep(state, person=BOB)
    for id_ in (public, others):
        await state.votes.cast(id_, ALICE, up=True)
    await state.votes.cast(public, BOB, up=True)
    await state.audit.log(GUILD, by="Alice", what="did it", person=ALICE)
    await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"))
    await state.usage.take(GUILD, ALICE, Limits(daily=1))
    assert await state.forget(ALICE) == 7
    assert not any((await state.export(ALICE)).values())
    assert await state.answers.get(private) is None
    kept = await state.answers.get(public)
    assert kept
    assert kept.person == ""
    assert await state.votes.of(public, BOB)
    assert await state.audit.recent(GUILD) == [Entry(NOON, "", "did it")]
    assert (await state.traces(BOB)).answers == 1


async def test_what_is_old_goes_with_all_that_belongs_to_it(state: State, clock: Clock) -> None:
    old = await keep(state, GAP)
    clock.now += 90 * DAY
    await state.votes.cast(old, BOB, up=True)
    new = await keep(state)
    assert await state.expire(0) == 0
    assert await state.expire(90) == 1
    assert await state.answers.get(old) is None
    assert await state.answers.get(new)
    assert await state.gaps.open(GUILD) == []
    assert (await state.traces(BOB)).votes == 0


def test_a_hash_is_the_same_as_long_as_the_key_is(tmp_path: Path) -> None:
    first, again, other = (State("", tmp_path / name).person(42) for name in ("one", "one", "two"))
    assert len(first) == 32
    assert first == again != other
    assert (tmp_path / "one" / "person.key").stat().st_mode & 0o777 == 0o600


async def test_no_id_of_a_person_or_a_private_channel_is_in_the_file(tmp_path: Path) -> None:
    user, channel = 123456789012345678, 876543210987654321
    state = await State.open("", tmp_path)
    await keep(state, person=state.person(user), guild=None)
    await state.talks.add(state.person(user), channel, Turn("user", "hi"))
    await state.close()
    content = (tmp_path / "state.db").read_bytes()
    for number in (user, channel):
        assert str(number).encode() not in content
        assert number.to_bytes(8, "big") not in content  # as SQLite keeps numbers
