"""What a model is given to read of a sentence."""

import pytest

from index.context import in_context, in_passage, leans

BEFORE = "Ada Byrne opened the harbour in May."


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the ferry would be late again this winter.",
        "According to her, the ferry would be late again in the winter.",
        "However, nobody had asked the people of the village about it.",
        "Not this time.",
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_read_with_it(sentence: str) -> None:
    assert leans(sentence)
    assert in_context(sentence, title="Harbour", before=BEFORE) == f"Harbour: {BEFORE} » {sentence}"


def test_a_sentence_that_stands_alone_is_read_alone() -> None:
    sentence = "The harbour of Port Ellen was opened in May by the mayor."
    assert in_context(sentence, title="Harbour", before=BEFORE) == f"Harbour: {sentence}"
    assert in_context(sentence) == sentence


@pytest.mark.parametrize(("title", "read"), [("000 36ae4ff8970a304e", ""), ("Go 1.22", "Go 1.22: "), ("Ærø", "Ærø: ")])
def test_a_title_without_a_word_is_not_read(title: str, read: str) -> None:
    assert in_context("The ferry was late.", title=title) == f"{read}The ferry was late."


def test_of_a_long_sentence_before_only_the_end_is_read() -> None:
    told = in_context("He said no.", before="word " * 200)
    assert told.startswith("…")
    assert len(told) < 200


def test_in_its_passage_a_sentence_stands_after_the_one_before_it_under_its_section() -> None:
    told = in_passage("Two came home.", section="The storm", before="Three boats were out.")
    assert told == "The storm: Three boats were out. Two came home."
    assert in_passage("Two came home.") == "Two came home."


def test_of_a_long_sentence_before_a_passage_has_the_end_too() -> None:
    told = in_passage("Two came home.", before="early " * 200)
    assert told.startswith("… early")
    assert len(told) < 300
