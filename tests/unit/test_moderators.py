"""What moderators see keeps to Discord's limits, whatever members and documents say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import discord
import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.pages import MAX_COMPONENTS
from bot.moderators.choices import settings_card
from bot.moderators.deeds import told, written
from bot.moderators.documents import documents_card, key_of, removing_card, replacing_card
from bot.moderators.feedback import export_card, feedback_card
from bot.moderators.gaps import gaps_card
from bot.moderators.gold import gold_lines
from bot.moderators.likeness import Group
from bot.moderators.paging import page_of
from bot.moderators.plot import described, draw
from bot.moderators.stats import stats_card
from bot.state import Entry, Gap, GuildSettings, Kept, Limits, Stats, Vote, VotedDown
from bot.text.excerpt import units
from index import Answer, Source
from index.domain import Statement
from tests.stories import STORY, snapshot_of

_NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
_WILD = st.one_of(
    st.text(max_size=600), st.sampled_from(["*_`" * 300, "😀" * 500, "@everyone", "\u202eabc", "x" * 4000])
)


def fits(card: ui.LayoutView) -> bool:
    items = list(card.walk_children())
    return len(items) <= MAX_COMPONENTS and units("\n".join(_texts(card))) <= 4000 and all(map(_is_legal, items))


def _is_legal(item: ui.Item[ui.LayoutView]) -> bool:
    custom_id = getattr(item, "custom_id", None) or ""
    label = getattr(getattr(item, "item", item), "label", None) or ""
    return len(custom_id) <= 100 and len(label) <= 80


def _texts(card: ui.LayoutView) -> Iterator[str]:
    return (item.content for item in card.walk_children() if isinstance(item, ui.TextDisplay))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(_WILD.filter(str.strip), min_size=1, max_size=6), max_size=9), st.integers(0, 9))
def test_gaps(questions: list[list[str]], page: int) -> None:
    groups = [
        Group(tuple(Gap(10 * n + m, text, _NOON) for m, text in enumerate(texts))) for n, texts in enumerate(questions)
    ]
    assert fits(gaps_card(groups, page))


@settings(max_examples=15, deadline=None)
@given(st.lists(_WILD, min_size=1, max_size=5), st.integers(0, 9))
def test_feedback(texts: list[str], page: int) -> None:
    assert fits(feedback_card([voted(n, text) for n, text in enumerate(texts)], page))


@settings(max_examples=15, deadline=None)
@given(st.lists(_WILD.filter(lambda text: text.isprintable()), max_size=30), st.integers(0, 9))
def test_documents(paths: list[str], page: int) -> None:
    sources = [Source(path, 5, is_hidden=bool(n % 2)) for n, path in enumerate(paths)]
    assert fits(documents_card(sources, dict.fromkeys(paths, 3), page))
    for source in sources[:3]:
        assert fits(removing_card(source))
        assert fits(replacing_card(source, key_of(source.path)))
        assert key_of(source.path) < 10**18


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_WILD, _WILD), max_size=8))
def test_settings(entries: list[tuple[str, str]]) -> None:
    chosen = GuildSettings(channels=tuple(range(10**18, 10**18 + 25)), language="fr", daily=3)
    done = [Entry(_NOON, by, what) for by, what in entries]
    assert fits(settings_card(chosen, Limits(), chosen.channels, done))


def test_an_export_says_what_is_left_to_do() -> None:
    card = export_card(discord.File(BytesIO(b"{}"), "voted-down.jsonl"), 2)
    assert fits(card)
    assert "set `answerable`" in "\n".join(_texts(card))
    (line,) = gold_lines([voted(7, "That is *old*.")]).splitlines()
    exported = json.loads(line)
    assert exported["answerable"] is None
    assert [quote["text"] for quote in exported["evidence"]] == [
        "Some 57,000 people live there."
    ]  # not the doubted one
    assert "That is *old*." in exported["comment"]


def voted(key: int, text: str) -> VotedDown:
    snapshot = snapshot_of(STORY)
    citations = tuple(snapshot.cite(sentence) for sentence in snapshot.sentences[:2])
    answer = Answer(
        text, tuple(Statement(c.text, (n,)) for n, c in enumerate(citations, 1)), citations, understood=text
    )
    votes = tuple(Vote(str(n), up=False, at=_NOON, reason="citation", note=text, citation=1) for n in range(3))
    return VotedDown(Kept(key, _NOON, 1, 2, "p", private=False, latency_ms=9.0, answer=answer), 1, votes)


@pytest.mark.parametrize("count", [7, 30])
def test_the_picture_and_its_description(count: int) -> None:
    first = date(2026, 1, 1)
    days = tuple((first + timedelta(days=n), n, n // 2) for n in range(count))
    stats = Stats(sum(d[1] for d in days), sum(d[2] for d in days), days, 900.0, 2400.0, (("*" * 300, 4),) * 10)
    assert draw(stats).startswith(b"\x89PNG")
    assert "3 Jan: 2 questions, 1 answered" in described(stats)
    assert len(described(stats)) <= 1024
    assert fits(stats_card(stats, count))


def test_a_day_without_questions_has_its_words() -> None:
    assert "none on any day" in described(Stats(0, 0, ((date(2026, 1, 1), 0, 0),), 0.0, 0.0, ()))


def test_a_page_that_is_gone_is_the_nearest_there_is() -> None:
    assert page_of(list(range(7)), 9, 3).items == (6,)
    assert page_of(list(range(7)), 0, 3).items == (0, 1, 2)
    assert page_of([], 1, 3).of == 1


def test_deeds_are_told_with_who_did_them() -> None:
    known, unknown = Entry(_NOON, "*Ann*", written("added", "a_b.txt")), Entry(_NOON, "", "an older kind of deed")
    lines = told([known, unknown]).splitlines()
    assert lines[0].endswith(r"\*Ann\* added the document a\_b.txt")
    assert lines[1].endswith("somebody who had the name deleted an older kind of deed")
