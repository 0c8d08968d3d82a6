"""Evidence -> checked sentences, by whichever model answers."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

from index.receipt import Checked, Quoting
from index.writing import prompt
from index.writing.aside import aside
from index.writing.checking import Checker
from index.writing.endpoint import Endpoint
from index.writing.failures import ModelError
from index.writing.manuscript import MOST_READ, Manuscript, Place
from index.writing.parsing import drafts
from index.writing.prompt import Message
from index.writing.tally import Tally

_MAY_END = re.compile(r"[.!?…。！？\]】}\n]")  # what a sentence, its marker or its object ends with

_log = logging.getLogger(__name__)


class Writer:
    """Writes with the first endpoint that answers within the time limit."""

    def __init__(self, endpoints: Sequence[Endpoint], checker: Checker, seconds: float) -> None:
        self._endpoints = endpoints
        self._checker = checker
        self._seconds = seconds

    async def write(self, question: str, manuscript: Manuscript, tally: Tally) -> Quoting | None:
        """Fill the manuscript with sentences that pass. When none does: why the answer will be quotations."""
        outcome: Quoting | None = Quoting.FAILED
        for endpoint in self._endpoints:
            try:
                await endpoint.load()  # not within the time limit: it is no fault of the model
                async with asyncio.timeout(self._seconds):
                    await self._write_with(endpoint, question, manuscript, tally)
                outcome = Quoting.UNSUPPORTED
            except TimeoutError:
                _log.warning("%s took longer than %.0f s", endpoint.model, self._seconds)
                outcome = Quoting.SLOW
            except ModelError as error:
                _log.warning("%s: %s", endpoint.model, error)
                outcome = error.quoting
            if manuscript.has_passed:  # what passed before a failure stands
                return None
            if outcome in {Quoting.UNSUPPORTED, Quoting.BUDGET}:
                break
        return outcome

    async def _write_with(self, endpoint: Endpoint, question: str, manuscript: Manuscript, tally: Tally) -> None:
        """One reply, and one more for what did not pass in it."""
        before = len(manuscript.checked)
        asked = prompt.writing(question, manuscript.evidence, self._checker.language)
        said = await self._read(endpoint, asked, manuscript, tally)
        if len(manuscript.checked) == before and not _is_none(said):
            raise ModelError("nothing that could be used was in its reply")
        failed, manuscript.failed = manuscript.failed, []
        if failed and not manuscript.is_full:
            listed = [checked for _, checked in failed]
            again = prompt.repair(question, manuscript.evidence, listed, self._checker.language)
            await self._read(endpoint, again, manuscript, tally, failed)

    async def _read(
        self,
        endpoint: Endpoint,
        messages: Sequence[Message],
        manuscript: Manuscript,
        tally: Tally,
        failed: Sequence[tuple[Place, Checked]] = (),
    ) -> str:
        """Read a reply as it comes, checking each sentence once it is complete; `failed` are to be replaced.

        Translations are checked at its end: the model is asked about them, and many servers do one thing at a time.
        """
        said = ""
        schema = prompt.BILINGUAL if self._checker.language else prompt.SCHEMA

        async def ask(messages: Sequence[Message]) -> str:
            return await aside(endpoint, messages, tally, self._seconds)

        async with aclosing(tally.stream(endpoint, messages, schema)) as replies:
            async for reply in replies:
                new, said = reply.text[len(said) :], reply.text
                if not reply.whole and (self._checker.language or not _MAY_END.search(new)):
                    continue
                found = drafts(said, whole=reply.whole, cut=reply.cut)
                for place, draft in manuscript.unseen(found):
                    if manuscript.is_full or (failed and place >= len(failed)):
                        return said
                    checked, numbers = await self._checker.check(draft, manuscript.evidence, ask)
                    at = (failed[place][0][0], 1) if failed else (place, 0)
                    manuscript.add(at, replace(checked, rewritten=bool(failed)), numbers)
                if len(found) > MOST_READ:  # it goes on and on, often with the same sentence
                    return said
        return said


def _is_none(said: str) -> bool:
    """Whether the model says that the sentences do not answer, in our word or as an empty list."""
    return "NONE" in said or said.replace(" ", "") in {'{"sentences":[]}', ""}
