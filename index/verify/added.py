"""Words that a claim may not add of itself, with the beginnings of words that tell them."""

from __future__ import annotations

import re

_TABLE = r"""
only | only\b sole exclusively\b merely\b just\b alone\b single\b maximum\b forbidden\b except\b
last | last final end latest past\b previous since recent before ago\b
always | always every each\b all\b any ever\b forever whenever permanent must\b
before | before prior until till\b by\b ahead earlier previous yet\b first ago\b preced than\b again never short\sof
after | after since follow when once later then\b upon next past\b having had\b from\b because as\b end until with\b
after | on\b in\b again never now\b
early earlier | earl begin began start first morning dawn before ago\b previous prior premature
late later | late end delay evening night last after then\b next follow subsequent since soon
less fewer | less few low small under below fall fell declin reduc cut drop decreas short weak down slow lost los[es]
less fewer | minus rather rare quarter half from\b
won win wins | w[io]n beat victor defeat champion triumph gain earn award prize trophy title medal elected top
lost lose loses | los defeat beat fell fail miss rob stol gone\b without drop die dead sank sink longer laid
"""


def _rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    excused: dict[str, list[str]] = {}
    for line in _TABLE.strip().splitlines():
        added, told = line.split(" | ")
        excused.setdefault(added.replace(" ", "|"), []).extend(told.split())
    return tuple(
        (re.compile(rf"\b(?:{added})\b"), re.compile(rf"\b(?:{'|'.join(told)})")) for added, told in excused.items()
    )


ADDED = _rules()
"""(what a claim adds, what excuses it), for lower-case texts."""
