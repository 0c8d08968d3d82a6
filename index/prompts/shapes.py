"""What the rules for prepared questions are made of: names, nouns and verbs as patterns (pure)."""

from __future__ import annotations

import re

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[^\W\d_]+(?:[-'’]{_CAPITAL}[^\W\d_]+)*"
_INITIAL = rf"(?:{_CAPITAL}\. ?)"
# Words that begin a sentence with a capital, and other capitals that are no part of a name.
_NO_NAME = (
    r"(?!(?:The|A|An|This|That|These|Those|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|Your|There|Here|In|On|At|"
    r"By|For|From|With|As|After|Before|When|While|Since|Until|During|Under|According|However|Although|Despite|Today|"
    r"But|And|Or|So|If|Not|No|All|Both|Some|Many|Most|Several|Each|Every|One|Two|Three|What|Who|Which|Where|How|Why|"
    r"Other|Another|Such|Later|Then|Now|Yes|Former|Also|Only|Even|Mr|Mrs|Ms|Dr|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
NAME = rf"{_NO_NAME}(?:{_INITIAL}+)?{_WORD}(?: (?:(?:of|de|van|von|der|the|bin|al|la|du) ){{0,2}}{_WORD}){{0,4}}"
_PROPER = rf"{_CAPITAL}[a-zß-ÿ'’][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_TITLES = r"(?:Prime|President|Minister|Secretary|Chief|Officer|General|Foreign|King|Queen|Prince|Director|Professor)"
PERSON = (
    rf"(?!{_TITLES}\b){_NO_NAME}(?:{_PROPER}|{_INITIAL}+) (?:{_INITIAL}*|(?:de|van|von|der|bin|al|la|du|the) )?"
    rf"(?!{_TITLES}\b){_PROPER}(?: (?!{_TITLES}\b){_PROPER}){{0,2}}(?![\w’'-])"
)

_ROLE_HEADS = (
    "president|minister|chancellor|king|queen|emperor|empress|pope|chief|mayor|governor|ambassador|premier|leader"
)
ROLE = rf"(?:(?:prime|foreign|defen[cs]e|finance|interior|health|justice|education) minister|{_ROLE_HEADS})(?![\w’'-])"
_ONLY = r"(?:mother|father|wife|husband|capital)"  # of which there is one
_PEOPLE = (
    rf"{_ROLE_HEADS}|{_ONLY}|prince|princess|sister|brother|son|daughter|friend|cousin|uncle|aunt|grandmother|grandfather|"
    r"actor|actress|author|writer|singer|artist|player|scientist|composer|poet|philosopher|architect|musician|politician|"
    r"historian|explorer|inventor|founder|senator|engineer|physicist|chemist|mathematician|painter|professor|economist|"
    r"astronomer|biologist|judge|lawyer|doctor|nurse|teacher|student|farmer|fisherman|librarian|sailor|pilot|journalist|"
    r"novelist|filmmaker|footballer|athlete|general|admiral|baker|carpenter|blacksmith|shepherd|gardener|wizard|witch|"
    r"knight|hunter|merchant|miller|tailor|soldier|spokesman|spokeswoman|chairman|chairwoman|girl|boy|woman|man"
)
_THINGS = (
    r"city|town|village|capital|country|state|territory|island|region|province|county|district|river|lake|mountain|sea|"
    r"ocean|desert|forest|park|castle|church|cathedral|bridge|museum|university|school|company|organi[sz]ation|alliance|"
    r"treaty|agreement|festival|holiday|language|religion|newspaper|magazine|book|novel|film|album|song|opera|ship|"
    r"aircraft|telescope|satellite|planet|galaxy|species|bird|fish|mammal|plant|tree|disease|drug|protein|software|bank|"
    r"airline|railway|airport|harbou?r|club|team|league|award|prize|tribe|dynasty|empire|kingdom|republic|war|battle"
)
# What may follow the noun that says what somebody or something is: not a verb, whose subject it would be then.
_AFTER_HEAD = r"(?=$| (?:of|in|for|at|by|to|on|near|from|with|between|who|which|that|whose|and|based|founded|led)\b)"
_HEAD = re.compile(
    rf"(?:(?:a|an|the|one of the) )?(?:(?!(?:a|an|the|of|in|for|at|by|to|on|from|with|and)\b)"
    rf"[\w'’-]+ ){{0,4}}?(?:(?P<person>{_PEOPLE})|(?P<thing>{_THINGS}))s?{_AFTER_HEAD}"
)
NOUN_PHRASE = rf"(?:The (?:[a-z]+ ){{0,2}})?{NAME}(?: (?:of|in) (?:the )?{NAME})?"
YEAR = r"(?:1[0-9]|20)\d\d"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WHEN = rf"(?:in (?:{MONTH} )?{YEAR}|on (?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? {YEAR})?)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}|\d{5,}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: (?:million|billion))?"
)
ABOUT = r"(?:(?:about|around|some|nearly|almost|over|more than|at least|approximately|roughly|up to) )?"
PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|here|we|us|our|you|your|i|"
    r"my|me|former|latter|such|same|also|other|another|then|now|today|later)\b",
    re.IGNORECASE,
)
"""What needs the sentences around it to be understood."""

_IRREGULAR = dict(
    pair.split(":")
    for pair in """began:begin became:become gave:give took:take made:make said:say met:meet went:go came:come led:lead
    left:leave sent:send saw:see got:get broke:break fell:fall rose:rise flew:fly sold:sell bought:buy brought:bring
    ran:run drew:draw kept:keep held:hold heard:hear fought:fight chose:choose lost:lose taught:teach grew:grow won:win
    wrote:write built:build found:find joined:join gained:gain founded:found opened:open signed:sign moved:move
    closed:close visited:visit married:marry died:die published:publish released:release invented:invent
    discovered:discover introduced:introduce created:create established:establish launched:launch received:receive
    retired:retire returned:return started:start arrived:arrive ended:end elected:elect painted:paint composed:compose
    designed:design adopted:adopt merged:merge acquired:acquire conquered:conquer invaded:invade captured:capture
    declared:declare formed:form abolished:abolish completed:complete celebrated:celebrate announced:announce""".split()  # noqa: SIM905
)
PAST = rf"(?:{'|'.join(_IRREGULAR)})"
DID = (
    r"(?:founded|invented|discovered|wrote|painted|designed|composed|directed|built|created|won|led|established|"
    r"introduced|developed|opened|conquered|captured|signed|launched)"
)
"""What one person does to a thing, so that to ask who did it has one answer."""


def base(past: str) -> str:
    """gained: gain."""
    return _IRREGULAR[past]


def stands_alone(text: str, limit: int) -> bool:
    """Whether a part of a question is short, without what other sentences explain, and names something."""
    named = re.search(rf"{_CAPITAL}[^\W\d_]", text)
    return len(text.split()) <= limit and bool(named) and not PRONOUN.search(text) and balanced(text)


def balanced(text: str) -> bool:
    """Whether what opens in it closes in it."""
    return text.count("(") == text.count(")") and text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def is_person(complement: str) -> bool | None:
    """Whether "a Danish explorer who …" says what a person is; None when it can't be told."""
    match = _HEAD.match(complement)
    return bool(match["person"]) and match["person"] != "capital" if match else None


def is_unique(complement: str) -> bool:
    """Whether somebody or something has one of these: a capital, a mother, a prime minister."""
    return bool(re.fullmatch(rf"{_ONLY}|{ROLE}", complement))
