"""The database behind the state: opening it, bringing it up to date, and one sentence for all that can go wrong."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.state.errors import StateError
from bot.state.tables import VERSION

log = logging.getLogger(__name__)

_AGAIN = 30.0  # seconds until a database that could not be opened is tried again
_PATIENCE = 5  # seconds that another process may hold the file, or that a server may take to answer
_MIGRATIONS = Path(__file__).with_name("migrations")
_DRIVERS = {"postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}


class _UnusableError(Exception):
    """Why this database is not one to use, as the end of a sentence."""


class Database:
    """Opened when it is first needed; what fails now may work in half a minute, since a server may come back."""

    def __init__(self, url: str, data_dir: Path) -> None:
        """`url`: "" for a file in the data folder."""
        self._data_dir = data_dir
        self._given = url
        self._engine: AsyncEngine | None = None
        self._opening = asyncio.Lock()
        self._failed = -_AGAIN
        self._closed = False

    async def open(self) -> None:
        """Raises: StateError: it can't be used; the log says why."""
        async with self._opening:
            if self._engine:
                return
            if self._closed or time.monotonic() - self._failed < _AGAIN:
                raise StateError
            engine = None
            with self._explained():
                try:
                    engine = self._made()
                    async with engine.execution_options(writing=True).begin() as connection:
                        await connection.run_sync(_migrate)
                except BaseException:
                    self._failed = time.monotonic()
                    if engine:
                        await engine.dispose()
                    raise
            self._engine = engine

    async def close(self) -> None:
        """For good. Waits for an opening that is under way."""
        async with self._opening:
            self._closed = True
            if self._engine:
                await self._engine.dispose()
                self._engine = None

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Raises: StateError."""
        engine = await self._opened()
        with self._explained():
            async with engine.connect() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: all of it or nothing is kept. Raises: StateError."""
        engine = await self._opened()
        with self._explained():
            async with engine.execution_options(writing=True).begin() as connection:
                yield connection

    async def _opened(self) -> AsyncEngine:
        if self._engine is None:
            await self.open()
        if self._engine is None:
            raise StateError
        return self._engine

    def _made(self) -> AsyncEngine:
        url = _with_driver(self._given) if self._given else self._file()
        if url.get_backend_name() != "sqlite":
            timeouts = {"timeout": _PATIENCE, "command_timeout": _PATIENCE}
            return create_async_engine(
                url, hide_parameters=True, pool_size=2, pool_pre_ping=True, connect_args=timeouts
            )
        # two connections, each a thread: one may write while the other reads
        engine = create_async_engine(url, hide_parameters=True, pool_size=2, max_overflow=0)
        event.listen(engine.sync_engine, "connect", _prepare)
        event.listen(engine.sync_engine, "begin", _begin)
        return engine

    def _file(self) -> URL:
        self._data_dir.mkdir(parents=True, exist_ok=True)
        return URL.create("sqlite+aiosqlite", database=str(self._data_dir / "state.db"))

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Inside, any failure of the database is a StateError, whose reason the log has without SQL and secrets."""
        try:
            yield
        except IntegrityError as error:  # what this belongs to was deleted meanwhile
            log.info("not kept: %s", _reason(error))
            raise StateError from None
        except (SQLAlchemyError, OSError, _UnusableError) as error:
            log.error(  # noqa: TRY400 - a traceback would show SQL
                "The database %s can't be used (%s). Answers go out without what needs it. Check %s.",
                self._where(),
                _reason(error),
                "DATABASE_URL" if self._given else "DATA_DIR and its disk",
            )
            raise StateError from None

    def _where(self) -> str:
        try:
            return make_url(self._given).render_as_string() if self._given else str(self._data_dir / "state.db")
        except ArgumentError:
            return "of DATABASE_URL"


def _with_driver(given: str) -> URL:
    """The address with the driver that is asynchronous, whatever the host's panel calls it."""
    url = make_url(given)
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause.__cause__ or cause).partition("\n")[0] or type(cause).__name__


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """https://docs.sqlalchemy.org/en/21/dialects/sqlite.html: the driver is kept from beginning transactions itself."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")  # a power cut may lose the last moments, never the file
    cursor.execute("PRAGMA secure_delete = ON")  # what is forgotten does not stay in the file's free pages
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who is to write waits for the lock at once; a reader that turns writer would fail instead of waiting."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate(connection: Connection) -> None:
    """Bring the tables up to date, within the transaction, so that it is the old state or the new one."""
    version = _version(connection)
    if version == VERSION:
        return
    if version and not list((_MIGRATIONS / "versions").glob(f"{version}_*.py")):
        raise _UnusableError(f"its version {version} is newer than this program, which knows {VERSION}")
    from alembic import command  # noqa: PLC0415 - 12 MB that are only needed when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version
