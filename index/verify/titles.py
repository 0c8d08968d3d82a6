"""Titles and offices: who is called what, as "Prime Minister Mette Frederiksen", "Mark Rutte, NATO's chief" (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.question.grammar import FEMALE, MALE, ROLES
from index.stems import Word
from index.verify.names import names
from index.verify.plain import key, same_name, words
from index.verify.verdict import Source

_ROYAL = frozenset("king queen prince princess duke duchess pope".split())  # noqa: SIM905
_HEADS = (
    (ROLES - FEMALE - MALE - {"foreign", "prime", "deputy", "dr", "ministers", "representatives"})
    | _ROYAL
    | frozenset(["head", "boss", "maintainer", "manager", "chairman", "chairwoman"])
)
_NO_OFFICES = frozenset("doctor professor author writer poet singer scientist engineer lawyer student".split())  # noqa: SIM905
"""What somebody may be beside something else."""
_MANNERS = frozenset("prime foreign defense defence finance interior executive financial deputy vice".split())  # noqa: SIM905
_SECOND = frozenset(["deputy", "vice"])
_SAME = {
    "premier": ("prime", "minister"), "pm": ("prime", "minister"), "ceo": ("chief", "executive"),
    "defence": ("defense",), "leader": ("chief",), "head": ("chief",), "boss": ("chief",), "officer": (),
    "spokesman": ("spokesperson",), "spokeswoman": ("spokesperson",), "chairwoman": ("chairman",),
    "prof": ("professor",),
}  # fmt: skip
_LEADS = frozenset("leads heads led headed runs".split())  # noqa: SIM905
_JOINS = frozenset("to by with and or in from that who".split())  # noqa: SIM905 - no word of "is the alliance's new head"
_PARTICLES = frozenset("de von van la del der".split())  # noqa: SIM905
_LONG = 8  # words of an apposition at most: "Mark Rutte, the head of the alliance,"


class Held(NamedTuple):
    """A title and who has it, as names are compared."""

    title: frozenset[str]  # "prime", "minister"
    of: str  # the country or group it is held of, "" when it is not said beside it
    name: str  # the last word of the name
    written: str


def misplaced_title(claim: str, cited: Sequence[Source]) -> str:
    """A name that the claim gives a title of somebody else, or another one than it has; empty when there is none.

    What the document calls somebody anywhere excuses a claim, since a title is left out of most sentences. It fails
    when the document calls that name only by other offices, or when the title is another's and never that name's.
    """
    told = [
        held
        for source in cited
        for text in (source.document, source.text, source.before)
        for held in held_in(text, source)
    ]
    near = [held for source in cited for text in (source.text, source.before) for held in held_in(text, source)]
    for held in held_in(claim, cited[0]):
        own = [other for other in told if same_name(held.name, other.name)]
        if any(agree(held, other) for other in own):
            continue
        others = [o for o in (told if held.of or own else near) if o not in own and is_same_office(held, o)]
        if others or any(_is_office(other) and _is_office(held) for other in own):
            return held.written
    return ""


def agree(one: Held, other: Held) -> bool:
    """Whether one title is the other told more or less exactly: "the minister" of "the foreign minister"."""
    if one.of and other.of and not same_name(one.of, other.of) and not same_name(other.of, one.of):
        return False
    return one.title & _SECOND == other.title & _SECOND and (one.title <= other.title or other.title <= one.title)


def is_same_office(one: Held, other: Held) -> bool:
    """Whether both are the same title, of the same country or group if the claim says which."""
    return one.title == other.title and (not one.of or bool(other.of and same_name(one.of, other.of)))


def _is_office(held: Held) -> bool:
    """Whether it is held alone, so that somebody has no other: not "leader", which a president is as well."""
    return held.title != {"chief"} and not held.title & _NO_OFFICES


@lru_cache(maxsize=512)
def held_in(text: str, source: Source) -> tuple[Held, ...]:
    """Who has which title, or leads which group, by a text."""
    found = words(text)
    named = {word.start for word in names(text, (source,))}
    return tuple(held for at in range(len(found)) for held in _at(found, at, named))


def _at(found: Sequence[Word], at: int, named: set[int]) -> Iterator[Held]:
    """Who has the title, or leads the group, that begins at a word."""
    word = found[at]
    if word.lower in _LEADS and (doer := _name_before(found, at, named)) and (group := _group(found, at + 1, named)):
        yield Held(frozenset(["chief"]), group, doer, word.text)
    if not _is_title(word) or (at and _is_title(found[at - 1])):
        return
    end = at
    while end < len(found) and _is_title(found[end]):
        end += 1
    title = frozenset(part for w in found[at:end] for part in _SAME.get(w.lower, (w.lower,)))
    if not any(w.lower in _HEADS for w in found[at:end]):
        return
    of = key(found[at - 1].text) if at and found[at - 1].start in named else ""
    if end < len(found) and found[end].lower == "of":
        of = of or _group(found, end + 1, named)
        end = _after_group(found, end + 1, named)
    holder = _name_after(found, end, named) or _name_of_apposition(found, at, end, named)
    if holder:
        yield Held(title, of, holder, " ".join(w.text for w in found[at:end]))


def _is_title(word: Word) -> bool:
    return word.lower in _HEADS or word.lower in _MANNERS


def _group(found: Sequence[Word], at: int, named: set[int]) -> str:
    """The country or group after "of" or "leads", with or without an article."""
    at += at < len(found) and found[at].lower in {"the", "a", "an"}
    return key(found[at].text) if at < len(found) and found[at].start in named else ""


def _after_group(found: Sequence[Word], at: int, named: set[int]) -> int:
    """Past "NATO" of "head of NATO Mark Rutte", and past the comma of "the head of NATO, Mark Rutte"."""
    at += at < len(found) and found[at].lower in {"the", "a", "an"}
    at += at < len(found) and (found[at].start in named or found[at].text == "State")
    return at + (at + 1 < len(found) and found[at].text == "," and found[at + 1].start in named)


def _name_after(found: Sequence[Word], at: int, named: set[int]) -> str:
    last = ""
    while at < len(found) and (found[at].start in named or (last and found[at].lower in _PARTICLES)):
        last = key(found[at].text) if found[at].start in named else last
        if found[at].text.endswith("'s"):
            break
        at += 1
    return last


def _name_before(found: Sequence[Word], at: int, named: set[int]) -> str:
    return key(found[at - 1].text) if at and found[at - 1].start in named else ""


def _name_of_apposition(found: Sequence[Word], at: int, end: int, named: set[int]) -> str:
    """The name that a title tells more of: "Mark Rutte, 58, the head of NATO,", "Mark Rutte is NATO's chief"."""
    begins = at
    while begins and at - begins < _LONG and (_tells_of_title(found[begins - 1])):
        begins -= 1
    if begins and _is_verb(found[begins - 1]):
        return _name_before(found, begins - 1, named)
    if begins < 2 or found[begins - 1].text != ",":  # noqa: PLR2004 - a name and a comma
        return ""
    closed = end >= len(found) or any(w.text in {",", ".", ";"} for w in found[end : end + _LONG])
    place = begins - 1
    if found[place - 1].text.isdigit() and place > 1 and found[place - 2].text == ",":
        place -= 2
    return _name_before(found, place, named) if closed else ""


def _tells_of_title(word: Word) -> bool:
    return word.text[0].isalnum() and word.lower not in _JOINS and not _is_verb(word)


def _is_verb(word: Word) -> bool:
    return word.lower in {"is", "was", "became", "as"}
