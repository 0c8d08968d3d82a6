"""An evaluation in a terminal: figures with their intervals beside the earlier run, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from index.figures import LESS_IS_BETTER, Figure, changes, figures
from index.gold import Gold, Quote
from index.score import Outcome

_WORDS = 8  # of a sentence, to recognise it by


def counted(golds: Sequence[Gold], console: Console) -> Iterable[Gold]:
    """The questions, with a bar that counts them on a terminal."""
    return track(golds, "Answering", console=console, transient=True, disable=not console.is_terminal)


def show_missing(found: Iterable[tuple[Gold, Quote]], console: Console) -> None:
    for gold, quote in found:
        start = " ".join(quote.text.split()[:_WORDS])
        console.print(Text(f"{gold.id}: “{start} …” is not in {quote.document}; it counts as not cited.", "yellow"))


def show_evaluation(outcomes: Sequence[Outcome], before: Sequence[Outcome], console: Console) -> None:
    """A table; a change is coloured when its interval leaves out zero."""
    moved = changes(before, outcomes)
    table = Table("", "now", "95 % interval", "questions", *(["change", "95 % interval"] if moved else []), box=None)
    for name, figure in figures(outcomes).items():
        change: list[Text | str] = [_change(name, moved[name]), _interval(moved[name])] if name in moved else []
        table.add_row(name, _number(figure.value), _interval(figure), str(figure.questions), *change)
    console.print(table)
    for title, ids in _wrong(outcomes):
        if ids:
            console.print(Text(f"{title}: {', '.join(ids)}"), soft_wrap=True)


def _wrong(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[str]]]:
    yield "wrong sentence", [o.id for o in outcomes if o.answerable and not o.abstained and not o.hit]
    yield "refused", [o.id for o in outcomes if o.answerable and o.abstained]
    yield (
        "answered, though the documents don't",
        [o.id for o in outcomes if not o.rightly_abstained and not o.answerable],
    )
    yield "wrongly marked", [o.id for o in outcomes if o.marked_right is False]


def _change(name: str, change: Figure) -> Text:
    clear = change.low > 0 or change.high < 0
    better = (change.value < 0) == (name in LESS_IS_BETTER)
    return Text(f"{_number(change.value, '+')}", ("green" if better else "red") if clear else "")


def _interval(figure: Figure) -> str:
    return f"{_number(figure.low)} to {_number(figure.high)}"


def _number(value: float, sign: str = "") -> str:
    """Shares with two decimals, milliseconds with none."""
    return f"{value:{sign}z.0f}" if abs(value) > 1 else f"{value:{sign}z.2f}"
