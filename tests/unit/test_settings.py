"""Settings: what is unset has a default, what is wrong is named in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import BotSettings
from index.errors import SettingsError


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = BotSettings.read({})
    assert settings.seeds_dir == Path("seeds")
    assert settings.data_dir == Path("data")
    assert settings.discord_guild_id is None
    assert settings.allowed_guild_ids == ()
    assert settings.log_level == "INFO"


def test_an_empty_variable_counts_as_unset() -> None:
    assert BotSettings.read({"DISCORD_GUILD_ID": "", "SEEDS_DIR": " "}) == BotSettings.read({})


def test_lists_are_separated_by_commas() -> None:
    assert BotSettings.read({"MODERATOR_ROLE_IDS": "1, 22,333,"}).moderator_role_ids == (1, 22, 333)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DISCORD_GUILD_ID", "my server"),
        ("DISCORD_GUILD_ID", "-1"),
        ("ALLOWED_GUILD_IDS", "1,two"),
        ("MODERATOR_ROLE_IDS", "Moderators"),
        ("LOG_LEVEL", "loud"),
        ("CHROMA_URL", "localhost:8000"),
        ("LLM_BASE_URL", "not an address"),
    ],
)
def test_a_wrong_value_is_named_with_what_it_should_be(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        BotSettings.read({variable: value})
    sentence = str(caught.value)
    assert sentence.startswith(f"{variable} holds {value!r}; set it to ")
    assert "\n" not in sentence


def test_no_secret_shows_in_a_repr() -> None:
    settings = BotSettings.read(
        {"DISCORD_TOKEN": "topsecret", "LLM_API_KEY": "topsecret", "DATABASE_URL": "postgresql://u:topsecret@h/d"}
    )
    assert "topsecret" not in repr(settings)
