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
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from primum.text.headings import role_of
from primum.text.terms import STOPWORDS, fold, stem, words

STRANGE = 1.35
"""Least strangeness of an order."""
_WORTH = {"common": -1.2, "usual": -0.6, "known": 0.6}
_UNKNOWN, _HELD, _POLITE = 1.4, -1.8, 1.0
_LEARNED = -0.6
_MEDICAL = re.compile(
    r"(?:itis|emia|osis|ostomi|otomi|ectomi|oplasti|gram|graphi|scopi|pathi|algia|uria|olog|ologist|penia|cyt|ase|mab|nib|pril|"
    r"sartan|statin|azol|cillin|mycin|oxacin|vir|virus|idin|amin|azin|olol|afil|lukast|trophi|plasia|sclerosi|genesi|genet|"
    r"coccus|cocci|bacteri|plegia|paresi|phagia|phobia|somnia|rrhea|ium|idae|oma|emet|toxic|lysi|stasi|therapi|tensiv|tension|"
    r"glyc|glycemi|oid|trop|intub|ventil|volemi|perfus|natal|partum|cutan|muscular|vascular|venous|arteri|ventricular|atrial|renal|hepat|cardiac)$"
    r"|^(?:hypo|hyper|cardi|neuro|gastr|hepat|nephr|peri|endo|tachy|brady|dys|haem|hemo|osteo|arthr|derm|pneum|thromb|cyto|"
    r"immun|myo|angio|broncho|laryng|pharyng|trache|oesoph|esoph|electro|ophthalm|gynec|obst|paed|pediatr|onco|carcin|chemo|"
    r"antibi|antivir|antifung|antihist|anticoag|antidep|antiepi|antiem|intraven|intramus|subcut|transfus|psych|anti[bcdefghpmtv])"
)
"""Stems that medicine makes its words of: strange to no page, however rare."""
_ACRONYM = re.compile(r"\b[A-Z][A-Z\d]{1,5}\b")
_ROOT = 5
_VERBS = {"often": -1.2, "seldom": 0.6, "rare": 1.4, "never": 2.4}
_CLINICAL = {"clinical": 0.6, "advised": 1.0}
"""The most that a verb is worth with which guidelines begin sentences, whatever pages for patients do."""
_OBJECT = re.compile(
    r"\W*(?:(?:list|name|quote|print|share|sort|rank) \d+ [a-z]|\w+ (?:(?:up|out|off|down|back|in|on|over|with|at|into|through|to|"
    r"like|yourself|people|everyone) )?"
    r"(?:(?-i:an?)|the|this|that|these|those|my|our|your|his|her|their|all|any|each|every|some|both|another|me|us|it|them|him|"
    r"how|what|who|why|whether|if|where|when|which|as|one|two|three|four|five|six|ten|ways|[\"'“‘]\w)\b)",
    re.IGNORECASE)  # fmt: skip
