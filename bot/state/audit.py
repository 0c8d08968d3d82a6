"""What moderators did, and who."""

from __future__ import annotations

from sqlalchemy import insert, select

from bot.state import tables
from bot.state.answers import Clock, now
from bot.state.database import Database
from bot.state.values import Entry

_audit = tables.audit


class Audit:
    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    async def log(self, guild: int, *, by: str, what: str, person: str = "") -> None:
        """`by`: the name to show, never an id; `person`: their hash, by which they can have the name forgotten."""
        row = {"at": self._clock(), "guild": guild, "by": by, "what": what, "person": person}
        async with self._database.writing() as connection:
            await connection.execute(insert(_audit).values(row))

    async def recent(self, guild: int, count: int = 20) -> list[Entry]:
        """Newest first."""
        query = select(_audit).where(_audit.c.guild == guild).order_by(_audit.c.id.desc()).limit(count)
        async with self._database.reading() as connection:
            return [Entry(row.at, row.by, row.what) for row in await connection.execute(query)]
