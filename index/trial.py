"""The gold questions put to a new version of the index before it replaces the old: clearly worse, and it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import comb

from index.domain import Answer, Snapshot
from index.errors import FootnoteError
from index.gold import Gold
from index.report import Progress, ProgressCallback, Stage
from index.score import Outcome, score

MARGIN = 0.05  # of the questions, lost less gained: fewer are not worth stopping a build for
CHANCE = 0.05  # a loss that a coin would bring about more often than this is no sign of anything
NAMED = 5  # questions in the sentence for who asked for the build

Ask = Callable[[Gold], Answer]


class WorseError(FootnoteError):
    """The new index answers the gold questions clearly worse; the text names figures and questions."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One figure before and after, as right or wrong for each question that has it."""

    name: str
    before: dict[str, bool]
    after: dict[str, bool]

    @property
    def lost(self) -> list[str]:
        return [key for key, right in self.before.items() if right and not self.after[key]]

    @property
    def gained(self) -> int:
        return sum(right and not self.before[key] for key, right in self.after.items())

    @property
    def is_clear(self) -> bool:
        net = len(self.lost) - self.gained
        return net > MARGIN * len(self.before) and by_chance(len(self.lost), self.gained) < CHANCE

    def __str__(self) -> str:
        count = len(self.before)
        return f"{self.name} falls from {sum(self.before.values())} to {sum(self.after.values())} of {count} questions"


@dataclass(frozen=True, slots=True)
class Side:
    """A version of the index and how to ask it."""

    snapshot: Snapshot
    ask: Ask

    def outcome(self, gold: Gold) -> Outcome:
        return score(gold, self.ask(gold), self.snapshot, 0.0)


def hold(golds: Sequence[Gold], old: Side, new: Side, tell: ProgressCallback) -> None:
    """Put every question to both. Blocks until all are answered. Raises: as `compare`."""
    before, after = [], []
    for number, gold in enumerate(golds):
        tell(Progress(Stage.FINISHING, number, len(golds)))
        before.append(old.outcome(gold))
        after.append(new.outcome(gold))
    compare(before, after)


def compare(before: Sequence[Outcome], after: Sequence[Outcome]) -> None:
    """Raises: WorseError when hits or right abstentions fall by more than the margin, and more than chance explains."""
    worse = [change for change in _changes(before, after) if change.is_clear]
    if worse:
        lost = list(dict.fromkeys(key for change in worse for key in change.lost))
        named = ", ".join(lost[:NAMED]) + (f" and {len(lost) - NAMED} more" if len(lost) > NAMED else "")
        raise WorseError(
            f"The old index stays, since the new one is worse on the gold questions: {' and '.join(map(str, worse))}"
            f" (lost: {named}); correct the documents or the gold file, or force it (/reindex force,"
            " python -m index build --force)."
        )


def by_chance(lost: int, gained: int) -> float:
    """How likely it is that at least so many of the questions that changed are lost, if each were a coin's toss."""
    changed = lost + gained
    return sum(comb(changed, k) for k in range(lost, changed + 1)) / float(2**changed)


def _changes(before: Sequence[Outcome], after: Sequence[Outcome]) -> Iterator[_Change]:
    yield _Change("citing the right sentence", _hits(before), _hits(after))
    yield _Change("knowing when to answer", _abstentions(before), _abstentions(after))


def _hits(found: Sequence[Outcome]) -> dict[str, bool]:
    return {outcome.id: outcome.hit for outcome in found if outcome.hit is not None}


def _abstentions(found: Sequence[Outcome]) -> dict[str, bool]:
    return {outcome.id: outcome.rightly_abstained for outcome in found}
