"""How long an answer takes, beside a stock LlamaIndex pipeline with the same embedding model. See `make bench`.

Both run in one process and take turns, so that whatever else the machine does slows both. The stock pipeline is that of
the tutorials: read the folder, cut chunks, embed them into Chroma, retrieve two; no model writes for either side.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import chromadb
import numpy as np
import sentencex
from chromadb.config import Settings
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.vector_stores.chroma import ChromaVectorStore
from rich.console import Console
from rich.progress import track
from rich.table import Table

from index import IndexSettings, Library
from index.gold import read_gold
from index.models import BgeSmall
from scripts import townsfolk

STORY = Path("seeds")
GOLD = Path("tests/gold/story.jsonl")
WARMING = 5  # questions that are asked before the clock counts: caches fill, and lazy imports are done
QUESTIONS = 60  # on the generated documents
TARGETS = {50: 4, 95: 6}  # percentile -> how many times the stock pipeline's time an answer may take

Times = tuple[list[float], list[float]]
"""Milliseconds of our answers and of the stock pipeline's, in the order of the questions."""


class Stock:
    """SimpleDirectoryReader -> SentenceSplitter(1024, 20) -> Chroma -> the two nearest chunks."""

    def __init__(self, seeds: Path, data: Path) -> None:
        embedding = BgeSmall()
        documents = SimpleDirectoryReader(str(seeds)).load_data()
        # Sentences by sentencex: by default they come from nltk, which refuses files that an installer hard-linked.
        splitter = SentenceSplitter(chunk_size=1024, chunk_overlap=20, chunking_tokenizer_fn=_sentences)
        client = chromadb.PersistentClient(data, Settings(anonymized_telemetry=False))
        store = ChromaVectorStore(chroma_collection=client.create_collection("stock", embedding_function=None))
        index = VectorStoreIndex(
            splitter.get_nodes_from_documents(documents),
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=embedding,
        )
        self._retriever = index.as_retriever(similarity_top_k=2)

    def answer(self, question: str) -> str:
        return "\n\n".join(found.get_content() for found in self._retriever.retrieve(question))


def _sentences(text: str) -> list[str]:
    return list(sentencex.segment("en", text))


async def measure(seeds: Path, questions: Sequence[str], console: Console) -> Times:
    """Index a folder on both sides, then put each question to both. The indices are thrown away."""
    with TemporaryDirectory() as folder:
        library = Library(IndexSettings(seeds_dir=seeds, data_dir=Path(folder) / "ours"))
        with console.status("Indexing, ours"):
            await library.refresh(by="scripts.bench")
        with console.status("Indexing, stock"):
            stock = Stock(seeds, Path(folder) / "stock")
        asked = track(questions, "Answering", console=console, transient=True, disable=not console.is_terminal)
        times = [(await _ours(library, question), _timed(stock.answer, question)) for question in asked]
        await library.close()
    ours, theirs = zip(*times[WARMING:], strict=True)
    return list(ours), list(theirs)


async def _ours(library: Library, question: str) -> float:
    started = time.perf_counter()
    await library.answer(question)
    return (time.perf_counter() - started) * 1000


def _timed(answer: Callable[[str], str], question: str) -> float:
    started = time.perf_counter()
    answer(question)
    return (time.perf_counter() - started) * 1000


def show(documents: str, times: Times, console: Console) -> None:
    table = Table(documents, "ours (ms)", "stock (ms)", "ratio", "target", box=None)
    for percent, target in TARGETS.items():
        ours, stock = (float(np.percentile(side, percent)) for side in times)
        table.add_row(f"p{percent}", f"{ours:.0f}", f"{stock:.0f}", f"{ours / stock:.1f}", f"at most {target}")
    console.print(table)


async def main(documents: int) -> None:
    console = Console()
    story = [gold.question for gold in read_gold(GOLD)]
    show("the story", await measure(STORY, story, console), console)
    with TemporaryDirectory() as folder:
        townsfolk.write(Path(folder), documents)
        generated = townsfolk.questions(QUESTIONS, documents)
        show(f"{documents:,} generated", await measure(Path(folder), generated, console), console)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=2_000, metavar="N", help="how many to generate (2000)")
    asyncio.run(main(parser.parse_args().documents))
