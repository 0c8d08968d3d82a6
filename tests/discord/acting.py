"""What members do in tests that takes more than one step."""

from __future__ import annotations

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from index import Turn
from tests.discord.conftest import CAPITAL

ANSWERED = [Turn("user", CAPITAL), Turn("assistant", "Nuuk is the capital of Greenland.")]
RULES = b"The gate closes at ten."


def response(result: InteractionResult) -> ResponseMessage:
    """The message that answers an interaction."""
    assert result.response
    return result.response


async def ask(member: MemberActor, channel: ChannelHandle, *, private: bool = False) -> ResponseMessage:
    """Ask for the capital, which is answered."""
    return response(await member.slash(channel, "ask", question=CAPITAL, private=private))


async def press(member: MemberActor, shown: InteractionResult, label: str) -> InteractionResult:
    """A button in the answer to an interaction."""
    return await member.click(response(shown), label=label)


async def fill(member: MemberActor, message: ResponseMessage, label: str, text: str) -> InteractionResult:
    """Press a button that opens a form, and send the form."""
    return await member.submit_modal(await member.click(message, label=label), {"text": text})


async def upload(moderator: MemberActor, channel: ChannelHandle, name: str) -> InteractionResult:
    """A file that holds RULES."""
    return await moderator.slash(channel, "documents add", file=(name, RULES))
