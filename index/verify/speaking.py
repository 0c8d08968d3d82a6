"""Who speaks in a text: the names in the subjects of its reporting verbs (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.stems import Word, stem
from index.verify.names import names
from index.verify.plain import key, plain, words
from index.verify.verdict import Source

REPORTS = frozenset(
    stem(word)
    for word in """say tell warn insist argue explain admit announce claim believe think write reply complain remark
    confirm declare comment predict tweet accuse promise estimate""".split()  # noqa: SIM905
)
_ACCORDING = re.compile(r"\baccording to |\bin the (?:words|view|opinion) of ", re.IGNORECASE)
_PRONOUNS = frozenset("he she they his her their".split())  # noqa: SIM905 - reads as words
_NO_SUBJECT = frozenset(
    "of in on at from to with for against near after before under over the a an no this that not".split()  # noqa: SIM905
)
_NO_ASIDE = frozenset("but and as when because if it so that he she they while although".split())  # noqa: SIM905
_REACH = 16  # words before a reporting verb in which its subject stands: "Mark Rutte, the head of NATO, said …"

Speaker = tuple[str, ...]
"""The names in the subject of a reporting verb, as `key` has them: of who speaks, and what else stands with it."""


@lru_cache(maxsize=512)
def told_speakers(source: Source) -> frozenset[str]:
    """The names of those who speak in a sentence; of "he said" and of a quotation that goes on, from what is before."""
    found = (
        speakers_in(source.text, (source,), loose=False)
        or speakers_in(source.text, (source,), loose=True)
        or _while_saying(source)
    )
    here = {key(name) for speaker in found for name in speaker}
    if source.before and _leans_on_a_speaker(source):
        spoke = {name for speaker in speakers_in(source.before, (source,), loose=False) for name in speaker}
        here |= {key(name) for name in spoke or [word.text for word in names(source.before, (source,))]}
    return frozenset(here)


def _while_saying(source: Source) -> list[Speaker]:
    """The subject of a sentence that ends in "…, saying that": its first names."""
    found = words(source.text)
    named = {word.start for word in names(source.text, (source,))}
    if not any(word.stem in REPORTS and word.lower.endswith("ing") for word in found):
        return []
    first = next((at for at, word in enumerate(found) if word.start in named), len(found))
    after = next((at for at in range(first, len(found)) if found[at].start not in named), len(found))
    return [tuple(word.text for word in found[first:after])]


def _leans_on_a_speaker(source: Source) -> bool:
    """Whether "he" or "his government" says it, or the sentence lies within a quotation begun before it."""
    first = [word.lower for word in words(source.text)[:_REACH]]
    text = plain(source.text)
    goes_on = plain(source.before).count('"') % 2 == 1 or text.startswith('"')
    return goes_on or bool(_PRONOUNS & set(first))


def speakers_in(text: str, cited: tuple[Source, ...], *, loose: bool) -> list[Speaker]:
    """The names of each speaker in a text; `loose`, with all that stand before the verb."""
    found, flat = words(text), plain(text)
    named = {word.start for word in names(text, cited)}
    speakers = [run for match in _ACCORDING.finditer(flat) for run in _joined(found, match.end(), named)]
    for at, word in enumerate(found):
        if word.lower == "that" and speakers and _goes_on(found, at, named):
            speakers.append((found[at - 1].text,))
        if (word.stem in REPORTS or _adds(found, at)) and _is_finite(found, at, flat):
            follows = word.lower != "told" and at and found[at - 1].text in {",", '"'}  # "…", said Nuunu Binzer
            before = _subject(found, at, named, loose=loose)
            speakers.append(before if before or not follows else _run(found, word.end, named))
    return [speaker for speaker in speakers if speaker]


def _goes_on(found: Sequence[Word], at: int, named: set[int]) -> bool:
    """Whether another speaker has the same verb: "Nielsen said this, and Rutte that …"."""
    first = at
    while first and found[first - 1].start in named:
        first -= 1
    return 0 < first < at and found[first - 1].lower in {"and", "but", ",", "while"}


def _adds(found: Sequence[Word], at: int) -> bool:
    """Whether somebody says on: "added that", "stated:", where other things are added and stated as well."""
    after = found[at + 1].lower if at + 1 < len(found) else ""
    return found[at].lower in {"added", "adds", "stated", "states", "noted", "notes"} and after in {
        "that",
        ":",
        ",",
        '"',
    }


def _is_finite(found: Sequence[Word], at: int, flat: str) -> bool:
    """Whether a reporting verb says that somebody speaks: not "to say", "was told", "the claim", nor in a quotation."""
    before = found[at - 1].lower if at else ""
    if before in _NO_SUBJECT | {"be", "been", "was", "were", "is", "are"}:
        return False
    quoted = flat[: found[at].start].count('"') % 2 == 1
    return not quoted and not found[at].lower.endswith("ing") and found[at].text[0].islower()


def _subject(found: Sequence[Word], at: int, named: set[int], *, loose: bool) -> Speaker:
    """The names of the clause before a verb; unless `loose`, without those that only tell more of another."""
    subject: list[str] = []
    for place in _clause_before(found, at, loose=loose):
        word = found[place]
        if word.start in named and (loose or not _stands_aside(found, place, named)):
            subject.insert(0, word.text)
        elif subject and not loose and word.lower != "and":
            break
    return tuple(subject)


def _clause_before(found: Sequence[Word], at: int, *, loose: bool) -> Iterator[int]:
    """Places from a verb backwards to where its clause begins; unless `loose`, past ", the head of NATO," at once."""
    aside = not loose and found[at - 1].text == ","
    for place in range(at - 2 if aside else at - 1, max(-1, at - 1 - _REACH), -1):
        word = found[place]
        if word.text in {'"', ";", ":"} or word.stem in REPORTS or word.lower in _PRONOUNS:
            return
        if aside and word.text == "," and found[place + 1].lower in _NO_ASIDE:
            return
        if aside:
            aside = word.text != ","
        else:
            yield place


def _stands_aside(found: Sequence[Word], place: int, named: set[int]) -> bool:
    """Whether a name only tells more of another: "of NATO", "Greenland's", "In Lindau", "Danish" before a title."""
    first = place
    while first and found[first - 1].start in named:
        first -= 1
    before = found[first - 1].lower if first else ""
    return found[place].text.endswith("'s") or before in _NO_SUBJECT - {"the"}


def _joined(found: Sequence[Word], start: int, named: set[int]) -> list[Speaker]:
    """Those whom "according to" names, each of them: both of "U.S. and Danish media"."""
    whole = _run(found, start, named)
    joint = next((word for word in found if word.start > start and word.lower == "and"), None)
    rest = _run(found, joint.end, named) if joint else ()
    if not rest or whole[-len(rest) :] != rest or rest == whole:
        return [whole]
    return [whole[: -len(rest)], rest]


def _run(found: Sequence[Word], start: int, named: set[int]) -> Speaker:
    """The names after a place, to the end of what they stand in."""
    run: list[str] = []
    for word in found:
        if word.start >= start:
            if word.text in {",", ".", ";", '"', ":"} or word.lower in {"that", "about", "of", "in"}:
                break
            run += [word.text] if word.start in named else []
    return tuple(run)
