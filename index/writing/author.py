"""A question -> an answer that a model wrote and that was checked, or the quoting answer whenever that fails."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from index.compose import cite
from index.context import leans
from index.domain import Answer, Citation, Snapshot, Turn
from index.partial import Partial, PartialCallback, Step
from index.question.language import NAMES, language_of
from index.receipt import Receipt
from index.settings import IndexSettings
from index.under import lead_of
from index.verify import Verdict
from index.writing import prompt
from index.writing.budget import Budget
from index.writing.cache import Cache, Key, key_of
from index.writing.checking import Checker
from index.writing.endpoint import Endpoint
from index.writing.failures import ModelError
from index.writing.manuscript import Manuscript
from index.writing.orders import gives_orders
from index.writing.tally import Tally
from index.writing.understanding import Quote, Understanding
from index.writing.writer import Writer

_EVIDENCE = 8  # sentences that a model is given: the chosen ones, and those that come next to have more to write with
_LIKELY = 3  # of the nearest sentences, best first: one of them answers in nine of ten cases
_CHECKING = 10.0  # seconds for a model to say its first word, at the start

Verify = Callable[[Snapshot, str, Sequence[Citation]], Awaitable[Verdict]]


class Author:
    """Holds the models, the budget and the cache. `quote` and `verify` run in a thread, the rest on the event loop."""

    def __init__(self, settings: IndexSettings, quote: Quote, verify: Verify) -> None:
        self._settings = settings
        self._verify = verify
        self._endpoints = _endpoints(settings)
        self._understanding = Understanding(quote, self._endpoints[0], settings.llm_timeout)
        self._budget = Budget(
            settings.data_dir / "spent.json", tokens=settings.llm_daily_tokens, cost=settings.llm_daily_cost
        )
        self._cache = Cache()

    @property
    def models(self) -> tuple[str, ...]:
        return tuple(endpoint.model for endpoint in self._endpoints)

    async def answer(
        self,
        question: str,
        history: Sequence[Turn],
        snapshot: Snapshot,
        *,
        told: PartialCallback | None = None,
        guild: int | None = None,
    ) -> Answer:
        """Raises: as `quote`. No failure of a model is raised: the receipt says why the answer quotes."""
        started = time.monotonic()
        key = key_of(question, history, snapshot.version, self.models, prompt.VERSION)
        if kept := await self._again(key, snapshot):
            return _timed(replace(kept, question=question), started)
        if told:
            told(Partial(Step.SEARCHING))
        tally = Tally(self._budget, self._settings.llm_prices, str(guild or ""))
        found, of = await self._understanding.found(question, history, tally)
        if found.abstained:
            answer = found
        else:
            answer = _timed(await self._written(found, of, tally, told), started)
            if answer.receipt and answer.receipt.quoting is None:
                self._cache.put(key, answer)
        if self._budget.limits:
            await asyncio.to_thread(self._budget.save)
        return answer

    async def load(self) -> None:
        """Import the models' client, which takes seconds, before somebody waits for it."""
        for endpoint in self._endpoints:
            with contextlib.suppress(ModelError):  # told when it is asked
                await endpoint.load()

    async def check(self) -> list[tuple[Endpoint, str]]:
        """For each model, why it does not answer; empty when it does."""
        found = []
        for endpoint in self._endpoints:
            try:
                await endpoint.check(_CHECKING)
                found.append((endpoint, ""))
            except ModelError as error:
                found.append((endpoint, str(error)))
        return found

    async def close(self) -> None:
        for endpoint in self._endpoints:
            await endpoint.close()

    async def _again(self, key: Key, snapshot: Snapshot) -> Answer | None:
        """The answer that was given to the same question, if its sentences pass their checks still."""
        kept = self._cache.get(key)
        if not kept or not kept.receipt:
            return None
        checked = {one.said: one.text for one in kept.receipt.sentences if one.supported}  # in English
        for statement in kept.statements:
            text = checked.get(statement.text, statement.text)
            verdict = await self._verify(snapshot, text, [kept.citations[n - 1] for n in statement.citations])
            if not verdict.supported:
                self._cache.drop(key)
                return None
        return replace(kept, receipt=replace(kept.receipt, cached=True, tokens_in=0, tokens_out=0, cost=0.0))

    async def _written(self, found: Answer, snapshot: Snapshot, tally: Tally, told: PartialCallback | None) -> Answer:
        evidence = evidence_of(found, snapshot)
        if told:
            told(Partial(Step.WRITING, len(found.citations)))
        manuscript = Manuscript(evidence, told, _answering(found, evidence))
        keys = (self._settings.llm_api_key, self._settings.llm_fallback_api_key)
        language = _language(found)
        checker = Checker(snapshot, partial(self._verify, snapshot), [key.get_secret_value() for key in keys], language)
        writer = Writer(self._endpoints, checker, self._settings.llm_timeout)
        quoting = await writer.write(found.understood or found.question, manuscript, tally)
        receipt = Receipt(
            model=tally.model,
            prompt=prompt.VERSION,
            sentences=tuple(manuscript.checked),
            tokens_in=tally.tokens_in,
            tokens_out=tally.tokens_out,
            cost=round(tally.cost, 6),
            language=language,
            quoting=quoting,
        )
        if quoting:
            return replace(found, receipt=receipt)
        statements, citations = manuscript.result()
        return replace(found, statements=statements, citations=citations, lead="", receipt=receipt)


def _timed(answer: Answer, started: float) -> Answer:
    seconds = round(time.monotonic() - started, 2)
    return replace(answer, receipt=replace(answer.receipt, seconds=seconds)) if answer.receipt else answer


def _language(found: Answer) -> str:
    """The language that the answer is put into: that of the question, where it is not that of the evidence."""
    asked = language_of(found.question)
    told = language_of(" ".join(citation.text for citation in found.citations))
    return asked if asked in NAMES and asked != told else ""


def _answering(answer: Answer, evidence: Sequence[Citation]) -> set[int]:
    """The numbers of those that may answer: what would be quoted, and the likeliest, as the model may know better."""
    likely = {citation.sentence for citation in (*answer.citations, *answer.retrieved[:_LIKELY])}
    return {number for number, citation in enumerate(evidence, start=1) if citation.sentence in likely}


def evidence_of(answer: Answer, snapshot: Snapshot) -> tuple[Citation, ...]:
    """What a model may write from, in the documents' order: the quoted sentences, what they lean on, the next nearest.

    Sentences that speak to a model are left out, if others remain.
    """
    chosen = {citation.sentence: citation for citation in answer.citations}
    wanted = dict.fromkeys(chosen)
    for citation in answer.citations:
        entry = snapshot.by_path[citation.document]
        if lead := lead_of(entry, citation.number):
            wanted[lead.id] = None
        elif citation.number > 1 and leans(citation.text):
            wanted[entry.sentences[citation.number - 2].id] = None
    wanted |= dict.fromkeys(citation.sentence for citation in answer.retrieved)
    found = [chosen.get(key) or cite(snapshot.by_id[key], snapshot) for key in list(wanted)[:_EVIDENCE]]
    kept = [citation for citation in found if not gives_orders(citation.text)] or found
    return tuple(sorted(kept, key=lambda citation: (citation.document, citation.start)))


def _endpoints(settings: IndexSettings) -> tuple[Endpoint, ...]:
    given = [
        (settings.llm_base_url, settings.llm_model, settings.llm_api_key),
        (settings.llm_fallback_base_url, settings.llm_fallback_model, settings.llm_fallback_api_key),
    ]
    return tuple(Endpoint(url, model, key.get_secret_value()) for url, model, key in given if url and model)
