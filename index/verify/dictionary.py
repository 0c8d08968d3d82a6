"""What says no, perhaps, more or less in the languages that answers are translated into.

Entries are whole words in lower case; a "*" at the end stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_NO = {
    "en": "not no never none nobody nothing nowhere neither without cannot *n't",
    "de": "nicht kein* nie niemals niemand* nichts nirgends nirgendwo weder ohne keinesfalls keineswegs",
    "da": "ikke ingen intet aldrig ingenting hverken uden ej ingensteds",
    "fr": "ne n sans non",
    "es": "no sin",
}
_WITH_IT = {
    "fr": "pas aucun aucune rien jamais personne ni nul nulle guère",
    "es": "nunca jamás ningún ninguno ninguna nadie nada tampoco ni",
}
"""What denies by itself, or strengthens a denial: "ne … rien", "no … nada"."""
_REFUSES = {
    "en": """fail fails failed failing failure refuse refuses refused refusing refusal reject rejects rejected rejecting
        rejection deny denies denied denying denial lack lacks lacked lacking unable unlikely impossible hardly barely
        unless except prevent prevents prevented forbid forbids forbade forbidden ban bans banned prohibit prohibits
        prohibited oppose opposes opposed opposing decline declines declined against dismiss dismissed dismisses
        cancelled canceled absent missing stop stops stopped""",
    "de": """scheiter* gescheiter* weiger* verweiger* geweiger* lehn* ablehn* abgelehn* abzulehnen zurückgewies*
        zurückweis* wies wiesen bestreit* bestritt* dementier* leugn* geleugn* fehl* mangel* unfähig* außerstande
        unmöglich* unwahrscheinlich* kaum außer versäum* verhinder* gegen verbot* verbiet* untersag* ausgeschloss*
        ausschl* schloss schloß schließ* abgesagt* widersprach* dagegen misslang verneint* verneinen stopp* vermiss*
        gestoppt*""",
    "da": """nægt* afvis* afslog* afslå* benægt* mangl* umulig* usandsynlig* næppe knap knapt undtagen medmindre imod
        mod
        forhindr* undlod undlad* forbud* forby* forbød udeluk* aflys* mislykk* stopp*""",
    "fr": """refus* rejet* échou* échec manqu* incapable* impossible* improbable* peine sauf contre empêch* interdi*
        exclu* écart* démen* démenti* nie nié nient nier annul* absen* oppos* déclin* arrêt*""",
    "es": """negar* negó niega* negado negaron negativa rechaz* fracas* falt* falló carec* incapa* imposible*
        improbable*
        apenas salvo excepto contra impid* impedi* prohib* descart* desmint* desmiente* declin* cancel* opon* opus*
        ausen* excluy* detuv* deten*""",
}  # fmt: skip
"""What denies in other words: it may stand for a "not", and a "not" for it."""
_ONLY = {
    "en": "only alone merely sole solely",
    "de": "nur lediglich bloß allein alleinig* einzig* ausschließlich",
    "da": "kun bare alene blot eneste udelukkende",
    "fr": "seul* seulement uniquement simplement",
    "es": "solo sólo solamente únicamente único única sola",
}
_PERHAPS = {
    "en": "may might could perhaps possibly probably maybe likely reportedly allegedly apparently would",
    "de": """könnt* kann können konnt* dürft* darf dürfen mag mögen möglich* vielleicht eventuell wahrscheinlich wohl
        vermutlich angeblich offenbar anscheinend voraussichtlich möglicherweise werde werden würd* soll sollen
        womöglich wäre* hätte*
        wollt*""",
    "da": """kan kunne kunde må måtte måske muligvis mulig* sandsynlig* formentlig angivelig* tilsyneladende ville
        skulle
        vil eventuelt nok""",
    "fr": """peut peuvent pourr* pouv* pu peut-être possible* probable* vraisemblable* éventuel* apparemment prétend*
        semble* sembl* devrai* serai* aurai* *erait *erai* *irait *rait *raient""",
    "es": """puede* podr* pod* pudo quizá quizás acaso tal posible* probable* supuest* presunt* aparentemente parece*
        sería* habría* *ría *rían""",
}
"""What leaves open whether something is so."""
_SIDES = (
    ("more", {
        "en": "more over above exceed* larger bigger greater higher",
        "de": "mehr über größer* höher* übersteig*", "da": "mere flere over større højere",
        "fr": "plus supérieur* dépass*", "es": "más mayor* superior* supera*",
    }, {
        "en": "less fewer below under smaller lower",
        "de": "weniger unter kleiner* niedriger* geringer*", "da": "mindre færre under lavere",
        "fr": "moins inférieur* dessous", "es": "menos menor* inferior*",
    }),
    ("before", {
        "en": "before until earlier", "de": "vor bevor ehe bis vorher früher*", "da": "før inden indtil tidligere",
        "fr": "avant jusqu*", "es": "antes hasta",
    }, {
        "en": "after later since", "de": "nach nachdem später* danach seit", "da": "efter senere siden",
        "fr": "après depuis tard", "es": "después tras desde",
    }),
    ("last", {
        "en": "last previous* past", "de": "letzt* vorig* vergangen* gestrig*", "da": "sidste forrige",
        "fr": "dernier* dernière* passé*", "es": "últim* pasad*",
    }, {
        "en": "next coming", "de": "nächst* kommend*", "da": "næste kommende", "fr": "prochain*",
        "es": "próxim* viene",
    }),
    ("rise", {
        "en": "rise* rose rising increas* grew grow* climb* gain*",
        "de": "stieg* steig* gestieg* wuchs* wachs* gewachs* erhöh*", "da": "steg stige* stiger vokse* øge*",
        "fr": "augment* hauss* grimp* croiss* crû", "es": "subi* sube* aument* crec*",
    }, {
        "en": "fall* fell decreas* drop* declin* shrank shrink* sank lost",
        "de": "sank* sink* gesunk* fiel* fallen fällt schrumpf* verring* abgenomm*", "da": "fald* faldt mindske* sank*",
        "fr": "baiss* chut* diminu* recul*", "es": "bajó bajan baja bajar* cay* caí* disminu* descend*",
    }),
    ("north", {
        "en": "north northern", "de": "nord* nörd*", "da": "nord*", "fr": "nord", "es": "norte",
    }, {
        "en": "south southern", "de": "süd*", "da": "syd*", "fr": "sud", "es": "sur",
    }),
    ("east", {
        "en": "east eastern", "de": "ost* öst*", "da": "øst*", "fr": "est orient*", "es": "este orient*",
    }, {
        "en": "west western", "de": "west*", "da": "vest*", "fr": "ouest occident*", "es": "oeste occident*",
    }),
    ("all", {
        "en": "all every everybody everyone everything always", "de": "alle* jed* immer", "da": "alle hver* altid",
        "fr": "tous toutes toujours",
        "es": "todos todas siempre",
    }, {
        "en": "some several", "de": "einige* manche* mehrere*", "da": "nogle visse flere",
        "fr": "certain* quelques plusieurs", "es": "algunos algunas varios varias",
    }),
)  # fmt: skip
"""Pairs of opposites: a translation must not change from one side to the other."""

TITLES = {
    "de": "",
    "da": "hvide hus",
    "fr": "affaires état états premier première maison blanche république",
    "es": "exteriores asuntos estado gobierno ministro ministra presidente presidenta ministerio defensa casa",
}
"""Words that may have a capital though they are no names."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAY = re.compile(r"\bMay\b")  # the month
_ONLY_THAT = re.compile(r"\bn(?:e |['’])(?:(?!pas\b|plus\b|jamais\b)[^\W_]+ ){1,4}?qu(?:e |['’])")  # "only", in French
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu)['’]", re.IGNORECASE)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case; what French leaves a vowel off is a word of its own."""
    found: list[str] = []
    for match in _WORD.finditer(text.replace("’", "'")):
        word = match[0].casefold()
        while elided := _ELISION.match(word):
            found.append(elided[0].rstrip("'"))
            word = word[elided.end() :]
        found += [word] if word else []
    return found


def denials(text: str, language: str) -> tuple[int, int]:
    """How often a text denies, and how much oftener it may, in other words or as often as it denies twice."""
    if language == "fr":
        text = _ONLY_THAT.sub("", text)
    sure, more = _count(text, _NO, language), _count(text, _REFUSES, language)
    with_it = _count(text, _WITH_IT, language) if language in _WITH_IT else 0
    return (sure, more + max(0, with_it - sure)) if sure else (min(1, with_it), more + max(0, with_it - 1))


def refuses(english: str) -> bool:
    """Whether an English text denies in other words than "not"."""
    return _count(english, _REFUSES, "en") > 0


def is_only(text: str, language: str) -> bool:
    return _count(text, _ONLY, language) > 0 or (language == "fr" and bool(_ONLY_THAT.search(text)))


def is_open(text: str, language: str) -> bool:
    """Whether a text has a word for "perhaps"."""
    return _count(_MAY.sub("", text) if language == "en" else text, _PERHAPS, language) > 0


def sides(text: str, language: str) -> Iterator[tuple[bool, bool]]:
    """Of each pair of opposites, whether a text has the one and the other."""
    for _, one, other in _SIDES:
        yield _count(text, one, language) > 0, _count(text, other, language) > 0


def _count(text: str, table: Mapping[str, str], language: str) -> int:
    return sum(bool(_pattern(table[language]).fullmatch(word)) for word in words_in(text))


@cache
def _pattern(entries: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(entry).replace(r"\*", r".*") for entry in entries.split()))
