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
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
