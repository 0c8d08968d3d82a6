"""Fit the figures by which evidence is chosen and weighed: `python -m scripts.fitting.fit ROWS.jsonl MODEL`.

ROWS is what scripts.fitting.collect wrote, MODEL "trained" or "shipped". Prints how figures fitted on all sets but one
do on the one left out, then fits on all sets and writes index/trained/evidence.json.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from index.domain import Sentence
from index.evidence import Fit, Judged, confidence_features, is_narrow, marking_features, more_features, score
from index.question.asked import Kind, asked
from scripts.fitting.collect import read_on
from scripts.fitting.logistic import logistic
from scripts.fitting.measure import (
    EXTRACTIVE,
    TOGETHER,
    Case,
    confidence_table,
    found,
    mark_threshold,
    marks,
    marks_table,
    table,
    targets_missed,
    threshold_for,
)
from scripts.fitting.wording import is_right

NEAR_WEIGHTS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
ALIKE = 0.01  # in hits, or in targets missed: what differs by less is chance, and the simplest is kept
MORE_THRESHOLDS = tuple(round(x, 3) for x in np.arange(0.2, 0.85, 0.025))
AS_ASKED = 1.5  # what a question of the sets that are asked as members ask counts in fitting the confidence
SHORT = 6  # words of an answer that can be marked
FACTOID = frozenset({Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.MANY, Kind.MUCH, Kind.SIZE, Kind.WHICH})
_NONE = (0.0,) * 9  # weights before they are fitted
OUT = Path("index/trained/evidence.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("model", choices=("trained", "shipped"))
    options = parser.parse_args()
    cases = [case_of(json.loads(line), options.model) for line in options.rows.read_text().splitlines()]
    sets = sorted({case.set for case in cases})
    print("left out, the figures fitted on the other sets:")
    left_out = []
    for name in sets:
        fit = fitted([case for case in cases if case.set != name])
        left_out += [(case, fit) for case in cases if case.set == name]
    print(table(left_out), confidence_table(left_out), marks_table(left_out), sep="\n")
    fit = fitted(cases)
    print("fitted on all:", fit, table([(case, fit) for case in cases]), sep="\n")
    print(confidence_table([(case, fit) for case in cases]), marks_table([(case, fit) for case in cases]), sep="\n")
    stored = json.loads(OUT.read_text()) if OUT.exists() else {"fits": {}}
    stored["fits"][options.model] = asdict(fit)
    stored["fitted_on"] = {name: sum(case.set == name for case in cases) for name in sets}
    stored["made_by"] = "scripts/fitting/fit.py"
    OUT.write_text(json.dumps(stored, indent=2) + "\n")


def case_of(row: dict[str, Any], model: str) -> Case:
    """The candidates that the reader would read to the end; all of them for a model without a first guess."""
    kept = read_on(row["candidates"]) if model == "trained" else row["candidates"]
    judged = tuple(
        Judged(
            Sentence(_key(c), c["document"], c["number"], 0, 0, c["words"]), c["answers"], c["near"],
            words=(0, len(c["words"])) if c["words"] else None, sure=c["sure"],
        )
        for c in kept
    )  # fmt: skip
    gold = frozenset(_key(c) for c in row["candidates"] if c["gold"])
    short = [answer for answer in row["answers"] if len(answer.split()) <= SHORT]
    kind = asked(row["understood"]).kind
    again = {_key(c): c["again"] for c in row["candidates"] if c.get("again") is not None}
    worded = frozenset(_key(c) for c in row["candidates"] if short and is_right(c["words"], short))
    return Case(
        row["set"], row["understood"], row["answerable"], judged, gold, row["golds"],
        bool(row["answerable"] and short) and row["set"] in EXTRACTIVE and kind is not Kind.OTHER,
        kind in FACTOID, worded, again,
    )  # fmt: skip


def _key(candidate: dict[str, Any]) -> str:
    return f"{candidate['document']}-{candidate['number']}"


def fitted(cases: Sequence[Case]) -> Fit:
    """Weights one after the other: comparing sentences, further sentences, the confidence and its threshold."""
    hits = {weight: _mean_hit(cases, weight) for weight in NEAR_WEIGHTS}
    near = min(weight for weight, hit in hits.items() if hit >= max(hits.values()) - ALIKE)
    fit = Fit(near, _NONE, 1.0, _NONE[:2], 0.5, _related(cases), marking=_NONE[:5])
    fit = _replaced(fit, more=_more(cases, fit))
    tried = [_replaced(fit, more_threshold=float(threshold)) for threshold in MORE_THRESHOLDS]
    missed = [targets_missed(cases, one) for one in tried]
    fit = max(
        (one for one, by in zip(tried, missed, strict=True) if by <= min(missed) + ALIKE),
        key=lambda one: one.more_threshold,
    )
    fit = _replaced(fit, confidence=_confidence(cases, fit))
    fit = _replaced(fit, again=_again(cases, fit))
    fit = _replaced(fit, threshold=threshold_for(cases, fit))
    fit = _replaced(fit, marking=_marking(cases, fit))
    return _replaced(fit, mark=mark_threshold(marks([(case, fit) for case in cases])))


def _replaced(fit: Fit, **changes: Any) -> Fit:  # noqa: ANN401
    return Fit(**{**asdict(fit), **changes})


def _mean_hit(cases: Sequence[Case], near: float) -> float:
    hits = defaultdict(list)
    for case in cases:
        if case.answerable and case.judged:
            best = max(case.judged, key=lambda one: one.answers + near * one.near)
            hits[case.set].append(best.sentence.id in case.gold)
    weights = [len(found) ** 0.5 for found in hits.values()]  # a hit more in a set of thirteen is chance
    return float(np.average([np.mean(found) for found in hits.values()], weights=weights))


def _more(cases: Sequence[Case], fit: Fit) -> tuple[float, ...]:
    features, labels, weights = [], [], []
    for case in cases:
        ranked = sorted(case.judged, key=lambda one: -score(one, fit))
        if case.answerable and len(ranked) > 1:
            for one in ranked[1:]:
                features.append(more_features(ranked[0], one, fit, narrow=is_narrow(case.question)))
                labels.append(one.sentence.id in case.gold)
                weights.append(_weight(case, cases))
    return logistic(np.array(features), np.array(labels, float), np.array(weights))


def _confidence(cases: Sequence[Case], fit: Fit) -> tuple[float, ...]:
    return _answered([(case, max(case.judged, key=lambda one: score(one, fit))) for case in cases if case.judged])


def _again(cases: Sequence[Case], fit: Fit) -> tuple[float, ...]:
    """Of all best sentences that were read twice, not only of those in doubt."""
    read = []
    for case in cases:
        best = max(case.judged, key=lambda one: score(one, fit), default=None)
        if best and best.sentence.id in case.again:
            read.append((case, replace(best, again=case.again[best.sentence.id])))
    return _answered(read) if read else ()


def _answered(bests: Sequence[tuple[Case, Judged]]) -> tuple[float, ...]:
    """Of the sets that have both kinds of questions; the others would only teach where the questions come from.

    Those that are asked as members ask count half as much again as SQuAD 2, whose questions were written to mislead.
    """
    both = {case.set for case, _ in bests if case.answerable is False}
    used = [(case, best) for case, best in bests if case.set in both and case.answerable is not None]
    labels = [float(bool(case.answerable)) for case, _ in used]
    among = [case for case, _ in used]
    weights = [_weight(case, among) * (AS_ASKED if case.set in TOGETHER else 1.0) for case in among]
    return logistic(np.array([confidence_features(best) for _, best in used]), np.array(labels), np.array(weights))


def _marking(cases: Sequence[Case], fit: Fit) -> tuple[float, ...]:
    """Of the sentences that would be quoted for questions whose answer is in the text."""
    features, labels = [], []
    for case in cases:
        judged = {one.sentence.id: one for one in case.judged}
        chosen = [judged[passage.sentence.id] for passage in found(case, fit).chosen] if case.worded_answer else []
        features += [marking_features(chosen[0], one) for one in chosen]
        labels += [float(one.sentence.id in case.worded) for one in chosen]
    return logistic(np.array(features), np.array(labels), np.ones(len(labels)))


def _weight(case: Case, cases: Sequence[Case]) -> float:
    """Large sets count more than small ones, but less than by their size."""
    return sum(other.set == case.set for other in cases) ** -0.5


def _related(cases: Sequence[Case]) -> float:
    """The "near" logit that nine of ten sentences which answer reach."""
    near = [one.near for case in cases if case.answerable for one in case.judged if one.sentence.id in case.gold]
    return round(float(np.quantile(near, 0.1)), 2)


if __name__ == "__main__":
    main()
