"""The model that tells what answers a question from what is merely near it: ours, or, without it, the shipped one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding

from index.domain import Span
from index.errors import ModelFileError
from index.inference import THREADS, Vectors, feed, session_of, tokenizer_of
from index.models import CrossEncoder
from index.span import likeliest_span, places_in
from index.texts import Text
from index.weights import EVIDENCE, TrainedFiles

_WIDTH = 384
# The file's other graph needs inputs too, though it is not run.
_NO_TOKENS: dict[str, NDArray[Any]] = {
    name: np.zeros((1, 1), np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")
}
_NO_STATES: dict[str, NDArray[Any]] = {
    "hidden": np.zeros((1, 1, _WIDTH), np.float32),
    "hidden_mask": np.ones((1, 1), np.int64),
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of one text: logits that it answers the question, and that it is near it."""

    text: int  # its place among the texts asked about
    answers: float
    near: float
    early: float  # the first guess, by which the most promising were chosen
    words: Span | None = None  # where in the text the words stand that answer most likely; none: the model can't tell
    sure: float = 0.0  # 0 to 1, that they do if the text answers


class Reader(Protocol):
    """A model that judges texts; `name` is the part of the fitted figures that belongs to it."""

    name: str

    def judge(self, question: str, texts: Sequence[Text], behind: float) -> list[Judgement]:
        """The texts whose first guess is at most `behind` logits lower than the best one, in any order. Blocks."""


class ShippedReader:
    """The shipped cross-encoder, which knows only what is near."""

    name = "shipped"

    def __init__(self) -> None:
        self._cross_encoder = CrossEncoder()

    def judge(self, question: str, texts: Sequence[Text], behind: float) -> list[Judgement]:
        """All of the texts: the shipped model makes no first guess."""
        del behind
        logits = self._cross_encoder.score(question, [text.text for text in texts])
        return [Judgement(place, float(logit), float(logit), float(logit)) for place, logit in enumerate(logits)]


class TrainedReader:
    """Our model. Its lower layers guess for all texts, the upper ones go on with the most promising alone.

    Each text goes through it alone, on a core of its own: int8 rounds by what is computed together, and a judgement is
    not to depend on the other texts.
    """

    name = "trained"

    def __init__(self, files: TrainedFiles = EVIDENCE) -> None:
        self._tokenizer = tokenizer_of(files)
        self._session = session_of(files, threads=1)
        self._cores = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")
        self._options = onnxruntime.RunOptions()
        self._options.only_execute_path_to_fetches = True  # one of the two graphs at a time

    def judge(self, question: str, texts: Sequence[Text], behind: float) -> list[Judgement]:
        encodings = self._tokenizer.encode_batch([(question, text.text) for text in texts])
        guesses, states = [], []
        for guess, hidden in self._cores.map(self._lower, encodings):
            guesses.append(guess)
            states.append(hidden)
        promising = [place for place, guess in enumerate(guesses) if guess >= max(guesses) - behind]
        read = self._cores.map(self._upper, [states[place] for place in promising])
        judgements = []
        for place, (answers, near, ends) in zip(promising, read, strict=True):
            words, sure = likeliest_span(ends, places_in(encodings[place], texts[place].own))
            judgements.append(Judgement(place, answers, near, guesses[place], words, sure))
        return judgements

    def _lower(self, encoding: Encoding) -> tuple[float, Vectors]:
        """A pair's first guess and hidden states, shape (1, tokens, 384)."""
        given: dict[str, NDArray[Any]] = {**feed([encoding]), **_NO_STATES}
        guess, hidden = self._session.run(["early", "states"], given, self._options)
        return float(guess[0]), hidden

    def _upper(self, states: Vectors) -> tuple[float, float, Vectors]:
        """A pair's logits (answers, near), and of its tokens that the words begin and end there, shape (tokens, 2)."""
        given: dict[str, NDArray[Any]] = {"hidden": states, "hidden_mask": np.ones(states.shape[:2], np.int64)}
        answers, near, ends = self._session.run(["answers", "near", "ends"], {**given, **_NO_TOKENS}, self._options)
        return float(answers[0]), float(near[0]), ends[0]


def load_reader() -> Reader:
    """Our model, or the shipped one when our file is missing or differs, which the log says."""
    try:
        return TrainedReader()
    except ModelFileError as error:
        _log.warning("%s Until then the shipped model is used, which abstains less well and marks no words.", error)
        return ShippedReader()
