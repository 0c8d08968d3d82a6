"""A library that works without an index or a model: it says what a test told it to say."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from index import Answer, CheckedText, FootnoteError, Library, NotIndexedError, Progress, Report, Turn
from index.domain import Citation, Snapshot, Statement
from index.errors import IndexBusyError
from index.partial import Partial, PartialCallback
from index.report import Counts, ProgressCallback, Stage, Status
from index.settings import IndexSettings
from index.uploads import Uploads


class ScriptedLibrary(Library):
    """Answers from `answers`, or else abstains; `asked` is what it was asked; the waits are there to be replaced."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self.now = snapshot
        self.uploads = Uploads(IndexSettings())
        self.answers: dict[str, Answer | Exception] = {}
        self.asked: list[tuple[str, list[Turn]]] = []
        self.at_start: Exception | None = None
        self.report = Report("2", dry_run=False, documents=Counts(added=1), sentences=Counts(added=3))
        self.builds: list[tuple[str, bool]] = []
        self.before_answer: Callable[[], Awaitable[object]] = _at_once
        self.during_build: Callable[[], Awaitable[object]] = _at_once
        self.partials: list[Partial] = []  # what is told of an answer under way
        self.between: Callable[[], Awaitable[object]] = _at_once
        self.busy = ""
        self.forced = False
        self.suggested: list[str] = []  # questions to offer
        self.closed = False
        self.checked = CheckedText((), "test")
        self.checked_texts: list[str] = []

    @property
    def snapshot(self) -> Snapshot:
        if self.now is None:
            raise NotIndexedError
        return self.now

    async def warm_up(self) -> None:
        if self.at_start:
            raise self.at_start

    async def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        never_abstain: bool = False,
        told: PartialCallback | None = None,
        guild: int | None = None,
    ) -> Answer:
        del guild
        if told:
            for partial in self.partials:
                told(partial)
                await self.between()
        self.asked.append((question, list(history)))
        snapshot = self.snapshot
        await self.before_answer()
        answer = self.answers.get(question)
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            related = tuple(snapshot.cite(sentence) for sentence in snapshot.sentences[:2])
            reason = "The documents don't say."
            return Answer(question, related=related, retrieved=related, abstained=not never_abstain, reason=reason)
        return answer

    async def build(
        self, *, by: str, dry_run: bool = False, force: bool = False, progress: ProgressCallback | None = None
    ) -> Report:
        if self.busy:
            raise IndexBusyError(f"{self.busy} is reading the documents already.")
        self.builds.append((by, dry_run))
        self.forced = force
        self.busy = by
        try:
            if progress:
                await asyncio.to_thread(progress, Progress(Stage.EMBEDDING, 1, 3))
            await self.during_build()
        finally:
            self.busy = ""
        return self.report

    async def refresh(self, *, by: str, progress: ProgressCallback | None = None, patient: bool = False) -> None:  # noqa: ARG002 - nobody else builds here
        await self.build(by=by, progress=progress)

    def suggestions(self, typed: str = "", count: int = 25) -> list[str]:
        return [question for question in self.suggested if typed.lower() in question.lower()][:count]

    def related(self, question: str, count: int) -> list[str]:
        words = set(question.lower().split())
        return [other for other in self.suggested if words & set(other.lower().split())][:count]

    @property
    def is_prepared(self) -> bool:
        return True

    async def status(self) -> Status:
        raise FootnoteError("Not scripted.")

    async def close(self) -> None:
        self.closed = True

    async def check(self, text: str) -> CheckedText:
        self.checked_texts.append(text)
        return self.checked

    def quote(self, question: str, words: str, *more: str) -> None:
        """Answer `question` by quoting the sentences that hold these words, which are marked."""
        citations = tuple(self._citation(part) for part in (words, *more))
        statements = tuple(Statement(citation.text, (n,)) for n, citation in enumerate(citations, start=1))
        self.answers[question] = Answer(question, statements=statements, citations=citations)

    def _citation(self, words: str) -> Citation:
        sentence = next(sentence for sentence in self.snapshot.sentences if words in sentence.text)
        start = sentence.text.index(words)
        return self.snapshot.cite(sentence, ((start, start + len(words)),))


async def _at_once() -> None:
    pass
