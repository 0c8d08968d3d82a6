"""A state on a real SQLite file; with TEST_DATABASE_URL on that database, which is emptied."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state import State
from bot.state.tables import metadata
from tests.keeping import URL, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def state(tmp_path: Path, clock: Clock, empty_state: Path) -> AsyncIterator[State]:
    shutil.copy(empty_state, tmp_path)
    state = State(URL, tmp_path, clock)
    if URL:
        async with state._database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())
    yield state
    await state.close()
