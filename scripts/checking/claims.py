"""Claims that are true, turned round or cited wrongly, made from true ones by stated rules.

The rules know nothing of the checks: they have expressions of their own for numbers, names and verbs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.question.words import Words
from index.verify import Source

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+|(?<![\w.,-])\d+(?:\.\d+)?(?![\w,]\d)")
_WORDED = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty
    fifty sixty seventy eighty ninety""".split()  # noqa: SIM905 - reads as words
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDED)})\b", re.IGNORECASE)
_MONTHS = """January February March April June July August September October November
    December""".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_CALENDAR = re.compile(rf"\b(?:{'|'.join(_MONTHS + _DAYS)})\b")
_DATED = re.compile(rf"{_CALENDAR.pattern}|\bMay\b")
_NAME = re.compile(
    r"(?<=[\w,;] )(?!(?:I|Mr|Mrs|Ms|Dr|St)\b)[A-Z][\w'’-]*[a-z](?: (?:of |de |von |van )?[A-Z][\w’-]*[a-z])*"
)
_UNFIT = re.compile(
    rf"\b(?:{'|'.join(_MONTHS + _DAYS)}|May|Town|Minister|President|Denmark|United States|Danish|American)\b"
)
"""No other name: a part of one, a month, or what a capital stands for (Copenhagen decided, Denmark decided)."""
_FIRST = re.compile(r"^[A-Z][\w-]*[a-z](?: [A-Z][\w-]*[a-z])+")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|should|may|might|must)\b(?! (?:not|no|never)\b)(?!n't)"
)
_NOT = re.compile(r"(?<!but)(?<!,)(?: not| never)\b|n't\b|^not ")
_DENIES = re.compile(
    r"\b(?:no|none|nobody|nothing|neither|nor|without|only|unless|except|but not|not)\b|n't\b|, not\b", re.IGNORECASE
)
"""Where one more "not" makes a doubled negation or no English: such claims are left alone."""
_DID = {
    "said": "say", "told": "tell", "wrote": "write", "won": "win", "made": "make", "took": "take", "gave": "give",
    "became": "become", "began": "begin", "found": "find", "went": "go", "came": "come", "led": "lead", "met": "meet",
    "rose": "rise", "fell": "fall", "held": "hold", "sold": "sell", "bought": "buy", "lost": "lose", "saw": "see",
}  # fmt: skip
_PAST = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_DID)})\b")
_REPORTS = (
    r"(?:said|says|told|warned|added|insisted|argued|explained|admitted|announced|stated|claimed|believes|thinks)"
)
_SPEAKER = re.compile(
    rf"(?P<before>[A-Z][\w-]+(?: [A-Z][\w-]+)*)(?=,? (?:\w+ )?{_REPORTS}\b)|(?<=[Aa]ccording to )[A-Z][\w-]+"
    rf"(?: [A-Z][\w-]+)*|(?<=\bsaid )[A-Z][\w-]+(?: [A-Z][\w-]+)+"
)
_SUBJECT = re.compile(r"(?:^|[\"“] ?|\b(?:that|and|but|coach|chief|director|CEO|CFO|designer|maintainer|minister) )$")
_PAIRS = (
    ("more", "less"), ("before", "after"), ("first", "last"), ("increased", "decreased"), ("rose", "fell"),
    ("higher", "lower"), ("larger", "smaller"), ("all", "none"), ("north", "south"), ("won", "lost"),
    ("always", "never"), ("above", "below"), ("oldest", "youngest"), ("longer", "shorter"), ("early", "late"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence and what it cites; `kind` says how it was made."""

    set: str
    kind: str
    text: str
    cited: tuple[Source, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Material:
    """What claims are made with: the sentences of a document, and the names of the set."""

    sentences: tuple[Source, ...]
    names: tuple[str, ...]
    words: Words  # of the whole set


def variants(claim: Claim, material: Material, chance: random.Random) -> Iterator[Claim]:
    """Every wrong claim that the rules make of a true one, one a rule."""
    for kind, text in (
        ("number", _other_number(claim.text, chance)),
        ("number of the document", _documents_number(claim, chance)),
        ("day or month", _other_day(claim.text, chance)),
        ("name of the document", _other_name(claim, material, chance)),
        ("name of another", _replaced_name(claim, material.names, chance)),
        ("name of the sentence", _own_name(claim, chance)),
        ("negation", _negated(claim.text)),
        ("opposite", _opposite(claim.text)),
        ("speaker", _other_speaker(claim, material.sentences, chance)),
    ):
        if text and text != claim.text:
            yield replace(claim, kind=kind, text=text, supported=False)
    yield from _cited_wrongly(claim, material.sentences, chance)


def names_in(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", match[0]) for match in _NAME.finditer(text) if not _CALENDAR.search(match[0])]


def _other_number(text: str, chance: random.Random) -> str:
    found = [*_NUMBER.finditer(text), *_WORD.finditer(text)]
    return _put(text, chosen := chance.choice(found), _changed(chosen[0], chance)) if found else ""


def _changed(number: str, chance: random.Random) -> str:
    """Another number that looks like it: one digit or more differ, or another word."""
    if number.isalpha():
        other = chance.choice([word for word in _WORDED if word != number.lower()])
        return other.capitalize() if number[0].isupper() else other
    place = chance.choice([at for at, character in enumerate(number) if character.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != number[place]])
    return number[:place] + digit + number[place + 1 :]


def _documents_number(claim: Claim, chance: random.Random) -> str:
    """A number that the document has elsewhere, or that the cited sentence has in another place."""
    found = list(_NUMBER.finditer(claim.text))
    told = " ".join(source.text for source in claim.cited)
    others = sorted(set(_NUMBER.findall(claim.cited[0].document)) - set(_NUMBER.findall(told)))
    return _put(claim.text, chance.choice(found), chance.choice(others)) if found and others else ""


def _other_day(text: str, chance: random.Random) -> str:
    found = list(_CALENDAR.finditer(text))
    if not found:
        return ""
    chosen = chance.choice(found)
    kin = _MONTHS if chosen[0] in _MONTHS else _DAYS
    return _put(text, chosen, chance.choice([word for word in kin if word != chosen[0]]))


def _other_name(claim: Claim, material: Material, chance: random.Random) -> str:
    fitting = set(material.names)
    here = {name for source in material.sentences for name in names_in(source.text)}
    return _replaced_name(claim, sorted(here & fitting), chance)


def _replaced_name(claim: Claim, others: Sequence[str], chance: random.Random) -> str:
    """A name put in another's place: one that neither the claim nor what it cites has, not even in part."""
    found = [m for p in (_NAME, _FIRST) for m in p.finditer(claim.text) if not _DATED.search(m[0])]
    fitting = _foreign(claim, others)
    if not found or not fitting:
        return ""
    chosen = chance.choice(found)
    genitive = re.search(r"['’]s?$", chosen[0])
    return _put(claim.text, chosen, chance.choice(fitting) + (genitive[0] if genitive else ""))


def _own_name(claim: Claim, chance: random.Random) -> str:
    """A name of the cited sentences becomes another of theirs, which the claim leaves out."""
    told = " ".join(source.text for source in claim.cited)
    found = [m for p in (_NAME, _FIRST) for m in p.finditer(claim.text) if m[0] in told and not _UNFIT.search(m[0])]
    others = sorted({n for n in names_in(told) if not any(w[:4] in claim.text for w in n.split())})
    fitting = [name for name in others if not _UNFIT.search(name)]
    return _put(claim.text, chance.choice(found), chance.choice(fitting)) if found and fitting else ""


def _foreign(claim: Claim, names: Sequence[str]) -> list[str]:
    near = " ".join([claim.text, *(source.text + " " + source.title for source in claim.cited)]).lower()
    return sorted({n for n in names if not any(w[:4].lower() in near for w in n.split()) and not _UNFIT.search(n)})


def _negated(text: str) -> str:
    """A negation left out, or put after the first verb that takes one."""
    if removed := _NOT.search(text):
        whole = (
            text[: removed.start()] + (" " if removed[0] == "not " and removed.start() else "") + text[removed.end() :]
        )
        return re.sub(r"\b(?:ca|wo)\b", "will", re.sub(r" {2,}", " ", whole))
    if _DENIES.search(text):
        return ""
    if found := _AUXILIARY.search(text):
        return f"{text[: found.end()]} not{text[found.end() :]}"
    if found := _PAST.search(text):
        return f"{text[: found.start()]}did not {_DID[found[0]]}{text[found.end() :]}"
    return ""


def _opposite(text: str) -> str:
    for one, other in (pair for both in _PAIRS for pair in (both, both[::-1])):
        if found := re.search(rf"\b{one}\b", text):
            return _put(text, found, other)
    return ""


def _other_speaker(claim: Claim, sentences: Sequence[Source], chance: random.Random) -> str:
    """Another name of the document, or of the sentence itself, as the one who says it."""
    speakers = [m for m in _SPEAKER.finditer(claim.text) if not m["before"] or _SUBJECT.search(claim.text[: m.start()])]
    found = speakers[0] if speakers else None
    told = [name for source in claim.cited for name in names_in(source.text) if found and name not in found[0]]
    others = told or _foreign(claim, [name for source in sentences for name in names_in(source.text)])
    return _put(claim.text, found, chance.choice(others)) if found and others else ""


def _cited_wrongly(claim: Claim, sentences: Sequence[Source], chance: random.Random) -> Iterator[Claim]:
    """The claim with another sentence of its document: any that is not beside it, and the most alike of those."""
    cited = {source.text for source in claim.cited}
    far = [s for at, s in enumerate(sentences) if not cited & {n.text for n in sentences[max(0, at - 1) : at + 2]}]
    if far:
        yield replace(claim, kind="another sentence", cited=(chance.choice(far),), supported=False)
        alike = max(far, key=lambda source: _shared(claim.text, source.text))
        yield replace(claim, kind="the most alike sentence", cited=(alike,), supported=False)


def _shared(one: str, other: str) -> float:
    ours, theirs = (set(re.findall(r"\w{4,}", text.lower())) for text in (one, other))
    return len(ours & theirs) / (len(theirs) + 5)


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]
