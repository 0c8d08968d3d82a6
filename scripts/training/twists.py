"""Questions that nothing answers, made from answerable ones: a name, number or word exchanged, or the sense turned."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import Stemmer

from index.verify.opposites import OPPOSITE_WORDS

_FROM_ARTICLE = 0.6  # of the exchanged names and numbers from the same article, where it is hardest to tell
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_WORD = re.compile(r"(?<![\w'-])[a-z]{5,}(?![\w'-])")
_HELPING = re.compile(r"\b(?:did|does|do|was|were|is|are|has|have|had|could|would|should)\b(?! not\b)", re.IGNORECASE)
# Words that may be turned: "how few" asks the same as "how many", and "like" mostly compares.
_TURNABLE = re.compile(r"(?<!how )(?<!How )\b(?!(?:like|all|every|up|left|right|add)\b)[a-z]+")
_ENDINGS = ("ing", "ed", "ly", "tion", "ity", "ment", "ers", "s")  # words of one ending mostly stand in one place
# Words of which one for another changes little, or makes no sense.
_WITHOUT_SENSE = frozenset(
    re.findall(
        r"\w+",
        """
        about after again against along among another around because before being between called could during either
        example first found given going known large later least might never often other others people place should since
        small something sometimes still their there these thing things those through toward towards under until using
        usually where which while whose within without would years named types kinds means different became become
        """,
    )
)


class Twists:
    """Exchanges in questions; what comes in is drawn from the other questions."""

    def __init__(self, questions: Sequence[Mapping[str, Any]], chooser: random.Random) -> None:
        self._random = chooser
        self._stem = Stemmer.Stemmer("english").stemWord
        self._values = {kind: _by_article(questions, kind.findall) for kind in (_NUMBER, _NAME)}
        self._words = _by_article(questions, _sense)
        self._opposites = _opposites()

    def twisted(self, asked: Mapping[str, Any], passage: Sequence[str]) -> str:
        """The question with one thing changed so that its passage does not answer it any more; empty if none can be."""
        kinds = [(self._value, 3), (self._word, 2), (self._opposite, 2), (self._denied, 1)]
        while kinds:
            (kind, _), *_ = drawn = self._random.choices(kinds, [weight for _, weight in kinds])
            if made := kind(asked, passage):
                return made
            kinds.remove(drawn[0])
        return ""

    def _value(self, asked: Mapping[str, Any], passage: Sequence[str]) -> str:
        """A name or number of the answering sentence exchanged for another question's that the passage hasn't."""
        gold = " ".join(passage[n] for n in asked["gold"])
        found = [
            (kind, match) for kind in (_NUMBER, _NAME) for match in kind.finditer(asked["question"]) if match[0] in gold
        ]
        if not found:
            return ""
        kind, match = self._random.choice(found)
        same = self._values[kind].get(str(asked["article"]), []) if self._random.random() < _FROM_ARTICLE else []
        value = self._random.choice(same or self._values[kind][""])
        return "" if value in " ".join(passage) else _put(asked["question"], match, value)

    def _word(self, asked: Mapping[str, Any], passage: Sequence[str]) -> str:
        """A word of the answering sentence exchanged for one of the same article's questions, of the same ending."""
        gold = self._stems(" ".join(passage[n] for n in asked["gold"]))
        whole = self._stems(" ".join(passage))
        found = [
            match
            for match in _WORD.finditer(asked["question"])
            if match[0] not in _WITHOUT_SENSE and self._stem(match[0]) in gold
        ]
        if not found:
            return ""
        match = self._random.choice(found)
        others = [
            word
            for word in self._words.get(str(asked["article"]), [])
            if _ending(word) == _ending(match[0]) and self._stem(word) not in whole
        ]
        return _put(asked["question"], match, self._random.choice(others)) if others else ""

    def _opposite(self, asked: Mapping[str, Any], passage: Sequence[str]) -> str:
        """A word exchanged for its opposite, which the passage hasn't."""
        whole = " ".join(passage).lower().split()
        found = [
            (match, opposite)
            for match in _TURNABLE.finditer(asked["question"])
            if (opposite := self._opposites.get(match[0])) and opposite not in whole
        ]
        return _put(asked["question"], *self._random.choice(found)) if found else ""

    def _denied(self, asked: Mapping[str, Any], passage: Sequence[str]) -> str:
        """What is, or was done, asked as what is not; where nothing else of the passage is denied."""
        denied = re.search(r"\b(?:not|never|no)\b|n't\b", " ".join(passage))
        match = _HELPING.search(asked["question"])
        return _put(asked["question"], match, f"{match[0]}n't") if match and not denied else ""

    def _stems(self, text: str) -> set[str]:
        return {self._stem(word) for word in re.findall(r"[a-z]+", text.lower())}


def _by_article(questions: Sequence[Mapping[str, Any]], parts: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """Parts of the questions by article, and of all articles under the empty name."""
    found: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for article in (str(question["article"]), ""):
            found[article] += parts(question["question"])
    return found


def _sense(question: str) -> list[str]:
    return [word for word in _WORD.findall(question) if word not in _WITHOUT_SENSE]


def _opposites() -> dict[str, str]:
    """Word -> its opposite; of words that mean nearly the same, the one at the same place."""
    found: dict[str, str] = {}
    for sides in OPPOSITE_WORDS:
        for ours, theirs in (sides, sides[::-1]):
            for place, word in enumerate(ours):
                found.setdefault(word, theirs[min(place, len(theirs) - 1)])
    return found


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


def _put(question: str, match: re.Match[str], value: str) -> str:
    return question[: match.start()] + value + question[match.end() :]
