"""Proper names: each that a claim has must be told, or be another way of writing what is told (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from index.context import leans
from index.question.grammar import CALENDAR, ROLES
from index.question.words import Words
from index.stems import FUNCTION_WORDS, Word, alike, stem
from index.verify.plain import key, plain, same_name, words
from index.verify.verdict import Source

IsName = Callable[[str], bool]
"""Whether the documents write a lower-case word with a capital."""

_NO_NAMES = (
    FUNCTION_WORDS
    | CALENDAR
    | ROLES
    | frozenset(
        """i i'm i'll mr mrs ms dr sir cfo cto pm am bc ad bce ce ok chief executive financial officer state interior
        defense defence finance former vice deputy acting late river lake mount island islands city town county
        university museum church street north south east west northern southern eastern western new old great
        according yes however although despite following because instead compared unlike once both most many
        several few people members members' police everyone anyone someone nobody nothing""".split()  # noqa: SIM905
    )
)
"""Capitalised words that are no names, or no more than a part of one; the rest of the sentence vouches for them."""
_ALONE = ROLES | frozenset("west east north south great new old island lake mount river city".split())  # noqa: SIM905
_COMMON_ENDING = re.compile(r"(?:s|ed|ing|ly|ers?|ists?|less|ness|tion|ment|able|ful)$")
_TELLS_MORE = frozenset("a an the who whose aged".split())  # noqa: SIM905 - reads as words
_PERSONAL = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at) $")
_BEGINNING = re.compile(r"(?:^|[.!?:;\"(\n]|\s[-–—])\s*$")
_ANAPHOR = re.compile(
    r"\b(?:he|him|his|she|hers?|it|its|they|them|their|this|these|those|such|there|then|both|we|our|us|i|my|you|your|"
    r"the (?:\w+ ){0,2}?(?:island|territory|country|nation|state|city|town|village|region|company|firm|alliance|"
    r"group|team|club|party|band|university|school|government|agency|organi[sz]ation|minister|president|man|woman|boy|"
    r"girl|king|queen|prince|princess|author|film|movie|book|novel|series|show|album|song|game|war|battle|river|"
    r"bridge|building|ship|storm|comet|bird|plant|animal|species|disease|language|law|treaty|year|two|latter|former))"
    r"\b",
    re.IGNORECASE,
)


def is_name_by(words_known: Words) -> IsName:
    """By the documents' own capitals; a word that neither they nor ordinary English have is a name as well."""
    ordinary = _stems(words_known.ordinary)

    def is_name(word: str) -> bool:
        known = word in words_known.counts or stem(word) in ordinary or _COMMON_ENDING.search(word)
        return words_known.is_name(word) or not known

    return is_name


@cache
def _stems(ordinary: frozenset[str]) -> frozenset[str]:
    """Of some 24,000 words, which takes a quarter of a second, and they are the same for every snapshot."""
    return frozenset(stem(word) for word in ordinary)


def missing_name(claim: str, cited: Sequence[Source], is_name: IsName | None = None) -> str:
    """The first name of the claim that is not told; empty when all are."""
    told = {name for source in cited for name in told_names(source)}
    return next((word.text for word in names(claim, cited, is_name) if not _is_told(word, told, cited)), "")


def names(text: str, cited: Sequence[Source] = (), is_name: IsName | None = None) -> list[Word]:
    """The words of a text that belong to proper names."""
    found = words(text)
    return [word for at, word in enumerate(found) if _names(found, at, plain(text), cited, is_name)]


@lru_cache(maxsize=512)
def told_names(source: Source) -> frozenset[str]:
    """Every word of a sentence and its title, as names are compared; of what it leans on, the names."""
    own = own_names(source)
    if source.before and (leans(source.text) or _ANAPHOR.search(source.text)):
        before = names(source.before, (source,))
        if not leans(source.text) and not _ANAPHOR.search(_PERSONAL.sub("", source.text)):
            before = _no_places(source.before, before)
        return own | _with_parts({key(word.text) for word in before})
    return own


def _no_places(text: str, found: Sequence[Word]) -> list[Word]:
    """Without the names that a text has as places alone, which "her" can't be: "She lived in Basel"."""
    flat = plain(text)
    placed = {key(word.text) for word in found if _PLACED.search(flat[: word.start])}
    placed -= {key(word.text) for word in found if not _PLACED.search(flat[: word.start])}
    return [word for word in found if key(word.text) not in placed]


