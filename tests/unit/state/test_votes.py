"""What people think of answers."""

from __future__ import annotations

import pytest

from bot.state import State, StateError
from tests.keeping import ALICE, BOB, GUILD, HOUR, Clock, keep


async def test_a_person_has_one_vote_which_can_be_changed(state: State) -> None:
    id_ = await keep(state)
    await state.votes.cast(id_, BOB, up=True)
    await state.votes.cast(id_, BOB, up=False, reason="citation", citation=1)
    vote = await state.votes.of(id_, BOB)
    assert vote
    assert (vote.up, vote.reason, vote.citation) == (False, "citation", 1)
    assert await state.votes.of(id_, ALICE) is None


async def test_answers_voted_down_come_newest_first_with_all_that_was_said_against_them(
    state: State, clock: Clock
) -> None:
    first, second, liked, elsewhere = [await keep(state) for _ in range(3)] + [await keep(state, guild=11)]
    for id_ in (first, second, elsewhere):
        await state.votes.cast(id_, ALICE, up=False, reason="wrong", note="no")
    await state.votes.cast(second, BOB, up=True)
    await state.votes.cast(liked, BOB, up=True)
    clock.now += HOUR
    await state.votes.cast(first, BOB, up=False, reason="other", citation=1)
    found = await state.votes.down(GUILD)
    assert [(down.kept.id, down.up, down.down) for down in found] == [(second, 1, 1), (first, 0, 2)]
    assert found[1].reasons == ("other", "wrong")
    assert (found[1].notes, found[1].citations) == (("no",), (1,))
    assert [down.kept.id for down in await state.votes.down(GUILD, since=clock.now)] == [first]


async def test_a_vote_on_what_is_gone_is_refused(state: State) -> None:
    with pytest.raises(StateError):
        await state.votes.cast(999, BOB, up=True)
