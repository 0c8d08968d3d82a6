"""Tables for docs/quality.md, with intervals, and the reliability plot: `python -m scripts.fitting.report ROWS PNG`.

ROWS is what scripts.fitting.collect wrote; the figures are those of index/trained/evidence.json on it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.chart import draw
from index.evidence import Fit, fit_of
from index.figures import Figure, figures
from index.score import Outcome
from scripts.fitting.fit import case_of
from scripts.fitting.measure import ALL_OF_THEM, TOGETHER, Case, found

CHOICE = {"hit": "hit", "precision": "citation precision", "recall": "citation recall", "F1": "citation F1"}
ABSTAINING = {
    "AUROC": "AUROC", "refused answerable": "refused answerable", "answered unanswerable": "answered unanswerable",
    "calibration error": "calibration error",
}  # fmt: skip
ALONE = 2  # kinds of questions that abstaining takes to be measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("plot", type=Path)
    options = parser.parse_args()
    fit = fit_of("trained")
    cases = [case_of(json.loads(line), "trained") for line in options.rows.read_text(encoding="utf-8").splitlines()]
    sets = {name: [case for case in cases if case.set == name] for name in sorted({case.set for case in cases})}
    chosen = {name: figures([_outcome(c, fit, always=True) for c in of]) for name, of in sets.items()}
    print(_table(chosen, CHOICE))
    sets["together"] = [case for case in cases if case.set in TOGETHER]
    plain = {name: [_outcome(c, fit) for c in of if c.answerable is not None] for name, of in sets.items()}
    both = {name: of for name, of in plain.items() if len({one.answerable for one in of}) == ALONE}
    print(_table({name: figures(of) for name, of in both.items()}, ABSTAINING))
    draw([one for name, of in both.items() if name != "together" for one in of], options.plot)


def _outcome(case: Case, fit: Fit, *, always: bool = False) -> Outcome:
    """One question; `always`: whatever the confidence, and of answerable questions alone."""
    evidence = found(case, fit)
    right = [p.sentence.id in case.gold for p in evidence.chosen]
    answered = bool(case.answerable) and bool(right) and (always or evidence.answers)
    recall = sum(right) / case.golds if case.set in ALL_OF_THEM and case.golds else float(any(right))
    outcome = Outcome(
        case.set, bool(case.answerable), not (always or evidence.answers), evidence.confidence, 0.0,
        sum(right) / len(right) if answered else None, (recall if answered else 0.0) if case.answerable else None,
        evidence.nearest[0].sentence.id in case.gold if case.answerable and evidence.nearest else None,
        valid=True, corrected=None, marked=None, marked_right=None,
    )  # fmt: skip
    return replace(outcome, recall=None) if always and not case.golds else outcome


def _table(rows: Mapping[str, Mapping[str, Figure]], columns: Mapping[str, str]) -> str:
    lines = [f"| set | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(_cell(of, key) for key in columns.values())} |" for name, of in rows.items()]
    return "\n".join(lines) + "\n"


def _cell(of: Mapping[str, Figure], key: str) -> str:
    figure = of.get(key)
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})".replace("0.", ".") if figure else "–"


if __name__ == "__main__":
    main()
