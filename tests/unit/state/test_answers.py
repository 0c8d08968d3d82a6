"""Answers as they are kept, and the gaps that abstentions leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.state import Kept, State
from index import Answer
from tests.keeping import ABSTENTION, ALICE, ANSWER, CHANNEL, GAP, GUILD, NOON, NUUK, keep


@pytest.mark.parametrize("answer", [ANSWER, ABSTENTION])
async def test_an_answer_comes_back_whole_but_for_what_was_only_looked_at(state: State, answer: Answer) -> None:
    id_ = await keep(state, replace(answer, retrieved=(NUUK,)))
    assert await state.answers.get(id_) == Kept(id_, NOON, GUILD, CHANNEL, ALICE, False, 120.0, answer)  # noqa: FBT003 - in order


async def test_a_direct_message_s_channel_is_not_kept(state: State) -> None:
    kept = await state.answers.get(await keep(state, guild=None))
    assert kept
    assert kept.channel is None


async def test_an_answer_that_is_not_kept_is_none(state: State) -> None:
    assert await state.answers.get(999) is None


async def test_a_shared_answer_is_private_no_longer(state: State) -> None:
    id_ = await keep(state, private=True)
    await state.answers.publish(id_)
    kept = await state.answers.get(id_)
    assert kept
    assert not kept.private


async def test_a_deleted_answer_s_id_is_never_another_s(state: State) -> None:
    id_ = await keep(state, private=True)
    await state.forget(ALICE)
    assert await keep(state) > id_


async def test_an_abstention_in_a_server_is_a_gap_until_somebody_settles_it(state: State) -> None:
    for guild in (GUILD, GUILD, None):
        await keep(state, GAP, guild=guild)
    await keep(state)
    await keep(state, ABSTENTION)  # "hello": nothing was looked up for it
    newer, older = await state.gaps.open(GUILD)
    assert (newer.question, newer.id > older.id) == ("Who sings?", True)
    await state.gaps.settle([older.id], by=ALICE, how="dismissed")
    assert await state.gaps.open(GUILD) == [newer]
