"""Whether a sentence asserts what it tells: as said by the document itself, of now or then as asked, whole (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from index.yesno.alignment import Alignment, Deviation
from index.yesno.claim import Claim
from index.yesno.gap import ADVERBS, HAVE, PRIVATIVE
from index.yesno.hedging import BEGINS_CLAUSE, ENDS_CLAUSE, is_hedged, span
from index.yesno.units import BE, DETERMINERS, PREPOSITIONS, Kind, Unit

_PLACES = frozenset(
    """streets street outskirts suburbs centre center city town village island port district edge coast part parts north
    south east west middle people""".split()  # noqa: SIM905
)
"""Before "of": what follows tells more of the place, not of these."""
_NOW = frozenset(["is", "are", "am", "'s"])
_THEN = frozenset(["was", "were"])
_IRREGULAR = frozenset(
    """wrote written won found held built began begun became gave given took taken made said told met went came led
    left sent spoke spoken saw seen got broke fell rose flew shot sold bought brought paid ran sat stood threw drew
    kept heard fought caught chose chosen sang sung lost taught thought grew knew known spent born died lived wore
    stole drove rode ate slept felt founded discovered invented bore lay lent hung wound fed fled hid rang sank swam
    swore tore withdrew won struck stuck shook sought slid strove swept swung underwent undertook woke wove""".split()  # noqa: SIM905
)


def asserts(claim: Claim, found: Alignment, told: Sequence[Unit]) -> bool:
    """Whether the sentence stands for what it tells of the claim, or, of what differs, for the contrary."""
    first, last = span(found)
    return (
        not any(unit.text in {'"', "?"} for unit in told)
        and not is_hedged(claim, found, told)
        and _is_of_its_time(claim, found, told)
        and _begins(claim, found, told, first)
        and _ends(claim, told, last, found)
        and (found.is_plain or found.deviation is Deviation.DATE or _is_all(found, told))
    )


def _is_of_its_time(claim: Claim, found: Alignment, told: Sequence[Unit]) -> bool:
    """Whether the forms of the verbs agree."""
    if claim.before_name:
        return not claim.past and all(not gap.be and not gap.have for gap in found.gaps)
    forms = [gap.be for gap in found.gaps if gap.be]
    if claim.exists:
        forms += [unit.low for unit in told[: min(found.places)] if unit.low in BE]
    if claim.verb == "be":
        if any(gap.aside == "apposition" for gap in found.gaps):
            return not forms
        return len(forms) == 1 and forms[0] in (_THEN if claim.past else _NOW)
    if claim.verb in {"can", "will"}:
        return any(gap.modal for gap in found.gaps) and claim.is_passive == (
            "be" in {told[at].low for at in range(*span(found))}
        )
    return bool(forms) == claim.is_passive and _verb_agrees(claim, found, told)


def _verb_agrees(claim: Claim, found: Alignment, told: Sequence[Unit]) -> bool:
    """Whether one of the units is the verb, in the tense asked for; "to open" and "opening" are none."""
    pairs = [
        (claim.units[ours], told[theirs])
        for ours, theirs in zip(claim.places, found.places, strict=False)
        if claim.units[ours].kind is Kind.WORD
    ]
    if any(theirs.low.endswith("ing") and not ours.low.endswith("ing") for ours, theirs in pairs):
        return False
    if claim.verb != "do" or any(unit.low in HAVE for unit in claim.units):
        return claim.verb != "do" or any(unit.low == "had" for unit in told) == claim.past
    if found.deviation is Deviation.NEGATION:
        return any(
            told[at].low in ({"did", "didn't"} if claim.past else {"do", "does", "don't", "doesn't"})
            for at in range(*span(found))
        )
    if any(gap.have for gap in found.gaps):
        return claim.past
    past = [theirs for ours, theirs in pairs if _is_past(theirs) and theirs.low != ours.low]
    return bool(past) == claim.past


def _is_past(unit: Unit) -> bool:
    return unit.low.endswith("ed") or unit.low in _IRREGULAR


def _begins(claim: Claim, found: Alignment, told: Sequence[Unit], first: int) -> bool:
    """Whether the claim's first unit is whole and stands where a clause begins."""
    aside = any(gap.aside for gap in found.gaps)
    at, name = first - 1, told[first].is_name
    while at >= 0 and (at in found.aside or at == found.differs or told[at].low in DETERMINERS):
        at -= 1
    if claim.before_name:
        return at < 0 or (told[at].low not in PRIVATIVE and not told[at].genitive and told[at].low != "of")
    if name:
        while at >= 0 and told[at].kind is Kind.WORD and _tells_more(told[at]):
            at -= 1
        while at >= 0 and told[at].low in DETERMINERS:
            at -= 1
    if claim.exists:
        return at > 0 and told[at].low in BE and told[at - 1].low == "there"
    if aside:
        return at < 0 or told[at].low not in {"of", "and", "or"} or told[at - 1].low in _PLACES
    return at < 0 or told[at].text in {",", ";", ":", "—", "–"} or told[at].low in BEGINS_CLAUSE | ADVERBS


def _tells_more(unit: Unit) -> bool:
    """A title or a first name before a name."""
    return not unit.genitive and unit.low not in PRIVATIVE | PREPOSITIONS | BEGINS_CLAUSE | ENDS_CLAUSE


def _ends(claim: Claim, told: Sequence[Unit], last: int, found: Alignment) -> bool:
    """Whether the last unit is whole: no "museum shop" for the museum."""
    if told[last].genitive:
        return False
    if claim.before_name:
        return True
    if last + 1 == len(told) or last + 1 in found.aside:
        return True
    after = told[last + 1]
    if any(gap.aside == "apposition" for gap in found.gaps):
        return after.kind is Kind.MARK
    if after.kind is not Kind.WORD:
        return after.text != "-"
    return after.low in ENDS_CLAUSE | PREPOSITIONS | ADVERBS | {
        "every",
        "each",
        "rather",
        "instead",
    } or after.low.endswith(("ly", "ed"))


def _is_all(found: Alignment, told: Sequence[Unit]) -> bool:
    """Whether the clause tells nothing more, that alone might be what is denied or counted."""
    if any(gap.more for gap in found.gaps):
        return False
    first, last = span(found)
    own = {*found.places, *found.aside, found.differs, *(at for gap in found.gaps for at in gap.skipped)}
    before = first - 1
    while before >= 0 and told[before].kind is not Kind.MARK and told[before].low not in BEGINS_CLAUSE | {"that"}:
        before -= 1
    after = last + 1
    while after < len(told) and told[after].kind is not Kind.MARK and told[after].low not in ENDS_CLAUSE:
        after += 1
    after = last + 1 if found.deviation is Deviation.OPPOSITE else after
    rest = [told[at] for at in range(before + 1, after) if at not in own]
    return all(
        unit.kind in {Kind.STOP, Kind.MARK}
        or unit.low in ADVERBS
        or unit.low.endswith("ly")
        or unit.low in {"some", "about", "longer", "which", "who"}
        for unit in rest
    )
