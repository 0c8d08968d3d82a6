"""Number words of the languages that answers are translated into."""

from __future__ import annotations

import re
from functools import cache

_CARDINALS = {
    "de": """zwei:2 zwo:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13
        vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreißig:30 vierzig:40
        fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 dutzend:12 zweimal:2 dreimal:3 viermal:4 doppelt:2""",
    "da": """to:2 tre:3 fire:4 fem:5 seks:6 syv:7 otte:8 ni:9 ti:10 elleve:11 tolv:12 tretten:13 fjorten:14 femten:15
        seksten:16 sytten:17 atten:18 nitten:19 tyve:20 tredive:30 fyrre:40 halvtreds:50 tres:60 halvfjerds:70 firs:80
        halvfems:90 dusin:12""",
    "fr": """deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15
        seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 nonante:90
        douzaine:12""",
    "es": """dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 doce:12 trece:13 catorce:14 quince:15
        dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintidós:22 veintitrés:23
        veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29 treinta:30 cuarenta:40
        cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 doscientos:200 doscientas:200 trescientos:300
        trescientas:300 cuatrocientos:400 quinientos:500 seiscientos:600 setecientos:700 ochocientos:800 novecientos:900
        docena:12""",
}
_ORDINALS = {
    "de": """dritt:3 viert:4 fünft:5 sechst:6 siebt:7 siebent:7 acht:8 neunt:9 zehnt:10 elft:11 zwölft:12 zwanzigst:20
        zweit:2""",
    "da": """tredje:3 fjerde:4 femte:5 sjette:6 syvende:7 ottende:8 niende:9 tiende:10 ellevte:11 tolvte:12
        tyvende:20""",
    "fr": """deuxième:2 troisième:3 quatrième:4 cinquième:5 sixième:6 septième:7 huitième:8 neuvième:9 dixième:10
        onzième:11 douzième:12 vingtième:20""",
    "es": """tercer:3 tercero:3 tercera:3 cuarta:4 quinto:5 quinta:5 sexto:6 sexta:6 séptimo:7 séptima:7 octavo:8
        octava:8 noveno:9 novena:9 décimo:10 décima:10""",
}
_MAYBE = {
    "de": "beide:2 beiden:2 beider:2 verdoppelt:2 verdoppelte:2 verdoppeln:2 doppelte:2 dreifach:3 verdreifacht:3",
    "da": "anden:2 andet:2 begge:2 dobbelt:2 dobbelte:2 fordoblet:2 fordoblede:2 tredobbelt:3 tredoblet:3",
    "fr": "neuf:9 neuve:9 second:2 seconde:2 double:2 doublé:2 doubler:2 tiers:0.333333 triple:3 triplé:3 quart:0.25",
    "es": """once:11 segundo:2 segunda:2 ambos:2 ambas:2 doble:2 duplicó:2 duplicado:2 triple:3 cuarto:4 cuarto:0.25
        tercio:0.333333""",
}
"""Words that are numbers now and then: they may stand for one, and need not."""
_PARTS = {
    "de": "hälfte:0.5 halb:0.5 halbe:0.5 halben:0.5 halbes:0.5 drittel:0.333333 viertel:0.25",
    "da": "halvdelen:0.5 halv:0.5 halve:0.5 halvt:0.5 tredjedel:0.333333 tredjedele:0.333333 fjerdedel:0.25 kvart:0.25",
    "fr": "moitié:0.5 demi:0.5 demie:0.5",
    "es": "mitad:0.5 medio:0.5 media:0.5 tercios:0.333333 cuartos:0.25",
}
_SCALES = {
    "de": "hundert:1e2 tausend:1e3 million:1e6 millionen:1e6 mio:1e6 milliarde:1e9 milliarden:1e9 mrd:1e9 billion:1e12 "
    "billionen:1e12",
    "da": "hundrede:1e2 tusind:1e3 tusinde:1e3 million:1e6 millioner:1e6 mio:1e6 milliard:1e9 milliarder:1e9 mia:1e9 "
    "billion:1e12 billioner:1e12",
    "fr": "cent:1e2 cents:1e2 mille:1e3 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 billion:1e12 billions:1e12",
    "es": "cien:1e2 ciento:1e2 mil:1e3 millón:1e6 millones:1e6 billón:1e12 billones:1e12",
}
_MANY = frozenset("millionen milliarden billionen millioner milliarder millions milliards billions millones".split())  # noqa: SIM905
"""Scales that are no number alone: "Millionen Menschen"."""
_ENDING = r"(?:e[rnsm]?)"  # of German ordinals
_JOINED = {"de": "und", "da": "og"}  # within a word: "fünfundzwanzig"
_ONE = {"de": "ein|eins", "da": "en|et"}


@cache
def _table(entries: str) -> dict[str, float]:
    return {word: float(value) for word, value in (pair.split(":") for pair in entries.split())}


def number_of(word: str, language: str) -> float | None:
    """What a word counts; not 1, which is an article as well."""
    if (found := _table(_CARDINALS[language]).get(word)) or (found := _table(_ORDINALS[language]).get(word)):
        return found
    if language == "de" and (match := re.fullmatch(rf"({'|'.join(_table(_ORDINALS['de']))}){_ENDING}", word)):
        return _table(_ORDINALS["de"])[match[1]]
    return _compound(word, language) if language in _JOINED else None


def maybe_of(word: str, language: str) -> float | None:
    return _table(_MAYBE[language]).get(word)


def part_of(word: str, language: str) -> float | None:
    return _table(_PARTS[language]).get(word)


def scale_of(word: str, language: str) -> float | None:
    return _table(_SCALES[language]).get(word)


def is_many(word: str) -> bool:
    return word in _MANY


@cache
def _morphemes(language: str) -> re.Pattern[str]:
    words = sorted([*_table(_CARDINALS[language]), *_table(_SCALES[language])], key=len, reverse=True)
    return re.compile(f"{'|'.join(words)}|{_ONE[language]}|{_JOINED[language]}")


def _compound(word: str, language: str) -> float | None:
    """A number that is written as one word: "zweihundertfünfundzwanzig", "femogtyve"."""
    parts = _morphemes(language).findall(word)
    if "".join(parts) != word or len(parts) == 1:
        return None
    total = current = 0.0
    for part in parts:
        if scale := scale_of(part, language):
            current = (current or 1) * scale
            if scale >= 1e3:  # noqa: PLR2004 - a thousand
                total, current = total + current, 0.0
        elif part != _JOINED[language]:
            current += _table(_CARDINALS[language]).get(part, 1)
    return total + current
