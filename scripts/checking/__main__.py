"""How well claims are checked: true ones kept, wrong ones caught, and what each check does for it.

`python -m scripts.checking [SETS] [--limit N] [--misses FILE]`: the paraphrases of tests/gold/checking, and, of SETS, a
folder with a folder a set (docs.jsonl, questions.jsonl), N claims each. No model server is asked.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.engine import Models
from index.verify import Verifier, is_name_by, support_of
from index.verify.support import score
from scripts.checking.claims import Claim, Material, variants
from scripts.checking.material import of_paraphrases, of_set, of_turned

_SEED = 5  # of the random choices, so that figures can be compared
_CHECKS = ("values", "names", "speaker", "negation", "certainty", "support")


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, the checks it fails, with their reasons, and how long it took."""

    claim: Claim
    failed: dict[str, str]
    score: float
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="?", help="a folder with a folder a set")
    parser.add_argument("--limit", type=int, default=150, help="claims of each set")
    parser.add_argument("--only", default="", help="names of sets, with commas between")
    parser.add_argument("--misses", type=Path, help="where claims that are judged wrongly are written")
    options = parser.parse_args()
    models, checked = Models(), list[Checked]()
    for name, made in _sources(options):
        checked += [_checked(claim, verifier) for verifier, claim in _with_variants(made, models)]
        print(f"{name}: {sum(one.claim.set == name for one in checked)} claims", flush=True)
    report(checked)
    if options.misses:
        options.misses.write_text("".join(_miss(one) for one in checked if bool(one.failed) == one.claim.supported))


def report(checked: Sequence[Checked]) -> None:
    sets = sorted({one.claim.set for one in checked})
    _table("Judged as they should be, by how they were made", checked, sets)
    print("\nPrecision and recall of “supported”")
    for name in [*sets, "all"]:
        these = [one for one in checked if name in {one.claim.set, "all"}]
        print(f"  {name:12} {_precision(these):.3f} {_recall(these):.3f}")
    print("\nWithout one check: wrong claims caught, true ones kept")
    for check in ("", *_CHECKS):
        wrong = [set(one.failed) - {check} for one in checked if not one.claim.supported]
        true = [set(one.failed) - {check} for one in checked if one.claim.supported]
        print(f"  {check or '(all)':12} {_share(map(bool, wrong)):.3f} {_share(not failed for failed in true):.3f}")
    times = sorted(one.seconds * 1000 for one in checked)
    print(
        f"\n{times[len(times) // 2]:.0f} ms a claim in the middle, {times[len(times) * 95 // 100]:.0f} ms at the 95th"
    )


def _sources(options: argparse.Namespace) -> Iterator[tuple[str, list[tuple[Claim, Material]]]]:
    paraphrases = list(of_paraphrases(Path("tests/gold/checking"), Path("seeds")))
    for half in ("tuning", "held-out"):
        yield half, [made for made in paraphrases if made[0].set == half]
    yield "turned", list(of_turned(Path("tests/gold/checking/turned")))
    for folder in sorted(path for path in (options.sets.iterdir() if options.sets else ()) if path.is_dir()):
        if not options.only or folder.name in options.only.split(","):
            yield folder.name, list(of_set(folder, options.limit, random.Random(_SEED)))  # noqa: S311 - to repeat it


def _with_variants(made: Sequence[tuple[Claim, Material]], models: Models) -> Iterator[tuple[Verifier, Claim]]:
    chance = random.Random(_SEED)  # noqa: S311 - to repeat it
    verifier = Verifier(support_of(models.reader), is_name_by(made[0][1].words))
    for claim, material in made:
        yield verifier, claim
        if claim.set != "turned":  # of these, the wrong ones are written by hand
            for wrong in variants(claim, material, chance):
                yield verifier, wrong


def _checked(claim: Claim, verifier: Verifier) -> Checked:
    started = time.monotonic()
    told = score(claim.text, claim.cited, verifier.support)
    failed = {str(check): why for check, why in verifier.failures(claim.text, claim.cited, told)}
    return Checked(claim, failed, told, time.monotonic() - started)


def _table(title: str, checked: Sequence[Checked], sets: Sequence[str]) -> None:
    print(f"\n{title}\n  {'':26}" + "".join(f"{name:>13}" for name in [*sets, "all"]))
    for kind in dict.fromkeys(one.claim.kind for one in checked):
        cells = []
        for name in [*sets, "all"]:
            these = [o for o in checked if o.claim.kind == kind and name in {o.claim.set, "all"}]
            right = _share(bool(one.failed) != one.claim.supported for one in these)
            cells.append(f"{right:8.3f} {len(these):4}" if these else f"{'–':>13}")
        print(f"  {kind:26}" + "".join(cells))


def _precision(checked: Sequence[Checked]) -> float:
    return _share(one.claim.supported for one in checked if not one.failed)


def _recall(checked: Sequence[Checked]) -> float:
    return _share(not one.failed for one in checked if one.claim.supported)


def _share(yes: Iterator[bool] | map[bool]) -> float:
    these = list(yes)
    return sum(these) / len(these) if these else 0.0


def _miss(one: Checked) -> str:
    claim = one.claim
    told = [source.text for source in claim.cited]
    row = {"set": claim.set, "kind": claim.kind, "claim": claim.text, "cited": told, "failed": one.failed}
    return json.dumps({**row, "score": round(one.score, 3)}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
