"""What one answer's calls have used so far, within its server's budget."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing

from index.receipt import Quoting
from index.settings import Price
from index.writing.budget import Budget, Spent, spent
from index.writing.endpoint import MAX_TOKENS, Endpoint, Reply
from index.writing.failures import ModelError
from index.writing.prompt import Message, Schema

_PER_TOKEN = 3  # characters at least


class Tally:
    """Counts the calls of one answer; no call is made that the budget might not cover."""

    def __init__(self, budget: Budget, prices: Mapping[str, Price], guild: str) -> None:
        self._budget = budget
        self._prices = prices
        self._guild = guild
        self.model = ""  # of the last call
        self.tokens_in = 0
        self.tokens_out = 0
        self.cost = 0.0

    async def stream(
        self, endpoint: Endpoint, messages: Sequence[Message], schema: Schema | None = None
    ) -> AsyncGenerator[Reply, None]:
        """As `Endpoint.stream`. Raises: ModelError: as there, or the budget of the day is used up."""
        expected = sum(len(text) for _, text in messages) // _PER_TOKEN
        most = spent(self._prices, endpoint.model, expected, MAX_TOKENS)
        if not self._budget.take(self._guild, most):
            raise ModelError("the budget of the day is used up", Quoting.BUDGET)
        self.model = endpoint.model
        last = Reply("")
        try:
            async with aclosing(endpoint.stream(messages, schema)) as replies:
                async for last in replies:
                    yield last
        finally:
            self._settle(endpoint.model, last, expected if last.text else 0, most)

    def _settle(self, model: str, last: Reply, expected: int, most: Spent) -> None:
        """What a reply used: as the server counted, or, where it was not read to its end, by its length."""
        tokens_in = last.tokens_in if last.whole else expected
        tokens_out = last.tokens_out if last.whole else len(last.text) // _PER_TOKEN
        used = spent(self._prices, model, tokens_in, tokens_out)
        self._budget.settle(self._guild, most, used)
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out
        self.cost += used.cost