"""What shows that a first word is a verb which may be a noun as well: what it is done to ("Report the …")."""
_ADDRESSES = re.compile(r"\b(?:you|your|yours|me|my|I am|I'm|I’m)\b|!", re.IGNORECASE)
_STATED = 1.0
"""Least mean strangeness of a statement that sets no task."""
_SAYS_LITTLE = frozenset(
    map(
        stem, ("main", "primary", "first", "best", "many", "much", "work", "world", "difference", "different", "common")
    )
) | {"use"}
_ASIDE = re.compile(
    r"\W*(?:(?:given|using|based on|in your opinion|in your view|as an? \w+)\b[^,.;]{0,60},\s*|you (?:need to|must|have to) "
    r"|(?:please|also|then|finally|now|next|instead|additionally|assistant|system|hey|hi|hello|ok|okay)\b[,:]?\s*"
    r"|(?:in|at the (?:end|beginning|start) of|within|to|for|before|after) (?:your|the|this|every|each) (?:\w+ ){0,2}?"
    r"(?:answer|response|reply|output|text|message)\b[,:]?\s*"
    r"|(?P<polite>(?:can|could|would|will) you (?:please )?|(?:i|we)(?:'d|’d| would)? (?:want|need|like|ask) you to "
    r"|help me (?:to )?|let(?:'|’)s |(?:your|the) (?:new |only |next )?(?:task|job|goal|mission) is to "
    r"|(?:do not|don't|never) forget to )|(?:make|be) sure to )*",
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
        r"(?! (?:to|rate|in (?:patients|children|adults)))|\b(?:the |any )?(?:readers?|users|(?<=the )user)\b", re.IGNORECASE)),
    (1.2, re.compile(r"\b(?:me|us|my|our)\b")),
    (1.2, re.compile(r"\b(?:the|this|your|each|every|all) (?:\w+ )?(?:text|message|passage|words?|letters?|line|page|document|sentences?|characters?)\b", re.IGNORECASE)),
    (1.2, re.compile(
        r"\b(?:letters?|vowels?|sentences?|words?|paragraphs?|rhymes?|verses?|typos?|emojis?|smiley|uppercase|lowercase|"
        r"consonants?|nouns?|upper(?: and lower|-?case)|lower-?case|adjectives?|syllables?|(?:random|reverse|opposite|alphabetical) order|capitals|"
    r"browsers?|software|website|web (?:pages?|traffic)|bullets?|extension|terminal|command line|characters?|ascii|"
    r"alphabet|script|code|python|java|javascript|sql|html|loop|function that|equation|e-?mails?|tweets?|comments?|"
        r"phrase|headlines?|slogan|cipher|caesar|rot13|morse|base ?(?:16|32|64|85)|binary|hexadecimal|backwards?|"
        r"back to front|positive(?:,| or) negative|following (?:text|passage|message|statement|conversation|dialogue)|"
        r"opinion|sarcasm)\b", re.IGNORECASE)),
    (1.7, re.compile(
        r"\b(?:jokes?|poems?|stor(?:y|ies)|essays?|songs?|riddles?|movie|films?|books?|novels?|games?|recipes?|travel|"
        r"trips?|flights?|news|sentiment|moods?|tone|authors?|reviews?|spreadsheets?|budgets?|meetings?|customers?|"
        r"clients?|sales|marketing|markets?|competitors?|revenue|profits?|invoices?|stocks?|investments?|invest|coins?|"
        r"crypto\w*|bank|credit card|passwords?|accounts?|elections?|votes?|celebrit(?:y|ies)|brands?|discounts?|"
        r"subscriptions?|gift cards?|prizes?|winners?|politic\w+|histor(?:y|ies) of|"
        r"hoax|conspirac\w+|secret|online shop|reminders?|to-do|deadlines?)\b", re.IGNORECASE)),
)  # fmt: skip
"""What an order gains that speaks of the answer and its readers, of whoever gives it, of letters and texts."""
TONGUES = frozenset(
    """den ein einen ins zur zum diese dieser ces cette votre vos del este esta uno questo isso und nicht ist eine alle
    bitte mit für auf les des une est dans pour avec vous tous los las una para todo todos que por che della gli
    tutto tutte het een niet não uma og och att ikke som ve bir için nie jest na się proszę ruoy eht uoy siht htiw
    rof gur naq lbhe lbh jvgh guvf sbe tout ce qui et ne sur aux sont être leur répondez écrivez ett till det på av inte jag zignoruj
    napisz tylko jak wszystkie ve ile bana tüm di gli sono non scrivi ik op voor naar schrijf skriv alla responde escribe lo al
    sin ahora nur keine antworte schreib ignorez ignora ignoriere negeer""".split()
)
"""Everyday words of other languages, and of English turned round or shifted by thirteen letters."""
_POINTS = re.compile(r"\b(?:I|me|my|we|our|you|your|this|these|it|they|them|there)\b", re.IGNORECASE)
"""Words by which a question belongs to the page it stands on."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ODD, _ODD_SHARE = 3, 0.5
_KINDS = {worth: kind for kind, worth in _WORTH.items()}
_OPEN = frozenset(("other", "definition"))
_FIRST = re.compile(r"\W*([A-Za-z]+)")


@dataclass(frozen=True)
class _Register:
    """The list: the worth of stems, of verbs; what tells nothing; verbs that are nouns too; those of guidelines."""

    stems: dict[str, float]
    plain: frozenset[str]
    verbs: dict[str, float]
    double: frozenset[str]
    advised: frozenset[str]


@cache
def _register() -> _Register:
    text = files("primum.text").joinpath("register.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            held = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            held.extend(line.split())
    verbs = {verb: worth for band, worth in _VERBS.items() for verb in found.get(band, ())}
    for band, most in _CLINICAL.items():
        verbs |= {verb: min(verbs[verb], most) for verb in found.get(band, ())}
    stems = {word: worth for band, worth in _WORTH.items() for word in found[band]}
    advised = frozenset(v for band in _CLINICAL for v in found[band])
    return _Register(stems, frozenset(found["plain"]), verbs, frozenset(found["double"]), advised)


def verbs() -> frozenset[str]:
    """The verbs of tasks, in small letters."""
    return frozenset(_register().verbs)


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
    register = _register()
    asks = not polite and _ASKS.match(sentence) is not None
    orders = polite or (verb in register.verbs and (verb not in register.double or _OBJECT.match(rest) is not None))
    if not (asks or orders):
        return _is_foreign_word_to_you(sentence, around)
    told = words(rest)
    own = Counter(stem(w) for w in told if w not in STOPWORDS and w != verb and len(w) > 1 and not w.isdigit())
    if asks:
        return _is_foreign_question(sentence, own, around())
    if len(told) < 3:
        return False
    score = register.verbs.get(verb, 0.0) + (_POLITE if polite else 0.0)
    score += 1.4 if _LETS.match(sentence) else 0.0
    score += sum(worth for worth, sign in _SIGNS if sign.search(sentence))
    if not sentence.isupper():
        own = Counter({w: n for w, n in own.items() if w not in {a.lower() for a in _ACRONYM.findall(rest)}})
    worths = _worths(own, around())
    size = max(2, len(worths))
    return score + sum(worths) / (size if verb in register.advised else size**0.5) >= STRANGE


_FORBIDS = frozenset(("do", "don", "avoid", "never"))
"""First words of advice on what not to do, which pages on health are full of."""
_RELATES = re.compile(
    r"\W*(?:it|its|they|their|he|she|his|her|this (?!page|article|text|document)|some|others?|both|most|many)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on from the one before it."""


