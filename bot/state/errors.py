"""What goes wrong with remembering."""

from __future__ import annotations

from bot.language import _
from index import FootnoteError


class StateError(FootnoteError):
    """Nothing can be kept or looked up now; why is in the log, and answers go out all the same."""

    def __init__(self) -> None:
        super().__init__(_("I can't get at what I remember right now. Please try again in a minute."))
