"""`.env.example` documents every variable, and nothing else."""

from __future__ import annotations

from dotenv import dotenv_values

from bot.settings import BotSettings
from tests.stories import SEEDS

EXAMPLE = SEEDS.parent / ".env.example"


def test_every_variable_is_in_the_example() -> None:
    assert set(dotenv_values(EXAMPLE)) == {name.upper() for name in BotSettings.model_fields}


def test_the_example_is_a_valid_configuration() -> None:
    values = {name: value or "" for name, value in dotenv_values(EXAMPLE).items()}
    assert BotSettings.read(values) == BotSettings.read({})
