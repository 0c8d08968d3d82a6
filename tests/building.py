"""Building an index in tests: generated documents, a cheap embedding, and processes of their own that build."""

from __future__ import annotations

import multiprocessing
import multiprocessing.context
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from index import manifest
from index.build import build
from index.domain import Document, Entry, Snapshot
from index.report import ProgressCallback, Report
from index.sentences import split
from index.settings import IndexSettings
from index.vectors import Place, by_key, places, vectors
from index.versions import versions_of

MODEL = "fake/hash"


def embed(texts: list[str]) -> list[list[float]]:
    """One vector of 32 numbers a text, the same for the same text and far from others'."""
    return [[float(byte) - 127.5 for byte in sha256(text.encode()).digest()] for text in texts]


def settings_in(folder: Path) -> IndexSettings:
    """Settings whose folders are below `folder`; the seeds folder is there, the data folder is not."""
    (folder / "seeds").mkdir(exist_ok=True)
    return IndexSettings(seeds_dir=folder / "seeds", data_dir=folder / "data")


def write(settings: IndexSettings, **documents: str) -> None:
    """Make these the documents of the seeds folder, and no others."""
    for path in settings.seeds_dir.iterdir():
        path.unlink()
    for name, text in documents.items():
        (settings.seeds_dir / f"{name}.txt").write_text(text, encoding="utf-8")


def sentences(word: str, count: int) -> str:
    return " ".join(f"Sentence {number} is about {word}." for number in range(count))


def placed(text: str) -> tuple[Place, ...]:
    """The sentences of a document with that text and no title, where they stand."""
    document = Document("a.txt", text, "")
    return tuple(places(Entry(document, split(document), datetime(2026, 1, 12, tzinfo=UTC))))


def run(settings: IndexSettings, progress: ProgressCallback | None = None, *, dry_run: bool = False) -> Report:
    return build(settings, embed, embedding=MODEL, by="alice", dry_run=dry_run, progress=progress)


def loaded(settings: IndexSettings) -> Snapshot:
    snapshot = manifest.load(settings.data_dir)
    assert snapshot
    return snapshot


def check(settings: IndexSettings) -> Snapshot:
    """What must hold whatever happened: each sentence of the index is there, and found when it is asked for."""
    snapshot = loaded(settings)
    with closing(versions_of(settings).open(snapshot)) as store:
        store.check()
        known = by_key(snapshot)
        assert store.ids() == known.keys()
        for place in list(known.values())[:: max(1, len(known) // 5)]:
            ((key, similarity),) = store.query(vectors([place], embed)[0], 1, known)
            assert (known[key].sentence.text, round(similarity, 3)) == (place.sentence.text, 1.0)
    return snapshot


def processes() -> multiprocessing.context.ForkServerContext:
    """Where to start processes: forked from one that has imported all that takes seconds and started nothing."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index.store", "tests.building"])
    return context
