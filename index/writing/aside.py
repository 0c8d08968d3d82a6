"""A short reply of a model that is no answer: a question in other words, a sentence in another language."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing

from index.writing.endpoint import Endpoint
from index.writing.failures import ModelError
from index.writing.prompt import Message
from index.writing.tally import Tally

_MOST = 8.0  # seconds, since the answer is still to come

_log = logging.getLogger(__name__)


async def aside(endpoint: Endpoint, messages: Sequence[Message], tally: Tally, seconds: float) -> str:
    """What the model says, as it says it; empty when it fails, or takes longer than it may."""
    said = ""
    try:
        await endpoint.load()  # not within the time limit: it is no fault of the model
        async with asyncio.timeout(min(_MOST, seconds)):
            async with aclosing(tally.stream(endpoint, messages)) as replies:
                async for reply in replies:
                    said = reply.text
    except (ModelError, TimeoutError) as error:
        _log.info("done without the model: %s", error or "it was slow")
        return ""
    return said
