"""Who holds an office: "Is Mark Rutte the head of NATO?" and "NATO chief Mark Rutte …" (pure)."""

from __future__ import annotations

import re

from index.domain import Span
from index.verify import Source
from index.verify.names import names
from index.verify.plain import key, plain, same_name
from index.verify.titles import Held, agree, held_in, is_same_office
from index.yesno.claim import Claim
from index.yesno.units import DETERMINERS, Kind

_NO_LONGER = re.compile(
    r"\b(?:former|ex|then|late|retired|acting|future|incoming|outgoing|ousted|elect|succeed\w*|until)\b", re.IGNORECASE
)


def holds_office(claim: Claim, source: Source) -> tuple[bool, Span] | None:
    """Whether somebody has the office, and where that is told; nothing where the sentence does not say."""
    stated = _stated(claim)
    if not stated or claim.past or _NO_LONGER.search(source.text):
        return None
    text = plain(source.text)
    for held in held_in(stated, source):
        near = held_in(text, source)
        own = [other for other in held_in(source.document, source) if same_name(held.name, other.name)]
        if any(same_name(held.name, other.name) and agree(held, other) for other in near):
            found = next(o for o in near if same_name(held.name, o.name) and agree(held, o))
            return (True, _name(found, source)) if found.of or not held.of else None
        if any(agree(held, other) for other in own):
            return None
        others = [other for other in near if is_same_office(held, other) and held.of]
        if others:
            return False, _name(others[0], source)
    return None


def _name(held: Held, source: Source) -> Span:
    """Where the sentence has the name, its first names with it."""
    found = names(plain(source.text), (source,))
    last = next(at for at, word in enumerate(found) if key(word.text) == held.name)
    first = last
    while first and found[last].start - found[first - 1].end == 1 and key(found[first - 1].text) != key(held.of):
        first -= 1
    return found[first].start, found[last].end


def _stated(claim: Claim) -> str:
    """The claim with its "is" before "the head", or after a name with a genitive; empty when there is neither."""
    if claim.verb != "be":
        return ""
    first = next((at for at, u in enumerate(claim.units) if at and (u.low in DETERMINERS or u.genitive)), 0)
    if not first or any(unit.kind is not Kind.WORD for unit in claim.units[:first]):
        return ""
    begins, name = claim.units[first].start, claim.text[: claim.units[first].start].strip().title()
    return f"{name} is {claim.text[begins:]}"
