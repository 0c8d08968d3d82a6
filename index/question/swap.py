"""The last question with something else in the place of its like: "what about Denmark?", "and in 2025?" (pure)."""

from __future__ import annotations

import re

from index.question.grammar import FUNCTION_WORDS, PREPOSITIONS, content
from index.question.names import Name, is_of_a_people, names_in
from index.question.subject import Exchange, Subject
from index.question.words import Words

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_DETERMINER = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"^\W*(?:how many|which|what)\s+([\w'’-]+)(?=\s)", re.IGNORECASE)
_OFFICE = re.compile(
    r"^\W*(?:who|what|where|when)(?:['’]?s|\s+(?:is|are|was|were))\s+(the\s+.+?)\s+(?:of|in|for)\s", re.IGNORECASE
)


def about(new: str, last: Exchange, words: Words) -> str:
    """The last question about what is `new`; where nothing in it is like that, `new` with what that was about."""
    asked = last.question.strip(" ?.!")
    subject = Subject(last, words)
    swapped = _year(new, asked) or _name(names_in(new, words), new, asked, subject) or _noun(new, asked)
    if not swapped and new.partition(" ")[0].lower() in PREPOSITIONS:
        swapped = f"{asked} {new}"
    return f"{swapped}?" if swapped else f"What about {new}? ({subject.topic()})"


def _year(new: str, asked: str) -> str:
    year = _YEAR.search(new)
    return _YEAR.sub(year[0], asked, count=1) if year and _YEAR.search(asked) else ""


def _name(names: list[Name], new: str, asked: str, subject: Subject) -> str:
    """Another name of the same kind, or the people of a country by the country."""
    if not names or names[0].end != len(new) or content(new[: names[0].start]):
        return ""
    is_person = subject.personhood(names[0]) > 0
    alike = [name for name in subject.asked if (subject.personhood(name) > 0) == is_person]
    if not alike and len(subject.asked) == 1:
        alike = subject.asked
    if alike:
        return asked[: alike[-1].start] + names[0].text + asked[alike[-1].end :]
    people = next((m for m in re.finditer(r"\w+", asked) if is_of_a_people(m[0])), None)
    return f"{asked[: people.start()]}{names[0].text}{asked[people.end() :]}" if people and not is_person else ""


def _noun(new: str, asked: str) -> str:
    """The foreign minister for the prime minister, soldiers for people in "how many people …"."""
    bare = _DETERMINER.sub("", new)
    counted, office = _COUNTED.match(asked), _OFFICE.match(asked)
    if swapped := _same_head(bare, asked):
        return swapped
    if counted and counted[1].lower() not in FUNCTION_WORDS:
        return asked[: counted.start(1)] + bare + asked[counted.end(1) :]
    return asked[: office.start(1)] + new + asked[office.end(1) :] if office else ""


def _same_head(bare: str, asked: str) -> str:
    """The noun that `bare` ends in, and the words before it that belong to it, are put in its place."""
    head = bare.rpartition(" ")[2].lower()
    tokens = list(re.finditer(r"[\w'’-]+", asked))
    at = next((i for i, token in enumerate(tokens) if token[0].lower() == head), None)
    if at is None or head in FUNCTION_WORDS:
        return ""
    first = at
    while first and _belongs(tokens[first - 1][0]):
        first -= 1
    return asked[: tokens[first].start()] + bare + asked[tokens[at].end() :]


def _belongs(word: str) -> bool:
    """Whether a word before a noun is part of what it names: "prime", but neither "Danish" nor "Denmark's"."""
    return word.lower() not in FUNCTION_WORDS and not word.endswith("s") and not is_of_a_people(word)
