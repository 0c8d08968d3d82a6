"""Whether what a sentence says of a day lies before or after the day it was written on (pure).

Only what is plain from the words: an answer built on a wrong direction would be a week off.
"""

from __future__ import annotations

import re
from enum import Enum


class Direction(Enum):
    """Seen from the document's date."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_AHEAD = (
    r"(?<!was )(?<!were )(?<!been )(?<!originally )(?<!initially )(?:set to|due (?:to (?!the\b)|on\b|in\b|here\b)|"
    r"expected|scheduled|slated|planned|(?:is|are|am) to\b|(?:is|are|am|'s|'re|'m) going to|"
    r"(?:want|plan|hope|aim|intend|expect|wish)s? to|will\b(?! have)|shall\b|(?:he|she|it|they|we|I)['’]ll|won't)"
)
_BEHIND = (
    "said|told|met|was|were|did|went|came|made|took|gave|held|won|lost|began|became|found|left|sent|spoke|wrote|saw|got|"
    "broke|fell|rose|led|flew|shot|struck|sold|bought|brought|built|paid|ran|sat|stood|threw|withdrew|drew|kept|heard|"
    "fought|caught|chose|swore|shook|laid|announced|posted|warned|added|reported|signed|voted|arrived|visited|called|"
    "released|published|agreed|launched|killed|died|started|ended|happened|opened|closed|claimed|tweeted|confirmed"
)
_OPEN = r"would|could|may|might|should|must|can|if|whether|until|unless|had|will have|(?:was|were|been) \w+ to|\w+ed to"
_CUE = re.compile(
    rf"(?P<open>\b(?:{_OPEN})\b|\b(?:was|were|been|originally|initially) "
    rf"(?:set|due|expected|scheduled|slated|planned)\b)|(?P<ahead>\b{_AHEAD})|(?P<behind>\b(?:{_BEHIND})\b)|"
    rf"(?P<weak>\b[a-z]{{2,}}ed\b)|(?P<planned>\b(?:is|are) (?:set|due|expected|scheduled|slated|planned)\b)"
)
_CLAUSE = re.compile(r"[,;:()—–]|\b(?:that|which|who|because|while|after|before|when|as|but)\b")


def direction(sentence: str, start: int, end: int) -> Direction:
    """The direction of the time expression there: by the nearest verb before it in its clause, else after it."""
    before = _CLAUSE.split(sentence[:start])[-1]
    found = _last(before)
    if found is None:
        found = _first(_CLAUSE.split(sentence[end:].lstrip(" ,"))[0])
    return found or Direction.UNKNOWN


def _last(clause: str) -> Direction | None:
    """By the last verb; a mere "…ed" (increased spending) says nothing once something else was said."""
    cues = [match.lastgroup for match in _CUE.finditer(clause)]
    strong = [cue for cue in cues if cue != "weak"]
    return _DIRECTIONS[strong[-1] or ""] if strong else Direction.PAST if cues else None


def _first(clause: str) -> Direction | None:
    cue = _CUE.search(clause)
    return _DIRECTIONS[cue.lastgroup or ""] if cue else None


_DIRECTIONS = {
    "open": Direction.UNKNOWN,
    "ahead": Direction.FUTURE,
    "planned": Direction.FUTURE,
    "behind": Direction.PAST,
    "weak": Direction.PAST,
}
