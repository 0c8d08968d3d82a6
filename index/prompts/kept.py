"""The prepared questions on disk, beside the manifest and tied to its version."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from index.disk import sync, writing
from index.prompts.choose import Prompt

NAME = "prompts.json"
_FORMAT = 1  # raise it when the rules change, so that the questions are made anew

_log = logging.getLogger(__name__)


def load(data_dir: Path, version: str) -> tuple[Prompt, ...] | None:
    """Those of this version of the index, best first; None when there are none yet. Blocks."""
    try:
        kept = json.loads((data_dir / NAME).read_text(encoding="utf-8"))
        if (kept["format"], kept["version"]) == (_FORMAT, version):
            return tuple(Prompt(*fields) for fields in kept["prompts"])
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("the prepared questions can't be read, and are made anew: %s", error)
    return None


def save(data_dir: Path, version: str, prompts: Sequence[Prompt]) -> None:
    """Replace the file whole or not at all. Blocks.

    Raises:
        StoreError: the folder can't be written.
    """
    rows = [[prompt.question, prompt.sentence, round(prompt.confidence, 4)] for prompt in prompts]
    content = json.dumps({"format": _FORMAT, "version": version, "prompts": rows}, ensure_ascii=False)
    new = (data_dir / NAME).with_suffix(".new")
    with writing(data_dir):
        new.write_text(content, encoding="utf-8")
        sync(new)
        new.replace(data_dir / NAME)
