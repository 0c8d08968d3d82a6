"""Where members' questions meet the library."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence

from bot.asking.suggestions import Suggestions
from bot.errors import QuestionError, explain
from bot.language import _, number
from index import Answer, FootnoteError, Library, NotIndexedError, Partial, Turn

log = logging.getLogger(__name__)

MAX_QUESTION = 500  # characters; longer ones are texts, not questions, and the models read no more than about that


class Desk:
    """Checks questions and brings them to the library; reads the documents once, at the start."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.suggestions = Suggestions(library)
        self._reading: asyncio.Task[None] | None = None
        self._failure = ""

    def open(self) -> None:
        """Begin to read the documents. Meanwhile questions are answered from the index as it was, if there was one."""
        self._reading = asyncio.create_task(self._read(), name="reading the documents")
        self._reading.add_done_callback(self._keep_failure)

    def close(self) -> None:
        """Stop waiting for the documents; a build under way in a thread is not heard of again."""
        if self._reading:
            self._reading.cancel()
        self.suggestions.close()

    async def answer(
        self,
        text: str,
        history: Sequence[Turn] = (),
        *,
        told: Callable[[Partial], None] | None = None,
        guild: int | None = None,
    ) -> Answer:
        """The library's answer to what somebody typed; `told` and `guild` as `Library.answer` has them.

        Raises:
            QuestionError: it holds no question, or too long a one.
            FootnoteError: as `Library.answer`, or why the documents could not be read at the start.
        """
        question = check(text)
        with self.knowing_why():
            return await self._library.answer(question, history, told=told, guild=guild)

    @contextlib.contextmanager
    def knowing_why(self) -> Iterator[None]:
        """Inside, the lack of an index is the reason why there is none, if the documents could not be read."""
        try:
            yield
        except NotIndexedError:
            if self._failure:
                raise FootnoteError(self._failure) from None
            raise

    async def _read(self) -> None:
        await self._library.warm_up()
        await self._library.refresh(by="the bot itself", patient=True)
        log.info("documents read: %d", len(self._library.snapshot.entries))
        self.suggestions.prepare()

    def _keep_failure(self, reading: asyncio.Task[None]) -> None:
        error = None if reading.cancelled() else reading.exception()
        if error is None:
            return
        sentence = explain(error, "reading the documents", logging.ERROR)
        self._failure = str(error) if isinstance(error, FootnoteError) else sentence or ""


def check(text: str) -> str:
    """The question in a text, on one line.

    Raises:
        QuestionError: no letter and no digit, or more than MAX_QUESTION characters.
    """
    question = " ".join(text.encode(errors="ignore").decode().split())
    if not any(map(str.isalnum, question)):
        raise QuestionError(_("I see no question there. Write what you want to know in a sentence."))
    if len(question) > MAX_QUESTION:
        sentence = _("A question can have {limit} characters at most; this one has {count}.")
        raise QuestionError(sentence.format(limit=MAX_QUESTION, count=number(len(question))))
    return question
