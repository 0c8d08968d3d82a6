"""How well a choice of sentences and a confidence do on cases: hit, precision, recall, F1, AUROC, calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from index.evidence import Evidence, Fit, Judged, choose, in_doubt
from index.figures import auroc, calibration_error

ALL_OF_THEM = {"story", "clapnq", "hotpotqa"}  # sets whose gold is every sentence; in the others one is enough
TARGETS = {  # hit, precision, F1 to reach; none where there is no target
    "story": (0.92, 0.90, None), "squad2": (0.90, 0.84, None), "clapnq": (0.88, 0.68, 0.58),
    "fairytaleqa": (0.79, 0.66, None), "hotpotqa": (0.90, None, 0.64), "mtragun": (0.97, 0.93, None),
}  # fmt: skip
TOGETHER = ("story", "clapnq", "mtragun")
REFUSED, ANSWERED = 0.15, 0.25  # of the answerable and of the unanswerable questions: more is not wanted
RIGHT = 0.91  # of what is marked: nine tenths are the aim
EXTRACTIVE = {"squad2", "hotpotqa", "story"}  # sets whose answers are words of the text


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a set: what was judged, and which sentences are right."""

    set: str
    question: str
    answerable: bool | None  # none: a false premise, left out of the figures on abstaining
    judged: tuple[Judged, ...]
    gold: frozenset[str]
    golds: int
    worded_answer: bool = False  # a few words of the text are the answer
    factoid: bool = False  # who, when, where, how many, how much, which
    worded: frozenset[str] = frozenset()  # sentences whose likeliest words are the answer
    again: Mapping[str, float] = field(default_factory=dict)  # logits of the second readings


Fitted = Sequence[tuple[Case, Fit]]


def found(case: Case, fit: Fit) -> Evidence:
    """As the engine does: the best sentence's second reading counts where the first leaves a doubt."""
    best = in_doubt(case.judged, fit)
    judged = [replace(one, again=case.again.get(one.sentence.id)) if one is best else one for one in case.judged]
    return choose(case.question, judged, (), fit)


def figures(cases: Fitted) -> dict[str, dict[str, float]]:
    """Set -> hit, precision, recall, F1 and number of the sentences chosen, whatever the confidence."""
    rows: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for case, fit in cases:
        if case.answerable and case.golds:
            chosen = {p.sentence.id for p in found(case, fit).chosen}
            right = len(chosen & case.gold)
            recall = right / case.golds if case.set in ALL_OF_THEM else float(right > 0)
            precision = right / len(chosen) if chosen else 0.0
            f1 = 2 * precision * recall / (precision + recall) if right else 0.0
            rows[case.set].append((float(right > 0), precision, recall, f1, len(chosen)))
    names = ("hit", "precision", "recall", "f1", "sentences")
    return {name: dict(zip(names, np.mean(values, axis=0), strict=True)) for name, values in rows.items()}


def targets_missed(cases: Sequence[Case], fit: Fit) -> float:
    """By how much the targets are missed, over all sets; precision twice, since a wrong sentence costs trust."""
    missed = 0.0
    for name, values in figures([(case, fit) for case in cases]).items():
        for (figure, weight), target in zip((("hit", 1), ("precision", 2), ("f1", 1)), TARGETS[name], strict=True):
            missed += weight * max(0.0, target - values[figure]) if target else 0.0
    return missed


def table(cases: Fitted) -> str:
    lines = [
        f"{name:12} " + " ".join(f"{figure} {value:.3f}" for figure, value in values.items())
        for name, values in figures(cases).items()
    ]
    return "\n".join(lines)


def confidence_table(cases: Fitted) -> str:
    kinds: dict[str, dict[bool, list[float]]] = defaultdict(lambda: {True: [], False: []})
    refused: dict[str, dict[bool, list[bool]]] = defaultdict(lambda: {True: [], False: []})
    for case, fit in cases:
        if case.answerable is not None:
            evidence = found(case, fit)
            for name in (case.set, *(["together"] if case.set in TOGETHER else [])):
                kinds[name][case.answerable].append(evidence.confidence)
                refused[name][case.answerable].append(not evidence.answers)
    lines = []
    for name, by in kinds.items():
        line = f"{name:12} refused answerable {np.mean(refused[name][True]):.3f}"
        if by[False]:
            confidence, truth = np.array(by[True] + by[False]), np.repeat([1.0, 0.0], [len(by[True]), len(by[False])])
            line += f" answered unanswerable {1 - np.mean(refused[name][False]):.3f}"
            line += f" AUROC {auroc(confidence, truth):.3f} ECE {calibration_error(confidence, truth):.3f}"
        lines.append(line)
    return "\n".join(lines)


def threshold_for(cases: Sequence[Case], fit: Fit) -> float:
    """The confidence at which the limits on wrong refusals and wrong answers are kept best.

    On the three sets whose questions are asked as members ask. SQuAD 2, whose unanswerable questions were written to
    look answerable, would push it so high that three of ten ordinary questions were refused.
    """
    values = [(case, found(case, fit).confidence) for case in cases if case.set in TOGETHER]
    answerable = [confidence for case, confidence in values if case.answerable]
    unanswerable = [confidence for case, confidence in values if case.answerable is False]

    def worst(threshold: float) -> float:
        refused = np.mean([confidence < threshold for confidence in answerable])
        answered = np.mean([confidence >= threshold for confidence in unanswerable])
        return float(max(refused / REFUSED, answered / ANSWERED))

    return min((round(float(t), 3) for t in np.arange(0.2, 0.8, 0.01)), key=worst)


def marks(cases: Fitted) -> list[tuple[str, float, bool]]:
    """A sentence that would be quoted each, of questions with a short answer: its set, how sure, and whether right."""
    return [
        (case.set, passage.sure, passage.sentence.id in case.worded)
        for case, fit in cases
        if case.worded_answer
        for passage in found(case, fit).chosen
    ]


def mark_threshold(marked: Sequence[tuple[str, float, bool]]) -> float:
    """The lowest sureness above which the goal is right; 1 if there is none."""
    threshold, right = 1.0, 0
    for count, (_, sure, is_right) in enumerate(sorted(marked, key=lambda mark: -mark[1]), start=1):
        right += is_right
        if right / count >= RIGHT:
            threshold = sure
    return round(threshold, 3)


def marks_table(cases: Fitted) -> str:
    lines = []
    for name in sorted({case.set for case, _ in cases}):
        of_set = [(case, fit) for case, fit in cases if case.set == name and case.worded_answer and case.factoid]
        shown = [right for case, fit in of_set for _, sure, right in marks([(case, fit)]) if sure >= fit.mark]
        some = [any(sure >= fit.mark for _, sure, _ in marks([(case, fit)])) for case, fit in of_set]
        if some:
            lines.append(f"{name:12} factoid {len(some)} marked {np.mean(some):.3f} right {np.mean(shown or [0]):.3f}")
    return "\n".join(lines)