@lru_cache(maxsize=65536)
def kind(word: str) -> tuple[str, str]:
    """The root of a folded word, and how often medicine uses it; both empty where it tells nothing."""
    if len(word) < 2 or word in STOPWORDS or word.isdigit():
        return "", ""
    register, whole = _register(), stem(word)
    if whole in register.plain:
        return whole[:_ROOT], "plain"
    if whole in register.stems:
        return whole[:_ROOT], _KINDS[register.stems[whole]]
    return whole[:_ROOT], "medical" if _MEDICAL.search(whole) else "unknown"


def form(sentence: str) -> tuple[str, ...]:
    """What a sentence does, by the names that `alien` has for it."""
    register = _register()
    opening = _ASIDE.match(sentence)
    rest = sentence[opening.end() if opening else 0 :]
    first = _FIRST.match(rest)
    verb = first[1].lower() if first else ""
    polite = bool(opening and opening["polite"])
    bids = (
        verb in register.verbs
        and verb not in _FORBIDS
        and (verb not in register.double or _OBJECT.match(rest) is not None)
    )
    worth = register.verbs.get(verb, 0.0)
    said = {
        "asks": not polite and _ASKS.match(sentence) is not None,
        "bids": bids or polite,
        "rare": bids and worth >= _VERBS["rare"],
        "often": bids and worth <= _VERBS["often"],
        "speaks": _ADDRESSES.search(sentence) is not None,
        "relates": _RELATES.match(sentence) is not None
        or any(f" {word}" in sentence for word in ("them", "these", "those")),
        "ends": sentence.rstrip()[-1:] in ".!?",
    }
    return tuple(name for name, holds in said.items() if holds)


def signs(sentence: str) -> float:
    """How much a sentence speaks of answers and readers, of letters and texts, of trade and leisure."""
    return sum(weight for weight, sign in _SIGNS if sign.search(sentence))


def _worths(own: Mapping[str, int], around: Mapping[str, int]) -> list[float]:
    """How strange each telling word of a sentence is to medicine and to the document around it."""
    register = _register()
    return [
        _HELD if around.get(w[:_ROOT], 0) > n else register.stems.get(w, _LEARNED if _MEDICAL.search(w) else _UNKNOWN)
        for w, n in own.items()
        if w not in register.plain
    ]


def _is_foreign_word_to_you(sentence: str, around: Callable[[], Mapping[str, int]]) -> bool:
    """Whether a statement that addresses somebody has strange words alone."""
    if not _ADDRESSES.search(sentence):
        return False
    own = Counter(stem(w) for w in words(sentence) if w not in STOPWORDS and len(w) > 1 and not w.isdigit())
    worths = _worths(own, around())
    return len(worths) >= 2 and min(worths) > 0 and sum(worths) / len(worths) >= _STATED


def _is_foreign_question(question: str, own: Counter[str], around: Mapping[str, int]) -> bool:
    """Whether a question shares no telling word with its document, or no word at all. One that heads a section as pages
    on health have them ("Is gout inherited?") needs a word that is unknown to medicine, too."""
    register = _register()
    telling = {w for w in own if w not in register.plain and w not in _SAYS_LITTLE}
    shared = {w for w in telling if around.get(w[:_ROOT], 0) > own[w]}
    is_open = role_of(question) in _OPEN
    least = 0.0 if is_open else _WORTH["known"]
    strange = any(
        register.stems.get(w, _UNKNOWN) > least and w not in shared and not _MEDICAL.search(w) for w in telling
    )
    if shared:
        return strange and all(register.stems.get(w, 1.0) < -1 for w in shared)
    if strange or not telling:
        return strange
    return is_open and len(own) > 1 and not _POINTS.search(question)


def strange_tongue(sentence: str, around: Callable[[], Mapping[str, int]]) -> int | None:
    """Where words begin in a sentence that are mostly of no English, of no medicine, and not of its document: those of
    another language, or letters that were turned round; None where none do. Names, with a capital, do not count."""
    if TONGUES.isdisjoint(sentence.lower().split()):
        return None
    register, roots = _register(), around()
    told = [(m.start(), fold(m[0])) for m in _LETTERS.finditer(sentence)]
    own = Counter(stem(w)[:_ROOT] for _, w in told)
    odd = [
        not (w in STOPWORDS and w not in TONGUES)
        and (s := stem(w)) not in register.stems
        and s not in register.plain
        and roots.get(s[:_ROOT], 0) <= own[s[:_ROOT]]
        for _, w in told
    ]
    for first, (start, _) in enumerate(told):
        rest = odd[first:]
        if odd[first] and sum(rest) >= max(_ODD, _ODD_SHARE * len(rest)):
            small = [o for o, (at, _) in zip(rest, told[first:], strict=True) if sentence[at].islower()]
            return start if sum(small) >= max(_ODD, _ODD_SHARE * len(small)) else None
    return None
