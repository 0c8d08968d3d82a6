"""Conversations, for as long as they last."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.state import State
from index import Turn
from tests.keeping import ALICE, BOB, CHANNEL, URL, Clock


async def test_the_last_six_turns_outlive_the_process(state: State, tmp_path: Path, clock: Clock) -> None:
    said = [Turn("user" if n % 2 else "assistant", str(n)) for n in range(8)]
    for n in range(0, 8, 2):
        await state.talks.add(ALICE, CHANNEL, *said[n : n + 2])
    again = State(URL, tmp_path, clock)
    assert await again.talks.turns(ALICE, CHANNEL) == said[2:]
    assert await again.talks.turns(ALICE, CHANNEL + 1) == await again.talks.turns(BOB, CHANNEL) == []
    await again.close()


async def test_conversations_end_half_an_hour_after_the_last_turn_and_are_deleted(state: State, clock: Clock) -> None:
    for _ in range(2):
        clock.now += timedelta(minutes=29)
        await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"))
    assert len(await state.talks.turns(ALICE, CHANNEL)) == 2
    clock.now += timedelta(minutes=30)
    assert await state.talks.turns(ALICE, CHANNEL) == []
    await state.talks.add(BOB, CHANNEL, Turn("user", "hi"))
    assert (await state.export(ALICE))["talks"] == []


async def test_a_conversation_can_begin_anew(state: State) -> None:
    await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"))
    await state.talks.clear(ALICE, CHANNEL)
    assert await state.talks.turns(ALICE, CHANNEL) == []
