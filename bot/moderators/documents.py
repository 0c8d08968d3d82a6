"""The files that documents are read from, as a message, and what is asked before one is replaced or removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import discord

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.cards.pages import Block, Card
from bot.language import _, _n, number
from bot.moderators.paging import page_of
from bot.text.excerpt import excerpt
from index import Source

PAGE, PUT, REMOVE, CANCEL = "docs", "docput", "docremove", "doccancel"  # actions in custom ids
_SIZE = 12  # documents of a page
_PATH = 150  # units of a path
_KEY = 7  # bytes, so that it is below 10**18, as a custom id has it


def key_of(path: str) -> int:
    """Stands for a path where there is no room for it."""
    return int.from_bytes(sha256(path.encode()).digest()[:_KEY])


def documents_card(sources: Sequence[Source], sentences: Mapping[str, int], page_number: int = 1) -> Card:
    """All files by path. `sentences`: how many each document has in the index; one that is not there has none yet."""
    page = page_of(sources, page_number, _SIZE)
    there = sum(not source.is_hidden for source in sources)
    head = _n("**{count} document**", "**{count} documents**", there).format(count=number(there))
    lines = [f"{head}{page.text}", *(_line(source, sentences.get(source.path)) for source in page.items)]
    row = page.row(PAGE)
    return Card([Block("\n".join(lines), rows=(row,) if row else ())])


def _line(source: Source, sentences: int | None) -> str:
    facts = [_origin(source), _("{size} kB").format(size=number(max(1, round(source.size / 1000))))]
    if sentences is not None and not source.is_hidden:
        facts.append(_n("{count} sentence", "{count} sentences", sentences).format(count=number(sentences)))
    elif not source.is_hidden:
        facts.append(_("not in the index"))
    return f"{excerpt(source.path, _PATH)}\n-# {' · '.join(facts)}"


def _origin(source: Source) -> str:
    if source.is_hidden:
        return _("removed; `/documents restore` brings it back")
    if source.has_seed:
        return _("uploaded, in the place of one that came with me")
    return _("uploaded") if source.is_upload else _("came with me")


def replacing_card(source: Source, token: int) -> Card:
    """Before a file takes the place of another. `token` stands for the new one."""
    path = excerpt(source.path, _PATH)
    if source.is_upload:
        text = _("**Replace {document}?**\nThere is a document of that name. The file uploaded before would be gone.")
    else:
        text = _(
            "**Replace {document}?**\nThe document of that name came with me. Yours would be read in its place. The"
            " original stays on the disk, and is read again when yours is removed."
        )
    return _asking(text.format(document=path), Button.of(Press(PUT, token), _("Replace it")))


def removing_card(source: Source) -> Card:
    """Before a file is removed."""
    if source.has_seed:
        text = _("**Remove {document}?**\nYour file would be gone. The one that came with me is read again.")
    elif source.is_upload:
        text = _("**Remove {document}?**\nThe file would be gone. `/documents download` gives it to you first.")
    else:
        text = _(
            "**Remove {document}?**\nIt came with me: the file stays on the disk, and `/documents restore` brings it"
            " back."
        )
    yes = Button.of(Press(REMOVE, key_of(source.path)), _("Remove it"), style=discord.ButtonStyle.danger)
    return _asking(text.format(document=excerpt(source.path, _PATH)), yes)


def _asking(text: str, yes: Button) -> Card:
    return Card([Block(text, rows=((yes, Button.of(Press(CANCEL, 0), _("Cancel"))),))])
