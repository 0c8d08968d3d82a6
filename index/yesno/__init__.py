"""Questions that yes or no answers, and what a sentence says to them (pure). Rather nothing than a wrong word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from index.domain import Citation, Snapshot, Span
from index.question.words import Words
from index.verify import Source, sources
from index.verify.plain import key, plain
from index.verify.plain import words as words_in
from index.yesno.alignment import Alignment, Deviation, alignments
from index.yesno.assertion import asserts
from index.yesno.claim import Claim, claims_of
from index.yesno.office import holds_office
from index.yesno.units import Unit, units_of

__all__ = ["Reply", "Word", "replies", "reply", "yes_or_no"]


_MISSING = 2  # words of a claim that a sentence may lack: an opposite is told, or somebody else has the office


class Word(StrEnum):
    """The two answers; also what is shown."""

    YES = "Yes"
    NO = "No"


class Reply(NamedTuple):
    """What a sentence says to a question, and by which of its words, half-open."""

    word: Word
    marks: tuple[Span, ...]


def yes_or_no(
    question: str, citations: Sequence[Citation], snapshot: Snapshot, words: Words
) -> tuple[str, tuple[Citation, ...]]:
    """The word "Yes" or "No", or nothing, and the citations with the words marked that say it."""
    said = replies(question, sources(snapshot, citations), words)
    marked = zip(citations, said, strict=True)
    word = next((one.word.value for one in said if one), "")
    return word, tuple(replace(cited, marks=one.marks) if one else cited for cited, one in marked)


def replies(question: str, cited: Sequence[Source], words: Words) -> tuple[Reply | None, ...]:
    """What each sentence says; nothing of any where they do not agree."""
    said = tuple(reply(question, source, words) for source in cited)
    agree = len({one.word for one in said if one}) == 1
    return said if agree else (None,) * len(said)


def reply(question: str, source: Source, words: Words) -> Reply | None:
    """What one sentence says, when it plainly says it."""
    claims = claims_of(question, words)
    said = [found for claim in claims for found in _said(claim, source)]
    if len({one.word for one in said}) != 1:
        return None
    marks = [_in_full(source.text, span) for span in said[0].marks]
    return Reply(said[0].word, tuple(span for span in marks if span))


def _in_full(text: str, span: Span) -> Span | None:
    """A place in the text as `plain` has it, in the text itself; nothing where that is not plain."""
    flat = plain(text)
    if len(flat) == len(text):
        return span
    begins = [at for at in range(len(text)) if len(plain(text[:at])) == span[0] and plain(text[at:]) == flat[span[0] :]]
    ends = [
        at for at in range(len(text) + 1) if plain(text[:at]) == flat[: span[1]] and plain(text[at:]) == flat[span[1] :]
    ]
    return (begins[-1], ends[0]) if begins and ends and begins[-1] < ends[0] else None


def _is_near(claim: Claim, source: Source) -> bool:
    """Whether the sentence has nearly all words of the claim: a quick look, since most sentences have not."""
    told = {part for word in words_in(source.text) for part in (word.stem, key(word.text))}
    wanted = [claim.units[at] for at in claim.places if not claim.units[at].values]
    missing = sum(unit.stem not in told and key(unit.text) not in told for unit in wanted)
    return missing <= _MISSING


def _said(claim: Claim, source: Source) -> list[Reply]:
    holds = holds_office(claim, source)
    if holds is not None:
        return [Reply(Word.YES if holds[0] else Word.NO, (holds[1],))]
    if not _is_near(claim, source):
        return []
    told = units_of(source.text)
    return [
        Reply(_word(found), _marks(found, told)) for found in alignments(claim, told) if asserts(claim, found, told)
    ]


def _word(found: Alignment) -> Word:
    return Word.YES if found.deviation is Deviation.NONE else Word.NO


def _marks(found: Alignment, told: Sequence[Unit]) -> tuple[Span, ...]:
    """What differs, or else what agrees, neighbours in one."""
    if found.differs is not None:
        return ((told[found.differs].start, told[found.differs].end),)
    spans: list[Span] = []
    for place in sorted(found.places):
        if spans and told[place - 1].end == spans[-1][1]:
            spans[-1] = (spans[-1][0], told[place].end)
        else:
            spans.append((told[place].start, told[place].end))
    return tuple(spans)
