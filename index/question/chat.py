"""A message as people type it in a chat -> what it asks, and what it quotes (pure)."""

from __future__ import annotations

import re

from index.question.words import Words

_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|^\s*@\w+")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+")
_EMPHASIS = re.compile(r"\*\*|\|\||~~")
_REPEATED = re.compile(r"([?!])[?!]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@])|\bb4\b|\bw/")
_GREETING = re.compile(
    r"^\W*(?:hey|hi|hello|yo|hiya|dear)(?:\s+(?:bot|all|there|guys|everyone|footnote))*[\s,!.]+(?=\w+\s+\w)",
    re.IGNORECASE,
)
_FILLERS = frozenset("pls plz plss plzz lol lmao lmfao btw tbh ngl bruh omg xd uh um uhh umm kinda".split())  # noqa: SIM905
SHORT_FORMS = {
    "wat": "what", "wut": "what", "waht": "what", "whta": "what", "whats": "what is", "whos": "who is",
    "wheres": "where is", "whens": "when is", "hows": "how is", "whys": "why is", "hwo": "how", "woh": "who",
    "hwat": "what", "whn": "when", "wen": "when", "wher": "where", "wich": "which", "whcih": "which", "whit": "with",
    "teh": "the", "hte": "the", "taht": "that", "adn": "and", "nad": "and", "abt": "about", "bout": "about",
    "rn": "right now", "atm": "at the moment", "cuz": "because", "coz": "because", "ppl": "people", "u": "you",
    "ur": "your", "r": "are", "thx": "thanks", "b4": "before", "w/": "with", "govt": "government", "smth": "something",
    "sth": "something", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "wasnt": "wasn't",
    "arent": "aren't", "cant": "can't", "wont": "won't", "wouldnt": "wouldn't", "hasnt": "hasn't", "havent": "haven't",
    "havnt": "haven't", "becuase": "because", "becasue": "because", "wanna": "want to", "gonna": "going to",
    "gotta": "have to", "gimme": "give me", "lemme": "let me", "dya": "do you", "pplz": "people", "yr": "year",
    "yrs": "years", "alot": "a lot",
}  # fmt: skip


def unquoted(message: str) -> tuple[str, str]:
    """What a message says itself, and what it quotes ("> " before a line, ">>> " before the rest), in plain text."""
    own: list[str] = []
    quoted: list[str] = []
    lines = message.splitlines()
    for number, line in enumerate(lines):
        if line.lstrip().startswith(">>> "):
            quoted += [line.lstrip()[4:], *lines[number + 1 :]]
            break
        (quoted if re.match(r"\s*>(?:\s|$)", line) else own).append(re.sub(r"^\s*>\s?", "", line))
    said, quotation = plain(" ".join(own)), plain(" ".join(quoted))
    return (said, quotation) if said else (quotation, "")


def plain(text: str) -> str:
    """Without mentions, emoji, emphasis and repeated question marks; white space made single."""
    for pattern, replacement in ((_MENTION, " "), (_EMOJI, " "), (_EMPHASIS, ""), (_REPEATED, r"\1")):
        text = pattern.sub(replacement, text)
    return re.sub(r"\s+([?!.,])", r"\1", " ".join(text.split()))


def spelt_out(text: str, words: Words) -> str:
    """Without what says nothing ("pls", "lol"), and with the usual short forms in full, save the documents' own."""

    def full(match: re.Match[str]) -> str:
        word = match[0].lower().replace("’", "'")
        if word in words.counts or (match[0].isupper() and len(word) > 1):
            return match[0]
        return "" if word in _FILLERS else SHORT_FORMS.get(word, match[0])

    return re.sub(r"\s+([?!.,])", r"\1", " ".join(_TOKEN.sub(full, _GREETING.sub("", text)).split())).strip(" ,")
