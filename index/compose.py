"""Evidence -> Answer, by quoting: the chosen sentences verbatim, or an honest abstention."""

from __future__ import annotations

from dataclasses import replace

from index.domain import Answer, Citation, Passage, Sentence, Snapshot, Statement
from index.evidence import Evidence
from index.lead import lead
from index.marks import marks
from index.missing import told_otherwise, why_not
from index.premise import Premise, otherwise
from index.question.request import Kind
from index.question.words import Words
from index.table import cells_of
from index.times import readings
from index.verify import sources
from index.yesno import yes_or_no

_RELATED = 3  # nearest sentences shown with an abstention
_DECLINED = {
    Kind.INSTRUCTION: "I only answer questions about the documents, in their own sentences; I can't do anything else.",
    Kind.SMALL_TALK: "I answer questions about the documents. Ask me one.",
    Kind.QUESTION: "I see no question about the documents in that.",
}


def quote(question: str, evidence: Evidence, snapshot: Snapshot, words: Words | None = None) -> Answer:
    """An answer that is its evidence, a statement a sentence, numbered from 1 in the documents' order.

    It begins with yes or no where a sentence says so; `words`, those of all documents, are needed to tell.
    """
    passages = sorted(evidence.chosen, key=lambda p: (p.sentence.document, p.sentence.start))
    citations = tuple(_marked(question, passage, evidence.mark, snapshot) for passage in passages)
    word, citations = yes_or_no(question, citations, snapshot, words) if words else ("", citations)
    statements = tuple(Statement(cited.text, (number,)) for number, cited in enumerate(citations, start=1))
    return Answer(
        question=question,
        statements=statements,
        citations=citations,
        retrieved=_cited(evidence, snapshot),
        confidence=evidence.confidence,
        version=snapshot.version,
        lead=word or lead(question, citations),
    )


def _marked(question: str, passage: Passage, sure: float, snapshot: Snapshot) -> Citation:
    """The citation of a sentence, with the words that answer."""
    plain = cite(passage.sentence, snapshot)
    return replace(plain, marks=marks(question, passage, sure, plain.cells))


def cite(sentence: Sentence, snapshot: Snapshot) -> Citation:
    """The citation of a sentence, with what its time expressions mean and what its columns are called."""
    entry = snapshot.by_path[sentence.document]
    return snapshot.cite(
        sentence, readings=readings(sentence.text, entry.document.date), cells=cells_of(entry, sentence.number)
    )


def abstain(
    question: str, evidence: Evidence, snapshot: Snapshot, words: Words, premise: Premise | None = None
) -> Answer:
    """No answer: why, and the nearest sentences, labelled as related and not as an answer."""
    retrieved = _cited(evidence, snapshot)
    related = retrieved[: min(max(evidence.related, bool(premise)), _RELATED)]
    near, titles = [one.text for one in related], [one.title for one in related]
    return Answer(
        question=question,
        related=related,
        retrieved=retrieved,
        abstained=True,
        reason=told_otherwise(*premise) if premise else why_not(question, near, words, titles),
        confidence=evidence.confidence,
        version=snapshot.version,
    )


def decline(question: str, kind: Kind, snapshot: Snapshot) -> Answer:
    """No answer to what is no question about the documents."""
    return Answer(question=question, abstained=True, reason=_DECLINED[kind], version=snapshot.version)


def _cited(evidence: Evidence, snapshot: Snapshot) -> tuple[Citation, ...]:
    return tuple(snapshot.cite(passage.sentence) for passage in evidence.nearest)


def premise_of(question: str, evidence: Evidence, snapshot: Snapshot, words: Words) -> Premise | None:
    """What the question takes for granted and the evidence tells otherwise."""
    chosen = [snapshot.cite(passage.sentence) for passage in evidence.chosen]
    return otherwise(question, sources(snapshot, chosen), sources(snapshot, _cited(evidence, snapshot)), words)
