"""Bringing the index up to date for a moderator who sees how far it is."""

from __future__ import annotations

from typing import Any

import discord

from bot.errors import RefusalError
from bot.language import _
from bot.language.said import said
from bot.moderators.progress import ProgressShown, show_report
from index import FootnoteError, Library, Report


async def reindex(
    library: Library,
    interaction: discord.Interaction[Any],
    *,
    dry_run: bool = False,
    force: bool = False,
    intro: str = "",
) -> Report:
    """Build, in an answer that was deferred or in the message of a button. `intro`: what was done before, escaped.

    Raises:
        RefusalError: something was done before, and the build failed.
        FootnoteError: as `Library.build`.
    """
    try:
        async with ProgressShown(interaction, intro) as shown:
            report = await library.build(
                by=interaction.user.display_name, dry_run=dry_run, force=force, progress=shown.update
            )
    except FootnoteError as error:
        if not intro:
            raise
        text = _("That was done, but the index is as it was. {reason} /reindex tries again, and so does a restart.")
        raise RefusalError(text.format(reason=said(str(error)))) from error.__cause__
    await show_report(interaction, report, intro)
    return report
