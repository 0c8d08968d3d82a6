"""A candidate in its sentence, before its question -> the names of what is true of it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.marking.asking import Asked
from index.marking.candidates import Candidate
from index.marking.words import Word, alike

_FAR = 99  # words
_NEAR = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (_FAR - 1, "far"), (_FAR, "none"))
_CLAUSE = frozenset(",;:()—–")
_KEPT = frozenset(
    """in on at of to from by for with as and or the a an is was were are be been that which who until since after
    before between during under near into than including like such called named known when where but his her its
    their has had have said says""".split()  # noqa: SIM905 - a list of words
)
_SHAPES = (
    ("reading", re.compile(r"\b(?:later|earlier|ago|following|previous|same|last|next|this|yesterday|tomorrow)\b")),
    ("percent", re.compile(r"%|per ?cent")),
    ("money", re.compile(r"[$€£¥]|dollars?|euros?|pounds?|cents?\b", re.IGNORECASE)),
    ("length", re.compile(r"\b(?:km|m|cm|mm|ft|mi|met(?:er|re)s?|kilomet\w+|miles?|feet|inch\w*)\b")),
    ("area", re.compile(r"\b(?:square|acres?|hectares?|km²|km2)\b")),
    ("weight", re.compile(r"\b(?:kg|lbs?|tons?|tonnes?|pounds?)\b")),
    ("speed", re.compile(r"mph|km/h|per (?:hour|second)")),
    ("age", re.compile(r"years?[ -]old|of age")),
    ("decade", re.compile(r"\d0['’]?s\b")),
    ("century", re.compile(r"centur")),
    ("day", re.compile(r"\d.*[A-Z][a-z]{2,}|[A-Z][a-z]{2,}\.? \d{1,2}\b")),
    ("range", re.compile(r"\d\d ?(?:–|-|/|to|and|until) ?\d")),
    ("duration", re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b")),
    (
        "month",
        re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"),
    ),
    ("weekday", re.compile(r"day\b")),
    ("big", re.compile(r"hundred|thousand|million|billion|trillion|,\d{3}")),
    ("year", re.compile(r"^\D*[12]\d{3}$")),
    ("decimal", re.compile(r"\d\.\d")),
    ("digits", re.compile(r"\d")),
    ("once", re.compile(r"(?i)^(?:once|twice|half|one)$")),
    ("acronym", re.compile(r"^[A-Z.]{2,}$")),
    ("capital", re.compile(r"^[A-Z]")),
)
_ROLE = re.compile(
    r"president|minister|king|queen|emperor|prince\w*|\w*(?:or|ist|ian|man|woman)|\w+er|poet|actress|pope|saint|sir|dr|mr|"
    r"mrs|st|lord|lady|general|captain|duke|count|chief|wife|husband|son|daughter|brother|sister|father|mother"
)
_BODY = re.compile(
    r"(?i)\b(?:university|college|school|company|corporation|inc|council|committee|party|association|church|army|museum|"
    r"institute|government|court|congress|parliament|league|club|team|band|group|agency|department|bank|society|union|"
    r"foundation|act|war|treaty|battle|empire|dynasty|award|album|times)\b"
)
_PLACE = re.compile(
    r"(?i)\b(?:city|river|lake|island|islands|mountains?|valley|county|street|avenue|north|south|east|west|northern|southern|"
    r"eastern|western|park|bay|coast|sea|ocean|states|kingdom|republic|new|san|los|africa|europe|asia|america|england|"
    r"france|germany|italy|spain|china|japan|india|russia|canada|mexico|australia|london|paris|rome|california|texas|"
    r"york|region|district|province|village|town|airport|castle|palace|hall|square|near|\w+(?:land|ville|ton|burgh?|shire|stan))\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A question and a sentence: what each candidate is judged within."""

    asked: Asked
    words: Sequence[Word]
    candidates: Sequence[Candidate]

    def known(self) -> list[int]:
        """The places of the words that the question has too."""
        return [at for at, word in enumerate(self.words) if self.asked.knows(word)]

    def places(self, stem: str) -> list[int]:
        """The places of one word of the question."""
        return [at for at, word in enumerate(self.words) if alike(word.stem, stem)]


def features(scene: Scene) -> list[list[str]]:
    """One list of names a candidate, in order; each also crossed with the kind that is asked for."""
    known = scene.known()
    first, last = scene.places(scene.asked.first), scene.places(scene.asked.last)
    close = [_closeness(candidate, known) for candidate in scene.candidates]
    lists = []
    for at, candidate in enumerate(scene.candidates):
        names = ["", *_itself(scene, candidate), *_around(scene, candidate, known), *_among(scene, at, close)]
        names += _to_ends(scene, candidate, first, last)
        kind = scene.asked.kind
        lists.append([*names, *(f"{kind}:{name}" for name in names)])
    return lists


def nothing(scene: Scene) -> list[str]:
    """What speaks for marking nothing: little of the question is in the sentence, or nothing can be told apart."""
    stems = set(scene.asked.stems)
    shared = sum(any(alike(word.stem, stem) for word in scene.words if word.stem) for stem in stems)
    share = round(4 * shared / len(stems)) if stems else 0
    kind = scene.asked.kind
    names = [f"shared={share}", f"missing={min(len(stems) - shared, 4)}", f"n={min(len(scene.candidates), 6)}"]
    return ["none", *(f"none:{name}" for name in names), f"none:{kind}", *(f"none:{kind}:{name}" for name in names)]


