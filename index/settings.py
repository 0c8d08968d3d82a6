"""What the index needs to know, read once by a `__main__` and then passed on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, AnyHttpUrl, BaseModel, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError

from index.errors import SettingsError


def _http_url(value: str) -> str:
    TypeAdapter(AnyHttpUrl).validate_python(value)
    return value.rstrip("/")


HttpUrl = Annotated[str, AfterValidator(_http_url)]


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
