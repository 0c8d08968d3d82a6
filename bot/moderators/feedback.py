"""The answers that members voted down, as a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import discord
from discord import ui

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.cards.pages import Block, Card
from bot.language import _, _n, number
from bot.language.reasons import said
from bot.moderators.paging import page_of
from bot.state import VotedDown
from bot.text.excerpt import excerpt

PAGE, EXPORT = "votes", "votesfile"  # actions in custom ids
_SIZE = 3  # answers of a page
_QUESTION, _ANSWER, _NOTE, _CITATION, _REASON = 200, 350, 150, 150, 80  # units
_EACH = 2  # notes, and citations, that are shown of an answer


def feedback_card(voted: Sequence[VotedDown], page_number: int = 1) -> Card:
    """The newest answer first."""
    if not voted:
        return Card([Block(_("**No answer was voted down.**"))])
    page = page_of(voted, page_number, _SIZE)
    head = _n("**{count} answer was voted down**", "**{count} answers were voted down**", len(voted))
    blocks = [Block(f"{head.format(count=number(len(voted)))}{page.text}")]
    blocks += [Block("\n".join(_lines(one)), ruled=True) for one in page.items]
    row = (*page.row(PAGE), Button.of(Press(EXPORT, 0), _("Export as gold questions")))
    return Card([*blocks, Block(_("-# The export is a file for `python -m index evaluate`."), ruled=True, rows=(row,))])


def export_card(file: discord.File, count: int) -> Card:
    """With the file as its attachment."""
    text = _n(
        "**{count} question as a gold file**", "**{count} questions as a gold file**", count
    ) + _(
        "\nFor you to complete: in each line set `answerable`, which is `null`, to `true` or `false`, and correct"
        " `evidence`. The file is refused until then. `comment` says what members complained of."
    )  # fmt: skip
    card = Card([Block(text.format(count=number(count)))])
    card.add_item(ui.File(file))
    return card


def _lines(voted: VotedDown) -> Iterator[str]:
    answer = voted.kept.answer
    yield f"**{excerpt(answer.understood or answer.question, _QUESTION)}**"
    yield excerpt(answer.text, _ANSWER) if answer.text else _("I said that the documents don't tell.")
    counts = _("not right: {down} · helpful: {up} · <t:{time}:R>")
    time = int(voted.kept.at.timestamp())
    yield f"-# {counts.format(down=number(voted.down), up=number(voted.up), time=time)}"
    reasons = Counter(voted.reasons).most_common()
    if reasons:
        told = (f"{excerpt(said(reason), _REASON)} ({number(count)})" for reason, count in reasons[:4])
        yield _("-# Why: {reasons}").format(reasons=", ".join(told))
    for note in voted.notes[:_EACH]:
        yield _("-# Note: “{note}”").format(note=excerpt(note, _NOTE))
    for place, count in Counter(voted.citations).most_common(_EACH):
        if 1 <= place <= len(answer.citations):
            text = _("-# Does not support it, say {count}: “{sentence}”")
            cited = excerpt(answer.citations[place - 1].text, _CITATION)
            yield text.format(count=number(count), sentence=cited)
