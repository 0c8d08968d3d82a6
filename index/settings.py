"""What the index needs to know, read once by a `__main__` and then passed on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
)

from index.errors import SettingsError


def _http_url(value: str) -> str:
    TypeAdapter(AnyHttpUrl).validate_python(value)
    return value.rstrip("/")


HttpUrl = Annotated[str, AfterValidator(_http_url)]


def _prices(value: object) -> object:
    """`model=in/out, …`; a model's name may hold anything but these signs, as "qwen2.5:0.5b" and "org/name" do."""
    if not isinstance(value, str):
        return value
    listed = (part.rpartition("=") for part in value.split(",") if part.strip())
    return {model.strip(): tuple(price.split("/")) for model, _, price in listed}


Price = tuple[Annotated[float, Field(ge=0)], Annotated[float, Field(ge=0)]]
"""For a million tokens in, and out; the currency is whatever `LLM_DAILY_COST` is in."""
Prices = Annotated[dict[str, Price], BeforeValidator(_prices)]


class IndexSettings(BaseModel):
    """Field `seeds_dir` is the variable `SEEDS_DIR`; an empty variable counts as unset.

    Each field's description finishes the sentence "set it to …".
    """

    model_config = ConfigDict(frozen=True)

    seeds_dir: Path = Field(Path("seeds"), description="the folder that holds the documents, for instance seeds")
    data_dir: Path = Field(Path("data"), description="a folder the bot may write to, for instance data")
    chroma_url: HttpUrl | None = Field(
        None, description="the address of a Chroma server, for instance http://localhost:8000"
    )
    gold_file: Path | None = Field(
        None, description="a file of gold questions, for instance tests/gold/story.jsonl, or leave it empty"
    )
    llm_base_url: HttpUrl | None = Field(
        None, description="the address of an OpenAI-compatible server, for instance http://localhost:11434/v1"
    )
    llm_model: str = Field("", description="the name of a model that the server at LLM_BASE_URL has")
    llm_api_key: SecretStr = Field(SecretStr(""), description="the key for LLM_BASE_URL")
    llm_fallback_base_url: HttpUrl | None = Field(
        None, description="the address of a second OpenAI-compatible server, or leave it empty"
    )
    llm_fallback_model: str = Field("", description="the name of a model that LLM_FALLBACK_BASE_URL has")
    llm_fallback_api_key: SecretStr = Field(SecretStr(""), description="the key for LLM_FALLBACK_BASE_URL")
    llm_timeout: float = Field(
        30.0, gt=0, le=600, description="how many seconds a model may take for an answer: 1 to 600"
    )
    llm_daily_tokens: int = Field(0, ge=0, description="how many tokens a server may use a day, 0 for any number")
    llm_daily_cost: float = Field(0.0, ge=0, description="how much money a server may use a day, 0 for any amount")
    llm_prices: Prices = Field(
        {},
        description="prices for a million tokens in and out, such as gpt-4o-mini=0.15/0.60, with commas between models",
    )

    @property
    def writes(self) -> bool:
        """Whether a language model writes answers."""
        return bool(self.llm_base_url and self.llm_model)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """The settings as the environment gives them.

        Raises:
            SettingsError: one sentence that names the variable, what it holds and what it should hold.
        """
        given = {name: environment.get(name.upper(), "").strip() for name in cls.model_fields}
        try:
            return cls.model_validate({name: value for name, value in given.items() if value})
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            raise SettingsError(cls._complaint(name, given[name])) from None

    @classmethod
    def _complaint(cls, name: str, value: str) -> str:
        field = cls.model_fields[name]
        held = "a value I can't use" if field.annotation is SecretStr else repr(value)
        return f"{name.upper()} holds {held}; set it to {field.description}."
