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
most|few
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
equal same|more fewer less greater higher lower larger smaller
minimum exceeding|maximum undercutting
agree|disagree
mild slight slightly|severe serious grave
common frequent|rare uncommon
deny|admit confirm acknowledge
enable activate|disable deactivate
continue carry keep|stop cease end
appear emerge|disappear vanish
empty|full
easy easier easiest|difficult hard harder hardest
cheap cheaper cheapest|expensive dearer
near nearer nearest close closer closest|far farther farthest further
wide wider broad broader|narrow narrower
deep deeper|shallow shallower
guilty|innocent
temporary|permanent
voluntary optional|compulsory mandatory obligatory
simple simpler|complex complicated
upper|lower
morning|evening
summer|winter
hire recruit|fire dismiss
expand extend widen lengthen|shorten narrow
connect|disconnect
enter|leave exit
lock|unlock
create build erect|destroy demolish
repair mend fix|damage harm
protect|endanger expose
praise|criticise criticize blame
trust|distrust mistrust
profit|loss
surplus|deficit
majority|minority
positive|negative
active|inactive
ancient|modern
obey heed follow|ignore disobey
withdraw|approve admit
accept take|decline refuse reject
with|without
offer grant give|deny withhold
accept welcome|object oppose resist
promise|threaten
lend|borrow
calm|worried nervous anxious
careful|careless
polite|rude
clean|dirty
wet|dry
visible|hidden
hide|show reveal
lead trail|follow
ally|rival
teacher|pupil student
host|guest
asleep|awake
present attend|absent
gain|loss
more most|none
improve|worsen deteriorate
encourage|discourage deter
free release|arrest imprison jail
send|receive
question ask|answer reply
"""

OPPOSITE_WORDS = tuple(tuple(tuple(side.split()) for side in pair.split("|")) for pair in _PAIRS.strip().splitlines())
"""Pairs of words that mean nearly the same."""

OPPOSITES = tuple(tuple(frozenset(stem(word) or word for word in side) for side in pair) for pair in OPPOSITE_WORDS)
"""Pairs of sets of stems; of words that `stem` knows no stem of, the words."""
