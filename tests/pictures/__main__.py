"""Take the README's pictures: `python -m tests.pictures [--browser CHROMIUM]`.

The bot answers from the seed story, in a Discord in the process; what it sends is drawn as HTML (page.py), and a real
browser takes the pictures. Without one, the pages are left in docs/pictures for any browser to show.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import ResponseMessage

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import State
from index import Library
from tests.pictures.page import page
from tests.stories import SEEDS

PICTURES = Path("docs/pictures")
QUESTION = "Who is Greenland's prime minister?"
_UNANSWERED = (
    "is there wifi on the boat?",
    "wifi on the boat??",
    "Does the boat have wifi",
    "Who is the king of Denmark?",
)
_RULES = b"# House rules\n\nThe gate closes at ten. Dogs are welcome. Bicycles are not."
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_TALL = 3000  # pixels, more than any message
_MINUTES = 120.0  # seconds that loading the models may take

Shown = dict[str, ResponseMessage]


async def messages() -> AsyncIterator[tuple[str, ResponseMessage]]:
    """What the bot sends, by the name of its picture."""
    async with _discord() as (member, moderator, channel, seeds):
        answer = await member.slash(channel, "ask", question=QUESTION)
        assert answer.response
        yield "card", answer.response
        reader = await member.click(answer.response, label="Show in source")
        assert reader.response
        yield "reader", reader.response
        added = await moderator.slash(channel, "documents add", file=("House rules.md", _RULES))
        assert added.response
        yield "documents", added.response
        for path in list(seeds.iterdir()):
            path.write_text(path.read_text(encoding="utf-8").replace("57,000", "56,500"), encoding="utf-8")
        (seeds / "Ferry.txt").write_text("The ferry leaves at noon. It takes 40 cars.", encoding="utf-8")
        reindexed = await moderator.slash(channel, "reindex")
        assert reindexed.response
        yield "reindex", reindexed.response
        for question in _UNANSWERED:
            await member.slash(channel, "ask", question=question)
        gaps = await moderator.slash(channel, "gaps")
        assert gaps.response
        yield "gaps", gaps.response


@asynccontextmanager
async def _discord() -> AsyncIterator[tuple[MemberActor, MemberActor, ChannelHandle, Path]]:
    with TemporaryDirectory() as folder:
        shutil.copytree(SEEDS, Path(folder, "seeds"))
        settings = BotSettings(seeds_dir=Path(folder, "seeds"), data_dir=Path(folder, "data"))
        library, state = Library(settings), State("", settings.data_dir)
        await library.refresh(by="tests.pictures")
        await library.warm_up()
        await library.prepare()  # what the bot would do at its start, and simcord not wait for
        env = Env(Footnote(settings, library, state), settle_timeout=_MINUTES)
        await env.start()
        guild = env.create_guild()
        role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        member = guild.add_member(env.create_user("alice"))
        moderator = guild.add_member(env.create_user("Ann"), roles=(role,))
        yield member, moderator, guild.create_text_channel("general"), settings.seeds_dir
        await env.shutdown()
        await state.close()
        await library.close()


async def draw(take: Callable[[Path], None]) -> None:
    async for name, message in messages():
        files = {attachment.filename: await attachment.read() for attachment in message.attachments}
        html = page(json.loads(json.dumps(message.components)), _when, private=message.ephemeral, files=files)
        file = PICTURES / f"{name}.html"
        await asyncio.to_thread(file.write_text, html, encoding="utf-8")
        await asyncio.to_thread(take, file)


def _when(_: int) -> str:
    return "2 minutes ago"  # the same on every day, so that a picture changes only when the bot does


def photograph(browser: str, html: Path) -> None:
    """A picture beside the page, in its place, cut to the message."""
    picture = html.with_suffix(".png")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2")
    size = f"--window-size=720,{_TALL}"
    command = [browser, *options, size, f"--screenshot={picture.resolve()}", html.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - a browser of whoever runs this
    _cut(picture)
    html.unlink()


def _cut(picture: Path) -> None:
    """Leave out what is below the message: rows that are all of the background."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - it comes with matplotlib

    with Image.open(picture) as whole:
        image = whole.convert("RGB")
    ground = Image.new("RGB", image.size, image.getpixel((0, image.height - 1)))
    box = ImageChops.difference(image, ground).getbbox()
    assert box
    image.crop((0, 0, image.width, min(box[3] + 32, image.height))).quantize(128).save(picture, optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    parser.add_argument("--browser", default=found, help="a Chromium or Chrome")
    browser: str | None = parser.parse_args().browser
    if not browser:
        print("No Chromium was found: the pages are in docs/pictures.", file=sys.stderr)
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(lambda html: photograph(browser, html) if browser else None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
