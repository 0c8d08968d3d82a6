"""What the last question and its answer were about: whom "he" means, what "it" means, where "there" is (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.question.grammar import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, WH, content
from index.question.names import Name, gender, names_in, personhood
from index.question.words import Words

_DEFINES = re.compile(
    r"^\W*(?:who|what|where|when)(?:['’]?s|\s+(?:is|are|was|were))\s+((?:the|a|an|my|our|this|that)?\s*.+?)[\s?.!]*$",
    re.IGNORECASE,
)
_STOP = "|".join(sorted(FUNCTION_WORDS - {"the", "a"}))
_DETERMINED = re.compile(
    rf"\b(?:the|this|that|(?<=there )an?)\s+((?:[\w'’-]+\s+){{0,2}}?[\w'’-]+)(?=[?.,!]|$|\s+(?:{_STOP})\b)",
    re.IGNORECASE,
)
_KEPT = 6  # content words of a question that stand for it


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was understood, and what was answered."""

    question: str = ""
    answer: str = ""


class Subject:
    """What an exchange was about."""

    def __init__(self, last: Exchange, words: Words) -> None:
        self._last = last
        self._words = words
        self._context = f"{last.question}\n{last.answer}"
        self.asked = names_in(last.question, words)
        self.told = [name for name in names_in(last.answer, words) if not name.is_in(last.question)]
        self.defined = _defined(last.question)

    def person(self, pronoun: str) -> str:
        """Whom "he" or "she" means; empty when that can't be told."""
        sought = _asks_who(self._last.question) and not (self.asked and self._is_asked_by_name())
        order = [*self.told, *self.asked] if sought else [*self.asked, *self.told]
        scored = [(self.personhood(name), name) for name in order]
        fitting = [(points, name.text) for points, name in scored if self._agrees(name.text, pronoun)]
        described = [self.defined] if self.defined and _asks_who(self._last.question) else []
        likely = [name for points, name in fitting if points > 0]
        return next(iter([*likely, *described, *(name for points, name in fitting if points == 0)]), "")

    def thing(self) -> str:
        """What "it" means; empty when that can't be told."""
        if self.defined and not _asks_who(self._last.question):
            return self.defined
        for names in (self.asked, self.told):
            if things := self._things(names):
                return things[0].text
            if names is self.asked and (determined := _DETERMINED.search(self._last.question)):
                return f"the {_without_verb(determined[1])}"
        return ""

    def place(self) -> str:
        """Where "there" is; empty when that can't be told."""
        placed = sorted([*self._things(self.asked), *self._things(self.told)], key=self.personhood)
        return placed[0].text if placed else ""

    def topic(self) -> str:
        """The names of the question, else what it defines, else its telling words."""
        if self.asked:
            return ", ".join(dict.fromkeys(name.text for name in self.asked))
        return self.defined or " ".join(content(self._last.question)[:_KEPT])

    def personhood(self, name: Name) -> int:
        return personhood(name.text, self._context, self._words)

    def _things(self, names: list[Name]) -> list[Name]:
        return [name for name in names if self.personhood(name) <= 0]

    def _is_asked_by_name(self) -> bool:
        return bool(self.defined) and self.asked[0].text.lower() == self.defined.lower()

    def _agrees(self, name: str, pronoun: str) -> bool:
        known = gender(name, self._context, self._words)
        return not known or (known == "f") == pronoun.startswith(("she", "her"))


def _without_verb(phrase: str) -> str:
    """What is left, "treaty", of "Was the treaty signed?"."""
    first, _, last = phrase.rpartition(" ")
    return first if first and last.endswith("ed") else phrase


def _asks_who(question: str) -> bool:
    return bool(re.match(r"\W*(?:and\s+)?who", question, re.IGNORECASE))


def _defined(question: str) -> str:
    """What "What is the Senate?" asks about; a bare noun phrase asks about itself."""
    match = _DEFINES.match(question)
    if match:
        phrase = match[1].strip()
        first = phrase.split()[0].lower()
        cut = re.split(
            rf"\s+(?:{'|'.join(sorted(AUXILIARIES | WH | (PREPOSITIONS - {'of', 'to', 'for'})))})\b", phrase
        )[0]
        return "" if first in FUNCTION_WORDS - {"the", "a", "an"} or len(cut.split()) > _KEPT else _without_verb(cut)
    tokens = [word.lower() for word in re.findall(r"[\w'’-]+", question)]
    short = 0 < len(tokens) <= _KEPT and not set(tokens) & (AUXILIARIES | WH) and not question.rstrip().endswith("?")
    return question.strip(" .!") if short and not set(tokens) & {"i", "you", "me", "my"} else ""
