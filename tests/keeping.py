"""What the tests of the state keep: an answer, an abstention, a gap; when, where and whose."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.state import State
from index import Answer
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


async def keep(  # noqa: PLR0913 - as `Answers.keep`
    state: State, answer: Answer = ANSWER, *, person: str = ALICE, guild: int | None = GUILD, private: bool = False,
    asked: bool = True,
) -> int:  # fmt: skip
    return await state.answers.keep(
        answer, guild=guild, channel=CHANNEL, person=person, private=private, latency_ms=120.0, asked=asked
    )
