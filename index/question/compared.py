"""A question that compares two named things -> a question about each (pure).

"Are Ada Brandt and Leo Hart both pilots?" is seldom answered by one sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.question.names import Name, names_in
from index.question.words import Words

_OF_TWO = re.compile(r"\s*\b(?:both|in common)\b", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:both|in common|same)\b", re.IGNORECASE)
_ORDERED = re.compile(
    r"\b(?:first|last|earlier|later|more|less|older|younger|oldest|youngest|longer|shorter|larger|bigger|smaller|taller|"
    r"higher|closer|nearer|richer|heavier|faster)\b",
    re.IGNORECASE,
)
# A few words may stand before the second name: "the port of Nuuk or the bridge of Tarn".
_JOINT = re.compile(r",?\s+(and|or)\s+(?!more|less|fewer)(?=(?:[a-z]\w*\s+){0,4}\Z)")
_WITHIN = re.compile(r"\.?\s+(?:(?:von|van|der|den|de|da|di|del|du|la|le|al|bin|ibn|of|the)\s+)*|\.")
_TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
_QUOTES = '"“”„«»'


def compared(question: str, words: Words) -> tuple[tuple[str, Name], ...]:
    """Of a question that compares two names, one about each, and that name; of any other, none."""
    if not (_SHARED.search(question) or _ORDERED.search(question)):
        return ()
    for first, second in pairwise(_whole(question, names_in(question, words))):
        joint = _JOINT.search(question, first.end, second.start)
        if joint and (joint[1] == "or" or _SHARED.search(question)) and not _is_quoted(question, first, second):
            break
    else:
        return ()
    start, rest = question[: first.start], question[second.end :]
    halves = (question[first.start : first.end], question[joint.end() : second.end])
    asked = [_TWICE.sub(r"\1", _OF_TWO.sub("", f"{start}{half}{rest}")).strip() for half in halves]
    return tuple(zip(asked, (first, second), strict=True))


def _whole(question: str, names: list[Name]) -> list[Name]:
    """Names of several parts as one: "E. B. White", "Ada von Brandt"."""
    whole: list[Name] = []
    for name in names:
        goes_on = whole and _WITHIN.fullmatch(question, whole[-1].end, name.start)
        start = whole.pop().start if goes_on else name.start
        whole.append(Name(question[start : name.end], start, name.end))
    return whole


def _is_quoted(question: str, first: Name, second: Name) -> bool:
    """Whether both stand in one quotation, so are one title: "War and Peace"."""
    before, after = question[: first.start].rstrip(), question[second.end :].lstrip()
    return before.endswith(tuple(_QUOTES)) and after.startswith(tuple(_QUOTES))
