"""What may stand between two units of a claim in a sentence without changing it (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.yesno.claim import Claim
from index.yesno.units import BE, DETERMINERS, PREPOSITIONS, Kind, Unit

NEGATIONS = frozenset("not no never cannot".split())  # noqa: SIM905 - lists of words read better so
ADVERBS = frozenset(
    "now already then later soon again thus finally once early today ago therefore however yet".split()  # noqa: SIM905
)
_NO_ADVERBS = frozenset(
    """only nearly hardly barely scarcely partly mostly mainly possibly probably likely apparently supposedly
    allegedly reportedly purportedly presumably falsely formerly almost potentially seemingly rarely seldom virtually
    theoretically family supply reply ally fly""".split()  # noqa: SIM905
)
PRIVATIVE = frozenset(
    """former ex future proposed planned potential possible alleged fake false so-called would-be failed attempted
    unsuccessful deputy vice assistant acting honorary supposed suspected likely near-term half part anti non only
    last next previous other another second third most some few many several half-sister half-brother step future
    prospective hypothetical imaginary fictional mock self-proclaimed aspiring unofficial""".split()  # noqa: SIM905
)
"""What before a noun makes it another thing, or one of several."""
_HOLDS = frozenset("houses housed hosts hosted owns owned possesses possessed contains contained".split())  # noqa: SIM905
HAVE = frozenset("have has had".split())  # noqa: SIM905
_ROUGHLY = frozenset("some about around roughly approximately".split())  # noqa: SIM905
_MOST = 3  # words that tell more of a noun


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two units."""

    be: str = ""  # the form of "be"
    have: bool = False
    modal: bool = False  # the claim's own "can" or "will"
    negation: int | None = None
    more: bool = False  # whether something is told that the claim does not have
    skipped: frozenset[int] = frozenset()  # places between two commas
    aside: Literal["", "clause", "apposition"] = ""  # "X, which is …", "X, the …": the rest says other things


class _Scan:
    """Reads what stands between two units, and stops at what may change the claim."""

    def __init__(self, claim: Claim, ours: tuple[int, int], told: Sequence[Unit], theirs: tuple[int, int]) -> None:
        self._claim = claim
        self._joins = {unit.low for unit in claim.units[ours[0] + 1 : ours[1]]}
        self._told, self._last, self._target = told, theirs[1], told[theirs[1]]
        self._seen = set[str]()
        self._first = theirs[0] + 1
        self._after_noun = not told[theirs[0]].is_name

    def read(self) -> Gap | None:
        gap, first = self._opened()
        at = first
        while gap and at < self._last:
            gap = self._step(gap, at)
            at += 2 if self._told[at].low == "no" and self._told[at + 1].low == "longer" else 1
        return gap if gap and self._is_whole(gap) else None

    def _opened(self) -> tuple[Gap | None, int]:
        """Past ", named after her," or into ", which …" or an apposition."""
        if self._first >= self._last or self._told[self._first].text != ",":
            return Gap(), self._first
        commas = [at for at in range(self._first + 1, self._last) if self._told[at].text == ","]
        if not commas and self._told[self._first + 1].low in {"which", "who"} and self._first + 1 < self._last:
            return Gap(aside="clause"), self._first + 2
        if commas:
            skipped = frozenset(range(self._first, commas[-1] + 1))
            inside = {unit.text for unit in self._told[self._first : commas[-1]]}
            return (None if inside & {'"', ";", ":", "?"} else Gap(skipped=skipped)), commas[-1] + 1
        if self._claim.verb == "be" and not self._joins & PREPOSITIONS:
            return Gap(aside="apposition"), self._first + 1
        return None, self._first

    def _step(self, gap: Gap, at: int) -> Gap | None:
        """The gap with one more unit; nothing when that unit may change the claim."""
        unit = self._told[at]
        if unit.low in NEGATIONS or unit.low.endswith("n't"):
            return replace(gap, negation=at) if gap.negation is None else None
        if unit.low in BE:
            return replace(gap, be=unit.low if unit.low not in {"been", "being", "be"} or not gap.be else gap.be)
        if unit.low in HAVE or (unit.low in _HOLDS and self._joins & HAVE):
            return replace(gap, have=True)
        if unit.low == self._claim.verb and unit.low in {"can", "will"}:
            return replace(gap, modal=True)
        if self._passes(unit):
            return gap
        return replace(gap, more=True) if unit.kind is not Kind.STOP and self._tells_more(at) else None

    def _passes(self, unit: Unit) -> bool:
        """Whether it changes nothing: an article, "did", an adverb, a preposition that the claim has, too."""
        if unit.kind is Kind.STOP:
            return unit.low in DETERMINERS | {"did", "does", "do", "also"} or self._joined(unit.low)
        return _is_adverb(unit) or (unit.low in _ROUGHLY and bool(self._target.values))

    def _joined(self, low: str) -> bool:
        dated = self._target.calendar and {low} <= {"in", "on"} and self._joins & {"in", "on"}
        self._seen |= {"in", "on"} if dated else {low}
        return bool(dated) or low in self._joins

    def _tells_more(self, at: int) -> bool:
        """Whether it is a further name ("the company Norlinje"), a first name, or tells more of a noun."""
        unit, run = self._told[at], self._told[at : self._last]
        if unit.is_name and not unit.genitive:
            begun = self._after_noun and all(u.is_name for u in self._told[self._first : at])
            if begun or (self._target.is_name and all(u.is_name and not u.genitive for u in run)):
                return True
        fits = all(u.kind in {Kind.WORD, Kind.VALUE} and u.low not in PRIVATIVE and not u.genitive for u in run)
        return fits and len(run) <= _MOST and not self._target.is_name and self._is_led(at)

    def _is_led(self, at: int) -> bool:
        """Whether an article or a genitive comes before the words that end there."""
        before = self._told[self._first - 1 : at]
        led = next((unit for unit in reversed(before) if unit.kind is Kind.STOP or unit.genitive), None)
        return led is not None and (led.genitive or (led.low in DETERMINERS and led is not before[0]))

    def _is_whole(self, gap: Gap) -> bool:
        needed = (self._joins & PREPOSITIONS) - self._seen
        return (not needed or bool(self._target.values)) and (gap.have or not self._joins & HAVE)


def gap_between(claim: Claim, ours: tuple[int, int], told: Sequence[Unit], theirs: tuple[int, int]) -> Gap | None:
    """What stands between two units of the sentence; nothing when it may change what is claimed."""
    return _Scan(claim, ours, told, theirs).read()


def _is_adverb(unit: Unit) -> bool:
    return unit.low in ADVERBS or (unit.low.endswith("ly") and unit.low not in _NO_ADVERBS)
