"""Lists that take several pages of one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.language import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`number` and `of` count from 1; a list of nothing has one page."""

    items: tuple[T, ...]
    number: int
    of: int

    @property
    def text(self) -> str:
        """To go on a heading; nothing where there is but one page."""
        return _(" · page {number} of {of}").format(number=self.number, of=self.of) if self.of > 1 else ""

    def row(self, action: str) -> tuple[Button, ...]:
        """Buttons that lead to the pages beside this one; none where there is but one page."""
        if self.of == 1:
            return ()
        back = Button.of(Press(action, max(self.number - 1, 0)), f"◀ {_('Back')}", disabled=self.number == 1)
        on = Button.of(Press(action, self.number + 1), f"{_('Next')} ▶", disabled=self.number == self.of)
        return (back, on)


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """That page, or the nearest there is."""
    of = max(1, -(-len(items) // size))
    number = min(max(number, 1), of)
    return Page(tuple(items[(number - 1) * size : number * size]), number, of)
