"""Questions that ask for the same thing, however they are typed, as one. Pure; some 0.5 ms a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process

from bot.state import Gap

# What is in any question and tells nothing about it, in the five languages that the bot speaks. With what is left, a
# question about dogs and one about tickets share nothing.
_EMPTY = frozenset(
    """
    a an the this that these those is are was were be been am do does did have has had can could will would should may
    might must i you he she it we they me him her us them my your his its our their what which who whom whose when where
    why how whats whos in on at of to for from by with about as into there here and or but if so any some please tell
    know anyone somebody hey hi hello thanks much many get got just also actually pls plz im
    der die das ein eine einen einem ist sind war wie was wer wo wann warum gibt es ich du wir ihr sie man mit und oder
    zu von im in am kann darf den dem
    en et den det de er var har hvad hvem hvor hvornår hvorfor hvordan jeg du vi man kan må og eller til fra på i med om
    le la les un une des du est sont était qui que quoi quel quelle où quand pourquoi comment je tu il elle on nous vous
    peut y a et ou à en au aux avec combien
    el los las una unos es son era quién qué cuál dónde cuándo por cómo yo tú él ella se hay y o en al con para cuánto
    """.split()  # noqa: SIM905 - forty lines of quotation marks would be no clearer
)
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"['’]s\b|(?<=\w)['’\-](?=\w)")
_TYPO = 80  # of 100: "tiket" is "ticket", "frist" is "first", "monday" is not "sunday"
_SHARED = 2 / 3  # of the words of both


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that were not answered and ask for the same, oldest first."""

    gaps: tuple[Gap, ...]

    @property
    def id(self) -> int:
        """Of its oldest gap; stays what it is when the same is asked again."""
        return self.gaps[0].id

    @property
    def last(self) -> datetime:
        return max(gap.at for gap in self.gaps)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The different ways it was asked, the latest first."""
        return tuple(dict.fromkeys(" ".join(gap.question.split()) for gap in reversed(self.gaps)))


def grouped(gaps: Iterable[Gap]) -> list[Group]:
    """Each gap with the oldest one that it is like: a new one never divides a group. Most asked first, then latest."""
    leaders = _Leaders()
    groups: list[list[Gap]] = []
    for gap in sorted(gaps, key=lambda gap: gap.id):
        words = content(gap.question)
        place = leaders.first_like(words)
        if place is None:
            leaders.add(words)
            groups.append([gap])
        else:
            groups[place].append(gap)
    return sorted((Group(tuple(group)) for group in groups), key=lambda group: (-len(group.gaps), -group.gaps[-1].id))


def content(question: str) -> frozenset[str]:
    """The words that a question is about; all of them when it is made of nothing else."""
    words = frozenset(_WORD.findall(_JOINED.sub("", question.casefold())))
    return words - _EMPTY or words


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one set of words holds the other, but for typing errors, and adds little to it.

    What both have and the other lacks tells them apart: two weekdays, two years.
    """
    few, many = sorted((one, other), key=len)
    shared = sum(any(_same(word, candidate) for candidate in many) for word in few)
    return shared == len(few) and _is_most(shared, few, many)


class _Leaders:
    """The oldest question of each group, by its words, so that few are compared closely."""

    def __init__(self) -> None:
        self._all: list[frozenset[str]] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, words: frozenset[str]) -> None:
        for word in words:
            self._by_word.setdefault(word, []).append(len(self._all))
        self._all.append(words)

    def first_like(self, words: frozenset[str]) -> int | None:
        shared = Counter(place for word in words for place in self._with(word))
        close = sorted(place for place, count in shared.items() if _is_most(count, words, self._all[place]))
        return next((place for place in close if alike(words, self._all[place])), None)

    def _with(self, word: str) -> set[int]:
        known = process.extract(word, self._by_word.keys(), scorer=fuzz.ratio, score_cutoff=_TYPO, limit=None)
        return {place for other, _, _ in known if _same(word, other) for place in self._by_word[other]}


def _is_most(shared: int, one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * shared >= _SHARED * (len(one) + len(other))


def _same(word: str, other: str) -> bool:
    return word == other or (not (word + other).isdigit() and fuzz.ratio(word, other) >= _TYPO)
