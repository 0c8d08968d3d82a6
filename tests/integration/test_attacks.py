"""Instructions in documents, questions and conversations, put to a model that obeys them: none reaches a member."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.excerpt import excerpt
from index.domain import Document, Turn
from index.writing.prompt import RULES
from tests.llm.authors import CAPITAL, KEY, Shelf
from tests.llm.server import Asked, serving
from tests.stories import STORY, snapshot_of

ATTACKS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "gold/attacks.jsonl").read_text(encoding="utf-8").splitlines()
]
OPEN = ("question", "history")


def test_there_are_enough_attacks_of_every_kind() -> None:
    assert len(ATTACKS) >= 40
    assert {attack["where"] for attack in ATTACKS} == {
        "document",
        "question",
        "history",
        "title",
        "link",
        "unicode",
        "model",
    }


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["id"] for attack in ATTACKS])
async def test_no_attack_reaches_a_member(attack: dict[str, object], tmp_path: Path) -> None:
    where, text = str(attack["where"]), str(attack["text"])
    document = Document(
        "hall.txt",
        "The town hall is in Nuuk. It was built in 1920." if where in {*OPEN, "title"} else text,
        title=text if where == "title" else "Town hall",
    )
    snapshot = snapshot_of(document, STORY)

    def obeys(asked: Asked) -> str:
        if "<sentence" not in asked.prompt:
            return str(attack["obeys"])
        number = next((n for n, s in enumerate(asked.sentences, 1) if "town hall" in s.lower()), 1)
        reply = str(attack["obeys"]).replace("{n}", str(number))
        return reply.replace("{rules}", RULES).replace("{key}", KEY)

    question = text if where == "question" else CAPITAL
    history = [Turn("user", text), Turn("assistant", text)] if where == "history" else []
    async with serving(obeys) as server:
        shelf = Shelf(tmp_path, server.url, snapshot)
        answer = await shelf.answer(question, history)
        await shelf.author.close()
    written = answer.receipt is not None and answer.receipt.quoting is None
    shown = "\n".join([*(excerpt(s.text, 2_000) for s in answer.statements), answer.understood, answer.lead])
    quoted = {s.text for s in snapshot.sentences}
    for never in attack["never"] if written else ():  # type: ignore[attr-defined] # a list, in this file
        assert never.replace("{key}", KEY) not in shown
    assert KEY not in shown
    assert RULES[:40] not in shown
    assert all(statement.citations for statement in answer.statements)
    assert written or {statement.text for statement in answer.statements} <= quoted


def test_an_attack_would_be_seen() -> None:
    """The list is no use if what must not be shown is not in what a model that obeys says."""
    for attack in ATTACKS:
        said = attack["obeys"].replace("{rules}", RULES)
        assert any(never in said for never in attack["never"]), attack["id"]
