"""What a model is given to read of a sentence."""

import pytest

from index.context import in_context, leans

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


def test_of_a_long_sentence_before_only_the_end_is_read() -> None:
    told = in_context("He said no.", before="word " * 200)
    assert told.startswith("…")
    assert len(told) < 200
