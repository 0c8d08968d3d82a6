"""Proper names in two languages: what an English name is called elsewhere (pure).

Countries, languages and capitals are those of Unicode's CLDR, which comes with Babel: https://cldr.unicode.org
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale
from rapidfuzz.fuzz import ratio

from index.verify.plain import key, plain

_ALSO = {
    "usa": "us usa amerika amerikan* américain* amérique estadounidense* americano* americana* ee",
    "uk": "uk brite* britisch* großbritannien* britisk* brit* britannique* bretagne británic* bretaña",
    "eu": "eu ue", "un": "un uno onu fn", "nato": "nato otan", "europe": "europ*",
    "denmark": "dänisch* däne dänen dansk* danois* danés danesa daneses danesas",
    "greenland": "grönl* grønl* groenl*", "canada": "kanad* canad*", "mexico": "mexik* mexic* mexiq*",
    "switzerland": "schweiz* suiss* suiz*", "austria": "österreich* østrig* autrich* austr*",
    "belgium": "belg*", "ireland": "irisch* irsk* irland* irl*", "scotland": "schott* skot* écoss* escoc*",
    "england": "engl* angl* inglés* ingles*", "india": "indien indisch* indisk* inde indien* india* indio*",
    "brazil": "brasil* brésil*",
    "australia": "austral*", "africa": "afrik* afric*", "asia": "asi*", "arctic": "arkti* arcti* árti*",
    "sun": "sonne sol* soleil", "moon": "mond* måne* lune luna", "earth": "erde jord* terre tierra",
    "atlantic": "atlant* atlánt*", "pacific": "pazifi* pacif* stillehav* pacíf*",
}  # fmt: skip
"""Further names and adjectives in all of the languages; a "*" stands for any ending."""
_ZONES = "Africa America Asia Europe Pacific Australia Atlantic Indian".split()  # noqa: SIM905 - reads as words
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("the and of der die das und den de des les del las los og des islands inseln".split())  # noqa: SIM905
_ENDING = re.compile(r"^(?:s|er|ern|e|en|es|ne|n|r|sk|ske|iske|isk|isch\w*)?$")
_OWN_ENDING = re.compile(r"^(?:s|er|ern)?$")  # of a name that is spelt the same: "Ruttes", "Washingtoner"
_PEOPLE = re.compile(r"(?:ers?|ians?|ans?)$")  # "Greenlanders"
_LONG = 6  # letters: shorter names that are nearly alike are two names
_ALIKE = 80.0  # of 100, as "Putin" and "Poutine"


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """In lower case, without accents."""
    low = word.casefold().replace("ø", "o").replace("æ", "ae").replace("ł", "l").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def words_of_names(text: str) -> list[str]:
    """The words of a text without what joins them: "l'Islande" is two, "Nord-Ost" as well."""
    return _WORD.findall(text)


def is_called(name: str, words: Sequence[str], language: str) -> bool:
    """Whether words of another language have an English name, the same, declined, or as it is called there.

    `words` are as `words_of_names` has them.
    """
    there = [folded(word) for word in words]
    parts = [part for part in _WORD.findall(name.removesuffix("'s").removesuffix("’s")) if len(part) > 1]
    return all(_is_there(part, there, language) for part in parts or [name])


def _is_there(part: str, there: Sequence[str], language: str) -> bool:
    own, known = folded(part), key(part)
    if any(word.startswith(own) and _OWN_ENDING.match(word[len(own) :]) for word in there):
        return True
    if own.endswith("s") and own[:-1] in there:  # "Nuuks"
        return True
    phrases = frozenset(form for name in (known, own, _PEOPLE.sub("", own)) for form in called(name, language))
    if phrases:
        return any(all(any(_fits(form, word) for word in there) for form in phrase) for phrase in phrases)
    return any(_nearly(own, word) for word in there)


@cache
def called(name: str, language: str) -> frozenset[tuple[str, ...]]:
    """How a country, a language, a city or a union is called in a language: the words of each name."""
    also = frozenset((folded(word),) for word in _ALSO.get(name, "").split())
    return also | _names(language).get(folded(name), frozenset())


@cache
def _names(language: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Each word of an English name with the names of another language that it stands for."""
    here, english = Locale(language), Locale("en")
    pairs = [(english.territories[code], here.territories.get(code, "")) for code in english.territories]
    pairs += [(english.languages[code], here.languages.get(code, "")) for code in english.languages]
    for zone, told in here.time_zones.items():
        if zone.split("/")[0] in _ZONES and "city" in told:
            pairs.append((zone.split("/")[-1].replace("_", " "), told["city"]))
    pairs += [
        (short, here.territories[code]) for short, code in (("usa", "US"), ("uk", "GB"), ("eu", "EU"), ("un", "UN"))
    ]
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, told in pairs:
        phrase = tuple(word for word in map(folded, _WORD.findall(told)) if word not in _SMALL)
        words = [word for word in map(folded, _WORD.findall(name)) if word not in _SMALL]
        if phrase and len(words) <= 2:  # noqa: PLR2004 - longer ones are of no use word by word
            for word in words:
                found.setdefault(word, set()).add(phrase)
    return {name: frozenset(phrases) for name, phrases in found.items()}


def _fits(form: str, word: str) -> bool:
    if form.endswith("*"):
        return word.startswith(form[:-1])
    stem = form[:-1] if form.endswith(("e", "o", "a")) and len(form) >= _LONG else form
    return word == form or (len(stem) >= 4 and word.startswith(stem) and bool(_ENDING.match(word[len(stem) :])))  # noqa: PLR2004


def _nearly(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG - 1 and max(len(one), len(other)) >= _LONG and ratio(one, other) >= _ALIKE


def stranger(words: Sequence[str], english: str, language: str) -> str:
    """The first of the words that is in no English text, neither so nor as something there is called; or empty."""
    there = [folded(word) for word in _WORD.findall(english)]
    forms = {form for word in _keys(english) for phrase in called(word, language) for form in phrase}
    for word in words:
        own = folded(word)
        if any(own.startswith(other) and _OWN_ENDING.match(own[len(other) :]) for other in there if len(other) > 1):
            continue
        if not (any(_fits(form, own) for form in forms) or any(_nearly(other, own) for other in there)):
            return word
    return ""


def _keys(english: str) -> set[str]:
    words = _WORD.findall(english) + _WORD.findall(plain(english))
    found = {word.casefold() for word in words} | {key(word) for word in words}
    return found | {_PEOPLE.sub("", word) for word in found}
