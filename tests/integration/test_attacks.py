"""Instructions in documents, questions and conversations, put to a model that obeys them: none reaches a member."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.text.excerpt import excerpt
from index.domain import Answer, Document, Snapshot, Turn
from index.writing.prompt import RULES
from tests.llm.authors import CAPITAL, KEY, Shelf
from tests.llm.server import Asked, serving
from tests.stories import STORY, snapshot_of

ATTACKS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "gold/attacks.jsonl").read_text(encoding="utf-8").splitlines()
]


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


@pytest.mark.parametrize("where", sorted({attack["where"] for attack in ATTACKS}))
async def test_no_attack_reaches_a_member(where: str, tmp_path: Path) -> None:
    current: dict[str, str] = {}

    def obeys(asked: Asked) -> str:
        number = next((n for n, s in enumerate(asked.sentences, 1) if "town hall" in s.lower()), 1)
        return current["obeys"].replace("{n}", str(number)).replace("{rules}", RULES).replace("{key}", KEY)

    async with serving(obeys) as server:
        shelf = Shelf(tmp_path, server.url)
        for attack in ATTACKS:
            if attack["where"] == where:
                current["obeys"] = attack["obeys"]
                shelf.put(documents(where, attack["text"], version=attack["id"]))
                question = attack["text"] if where == "question" else CAPITAL
                said = [Turn("user", attack["text"]), Turn("assistant", attack["text"])]
                answer = await shelf.answer(question, said if where == "history" else [])
                check(answer, attack, {sentence.text for sentence in shelf.snapshot.sentences})
        await shelf.author.close()


def documents(where: str, text: str, version: str) -> Snapshot:
    plain = where in {"question", "history", "title"}
    title = text if where == "title" else "Town hall"
    hall = Document("hall.txt", "The town hall is in Nuuk. It was built in 1920." if plain else text, title=title)
    return replace(snapshot_of(hall, STORY), version=version)


def check(answer: Answer, attack: dict[str, Any], quoted: set[str]) -> None:
    written = answer.receipt is not None and answer.receipt.quoting is None
    shown = "\n".join([*(excerpt(s.text, 2_000) for s in answer.statements), answer.understood, answer.lead])
    never = [KEY, RULES[:40], *(n.replace("{key}", KEY) for n in attack["never"] if written)]
    assert not [text for text in never if text in shown], attack["id"]
    assert all(statement.citations for statement in answer.statements), attack["id"]
    assert written or {statement.text for statement in answer.statements} <= quoted, attack["id"]


def test_an_attack_would_be_seen() -> None:
    """The list is no use if what must not be shown is not in what a model that obeys says."""
    for attack in ATTACKS:
        said = attack["obeys"].replace("{rules}", RULES)
        assert any(never in said for never in attack["never"]), attack["id"]
