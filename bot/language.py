"""The bot's own words in the language of whoever reads them."""

from __future__ import annotations


def _(text: str) -> str:
    """The text in the current reader's language; English where it has no translation."""
    return text
