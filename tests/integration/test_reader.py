"""The evidence model: ours is the one in the repository, and without it the shipped one reads."""

import logging
import math
from dataclasses import replace
from pathlib import Path

import pytest

from index import reader, weights
from index.errors import ModelFileError
from index.reader import ALL, Behind, ShippedReader, TrainedReader, load_reader, promising
from index.texts import Text
from index.weights import EVIDENCE, TrainedFiles

QUESTION = "When was the harbour opened?"
TEXTS = [
    Text(text)
    for text in (
        "The harbour was opened in May 1904 by the mayor.",
        "The harbour is the largest on the island.",
        "Bananas are yellow.",
        "The mayor was born in 1860.",
    )
]


def test_what_answers_is_told_from_what_is_near_and_from_the_rest() -> None:
    judged = {one.text: one for one in TrainedReader().judge(QUESTION, TEXTS, behind=ALL)}
    assert judged[0].answers > 0 > judged[1].answers
    assert max(judged.values(), key=lambda one: one.answers).text == 0
    assert judged[2].near < judged[1].near < judged[0].near


@pytest.mark.parametrize("behind", [(0.0, 0.0), (0.0, math.inf), (math.inf, 0.0)])
def test_only_the_most_promising_are_read_to_the_end(behind: Behind) -> None:
    judged = TrainedReader().judge(QUESTION, TEXTS, behind)
    assert [one.text for one in judged] == [0]


def test_the_most_promising_are_those_not_far_behind_the_best_one() -> None:
    assert promising([-2.0, 1.0, 0.0, 1.0], 1.0) == [1, 2, 3]
    assert promising([-2.0, 1.0, 0.0, 1.0], 0.0) == [1, 3]
    assert promising([], 1.0) == []


def test_the_words_that_answer_are_found_in_the_sentence_and_not_before_it() -> None:
    sentence = TEXTS[0].text
    context = Text(f"Harbour news, June 1950: {sentence}", len("Harbour news, June 1950: "))
    (judged,) = TrainedReader().judge(QUESTION, [context], behind=(0.0, 0.0))
    assert judged.words is not None
    assert "1904" in context.text[slice(*judged.words)]
    assert 0.0 < judged.sure <= 1.0


def test_how_near_texts_are_is_what_a_judgement_says_of_it() -> None:
    model = TrainedReader()
    judged = sorted(model.judge(QUESTION, TEXTS, ALL), key=lambda one: one.text)
    assert model.near(QUESTION, TEXTS) == [one.near for one in judged]


def test_a_judgement_does_not_depend_on_what_is_judged_with_it() -> None:
    (alone,) = TrainedReader().judge(QUESTION, TEXTS[:1], behind=(0.0, 0.0))
    together = TrainedReader().judge(QUESTION, TEXTS, behind=ALL)[0]
    assert together.answers == pytest.approx(alone.answers, abs=1e-4)


def test_without_our_file_the_shipped_model_reads_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weights, "_TRAINED", tmp_path)
    with caplog.at_level(logging.WARNING, logger="index.reader"):
        found = load_reader()
    assert isinstance(found, ShippedReader)
    assert "evidence.onnx of Footnote can't be read" in caplog.text
    assert max(found.judge(QUESTION, TEXTS, behind=(0.0, 0.0)), key=lambda one: one.answers).text == 0


def test_another_file_than_ours_is_refused() -> None:
    other: TrainedFiles = replace(EVIDENCE, model_sha256="0" * 64)
    with pytest.raises(ModelFileError, match="is not the one I know"):
        reader.TrainedReader(other)
