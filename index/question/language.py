"""In which language something is written, of those whose translations can be checked (pure).

Told by the little words, of which every question has some: a wrong guess costs more than none, so that other languages
stand beside the five as rivals, and what is not clearly told is none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

ENGLISH = "en"
NAMES = {"da": "Danish", "de": "German", "fr": "French", "es": "Spanish"}
"""The languages that answers are translated into, as a model is told."""

_TABLES = {
    "en": """the of a an to in on at is are was were be been do does did has have had can could will would should what
        who whose which when where why how many much that this these those it its he she his her they their there and
        or but not no any some with from by for about as if than me my you your i we our so after before since until
        die man war also comment over under tell much long old s t d
        m ll re ve wasn didn doesn isn""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren wird werden wurde
        wurden hat haben hatte kann können was wer wen wem wessen wann wo warum wieso weshalb wie viele viel welche
        welcher welches welchem welchen es er sie ihr sein seine nicht kein keine mit von vom zu zum zur auf aus bei
        beim für über unter nach vor seit in im am an als auch noch man mir ich du wir gibt gab sich dass wenn dort
        damit heißt woher wohin sagt sagte sagen liegt leben lebt findet möchte soll sollen wollte gegen durch ohne""",
    "da": """og eller men er var bliver blev har havde kan hvad hvem hvis hvornår hvor hvorfor hvordan hvilken hvilket
        hvilke mange meget en et den det de der som han hun hans hendes ikke ingen med fra til af på i om for over under
        efter før siden at også jeg du vi mig sig skal vil hedder findes ligger man dette disse nogen noget ved hos
        siger sagde bor""",
    "fr": """le la les l un une des du de d et ou mais est sont était étaient sera a ont avait peut que qu quoi qui
        quand où pourquoi comment combien quel quelle quels quelles ce c cet cette ces il elle ils elles son sa ses leur
        leurs ne n pas aucun avec par pour sur sous dans en au aux chez après avant depuis si y je tu nous vous on se s
        plus très dit veut t j m""",
    "es": """el la los las un una unos unas y o pero es son era fue eran fueron está están hay ha han había puede
        qué que quién quiénes cuándo cuando dónde donde adónde cómo como cuánto cuántos cuánta cuántas cuál cuáles por
        porqué este esta estos estas ese esa él ella ellos su sus no ningún con de del al a en para sobre entre desde
        hasta después antes si se me yo tú lo le muy más dijo dice quiere quien cual cuanto cuanta cuantos cuantas
        será""",
    "nl": """de het een en of maar is zijn was waren wordt werd heeft hebben had kan wat wie wanneer waar waarom hoe
        veel welke dat deze die hij zij ze haar niet geen met van voor op aan in uit bij naar over onder na er ik je wij
        om te ook""",
    "sv": """och eller men är var blir blev har hade kan vad vem när varför hur många mycket vilken vilket vilka en ett
        den det de som han hon hans hennes inte ingen med från till av på i om för efter finns heter att jag""",
    "no": """og eller men er var blir ble har hadde kan hva hvem når hvor hvorfor hvordan mange mye hvilken hvilket
        hvilke
        en et den det de som han hun hans hennes ikke ingen med fra til av på i om for etter jeg heter finnes å""",
    "it": """il lo la i gli le l un uno una di del della dei delle e o ma è sono era erano ha hanno può che chi quando
        dove perché come quanto quanti quante quale quali questo questa non con da dal per su in nel nella al alla si
        c cosa""",
    "pt": """o a os as um uma de do da dos das e ou mas é são era foi eram há tem pode que quem quando onde porque como
        quanto quantos quantas qual quais este esta não com por para em no na nos nas ao à se seu sua""",
}  # fmt: skip
_WORDS = {language: frozenset(table.split()) for language, table in _TABLES.items()}
_ASKS = {
    "da": "hvad hvem hvornår hvorfor hvordan hvilken hvilket hvilke",
    "de": "wer wen wem wann warum wieso weshalb welche welcher welches wieviel wieviele",
    "fr": "qui quand pourquoi combien quel quelle quels quelles",
    "es": "cuanto cuanta cuantos cuantas qué quién quiénes cuándo dónde cómo cuánto cuántos cuántas cuál cuáles",
}
_ASKING = {language: frozenset(table.split()) for language, table in _ASKS.items()}
"""Words that tell a language by themselves, if nothing else is told."""
_LETTERS = {"de": "äöüß", "da": "æøå", "fr": "àâçèêëîïôœùû", "es": "¿¡ñáíóú"}
_FEWEST = 2  # little words or letters that tell a language: one may be a name
_WORD = re.compile(r"[^\W\d_]+")


def may_be(text: str, language: str) -> bool:
    """Whether a text has little words or letters of a language that English lacks, and tells no other."""
    words = [word.casefold() for word in _WORD.findall(text)]
    own = any(word in _WORDS[language] - _WORDS[ENGLISH] for word in words)
    lettered = any(letter in text.casefold() for letter in _LETTERS[language])
    return language_of(text) == language or ((own or lettered) and not language_of(text))


@lru_cache(maxsize=1024)
def language_of(text: str) -> str:
    """The language as in "da" or "en", one of the five; empty where that is not clear."""
    words = [word.casefold() for word in _WORD.findall(text)]
    score = Counter({language: sum(word in table for word in words) for language, table in _WORDS.items()})
    own = {language: any(word in _WORDS[language] - _WORDS[ENGLISH] for word in words) for language in NAMES}
    for language, letters in _LETTERS.items():
        if own[language]:
            score[language] += any(letter in text.casefold() for letter in letters)
    best = max(score.values())
    leading = [language for language in _WORDS if score[language] == best]
    language = leading[0]
    if leading == ["da", "no"]:  # so alike that a Danish answer is understood
        return "da"
    if best == 1 and len(leading) == 1 and any(word in _ASKING.get(language, ()) for word in words):
        return language
    told = best >= _FEWEST and len(leading) == 1 and language in (ENGLISH, *NAMES)
    return language if told else ""
