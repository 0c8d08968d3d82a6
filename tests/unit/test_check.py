"""What is claimed in a message is told from what is asked or felt, and held against the documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.check import check, claims_in
from index.domain import Document, Passage
from index.verify import Verifier
from tests.stories import snapshot_of

SNAPSHOT = snapshot_of(
    Document(
        "greenland.txt",
        "Some 57,000 people live in Greenland. Polls show that Greenland's people oppose a takeover.",
        "Greenland",
        date(2026, 1, 12),
    )
)


def everything(_: str) -> list[Passage]:
    return [Passage(sentence, 1.0) for sentence in SNAPSHOT.sentences]


def near(pairs: Sequence[tuple[str, str]]) -> list[float]:
    return [5.0] * len(pairs)


def verdicts(text: str) -> list[str]:
    return [claim.verdict for claim in check(text, SNAPSHOT, everything, Verifier(near)).claims]


def test_questions_greetings_and_opinions_are_no_claims() -> None:
    text = "Hi all! Some 57,000 people live in Greenland. Is that many? I think it's fine. lol"
    assert list(claims_in(text)) == ["Some 57,000 people live in Greenland."]


def test_a_claim_is_supported_contradicted_or_missing() -> None:
    text = (
        "About 57,000 people live in Greenland. Some 68,000 people live in Greenland. Bananas are rich in potassium. "
        "Polls show that Greenland's people support a takeover."
    )
    assert verdicts(text) == ["supported", "contradicted", "missing", "contradicted"]


def test_a_contradiction_says_what_differs_and_cites_the_sentence() -> None:
    claim = check("Some 68,000 people live in Greenland.", SNAPSHOT, everything, Verifier(near)).claims[0]
    assert "68,000" in claim.why
    assert claim.citations[0].text.startswith("Some 57,000")
    assert 0.5 < claim.confidence < 1


def test_of_a_long_message_the_first_claims_are_checked() -> None:
    assert len(verdicts("Some 57,000 people live in Greenland. " * 30)) == 8
