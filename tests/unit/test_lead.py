"""The answer in a few words: marked words as they stand or a time as the bot reads it, and only where it is safe."""

from __future__ import annotations

from datetime import date

from index.domain import Answer, Citation, Statement
from index.lead import lead
from index.times import readings


def cited(text: str, *marked: str) -> Citation:
    marks = tuple((text.index(words), text.index(words) + len(words)) for words in marked)
    read = readings(text, date(2026, 1, 12))
    return Citation("a.txt", "A", date(2026, 1, 12), None, text, 0, len(text), 1, 1, "id", marks, read)


HOME = cited("The island is home to some 57,000 people.", "some 57,000 people")
MEETING = cited("The meeting is set to take place on Wednesday in Oslo.", "Wednesday")


def test_the_marked_words_lead_as_they_stand() -> None:
    assert lead("How many people live there?", [HOME]) == "some 57,000 people"


def test_nothing_leads_where_nothing_is_marked() -> None:
    assert lead("Is it home to anyone?", [cited(HOME.text)]) == ""
    assert lead("Anything?", []) == ""


def test_nothing_leads_where_sentences_differ() -> None:
    other = cited("A second count found 58,000 people.", "58,000 people")
    assert lead("How many people live there?", [HOME, other]) == ""
    assert lead("How many people live there?", [HOME, HOME]) == "some 57,000 people"


def test_a_question_for_a_time_is_led_by_what_the_bot_reads_in_the_marked_words() -> None:
    assert lead("When is the meeting?", [MEETING]) == "Wednesday 14 January 2026"
    assert lead("What year did it gain home rule?", [cited("A colony until 1953, home rule came 26 years later.",
        "26 years later")]) == "1979"  # fmt: skip


def test_a_marked_year_is_not_taken_for_the_reading_beside_it() -> None:
    text = cited("A colony until 1953, home rule came 26 years later.", "1953")
    assert lead("Until when was it a colony?", [text]) == "1953"


def test_the_readings_are_told_apart_from_the_quotation() -> None:
    assert MEETING.notes == ("“Wednesday” is Wednesday 14 January 2026, by the document's date",)
    assert cited("A colony until 1953, home rule came 26 years later.").notes == (
        "“26 years later” is 1979, counted from 1953",
    )


def test_lead_and_readings_change_nothing_that_other_programs_read() -> None:
    plain = Answer("?", (Statement(HOME.text, (1,)),), (HOME,))
    led = Answer("?", (Statement(HOME.text, (1,)),), (HOME,), lead="some 57,000 people")
    assert led.as_json() == plain.as_json()
    assert led.text == plain.text