@lru_cache(maxsize=512)
def own_names(source: Source) -> frozenset[str]:
    """Every word of a sentence and its title, as names are compared."""
    return _with_parts({key(w.text) for w in (*words(source.text), *words(source.title)) if w.text[0].isalnum()})


def _with_parts(found: set[str]) -> frozenset[str]:
    return frozenset(found | {part for name in found if "-" in name for part in name.split("-")})


def _names(found: Sequence[Word], at: int, text: str, cited: Sequence[Source], is_name: IsName | None) -> bool:
    """Whether a word is written as a name; at a sentence's beginning only if something else says so too."""
    word, low = found[at], key(found[at].text)
    if not word.text[0].isupper() or len(low) == 1:
        return False
    if (low in _NO_NAMES or word.lower in _NO_NAMES) and low != "usa":
        return low in _ALONE and _stands_alone(found, at)
    if not _BEGINNING.search(text[: word.start]):
        return True
    return word.text[1:] != word.text[1:].lower() or _is_name_elsewhere(word, cited, is_name) or _goes_on(found, at)


def _stands_alone(found: Sequence[Word], at: int) -> bool:
    """Whether a title or an adjective is used as a name: "he thanked King", "out of the West"."""
    before = found[at - 1] if at else found[at]
    after = found[at + 1] if at + 1 < len(found) else found[at]
    article = before.lower in {"the", "a", "an", "his", "her", "their", "our", "its"} and found[at].lower in ROLES
    named = any(word is not found[at] and word.text[0].isupper() for word in (before, after))
    return before.text[0].isalpha() and not article and not named and after.lower != "of"


def _is_name_elsewhere(word: Word, cited: Sequence[Source], is_name: IsName | None) -> bool:
    low = word.lower.removesuffix("'s")
    if is_name and is_name(low):
        return True
    bare = re.escape(word.text.removesuffix("'s"))
    inside = re.compile(rf"[\w,;] {bare}(?!\w)")
    return any(inside.search(source.document) for source in cited)


def _goes_on(found: Sequence[Word], at: int) -> bool:
    """Whether another name follows: "Anna Kowalska said …"; or a genitive: "Kowalska's house"."""
    if found[at].text.endswith("'s") or _is_told_of(found, at):
        return True
    after = found[at + 1] if at + 1 < len(found) else found[at]
    return after.start - found[at].end == 1 and after.text[0].isupper() and key(after.text) not in _NO_NAMES


def _is_told_of(found: Sequence[Word], at: int) -> bool:
    """As in "Brehm, a defender, …", "Mendes, 22, …": what stands before such a comma without an article is a name."""
    after = [word.lower for word in found[at + 1 : at + 3]]
    return after[:1] == [","] and bool(after[1:]) and (after[1] in _TELLS_MORE or after[1].isdigit())


def _is_told(word: Word, told: AbstractSet[str], cited: Sequence[Source]) -> bool:
    name = key(word.text)
    if any(same_name(name, other) for other in told):
        return True
    if "-" in name and all(any(same_name(part, other) for other in told) for part in name.split("-")):
        return True
    if not word.start and any(alike(name, other) for other in told):  # "Baker Pelle Brandt", who runs a bakery
        return True
    return any(_is_initials(word.text, source.text) or _belongs(word, source, told) for source in cited)


def _is_initials(name: str, text: str) -> bool:
    """NATO, of "North Atlantic Treaty Organization"; J., of "Jens"."""
    letters = name.replace(".", "").replace("'s", "")
    if not letters.isupper():
        return False
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][\w'-]*", plain(text)))
    return letters in initials


def _belongs(word: Word, source: Source, told: AbstractSet[str]) -> bool:
    """Whether the document writes this name beside one that is told: Mark beside Rutte."""
    name = re.escape(word.text.removesuffix("'s"))
    for match in re.finditer(rf"(?:\b([A-Z][\w'-]+) )?\b{name}(?:'s)?\b(?: (?=([A-Z][\w'-]+)))?", source.document):
        beside = [key(other) for other in match.groups() if other and key(other) not in _NO_NAMES]
        if any(other in told for other in beside):
            return True
    return False
