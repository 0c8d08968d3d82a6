"""Fair use and figures: how much is asked."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state import tables
from bot.state.answers import Clock, now
from bot.state.database import Database
from bot.state.values import GuildSettings, Stats

_DAY = timedelta(days=1)
_TOP = 10  # documents
_uses, _answers, _cited = tables.uses, tables.answers, tables.cited


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked in one place, a guild or direct messages; 0 is no limit."""

    cooldown: int = 0  # seconds between two questions of a person
    daily: int = 0  # questions of a person within 24 hours
    guild_daily: int = 0  # questions of all members of a guild within 24 hours

    def overridden(self, settings: GuildSettings) -> Limits:
        return Limits(
            self.cooldown if settings.cooldown is None else settings.cooldown,
            self.daily if settings.daily is None else settings.daily,
            self.guild_daily if settings.guild_daily is None else settings.guild_daily,
        )


@dataclass(frozen=True, slots=True)
class Reached:
    """A limit that leaves no more questions until then."""

    until: datetime
    limit: Literal["cooldown", "daily", "guild"]
    allowed: int  # seconds for a cooldown, questions otherwise


class Usage:
    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock
        self._turn = asyncio.Lock()  # two questions at once may not both be the last that is allowed

    async def take(self, guild: int | None, person: str, limits: Limits) -> Reached | None:
        """None: it may be asked, and was counted; or else why not."""
        if limits == Limits():
            return None
        at = self._clock()
        async with self._turn, self._database.writing() as connection:
            reached = await _reached(connection, guild, person, limits, at)
            if reached is None:
                await connection.execute(delete(_uses).where(_uses.c.at <= at - _DAY))
                await connection.execute(insert(_uses).values(at=at, guild=guild, person=person))
        return reached

    async def give_back(self, guild: int | None, person: str) -> None:
        """The last question was not answered, and does not count."""
        own = select(_uses.c.id).where(_uses.c.guild == guild, _uses.c.person == person)
        last = own.order_by(_uses.c.at.desc()).limit(1).scalar_subquery()
        async with self._turn, self._database.writing() as connection:
            await connection.execute(delete(_uses).where(_uses.c.id == last))

    async def stats(self, guild: int, days: int) -> Stats:
        """What was asked in the last days, today among them."""
        today = self._clock()
        first = (today - timedelta(days=days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        here = (_answers.c.guild == guild, _answers.c.at >= first, _answers.c.asked)
        query = select(_answers.c.at, _answers.c.abstained, _answers.c.latency_ms).where(*here)
        count = func.count().label("count")
        top = select(_cited.c.document, count).join(_answers).where(*here).group_by(_cited.c.document)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
            top = top.order_by(count.desc(), _cited.c.document).limit(_TOP)
            documents = tuple((row[0], row[1]) for row in await connection.execute(top))
        asked = Counter(row.at.date() for row in rows)
        answered = Counter(row.at.date() for row in rows if not row.abstained)
        dates = [(first + timedelta(days=n)).date() for n in range(days)]
        latencies = sorted(row.latency_ms for row in rows)
        return Stats(
            questions=len(rows),
            answered=answered.total(),
            per_day=tuple((day, asked[day], answered[day]) for day in dates),
            median_ms=_quantile(latencies, 0.5),
            p95_ms=_quantile(latencies, 0.95),
            documents=documents,
        )


async def _reached(
    connection: AsyncConnection, guild: int | None, person: str, limits: Limits, at: datetime
) -> Reached | None:
    """Of the limits that are reached, the one that ends last."""
    here = select(_uses.c.at).where(_uses.c.guild == guild, _uses.c.at > at - _DAY)
    own = here.where(_uses.c.person == person)
    ends: list[Reached] = []
    if limits.cooldown:
        end = await _end(connection, own, 1, timedelta(seconds=limits.cooldown))
        ends.append(Reached(end, "cooldown", limits.cooldown))
    if limits.daily:
        ends.append(Reached(await _end(connection, own, limits.daily, _DAY), "daily", limits.daily))
    if limits.guild_daily and guild:
        ends.append(Reached(await _end(connection, here, limits.guild_daily, _DAY), "guild", limits.guild_daily))
    return max((end for end in ends if end.until > at), key=lambda end: end.until, default=None)


async def _end(connection: AsyncConnection, uses: Select[Any], allowed: int, within: timedelta) -> datetime:
    """When the use that is `allowed` uses back has been long enough ago; long past when there are fewer."""
    query = uses.order_by(_uses.c.at.desc()).offset(allowed - 1).limit(1)
    back: datetime | None = (await connection.execute(query)).scalar()
    return back + within if back else datetime.min.replace(tzinfo=UTC)


def _quantile(ordered: list[float], share: float) -> float:
    """The nearest rank; 0 for none."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0
