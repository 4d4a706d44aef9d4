"""Text made plain for rules: lower case, short forms written out, common misspellings mended, cut into sentences."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "‑": "-"}
)
_SHORT = (
    # No bleeding, no fever.
    (re.compile(r"\bblood pressure\b"), "bloodpressure"),
    (re.compile(r"\bhay fever\b"), "hayfever"),
    (re.compile(r"\bathlete'?s? ?foot\b"), "athletefoot"),
    (re.compile(r"\bgone (?=(?:overnight|by (?:the )?morning|in the morning)\b)"), "over "),
    # A temperature that is none.
    (
        re.compile(
            r"\b(?:temp(?:erature)?|fever)(?: is| was| of|:| at)? ?(?:now |only |about )?(?:3[67](?:\.\d)?|9[789](?:\.\d)?)(?!\d|\.\d| ?(?:hours|hrs|h|days|weeks|months)\b)"
        ),
        "no heat",
    ),
    (re.compile(r"\bnot (?:at all |really |very |particularly )?(?:short|out) of breath\b"), "without breathlessness"),
    # No spleen and fever; a treat, no cold limb.
    (re.compile(r"\b(?:no|(?:without|have not got|has not got) (?:a|my|his|her|any)) spleen\b"), "being asplenic"),
    (re.compile(r"\bice[ -](creams?|loll\w+|pops?|packs?|cubes?)\b"), r"ice\1"),
    # What falls off by itself is no fall.
    (
        re.compile(
            r"\b(nail|scab|tooth|crown|filling|hair|stump|plaster) (?:fell|falls|fallen|came|comes) (?:off|out)\b"
        ),
        r"\1 lost",
    ),
    # A dose as it is meant.
    (
        re.compile(
            r"\b(?:once|twice|[234] times|(?:two|three|four) times) (?:(?:a|per|each|every) (day|week|night|month)|(dai|week|night|month)ly)\b"
        ),
        lambda m: {"day": "daily", "dai": "daily"}.get(m[1] or m[2], f"{m[1] or m[2]}ly"),
    ),
    # What is drawn or counted is no bleeding, what lasts is not new, and the rest are names and figures of speech.
    (
        re.compile(
            r"\bblood (?=(?:tests?|testing|work|counts?|results?|samples?|levels?|vessels?|glucose|groups?|types?|cells?|platelets?|transfus\w+|donors?|donat\w+|draws?|sugars?|relatives?)\b)"
        ),
        "",
    ),
    (re.compile(r"\b(years?|months?|decades?|while|ages|time) now\b"), r"\1"),
    (re.compile(r"\b(am|is|are) now (?=(?:aged )?\d)"), r"\1 "),
    (re.compile(r"\b(?:up )?(?:until|till?) now\b"), "so far"),
    (re.compile(r"\bnight[ -]?sweats?\b"), "nightsweats"),
    (re.compile(r"\bblocked (?:up )?(?=(?:nose|sinus\w*|nostrils?|ears?)\b)"), "stuffy "),
    (re.compile(r"\bnose ((?:is |was |feels |all |totally |completely )*)blocked\b"), r"nose \1stuffy"),
    (re.compile(r"\b(itch\w*) like (?:mad|crazy|hell|anything)\b"), r"\1"),
    (re.compile(r"(?<=\d)(?=(?:yrs?|years?|months?|mths?|weeks?|wks?|days?|hrs?|hours?|mins?|minutes?)\b)"), " "),
    (re.compile(r"\byrs?\b"), "years"),
    (
        re.compile(r"\bnot (?:a |any |much )?(?:breathing problem|(?:problem|trouble) (?:with )?breathing)"),
        "without problem breathing",
    ),
    (re.compile(r"\bblood (?=(?:(?:was|is|were|has been) )?(?:sent|taken|drawn|tested|checked)\b)"), ""),
    (re.compile(r"\bcollapsed lung\b"), "pneumothorax"),
    (re.compile(r"\bblack (?=spots?\b|heads?\b|dots?\b|marks?\b)"), "dark "),
    (
        re.compile(r"\bno (?:response|reply|answer) from (?!him|her|it|them|my|the (?:baby|child|patient))"),
        "no word from ",
    ),
    (re.compile(r"\bair ?con\w*"), "cooler"),
    (re.compile(r"\banti ?-?seizure\b"), "anticonvulsant"),
    (re.compile(r"\bseizure (?=(?:disorder|medic\w+|meds|drugs?)\b)"), "epilepsy "),
    (re.compile(r"\bdie with dignity\b"), "euthanasia"),
    (re.compile(r"\b(?:find|remember|recall|know) the name of\b"), "learn of"),
    (re.compile(r"\bball and socket\b"), "socket"),
    (re.compile(r"\bbeat(?:en)? (?:all |the )*odds\b"), "won"),
    (re.compile(r"\bbright as a button\b"), "bright"),
    (re.compile(r"\bbridge of (?:my|his|her|the) nose\b"), "nose"),
    (re.compile(r"\b(?:playing squash|squash (?=match|game|court|player))"), "sport "),
    (re.compile(r"\bwobbly (?=tooth\b|teeth\b)"), "loose "),
    # Little, not water.
    (
        re.compile(
            r"\ba wee (?=(?:bit|cut|bump|while|spot|scratch|lad|lass|one|girl|boy|baby|bairn|drop|rash|graze|cough|sore|chat)\b)"
        ),
        "a little ",
    ),
    # No breathing trouble, but breath.
    # A rash, no burn; a flush, no light.
    (re.compile(r"\brazor burns?\b"), "shaving rash"),
    (re.compile(r"\bhot flash(?=e?s?\b)"), "hot flush"),
    # No sight that is lost, but no change of it.
    (
        re.compile(
            r"\b(no|any) (vision|visual|sight|speech|hearing|balance|sensory|feeling|movement|urine|urinary|stool|bowel|bladder|pulse) (changes?|problems?|troubles?|difficult\w+|symptoms?|disturbances?|complaints?|issues?|abnormalit\w+)"
        ),
        r"\1 \3 of \2",
    ),
    (re.compile(r"\bbreathing (difficult\w*|troubles?|problems?|distress|issues?)\b"), r"\1 breathing"),
    (re.compile(r"\bod'?(?:ed|d|ing)\b(?<!\bodd)"), "overdosed"),
    (re.compile(r"\b(?:cannot|can'?t)\b"), "can not"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\bain'?t\b"), "is not"),
    (re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|need)n'?t\b"), r"\1 not"),
    (re.compile(r"\b(i)'?m\b"), r"\1 am"),
    (re.compile(r"\b(i|we|they|you)'?ve\b"), r"\1 have"),
    (re.compile(r"\b(we|they|you)'re\b"), r"\1 are"),
    (re.compile(r"\b(he|she|it|that|there|who|what|here)'s\b|\b(hes|shes)\b"), lambda m: f"{(m[1] or m[2][:-1])} is"),
    (re.compile(r"\b(\w+)'ll\b"), r"\1 will"),
    (re.compile(r"\b(\w+)'d\b"), r"\1 would"),
    (re.compile(r"\b(\w+)'s\b"), r"\1 s"),
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
    (re.compile(r"\bgotta\b"), "have to"),
    (re.compile(r"\bu\b"), "you"),
    (re.compile(r"\bur\b"), "your"),
    (re.compile(r"\bpls\b|\bplz\b"), "please"),
    (re.compile(r"\b(\d+) ?(?:yo|y/o|yrs? old|years? of age)\b"), r"\1 year old"),
    (re.compile(r"\b(\d+)[- ](year|month|week|day|hour)s?[- ]old\b"), r"\1 \2 old"),
    (re.compile(r"\b([a-z]+)[- ]year[- ]old\b"), r"\1 year old"),
    # Words of a sign that are none here: confused about advice, a death that is chosen by law.
    (
        re.compile(
            r"\bconfused (?!(?:about|as to) (?:where|who|what (?:day|year|month|time)|the (?:day|date|time|year)))(?=(?:about|as to|when it comes|whether|regarding|why|what|how|which|if|by (?:the|all|what))\b)"
        ),
        "unsure ",
    ),
    (re.compile(r"\b(?:(?:physician|doctor)[- ])?assisted (?:suicide|dying|death)\b"), "euthanasia"),
)
# British and American spellings of the same word are one; the first is read as the second.
_SPELLINGS = (
    (re.compile(r"haem"), "hem"),
    (re.compile(r"rrhoe"), "rrhe"),
    (re.compile(r"pnoe"), "pne"),
    (re.compile(r"\boe"), "e"),
    (re.compile(r"faec"), "fec"),
    (re.compile(r"anaem"), "anem"),
    (re.compile(r"\bpaed"), "ped"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"anaesth"), "anesth"),
    (re.compile(r"isch?aem"), "ischem"),
    (re.compile(r"leukaem"), "leukem"),
    (re.compile(r"gyn?aec"), "gynec"),
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+|\s+(?=message: )|(?<=[a-z]{3})\.(?=[a-z]{3})")
_LONG_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_WORD = re.compile(r"[a-z]{4,}")
_ABBREVIATION = re.compile(r"\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx|no)\.\s", re.IGNORECASE)


# "Chest pain? No."
_ANSWERED = re.compile(r"(?:(?<=[.;,] )|^)(\w[\w ]{2,40})\? ?(?:no|nope|none)\b", re.IGNORECASE | re.MULTILINE)
_WRAP = re.compile(r"(?<=[a-z,])\n(?=[a-z])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each made plain; empty ones are left out. A line that goes on in the next is no end."""
    text = _ANSWERED.sub(r"no \1", _WRAP.sub(" ", text))
    lower = _ABBREVIATION.sub(lambda m: m[0].replace(".", ""), text.translate(_APOSTROPHES)).lower()
    return tuple(plain for part in _SENTENCE.split(lower) if (plain := _plain(part)))


def _plain(text: str) -> str:
    text = _LONG_LETTERS.sub(r"\1\1", _SPACE.sub(" ", text).strip())
    for pattern, whole in _SHORT:
        text = pattern.sub(whole, text)
    for pattern, other in _SPELLINGS:
        text = pattern.sub(other, text)
    return _WORD.sub(lambda m: _mended(m[0]), text)


@cache
def _misspellings() -> dict[str, str]:
    """Misspelling to word, from `misspellings.tsv`."""
    lines = resources.files(__package__).joinpath("misspellings.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {wrong: right for right, wrongs in pairs for wrong in wrongs.split()}


def _mended(word: str) -> str:
    """The word, or the one that it misspells as listed."""
    return _misspellings().get(word, word)
