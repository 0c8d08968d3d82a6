"""Paraphrases that say what they cite are kept, by the real model: a sample of those that checking is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.reader import load_reader
from index.verify import Verifier, is_name_by, support_of
from scripts.checking.claims import Claim, Material
from scripts.checking.material import of_paraphrases

ROOT = Path(__file__).parent.parent.parent
CLAIMS = list(of_paraphrases(ROOT / "tests" / "gold" / "checking", ROOT / "seeds"))


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(support_of(load_reader()), is_name_by(CLAIMS[0][1].words))


def test_nine_of_ten_are_kept(verifier: Verifier) -> None:
    sample = CLAIMS[::6]
    kept = [verifier.verify(claim.text, claim.cited).supported for claim, _ in sample]
    assert sum(kept) >= 0.9 * len(sample)


def test_none_is_kept_that_cites_a_sentence_of_another_document(verifier: Verifier) -> None:
    pairs: list[tuple[Claim, Material]] = [(CLAIMS[at][0], CLAIMS[-at][1]) for at in range(1, 60, 8)]
    assert not any(verifier.verify(claim.text, other.sentences[:1]).supported for claim, other in pairs)
