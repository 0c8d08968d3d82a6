"""Weekdays and relative words, made exact by the document's date or by a year in the sentence; none in doubt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.times import readings, spelled, week

MONDAY = date(2026, 1, 12)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def read(sentence: str, written: date | None = MONDAY) -> list[tuple[str, str]]:
    return [(sentence[r.start : r.end], r.text) for r in readings(sentence, written)]


@pytest.mark.parametrize(
    ("sentence", "words", "meaning"),
    [
        ("The meeting is set to take place on Wednesday in Oslo.", "Wednesday", "Wednesday 14 January 2026"),
        ("The harbour will close on Friday.", "Friday", "Friday 16 January 2026"),
        ("Talks are scheduled for Thursday.", "Thursday", "Thursday 15 January 2026"),
        ("The minister said on Monday that the port was safe.", "Monday", "Monday 12 January 2026"),
        ("On Monday, the mayor opened the bridge.", "Monday", "Monday 12 January 2026"),
        ("The storm reached the coast on Saturday.", "Saturday", "Saturday 10 January 2026"),
        ("The mayor said Tuesday that it rained.", "Tuesday", "Tuesday 6 January 2026"),
        ("She said he will travel on Tuesday.", "Tuesday", "Tuesday 13 January 2026"),
        ("It opens next Monday.", "next Monday", "Monday 19 January 2026"),
        ("They met last Friday.", "last Friday", "Friday 9 January 2026"),
        ("The paper reported it last week.", "last week", "5–11 January 2026"),
        ("It is expected this week.", "this week", "12–18 January 2026"),
        ("The museum reopens next month.", "next month", "February 2026"),
        ("Last year's harvest was good.", "Last year", "2025"),
        ("The ferry sank yesterday.", "yesterday", "Sunday 11 January 2026"),
        ("The ferry sails tomorrow.", "tomorrow", "Tuesday 13 January 2026"),
        ("She left two years ago.", "two years ago", "2024"),
        ("He wrote three days ago.", "three days ago", "Friday 9 January 2026"),
    ],
)
def test_by_the_document_s_date(sentence: str, words: str, meaning: str) -> None:
    assert read(sentence) == [(words, meaning)]
    assert readings(sentence, MONDAY)[0].by == "by the document's date"
    assert read(sentence, None) == []


@pytest.mark.parametrize(
    ("sentence", "words", "meaning"),
    [
        ("A colony until 1953, it gained home rule 26 years later.", "26 years later", "1979"),
        ("The bridge fell in 1850; ten years earlier it had been praised.", "ten years earlier", "1840"),
        ("Built in 1901, it burned down the following year.", "the following year", "1902"),
    ],
)
def test_a_year_in_the_sentence_is_counted_from_without_any_date(sentence: str, words: str, meaning: str) -> None:
    assert read(sentence, None) == [(words, meaning)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The shop opens on Friday.",  # every Friday, or this one
        "Every Monday the market opens.",
        "The market will open on Monday.",  # today, or in a week
        "He said he would travel on Wednesday.",
        "The talks had been scheduled for Thursday.",
        "The Sunday Times reported it.",
        "They will meet on Friday, 23 January.",
        "They met last Monday week on Black Friday.",
        'He said: "We met yesterday and will meet on Friday."',
        "Over the last week it rained.",
        "It was founded in 1920 and moved in 1930, then closed 10 years later.",
        "It happened 50 years ago.",
        "It closed 10 years later.",
    ],
)
def test_no_reading_where_two_are_possible(sentence: str) -> None:
    assert [words for words, _ in read(sentence) if words != "last Monday"] == []


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(DAYS))
def test_a_past_weekday_is_the_latest_one_and_a_coming_one_the_next(written: date, day: str) -> None:
    ((_, said),) = read(f"They met on {day}.", written)
    assert said in [spelled(written - timedelta(days=days)) for days in range(7)]
    assert said.startswith(day)
    for _, planned in read(f"They will meet on {day}.", written):
        assert planned in [spelled(written + timedelta(days=days)) for days in range(1, 7)]
        assert planned.startswith(day)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    assert {week(monday + timedelta(days=days)) for days in range(7)} == {week(day)}
    assert week(day) != week(monday - timedelta(days=1))


@given(st.text(), st.dates())
def test_readings_lie_within_the_sentence_whatever_it_says(sentence: str, written: date) -> None:
    for reading in readings(f"{sentence} last year, 3 days ago and tomorrow.", written):
        assert 0 <= reading.start < reading.end
        assert reading.text
