"""A sentence -> questions that it answers for certain (pure). Rather none than a silly one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.domain import Span
from index.prompts import shapes as s

_LONGEST = 400  # characters of a sentence: in longer ones the rules are seldom right, and the patterns slow


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a sentence answers with the words at `answer`; `kind` is the rule that made it."""

    text: str
    kind: str
    answer: Span | None  # offsets into the sentence; None where the whole sentence answers
    about: str  # the name that has to be one for the question to make sense
    dated: bool = False  # true at the time of the document alone


def questions(sentence: str) -> Iterator[Question]:
    """At most one question a rule; English sentences only have any."""
    if len(sentence) > _LONGEST or not s.balanced(sentence) or "\n" in sentence:
        return
    for rule in _RULES:
        for found in rule(sentence):
            yield found
            break


def _title(sentence: str) -> Iterator[Question]:
    """Danish Foreign Minister Lars Lokke Rasmussen said … -> who is the Danish foreign minister."""
    for match in _TITLE.finditer(sentence):
        of, role = match["of"], match["role"].lower()
        whose = f"{of} {role}" if of.endswith(("’s", "'s")) else f"the {of} {role}"
        yield Question(f"Who is {whose}?", "title", match.span("who"), match["who"], dated=True)


def _possessed(sentence: str) -> Iterator[Question]:
    """Nuuk, Greenland's capital, … -> what is Greenland's capital? Bohemond, Robert's son, … -> who is Bohemond."""
    for match in _POSSESSED.finditer(sentence):
        of, what, person = match["of"], match["what"], s.is_person(match["what"])
        if person is None:
            continue
        asks = "Who" if person else "What"
        if s.is_unique(what):
            yield Question(f"{asks} is {of} {what}?", "possessed", match.span("name"), of, dated=person)
        elif not sentence[: match.start()].endswith(("of ", "and ", "or ")):
            yield Question(
                f"{asks} is {match['name']}?", "possessed", (match.start("of"), match.end("what")), match["name"]
            )


def _explained(sentence: str) -> Iterator[Question]:
    """… Erik the Red, a Norse explorer, … -> who is Erik the Red."""
    for match in _EXPLAINED.finditer(sentence):
        person, before = s.is_person(match["what"]), sentence[: match.start()]
        if person is None or s.PRONOUN.search(match["what"]) or _NO_BEGINNING.search(before):
            continue
        asks = "Who" if person else "What"
        article = "the " if before.endswith(("the ", "The ")) else ""
        if not (person and article):
            asked = f"{asks} is {article}{match['name']}?"
            yield Question(asked, "explained", match.span("what"), match["name"])


def _defined(sentence: str) -> Iterator[Question]:
    """Nuuk is the capital of Greenland. -> what is Nuuk."""
    if match := _DEFINED.match(sentence):
        person, name = s.is_person(match["what"]), _inside(match["name"])
        if person is not None and not (person and name.startswith("the ")) and not s.PRONOUN.search(match["what"]):
            asked = f"{'Who' if person else 'What'} {match['be']} {name}?"
            yield Question(asked, "defined", match.span("what"), match["name"])


def _inhabitants(sentence: str) -> Iterator[Question]:
    """Greenland, which is home to some 57,000 people, … -> how many people live in Greenland."""
    if match := _HOME.search(sentence):
        yield Question(
            f"How many people live in {_inside(match['name'])}?", "many", match.span("number"), match["name"]
        )


def _counted(sentence: str) -> Iterator[Question]:
    """About 300 guests attended the opening of the Old Mill. -> how many guests attended …."""
    match = _COUNTED.fullmatch(sentence)
    if match and s.stands_alone(match["rest"], 12):
        yield Question(f"How many {match['what']} {match['rest']}?", "many", match.span("number"), "")


def _happened(sentence: str) -> Iterator[Question]:
    """The University of Oslo was founded in 1811. -> when was the University of Oslo founded."""
    if (match := _PASSIVE.match(sentence)) and not s.PRONOUN.search(match["what"]):
        asked = f"When {match['be']} {_inside(match['name'])} {match['what']}?"
        yield Question(asked, "when", match.span("when"), match["name"])


def _did(sentence: str) -> Iterator[Question]:
    """In 1979, Greenland gained home rule. -> when did Greenland gain home rule."""
    match = _FIRST.fullmatch(sentence) or _LAST.fullmatch(sentence)
    if match and not match["rest"].startswith(" as ") and s.stands_alone(f"{match['name']} {match['rest']}", 12):
        verb = s.base(match["verb"])
        asked = f"When did {_inside(match['name'])} {verb}{match['rest'].rstrip()}?"
        yield Question(asked, "when", match.span("when"), match["name"])


def _lies(sentence: str) -> Iterator[Question]:
    """The Old Mill is located in Aarhus. -> where is the Old Mill located."""
    if match := _WHERE.match(sentence):
        asked = f"Where {match['be']} {_inside(match['name'])} {match['what']}?"
        yield Question(asked, "where", match.span("where"), match["name"])


def _doer(sentence: str) -> Iterator[Question]:
    """Erik the Red founded the first settlement in Greenland. -> who founded …."""
    match = _DOER.fullmatch(sentence)
    if match and s.stands_alone(match["rest"], 10):
        yield Question(f"Who {match['verb']} {match['rest']}?", "who", match.span("who"), match["who"])


def _done_by(sentence: str) -> Iterator[Question]:
    """The bridge in Aarhus was designed by Ole Hansen. -> who was the bridge … designed by."""
    if match := _DONE_BY.match(sentence):
        asked = f"Who {match['be']} {_inside(match['name'])} {match['what']} by?"
        yield Question(asked, "who", match.span("who"), match["name"])


