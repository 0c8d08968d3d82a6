"""Answers that were voted down as lines of a gold file (docs/evaluation.md), for a moderator to complete."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.language import _
from bot.language.reasons import said
from bot.state import VotedDown


def gold_lines(voted: Iterable[VotedDown]) -> str:
    """One question a line. `answerable` is null: what is right only a person can know, who has to set it."""
    return "".join(json.dumps(_line(one), ensure_ascii=False) + "\n" for one in voted)


def _line(voted: VotedDown) -> dict[str, object]:
    answer = voted.kept.answer
    doubted = set(voted.citations)
    return {
        "id": f"voted-down-{voted.kept.id}",
        "question": answer.understood or answer.question,
        "answerable": None,
        "evidence": [
            {"document": citation.document, "text": citation.text}
            for number, citation in enumerate(answer.citations, start=1)
            if number not in doubted
        ],
        "comment": _comment(voted),
    }


def _comment(voted: VotedDown) -> str:
    """What was answered, what was complained of, and what to do now."""
    answer = voted.kept.answer.text or _("I said that the documents don't tell.")
    complaints = [_("Answered: {answer}").format(answer=answer)]
    complaints += [said(reason) for reason in dict.fromkeys(voted.reasons)]
    complaints += [f"“{note}”" for note in voted.notes]
    complaints.append(
        _("To do: set answerable to true, with the sentences that answer as evidence, or to false, with none.")
    )
    return " · ".join(complaints)
