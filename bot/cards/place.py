"""Where a quotation stands in the documents, and how its times are read, in small below it."""

from __future__ import annotations

from itertools import islice

from bot.language import _, long_date
from bot.language.said import notes
from bot.text.excerpt import excerpt
from index import Citation

_TITLE = 120  # units of a title
_NOTES = 3  # readings of times shown under a quotation
_NOTE = 150  # units of one


def placed(said: str, citation: Citation) -> str:
    """A quotation, and below it in small how its times are read and where it stands."""
    below = [excerpt(note, _NOTE) for note in islice(notes(citation), _NOTES)]
    return "\n-# ".join([said, *below, place(citation)])


def place(citation: Citation) -> str:
    """Where a sentence stands: title, date where there is one, and its number in the document."""
    sentence = _("sentence {number} of {count}").format(number=citation.number, count=citation.of)
    dated = [long_date(citation.date)] if citation.date else []
    return " · ".join([excerpt(citation.title, _TITLE), *dated, sentence])
