"""Whether something happened or only may: "might sell", "plans to sell" and "offered to sell" are no sale (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from index.stems import IRREGULAR, Word, alike
from index.verify.denial import depths, words_in
from index.verify.flat import flat
from index.verify.verdict import Source


class Grade(IntEnum):
    """How far a text goes in saying that something is so."""

    IF = 0  # if it is so, whether it is so
    MAY = 1  # may, might, could, it is possible that
    MEANT = 2  # wants to, plans to, tried to, the idea of
    WOULD = 3
    MUST = 4  # must, should, has to
    COMING = 5  # will, is to, is set to
    SO = 6  # it is so, or as a rule
    WAS = 7  # it was so, or has been


_MODALS = {
    "may": Grade.MAY, "might": Grade.MAY, "could": Grade.MAY, "can": Grade.MAY, "must": Grade.MUST,
    "should": Grade.MUST, "will": Grade.COMING, "shall": Grade.COMING, "would": Grade.WOULD, "won't": Grade.COMING,
}  # fmt: skip
_GUESSES = frozenset("perhaps maybe possibly probably presumably likely".split())  # noqa: SIM905
_BE = frozenset("is are was were am been be".split())  # noqa: SIM905
_HAVE = frozenset("has have had having".split())  # noqa: SIM905
_PLANNED = frozenset("set due expected scheduled slated going bound sure certain".split())  # noqa: SIM905
_DONE_TO = frozenset(
    """manage managed manages begin began begins start started starts continue continued continues come came comes go
    went goes happen happened use used forced able help helped helps get got first last only second one serve served
    serves happens proved turned out led seems seemed appeared known found""".split()  # noqa: SIM905
)
"""Before "to" and a verb, what says that it was done: "managed to sell", "was forced to sell", "the first to sell"."""
_OUGHT_TO = frozenset("has have had need needs ought obliged required".split())  # noqa: SIM905
_AFTER_NOUNS = _BE | _HAVE | frozenset("of which that who will would could can may might and".split())  # noqa: SIM905
_IDEAS = frozenset("of about against from".split())  # noqa: SIM905
_THINKS = frozenset(
    """consider considers considered considering contemplate contemplating contemplated fear fears suggest suggests
    suggested propose proposes proposed risk risks risked""".split()  # noqa: SIM905
)
_DETERMINERS = frozenset(
    """a an the this that these those its his her their our your my no any some every each of in on at for with by from
    and or more most than one two three four five another other such to""".split()  # noqa: SIM905
)
_IF = re.compile(
    r"\b(?:(?:if|whether|in case|unless|provided that)\b|(?:possible|likely|suspected|hoped|feared|believed|thought) "
    r"that\b)[^,;.]*",
    re.IGNORECASE,
)
_WHENEVER = re.compile(
    r"\b(?:(?:any|every)(?:one|body) who|whoever|those who|when(?:ever)?|once)\b[^,;.]*", re.IGNORECASE
)
"""What says of a claim's words no more than "if" does."""
_ADVERBS = frozenset("also still never soon therefore thus however instead again now today even always often".split())  # noqa: SIM905
_NEAR = 5  # words from a modal to its verb: "may not, the mayor says, be sold"
_LATER = frozenset("later eventually soon subsequently".split())  # noqa: SIM905


def uncertain(claim: str, cited: Sequence[Source]) -> str:
    """The first word of the claim that says as certain what is told as possible, meant or to come; empty when none."""
    ours, theirs = flat(claim), flat(" ".join(source.text for source in cited))
    if not (told := _told(theirs)):
        return ""
    found, denied = words_in(ours), depths(ours)
    general = [match.span() for match in _WHENEVER.finditer(ours)]
    for at, claimed in sorted(_grades(ours).items()):
        word = found[at]
        least = next((grade for stem, grade in told.items() if alike(stem, word.stem)), None)
        if least is None or denied[at] % 2 or any(start <= word.start < end for start, end in general):
            continue
        if _goes_too_far(claimed, least):
            return word.text
    return ""


def _goes_too_far(claimed: Grade, told: Grade) -> bool:
    if told in {Grade.COMING, Grade.MUST, Grade.WOULD}:
        return claimed is Grade.WAS or (claimed is Grade.MAY and told is Grade.MUST)
    return claimed >= Grade.COMING or (claimed is Grade.MUST and told is Grade.MAY)


@lru_cache(maxsize=512)
def _told(text: str) -> dict[str, Grade]:
    """The verbs that a text has only as possible, meant or to come, by their stems."""
    found, graded, denied = words_in(text), _grades(text), depths(text)
    least: dict[str, Grade] = {}
    certain = {word.stem for at, word in enumerate(found) if word.stem and graded.get(at, Grade.SO) >= Grade.SO}
    certain |= {word.stem for at, word in enumerate(found) if word.stem and denied[at] % 2}
    for at, grade in graded.items():
        stem = found[at].stem
        if grade < Grade.SO and stem and not any(alike(stem, other) for other in certain):
            least[stem] = max(grade, least.get(stem, grade))
    return least


