"""Sentences <-> Chroma, through LlamaIndex's vector store. Nothing else knows Chroma; importing it takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self, cast

import chromadb
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.fastapi import FastAPI
from chromadb.config import Settings, System
from llama_index.core.schema import BaseNode, TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore

from index.errors import DamagedError, StoreError
from index.vectors import Place

_PAGE = 1_000  # ids at a time: SQLite takes at most 32,766 values in a statement, and a page of vectors is 1.5 MB
_SILENCE = 10.0  # seconds that a Chroma server may take for a byte; a batch or a page takes it a fraction of one
_UNUSED = 8000  # the port that Chroma's settings ask for, though the one in the address, or the scheme's, is taken
_COSINE: CreateCollectionConfiguration = {"hnsw": {"space": "cosine"}}
_DISK_FAULTS = (
    "disk is full",
    "disk I/O error",
    "readonly database",
)  # SQLite's words for them, as Chroma passes them on

_opening = Lock()  # Chroma keeps one system a path for the whole process, and two threads would make it twice


class Store:
    """The vectors of one collection, their ids as `index.vectors` makes them. Every method blocks; one process writes.

    Every method raises the error it was opened with (a `StoreError`) for whatever goes wrong in Chroma.
    """

    def __init__(self, collection: chromadb.Collection, close: Callable[[], None], failure: StoreError) -> None:
        self._collection = collection
        self._close = close
        self._failure = failure
        self._nodes = ChromaVectorStore(chroma_collection=collection)

    @classmethod
    def in_folder(cls, folder: Path, name: str) -> Self:
        """Open a folder of this process's own, or one that nobody writes to. Raises: DamagedError."""
        failure = DamagedError("The index is damaged. It is made anew when the documents are read again.")
        with _failing_with(failure), _opening:
            # `ClientAPI`, its declared type, knows no `close`
            client = cast(Client, chromadb.PersistentClient(folder, Settings(anonymized_telemetry=False)))
            with _closed_on_error(client.close):
                collection = client.get_or_create_collection(name, embedding_function=None, configuration=_COSINE)
                return cls(collection, client.close, failure)

    @classmethod
    def on_server(cls, url: str, name: str) -> Self:
        """Open the collection on a Chroma server. Raises: StoreError."""
        failure = StoreError(f"The Chroma server at {url} does not answer as it should. Check CHROMA_URL.")
        with _failing_with(failure):
            server = _Server(url)
            with _closed_on_error(server.close):
                model = server.get_or_create_collection(name, configuration=_COSINE)
                return cls(chromadb.Collection(server, model, embedding_function=None), server.close, failure)

    def count(self) -> int:
        with _failing_with(self._failure):
            return self._collection.count()

    def ids(self) -> set[str]:
        """The ids of all vectors that are here."""
        with _failing_with(self._failure):
            return set(self._collection.get(include=[])["ids"])

    def check(self) -> None:
        """Fetch each vector once. Raises: DamagedError or StoreError when one can't be found."""
        with _failing_with(self._failure):
            for page in _pages(sorted(self.ids())):
                vectors = self._collection.get(page, include=["embeddings"])["embeddings"]
                if vectors is None or len(vectors) != len(page):
                    raise type(self._failure)(str(self._failure))

    def add(self, chosen: Sequence[Place], vectors: Sequence[list[float]]) -> None:
        """Add sentences that are not here yet, each with its vector."""
        nodes: list[BaseNode] = [
            TextNode(
                id_=place.key,
                text=place.sentence.text,
                embedding=vector,
                metadata={"document": place.sentence.document},
            )
            for place, vector in zip(chosen, vectors, strict=True)
        ]
        with _failing_with(self._failure):
            self._nodes.add(nodes)

    def delete(self, ids: Collection[str]) -> None:
        with _failing_with(self._failure):
            for page in _pages(sorted(ids)):
                self._nodes.delete_nodes(page)

    def query(self, vector: list[float], k: int, wanted: Container[str]) -> list[tuple[str, float]]:
        """The k nearest of the wanted vectors, or all if fewer, as (id, cosine similarity −1 to 1), best first.

        Others may be here (a server's collection holds several versions), so it looks further until it has k. It asks
        the collection itself: LlamaIndex's query parses each node's JSON, which made it three times as slow.
        """
        width = k
        with _failing_with(self._failure):
            while True:
                found = self._collection.query(vector, n_results=width, include=["distances"])
                pairs = zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True)
                near = [(key, 1.0 - distance) for key, distance in pairs if key in wanted]
                if len(near) >= k or width >= self._collection.count():
                    return near[:k]
                width *= 2

    def close(self) -> None:
        """Let go of files and memory; of another process's writing only a store opened afterwards knows."""
        with _failing_with(self._failure):
            self._close()


class _Server(FastAPI):
    """A connection to a Chroma server. Not `chromadb.HttpClient`, which waits for ever and leaves its sockets open."""

    def __init__(self, url: str) -> None:
        settings = Settings(
            anonymized_telemetry=False,
            chroma_server_host=url,
            chroma_server_http_port=_UNUSED,
            chroma_server_ssl_enabled=url.startswith("https:"),
        )
        super().__init__(System(settings))
        self._session.timeout = _SILENCE

    def close(self) -> None:
        self._session.close()


@contextmanager
def _closed_on_error(close: Callable[[], None]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        close()
        raise


@contextmanager
def _failing_with(failure: StoreError) -> Iterator[None]:
    """Turn what Chroma raises (ChromaError, ValueError, RuntimeError, sqlite3's and httpx's errors) into ours."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        if any(words in str(error) for words in _DISK_FAULTS):
            raise StoreError(
                "I can't write the index: its disk is full, failing or read-only. Check the disk of DATA_DIR."
            ) from error
        raise type(failure)(str(failure)) from error


def _pages(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _PAGE):
        yield list(ids[start : start + _PAGE])
