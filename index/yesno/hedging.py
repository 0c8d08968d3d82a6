"""Whether a sentence only reports, wishes, guesses or supposes what it tells (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from index.stems import stem
from index.yesno.alignment import Alignment, Deviation
from index.yesno.claim import Claim
from index.yesno.gap import NEGATIONS
from index.yesno.units import Kind, Unit

_REPORTS = frozenset(
    stem(word)
    for word in """say tell warn insist argue explain admit announce claim believe think write reply complain remark
    declare comment predict tweet accuse promise estimate allege suggest assert suspect report rumor rumour speculate
    hope want wish plan intend expect propose threaten fear deny doubt dream imagine pretend try attempt aim seek
    offer consider contemplate ask urge demand refuse fail decline agree vow pledge prepare recommend advise require
    assume theorize hypothesize hypothesise postulate contend maintain dispute feel suppose describe regard conclude
    debate discuss idea theory legend myth rumor possibility possible impossible likely unlikely appear seem tend
    need unless except alleged supposed purport fiction novel story joke""".split()  # noqa: SIM905
)
"""What makes a thing somebody's word, wish or guess."""
_HEDGES = frozenset(
    """if whether unless except perhaps maybe possibly probably apparently reportedly allegedly supposedly presumably
    purportedly potentially according hypothetically theoretically ostensibly only""".split()  # noqa: SIM905
)
"""What makes any sentence that has it unsure."""
_OPEN = frozenset(
    """may might could would should must shall can will won't neither nor nobody nothing none hardly barely scarcely
    rarely seldom few little when whenever sometimes occasionally often usually typically generally
    until before almost nearly""".split()  # noqa: SIM905
)
"""What leaves open whether it is so, in its own clause and before it."""
_NOT_WHOLE = frozenset(
    """only all every always just until more less merely necessarily because both entirely fully completely really as
    so too very quite exactly long simply alone""".split()  # noqa: SIM905
)
"""After a negation: what is denied is not the claim, but that it is the whole."""
BEGINS_CLAUSE = frozenset("and but while because since although though so whereas".split())  # noqa: SIM905
ENDS_CLAUSE = frozenset("and but while because since although though so which who where whereas that".split())  # noqa: SIM905


def is_hedged(claim: Claim, found: Alignment, told: Sequence[Unit]) -> bool:
    """Whether somebody else says it, or it is a wish, a guess or a condition."""
    own = {*found.places, *found.aside, found.differs}
    if found.differs is not None and found.deviation is Deviation.NEGATION:
        after = told[found.differs + 1 : found.differs + 2]
        if after and after[0].low in _NOT_WHOLE:
            return True
    clause, skipped = _clause(found, told), {at for gap in found.gaps for at in gap.skipped}
    return any(
        _hedges(unit, claim, clause=at in clause and at not in skipped)
        for at, unit in _reach(claim, found, told)
        if at not in own
    )


def _reach(claim: Claim, found: Alignment, told: Sequence[Unit]) -> list[tuple[int, Unit]]:
    """The sentence; of an apposition, or a clause with "which", that alone: the rest may be anybody's word."""
    first, last = span(found)
    aside = claim.before_name or any(gap.aside for gap in found.gaps)
    return [(at, unit) for at, unit in enumerate(told) if not aside or first <= at <= last]


def _hedges(unit: Unit, claim: Claim, *, clause: bool) -> bool:
    if unit.kind is Kind.MARK:
        return False
    if unit.low in _HEDGES or unit.stem in _REPORTS:
        return True
    denies = unit.low in NEGATIONS or unit.low.endswith("n't")
    return clause and (denies or unit.low in _OPEN) and unit.low != claim.verb


def _clause(found: Alignment, told: Sequence[Unit]) -> range:
    """From where the clause of the claim begins to where the next one does."""
    first, last = span(found)
    begin = max((at for at in range(first) if told[at].low in BEGINS_CLAUSE or told[at].text == ";"), default=0)
    end = next(
        (at for at in range(last + 1, len(told)) if told[at].low in ENDS_CLAUSE or told[at].text == ";"), len(told)
    )
    return range(begin, end)


def span(found: Alignment) -> tuple[int, int]:
    """The first and the last place of the claim."""
    return min(found.places), max(found.places)
