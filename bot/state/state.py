"""All that the bot remembers, as one object."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from bot.state.answers import Answers, Clock, now
from bot.state.audit import Audit
from bot.state.database import Database
from bot.state.gaps import Gaps
from bot.state.guilds import Guilds
from bot.state.key import Key
from bot.state.people import People
from bot.state.talks import Talks
from bot.state.usage import Usage
from bot.state.values import Traces
from bot.state.votes import Votes


class State:
    """Every method may raise StateError, except `person` and `guilds.get`; nothing that fails may stop an answer."""

    def __init__(self, url: str, data_dir: Path, clock: Clock = now) -> None:
        """Not opened yet: it is when it is first used. `url`: "" for a file in the data folder."""
        self._database = Database(url, data_dir)
        self._key = Key(data_dir)
        self._people = People(self._database, clock)
        self.answers = Answers(self._database, clock)
        self.votes = Votes(self._database, clock)
        self.gaps = Gaps(self._database)
        self.guilds = Guilds(self._database)
        self.usage = Usage(self._database, clock)
        self.audit = Audit(self._database, clock)
        self.talks = Talks(self._database, self._key, clock)

    @classmethod
    async def open(cls, url: str, data_dir: Path, clock: Clock = now) -> Self:
        """Raises: StateError: the database can't be used; the log says why."""
        state = cls(url, data_dir, clock)
        await state.begin()
        return state

    async def begin(self) -> None:
        """Open the database and bring it up to date. Raises: StateError."""
        await self._database.open()

    async def close(self) -> None:
        await self._database.close()

    def person(self, user_id: int) -> str:
        """What a user is called here: a keyed hash."""
        return self._key.hash("person", user_id)

    async def traces(self, person: str) -> Traces:
        """How much is kept of a person."""
        return await self._people.traces(person)

    async def export(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """All that is kept of a person, ready for JSON."""
        return await self._people.export(person)

    async def forget(self, person: str) -> int:
        """Delete what is kept of a person; what others can see stays, without the person. The rows concerned."""
        return await self._people.forget(person)

    async def expire(self, days: int) -> int:
        """Delete what is older, and conversations that are over. 0: keep for ever. The rows deleted."""
        return await self._people.expire(days)
