"""What is kept of a person: shown, handed out, forgotten, expired."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlalchemy.sql import Delete, Update

from bot.state import tables
from bot.state.answers import Clock, now
from bot.state.database import Database
from bot.state.talks import LASTS
from bot.state.values import Traces

_NOBODY = ""
_OF_A_PERSON: tuple[Table, ...] = (tables.answers, tables.votes, tables.uses, tables.talks, tables.audit)
_OLD: tuple[Table, ...] = (tables.answers, tables.votes, tables.audit)
_answers, _gaps, _audit = tables.answers, tables.gaps, tables.audit


class People:
    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    async def export(self, person: str) -> dict[str, list[dict[str, Any]]]:
        found = {}
        async with self._database.reading() as connection:
            for table in _OF_A_PERSON:
                rows = await connection.execute(select(table).where(table.c.person == person))
                found[table.name] = [_plain(dict(row)) for row in rows.mappings()]
        return found

    async def traces(self, person: str) -> Traces:
        at = self._clock()
        talks, uses = tables.talks, tables.uses
        async with self._database.reading() as connection:

            async def count(table: Table, *conditions: ColumnElement[bool]) -> int:
                query = select(func.count()).select_from(table).where(table.c.person == person, *conditions)
                return int((await connection.execute(query)).scalar_one())

            return Traces(
                answers=await count(_answers),
                private=await count(_answers, _answers.c.private),
                votes=await count(tables.votes),
                talks=await count(talks, talks.c.at > at - LASTS),
                uses=await count(uses, uses.c.at > at - timedelta(days=1)),
                deeds=await count(_audit),
            )

    async def forget(self, person: str) -> int:
        own = _answers.c.person == person
        statements: list[Delete | Update] = [
            delete(_answers).where(own, _answers.c.private),
            update(_answers).where(own).values(person=_NOBODY),
            *(delete(table).where(table.c.person == person) for table in (tables.votes, tables.uses, tables.talks)),
            update(_audit).where(_audit.c.person == person).values(person=_NOBODY, by=_NOBODY),
            update(_gaps).where(_gaps.c.settled_by == person).values(settled_by=_NOBODY),
        ]
        return await self._changed(statements)

    async def expire(self, days: int) -> int:
        at = self._clock()
        statements: list[Delete | Update] = [
            delete(tables.talks).where(tables.talks.c.at <= at - LASTS),
            delete(tables.uses).where(tables.uses.c.at <= at - timedelta(days=1)),
        ]
        if days:
            statements += [delete(table).where(table.c.at <= at - timedelta(days=days)) for table in _OLD]
        return await self._changed(statements)

    async def _changed(self, statements: list[Delete | Update]) -> int:
        async with self._database.writing() as connection:
            return sum([(await connection.execute(statement)).rowcount for statement in statements])


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Columns as JSON knows them; those that hold JSON as what they hold."""
    for name, value in row.items():
        if isinstance(value, datetime):
            row[name] = value.isoformat()
        elif name in {"content", "turns"}:
            row[name] = json.loads(value)
    return row
