"""Words that turn a sentence round when one takes the other's place."""

from __future__ import annotations

from index.stems import stem

_PAIRS = """
more greater higher larger bigger|less fewer lower smaller
rise rose increase grow grew climb gain up soar expand raise|fall fell decrease decline drop shrink lose down reduce cut
rise rose increase grow grew climb|reduce sink plunge lower
before earlier previously prior ahead|after later following afterwards since
first|last
early earlier earliest|late later latest
all every entire|none
always|never
maximum|minimum
most|least
exceeding|undercutting
north northern|south southern
east eastern|west western
win won victory beat|lose lost defeat
buy bought purchase acquire|sell sold
open|close shut
begin start began launch|end stop finish
support favor favour back welcome|oppose reject criticize criticise condemn
accept approve agree allow permit|reject refuse forbid ban prohibit deny
strengthen bolster reinforce|weaken undermine
include|exclude
arrive come|leave depart
same|different
above over|below under
inside|outside
safe safer|dangerous unsafe
rich richer wealthy|poor poorer
old older oldest|young younger youngest new newest
hot hotter warm warmer|cold colder cool cooler
light|dark heavy
fast faster fastest quick quicker|slow slower slowest
long longer longest|short shorter shortest
strong stronger strongest|weak weaker weakest
success succeed|failure fail
legal|illegal
often frequently|rarely seldom
many|few fewer
male man husband father son brother boy king|female woman wife mother daughter sister girl queen
alive survive live|dead die kill
friend ally|enemy foe
add|remove
public|private
minor|major
import|export
attack|defend
love like|hate dislike
remember|forget
find found|miss missing
true|false
left|right
good better best|bad worse worst
"""

OPPOSITE_WORDS = tuple(
    tuple(tuple(side.split()) for side in pair.split("|")) for pair in _PAIRS.strip().splitlines()
)
"""Pairs of words that mean nearly the same."""

OPPOSITES = tuple(tuple(frozenset(stem(word) or word for word in side) for side in pair) for pair in OPPOSITE_WORDS)
"""Pairs of sets of stems; of words that `stem` knows no stem of, the words."""
