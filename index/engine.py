"""What answering needs in memory: the models, and of one snapshot its vectors and its words. Everything blocks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from index.compose import abstain, quote
from index.domain import Answer, Snapshot, Turn
from index.errors import StoreError
from index.evidence import choose
from index.models import BgeSmall, CrossEncoder
from index.question import understand
from index.retrieve import Retriever
from index.store import Store

CANDIDATES = 12  # sentences given to the reranker, which takes most of the time of an answer

_log = logging.getLogger(__name__)


class Models:
    """Both models, loaded and checked once."""

    def __init__(self) -> None:
        self.embedding = BgeSmall()
        self.reranker = CrossEncoder()

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.embedding.get_text_embedding_batch(texts)


class Engine:
    """Answers questions from one snapshot. Used by one thread at a time."""

    def __init__(self, snapshot: Snapshot, models: Models, open_store: Callable[[Snapshot], Store]) -> None:
        self.snapshot = snapshot
        self._score = models.reranker.score
        self._store = _opened(snapshot, open_store)
        self._retriever = Retriever(snapshot, models.embedding.get_query_embedding, self._nearest)

    @property
    def is_whole(self) -> bool:
        """Whether the vectors are there; without them, words alone are searched."""
        return self._store is not None

    def answer(self, question: str, history: Sequence[Turn], *, never_abstain: bool) -> Answer:
        """The path of a question: understand, retrieve, choose evidence, quote it or abstain."""
        asked = understand(question, history)
        passages = self._retriever.retrieve(asked, CANDIDATES)
        evidence = choose(asked, passages, self._score)
        answers = evidence.answers or (never_abstain and bool(evidence.chosen))
        answer = (quote if answers else abstain)(question, evidence, self.snapshot)
        return replace(answer, understood=asked) if asked != question else answer

    def close(self) -> None:
        if self._store:
            self._store.close()

    def _nearest(self, vector: list[float], k: int, wanted: Container[str]) -> Sequence[tuple[str, float]]:
        """Asking goes on without the vectors when they can't be read: by words alone."""
        try:
            return self._store.query(vector, k, wanted) if self._store else ()
        except StoreError:
            _log.exception("the vectors can't be searched; words alone are")
            return ()


def _opened(snapshot: Snapshot, open_store: Callable[[Snapshot], Store]) -> Store | None:
    try:
        return open_store(snapshot)
    except StoreError:
        _log.exception("the vectors can't be opened; words alone are searched")
        return None
