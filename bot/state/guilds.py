"""What the moderators of each guild chose, and the end of all that is kept of a guild."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Table, delete, insert, select

from bot.state import tables
from bot.state.database import Database
from bot.state.errors import StateError
from bot.state.values import GuildSettings

log = logging.getLogger(__name__)

_OF_A_GUILD: tuple[Table, ...] = (
    tables.answers,  # and with them what they cite, their votes and gaps
    tables.guilds,
    tables.uses,
    tables.audit,
    tables.talks,
)


class Guilds:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, GuildSettings] = {}
        self._all_known = False

    async def get(self, guild: int) -> GuildSettings:
        """Cheap. Never fails: without a database it is what is known from before, or the defaults."""
        if guild not in self._known:
            if self._all_known:
                return GuildSettings()
            try:
                self._known[guild] = await self._read(guild)
            except StateError:
                return GuildSettings()
        return self._known[guild]

    async def load(self) -> None:
        """Have the settings of all guilds in memory: nobody waits for them, however many ask. Raises: StateError."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(tables.guilds.c.guild, tables.guilds.c.settings))).all()
        self._known.update({guild: _as_json().validate_json(content) for guild, content in rows})
        self._all_known = True

    def language(self, guild: int) -> str:
        """What the moderators chose; empty where they did not, or where the settings are not in memory."""
        return self._known.get(guild, GuildSettings()).language

    async def set(self, guild: int, settings: GuildSettings) -> None:
        content = _as_json().dump_json(settings).decode()
        async with self._database.writing() as connection:
            await connection.execute(delete(tables.guilds).where(tables.guilds.c.guild == guild))
            await connection.execute(insert(tables.guilds).values(guild=guild, settings=content))
        self._known[guild] = settings

    async def forget(self, guild: int) -> None:
        """Delete everything of a guild."""
        async with self._database.writing() as connection:
            for table in _OF_A_GUILD:
                await connection.execute(delete(table).where(table.c.guild == guild))
        self._known.pop(guild, None)

    async def forget_others(self, guilds: Collection[int], application: int) -> frozenset[int]:
        """Delete everything of guilds that are not among these, which are all that the application is in.

        Which they were. None are for another application than the first that called this: a token that was swapped
        to try something must not cost all servers what is kept of them.
        """
        async with self._database.writing() as connection:
            owner = (await connection.execute(select(tables.bot.c.application))).scalar()
            if owner is None:
                await connection.execute(insert(tables.bot).values(application=application))
            elif owner != application:
                log.warning("what is kept belongs to application %d, so nothing is deleted for this one", owner)
                return frozenset()
            found = frozenset[int]()
            for table in _OF_A_GUILD:
                query = select(table.c.guild).where(table.c.guild.is_not(None)).distinct()
                found = found.union((await connection.execute(query)).scalars())
        gone = found.difference(guilds)
        for guild in gone:
            await self.forget(guild)
        return gone

    async def _read(self, guild: int) -> GuildSettings:
        async with self._database.reading() as connection:
            query = select(tables.guilds.c.settings).where(tables.guilds.c.guild == guild)
            content = (await connection.execute(query)).scalar()
        return _as_json().validate_json(content) if content else GuildSettings()


@cache
def _as_json() -> TypeAdapter[GuildSettings]:
    return TypeAdapter(GuildSettings)
