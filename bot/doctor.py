"""`python -m bot doctor`: whether everything the bot needs is there, a sentence each."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable

from bot.settings import BotSettings
from index import FootnoteError, Library

Finding = tuple[bool, str]
"""Whether it is well, and what was found, as a sentence."""


async def examine(settings: BotSettings, library: Library) -> AsyncIterator[Finding]:
    """One finding after the other; changes nothing but that an index is loaded."""
    yield _token(settings)
    yield _writable(settings)
    for check in (_models, _documents, _index):
        yield await _found(check, settings, library)
    yield await _found(_database, settings, library)
    for sentence in await library.models():
        yield sentence.endswith("answers."), sentence
    if not settings.writes:
        yield True, "No language model is set; answers are the documents' own sentences."


async def _found(
    check: Callable[[BotSettings, Library], Awaitable[str]], settings: BotSettings, library: Library
) -> Finding:
    try:
        return True, await check(settings, library)
    except FootnoteError as error:
        return False, str(error)


def _token(settings: BotSettings) -> Finding:
    if settings.discord_token.get_secret_value():
        return True, "DISCORD_TOKEN is set."
    return False, "DISCORD_TOKEN is not set; without it you can ask in the terminal only."


def _writable(settings: BotSettings) -> Finding:
    folder = settings.data_dir
    existing = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK):
        return True, f"The data folder {folder} can be written to."
    return False, f"The data folder {folder} can't be written to. Check DATA_DIR and its disk."


async def _models(_: BotSettings, library: Library) -> str:
    await library.warm_up()
    return "The bundled models are there and are the ones we know."


async def _documents(settings: BotSettings, library: Library) -> str:
    report = await library.build(by="python -m bot doctor", dry_run=True)
    documents = report.documents
    there = documents.added + documents.changed + documents.unchanged
    new = documents.added + documents.changed + documents.removed
    problems = "".join(f" {problem.path} {problem.reason}." for problem in report.problems)
    return f"Documents in {settings.seeds_dir}: {there}; not in the index yet: {new}.{problems}"


async def _index(_: BotSettings, library: Library) -> str:
    status = await library.status()
    return f"The index is there, with {status.documents} documents and {status.sentences} sentences."


async def _database(settings: BotSettings, _: Library) -> str:
    from bot.state import State  # noqa: PLC0415 - SQLAlchemy takes a while, which only this needs

    state = await State.open(settings.database_url, settings.data_dir)
    await state.close()
    return "The database opens."
