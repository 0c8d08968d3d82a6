"""The last turns of each conversation: one person in one channel."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state import tables
from bot.state.answers import Clock, now
from bot.state.database import Database
from bot.state.key import Key
from index import Turn

MAX_TURNS = 6  # three questions and their answers: what a follow-up may refer to
LASTS = timedelta(minutes=30)  # after the last turn; who asks later means something new

_talks = tables.talks


class Talks:
    """Channels are kept as hashes, since that of a direct message would tell who the person is."""

    def __init__(self, database: Database, key: Key, clock: Clock = now) -> None:
        self._database = database
        self._key = key
        self._clock = clock

    async def turns(self, person: str, channel: int) -> list[Turn]:
        """Oldest first; none once the conversation is over."""
        async with self._database.reading() as connection:
            return await self._turns(connection, self._at(person, channel))

    async def add(self, person: str, channel: int, *turns: Turn, guild: int | None = None) -> None:
        """Go on with a conversation, or begin one; conversations that are over are deleted."""
        at, here = self._clock(), self._at(person, channel)
        row = {"person": person, "place": self._place(channel), "guild": guild, "at": at}
        async with self._database.writing() as connection:
            kept = [*await self._turns(connection, here), *turns][-MAX_TURNS:]
            await connection.execute(delete(_talks).where(here | (_talks.c.at <= at - LASTS)))
            await connection.execute(insert(_talks).values(**row, turns=_as_json().dump_json(kept).decode()))

    async def clear(self, person: str, channel: int) -> None:
        """Begin anew."""
        async with self._database.writing() as connection:
            await connection.execute(delete(_talks).where(self._at(person, channel)))

    async def _turns(self, connection: AsyncConnection, here: ColumnElement[bool]) -> list[Turn]:
        query = select(_talks.c.turns).where(here, _talks.c.at > self._clock() - LASTS)
        content = (await connection.execute(query)).scalar()
        return _as_json().validate_json(content) if content else []

    def _at(self, person: str, channel: int) -> ColumnElement[bool]:
        return and_(_talks.c.person == person, _talks.c.place == self._place(channel))

    def _place(self, channel: int) -> str:
        return self._key.hash("channel", channel)


@cache
def _as_json() -> TypeAdapter[list[Turn]]:
    return TypeAdapter(list[Turn])
