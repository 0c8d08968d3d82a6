"""The buttons on an answer, when they can't do what they are for."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.client import Footnote
from bot.state import State, StateError
from tests.discord.acting import ask
from tests.discord.conftest import shown, texts


async def test_an_answer_that_can_not_be_kept_is_shown_without_buttons(
    alice: MemberActor, channel: ChannelHandle, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> int:
        raise StateError

    monkeypatch.setattr(state.answers, "keep", fail)
    monkeypatch.setattr(state.talks, "add", fail)
    answer = await ask(alice, channel)
    assert "**Nuuk** is the capital" in "\n".join(texts(answer.message))
    assert "custom_id" not in str(answer.components)


async def test_a_button_of_another_version_says_so(
    alice: MemberActor, channel: ChannelHandle, simcord_bot: Footnote
) -> None:
    answer = await ask(alice, channel)
    simcord_bot.presses._buttons.pop("up")
    assert "another version" in shown(await alice.click(answer, label="👍 Helpful"))
