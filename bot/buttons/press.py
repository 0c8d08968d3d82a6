"""What a button of ours does, written in its custom id, so that it works after restarts and for as long as it is seen.

Discord hands back a custom id as it was sent, of at most 100 characters:
https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

PATTERN = re.compile(r"(?P<action>[a-z]{1,16}):(?P<answer>\d{1,18})(?::(?P<number>\d{1,9})(?::(?P<at>\d{1,9}))?)?")


@dataclass(frozen=True, slots=True)
class Press:
    """An action on a kept answer, perhaps on one of its citations, perhaps at a place in that one's document."""

    action: str  # lower-case letters, 16 at most
    answer: int  # Kept.id
    number: int = 0  # of the citation, from 1; 0 is none
    at: int = 0  # a sentence's number, from 1; 0 is none

    @classmethod
    def parse(cls, custom_id: str) -> Press | None:
        """None: a custom id of something else."""
        found = PATTERN.fullmatch(custom_id)
        return (
            cls(found["action"], int(found["answer"]), int(found["number"] or 0), int(found["at"] or 0))
            if found
            else None
        )

    @property
    def custom_id(self) -> str:
        return f"{self.action}:{self.answer}:{self.number}:{self.at}"


def presses(components: Sequence[discord.Component]) -> Iterator[Press]:
    """What can be pressed about an answer in a message: every such button knows which answer it is about."""
    for component in components:
        if isinstance(component, discord.Button) and component.custom_id:
            if press := Press.parse(component.custom_id):
                yield press
        elif isinstance(component, discord.SectionComponent):
            yield from presses([component.accessory])
        elif isinstance(component, discord.Container | discord.ActionRow):
            yield from presses(component.children)
