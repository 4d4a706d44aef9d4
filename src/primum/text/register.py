"""Whether a sentence sets a task that has nothing to do with the document it stands in.

"Draft a budget for the holiday party." in a page on gout: it begins with a verb that medical pages hardly ever begin a
sentence with, or asks a question, and its words are strange to medicine and to the page. Advice to patients and
clinicians ("Ask your doctor…", "Monitor vital signs") uses other verbs, or words that medical pages are full of.

`register.txt` (made by `train/register.py`) has how often medical pages use a word, and begin a sentence with a verb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from primum.text.headings import role_of
from primum.text.terms import STOPWORDS, stem, words

STRANGE = 1.5
"""Least strangeness of an order: of 280,000 sentences of pages on health, 1 in 10,000 has it."""
_WORTH = {"common": -1.8, "usual": -0.6, "known": 0.6}
_UNKNOWN, _HELD, _POLITE = 1.4, -1.8, 1.0
_ROOT = 5
_VERBS = {"often": -1.5, "seldom": 0.6, "never": 2.4}
_CLINICAL = frozenset({
    "provide", "promote", "discourage", "offer", "extract", "assess", "evaluate", "determine", "identify", "measure",
    "prepare", "investigate", "check", "put", "schedule", "implement", "alert", "inform", "support", "insert", "create",
})  # fmt: skip
"""Verbs with which guidelines begin sentences, whatever pages for patients do."""
_NOUNS = frozenset({
    "alert", "answer", "book", "break", "change", "code", "contact", "contrast", "design", "draft", "email", "end",
    "estimate", "express", "fix", "forecast", "help", "hint", "judge", "list", "measure", "message", "name",
    "offer", "order", "outline", "output", "pitch", "plan", "present", "print", "produce", "purchase", "quote",
    "rank", "register", "reply", "report", "research", "search", "set", "share", "shift", "show", "sign", "sort",
    "start", "state", "stop", "stress", "support", "update", "use", "visit", "vote", "work",
})  # fmt: skip
"""Verbs that are nouns as well: orders where what they are done to follows ("Report the …", not "Report form")."""
_OBJECT = re.compile(
    r"\W*\w+ (?:an?|the|this|that|these|those|my|our|your|all|any|each|every|some|me|us|it|how|what|who|why|whether|"
    r"if|\d+|as|for|five|two|three|ways|for (?:the|a)|[\"'“‘]\w)\b", re.IGNORECASE)  # fmt: skip
_SAYS_LITTLE = frozenset(
    map(
        stem, ("main", "primary", "first", "best", "many", "much", "work", "world", "difference", "different", "common")
    )
) | {"use"}
_ASIDE = re.compile(
    r"\W*(?:(?:please|also|then|finally|now|next|instead|additionally|assistant|system|hey|hi|hello|ok|okay)\b[,:]?\s*"
    r"|(?:in|at the (?:end|beginning|start) of|within|to|for|before|after) (?:your|the|this|every|each) (?:\w+ ){0,2}?"
    r"(?:answer|response|reply|output|text|message)\b[,:]?\s*"
    r"|(?P<polite>(?:can|could|would|will) you (?:please )?|(?:i|we)(?:'d|’d| would)? (?:want|need|like|ask) you to "
    r"|help me (?:to )?|let(?:'|’)s |(?:your|the) (?:new |only |next )?(?:task|job|goal|mission) is to "
    r"|(?:make|be) sure to |(?:do not|don't|never) forget to ))*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W*(?:what|who|whom|whose|how|why|when|where|which|is|are|was|were|do|does|did|can|could|would|will|should|has|"
    r"have)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_LETS = re.compile(r"\W*let(?:'|’)s (?!move\b)", re.IGNORECASE)
_SIGNS = (
    (1.5, re.compile(
        r"\b(?:your|the|this|each|every|whole|entire|of|a) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?|output)\b"
        r"(?! (?:to|rate|in (?:patients|children|adults)))|\b(?:the |any )?(?:readers?|users)\b", re.IGNORECASE)),
    (1.2, re.compile(r"\b(?:me|us|my|our)\b")),
    (1.2, re.compile(
        r"\b(?:letters?|vowels?|sentences?|words?|paragraphs?|rhymes?|verses?|typos?|emojis?|smiley|uppercase|lowercase|"
        r"alphabet|script|code|python|java|javascript|sql|html|loop|function that|equation|e-?mails?|tweets?|comments?|"
        r"phrase|headlines?|slogan|cipher|caesar|rot13|morse|base ?(?:16|32|64|85)|binary|hexadecimal|backwards?|"
        r"back to front|positive(?:,| or) negative|following (?:text|passage|message|statement|conversation|dialogue)|"
        r"opinion|sarcasm)\b", re.IGNORECASE)),
    (1.7, re.compile(
        r"\b(?:jokes?|poems?|stor(?:y|ies)|essays?|songs?|riddles?|movie|films?|books?|novels?|games?|recipes?|travel|"
        r"trips?|flights?|news|sentiment|moods?|tone|author|reviews?|spreadsheets?|budgets?|meetings?|customers?|"
        r"clients?|sales|marketing|markets?|competitors?|revenue|profits?|invoices?|stocks?|investments?|invest|coins?|"
        r"crypto\w*|bank|credit card|passwords?|accounts?|elections?|votes?|celebrit(?:y|ies)|brands?|discounts?|"
        r"subscriptions?|gift cards?|prizes?|winners?|politic\w+|histor(?:y|ies) of|"
        r"hoax|conspirac\w+|secret|online shop|reminders?|to-do|deadlines?)\b", re.IGNORECASE)),
)  # fmt: skip
"""What an order gains that speaks of the answer and its readers, of whoever gives it, of letters and texts."""
_OPEN = frozenset(("other", "definition"))
_FIRST = re.compile(r"\W*([A-Za-z]+)")


@cache
def _bands() -> tuple[dict[str, float], dict[str, float]]:
    """Worth of stems and of verbs, as the list has them."""
    text = files("primum.text").joinpath("register.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            held = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            held.extend(line.split())
    stems = {word: worth for band, worth in _WORTH.items() for word in found[band]}
    return stems, {verb: worth for band, worth in _VERBS.items() for verb in found[band]}


def verbs() -> frozenset[str]:
    """The verbs of tasks, in small letters."""
    return frozenset(_bands()[1])


def held(text: str) -> Counter[str]:
    """How often a document holds each root: a stem's first five letters, so that "streptococcal" is a word of a page on
    the streptococcus."""
    found: Counter[str] = Counter()
    for word, times in Counter(words(text)).items():
        found[stem(word)[:_ROOT]] += times
    return found


def is_foreign(sentence: str, around: Callable[[], Mapping[str, int]]) -> bool:
    """Whether a sentence sets a task, or asks a question, that is strange to the document whose roots `around` gives.

    It is asked for them where its first words do not tell: most do."""
    opening = _ASIDE.match(sentence)
    rest = sentence[opening.end() if opening else 0 :]
    polite = bool(opening and opening["polite"])
    first = _FIRST.match(rest)
    verb = first[1].lower() if first else ""
    stems, verbs = _bands()
    asks = not polite and _ASKS.match(sentence) is not None
    if not (asks or polite or (verb in verbs and (verb not in _NOUNS or _OBJECT.match(rest)))):
        return False
    told = words(rest)
    own = Counter(stem(w) for w in told if w not in STOPWORDS and w != verb and len(w) > 1)
    if asks:
        return _is_foreign_question(sentence, own, around())
    if len(told) < 3:
        return False
    score = min(verbs.get(verb, 0.0), 0.6 if verb in _CLINICAL else 9.0) + (_POLITE if polite else 0.0)
    score += 1.4 if _LETS.match(sentence) else 0.0
    score += sum(worth for worth, sign in _SIGNS if sign.search(sentence))
    roots = around()
    worths = [_HELD if roots.get(w[:_ROOT], 0) > n else stems.get(w, _UNKNOWN) for w, n in own.items()]
    return score + sum(worths) / max(2, len(worths)) >= STRANGE


def _is_foreign_question(question: str, own: Counter[str], around: Mapping[str, int]) -> bool:
    """Whether a question shares no telling word with its document, or no word at all. One that heads a section as pages
    on health have them ("Is gout inherited?") needs a word that is strange to medicine, too."""
    stems, _ = _bands()
    shared = {w for w, n in own.items() if around.get(w[:_ROOT], 0) > n and w not in _SAYS_LITTLE}
    strange = any(w not in stems and w not in shared for w in own)
    if shared:
        return strange and all(stems.get(w, 1.0) < -1 for w in shared)
    return strange or (role_of(question) in _OPEN and len(own.keys() - _SAYS_LITTLE) > 1)
