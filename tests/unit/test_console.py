"""An answer in a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from bot.console import place, show
from index.domain import Answer, Document, Reading, Statement
from tests.stories import STORY, snapshot_of

SNAPSHOT = snapshot_of(STORY)


def shown(answer: Answer, *, colour: bool = False) -> str:
    console = Console(file=io.StringIO(), width=80, force_terminal=colour, color_system="standard" if colour else None)
    show(answer, console)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def test_the_answer_comes_first_then_each_citation_with_its_place() -> None:
    citation = SNAPSHOT.cite(SNAPSHOT.sentences[0])
    text = shown(Answer("?", (Statement(citation.text, (1,)),), (citation,)))
    assert text.split("\n") == [
        "Nuuk is the capital of Greenland. [1]",
        "",
        "[1] “Nuuk is the capital of Greenland.”",
        "    Greenland · 12 January 2026 · sentence 1 of 3 · greenland.txt",
    ]


def test_the_answering_words_are_marked() -> None:
    citation = SNAPSHOT.cite(SNAPSHOT.sentences[1], marks=((0, 11),))
    text = shown(Answer("?", (Statement(citation.text, (1,)),), (citation,)), colour=True)
    assert "\x1b[1;4;32mSome 57,000\x1b[0m" in text


def test_an_abstention_labels_what_is_merely_related() -> None:
    related = SNAPSHOT.cite(SNAPSHOT.sentences[2])
    text = shown(Answer("?", abstained=True, reason="The documents don't say.", related=(related,)))
    assert text.startswith("The documents don't say.\n")
    assert "• “The meeting is on Wednesday in Washington.”" in text
    assert "[1]" not in text


def test_markup_in_a_document_takes_no_effect() -> None:
    document = Document("a.txt", "[bold red]Boo[/] :smile: [link=http://x]y[/link].", "[b]a[/b]")
    citation = snapshot_of(document).cite(snapshot_of(document).sentences[0])
    text = shown(Answer("?", (Statement(citation.text, (1,)),), (citation,)))
    assert "[bold red]Boo[/] :smile: [link=http://x]y[/link]." in text
    assert place(citation) == "[b]a[/b] · sentence 1 of 1 · a.txt"


def test_the_lead_and_the_reading_of_a_time_stand_apart_from_the_quotation() -> None:
    text = SNAPSHOT.sentences[2].text
    start = text.index("Wednesday")
    reading = Reading(start, start + 9, "Wednesday 14 January 2026", "by the document's date")
    citation = SNAPSHOT.cite(SNAPSHOT.sentences[2], readings=(reading,))
    lines = shown(Answer("?", (Statement(text, (1,)),), (citation,), lead=reading.text)).split("\n")
    assert lines[0].startswith("Wednesday 14 January 2026 — The meeting")
    assert "    “Wednesday” is Wednesday 14 January 2026, by the document's date" in lines
