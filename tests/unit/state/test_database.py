"""Opening what the bot remembers: migrations, and what can be wrong with a database."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql

from bot.state import GuildSettings, State, StateError, database
from bot.state.tables import VERSION, metadata

MIGRATIONS = Path(database.__file__).with_name("migrations")
GUILDS = metadata.tables["guilds"]
NEXT = """
from alembic import op
revision, down_revision = "9999", "{before}"

def upgrade():
    op.execute("ALTER TABLE guilds ADD COLUMN more TEXT")
    op.execute("{statement}")
"""


def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    """The program as it will be after another migration."""
    migrations = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_next.py").write_text(NEXT.format(before=VERSION, statement=statement))
    monkeypatch.setattr(database, "_MIGRATIONS", migrations)
    monkeypatch.setattr(database, "VERSION", "9999")


async def used(tmp_path: Path) -> None:
    """Make a database with something in it."""
    state = await State.open("", tmp_path)
    await state.guilds.set(1, GuildSettings(threads=True))
    await state.close()


def columns(tmp_path: Path) -> set[str]:
    with closing(sqlite3.connect(tmp_path / "state.db")) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(guilds)")}


async def refused(url: str, data_dir: Path) -> None:
    state = State(url, data_dir)
    with pytest.raises(StateError):
        await state.begin()
    assert await state.guilds.get(1) == GuildSettings()
    await state.close()


class TestMigrations:
    async def test_they_make_the_tables_that_the_code_knows(self, tmp_path: Path) -> None:
        await used(tmp_path)
        engine = create_engine(f"sqlite:///{tmp_path / 'state.db'}")
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        engine.dispose()
        assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == VERSION

    async def test_an_older_database_is_brought_up_to_date_with_what_it_holds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await used(tmp_path)
        next_version(tmp_path, monkeypatch, "UPDATE guilds SET more = 'x'")
        state = await State.open("", tmp_path)
        assert (await state.guilds.get(1)).threads
        await state.close()
        assert "more" in columns(tmp_path)

    async def test_one_that_fails_half_way_leaves_the_database_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await used(tmp_path)
        next_version(tmp_path, monkeypatch, "NONSENSE")
        await refused("", tmp_path)
        assert "more" not in columns(tmp_path)
        monkeypatch.undo()
        state = await State.open("", tmp_path)
        assert (await state.guilds.get(1)).threads
        await state.close()

    async def test_a_database_from_a_newer_program_is_left_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        next_version(tmp_path, monkeypatch, "UPDATE guilds SET more = 'x'")
        await used(tmp_path)
        monkeypatch.undo()
        await refused("", tmp_path)
        assert "version 9999 is newer than this program" in caplog.text


class TestWhatCanBeWrong:
    async def test_no_database(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        (tmp_path / "state.db").write_bytes(b"something else" * 100)
        await refused("", tmp_path)
        assert "file is not a database" in caplog.text
        assert "SELECT" not in caplog.text

    async def test_a_folder_that_can_not_be_made(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        (tmp_path / "file").touch()
        await refused("", tmp_path / "file")
        assert "Check DATA_DIR and its disk" in caplog.text

    async def test_an_address_that_is_none(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        await refused("secret", tmp_path)
        assert "Check DATABASE_URL" in caplog.text
        assert "secret" not in caplog.text

    async def test_a_server_that_does_not_answer(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        await refused("postgres://user:secret@127.0.0.1:1/name", tmp_path)
        assert "postgres://user:***@127.0.0.1:1/name can't be used" in caplog.text
        assert "secret" not in caplog.text

    async def test_a_full_disk(self, tmp_path: Path, empty_state: Path, caplog: pytest.LogCaptureFixture) -> None:
        shutil.copy(empty_state, tmp_path)
        state = State("", tmp_path)

        async def fill() -> None:
            async with state._database.writing() as connection:
                await connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite makes it what is in use
                await connection.execute(insert(GUILDS).values(guild=2, settings="x" * 100_000))

        with pytest.raises(StateError):
            await fill()
        assert "full" in caplog.text
        assert "INSERT" not in caplog.text
        await state.close()

    async def test_what_was_wrong_is_tried_again_after_a_while(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "state.db").write_bytes(b"something else" * 100)
        state = State("", tmp_path)
        with pytest.raises(StateError):
            await state.begin()
        (tmp_path / "state.db").unlink()
        with pytest.raises(StateError):
            await state.begin()
        monkeypatch.setattr(database, "_AGAIN", 0.0)
        await state.guilds.set(1, GuildSettings())
        await state.close()

    async def test_what_is_interrupted_is_not_kept(self, tmp_path: Path, empty_state: Path) -> None:
        shutil.copy(empty_state, tmp_path)
        state = State("", tmp_path)

        async def interrupted() -> None:
            async with state._database.writing() as connection:
                await connection.execute(insert(GUILDS).values(guild=1, settings='{"threads":true}'))
                raise KeyError

        with pytest.raises(KeyError):
            await interrupted()
        assert await state.guilds.get(1) == GuildSettings()
        await state.close()


class TestPostgreSQL:
    """Without a server: what can be seen in the statements."""

    def test_the_migrations_are_ones_it_takes(self) -> None:
        written = io.StringIO()
        config = Config(attributes={"dialect": "postgresql"}, output_buffer=written)
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "head", sql=True)
        assert written.getvalue().count("CREATE TABLE") == len(metadata.tables) + 1
        assert "BIGSERIAL" in written.getvalue()
        assert "AUTOINCREMENT" not in written.getvalue()

    @pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
    def test_so_are_the_tables_of_the_code(self, table: Table) -> None:
        assert str(select(table).compile(dialect=postgresql.asyncpg.dialect()))  # type: ignore[no-untyped-call]

    @pytest.mark.parametrize("given", ["postgres://h/n", "postgresql://h/n", "postgresql+asyncpg://h/n"])
    def test_its_address_may_be_written_as_hosts_write_it(self, given: str) -> None:
        assert str(database._with_driver(given)) == "postgresql+asyncpg://h/n"
