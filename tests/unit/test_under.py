"""What a sentence is read with: the section it is in, and the question that its paragraph answers."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from index.domain import Citation, Document, Entry, Snapshot
from index.retrieve import Lexical
from index.sentences import split
from index.under import answer_to, is_lead, lead_of, titled
from index.verify import sources

MANUAL = """# Fjord 200

Keep it dry.

## Warranty
Two years from purchase.

### What is not covered?
Damage from scale. Lost parts.

Write to us first.

## Care
```sh
# not a heading
rinse --all
```
Rinse it.
"""
FAQ = """# Questions

**Can I change my name?**
Yes, once a month.

**Do you ship to Norway?**
No. We ship to the EU only.

Who else asks?

**Is it free?**
"""
CHAT = """[10:02] Ana: is the server coming back tonight?
[10:03] Bo: yes, around nine. The disk is new.
[10:05] Ana: and the old maps?
[10:06] Bo: Lost, sorry.
"""
STORY = """"Who did that?"

"The wind," he said.
"""


def entry(path: str, text: str, title: str = "") -> Entry:
    document = Document(path, text, title)
    return Entry(document, split(document), datetime(2026, 1, 12, tzinfo=UTC))


def number_of(found: Entry, start: str) -> int:
    return next(sentence.number for sentence in found.sentences if sentence.text.startswith(start))


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("Keep it dry", "Fjord 200"),
        ("Two years", "Fjord 200: Warranty"),
        ("Lost parts", "Fjord 200: What is not covered?"),
        ("Care", "Fjord 200"),  # a heading is in no section but its own
        ("Rinse it", "Fjord 200: Care"),  # a comment in a piece of code is no heading
    ],
)
def test_a_sentence_has_the_title_and_the_heading_of_its_section(start: str, title: str) -> None:
    found = entry("manual.md", MANUAL, "Fjord 200")
    assert titled(found, number_of(found, start)) == title


def test_a_sentence_is_found_by_the_heading_of_its_section() -> None:
    found = entry("manual.md", MANUAL, "Fjord 200")
    snapshot = Snapshot("test", found.indexed_at, "none", (found,))
    assert found.sentences[number_of(found, "Two years") - 1].id in Lexical(snapshot).search("warranty")


def test_plain_text_has_no_headings() -> None:
    found = entry("manual.txt", MANUAL, "Fjord 200")
    assert titled(found, number_of(found, "Write to us")) == "Fjord 200"


@pytest.mark.parametrize(
    ("path", "text", "start", "question"),
    [
        ("faq.md", FAQ, "Yes, once", "**Can I change my name?**"),
        ("faq.md", FAQ, "We ship", "**Do you ship to Norway?**"),
        ("manual.md", MANUAL, "Lost parts", "What is not covered?"),
        ("chat.txt", CHAT, "The disk is new", "[10:02] Ana: is the server coming back tonight?"),
        ("chat.txt", CHAT, "[10:06]", "[10:05] Ana: and the old maps?"),
        ("manual.md", MANUAL, "Write to us", ""),  # another paragraph
        ("story.txt", STORY, '"The wind', ""),  # said in a story
    ],
)
def test_a_sentence_is_read_with_the_question_that_its_paragraph_answers(
    path: str, text: str, start: str, question: str
) -> None:
    found = entry(path, text)
    lead = lead_of(found, number_of(found, start))
    assert (lead.text if lead else "") == question


def test_a_question_stands_for_its_answer() -> None:
    found = entry("faq.md", FAQ)
    answer = answer_to(found, number_of(found, "**Do you ship"))
    assert [sentence.text for sentence in answer] == ["No.", "We ship to the EU only."]


@pytest.mark.parametrize("start", ["Who else asks", "**Is it free"])
def test_a_question_without_an_answer_is_a_sentence_like_others(start: str) -> None:
    found = entry("faq.md", FAQ)
    assert not is_lead(found, number_of(found, start))


@pytest.mark.parametrize(
    ("text", "start", "labels"),
    [
        ("It was cold.\n\n'Unease'\n\nPeople left.", "'Unease'", True),
        ("It was cold.\n\nThe storm\n\nPeople left.", "The storm", True),
        ("Who did that?\nErik\n\nPeople left.", "Erik", False),  # an answer
        ("It was cold.\n\nErik.\n\nPeople left.", "Erik.", False),  # somebody's whole sentence
        ("It was cold.\n\nRoom: 12\n\nPeople left.", "Room: 12", False),
        ("- salt\n- rice\n\nBoil it.", "- rice", False),  # an item of a list
        ("It was cold.\n\nThe end", "The end", False),  # nothing stands under it
    ],
)
def test_one_or_two_words_alone_are_a_heading(text: str, start: str, labels: bool) -> None:  # noqa: FBT001
    found = entry("story.txt", text)
    assert is_lead(found, number_of(found, start)) == labels


@pytest.mark.parametrize(
    ("line", "labels"), [("## Walkthrough", True), ("## v4.1.3 (2 February 2026)", False), ("Walkthrough", False)]
)
def test_a_heading_of_one_or_two_words_needs_no_empty_lines(line: str, labels: bool) -> None:  # noqa: FBT001
    found = entry("quest.md", f"# The Sunken Library\n\nIt is old.\n{line}\n1. Speak to Maren.\n")
    assert is_lead(found, number_of(found, line.removeprefix("## "))) == labels


@pytest.mark.parametrize("line", [" " * 200_000, "*" * 200_000 + " ", "1. " + " " * 200_000, "# " + " #" * 100_000])
def test_a_line_of_nothing_takes_no_long_time(line: str) -> None:
    found = entry("long.md", f"Why?\n{line}x\n", "Long")
    started = time.perf_counter()
    for sentence in found.sentences:
        lead_of(found, sentence.number)
        titled(found, sentence.number)
    assert time.perf_counter() - started < 1.0


@pytest.mark.parametrize(
    ("path", "text", "start", "title", "before"),
    [
        ("faq.md", FAQ, "We ship", "Questions", "**Do you ship to Norway?**"),
        ("manual.md", MANUAL, "Two years", "Fjord 200: Warranty", "Fjord 200 Keep it dry. Warranty"),
    ],
)
def test_a_written_sentence_is_checked_against_what_the_cited_one_stands_under_too(
    path: str, text: str, start: str, title: str, before: str
) -> None:
    found = entry(path, text, title.split(":", maxsplit=1)[0])
    snapshot = Snapshot("test", found.indexed_at, "none", (found,))
    cited = found.sentences[number_of(found, start) - 1]
    citation = Citation(
        path, found.document.title, None, None, cited.text, cited.start, cited.end, cited.number, 9, cited.id
    )
    (source,) = sources(snapshot, [citation])
    assert (source.title, source.before) == (title, before)


def test_what_a_paragraph_begins_with_in_bold_is_read_with_its_other_sentences() -> None:
    paragraphs = (
        "# Help",
        "**Is it free?** Yes.",
        "- **HEIC is left out.** Convert it. Then sort.",
        "**Alone**",
        "More.",
    )
    found = entry("help.md", "\n\n".join(paragraphs), "Help")
    of = {sentence.text: lead_of(found, sentence.number) for sentence in found.sentences}
    leads = {text: lead.text for text, lead in of.items() if lead}
    assert leads == {
        "Yes.": "**Is it free?**",
        "Convert it.": "**HEIC is left out.**",
        "Then sort.": "**HEIC is left out.**",
    }
    # A question answers nothing by itself; what is stated may.
    assert is_lead(found, number_of(found, "**Is it free?**"))
    assert not is_lead(found, number_of(found, "**HEIC"))


def test_a_message_stands_under_the_name_of_who_wrote_it() -> None:
    text = "Subject: Boat trip\nFrom: Bea Holm <bea@example.org>\n\nWe sail at eight.\n\nFrom: Jo\nI'm ill.\n"
    found = entry("mail.txt", text, "mail")
    assert titled(found, number_of(found, "We sail")) == "mail: Bea Holm"
    assert titled(found, number_of(found, "I'm ill")) == "mail: Jo"
    assert titled(found, number_of(found, "Subject")) == "mail"
