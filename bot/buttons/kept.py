"""Answers as they were kept, for the buttons on them."""

from __future__ import annotations

from bot.buttons.answers import evidence
from bot.buttons.press import Press
from bot.language import _
from bot.state import Kept, State
from index import FootnoteError


class GoneError(FootnoteError):
    """An answer that is no longer kept."""

    def __init__(self) -> None:
        super().__init__(_("I no longer have this answer. Please ask the question again."))


async def kept_answer(state: State, press: Press) -> Kept:
    """The answer that a button is about, and, if it is about a citation, that one exists.

    Raises:
        GoneError: it was deleted since: it was too old, or its person or server wanted it forgotten.
        StateError: nothing can be looked up now.
    """
    kept = await state.answers.get(press.answer)
    if kept is None or press.number > len(evidence(kept.answer)):
        raise GoneError
    return kept
