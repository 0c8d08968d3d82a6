"""Who says what: a claim's speaker must be the one whose words are told, and its quotations verbatim (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from index.stems import alike
from index.verify.names import names
from index.verify.plain import key, plain, same_name, words
from index.verify.speaking import REPORTS, speakers_in, told_speakers
from index.verify.titles import held_in
from index.verify.verdict import Source

_QUOTED = re.compile(r'"([^"]+)"')
_OF_HIMSELF = re.compile(r'"[^"]*\b(?:I|we|my|our|me|us)\b')
_OF_HIS = re.compile(r"^\W*(?:His|Her|Their|Its) [a-z]+ ")
_SAID = 0.4  # of the words that a claim lets somebody say, how many at least must be told


def misquoted(claim: str, cited: Sequence[Source]) -> str:
    """The first text in quotation marks that is not told word for word; empty when there is none."""
    told = " ".join(f"{_letters(source.text)} {_letters(source.title)}" for source in cited)
    return next((match[1] for match in _QUOTED.finditer(plain(claim)) if _letters(match[1]) not in told), "")


def wrong_speaker(claim: str, cited: Sequence[Source]) -> str:
    """The one whom the claim lets speak, when only others do in the cited sentences; empty otherwise."""
    told = [name for source in cited for name in told_speakers(source)]
    if not told:
        return ""
    if other := _in_anothers_mouth(claim, cited) or _of_anothers(claim, cited, told):
        return other
    for speaker in speakers_in(claim, tuple(cited), loose=False):
        if not any(same_name(key(name), other) for name in speaker for other in told):
            return " ".join(speaker)
    return ""


def _in_anothers_mouth(claim: str, cited: Sequence[Source]) -> str:
    """A name that no cited sentence has, for what somebody whom the claim leaves out says there of himself."""
    said = {key(word.text) for word in names(claim, cited)}
    for source in cited:
        speakers = {key(name) for speaker in speakers_in(source.text, (source,), loose=False) for name in speaker}
        if not speakers or not _OF_HIMSELF.search(plain(source.text)) or _meets(speakers, said):
            return ""
    own = {key(word.text) for source in cited for word in words(f"{source.text} {source.title}")}
    return next((word.text for word in names(claim, cited) if not _meets({key(word.text)}, own)), "")


def _of_anothers(claim: str, cited: Sequence[Source], told: Sequence[str]) -> str:
    """Whose government, team or company the claim lets speak, when "his" is somebody else's in every cited sentence."""
    if speakers_in(claim, tuple(cited), loose=False) or not all(_OF_HIS.search(source.text) for source in cited):
        return ""
    known = {*told, *(key(word.text) for source in cited for word in words(source.text))}
    known |= {
        held.of for source in cited for held in held_in(source.document, source) if _meets({held.name}, set(told))
    }
    for speaker in speakers_in(claim, tuple(cited), loose=True):
        if not _meets({key(name) for name in speaker}, known):
            return " ".join(speaker)
    return ""


def _meets(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    return any(same_name(one, other) or same_name(other, one) for one in ours for other in theirs)


def says_something_else(claim: str, cited: Sequence[Source]) -> str:
    """The speaker of a claim who says other things in the cited sentences; empty when what is said is told."""
    speakers = speakers_in(claim, tuple(cited), loose=False)
    if not speakers:
        return ""
    named = {word.start for word in names(claim, cited)}
    said = {word.stem for word in words(claim) if word.stem and word.start not in named and word.stem not in REPORTS}
    told = {word.stem for source in cited for word in words(source.text) if word.stem}
    shared = sum(any(alike(word, other) for other in told) for word in said)
    return " ".join(speakers[0]) if shared < _SAID * len(said) else ""


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text).lower().replace("'", "")))
