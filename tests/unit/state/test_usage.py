"""How often may be asked, and how often was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bot.state import GuildSettings, Limits, Reached, State
from tests.keeping import ABSTENTION, ALICE, BOB, DAY, GUILD, HOUR, NOON, URL, Clock, keep


async def test_a_cooldown_ends_by_itself(state: State, clock: Clock) -> None:
    limits = Limits(cooldown=60)
    assert await state.usage.take(GUILD, ALICE, limits) is None
    assert await state.usage.take(GUILD, ALICE, limits) == Reached(NOON + timedelta(seconds=60), "cooldown", 60)
    assert await state.usage.take(GUILD, BOB, limits) is None
    clock.now += timedelta(seconds=60)
    assert await state.usage.take(GUILD, ALICE, limits) is None


async def test_a_daily_limit_ends_when_the_first_question_is_a_day_old_and_outlives_the_process(
    state: State, clock: Clock, tmp_path: Path
) -> None:
    limits = Limits(daily=2)
    for _ in range(2):
        assert await state.usage.take(GUILD, ALICE, limits) is None
        clock.now += HOUR
    again = State(URL, tmp_path, clock)
    assert await again.usage.take(GUILD, ALICE, limits) == Reached(NOON + DAY, "daily", 2)
    assert await again.usage.take(None, ALICE, limits) is None
    clock.now = NOON + DAY
    assert await again.usage.take(GUILD, ALICE, limits) is None
    assert await again.usage.take(GUILD, ALICE, limits) == Reached(NOON + DAY + HOUR, "daily", 2)
    await again.close()


async def test_a_server_s_limit_is_for_all_of_its_members(state: State) -> None:
    limits = Limits(guild_daily=1)
    assert await state.usage.take(GUILD, ALICE, limits) is None
    assert await state.usage.take(GUILD, BOB, limits) == Reached(NOON + DAY, "guild", 1)


async def test_a_question_given_back_is_not_counted_and_the_others_are(state: State, clock: Clock) -> None:
    limits = Limits(daily=2)
    for _ in range(2):
        await state.usage.take(GUILD, ALICE, limits)
        clock.now += HOUR
    await state.usage.give_back(GUILD, ALICE)
    await state.usage.give_back(GUILD, BOB)
    assert await state.usage.take(GUILD, ALICE, limits) is None
    assert await state.usage.take(GUILD, ALICE, limits) == Reached(NOON + DAY, "daily", 2)


async def test_what_a_server_chose_goes_before_the_bot_s_own() -> None:
    assert Limits(5, 6, 7).overridden(GuildSettings(cooldown=0, daily=9)) == Limits(0, 9, 7)


async def test_figures_count_days_answers_and_documents(state: State, clock: Clock) -> None:
    clock.now = NOON - 2 * DAY
    await keep(state, ABSTENTION)
    clock.now = NOON
    for person in (ALICE, BOB):
        await keep(state, person=person)
    await keep(state, guild=11)
    await keep(state, asked=False)  # a message that was checked
    stats = await state.usage.stats(GUILD, days=3)
    assert (stats.questions, stats.answered, stats.median_ms, stats.p95_ms) == (3, 2, 120.0, 120.0)
    assert stats.per_day == ((date(2026, 1, 10), 1, 0), (date(2026, 1, 11), 0, 0), (date(2026, 1, 12), 2, 2))
    assert stats.documents == (("greenland.txt", 2),)
    assert (await state.usage.stats(12, days=1)).median_ms == 0
