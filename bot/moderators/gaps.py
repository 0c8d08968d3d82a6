"""The questions that were not answered, as a message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.cards.pages import Block, Card
from bot.language import _, _n, number
from bot.moderators.likeness import Group
from bot.moderators.paging import page_of
from bot.text.excerpt import excerpt

PAGE, DISMISS, ADDED = "gaps", "gapdismiss", "gapadded"  # actions in custom ids
_SIZE = 5  # groups of a page
_QUESTION = 200  # units of the latest wording
_WORDING = 100  # units of another one
_WORDINGS = 3  # others that are shown


def gaps_card(groups: Sequence[Group], page_number: int = 1) -> Card:
    """Most asked first, each with what can be done about it."""
    if not groups:
        return Card([Block(_("**No open questions.** What I can't answer in this server is collected here."))])
    page = page_of(groups, page_number, _SIZE)
    asked = sum(len(group.gaps) for group in groups)
    head = _n("**{count} question was not answered**", "**{count} questions were not answered**", asked)
    text = _("{head} · different ones: {groups}{page}\n-# Add what is missing with `/documents add`.")
    blocks = [Block(text.format(head=head.format(count=number(asked)), groups=number(len(groups)), page=page.text))]
    blocks += [_block(group, page.number) for group in page.items]
    row = page.row(PAGE)
    return Card([*blocks, Block(f"-# {page.text.strip(' ·')}", ruled=True, rows=(row,))] if row else blocks)


def _block(group: Group, page: int) -> Block:
    latest, *others = group.wordings
    asked = _n("asked {count} time", "asked {count} times", len(group.gaps)).format(count=number(len(group.gaps)))
    last = _("last <t:{time}:R>").format(time=int(group.last.timestamp()))
    lines = [f"**{excerpt(latest, _QUESTION)}**", f"-# {asked} · {last}"]
    if others:
        wordings = " ".join(f"“{excerpt(wording, _WORDING)}”" for wording in others[:_WORDINGS])
        lines.append(_("-# also asked as {wordings}").format(wordings=wordings))
    row = (
        Button.of(Press(DISMISS, group.id, page), _("Dismiss")),
        Button.of(Press(ADDED, group.id, page), _("Mark as added")),
    )
    return Block("\n".join(lines), ruled=True, rows=(row,))
