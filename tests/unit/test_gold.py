"""Gold files: what is read, what is refused with a sentence, and quotes that are found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.gold import GoldError, missing, read_gold
from index.sentences import split
from tests.golds import FERRY, LINES, ferry, line, write
from tests.stories import SEEDS, snapshot_of

STORY_GOLD = Path(__file__).parents[1] / "gold" / "story.jsonl"


def test_a_gold_file_is_read_in_order_with_its_history(tmp_path: Path) -> None:
    golds = read_gold(write(tmp_path / "g.jsonl", *LINES[:3], "", *LINES[3:]))
    assert [gold.id for gold in golds] == [given["id"] for given in LINES]
    assert golds[4].turns[0].text == "is Ines Brandt the captain?"


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("nonsense", "Line 2 of .* is not JSON: "),
        ('{"id": "b", "answerable": false}', "Line 2 of .* is not a gold question: question: Field required"),
        ('{"id": "b", "question": "?", "answerable": true}', "has evidence when it is answerable and only then"),
        ('{"id": "b", "question": "?", "answerable": false, "answer": []}', "answer: Extra inputs"),
        ("[1]", "Line 2 of .* is not a gold question"),
        ('{"id": "built", "question": "?", "answerable": false}', "Line 2 of .* has the id 'built', which another"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(tmp_path: Path, wrong: str, complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint) as caught:
        read_gold(write(tmp_path / "g.jsonl", LINES[0], wrong))
    assert len(str(caught.value).splitlines()) == 1


def test_a_file_that_is_missing_empty_or_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "empty").touch()
    with pytest.raises(GoldError, match="nowhere can't be read: No such file"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(GoldError, match="not UTF-8"):
        read_gold(tmp_path / "binary")
    with pytest.raises(GoldError, match="no question"):
        read_gold(tmp_path / "empty")


def test_a_quote_survives_other_line_breaks_and_edits_around_it(tmp_path: Path) -> None:
    golds = read_gold(write(tmp_path / "g.jsonl", *LINES))
    edited = replace(FERRY, text="News. " + FERRY.text.replace("only on Tuesdays", "only\non Tuesdays"))
    assert not missing(golds, snapshot_of(edited))


def test_a_quote_that_is_no_longer_in_the_document_is_named(tmp_path: Path) -> None:
    gone = line("gone", "?", "She sank.")
    elsewhere = line("moved", "?", "She carries")
    golds = read_gold(
        write(
            tmp_path / "g.jsonl",
            LINES[0],
            gone,
            {**elsewhere, "evidence": [{"document": "other.txt", "text": "She carries"}]},
        )
    )
    assert [gold.id for gold, _ in missing(golds, ferry())] == ["gone", "moved"]


def test_each_quote_of_our_gold_file_is_a_sentence_of_the_story() -> None:
    golds = read_gold(STORY_GOLD)
    (path,) = SEEDS.glob("*.txt")
    sentences = {s.text for s in split(replace(FERRY, path=path.name, text=path.read_text(encoding="utf-8")))}
    assert {quote.document for gold in golds for quote in gold.quotes} == {path.name}
    # The first sentence stands after the date, which is a header; here it is part of the sentence.
    quoted = {quote.text for gold in golds for quote in gold.quotes}
    assert all(any(text in sentence for sentence in sentences) for text in quoted)


def test_our_gold_file_has_enough_questions_of_both_kinds() -> None:
    golds = read_gold(STORY_GOLD)
    assert len(golds) >= 70
    assert 0.35 < sum(not gold.answerable for gold in golds) / len(golds) < 0.45
