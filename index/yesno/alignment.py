"""Where in a sentence the units of a claim stand, in its order, with nothing between them that changes it (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from index.verify.opposites import OPPOSITES
from index.verify.told import is_told
from index.yesno.claim import Claim
from index.yesno.gap import Gap, gap_between
from index.yesno.units import PREPOSITIONS, Kind, Unit, same_word

_MOST = 200  # tries: a sentence that repeats a word so often is not plain


class Deviation(StrEnum):
    """In what a sentence differs from a claim that it otherwise tells."""

    NONE = "none"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    AMOUNT = "amount"  # another number of the same
    DATE = "date"  # another weekday, month or year


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places in the sentence of the claim's units, in the claim's order, and what stands between them."""

    places: tuple[int, ...]
    gaps: tuple[Gap, ...]
    deviation: Deviation = Deviation.NONE
    differs: int | None = None  # the place of what is told instead, or denies
    aside: frozenset[int] = frozenset()  # places of when and where, which may stand anywhere

    @property
    def is_plain(self) -> bool:
        return self.deviation is Deviation.NONE


def alignments(claim: Claim, told: Sequence[Unit]) -> Iterator[Alignment]:
    """Every way in which the sentence tells the claim, or differs from it in one point."""
    for core, aside, found in _with_asides(claim, told):
        here = [at for at in range(len(told)) if at not in aside]
        units = [told[at] for at in here]
        for places, deviation, differs in _ordered(claim, core, units):
            if deviation and found:
                continue
            gaps = [gap_between(claim, pair, units, at) for pair, at in zip(_pairs(core), _pairs(places), strict=True)]
            if any(gap is None for gap in gaps):
                continue
            kept = tuple(gap for gap in gaps if gap)
            yield from _counted(
                told,
                Alignment(
                    tuple(here[at] for at in places), tuple(_at(gap, here) for gap in kept),
                    deviation or (found[0] if found else Deviation.NONE),
                    here[differs] if differs is not None else (found[1] if found else None), frozenset(aside),
                )
            )  # fmt: skip


def _at(gap: Gap, here: Sequence[int]) -> Gap:
    negation = None if gap.negation is None else here[gap.negation]
    return replace(gap, negation=negation, skipped=frozenset(here[at] for at in gap.skipped))


def _counted(told: Sequence[Unit], found: Alignment) -> Iterator[Alignment]:
    """The alignment with a negation between its units, or a "no" before them, as its one deviation."""
    denied = [gap.negation for gap in found.gaps if gap.negation is not None]
    before = found.places[0] - 1
    denied += [before] if before >= 0 and told[before].low == "no" else []
    if not denied:
        yield found
    elif len(denied) == 1 and found.is_plain:
        yield replace(found, deviation=Deviation.NEGATION, differs=denied[0])


def _pairs(places: Sequence[int]) -> list[tuple[int, int]]:
    return list(pairwise(places))


_Ordered = tuple[tuple[int, ...], Deviation | None, int | None]
_Aside = tuple[tuple[int, ...], set[int], tuple[Deviation, int] | None]


def _with_asides(claim: Claim, told: Sequence[Unit]) -> Iterator[_Aside]:
    """The claim whole, and with its last "on Monday" or "in Oslo" found elsewhere in the sentence."""
    yield claim.places, set(), None
    first = _last_phrase(claim)
    core = tuple(at for at in claim.places if at < first)
    if len(core) < 2:  # noqa: PLR2004 - two units at least have to stand in order
        return
    for places, found in _phrases(claim, first, told):
        yield core, places, found


def _last_phrase(claim: Claim) -> int:
    """Where the last preposition stands, or the weekday at the end."""
    units = claim.units
    for at in range(len(units) - 1, -1, -1):
        if units[at].kind is Kind.STOP and units[at].low in PREPOSITIONS - {"of", "to", "as", "by", "for"}:
            return at
        if units[at].calendar and units[at - 1].low not in PREPOSITIONS:
            return at
    return 0