@lru_cache(maxsize=512)
def _grades(text: str) -> dict[int, Grade]:
    """The places of the words that a text says are so, or may be, with how far it goes."""
    found = words_in(text)
    graded = {at: grade for at in range(len(found)) if (grade := _finite(found, at)) is not None}
    graded.update(_governed(found))
    supposed = [match.span() for match in _IF.finditer(text)]
    return {
        at: Grade.IF if any(start <= found[at].start < end for start, end in supposed) else grade
        for at, grade in graded.items()
    }


def _governed(found: Sequence[Word]) -> Iterator[tuple[int, Grade]]:
    """Verbs with what stands before them: "may sell", "plans to sell", "the idea of selling"."""
    for at, word in enumerate(found):
        before = found[at - 1].lower if at else ""
        if word.lower in _MODALS and word.text[0].islower() and (verb := _verb(found, at + 1)) is not None:
            yield verb, _modal(found, at)
        elif word.lower == "to" and (verb := _after_to(found, at + 1)) is not None:
            if (grade := _infinitive(found, at)) is not None:
                yield verb, grade
        elif word.lower in _GUESSES and (verb := _verb(found, at + 1)) is not None:
            yield verb, Grade.MAY
        elif word.lower.endswith("ing") and word.stem and before in _IDEAS | _THINKS:
            yield at, Grade.MEANT


def _modal(found: Sequence[Word], at: int) -> Grade:
    if found[at].lower == "would" and at + 1 < len(found) and found[at + 1].lower in _LATER:
        return Grade.WAS  # "would later become king"
    return _MODALS[found[at].lower]


def _infinitive(found: Sequence[Word], at: int) -> Grade | None:
    """What the words before "to" make of the verb after it; none when they say that it was done."""
    before = [word.lower for word in found[max(0, at - 3) : at]][::-1]
    if not before:
        return Grade.MEANT
    if before[0] in _DONE_TO:
        return None
    if before[0] in _OUGHT_TO:
        return None if before[0] == "had" else Grade.MUST
    if before[0] in _BE or (before[0] in _PLANNED and any(word in _BE for word in before)):
        return Grade.MEANT if before[0] == "expected" else Grade.COMING
    return Grade.MEANT


def _verb(found: Sequence[Word], at: int) -> int | None:
    """The first word from there on that carries meaning and is no adverb."""
    for place in range(at, min(len(found), at + _NEAR)):
        word = found[place]
        if not word.text[0].isalnum() or (word.text[0].isupper() and place):
            return None
        if word.stem and not word.lower.endswith("ly") and word.lower not in _ADVERBS:
            return place
    return None


def _after_to(found: Sequence[Word], at: int) -> int | None:
    """The word after "to" that may be a verb: next to it, but for adverbs, "not" and "be"."""
    for place in range(at, min(len(found), at + 3)):
        word = found[place]
        if word.stem and not word.lower.endswith("ly"):
            return place if word.text.isalpha() and word.text.islower() and not word.lower.endswith("ing") else None
        if not word.stem and word.lower not in {"not", "be", "have", "also", "then", "first"}:
            return None
    return None


def _finite(found: Sequence[Word], at: int) -> Grade | None:
    """Whether a word is a verb, or what somebody is said to be, and of what time."""
    word = found[at]
    if not word.stem or not word.text[0].isalpha() or (word.text[0].isupper() and at):
        return None
    before = [other.lower for other in found[max(0, at - 3) : at] if not other.lower.endswith("ly")][::-1]
    auxiliary = next((other for other in before if other in _BE | _HAVE), "")
    past = word.lower.endswith("ed") or word.lower in IRREGULAR
    direct = bool(before) and (
        before[0] in _BE | _HAVE or (before[0] in {"not", "also", "already", "been", "still"} and bool(auxiliary))
    )
    if direct:
        return Grade.WAS if auxiliary in {"was", "were", "been", "had", "has", "have"} and past else Grade.SO
    if past and (not before or before[0] not in _DETERMINERS | {"be", "being"}):
        return Grade.WAS
    if past and before and before[0] == "and":
        return Grade.WAS
    if before and before[0] in {"they", "we", "you", "i"}:
        return Grade.SO
    return Grade.SO if _is_present(found, at, before) else None


def _is_present(found: Sequence[Word], at: int, before: Sequence[str]) -> bool:
    """Whether a word in "-s" is a verb and no plural: "it ends with", not "the costs, which", "prices of"."""
    if not found[at].lower.endswith("s") or found[at].stem == found[at].lower or not before:
        return False
    after = found[at + 1].lower if at + 1 < len(found) else "."
    stands = found[at - 1].text[0].isalpha() and before[0] not in _DETERMINERS
    return stands and after[0].isalnum() and after not in _AFTER_NOUNS
