"""The bundled models as LlamaIndex components: bge-small embeds, a MiniLM cross-encoder reranks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.inference import Encoder, Vectors
from index.weights import EMBEDDING, RERANKER

_QUERY_PREFIX = (
    "Represent this sentence for searching relevant passages: "  # https://huggingface.co/BAAI/bge-small-en-v1.5
)


class BgeSmall(BaseEmbedding):
    """bge-small-en-v1.5: 384 dimensions, unit length, questions with the prefix it was trained with. Blocks."""

    _encoder: Encoder = PrivateAttr()

    def __init__(self) -> None:
        super().__init__(model_name=EMBEDDING.name)
        self._encoder = Encoder(EMBEDDING)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, in order: shape (n, 384), unit length."""
        vectors = np.zeros((len(texts), 384), np.float32)
        for positions, hidden in self._encoder.run(texts):
            first = hidden[:, 0]  # the [CLS] token stands for the text
            vectors[positions] = first / np.linalg.norm(first, axis=1, keepdims=True)
        return vectors

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(_QUERY_PREFIX + query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.embed(texts).tolist()
        return vectors

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)


class CrossEncoder(BaseNodePostprocessor):
    """ms-marco-MiniLM-L-12-v2: how well a text answers a question. Blocks."""

    _encoder: Encoder = PrivateAttr()

    def __init__(self) -> None:
        super().__init__()
        self._encoder = Encoder(RERANKER)

    def score(self, question: str, texts: Sequence[str]) -> Vectors:
        """One logit a text, in order: shape (n,), about −11 (unrelated) to 11 (answers)."""
        logits = np.zeros(len(texts), np.float32)
        for positions, output in self._encoder.run([(question, text) for text in texts]):
            logits[positions] = output[:, 0]
        return logits

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        """The same nodes, best first, with their logits as scores."""
        question = query_bundle.query_str if query_bundle else ""
        logits = self.score(question, [scored.node.get_content() for scored in nodes])
        rescored = [NodeWithScore(node=n.node, score=float(logit)) for n, logit in zip(nodes, logits, strict=True)]
        return sorted(rescored, key=lambda scored: -(scored.score or 0.0))
