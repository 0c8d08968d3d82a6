"""What a library holds in memory: the models, and the engine of the current snapshot, loaded when first used."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from index.domain import Snapshot
from index.errors import NotIndexedError
from index.settings import IndexSettings
from index.versions import versions_of

if TYPE_CHECKING:
    from index.engine import Engine, Models
    from index.verify import Verifier


class Held:
    """Everything blocks, and belongs to one thread; `models` and `embed` may be used by any."""

    def __init__(self, settings: IndexSettings, current: Callable[[], Snapshot]) -> None:
        self._settings = settings
        self._current = current
        self._models: Models | None = None
        self._loading = Lock()
        self._engine: Engine | None = None
        self._verifier: tuple[Engine, Verifier] | None = None

    def warm_up(self) -> None:
        """Load the models, and the index if there is one. Raises: ModelFileError."""
        self.models()
        with contextlib.suppress(NotIndexedError):
            self.engine()

    def models(self) -> Models:
        """Raises: ModelFileError."""
        from index.engine import Models  # noqa: PLC0415 - takes seconds

        with self._loading:
            self._models = self._models or Models()
            return self._models

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.models().embed(texts)

    def engine(self) -> Engine:
        """The engine of the current snapshot; another build's result takes the place of the old one here."""
        snapshot = self._current()
        if self._engine is None or self._engine.snapshot is not snapshot:
            engine = self.engine_of(snapshot)
            self.close()
            self._engine = engine
        return self._engine

    def engine_of(self, snapshot: Snapshot) -> Engine:
        from index.engine import Engine  # noqa: PLC0415 - takes seconds: not for --help or a wrong setting

        return Engine(snapshot, self.models(), versions_of(self._settings).open)

    def verifier(self) -> Verifier:
        """Knows which words are names by the documents of the current engine."""
        from index.verify import Verifier, is_name_by, support_of  # noqa: PLC0415 - not without claims to check

        engine = self.engine()
        if self._verifier is None or self._verifier[0] is not engine:
            self._verifier = engine, Verifier(support_of(self.models().reader), is_name_by(engine.words))
        return self._verifier[1]

    def close(self) -> None:
        if self._engine:
            self._engine.close()
            self._engine = None
