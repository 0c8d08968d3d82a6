"""The answers that were given, so that their evidence can be opened for months."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, insert, select, update

from bot.state import tables
from bot.state.database import Database
from bot.state.values import Kept
from index import Answer

Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


class Answers:
    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    async def keep(  # noqa: PLR0913 - what there is to know of an answer, by name
        self,
        answer: Answer,
        *,
        guild: int | None,
        channel: int | None,
        person: str,
        private: bool,
        latency_ms: float,
        asked: bool = True,
    ) -> int:
        """Keep an answer, with what it cites and, in a guild, the gap that it shows. The id is for custom ids.

        `asked`: whether it answers a question, or is what was found when a message was checked. A greeting, for which
        nothing was looked up, shows no gap.
        """
        at = self._clock()
        row = {
            "at": at, "guild": guild, "channel": channel if guild else None, "person": person, "private": private,
            "latency_ms": latency_ms, "abstained": answer.abstained, "content": _encoded(answer),
            "asked": asked,
        }  # fmt: skip
        async with self._database.writing() as connection:
            inserted = insert(tables.answers).values(row).returning(tables.answers.c.id)
            id_ = int((await connection.execute(inserted)).scalar_one())
            documents = sorted({citation.document for citation in answer.citations})
            if documents:
                await connection.execute(insert(tables.cited), [{"answer": id_, "document": d} for d in documents])
            if answer.abstained and answer.retrieved and guild:
                gap = {"answer": id_, "guild": guild, "at": at, "question": answer.question}
                await connection.execute(insert(tables.gaps).values(settled="", settled_by="", **gap))
        return id_

    async def get(self, id: int) -> Kept | None:  # noqa: A002 - what it is called everywhere
        async with self._database.reading() as connection:
            row = (await connection.execute(select(tables.answers).where(tables.answers.c.id == id))).one_or_none()
        return decoded(row) if row else None

    async def publish(self, id: int) -> None:  # noqa: A002 - as above
        """No longer private: the person shared it."""
        async with self._database.writing() as connection:
            await connection.execute(update(tables.answers).where(tables.answers.c.id == id).values(private=False))


def decoded(row: Row[Any]) -> Kept:
    return Kept(
        row.id, row.at, row.guild, row.channel, row.person, row.private, row.latency_ms,
        _as_json().validate_json(row.content),
    )  # fmt: skip


def _encoded(answer: Answer) -> str:
    return _as_json().dump_json(answer, exclude={"retrieved"}).decode()


@cache
def _as_json() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
