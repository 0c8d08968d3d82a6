"""The list from which moderators choose channels; works after a restart, since all of it is its custom id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, Self, runtime_checkable

import discord
from discord import ui

from bot.errors import tell
from bot.language import _

COG = "ServerSettings"  # whose business it is
_ID = "choose/channels"
_MOST = 25  # https://discord.com/developers/docs/components/reference#channel-select
_KINDS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
]


@runtime_checkable
class Chooses(Protocol):
    async def choose_channels(self, interaction: discord.Interaction[Any], channels: Sequence[int]) -> None: ...


class ChannelChoice(ui.DynamicItem[ui.ChannelSelect[ui.LayoutView]], template=re.escape(_ID)):
    @classmethod
    def of(cls, chosen: Sequence[int]) -> Self:
        """`chosen`: channels that are there."""
        values = [discord.SelectDefaultValue(id=id_, type=discord.SelectDefaultValueType.channel) for id_ in chosen]
        return cls(
            ui.ChannelSelect(
                custom_id=_ID,
                channel_types=_KINDS,
                placeholder=_("Channels I answer in; none means all"),
                min_values=0,
                max_values=_MOST,
                default_values=values[:_MOST],
            )
        )

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str], /) -> Self:
        if not isinstance(item, ui.ChannelSelect):
            raise TypeError(f"{item!r} is no list of channels")
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        cog = interaction.client.get_cog(COG)
        try:
            if isinstance(cog, Chooses):
                await cog.choose_channels(interaction, [channel.id for channel in self.item.values])
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell(interaction, error)
