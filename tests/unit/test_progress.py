"""Where the result of a build goes."""

from __future__ import annotations

from unittest.mock import AsyncMock, Mock

import discord

from bot.progress import show_report
from index import Report
from index.report import Counts

REPORT = Report("2", dry_run=False, documents=Counts(), sentences=Counts())


async def test_after_a_quarter_of_an_hour_it_goes_to_the_moderator_alone() -> None:
    over = discord.NotFound(Mock(status=404, reason="Not Found"), {"code": 10015, "message": "Unknown"})
    interaction = AsyncMock(edit_original_response=AsyncMock(side_effect=over))
    await show_report(interaction, REPORT)
    (card,) = (call.kwargs["view"] for call in interaction.user.send.await_args_list)
    assert "up to date" in str(card.to_components())
    interaction.channel.send.assert_not_called()
    interaction.user.send.side_effect = over  # they take no messages from the server
    await show_report(interaction, REPORT)
