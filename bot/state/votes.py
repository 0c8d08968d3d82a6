"""Feedback: one vote a person and answer, which can be changed."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from sqlalchemy import Row, and_, delete, func, insert, select

from bot.state import tables
from bot.state.answers import Clock, decoded, now
from bot.state.database import Database
from bot.state.values import Vote, VotedDown

_votes, _answers = tables.votes, tables.answers


class Votes:
    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    async def cast(  # noqa: PLR0913 - what there is to say in a vote, by name
        self, answer: int, person: str, *, up: bool, reason: str = "", note: str = "", citation: int | None = None
    ) -> None:
        """Vote, in place of the person's earlier vote. `citation`: the one, from 1, that supports nothing.

        Raises:
            StateError: also when the answer is gone.
        """
        vote = {"up": up, "reason": reason, "note": note, "citation": citation, "at": self._clock()}
        async with self._database.writing() as connection:
            await connection.execute(delete(_votes).where(_votes.c.answer == answer, _votes.c.person == person))
            await connection.execute(insert(_votes).values(answer=answer, person=person, **vote))

    async def of(self, answer: int, person: str) -> Vote | None:
        query = select(_votes).where(_votes.c.answer == answer, _votes.c.person == person)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        return _vote(row) if row else None

    async def down(self, guild: int, since: datetime | None = None) -> list[VotedDown]:
        """The answers of a guild that somebody voted down since then, the newest answer first."""
        against = select(_votes).join(_answers).where(_answers.c.guild == guild, ~_votes.c.up)
        if since:
            against = against.where(_votes.c.at >= since)
        against = against.order_by(_votes.c.answer.desc(), _votes.c.at.desc())
        async with self._database.reading() as connection:
            rows = (await connection.execute(against)).all()
            ids = {row.answer for row in rows}
            for_it = (
                select(_answers, func.count(_votes.c.person).label("ups"))
                .outerjoin(_votes, and_(_votes.c.answer == _answers.c.id, _votes.c.up))
                .where(_answers.c.id.in_(ids))
                .group_by(_answers.c.id)
            )
            answers = {row.id: row for row in await connection.execute(for_it)}
        return [
            VotedDown(decoded(answers[id_]), answers[id_].ups, tuple(map(_vote, group)))
            for id_, group in groupby(rows, lambda row: row.answer)
        ]


def _vote(row: Row[tuple[object, ...]]) -> Vote:
    return Vote(row.person, row.up, row.at, row.reason, row.note, row.citation)
