"""Why an answer is not right, as it is kept and as it is said."""

from __future__ import annotations

from bot.language.words import _

WRONG, CITATION, MISSING, OTHER = REASONS = ("wrong", "citation", "missing", "other")  # as kept, in `Vote.reason`


def said(reason: str) -> str:
    """In words; empty for none, and for one that is not known any more."""
    return {
        WRONG: _("The answer is wrong"),
        CITATION: _("A citation doesn't support it"),
        MISSING: _("Something is missing"),
        OTHER: _("Something else"),
    }.get(reason, "")
