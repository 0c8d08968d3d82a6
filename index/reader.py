"""The model that tells what answers a question from what is merely near it: ours, or, without it, the shipped one."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from index.domain import Span
from index.errors import ModelFileError
from index.inference import THREADS, Vectors, session_of, tokenizer_of
from index.models import CrossEncoder
from index.span import likeliest_span, places_in
from index.texts import Text
from index.weights import EVIDENCE, TrainedFiles

_LOWER, _MIDDLE, _UPPER = range(3)  # the file's graphs, one of which is run
# They share its inputs; these are for those that are not run.
_NO_TOKENS: dict[str, NDArray[Any]] = {name: np.zeros((1, 1), np.int64) for name in ("input_ids", "token_type_ids")}
_NO_STATES: dict[str, NDArray[Any]] = {"hidden": np.zeros((1, 1, 384), np.float32)}

Behind = tuple[float, float]
"""Logits that the first and the second guess about a text may be lower than the best one, if it is to be read on."""

ALL: Behind = (math.inf, math.inf)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of one text: logits that it answers the question, and that it is near it."""

    text: int  # its place among the texts asked about
    answers: float
    near: float
    early: float  # the first guess, by which the most promising were chosen
    middle: float  # the second one, by which the most promising of those were
    words: Span | None = None  # where in the text the words stand that answer most likely; none: the model can't tell
    sure: float = 0.0  # 0 to 1, that they do if the text answers


class Reader(Protocol):
    """A model that judges texts; `name` is the part of the fitted figures that belongs to it."""

    name: str

    def judge(self, question: str, texts: Sequence[Text], behind: Behind) -> list[Judgement]:
        """The texts whose guesses are at most so much lower than the best one of those left, in any order. Blocks."""

    def near(self, question: str, texts: Sequence[Text]) -> list[float]:
        """The logit of each text that it is near, in order; takes less time than a judgement. Blocks."""


class ShippedReader:
    """The shipped cross-encoder, which knows only what is near."""

    name = "shipped"

    def __init__(self) -> None:
        self._cross_encoder = CrossEncoder()

    def judge(self, question: str, texts: Sequence[Text], behind: Behind) -> list[Judgement]:
        """All of the texts: the shipped model makes no guesses."""
        del behind
        logits = self._cross_encoder.score(question, [text.text for text in texts]).tolist()
        return [Judgement(place, logit, logit, logit, logit) for place, logit in enumerate(logits)]

    def near(self, question: str, texts: Sequence[Text]) -> list[float]:
        return [one.near for one in self.judge(question, texts, ALL)]


class TrainedReader:
    """Our model. It goes on with the most promising texts alone, after a third of its layers and after two thirds.

    Each text goes through it alone, on a core of its own: int8 rounds by what is computed together, and a judgement is
    not to depend on the other texts.
    """

    name = "trained"

    def __init__(self, files: TrainedFiles = EVIDENCE) -> None:
        self._tokenizer = tokenizer_of(files)
        self._session = session_of(files, threads=1, without=("SkipLayerNormFusion",))
        self._cores = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")

    def judge(self, question: str, texts: Sequence[Text], behind: Behind) -> list[Judgement]:
        encodings = self._tokenizer.encode_batch([(question, text.text) for text in texts])
        # The longest first, so that neither core waits long for the other.
        order = sorted(range(len(texts)), key=lambda place: -len(encodings[place].ids))
        lower = list(self._cores.map(self._lower, [encodings[place] for place in order]))
        kept = promising([guess for guess, _ in lower], behind[0])
        middle = list(self._cores.map(self._middle, [lower[place][1] for place in kept]))
        chosen = promising([guess for guess, _, _ in middle], behind[1])
        upper = self._cores.map(self._upper, [middle[at][2] for at in chosen])
        judgements = []
        for at, (answers, ends) in zip(chosen, upper, strict=True):
            place, (early, _), (guess, near, _) = order[kept[at]], lower[kept[at]], middle[at]
            words, sure = likeliest_span(ends, places_in(encodings[place], texts[place].own))
            judgements.append(Judgement(place, answers, near, early, guess, words, sure))
        return judgements

    def near(self, question: str, texts: Sequence[Text]) -> list[float]:
        encodings = self._tokenizer.encode_batch([(question, text.text) for text in texts])
        return list(self._cores.map(lambda encoding: self._middle(self._lower(encoding)[1])[1], encodings))

    def _lower(self, encoding: Encoding) -> tuple[float, Vectors]:
        """A pair's first guess and hidden states, shape (1, tokens, 384)."""
        tokens = {
            "input_ids": np.array([encoding.ids], np.int64),
            "token_type_ids": np.array([encoding.type_ids], np.int64),
        }
        guess, states = self._run(_LOWER, **tokens, **_NO_STATES)
        return float(guess[0, 0]), states

    def _middle(self, states: Vectors) -> tuple[float, float, Vectors]:
        """A pair's second guess, its logit "near", and its hidden states."""
        logits, states = self._run(_MIDDLE, hidden=states, **_NO_TOKENS)
        guess, near = logits[0].tolist()
        return guess, near, states

    def _upper(self, states: Vectors) -> tuple[float, Vectors]:
        """A pair's logit "answers", and of its tokens that the words begin and end there, shape (tokens, 2)."""
        answers, ends = self._run(_UPPER, hidden=states, **_NO_TOKENS)
        return float(answers[0, 0]), ends[0]

    def _run(self, stage: int, **given: NDArray[Any]) -> list[Vectors]:
        wanted = [f"logits{stage}", f"tokens{stage}"]
        found: list[Vectors] = self._session.run(wanted, {**given, "stage": np.array(stage, np.int64)})
        return found


def promising(guesses: Sequence[float], behind: float) -> list[int]:
    """The places of those that are at most so much lower than the best one."""
    best = max(guesses, default=0.0)
    return [place for place, guess in enumerate(guesses) if guess >= best - behind]


def load_reader() -> Reader:
    """Our model, or the shipped one when our file is missing or differs, which the log says."""
    try:
        return TrainedReader()
    except ModelFileError as error:
        _log.warning("%s Until then the shipped model is used, which abstains less well and marks no words.", error)
        return ShippedReader()
