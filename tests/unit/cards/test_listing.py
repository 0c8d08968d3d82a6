"""Lists keep to Discord's limits and say how much is left out."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.cards.guide import help_card
from bot.cards.listing import sources_card
from bot.cards.pages import Card
from bot.moderators.reports import progress_card, report_card
from bot.text.excerpt import units
from bot.text.notice import notice
from index import NotIndexedError, Progress, Report
from index.report import Counts, Problem, Stage
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of


def text(card: discord.ui.LayoutView) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay))


@pytest.mark.parametrize("title", ["T", "*" * 500, "😀" * 500])
def test_many_documents_are_cut_to_what_fits(title: str) -> None:
    documents = [replace(STORY, path=f"{n}.txt", title=title) for n in range(500)]
    shown = text(sources_card(ScriptedLibrary(snapshot_of(*documents))))
    assert units(shown) <= 4000
    left_out = int(shown.rsplit("… and ", 1)[1].split()[0])
    assert shown.count("indexed") + left_out == 500


def test_sources_without_an_index_is_an_error() -> None:
    with pytest.raises(NotIndexedError):
        sources_card(ScriptedLibrary(None))


def test_a_report_of_many_files_fits() -> None:
    paths = tuple(f"{'_' * 200}{n}.txt" for n in range(1000))
    problems = tuple(Problem(path, "is not UTF-8 text " * 50) for path in paths)
    report = Report("1", False, Counts(1000), Counts(9000), paths, paths, paths, problems)  # noqa: FBT003 - dry_run
    assert units(text(report_card(report))) <= 4000


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (Progress(Stage.READING, 3, 10), "Reading documents: 3 of 10"),
        (Progress(Stage.EMBEDDING, 0, 400), "Indexing sentences: 0 of 400"),
        (Progress(Stage.FINISHING, 0, 0), "Finishing …"),
    ],
)
def test_progress_says_what_is_done(progress: Progress, shown: str) -> None:
    assert text(progress_card(progress)).startswith(f"{shown}\n-# As of <t:")


def test_every_stage_has_its_words() -> None:
    assert all(text(progress_card(Progress(stage, 1, 2))) for stage in Stage)


def test_help_shows_the_name_of_the_bot_as_it_stands() -> None:
    assert r"@my\_bot" in text(help_card("my_bot", ["*Who* is it?"]))


def test_a_notice_of_any_length_fits() -> None:
    assert units(text(notice("😀" * 5000))) <= 4000


async def test_an_error_in_a_card_goes_where_every_error_goes(caplog: pytest.LogCaptureFixture) -> None:
    class Gone:
        """An interaction that Discord has forgotten."""

        command = data = None

    forbidden = discord.Forbidden(type("Reply", (), {"status": 403, "reason": "no"})(), "no")
    item: discord.ui.TextDisplay[Card] = discord.ui.TextDisplay("x")
    await Card([]).on_error(Gone(), forbidden, item)  # type: ignore[arg-type]  # it is not asked for more
    assert "an interaction: nobody to tell" in caplog.text
