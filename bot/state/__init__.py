"""What the bot remembers: answers, votes, gaps, settings, limits, talks. The only code that knows SQLAlchemy."""

from bot.state.errors import StateError
from bot.state.state import State
from bot.state.usage import Limits, Reached
from bot.state.values import Entry, Gap, GuildSettings, Kept, Stats, Traces, Vote, VotedDown

__all__ = [
    "Entry",
    "Gap",
    "GuildSettings",
    "Kept",
    "Limits",
    "Reached",
    "State",
    "StateError",
    "Stats",
    "Traces",
    "Vote",
    "VotedDown",
]
