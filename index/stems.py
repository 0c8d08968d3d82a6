"""A text as words with their places, and stems: what the forms of a word share (pure)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[^\w\s]")
_SAME_START = 5  # letters: Greenland, Greenlandic
_LONGER = 4  # letters that a word may have more than one with the same start

FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every no not of in on at to for from by with about as into onto
    over under between among during before after since until through against within without upon per via than
    and or but nor so yet if because while when where which who whom whose what how why is are was were be been
    being am do does did has have had having can could will would shall should may might must he she it they we
    i you his her its their our your my him them us me himself herself itself themselves there here also only
    just then thus both either neither such same other another more most less very too out up down off first
    later""".split()  # noqa: SIM905 - a long list
)
IRREGULAR = dict(
    pair.split(":")
    for pair in """wrote:write written:write won:win found:find held:hold built:build began:begin begun:begin
    became:become gave:give given:give took:take taken:take made:make said:say told:tell met:meet went:go came:come
    led:lead left:leave sent:send spoke:speak spoken:speak saw:see seen:see got:get broke:break fell:fall rose:rise
    flew:fly shot:shoot sold:sell bought:buy brought:bring paid:pay ran:run sat:sit stood:stand threw:throw
    drew:draw kept:keep heard:hear fought:fight caught:catch chose:choose chosen:choose sang:sing sung:sing
    lost:lose taught:teach thought:think grew:grow knew:know known:know spent:spend born:birth died:death
    dead:death die:death lived:live wore:wear stole:steal drove:drive rode:ride ate:eat slept:sleep felt:feel
    founder:found founding:found signing:sign discovery:discover invention:invent inventor:invent""".split()  # noqa: SIM905 - pairs, read as a table
)


class Word(NamedTuple):
    """A word or a punctuation mark and where it stands; `stem` is empty for marks and function words."""

    text: str
    start: int
    end: int
    stem: str
    lower: str


def words_of(text: str) -> tuple[Word, ...]:
    return tuple(Word(m[0], m.start(), m.end(), stem(m[0]), m[0].lower()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of a word share; empty for what carries no meaning by itself."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    if plain in FUNCTION_WORDS or not plain[:1].isalnum():
        return ""
    # A stemmer of its own for each call: one may not be used by two threads at once.
    return str(Stemmer.Stemmer("english").stemWord(IRREGULAR.get(plain, plain)))


def alike(one: str, other: str) -> bool:
    """Whether two stems are of the same word, or one is made from the other."""
    if one == other:
        return bool(one)
    if one[:_SAME_START] != other[:_SAME_START] or min(len(one), len(other)) < _SAME_START:
        return False
    short, long = sorted((one, other), key=len)
    return long.startswith(short[: max(_SAME_START, len(short) - 2)]) and len(long) - len(short) <= _LONGER
