"""The reader: a cited sentence in its document, as that is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons.answers import BACK, CITE, ON, SOURCE
from bot.buttons.press import Press
from bot.cards.source import source_card
from bot.cards.tracing import Fate, trace
from bot.cards.window import Way, window
from bot.state import Kept
from index import Answer, Snapshot
from index.domain import Document, Statement
from tests.cards import ODD, buttons, check_limits, texts
from tests.stories import STORY, snapshot_of

SNAPSHOT = snapshot_of(STORY)
LONG = Document("long.txt", " ".join(f"Sentence number {n} is here." for n in range(1, 101)), "Long", None)


def kept(snapshot: Snapshot, *numbers: int, url: str | None = None, related: bool = False) -> Kept:
    """An answer that quotes the sentences of these numbers."""
    cited = tuple(replace(snapshot.cite(snapshot.sentences[n - 1]), url=url) for n in numbers)
    answer = Answer("Who?", related=cited, abstained=True, version=snapshot.version)
    if not related:
        said = tuple(Statement(one.text, (n,)) for n, one in enumerate(cited, start=1))
        answer = Answer("Who?", said, cited, version=snapshot.version)
    return Kept(7, datetime.now(UTC), 1, 2, "p", False, 1.0, answer)  # noqa: FBT003 - not private


def now(text: str, path: str = STORY.path) -> Snapshot:
    return replace(snapshot_of(replace(STORY, text=text, path=path)), version="later")


def with_new_ids(snapshot: Snapshot) -> Snapshot:
    """As the index does it: an id says which text it is, not where it stands."""
    entries = tuple(
        replace(entry, sentences=tuple(replace(s, id=f"{s.document}:{s.text}") for s in entry.sentences))
        for entry in snapshot.entries
    )
    return replace(snapshot, entries=entries)


def test_the_reader_shows_the_sentence_within_its_document() -> None:
    card = source_card(kept(SNAPSHOT, 2, 3), Press(SOURCE, 7, 1), SNAPSHOT)
    head, text = texts(card)
    assert head == "**Greenland**\n-# 12 January 2026 · sentences 1 to 3 of 3"
    assert text == (
        r"Nuuk is the capital of Greenland. **\[1\]** **Some 57,000 people live there.**"
        r" \[2\] The meeting is on Wednesday in Washington."
    )
    assert buttons(card) == [
        "◀ Earlier back:7:1:1",
        "Later ▶ on:7:1:4",
        "Citation 2 cite:7:2:0",
        "This citation doesn't support it doubt:7:1:0",
    ]


def test_paragraphs_and_list_items_stay_apart() -> None:
    text = "One is.\n\nTwo\nis. - Three is."
    snapshot = snapshot_of(Document("a.md", text, "A"))
    first, *others = snapshot.entries[0].sentences
    ends = [replace(first, end=7, text=text[:7])]
    ends += [replace(first, id="b", number=2, start=9, end=16, text=text[9:16])]
    snapshot = replace(snapshot, entries=(replace(snapshot.entries[0], sentences=tuple(ends)),))
    assert others
    assert texts(source_card(kept(snapshot, 2), Press(SOURCE, 7, 1), snapshot))[-1] == (
        "One is.\n\n**\\[1\\]** **Two is.**"
    )


def test_the_pages_of_a_document_are_turned_in_both_directions_and_back() -> None:
    snapshot = snapshot_of(LONG)
    answer = kept(snapshot, 50)
    opened = window(snapshot.entries[0], 50, Way.AROUND)
    assert opened.first < 50 < opened.last
    card = source_card(answer, Press(ON, 7, 1, opened.last + 1), snapshot)
    assert texts(card)[-1].startswith(f"Sentence number {opened.last + 1} is here.")
    assert any(button.startswith("Citation 1 cite:7:1") for button in buttons(card))
    card = source_card(answer, Press(BACK, 7, 1, opened.first - 1), snapshot)
    assert texts(card)[-1].endswith(f"Sentence number {opened.first - 1} is here.")


def test_turning_pages_misses_no_sentence_and_ends() -> None:
    (entry,) = snapshot_of(LONG).entries
    at = 1
    seen: list[int] = []
    while at <= len(entry.sentences):
        page = window(entry, at, Way.ON)
        seen += range(page.first, page.last + 1)
        at = page.last + 1
    assert seen == list(range(1, len(entry.sentences) + 1))


def test_what_was_only_near_is_marked_without_a_number() -> None:
    card = source_card(kept(SNAPSHOT, 1, 3, related=True), Press(SOURCE, 7, 2), SNAPSHOT)
    assert "**▶** **The meeting is on Wednesday in Washington.**" in texts(card)[-1]
    assert buttons(card)[2:] == ["Related 1 cite:7:1:0"]


def test_an_address_is_linked_at_the_sentence() -> None:
    card = source_card(kept(SNAPSHOT, 2, url="https://example.org/a"), Press(SOURCE, 7, 1), SNAPSHOT)
    urls = [item.url for item in card.walk_children() if isinstance(item, ui.Button) and item.url]
    assert urls == ["https://example.org/a#:~:text=Some%2057%2C000%20people%20live%20there."]


THEN = with_new_ids(SNAPSHOT)


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        (STORY.text, Fate.SAME),
        ("New. " + STORY.text, Fate.SAME),
        (STORY.text.replace("57,000", "58,500"), Fate.CHANGED),
        ("Nuuk is the capital of Greenland. The meeting is off.", Fate.REMOVED),
    ],
)
def test_what_became_of_a_sentence(text: str, fate: Fate) -> None:
    citation = THEN.cite(THEN.sentences[1])
    assert trace(citation, with_new_ids(now(text))).fate is fate


def test_a_sentence_that_moved_is_found_where_it_is_now() -> None:
    found = trace(THEN.cite(THEN.sentences[1]), with_new_ids(now("New. " + STORY.text)))
    assert found.sentence
    assert found.sentence.number == 3


def shown_now(snapshot: Snapshot) -> str:
    return "\n".join(texts(source_card(kept(THEN, 2), Press(CITE, 7, 1), with_new_ids(snapshot))))


def test_a_changed_sentence_is_shown_as_it_was_and_as_it_is() -> None:
    shown = shown_now(now(STORY.text.replace("57,000", "58,500")))
    assert "This sentence is no longer there word for word." in shown
    assert "Then: “Some 57,000 people live there.”" in shown
    assert "Most like it now: “Some 58,500 people live there.”" in shown
    assert "**\\[1\\]** **Some 58,500 people live there.**" in shown


def test_a_removed_sentence_is_said_to_be_removed() -> None:
    shown = shown_now(now("Nuuk is the capital of Greenland. The meeting is off."))
    assert "This sentence has been removed since this answer. It was:**\n“Some 57,000 people live there.”" in shown


def test_a_sentence_that_stayed_while_others_changed_is_said_to_have_stayed() -> None:
    assert "this sentence has not" in shown_now(now("New. " + STORY.text))
    assert "this sentence has not" not in "\n".join(texts(source_card(kept(THEN, 2), Press(CITE, 7, 1), THEN)))


def test_a_document_that_is_gone_is_said_to_be_gone() -> None:
    snapshot = snapshot_of(Document("other.txt", "Nothing.", "Other"))
    card = source_card(kept(THEN, 2), Press(CITE, 7, 1), snapshot)
    shown = "\n".join(texts(card))
    assert "This document is no longer among those I read." in shown
    assert "“Some 57,000 people live there.”" in shown
    assert buttons(card) == ["This citation doesn't support it doubt:7:1:0"]


def test_a_document_that_was_renamed_is_followed() -> None:
    shown = shown_now(now(STORY.text, path="moved.txt"))
    assert "Its document “Greenland” is gone since this answer. The same sentence stands here." in shown


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.text(ODD, min_size=1, max_size=80), st.just("_" * 1000)), min_size=1, max_size=15),
    st.integers(1, 20),
    st.sampled_from([SOURCE, ON, BACK, CITE]),
    st.booleans(),
)
def test_every_page_is_within_the_limits(sentences: list[str], at: int, action: str, changed: bool) -> None:  # noqa: FBT001 - drawn
    then = with_new_ids(snapshot_of(Document("a.txt", ". ".join(["y" * 900, *sentences]), "_" * 900, None)))
    text = ". ".join(["y" * 899, *sentences[::-1]]) if changed else then.entries[0].document.text
    after = with_new_ids(snapshot_of(Document("a.txt", text, "_" * 900)))
    answer = kept(then, *range(1, len(then.sentences) + 1), url="https://example.org/" + "x" * 480)
    for number in (1, len(then.sentences)):
        check_limits(source_card(answer, Press(action, 10**17, number, at), replace(after, version="later")))
