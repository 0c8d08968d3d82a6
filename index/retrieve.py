"""Question -> candidate sentences: nearest vectors and BM25, fused by reciprocal rank."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

import numpy as np
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from index.domain import Passage, Snapshot
from index.texts import said
from index.under import titled
from index.vectors import by_key

VectorSearch = Callable[[list[float], int, Container[str]], Sequence[tuple[str, float]]]
"""(query vector, how many, wanted ids) -> (id of a vector, cosine similarity), best first."""

_DEPTH = 50  # candidates from each of the two searches; deeper lists changed no top 12 that was looked at
_RANK_CONSTANT = 10  # 60 in Cormack et al. 2009, "Reciprocal Rank Fusion", who fuse lists of thousands
_DENSE = 2.0  # weight of nearest vectors beside BM25, which finds little where a question has words of its own


class Lexical:
    """BM25 over the sentences of one snapshot, each with what it stands under and seldom repeats.

    Building it blocks, about 1 s for 20,000 sentences.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        nodes = [
            TextNode(id_=sentence.id, text=f"{titled(entry, sentence.number)} {said(entry, sentence)}")
            for entry in snapshot.entries
            for sentence in entry.sentences
        ]
        depth = min(_DEPTH, len(nodes))
        with np.errstate(invalid="ignore"):  # an average over no words, when every sentence is stop words only
            self._retriever = BM25Retriever(nodes=nodes, similarity_top_k=depth)  # type: ignore[arg-type] # list[BaseNode]

    def search(self, question: str) -> list[str]:
        """Ids of the sentences that share a word with the question, best first."""
        return [scored.node.node_id for scored in self._retriever.retrieve(question) if (scored.score or 0.0) > 0]


class Retriever:
    """Looks up one snapshot. Blocks."""

    def __init__(self, snapshot: Snapshot, embed: Callable[[str], list[float]], search: VectorSearch) -> None:
        self._snapshot = snapshot
        self._lexical = Lexical(snapshot)
        self._embed = embed
        self._search = search
        self._ids = {key: place.sentence.id for key, place in by_key(snapshot).items()}

    def retrieve(self, question: str, limit: int) -> list[Passage]:
        """The `limit` best sentences, best first; scores are sums of reciprocal ranks."""
        sentences = self._snapshot.by_id
        near = self._search(self._embed(question), _DEPTH, self._ids)
        scores = fuse([([self._ids[key] for key, _ in near], _DENSE), (self._lexical.search(question), 1.0)])
        best = sorted(scores, key=lambda found: -scores[found])[:limit]
        return [Passage(sentences[found], scores[found]) for found in best]


def fuse(rankings: Iterable[tuple[Sequence[str], float]]) -> dict[str, float]:
    """Reciprocal rank fusion: what stands high in several rankings, each with its weight, comes first."""
    scores: dict[str, float] = {}
    for ranking, weight in rankings:
        for rank, found in enumerate(ranking, start=1):
            scores[found] = scores.get(found, 0.0) + weight / (_RANK_CONSTANT + rank)
    return scores
