"""An author over a few small documents: the real checks and the real client, retrieval that finds everything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.domain import Answer, Citation, Snapshot, Statement, Turn
from index.question.words import Words, ordinary_words
from index.settings import IndexSettings
from index.verify import Verdict, Verifier, is_name_by, sources
from index.writing import Author
from tests.stories import STORY, snapshot_of

CAPITAL = "What is the capital of Greenland?"
UNKNOWN = "Who sings best?"  # what the documents don't answer, though something is near
KEY = "sk-topsecret-123"


_ordinary = cache(ordinary_words)


def support(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """A model that is undecided: shared words and the other checks decide."""
    return [1.0] * len(pairs)


class Shelf:
    """A snapshot and an author who writes from it; `asked` is what was looked up."""

    def __init__(self, folder: Path, url: str, snapshot: Snapshot | None = None, **settings: object) -> None:
        self.put(snapshot or snapshot_of(STORY))
        self.asked: list[str] = []
        self.refuses: set[str] = set()  # claims that no longer pass
        given = {"data_dir": folder, "llm_base_url": url, "llm_model": "first", "llm_api_key": KEY, "llm_timeout": 5.0}
        self.settings = IndexSettings.model_validate({**given, **settings})
        self.author = Author(self.settings, self.quote, self.verify)

    def put(self, snapshot: Snapshot) -> None:
        """Have these be the documents from now on."""
        self.snapshot = snapshot
        self._verifier = Verifier(support, is_name_by(Words((s.text for s in snapshot.sentences), _ordinary())))

    async def quote(self, question: str, history: Sequence[Turn]) -> tuple[Answer, Snapshot]:
        del history
        self.asked.append(question)
        everything = tuple(self.snapshot.cite(sentence) for sentence in self.snapshot.sentences)
        if question == UNKNOWN:
            return Answer(question, abstained=True, related=everything[:2], retrieved=everything), self.snapshot
        first = everything[:1]
        statements = (Statement(first[0].text, (1,)),)
        return Answer(question, statements=statements, citations=first, retrieved=everything), self.snapshot

    async def verify(self, snapshot: Snapshot, claim: str, cited: Sequence[Citation]) -> Verdict:
        if claim in self.refuses:
            return Verdict(0.0, "support", "Not any more.")
        return self._verifier.verify(claim, sources(snapshot, cited))

    async def answer(self, question: str = CAPITAL, history: Sequence[Turn] = (), **options: object) -> Answer:
        return await self.author.answer(question, history, self.snapshot, **options)  # type: ignore[arg-type]
