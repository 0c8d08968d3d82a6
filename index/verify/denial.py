"""What a text denies: which words stand in the reach of a "not", and which near a refusal (pure).

Texts are as `flat` has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from index.stems import IRREGULAR, Word, stem, words_of
from index.verify.flat import NOT_MORE

_NOT = frozenset("not no never none nobody nothing nowhere neither nor without cannot hardly barely".split())  # noqa: SIM905
_REFUSALS = frozenset(
    stem(word) or word
    for word in """refuse deny reject decline fail lack unable forbid forbidden ban prohibit prevent avoid oppose stop
    disagree dislike distrust miss missing absent except exclude dissuade deter discourage impossible unlikely refute
    dismiss abandon unwilling object against illegal cease close shut unsupported free""".split()  # noqa: SIM905
)
_REFUSALS |= {stem(NOT_MORE)}
"""What says no without "not"; the words around it agree with either."""
_FORWARD = frozenset(["except", "exclud", "against", NOT_MORE])  # of them, what says it of the words after it alone
_AROUND = 4  # meaningful words to each side of a refusal that it may deny
_REACH = 4  # meaningful words after a negation that say what is denied
_WITHOUT = 2  # … after "without": "without saying a word the heron flew off" denies no more
_LIMIT = re.compile(
    r"[;:]|\.(?!\d)|,? \b(?:but|although|though|because|while|whereas|"
    rf"and (?:then|he|she|it|they|will|is|was|are|has|[a-z]{{3,}}ed|{'|'.join(IRREGULAR)}))\b|, | "
    r"\b(?:that|which|who|if|when)\b"
)
_JOINS = re.compile(r"[;:]|, and\b|\b(?:but|although|though|because|while|whereas)\b")
_VERB = re.compile(r" (?:is|are|was|were|will|would|can|could|has|have|had|does|do|did|not|never)\b")
"""Where what "without" denies ends, when it stands before the verb: "without stopping it is not supported"."""
_UN = re.compile(
    r"^(?:(?:un|non-?|dis)(?=\w{4})|im(?=possible|probable|perfect)|il(?=legal)|in(?=correct|complete|active|visible|"
    r"secure|accessible|accurate|eligible)|ir(?=regular|relevant|responsible))"
)
_WHOLE = frozenset(
    """unless under until unit union uniform universe understand unite united university discover display discuss
    disease district dismiss dispute distance distribute disk distinct disaster discipline discount""".split()  # noqa: SIM905
)
"""Words that only look as if a "not" began them."""

Polarities = Mapping[str, frozenset[bool]]


@lru_cache(maxsize=512)
def words_in(text: str) -> tuple[Word, ...]:
    return words_of(text)


def bare(word: Word) -> str:
    """The stem of what an un-word denies: of "supported", for "unsupported"; empty for other words."""
    if word.lower in _WHOLE or not (match := _UN.match(word.lower)):
        return ""
    return stem(word.lower[match.end() :])


def is_refusal(word: Word) -> bool:
    return (word.stem or word.lower) in _REFUSALS


@lru_cache(maxsize=512)
def depths(text: str) -> tuple[int, ...]:
    """How many negations each word of a text stands in the reach of."""
    words, found = words_in(text), [0] * len(words_in(text))
    for at in cues(text):
        if words[at].lower == "nor" and found[at] % 2:  # "neither … nor" is one negation
            continue
        for place in _reached(text, at):
            found[place] += 1
    return tuple(found)


def cues(text: str) -> list[int]:
    """The places of the words that negate."""
    return [at for at, word in enumerate(words_in(text)) if word.lower in _NOT]


def _reached(text: str, at: int) -> list[int]:
    """The words after a negation, to the end of its clause."""
    found = words_in(text)
    end = _LIMIT.search(text, found[at].end + 1)
    last = end.start() if end else len(text)
    if found[at].lower == "without" and (verb := _VERB.search(text, found[at].end, last)):
        last = verb.start()
    return [place for place in range(at + 1, len(found)) if found[place].start < last]


def scopes(text: str) -> list[dict[str, bool]]:
    """Of each negation, the stems that it denies first, and whether they are denied when all is counted."""
    found, depth = words_in(text), depths(text)
    denied = []
    for at in cues(text):
        reached = [place for place in _reached(text, at) if found[place].stem]
        reached = reached[: _WITHOUT if found[at].lower == "without" else _REACH]
        denied.append({found[place].stem: depth[place] % 2 == 1 for place in reached})
    return denied


@lru_cache(maxsize=512)
def polarities(text: str) -> Polarities:
    """Each stem with whether it is denied, or both near a refusal; un-words also as denied ones."""
    found, depth, open_to_both = words_in(text), depths(text), _open(text)
    known: dict[str, set[bool]] = {}
    for at, word in enumerate(found):
        if not word.stem:
            continue
        denied = depth[at] % 2 == 1
        known.setdefault(word.stem, set()).update({True, False} if at in open_to_both else {denied})
        if inner := bare(word):
            known.setdefault(inner, set()).add(not denied)
    return {word: frozenset(polarity) for word, polarity in known.items()}


def _open(text: str) -> set[int]:
    """Words of which it is not plain whether they are denied: near a refusal, and the subject of what is denied."""
    found = words_in(text)
    meaningful = [at for at, word in enumerate(found) if word.stem or is_refusal(word)]
    near: set[int] = set()
    for order, at in enumerate(meaningful):
        if is_refusal(found[at]):
            start, end = _clause(text, found[at])
            before = (
                [] if (found[at].stem or found[at].lower) in _FORWARD else meaningful[max(0, order - _AROUND) : order]
            )
            around = [*before, *meaningful[order + 1 : order + 1 + _AROUND]]
            near |= {place for place in around if start <= found[place].start < end}
    for cue in cues(text):
        if found[cue].lower == "without":  # denies what follows alone: "visible without a telescope" is visible
            continue
        begins = max((match.end() for match in _LIMIT.finditer(text, 0, found[cue].start)), default=0)
        near |= {at for at in meaningful if begins <= found[at].start < found[cue].start}
    return near


def _clause(text: str, word: Word) -> tuple[int, int]:
    """Where the clause of a word begins and ends, by the words that join two."""
    joins = list(_JOINS.finditer(text))
    begins = max((match.end() for match in joins if match.end() <= word.start), default=0)
    return begins, min((match.start() for match in joins if match.start() >= word.end), default=len(text))


def denies(text: str) -> bool:
    """Whether anything in a text says no, in whatever way."""
    return any(word.lower in _NOT or is_refusal(word) or bare(word) for word in words_in(text))


def anys(text: str) -> set[tuple[str, bool]]:
    """Of what a text says "any", and whether denied: ("soldier", True) of "doesn't have any soldiers"."""
    found, depth = words_in(text), depths(text)
    return {
        (other.stem, depth[at] % 2 == 1)
        for at, (word, other) in enumerate(pairwise(found))
        if word.lower == "any" and other.stem
    }
