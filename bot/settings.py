"""All settings of the bot: the index's and Discord's. Read once, in `__main__`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr

from index import IndexSettings

Snowflake = Annotated[int, Field(ge=1, lt=2**63)]


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Snowflakes = Annotated[tuple[Snowflake, ...], BeforeValidator(_split)]
Level = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR"],
    BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value),
]


class BotSettings(IndexSettings):
    """Lists are separated by commas; empty lists restrict nothing."""

    discord_token: SecretStr = Field(
        SecretStr(""),
        description="the token from https://discord.com/developers/applications (your application, Bot, Reset Token)",
    )
    discord_guild_id: Snowflake | None = Field(
        None, description="the id of one server, a number such as 123456789012345678"
    )
    allowed_guild_ids: Snowflakes = Field((), description="ids of servers, numbers with commas between")
    moderator_role_ids: Snowflakes = Field((), description="ids of roles, numbers with commas between")
    database_url: str = Field(
        "", description="an SQLAlchemy address such as postgresql+asyncpg://user:password@host/name", repr=False
    )
    retention_days: int = Field(90, ge=0, le=36500, description="a number of days, or 0 to keep for ever")
    cooldown_seconds: int = Field(0, ge=0, le=86400, description="seconds between two questions, or 0")
    daily_limit: int = Field(0, ge=0, description="the questions a person may ask in 24 hours, or 0 for any number")
    guild_daily_limit: int = Field(
        0, ge=0, description="the questions a server may ask in 24 hours, or 0 for any number"
    )
    answers_at_once: int = Field(2, ge=1, le=100, description="how many answers are made at once, for instance 2")
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
