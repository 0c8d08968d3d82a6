"""Names and other phrases of a sentence, as far as they can be told without a grammar (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from index.domain import Span
from index.marking.words import FUNCTION_WORDS, Word

_LINKS = frozenset("of de du da di van von der den bin ibn al la le las los del and the for & y".split())  # noqa: SIM905
_TITLES = frozenset(
    """prime minister president secretary state foreign chief king queen prince princess sir lord lady dr mr mrs ms
    professor general senator captain pope saint chancellor governor mayor director emperor colonel major
    representative congressman judge justice archbishop bishop cardinal sultan duke count earl""".split()  # noqa: SIM905
)
_OPENING = re.compile(
    r"\w+ly|However|Nearby|Sometimes|Today|Although|Despite|Many|Several|Once|Other|Unlike|Like|Following"
)
_MOST_WORDS = 8  # of a phrase
_LIST = 3  # names
_INITIAL = 3  # letters: "J.", "Mrs."


def names(words: Sequence[Word]) -> Iterator[Span]:
    """Runs of capitalised words; without the titles before them too, and places joined by a comma."""
    runs = list(_runs(words))
    for first, last in runs:
        yield words[first].start, words[last - 1].end
        bare = next((at + 1 for at in range(last - 2, first - 1, -1) if words[at].lower in _TITLES), first)
        while bare < last - 1 and words[bare].lower in _LINKS:
            bare += 1
        if bare > first:
            yield words[bare].start, words[last - 1].end
    yield from _listed(words, runs)


def _listed(words: Sequence[Word], runs: Sequence[Span]) -> Iterator[Span]:
    """Names joined by a comma or "and": each with the next, and all of three or more."""
    chain: list[Span] = []
    for run in [*runs, (len(words) + _INITIAL, 0)]:
        if chain and not _joins(words[chain[-1][1] : run[0]]):
            if len(chain) >= _LIST:
                yield words[chain[0][0]].start, words[chain[-1][1] - 1].end
            chain = []
        elif chain:
            yield words[chain[-1][0]].start, words[run[1] - 1].end
        chain.append(run)


def _joins(between: Sequence[Word]) -> bool:
    return "".join(word.lower for word in between) in {",", "and", ",and", "or"}


def _runs(words: Sequence[Word]) -> Iterator[Span]:
    at = 0
    while at < len(words):
        if not _is_name(words, at):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (last := _joined(words, end)):
            end = last
        yield at, end
        at = end


def _joined(words: Sequence[Word], at: int) -> int:
    """Where the run goes on to, from the word at its end; 0 when it ends there."""
    if _is_name(words, at) or (words[at].text == "." and _abbreviates(words, at)):
        return at + 1
    after = at
    while after < len(words) and after < at + 2 and words[after].lower in _LINKS - {"and"}:
        after += 1
    return after + 1 if after > at and after < len(words) and _is_name(words, after) else 0


def _abbreviates(words: Sequence[Word], at: int) -> bool:
    """A full stop after an initial or a short title, and a name behind it."""
    return (
        at + 1 < len(words)
        and len(words[at - 1].text) <= _INITIAL
        and words[at].start == words[at - 1].end
        and _is_name(words, at + 1)
    )


def _is_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if at == 0 and _OPENING.fullmatch(word.text):
        return False
    return word.text[0].isupper() and (word.lower not in FUNCTION_WORDS or word.text == "US")


def phrases(words: Sequence[Word], known: Callable[[Word], bool]) -> Iterator[Span]:
    """Runs of content words, also two joined by "of" or "and", without what the question says at their ends."""
    runs = list(_content(words))
    for (first, last), (second, end) in [*pairwise(runs), ((0, 0), (0, 0))]:
        if second == last + 1 and words[last].lower in {"of", "and"}:
            runs.append((first, end))
    for first, last in runs:
        left, right = first, last
        while left < right and (known(words[left]) or not words[left].stem):
            left += 1
        while right > left and (known(words[right - 1]) or not words[right - 1].stem):
            right -= 1
        if left < right <= left + _MOST_WORDS:
            yield words[left].start, words[right - 1].end


def _content(words: Sequence[Word]) -> Iterator[Span]:
    start = None
    for at, word in enumerate([*words, Word(".", 0, 0, "", ".")]):
        if word.stem:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
