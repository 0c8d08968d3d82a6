"""One model on one OpenAI-compatible server: a reply as it comes, or a failure with a kind."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.receipt import Quoting
from index.writing.circuit import Circuit
from index.writing.failures import BlankError, ModelError, told, wait_after
from index.writing.prompt import Message, Schema

if TYPE_CHECKING:
    import httpx
    from llama_index.core.llms import ChatResponse
    from llama_index.llms.openai_like import OpenAILike

MAX_TOKENS = 1_000  # of a reply: five sentences take 200, and models that think aloud want the rest
_MAX_CHARACTERS = 6_000  # of a reply, thoughts included: an endless one is stopped whatever the server does
_BLANKS = 100  # characters in a row: small models that are held to a schema go on with them without end
_SILENCE = 600.0  # seconds without a byte; whoever asks has a shorter time limit for all of it
_FORMAT = "response_format"
_PER_TOKEN = 3  # characters at least, where the server does not count
_UNWANTED = frozenset({400, 404, 415, 422, 501})  # what servers say to a parameter that they don't know

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as far as it has come."""

    text: str
    whole: bool = False
    cut: bool = False  # whole, but it broke off
    tokens_in: int = 0
    tokens_out: int = 0


class Endpoint:
    """A model on a server. Nothing is imported or connected before the first call."""

    def __init__(self, base_url: str, model: str, key: str) -> None:
        self.model = model
        self._base_url = base_url
        self._key = key
        self._circuit = Circuit()
        self._llm: OpenAILike | None = None
        self._http: httpx.AsyncClient | None = None
        self._loading = asyncio.Lock()
        # What the server takes, the most first; it is asked for less once it has refused more.
        self._extras: list[dict[str, Any]] = [
            {"stream_options": {"include_usage": True}, "max_tokens": MAX_TOKENS, _FORMAT: None},
            {"stream_options": {"include_usage": True}, "max_tokens": MAX_TOKENS},
            {},
        ]

    def __repr__(self) -> str:
        return f"Endpoint({self._base_url!r}, {self.model!r})"

    async def stream(self, messages: Sequence[Message], schema: Schema | None = None) -> AsyncGenerator[Reply, None]:
        """The reply, again and again as it grows, the last time `whole`. By the `schema` where the server can.

        Raises:
            ModelError: no reply, or it broke off before anything came; another try was made where that could help.
        """
        if not self._circuit.allows():
            raise ModelError("it failed several times in a row just now")
        try:
            async with aclosing(self._tried(messages, schema)) as replies:
                async for reply in replies:
                    yield reply
        except (ModelError, asyncio.CancelledError):  # the latter is how asyncio.timeout ends what takes too long
            self._circuit.failed()
            raise
        except GeneratorExit:  # enough was read
            self._circuit.succeeded()
            raise
        self._circuit.succeeded()

    async def load(self) -> None:
        """Import and make the client, once; for seconds on a slow disk. Raises: ModelError: it can't be made."""
        async with self._loading:
            if self._llm is None:
                try:
                    self._llm = await asyncio.to_thread(self._made)
                except Exception as error:
                    raise ModelError(f"its client can't be made: {told(error)}") from error

    async def check(self, seconds: float) -> None:
        """Have it say a word. Raises: ModelError: why it does not."""
        await self.load()
        try:
            async with asyncio.timeout(seconds), aclosing(self.stream([("user", "Say OK.")])) as replies:
                async for _ in replies:
                    return
        except TimeoutError:
            raise ModelError(f"it does not answer within {seconds:.0f} seconds", Quoting.SLOW) from None

    async def close(self) -> None:
        if self._http:
            await self._http.aclose()

    async def _tried(self, messages: Sequence[Message], schema: Schema | None) -> AsyncGenerator[Reply, None]:
        """Tries again, after a wait, what failed before anything came."""
        tries = 0
        while True:
            extras = self._extras[0]
            came = False
            try:
                async with aclosing(self._once(messages, extras, schema)) as replies:
                    async for reply in replies:
                        came = True
                        yield reply
            except BlankError as error:
                if not (schema and _FORMAT in extras and self._takes_less(extras)):
                    raise ModelError("nothing but blanks came") from error
                _log.info("%s can't keep to a schema; it is asked for plain text from now on", self.model)
            except Exception as error:  # whatever the client's libraries raise, the answer goes on
                if came:
                    raise ModelError(f"the reply broke off: {told(error)}") from error
                if getattr(error, "status_code", 0) in _UNWANTED and self._takes_less(extras):
                    continue
                tries += 1
                wait = wait_after(error, tries)
                if wait is None:
                    raise ModelError(told(error)) from error
                _log.info("%s: %s; another try in %.1f s", self.model, told(error), wait)
                await asyncio.sleep(wait)
            else:
                return

    async def _once(
        self, messages: Sequence[Message], extras: dict[str, Any], schema: Schema | None
    ) -> AsyncGenerator[Reply, None]:
        from llama_index.core.llms import ChatMessage  # noqa: PLC0415

        given = {name: value for name, value in extras.items() if name != _FORMAT}
        if schema and _FORMAT in extras:
            given[_FORMAT] = schema
        await self.load()
        assert self._llm  # noqa: S101 - for mypy
        chunks: AsyncIterator[ChatResponse] = await self._llm.astream_chat(
            [ChatMessage(role=role, content=text) for role, text in messages], **given
        )
        text, ended, counted = "", "", (0, 0)
        async for chunk in chunks:
            text += chunk.delta or ""
            ended = _finish(chunk.raw) or ended
            counted = _counts(chunk) or counted
            if len(text) > _MAX_CHARACTERS:
                break
            if len(text) - len(text.rstrip()) > _BLANKS:
                raise BlankError
            if chunk.delta:
                yield Reply(text)
        estimated = sum(len(said) for _, said in messages) // _PER_TOKEN, len(text) // _PER_TOKEN
        yield Reply(text, True, ended != "stop", *(counted if any(counted) else estimated))  # noqa: FBT003

    def _takes_less(self, refused: dict[str, Any]) -> bool:
        """Whether there is less to ask of the server than what it refused; remembered for the next calls."""
        if refused is self._extras[0] and len(self._extras) > 1:
            self._extras.pop(0)
        return refused is not self._extras[0]

    def _made(self) -> OpenAILike:
        """Imports for a second or more."""
        import httpx  # noqa: PLC0415
        from llama_index.llms.openai_like import OpenAILike  # noqa: PLC0415

        for needed in ("openai.resources.chat.completions", "anyio._backends._asyncio"):
            importlib.import_module(needed)  # or the first call would, on the event loop
        self._http = httpx.AsyncClient()
        return OpenAILike(
            model=self.model,
            api_base=self._base_url,
            api_key=self._key or "none",  # servers at home want none, the client wants some
            is_chat_model=True,
            temperature=0.0,
            max_retries=0,  # ours are aware of what was shown already
            timeout=_SILENCE,
            async_http_client=self._http,
        )


def _finish(raw: object) -> str:
    choices = getattr(raw, "choices", None) or []
    return str(getattr(choices[0], "finish_reason", None) or "") if choices else ""


def _counts(chunk: ChatResponse) -> tuple[int, int] | None:
    match chunk.additional_kwargs:
        case {"prompt_tokens": int(tokens_in), "completion_tokens": int(tokens_out)}:
            return tokens_in, tokens_out
    return None