def _itself(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Its sort, shape, length and words."""
    asked, words = scene.asked, scene.words[candidate.first : candidate.last]
    text = " ".join(word.text for word in words)
    shape = next((name for name, pattern in _SHAPES if pattern.search(candidate.meant or text)), "plain")
    telling = [word for word in words if word.stem]
    said = sum(asked.knows(word) for word in telling)
    yield f"sort={candidate.sort}"
    yield f"shape={shape}"
    yield f"{asked.detail}:shape={shape}"
    yield f"sort={candidate.sort}:words={min(len(words), 6)}"
    yield f"said={said > 0}"
    if candidate.sort == "name":
        yield f"first={candidate.first == 0}:words={min(len(words), 3)}"
        yield f"body={bool(_BODY.search(text))}"
        yield f"place={bool(_PLACE.search(text))}"
        yield f"asked={asked.detail}:place={bool(_PLACE.search(text))}"
    if asked.head and any(alike(word.stem, asked.head) for word in words):
        yield f"head=inside:last={alike(words[-1].stem, asked.head)}"


def _around(scene: Scene, candidate: Candidate, known: Sequence[int]) -> Iterator[str]:
    """The words beside it, and what the question has of what stands before and after it."""
    asked, words = scene.asked, scene.words
    before, after = words[: candidate.first][-4:], words[candidate.last :][:4]
    left, right = _class(before[-1:], asked), _class(after[:1], asked)
    yield f"before={left}"
    yield f"after={right}"
    yield f"before={left}:after={right}"
    yield f"before2={_class(before[-2:-1], asked)}:{left}"
    yield f"after2={right}:{_class(after[1:2], asked)}"
    if any(_ROLE.fullmatch(word.lower) for word in before[-2:]):
        yield "role"
    to_left = min((candidate.first - at for at in known if at < candidate.first), default=_FAR)
    to_right = min((at - candidate.last + 1 for at in known if at >= candidate.last), default=_FAR)
    yield f"left={_bin(to_left)}"
    yield f"right={_bin(to_right)}"
    side = "l" if to_left < _FAR else ""
    side += "r" if to_right < _FAR else ""
    yield f"side={side}:subject={asked.subject}"
    yield f"closer={'l' if to_left < to_right else 'r'}:subject={asked.subject}:{_bin(min(to_left, to_right))}"
    yield f"clause={_crossed(words, candidate, to_left, to_right)}"
    if asked.head:
        yield from _to_head(asked.head, before, after)


def _to_ends(scene: Scene, candidate: Candidate, first: Sequence[int], last: Sequence[int]) -> Iterator[str]:
    """Where the first word of the question stands, often its verb or the role asked for, and where the last."""
    to_first, to_last = _seen(candidate, first), _seen(candidate, last)
    before = _class(scene.words[: candidate.first][-1:], scene.asked)
    yield f"last-asked={to_last}:subject={scene.asked.subject}"
    yield f"first-asked={to_first}:subject={scene.asked.subject}"
    yield f"first-asked={to_first}:last-asked={to_last}"
    yield f"first-asked={to_first}:before={before}"
    yield f"last-asked={to_last}:before={before}"


def _seen(candidate: Candidate, places: Sequence[int]) -> str:
    """Which of the places is nearest to a candidate, on its left or its right."""
    nearest = min(places, key=lambda at: abs(at - candidate.first), default=None)
    if nearest is None:
        return "none"
    if nearest < candidate.first:
        return f"l{_bin(candidate.first - nearest)}"
    return f"r{_bin(max(nearest - candidate.last + 1, 1))}"


def _to_head(head: str, before: Sequence[Word], after: Sequence[Word]) -> Iterator[str]:
    yield "head-after=" + next((str(at) for at, word in enumerate(after) if alike(word.stem, head)), "none")
    yield "head-before=" + next((str(at) for at, word in enumerate(reversed(before)) if alike(word.stem, head)), "none")


def _among(scene: Scene, at: int, close: Sequence[float]) -> Iterator[str]:
    """How it compares with the other candidates of the sentence."""
    mine, sort = close[at], scene.candidates[at].sort
    peers = [other for other, candidate in enumerate(scene.candidates) if candidate.sort == sort]
    rank = sum(close[other] > mine for other in peers)
    yield f"rank={min(rank, 3)}"
    yield f"rank={min(rank, 3)}:of={min(len(peers), 4)}:sort={sort}"
    yield f"all-rank={min(sum(value > mine for value in close), 5)}"
    yield f"place={min(peers.index(at), 3)}:of={min(len(peers), 4)}"
    yield f"close={min(int(mine * 2), 6)}"


def _closeness(candidate: Candidate, known: Sequence[int]) -> float:
    distances = (candidate.first - at if at < candidate.first else at - candidate.last + 1 for at in known)
    return sum(1 / (1 + distance) for distance in distances if distance > 0)


def _class(words: Sequence[Word], asked: Asked) -> str:
    """The word itself where it is a small one, else what sort of word it is."""
    if not words:
        return "edge"
    word = words[0]
    if word.lower in _KEPT or not word.text[0].isalnum():
        return word.lower
    if asked.knows(word):
        return "KNOWN"
    if word.text[0].isdigit():
        return "0"
    if word.text[0].isupper():
        return "Aa"
    return "ed" if word.lower.endswith("ed") else "s" if word.lower.endswith("s") else "word"


def _bin(distance: int) -> str:
    return next(name for most, name in _NEAR if min(distance, _FAR) <= most)


def _crossed(words: Sequence[Word], candidate: Candidate, to_left: int, to_right: int) -> str:
    """Whether a comma or the like stands between the candidate and the nearest word of the question."""
    if min(to_left, to_right) == _FAR:
        return "none"
    between = (
        words[candidate.first - to_left : candidate.first]
        if to_left <= to_right
        else words[candidate.last : candidate.last + to_right]
    )
    return str(any(word.text in _CLAUSE for word in between))
