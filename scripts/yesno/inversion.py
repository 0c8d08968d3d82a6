"""Yes/no questions made by stated rules: of a sentence by inversion, of a question with its answer by putting it in.

The rules know nothing of how the answers are found: they have expressions of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from index.question.words import ordinary_words

Row = dict[str, Any]

_AUXILIARY = re.compile(
    r"^(?P<subject>[A-Z][^,;:()\"“”?!]{2,60}?) (?P<aux>is|are|was|were|has|have|will|can) (?P<rest>.+)$"
)
_DID = {
    "wrote": "write", "won": "win", "made": "make", "took": "take", "gave": "give", "became": "become", "met": "meet",
    "began": "begin", "found": "find", "went": "go", "came": "come", "led": "lead", "rose": "rise", "fell": "fall",
    "held": "hold", "sold": "sell", "bought": "buy", "lost": "lose", "saw": "see", "built": "build", "left": "leave",
    "ran": "run", "said": "say", "told": "tell", "sent": "send", "got": "get", "kept": "keep", "brought": "bring",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+|(?<![\w.,-])\d+(?:\.\d+)?(?![\w,]\d)")
_SWAPS = {
    "first": "last", "north": "south", "south": "north", "before": "after", "after": "before", "larger": "smaller",
    "higher": "lower", "increased": "decreased", "won": "lost", "eastern": "western", "western": "eastern",
    "northern": "southern", "southern": "northern", "oldest": "youngest", "largest": "smallest", "public": "private",
    "male": "female", "major": "minor", "more": "less", "most": "least", "old": "new", "new": "old", "early": "late",
}  # fmt: skip
_WH = re.compile(
    r"^(?P<asks>who|when|where|how many (?P<noun>[a-z]+(?: [a-z]+)?)|what|"
    r"in (?:what|which) (?:year|city|country|state)|(?:what|which) (?P<kind>[a-z]+)) "
    r"(?P<aux>is|are|was|were|did|do|does|has|have)? ?(?P<rest>.+?)\??$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:1\d{3}|20\d\d)\b|January|February|March|April|May|June|July|August|September|October|November|December"
)
_WHEN = re.compile(r"when|(?:in )?(?:what|which) year")
_WHERE = re.compile(r"where|in (?:what|which)")
_LED = re.compile(r"(?:in|on|at|near|from|to|since|by|during|until|before|after|the)\b", re.IGNORECASE)
_LONG = 18  # words after the auxiliary: people do not ask longer ones
_LONGEST = 12  # words of an answer put into a question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the sentences it is asked of, and what may be said: "yes", "no", "none", "not yes"."""

    kind: str
    half: str
    question: str
    sentences: tuple[str, ...]
    says: str
    title: str = ""


def of_sentences(sentences: Sequence[str], others: Sequence[str], half: str, chance: random.Random) -> Iterator[Asked]:
    """Of sentences whose first verb is an auxiliary: the question, its twins, and a sentence that it is not about."""
    for sentence in sentences:
        match = _AUXILIARY.match(_clause(sentence))
        if not match or len(match["rest"].split()) > _LONG or re.search(r"\b(?:not|never|no|n't)\b", sentence):
            continue
        asked = f"{match['aux'].capitalize()} {_lowered(match['subject'])} {match['rest'].rstrip('. ')}?"
        yield Asked("inverted", half, asked, (sentence,), "yes")
        denied = f"{match['subject']} {match['aux']} not {match['rest']}"
        yield Asked("inverted, sentence denied", half, asked, (denied,), "no")
        if other := _other_number(asked, chance):
            yield Asked("inverted, other number", half, other, (sentence,), "not yes")
        if other := _swapped(asked):
            yield Asked("inverted, opposite", half, other, (sentence,), "not yes")
        if other := _other_name(asked, others, chance):
            yield Asked("inverted, other name", half, other, (sentence,), "not yes")
        yield Asked("inverted, unrelated", half, asked, (chance.choice(others),), "none")


def of_question(row: Row, told: Sequence[str], rivals: Sequence[str], half: str) -> Iterator[Asked]:
    """Of a question with its answer: the answer put in is true, another one of its kind is not."""
    answer = min(row["answers"], key=len)
    made = _put_in(row["question"], answer)
    if not made:
        return
    gold = tuple(told[at] for at in row["gold"])
    yield Asked(f"{row['source']}: true", half, made, gold, "yes")
    near = " ".join(told).lower()
    for rival in rivals:
        if rival.lower() not in near and _alike(rival, answer) and (false := _put_in(row["question"], rival)):
            yield Asked(f"{row['source']}: another's answer", half, false, gold, "not yes")
            break
    here = [
        rival
        for rival in rivals
        if rival.lower() in near and _alike(rival, answer) and not _overlap(rival, row["answers"])
    ]
    for rival in here[:1]:
        if false := _put_in(row["question"], rival):
            yield Asked(f"{row['source']}: the passage's other answer", half, false, tuple(told), "not yes")
    others = tuple(sentence for at, sentence in enumerate(told) if at not in row["gold"])
    if others:
        yield Asked(f"{row['source']}: true, other sentences", half, made, others, "not no")


