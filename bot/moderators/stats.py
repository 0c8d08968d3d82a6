"""How the bot is used in a server, as a message."""

from __future__ import annotations

import discord
from discord import ui

from bot.cards.pages import Block, Card
from bot.language import _, _n, number, percentage
from bot.moderators.plot import described
from bot.state import Stats
from bot.text.excerpt import excerpt

PICTURE = "questions.png"
_PATH = 120  # units of a document's path


def stats_card(stats: Stats, days: int) -> Card:
    """Goes with the picture of that name as its attachment."""
    if not stats.questions:
        text = _("**Nobody asked in the last {days} days.**").format(days=number(days))
        return Card([Block(text)])
    card = Card([Block(_figures(stats, days)), Block(_documents(stats), ruled=True)])
    picture = discord.MediaGalleryItem(f"attachment://{PICTURE}", description=described(stats))
    card.add_item(ui.MediaGallery(picture))
    return card


def _figures(stats: Stats, days: int) -> str:
    asked = _n("**{count} question", "**{count} questions", stats.questions).format(count=number(stats.questions))
    head = _("{asked} in the last {days} days**").format(asked=asked, days=number(days))
    share = _("Answered: {count} ({share})").format(
        count=number(stats.answered), share=percentage(stats.answered / stats.questions)
    )
    wait = _("Time to answer: {median} s for half of them, {p95} s for 19 of 20").format(
        median=number(round(stats.median_ms / 1000, 1)), p95=number(round(stats.p95_ms / 1000, 1))
    )
    return f"{head}\n{share}\n{wait}"


def _documents(stats: Stats) -> str:
    if not stats.documents:
        return _("No document was cited.")
    lines = [
        _n("{document}: {count} answer", "{document}: {count} answers", count).format(
            document=excerpt(path, _PATH), count=number(count)
        )
        for path, count in stats.documents
    ]
    return "\n".join([_("**Documents cited most**"), *lines])
