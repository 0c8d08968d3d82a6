"""Evidence -> Answer, by quoting: the chosen sentences verbatim, or an honest abstention."""

from __future__ import annotations

from index.domain import Answer, Citation, Snapshot, Statement
from index.evidence import Evidence
from index.marking import answering_words

_RELATED = 3  # nearest sentences shown with an abstention
_NOTHING_NEAR = "The documents don't say anything about that."
_NEAR = "The documents don't say. They do come near it:"


def quote(question: str, evidence: Evidence, snapshot: Snapshot) -> Answer:
    """An answer that is its evidence, a statement a sentence, numbered from 1 in the documents' order."""
    sentences = sorted((p.sentence for p in evidence.chosen), key=lambda s: (s.document, s.start))
    citations = tuple(snapshot.cite(s, answering_words(question, s.text)) for s in sentences)
    statements = tuple(Statement(cited.text, (number,)) for number, cited in enumerate(citations, start=1))
    return Answer(
        question=question,
        statements=statements,
        citations=citations,
        retrieved=_cited(evidence, snapshot),
        confidence=evidence.confidence,
        version=snapshot.version,
    )


def abstain(question: str, evidence: Evidence, snapshot: Snapshot) -> Answer:
    """No answer: why, and the nearest sentences, labelled as related and not as an answer."""
    retrieved = _cited(evidence, snapshot)
    return Answer(
        question=question,
        related=retrieved[:_RELATED],
        retrieved=retrieved,
        abstained=True,
        reason=_NEAR if retrieved else _NOTHING_NEAR,
        confidence=evidence.confidence,
        version=snapshot.version,
    )


def _cited(evidence: Evidence, snapshot: Snapshot) -> tuple[Citation, ...]:
    return tuple(snapshot.cite(passage.sentence) for passage in evidence.nearest)
