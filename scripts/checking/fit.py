"""The weights of the check of support, fitted again for another evidence model.

`python -m scripts.checking.fit [SETS]`: on the tuning half of the paraphrases and, of SETS (a folder with a folder a
set), twelve true claims of each, with their wrong citations; the held-out half is not looked at. Prints the line to put
into index/verify/support.py, and what it keeps and catches.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.engine import Models
from index.verify import Support, support_of
from index.verify.support import coverage, read_of
from scripts.checking.claims import Claim, variants
from scripts.checking.material import of_paraphrases, of_set
from scripts.fitting.logistic import logistic

_SEED = 5
_OF_A_SET = 12  # true claims
_CITED_WRONGLY = {"another sentence", "the most alike sentence"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="?", help="a folder with a folder a set")
    claims = list(_claims(parser.parse_args().sets))
    support = support_of(Models().reader)
    features = np.array([[coverage(claim.text, claim.cited), _logit(claim, support)] for claim in claims])
    labels = np.array([float(claim.supported) for claim in claims])
    constant, by_coverage, by_logit = logistic(features, labels, np.ones(len(claims)))
    print(f"_CONSTANT, _COVERAGE, _LOGIT = {constant:.1f}, {by_coverage:.1f}, {by_logit:.2f}")
    passed = constant + features @ np.array([by_coverage, by_logit]) >= 0
    print(f"{len(claims)} claims; kept {passed[labels == 1].mean():.3f}, caught {1 - passed[labels == 0].mean():.3f}")


def _claims(sets: Path | None) -> Iterator[Claim]:
    chance = random.Random(_SEED)  # noqa: S311 - to repeat it
    made = [one for one in of_paraphrases(Path("tests/gold/checking"), Path("seeds")) if one[0].set == "tuning"]
    for folder in sorted(path for path in (sets.iterdir() if sets else ()) if path.is_dir()):
        made += of_set(folder, _OF_A_SET, chance)
    for claim, material in made:
        yield claim
        yield from (wrong for wrong in variants(claim, material, chance) if wrong.kind in _CITED_WRONGLY)


def _logit(claim: Claim, support: Support) -> float:
    return max(support([(claim.text, read_of(s)) for s in claim.cited]))


if __name__ == "__main__":
    main()