def _overlap(rival: str, answers: Sequence[str]) -> bool:
    ours = set(re.findall(r"\w+", rival.lower()))
    return any(ours & set(re.findall(r"\w+", answer.lower())) for answer in answers)


def _alike(one: str, other: str) -> bool:
    """Whether two answers are of a kind: both dates, both numbers, both names."""
    return _sort(one) == _sort(other)


def _sort(answer: str) -> str:
    if _DATE.search(answer):
        return "date" if not answer.isdigit() else "year"
    if _NUMBER.search(answer):
        return "number"
    return "name" if answer[:1].isupper() else "words"


def _put_in(question: str, answer: str) -> str:
    """The question with the answer in the place of what asks for it; empty where that is no plain question."""
    match = _WH.match(question.strip())
    if not match or len(answer.split()) > _LONGEST or re.search(r"\b(?:not|never|n't)\b", question):
        return ""
    made = _with_answer(match, answer.rstrip("."))
    return f"{made[0].upper()}{made[1:]}?" if made else ""


def _with_answer(match: re.Match[str], answer: str) -> str:
    asks, aux, rest = match["asks"].lower(), (match["aux"] or "").lower(), match["rest"]
    if not aux:
        verb, _, after = rest.partition(" ")
        base = _base(verb) if asks == "who" else ""
        return f"did {answer} {base} {after}" if base else ""
    if _WHEN.match(asks) or _WHERE.match(asks):
        led = "" if _LED.match(answer) else "in " if answer.isdigit() or _WHERE.match(asks) else "on "
        return f"{aux} {re.sub(r' in$', '', rest)} {led}{answer}"
    noun = match["noun"] or ""
    counted = f"{answer} {noun}" if noun and noun.split()[0] not in answer else answer
    if asks in {"who", "what"} or noun:
        return f"{aux} {counted} {rest}" if aux in {"is", "are", "was", "were"} else f"{aux} {rest} {counted}"
    return ""


def _base(verb: str) -> str:
    if verb in _DID:
        return _DID[verb]
    if not verb.endswith("ed"):
        return ""
    forms = (
        verb[:-2],
        verb[:-1],
        verb[:-3] if verb[-3:-2] == verb[-4:-3] else "",
        f"{verb[:-3]}y" if verb.endswith("ied") else "",
    )
    return next((form for form in forms if form in _ordinary()), "")


@cache
def _ordinary() -> frozenset[str]:
    return ordinary_words()


def _clause(sentence: str) -> str:
    """To where its first clause ends, so that the question is as short as people's."""
    return re.split(r"[,;:(]| (?:and|but|which|who|that|because|while|although|where|when|as) ", sentence)[0].rstrip(
        ". "
    )


def _lowered(subject: str) -> str:
    first = subject.split(maxsplit=1)[0]
    return (
        subject[0].lower() + subject[1:]
        if first
        in {
            "The",
            "A",
            "An",
            "This",
            "These",
            "Its",
            "Their",
            "Some",
            "Most",
            "All",
            "Many",
            "In",
            "It",
            "They",
            "There",
            "Other",
            "Each",
            "One",
            "Several",
            "Both",
            "He",
            "She",
        }
        else subject
    )


def _other_number(text: str, chance: random.Random) -> str:
    found = list(_NUMBER.finditer(text))
    if not found:
        return ""
    chosen = chance.choice(found)
    place = chance.choice([at for at, character in enumerate(chosen[0]) if character.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != chosen[0][place]])
    return text[: chosen.start()] + chosen[0][:place] + digit + chosen[0][place + 1 :] + text[chosen.end() :]


def _swapped(text: str) -> str:
    for word, other in _SWAPS.items():
        if re.search(rf"\b{word}\b", text):
            return re.sub(rf"\b{word}\b", other, text, count=1)
    return ""


def _other_name(text: str, others: Sequence[str], chance: random.Random) -> str:
    name = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]*[a-z](?: [A-Z][\w-]*[a-z])*")
    found, names = list(name.finditer(text)), [n[0] for other in others for n in name.finditer(other)]
    fitting = [n for n in names if not any(part in text for part in n.split())]
    if not found or not fitting:
        return ""
    chosen = chance.choice(found)
    return text[: chosen.start()] + chance.choice(fitting) + text[chosen.end() :]