def _said(sentence: str) -> Iterator[Question]:
    """NATO chief Mark Rutte also said that … -> what did Mark Rutte say."""
    for pattern in (_SAID, _SAID_AFTER):
        if match := pattern.search(sentence):
            yield Question(f"What did {match['who']} say?", "said", None, match["who"])
            return


def _inside(name: str) -> str:
    """A noun phrase as it stands within a sentence."""
    return re.sub(r"^The ", "the ", name)


_RULES: tuple[Callable[[str], Iterator[Question]], ...] = (
    _title, _possessed, _inhabitants, _counted, _happened, _did, _lies, _doer, _done_by, _explained, _defined, _said,
)  # fmt: skip

_PEOPLES = r"[A-Z][a-z]+(?:ish|ese|ian|ean|ican|landic|ench|utch|reek|wiss|erman)"
_TITLE = re.compile(
    rf"(?<!ormer )(?<!late )(?<!then )(?<!then-)(?<!acting )(?<!ex-)(?<![\w-])"
    rf"(?P<of>{_PEOPLES}|(?!HRH|HM|CEO)[A-Z]{{3,6}}|{s.NAME}['’]s) (?P<role>(?i:{s.ROLE})) (?P<who>{s.PERSON})"
)
_POSSESSED = re.compile(
    rf"(?<![\w’'-])(?<!the )(?P<name>{s.NAME}), (?P<of>{s.NAME}['’]s) (?P<what>[a-z]+(?: [a-z]+){{0,3}})(?:,|\.$)"
)
_EXPLAINED = re.compile(rf"(?P<name>{s.NAME}), (?P<what>(?:a|an|the) [a-z][^,;:()]{{5,90}}?)(?:,|\.$)")
_NO_BEGINNING = re.compile(
    r"(?:[\w’'-]|[A-ZÀ-ÖØ-Þ]\S* |\b(?:and|or|at|near|nearby) )$"
)  # of a name of which something is said
_DEFINED = re.compile(
    rf"(?P<name>(?:The )?{s.NAME}) (?P<be>is|was) (?P<what>(?:a|an|the|one of the) [^,;:()]{{5,140}}?)(?:,|\.|$)"
)
_HOME = re.compile(
    rf"(?P<name>{s.NAME}),? (?:which )?(?:is|was) home to (?P<number>{s.ABOUT}{s.NUMBER})"
    r" (?:people|inhabitants|residents)"
)
_COUNTED = re.compile(
    rf"(?:(?i:{s.ABOUT}))(?P<number>(?i:{s.NUMBER})) (?P<what>(?:[a-z]+ ){{0,2}}[a-z]+s|people|men|women|children)"
    rf" (?P<rest>(?:{s.PAST}|live|lives|attended|took|were|are|work|worked|lived|belong|stand|remain) [^,;:()\"“]+?)\."
)
_VERBED = (
    r"(?:founded|built|opened|established|created|published|released|born|signed|discovered|invented|completed|elected|"
    r"launched|introduced|adopted|formed|designed|destroyed|restored|abolished|demolished|renamed|closed|crowned|"
    r"appointed|awarded|written|painted|composed|incorporated|dissolved|made|first published|first built)"
)
_PASSIVE = re.compile(
    rf"(?P<name>{s.NOUN_PHRASE}) (?P<be>was|were) (?P<what>{_VERBED}) (?:by [^,;]*? )?(?P<when>{s.WHEN})(?![\w-])"
)
_FIRST = re.compile(
    rf"(?P<when>{s.WHEN.replace('in ', '[Ii]n ', 1).replace('|on ', '|[Oo]n ', 1)}),? (?P<name>{s.NOUN_PHRASE}) "
    rf"(?P<verb>{s.PAST})(?P<rest>[^,;:()\"“]*)\."
)
_LAST = re.compile(rf"(?P<name>{s.NOUN_PHRASE}) (?P<verb>{s.PAST})(?P<rest>[^,;:()\"“]*?) (?P<when>{s.WHEN})\.")
_WHERE = re.compile(
    rf"(?P<name>{s.NOUN_PHRASE}) (?P<be>is|are|was|were) (?P<what>born|located|situated|based|headquartered|buried)"
    rf" (?P<where>(?:in|at|on|near|between) (?:[a-z]+ )*(?:the )?{s.NAME}[^,;:()]*?)(?=[,.]| (?:in|on) )"
)
_DOER = re.compile(rf"(?:{_PEOPLES} [a-z]+ )?(?P<who>{s.PERSON}) (?P<verb>{s.DID}) (?P<rest>[^,;:()\"“]+?)\.")
_DONE_BY = re.compile(
    rf"(?P<name>{s.NOUN_PHRASE}) (?P<be>was|were) (?P<what>{_VERBED}|directed) (?:{s.WHEN} )?by (?:the )?"
    rf"(?:[a-z]+ ){{0,3}}(?P<who>{s.PERSON})(?=[,.;]| in | on |$)"
)
_SAY = r"(?:said|told|added|warned|stated|explained)"
_SAID = re.compile(
    rf"(?<!the )(?P<who>{s.PERSON})(?:, \d\d, [^,]{{3,30}})?,? (?:has |had )?(?:also )?{_SAY}(?![\w-])(?: \w+)?"
    r"(?: that\b|:|,? [\"“])"
)
_SAID_AFTER = re.compile(rf"[\"”] ?,? said (?:\d\d-year-old )?(?:(?!the )[a-z]+ ){{0,3}}(?P<who>{s.PERSON})\.$")
