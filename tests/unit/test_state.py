"""What the bot remembers, on a real SQLite file; with TEST_DATABASE_URL on that database, which is emptied."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.state import Entry, GuildSettings, Kept, Limits, Reached, State, StateError
from bot.state.tables import metadata
from index import Answer, Turn
from index.domain import Reading, Statement
from tests.stories import STORY, snapshot_of

URL = os.environ.get("TEST_DATABASE_URL", "")
NOON = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)
GUILD, CHANNEL, ALICE, BOB = 10, 20, "a" * 32, "b" * 32
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

SNAPSHOT = snapshot_of(STORY)
NUUK, *OTHERS = (SNAPSHOT.cite(s, ((0, 4),), (Reading(0, 4, "the town", "by its name"),)) for s in SNAPSHOT.sentences)
ANSWER = Answer(
    "Capital?",
    statements=(Statement(NUUK.text, (1,)),),
    citations=(NUUK,),
    confidence=0.9,
    understood="What is the capital?",
    version="7",
    lead="Nuuk",
)
ABSTENTION = Answer("Who sings?", related=tuple(OTHERS), abstained=True, reason="The documents don't say.")
GAP = replace(ABSTENTION, retrieved=(NUUK,))


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def state(tmp_path: Path, clock: Clock, empty_state: Path) -> AsyncIterator[State]:
    shutil.copy(empty_state, tmp_path)
    state = State(URL, tmp_path, clock)
    if URL:
        async with state._database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())
    yield state
    await state.close()


async def keep(  # noqa: PLR0913 - as `Answers.keep`
    state: State, answer: Answer = ANSWER, *, person: str = ALICE, guild: int | None = GUILD, private: bool = False,
    asked: bool = True,
) -> int:  # fmt: skip
    return await state.answers.keep(
        answer, guild=guild, channel=CHANNEL, person=person, private=private, latency_ms=120.0, asked=asked
    )


class TestAnswers:
    @pytest.mark.parametrize("answer", [ANSWER, ABSTENTION])
    async def test_an_answer_comes_back_whole_but_for_what_was_only_looked_at(
        self, state: State, answer: Answer
    ) -> None:
        id_ = await keep(state, replace(answer, retrieved=(NUUK,)))
        assert await state.answers.get(id_) == Kept(id_, NOON, GUILD, CHANNEL, ALICE, False, 120.0, answer)  # noqa: FBT003 - in order

    async def test_a_direct_message_s_channel_is_not_kept(self, state: State) -> None:
        kept = await state.answers.get(await keep(state, guild=None))
        assert kept
        assert kept.channel is None

    async def test_one_that_is_not_kept_is_none(self, state: State) -> None:
        assert await state.answers.get(999) is None

    async def test_a_shared_answer_is_private_no_longer(self, state: State) -> None:
        id_ = await keep(state, private=True)
        await state.answers.publish(id_)
        kept = await state.answers.get(id_)
        assert kept
        assert not kept.private

    async def test_a_deleted_answer_s_id_is_never_another_s(self, state: State) -> None:
        id_ = await keep(state, private=True)
        await state.forget(ALICE)
        assert await keep(state) > id_


class TestVotes:
    async def test_a_person_has_one_vote_which_can_be_changed(self, state: State) -> None:
        id_ = await keep(state)
        await state.votes.cast(id_, BOB, up=True)
        await state.votes.cast(id_, BOB, up=False, reason="citation", citation=1)
        vote = await state.votes.of(id_, BOB)
        assert vote
        assert (vote.up, vote.reason, vote.citation) == (False, "citation", 1)
        assert await state.votes.of(id_, ALICE) is None

    async def test_answers_voted_down_come_newest_first_with_all_that_was_said_against_them(
        self, state: State, clock: Clock
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

    async def test_a_vote_on_what_is_gone_is_refused(self, state: State) -> None:
        with pytest.raises(StateError):
            await state.votes.cast(999, BOB, up=True)


async def test_an_abstention_in_a_server_is_a_gap_until_somebody_settles_it(state: State) -> None:
    for guild in (GUILD, GUILD, None):
        await keep(state, GAP, guild=guild)
    await keep(state)
    await keep(state, ABSTENTION)  # "hello": nothing was looked up for it
    newer, older = await state.gaps.open(GUILD)
    assert (newer.question, newer.id > older.id) == ("Who sings?", True)
    await state.gaps.settle([older.id], by=ALICE, how="dismissed")
    assert await state.gaps.open(GUILD) == [newer]


class TestSettings:
    async def test_they_outlive_the_process(self, state: State, tmp_path: Path) -> None:
        assert await state.guilds.get(GUILD) == GuildSettings()
        chosen = GuildSettings(channels=(1, 2), cooldown=0, language="da")
        await state.guilds.set(GUILD, GuildSettings(threads=True))
        await state.guilds.set(GUILD, chosen)
        again = State(URL, tmp_path)
        assert await again.guilds.get(GUILD) == await state.guilds.get(GUILD) == chosen
        await again.close()

    async def test_everything_of_a_server_can_be_deleted(self, state: State) -> None:
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

    async def test_servers_it_is_no_longer_in_are_deleted_for_the_same_application_alone(self, state: State) -> None:
        await state.guilds.set(GUILD, GuildSettings(threads=True))
        await keep(state, guild=None)
        assert await state.guilds.forget_others({GUILD}, application=1) == set()
        assert await state.guilds.forget_others(set(), application=2) == set()
        assert await state.guilds.forget_others(set(), application=1) == {GUILD}
        assert (await state.traces(ALICE)).answers == 1  # a direct message is of no server


class TestLimits:
    async def test_a_cooldown_ends_by_itself(self, state: State, clock: Clock) -> None:
        limits = Limits(cooldown=60)
        assert await state.usage.take(GUILD, ALICE, limits) is None
        assert await state.usage.take(GUILD, ALICE, limits) == Reached(NOON + timedelta(seconds=60), "cooldown", 60)
        assert await state.usage.take(GUILD, BOB, limits) is None
        clock.now += timedelta(seconds=60)
        assert await state.usage.take(GUILD, ALICE, limits) is None

    async def test_a_daily_limit_ends_when_the_first_question_is_a_day_old_and_outlives_the_process(
        self, state: State, clock: Clock, tmp_path: Path
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

    async def test_a_server_s_limit_is_for_all_of_its_members(self, state: State) -> None:
        limits = Limits(guild_daily=1)
        assert await state.usage.take(GUILD, ALICE, limits) is None
        assert await state.usage.take(GUILD, BOB, limits) == Reached(NOON + DAY, "guild", 1)

    async def test_a_question_given_back_is_not_counted_and_the_others_are(self, state: State, clock: Clock) -> None:
        limits = Limits(daily=2)
        for _ in range(2):
            await state.usage.take(GUILD, ALICE, limits)
            clock.now += HOUR
        await state.usage.give_back(GUILD, ALICE)
        await state.usage.give_back(GUILD, BOB)
        assert await state.usage.take(GUILD, ALICE, limits) is None
        assert await state.usage.take(GUILD, ALICE, limits) == Reached(NOON + DAY, "daily", 2)

    async def test_what_a_server_chose_goes_before_the_bot_s_own(self) -> None:
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


async def test_what_moderators_did_is_told_newest_first(state: State) -> None:
    for what in ("first", "second", "third"):
        await state.audit.log(GUILD, by="Ann", what=what, person=ALICE)
    assert await state.audit.recent(GUILD, 2) == [Entry(NOON, "Ann", "third"), Entry(NOON, "Ann", "second")]


class TestConversations:
    async def test_the_last_six_turns_outlive_the_process(self, state: State, tmp_path: Path, clock: Clock) -> None:
        said = [Turn("user" if n % 2 else "assistant", str(n)) for n in range(8)]
        for n in range(0, 8, 2):
            await state.talks.add(ALICE, CHANNEL, *said[n : n + 2])
        again = State(URL, tmp_path, clock)
        assert await again.talks.turns(ALICE, CHANNEL) == said[2:]
        assert await again.talks.turns(ALICE, CHANNEL + 1) == await again.talks.turns(BOB, CHANNEL) == []
        await again.close()

    async def test_they_end_half_an_hour_after_the_last_turn_and_are_deleted(self, state: State, clock: Clock) -> None:
        for _ in range(2):
            clock.now += timedelta(minutes=29)
            await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"))
        assert len(await state.talks.turns(ALICE, CHANNEL)) == 2
        clock.now += timedelta(minutes=30)
        assert await state.talks.turns(ALICE, CHANNEL) == []
        await state.talks.add(BOB, CHANNEL, Turn("user", "hi"))
        assert (await state.export(ALICE))["talks"] == []

    async def test_one_can_begin_anew(self, state: State) -> None:
        await state.talks.add(ALICE, CHANNEL, Turn("user", "hi"))
        await state.talks.clear(ALICE, CHANNEL)
        assert await state.talks.turns(ALICE, CHANNEL) == []


class TestPeople:
    async def test_one_that_is_forgotten_leaves_only_what_others_see(self, state: State) -> None:
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

    async def test_what_is_old_goes_with_all_that_belongs_to_it(self, state: State, clock: Clock) -> None:
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

    def test_a_hash_is_the_same_as_long_as_the_key_is(self, tmp_path: Path) -> None:
        first, again, other = (State("", tmp_path / name).person(42) for name in ("one", "one", "two"))
        assert len(first) == 32
        assert first == again != other
        assert (tmp_path / "one" / "person.key").stat().st_mode & 0o777 == 0o600

    async def test_no_id_of_a_person_or_a_private_channel_is_in_the_file(self, tmp_path: Path) -> None:
        user, channel = 123456789012345678, 876543210987654321
        state = await State.open("", tmp_path)
        await keep(state, person=state.person(user), guild=None)
        await state.talks.add(state.person(user), channel, Turn("user", "hi"))
        await state.close()
        content = (tmp_path / "state.db").read_bytes()
        for number in (user, channel):
            assert str(number).encode() not in content
            assert number.to_bytes(8, "big") not in content  # as SQLite keeps numbers