def _phrases(claim: Claim, first: int, told: Sequence[Unit]) -> Iterator[tuple[set[int], tuple[Deviation, int] | None]]:
    """Places of a phrase wherever the sentence has it, with its preposition; another date where it has but one."""
    wanted = [unit for unit in claim.units[first:] if unit.kind in {Kind.WORD, Kind.VALUE}]
    preposition = claim.units[first].low if claim.units[first].kind is Kind.STOP else ""
    for at in range(len(told) - len(wanted) + 1):
        run = told[at : at + len(wanted)]
        begins, ours = _begin(told, at)
        dated = all(unit.calendar for unit in wanted)
        if ours != preposition and not (dated and {ours, preposition} <= {"", "on", "in", "of"}):
            continue
        if all(_is_same(c, t, claim) for c, t in zip(wanted, run, strict=True)):
            yield set(range(begins, at + len(wanted))), None
        elif len(wanted) == 1 and wanted[0].calendar and _is_other_date(wanted[0], run[0], told):
            yield set(range(begins, at + 1)), (Deviation.DATE, at)


def _begin(told: Sequence[Unit], at: int) -> tuple[int, str]:
    begins = at
    while begins and told[begins - 1].low in {"the", "a", "an"}:
        begins -= 1
    joined = begins and told[begins - 1].low in PREPOSITIONS
    return (begins - 1, told[begins - 1].low) if joined else (at, "")


def _ordered(claim: Claim, core: Sequence[int], told: Sequence[Unit]) -> Iterator[_Ordered]:
    """Places in order; at most one of them a deviation."""
    tries = 0
    waiting: list[_Ordered] = [((), None, None)]
    while waiting and tries < _MOST:
        tries += 1
        places, deviation, differs = waiting.pop()
        if len(places) == len(core):
            yield places, deviation, differs
            continue
        at_claim = core[len(places)]
        for at in range(places[-1] + 1 if places else 0, len(told)):
            if _is_same(claim.units[at_claim], told[at], claim):
                waiting.append(((*places, at), deviation, differs))
            elif not deviation and (other := _other(claim, at_claim, at, told)):
                waiting.append(((*places, at), other, at))


def _is_same(unit: Unit, other: Unit, claim: Claim) -> bool:
    if unit.kind is not other.kind:
        return False
    if unit.values:
        return all(is_told(value, other.values, claim.text) for value in unit.values)
    return unit.kind is Kind.WORD and same_word(unit, other)


def _other(claim: Claim, ours: int, theirs: int, told: Sequence[Unit]) -> Deviation | None:
    """What kind of other thing stands there: an opposite, another number of the same, another day."""
    unit, other = claim.units[ours], told[theirs]
    if unit.kind is Kind.WORD and other.kind is Kind.WORD:
        pairs = [pair for both in OPPOSITES for pair in (both, both[::-1])]
        return Deviation.OPPOSITE if any(unit.stem in one and other.stem in two for one, two in pairs) else None
    if not unit.values or not other.values:
        return None
    if unit.calendar or other.calendar:
        return Deviation.DATE if _is_other_date(unit, other, told) else None
    one, two = unit.values[0].number, other.values[0].number
    counts = ours + 1 < len(claim.units) and claim.units[ours + 1].kind is Kind.WORD
    exact = one and two and one.unit == two.unit and (one.unit not in {"", "nth", "s.", "title"} or counts)
    return Deviation.AMOUNT if exact and one and one.unit not in {"nth", "s."} else None


def _is_other_date(unit: Unit, other: Unit, told: Sequence[Unit]) -> bool:
    """Whether two dates can't be one, and the sentence has but one of its kind."""
    both = unit.calendar.keys() & other.calendar.keys()
    alone = all(sum(kind in u.calendar for u in told) == 1 for kind in both)
    ours, theirs = (
        [(v.name, v.number and v.number.amount) for k in sorted(both) if (v := u.calendar[k])] for u in (unit, other)
    )
    return bool(both) and alone and ours != theirs
