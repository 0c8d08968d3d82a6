"""What of the conversation goes into looking up a question."""

from __future__ import annotations

import pytest

from index.domain import Turn
from index.question import understand

HISTORY = (Turn("user", "Who is the prime minister of Denmark?"), Turn("assistant", "Mette Frederiksen."))


@pytest.mark.parametrize("question", ["what did she warn about?", "And in 2025?", "why?", "what about Greenland?"])
def test_a_question_that_leans_on_the_conversation_is_looked_up_with_the_question_before_it(question: str) -> None:
    assert understand(question, HISTORY) == f"Who is the prime minister of Denmark? {question}"


@pytest.mark.parametrize("question", ["Who leads Greenland's government?", "How many people live in Greenland?"])
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert understand(question, HISTORY) == question


def test_without_a_conversation_nothing_is_added() -> None:
    assert understand("why?", ()) == "why?"
    assert understand("why?", (Turn("assistant", "Hello."), Turn("user", "  "))) == "why?"
