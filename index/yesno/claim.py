"""A question -> the claim that it asks about (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from index.question.grammar import CALENDAR
from index.question.words import Words
from index.verify.plain import plain
from index.yesno.units import Kind, Unit, units_of

_LEADS = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|well|hey|hi|please|also|then|just|actually|wait)\b[\s,]*)*"
    r"(?:(?:(?:do|does|did|can|could|would|will)\s+"
    r"(?:you|anyone|anybody|someone|it|the\s+documents?)\s+(?:please\s+|happen\s+to\s+)?"
    r"(?:know|tell(?:\s+me)?|say|confirm|remember)|(?:please\s+)?(?:tell|let)\s+me(?:\s+know)?|i(?:\s+a|')m\s+wondering|"
    r"i\s+wonder(?:ed)?|i(?:'d|\s+would)\s+like\s+to\s+know|i\s+want\s+to\s+know|any\s+idea)\s*,?\s*"
    r"(?P<whether>whether|if)\s+(?:or\s+not\s+)?|(?:is|was)\s+it\s+(?:true|correct|right|the\s+case)\s+(?P<that>that\s+)?|"
    r"(?P<true>(?:is|was)\s+it\s+(?:true|correct|right)\s+)|(?P<mere>whether)\s+)?",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",?\s*(?:right|correct|true|yes|no|yeah|"
    r"isn't it|is it not|doesn't it|didn't it|wasn't it|aren't they|don't they)\s*$",
    re.IGNORECASE,
)
_AUXILIARY = {
    "is": "be", "are": "be", "was": "be", "were": "be", "do": "do", "does": "do", "did": "do", "has": "have",
    "have": "have", "had": "have", "will": "will", "can": "can",
}  # fmt: skip
_PAST = frozenset(["was", "were", "did", "had"])
_REFUSED = re.compile(
    r"[?!;]|n['’]t\b|\b(?:not|never|no|nobody|none|nothing|neither|nor|or|without|i|we|you|me|my|your|our|"
    r"he|she|it|they|him|her|his|hers|its|them|their|this|these|those|who|whom|whose|what|which|when|where|why|how|if|"
    r"would|could|should|"
    r"(?<!\d )may(?! \d)|might|must|ought|need|likely|possibly|probably|only|ever|any(?:one|body|thing)?|"
    r"some(?:one|body|thing)|than|fewer|less|at least|at most|enough|too)\b",
    re.IGNORECASE,
)
"""What makes yes or no mean two things, or points to what is not said: such questions get no word."""
_AMERICA = re.compile(r"(?:^|(?<=\bthe )|(?<=\ba )|(?<=\ban ))us\b(?!\s*$)|(?<=\bthe )us\b")
_FEWEST = 2  # units of a claim: with one there is nothing that could agree


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question asks about: its units in the order of a statement, the auxiliary taken out."""

    text: str
    units: tuple[Unit, ...]
    verb: str  # the kind of auxiliary: be, do, have, will, can; "" when there is none
    past: bool
    before_name: bool = False  # whether the name has been put last: "chief executive Dana Whitlock"

    @property
    def places(self) -> tuple[int, ...]:
        """Where the units stand that have to be told."""
        return tuple(at for at, unit in enumerate(self.units) if unit.kind in {Kind.WORD, Kind.VALUE})

    @property
    def exists(self) -> bool:
        """Whether it is that there is something."""
        return any(unit.low == "there" for unit in self.units)

    @property
    def is_passive(self) -> bool:
        """Whether a form of "be" belongs to it."""
        return self.verb == "be" or any(unit.low in {"be", "been", "being"} for unit in self.units)


@lru_cache(maxsize=64)
def claims_of(question: str, words: Words) -> tuple[Claim, ...]:
    """The claim, and the same with "B's A" for "A of B"; none when yes or no can't answer, or could mean two things."""
    text, inverted = _bare(question)
    found = _first_auxiliary(text) if text else None
    if not text or (inverted and (found is None or found.start())):
        return ()
    auxiliary = found[0].lower() if found else ""
    stated = f"{text[: found.start()]}{text[found.end() :]}".strip() if found else text
    if _REFUSED.search(re.sub(r"^\s*there\b", "", stated)):
        return ()
    shown = written(" ".join(stated.split()), words)
    claim = Claim(shown, units_of(shown), _AUXILIARY.get(auxiliary, ""), auxiliary in _PAST)
    return (claim, *_turned(claim)) if len(claim.places) >= _FEWEST else ()


def _bare(question: str) -> tuple[str, bool]:
    """The question without what leads to it and its mark, and whether its auxiliary has to come first."""
    text = re.sub(r"[\s?!.…]+$", "", question.strip())
    lead = _LEADS.match(text)
    told = bool(lead and any(lead.groups()))
    text = text[lead.end() :] if lead else text
    tag = _TAG.search(text)
    if tag and tag.start() and not _first_auxiliary(text[: text.find(" ")] or text):
        return text[: tag.start()], False
    return text, not told


def _first_auxiliary(text: str) -> re.Match[str] | None:
    return re.search(rf"\b(?:{'|'.join(_AUXILIARY)})\b", text, re.IGNORECASE)


def written(text: str, words: Words) -> str:
    """With the capitals that the documents and the calendar have."""
    text = plain(_AMERICA.sub("US", text))

    def capitals(match: re.Match[str]) -> str:
        low = match[0].lower()
        if low in CALENDAR and low not in {"may", "march"}:
            return low.capitalize()
        return (
            words.written(low) if match[0].islower() and words.is_name(low) and low not in {"us", "may"} else match[0]
        )

    return re.sub(r"[^\W\d_]+", capitals, text)


def _turned(claim: Claim) -> list[Claim]:
    """With "Greenland's capital" for "the capital of Greenland", and with the name last, so that each is found."""
    units = claim.units
    turned = _named_last(claim)
    for at, unit in enumerate(units):
        owner = at + 1
        while owner < len(units) and units[owner].low in {"the", "a", "an"}:
            owner += 1
        if unit.low == "of" and at and owner < len(units) and units[at - 1].kind is Kind.WORD:
            possessive = replace(units[owner], genitive=True)
            if units[owner].kind is Kind.WORD and (owner + 1 == len(units) or units[owner + 1].kind is Kind.STOP):
                first = at - 1
                while (
                    first
                    and units[first - 1].kind is Kind.WORD
                    and first - 1
                    and units[first - 2].kind is not Kind.WORD
                ):
                    first -= 1
                turned.append(replace(claim, units=(*units[:first], possessive, *units[first:at], *units[owner + 1 :])))
    return turned


def _named_last(claim: Claim) -> list[Claim]:
    first = next((at for at, unit in enumerate(claim.units) if unit.kind is not Kind.WORD), 0)
    named = first and claim.verb == "be" and claim.units[first].low in {"a", "an", "the"}
    rest = claim.units[first + 1 :]
    if not named or any(unit.kind is not Kind.WORD for unit in rest):
        return []
    return [replace(claim, units=(*rest, *claim.units[:first]), before_name=True)]
