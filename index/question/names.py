"""The names in a question or an answer, and whether they are persons' (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.question.grammar import CALENDAR, FEMALE, FUNCTION_WORDS, MALE, ROLES
from index.question.words import Words

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:-\w+)*")
_DEMONYM = re.compile(r"(?:ish|ese|ian|ians|ean|eans|ican|icans|landic|lander|landers)$")
_DEMONYMS = frozenset(["french", "dutch", "german", "germans", "greek", "greeks", "swiss", "danes", "thai", "iraqi"])
_SPEAKS = re.compile(
    r"['’]?s?,?\s+(?:has |had |have |also |then |later |first )*"
    r"(?:said|says|told|warned|added|insisted|asked|replied|wrote|married|died|met|argued|explained|born|who|thinks|"
    r"believes|posted|announced|\d\d,)\b"
)
_PLACED = re.compile(r"\b(?:in|at|from|near|across|throughout|within|around|inside|the|of the)\s+$")
_SURE = 2  # points for a title or for speaking


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands in a text; its place is half-open, in characters."""

    text: str
    start: int
    end: int

    def is_in(self, text: str) -> bool:
        """Whether a text has the name, or its last word, whatever the case."""
        words = set(re.findall(r"\w+", text.lower()))
        return re.findall(r"\w+", self.text.lower())[-1] in words


def names_in(text: str, words: Words) -> list[Name]:
    """Names in the order they stand, without titles ("President"), peoples ("Danish") and days."""
    names: list[Name] = []
    for first, end in _tokens(text, words):
        goes_on = names and re.fullmatch(r" |-", text[names[-1].end : first])
        start = names.pop().start if goes_on else first
        names.append(Name(text[start:end], start, end))
    shown = [Name(words.written(n.text), n.start, n.end) for n in names]
    return [n for n in shown if not is_of_a_people(n.text)]


def is_of_a_people(word: str) -> bool:
    """Whether a word says where somebody or something is from: "Danish"."""
    low = word.lower()
    return " " not in low and (bool(_DEMONYM.search(low)) or low in _DEMONYMS)


def _tokens(text: str, words: Words) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        low = match[0].lower()
        if (low in FUNCTION_WORDS and not (match[0].isupper() and len(low) > 1)) or low in CALENDAR or low in ROLES:
            continue
        begins = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".?!:"
        capital = match[0][0].isupper() and not (begins and low in words.ordinary and not words.is_name(low))
        if capital or all(words.is_name(part) for part in low.split("-")):
            yield match.span()


def personhood(name: str, context: str, words: Words) -> int:
    """How much speaks for a person's name: positive when a title or what they do does, negative for a place."""
    points = 0
    for before, after in [*words.around(name), *Words([context]).around(name)]:
        title = re.search(r"([^\W\d_]+)\.?\s+(?:(?!of\b)[^\W\d_]+\s+)?$", before)
        points += _SURE * (bool(title and title[1] in ROLES) + bool(_SPEAKS.match(after))) - bool(
            _PLACED.search(before)
        )
    return points


def gender(name: str, context: str, words: Words) -> str:
    """Female "f", male "m", or empty: by the word before the name, and by "she" or "he" soon after it."""
    points = 0
    for before, after in [*words.around(name, 60), *Words([context]).around(name, 60)]:
        title = set(re.findall(r"\w+", before)[-2:])
        points += 2 * (bool(title & FEMALE) - bool(title & MALE))
        pronoun = re.search(r"\b(she|her|he|his)\b", after)
        points += (1 if pronoun[1] in {"she", "her"} else -1) if pronoun else 0
    return "f" if points > 0 else "m" if points < 0 else ""
