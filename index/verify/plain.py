"""Texts brought to one way of writing, and what their words have in common (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from index.stems import Word, alike, words_of

_SPELLINGS = (
    (re.compile(r"[“”„«»]"), '"'),
    (re.compile(r"[‘’]"), "'"),
    (re.compile(r"\b(?:the )?(?:United States(?: of America)?|U\.S\.A\.|U\.S\.|USA)(?!\w)", re.IGNORECASE), "US"),
    (re.compile(r"\b(?:the )?(?:United Kingdom|Great Britain|U\.K\.)(?!\w)", re.IGNORECASE), "UK"),
    (re.compile(r"\b(?:the )?(?:European Union|E\.U\.)(?!\w)", re.IGNORECASE), "EU"),
    (re.compile(r"\b(?:the )?(?:United Nations|U\.N\.)(?!\w)", re.IGNORECASE), "UN"),
)
_PEOPLES = dict(
    pair.split(":")
    for pair in """american:usa americans:usa america:usa british:uk britain:uk briton:uk britons:uk danish:denmark
    dane:denmark danes:denmark french:france frenchman:france dutch:netherlands holland:netherlands german:germany
    germans:germany spanish:spain spaniard:spain spaniards:spain swedish:sweden swede:sweden swedes:sweden
    finnish:finland finn:finland finns:finland polish:poland pole:poland poles:poland turkish:turkey turk:turkey
    turks:turkey türkiye:turkey greek:greece greeks:greece swiss:switzerland irish:ireland scottish:scotland
    scots:scotland welsh:wales english:england norwegian:norway norwegians:norway portuguese:portugal czech:czechia
    chinese:china iraqi:iraq thai:thailand peruvian:peru peruvians:peru belgian:belgium filipino:philippines
    european:europe europeans:europe arctic:arctic mexican:mexico mexicans:mexico brazilian:brazil
    canadian:canada canadians:canada russian:russia russians:russia ukrainian:ukraine ukrainians:ukraine
    norse:norse japanese:japan""".split()  # noqa: SIM905 - pairs, read as a table
)
"""Peoples whose names do not begin like their country's, or not far enough to be seen as alike."""
GOVERNMENTS = {
    "washington": "usa", "copenhagen": "denmark", "london": "uk", "paris": "france", "berlin": "germany",
    "moscow": "russia", "kremlin": "russia", "beijing": "china", "kyiv": "ukraine", "madrid": "spain",
    "rome": "italy", "oslo": "norway", "stockholm": "sweden", "helsinki": "finland", "warsaw": "poland",
    "tokyo": "japan", "ottawa": "canada", "ankara": "turkey", "tehran": "iran", "nuuk": "greenland",
}  # fmt: skip
"""Capitals that stand for their governments: what Copenhagen paid, Denmark paid; not the other way round."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with straight quotation marks and "US" for all that means it."""
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a text as `plain` has it; places are in that."""
    return words_of(plain(text))


def key(word: str) -> str:
    """A name in lower case, without a genitive, peoples as their countries: "Danish" is "denmark"."""
    low = "usa" if word.removesuffix("'s") == "US" else word.lower().removesuffix("'s").rstrip("'.")
    return _PEOPLES.get(low, low)


def same_name(claimed: str, told: str) -> bool:
    """Whether what is told says the name that is claimed, both as `key` has them."""
    if claimed == told or GOVERNMENTS.get(told) == claimed:
        return True
    return alike(claimed, told) and min(len(claimed), len(told)) >= _LONG and _ends_alike(claimed, told)


_LONG = 5  # letters: shorter names are alike by accident (Maria, Marie)
_OF_A_PLACE = re.compile(r"^(?:s|n|ns|an|ans|ian|ians|ic|ers?|lands?|ish|ese|ine|ans?|i|is|es|'s|er's)?$")


def _ends_alike(one: str, other: str) -> bool:
    """Whether only the ending of a people or a plural tells two names apart: Greenland, Greenlanders."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return all(len(rest) <= len("land") and bool(_OF_A_PLACE.match(rest)) for rest in (one[shared:], other[shared:]))
