"""Draw docs/ask.svg, the picture in the README, from a real answer. Run it with `python -m scripts.picture`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from bot.console import show
from index import Answer, IndexSettings, Library

QUESTION = "Who is Greenland's prime minister?"
PICTURE = Path("docs/ask.svg")
_WIDTH = 88  # columns, so that the README shows it without scaling it down
_WITHOUT_FONTS = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)  # nothing to download


async def answer() -> Answer:
    with TemporaryDirectory() as folder:
        library = Library(IndexSettings(data_dir=Path(folder)))
        await library.refresh(by="scripts.picture")
        answered = await library.answer(QUESTION)
        await library.close()
    return answered


def main() -> None:
    console = Console(record=True, width=_WIDTH, force_terminal=True)
    console.print(Text(f'$ make ask Q="{QUESTION}"', style="dim"))
    show(asyncio.run(answer()), console)
    PICTURE.write_text(console.export_svg(title="Footnote", code_format=_WITHOUT_FONTS), encoding="utf-8")


if __name__ == "__main__":
    main()
