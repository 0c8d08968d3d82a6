"""Where the result of a build goes."""

from __future__ import annotations

from types import SimpleNamespace

import discord
from discord import ui

from bot.moderators.progress import show_report
from index import Report
from index.report import Counts

REPORT = Report("2", dry_run=False, documents=Counts(), sentences=Counts())
OVER = discord.NotFound(
    SimpleNamespace(status=404, reason="Not Found"),  # type: ignore[arg-type]
    {"code": 10015, "message": "Unknown Webhook"},
)


class LateInteraction:
    """One whose token is no longer valid, by somebody who may be written to, or not."""

    def __init__(self, *, open_to_messages: bool) -> None:
        self.user = self
        self.sent: list[ui.LayoutView] = []
        self._open = open_to_messages

    async def edit_original_response(self, **_: object) -> None:
        raise OVER

    async def send(self, *, view: ui.LayoutView) -> None:
        if not self._open:
            raise OVER
        self.sent.append(view)


async def test_after_a_quarter_of_an_hour_it_goes_to_the_moderator_alone() -> None:
    late = LateInteraction(open_to_messages=True)
    await show_report(late, REPORT)  # type: ignore[arg-type]
    (card,) = late.sent
    assert "up to date" in str(card.to_components())


async def test_who_takes_no_messages_gets_none_and_nothing_fails() -> None:
    late = LateInteraction(open_to_messages=False)
    await show_report(late, REPORT)  # type: ignore[arg-type]
    assert not late.sent
