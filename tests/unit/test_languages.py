"""The bot's own words, dates and numbers in the reader's language."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bot.language import ENGLISH, LANGUAGES, current, language_of, long_date, number, percentage, reading


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (("da",), "da"),
        (("es-419",), "es"),
        (("en-GB", "da"), "en"),
        (("", "pl", "fr"), "fr"),
        (("ja",), "en"),
        ((), "en"),
    ],
)
def test_the_language_is_the_first_that_there_is(tags: tuple[str, ...], language: str) -> None:
    assert language_of(*tags) == language


def test_dates_and_numbers_are_written_as_the_reader_writes_them() -> None:
    written = []
    for language in LANGUAGES:
        with reading(language):
            written.append((long_date(date(2026, 1, 12)), number(57000), percentage(0.5)))
    assert written == [
        ("12 January 2026", "57,000", "50%"),
        ("12. januar 2026", "57.000", "50\xa0%"),
        ("12. Januar 2026", "57.000", "50\xa0%"),
        ("12 janvier 2026", "57\u202f000", "50\xa0%"),
        ("12 de enero de 2026", "57.000", "50\xa0%"),
    ]


async def test_a_task_keeps_the_language_it_began_in() -> None:
    async def later() -> str:
        await asyncio.sleep(0)
        return current()

    with reading("da"):
        task = asyncio.create_task(later())
    assert (await task, current()) == ("da", ENGLISH)
