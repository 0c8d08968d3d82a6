"""The questions that the documents did not answer; `Answers.keep` records them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from bot.state import tables
from bot.state.database import Database
from bot.state.values import Gap

_gaps = tables.gaps


class Gaps:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, guild: int) -> list[Gap]:
        """Those that nobody settled, newest first."""
        query = select(_gaps).where(_gaps.c.guild == guild, _gaps.c.settled == "").order_by(_gaps.c.id.desc())
        async with self._database.reading() as connection:
            return [Gap(row.id, row.question, row.at) for row in await connection.execute(query)]

    async def settle(self, ids: Sequence[int], *, by: str, how: str) -> None:
        """`how`: "dismissed" or "added"; `by`: the moderator as `State.person` calls them."""
        async with self._database.writing() as connection:
            await connection.execute(update(_gaps).where(_gaps.c.id.in_(ids)).values(settled=how, settled_by=by))
