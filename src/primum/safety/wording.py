"""Text made plain for rules: lower case, short forms written out, common misspellings mended, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources

_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "‑": "-"}
)
_Mend = tuple[tuple[str, ...], re.Pattern[str], str | Callable[[re.Match[str]], str]]
# What is mended and how, and letters of which some stand in every text that the pattern finds, so that most are not tried.
_SHORT: tuple[_Mend, ...] = tuple(
    (tuple(needs.split("|")), pattern, whole)
    for needs, pattern, whole in (
        # A gait, no body without strength.
        (
            "limp",
            re.compile(
                r"\b(a|the|his|her|slight|mild|with) limp\b(?! (?:baby|child|arm|leg|body|infant|toddler|hand))(?!.*\b(?:fever|febrile|hot|temp|septic))"
            ),
            r"\1 lameness",
        ),
        # Notes in short.
        ("& v|&v|and v|andv|+|n v|nv|/", re.compile(r"\bd ?(?:&|and|\+|n|/) ?v\b"), "diarrhea and vomiting"),
        # What does well, and what is no trouble.
        (
            "well|normal|fine|between|ok",
            re.compile(
                r"\b(?:drink|eat|feed)(?:s|ing)(?: and (?:drink|eat|feed)(?:s|ing))? (?=(?:\w+ )?(?:well|normally|fine|ok|okay)\b)"
            ),
            "thriving ",
        ),
        ("between doses", re.compile(r"\bbetween doses of\b"), "on"),
        (
            "stop",
            re.compile(r"\b(?:do|does|did)(?: not|n'?t) (?:ever |actually |really )?stop breathing\b"),
            "breathes on",
        ),
        (
            "stand",
            re.compile(
                r"\bcan(?:not|'?t| not) stand (?=(?:the |any )?(?:smell|taste|sight|thought|idea|noise|sound|texture)\b)"
            ),
            "dislike ",
        ),
        # Glands are no airway, the wall of the chest is not what is in it, and what was found by chance not what bursts.
        (
            "gland|node",
            re.compile(r"\b(?:swollen|enlarged|swelling of(?: the)?) (?=(?:[a-z]+ )?(?:glands?|(?:lymph )?nodes?)\b)"),
            "lumpy ",
        ),
        ("airway", re.compile(r"\bairway (?=(?:is |was )?(?:patent|clear|open|intact|not)\b)"), "passage "),
        (
            "chest wall",
            re.compile(
                r"\bchest wall\b(?! (?:in-?draw|indraw|retract|recess|suck|going|mov|injur|wound|caving))(?=(?! (?:pressure|tight))|$)"
            ),
            "trunk",
        ),
        (
            "aneurysm",
            re.compile(
                r"\b(?:small|tiny|unruptured|incidental|stable|coiled|clipped) (?:brain |cerebral |unruptured )+aneurysm"
            ),
            "vessel finding",
        ),
        # No bleeding, no fever.
        ("blood pressure", re.compile(r"\bblood pressure\b"), "bloodpressure"),
        ("hypotension", re.compile(r"\b(?:orthostatic|postural) hypotension\b"), "dizziness on rising"),
        ("hay fever", re.compile(r"\bhay fever\b"), "hayfever"),
        ("athlete", re.compile(r"\bathlete'?s? ?foot\b"), "athletefoot"),
        ("gone", re.compile(r"\bgone (?=(?:overnight|by (?:the )?morning|in the morning)\b)"), "over "),
        # A temperature that is none.
        (
            "fever|temp",
            re.compile(
                r"\b(?:temp(?:erature)?|fever)(?: is| was| of|:| at)? ?(?:now |only |about )?(?:3[67](?:\.\d)?|9[789](?:\.\d)?)(?!\d|\.\d| ?(?:hours|hrs|h|days|weeks|months)\b)"
            ),
            "no heat",
        ),
        (
            "not",
            re.compile(r"\bnot (?:at all |really |very |particularly )?(?:short|out) of breath\b"),
            "without breathlessness",
        ),
        # No spleen and fever; a treat, no cold limb.
        (
            "spleen",
            re.compile(r"\b(?:no|(?:without|have not got|has not got) (?:a|my|his|her|any)) spleen\b"),
            "being asplenic",
        ),
        ("ice", re.compile(r"\bice[ -](creams?|loll\w+|pops?|packs?|cubes?)\b"), r"ice\1"),
        # What falls off by itself is no fall.
        (
            "came|comes|fallen|falls|fell",
            re.compile(
                r"\b(nail|scab|tooth|crown|filling|hair|stump|plaster) (?:fell|falls|fallen|came|comes) (?:off|out)\b"
            ),
            r"\1 lost",
        ),
        # A dose as it is meant.
        (
            "once|times|twice",
            re.compile(
                r"\b(?:once|twice|[234] times|(?:two|three|four) times) (?:(?:a|per|each|every) (day|week|night|month)|(dai|week|night|month)ly)\b"
            ),
            lambda m: {"day": "daily", "dai": "daily"}.get(m[1] or m[2], f"{m[1] or m[2]}ly"),
        ),
        # What is drawn or counted is no bleeding, what lasts is not new, and the rest are names and figures of speech.
        (
            "blood",
            re.compile(
                r"\bblood (?=(?:tests?|testing|work|counts?|results?|samples?|levels?|vessels?|glucose|groups?|types?|cells?|platelets?|transfus\w+|donors?|donat\w+|draws?|sugars?|relatives?)\b)"
            ),
            "",
        ),
        ("now", re.compile(r"\b(years?|months?|decades?|while|ages|time) now\b"), r"\1"),
        ("now", re.compile(r"\b(am|is|are) now (?=(?:aged )?\d)"), r"\1 "),
        ("now", re.compile(r"\b(?:up )?(?:until|till?) now\b"), "so far"),
        ("night", re.compile(r"\bnight[ -]?sweats?\b"), "nightsweats"),
        (
            "nose ",
            re.compile(
                r"\bnose (?:(?:is|was|has been|keeps|just|always) )*(?:stream|runn?|dripp?)(?:s|ing)\b(?!.*\b(?:blood\w*|red)\b)"
            ),
            "runny nose",
        ),
        ("caught the sun", re.compile(r"\b(?:caught|catching|got) the sun\b"), "got sunburn"),
        (
            "glass|tumbler|press",
            re.compile(
                r"\b(?:rash|spots?|marks?|it|they|which|that) (?:fades?|disappears?|blanch(?:es)?|vanish(?:es)?|goes? away|turns? white)"
                r" (?:when|if|under|with)\b[^.,;]*\b(?:glass|tumbler|press\w*)[^.,;]*"
            ),
            "rash blanches",
        ),
        # "Much blood": a lot, as people say it who are new to English.
        (
            "much ",
            re.compile(r"(?<!how )(?<!not )(?<!too )(?<!so )(?<!very )(?<!that )(?<!as )\bmuch (?=blood\b|bleeding\b)"),
            "a lot of ",
        ),
        # What is not severe says nothing; it is no reassurance, either.
        (
            "not",
            re.compile(r"\b(?:it is )?not (?:at all |really |very |too |particularly |so )?(?:severe|intense)\b"),
            "",
        ),
        ("blocked", re.compile(r"\bblocked (?:up )?(?=(?:nose|sinus\w*|nostrils?|ears?)\b)"), "stuffy "),
        ("nose", re.compile(r"\bnose ((?:is |was |feels |all |totally |completely )*)blocked\b"), r"nose \1stuffy"),
        ("itch", re.compile(r"\b(itch\w*) like (?:mad|crazy|hell|anything)\b"), r"\1"),
        (
            "day|hour|hr|min|month|mth|week|wk|year|yr",
            re.compile(r"(?<=\d)(?=(?:yrs?|years?|months?|mths?|weeks?|wks?|days?|hrs?|hours?|mins?|minutes?)\b)"),
            " ",
        ),
        ("yr", re.compile(r"\byrs?\b"), "years"),
        (
            "not",
            re.compile(
                r"\bnot (?:having? )?(?:a |any |much )?(?:breathing problem|(?:problem|trouble) (?:with )?bre[aei]*thing?\b)"
            ),
            "without problem breathing",
        ),
        ("blood", re.compile(r"\bblood (?=(?:(?:was|is|were|has been) )?(?:sent|taken|drawn|tested|checked)\b)"), ""),
        ("collapsed lung", re.compile(r"\bcollapsed lung\b"), "pneumothorax"),
        ("black", re.compile(r"\bblack (?=spots?\b|heads?\b|dots?\b|marks?\b)"), "dark "),
        (
            "from",
            re.compile(r"\bno (?:response|reply|answer) from (?!him|her|it|them|my|the (?:baby|child|patient))"),
            "no word from ",
        ),
        ("air", re.compile(r"\bair ?con\w*"), "cooler"),
        ("anti", re.compile(r"\banti ?-?seizure\b"), "anticonvulsant"),
        ("seizure", re.compile(r"\bseizure (?=(?:disorder|medic\w+|meds|drugs?)\b)"), "epilepsy "),
        ("die with dignity", re.compile(r"\bdie with dignity\b"), "euthanasia"),
        ("the name of", re.compile(r"\b(?:find|remember|recall|know) the name of\b"), "learn of"),
        ("ball and socket", re.compile(r"\bball and socket\b"), "socket"),
        ("beat", re.compile(r"\bbeat(?:en)? (?:all |the )*odds\b"), "won"),
        ("bright as a button", re.compile(r"\bbright as a button\b"), "bright"),
        ("bridge of", re.compile(r"\bbridge of (?:my|his|her|the) nose\b"), "nose"),
        ("squash", re.compile(r"\b(?:playing squash|squash (?=match|game|court|player))"), "sport "),
        ("wobbly", re.compile(r"\bwobbly (?=tooth\b|teeth\b)"), "loose "),
        # Little, not water.
        (
            "a wee",
            re.compile(
                r"\ba wee (?=(?:bit|cut|bump|while|spot|scratch|lad|lass|one|girl|boy|baby|bairn|drop|rash|graze|cough|sore|chat)\b)"
            ),
            "a little ",
        ),
        # No breathing trouble, but breath.
        # A rash, no burn; a flush, no light.
        ("razor burn", re.compile(r"\brazor burns?\b"), "shaving rash"),
        ("hot flash", re.compile(r"\bhot flash(?=e?s?\b)"), "hot flush"),
        # No sight that is lost, but no change of it.
        (
            "abnormalit|change|complaint|difficult|disturbance|issue|problem|symptom|trouble",
            re.compile(
                r"\b(no|any) (vision|visual|sight|speech|hearing|balance|sensory|feeling|movement|urine|urinary|stool|bowel|bladder|pulse) (changes?|problems?|troubles?|difficult\w+|symptoms?|disturbances?|complaints?|issues?|abnormalit\w+)"
            ),
            r"\1 \3 of \2",
        ),
        (
            "breathing",
            re.compile(r"\bbreathing (difficult\w*|troubles?|problems?|distress|issues?)\b"),
            r"\1 breathing",
        ),
        ("od", re.compile(r"\bod'?(?:ed|d|ing)\b(?<!\bodd)"), "overdosed"),
        ("can|cnt|carn", re.compile(r"\b(?:cannot|car?n'?t|cnt)\b"), "can not"),
        ("won", re.compile(r"\bwon'?t\b"), "will not"),
        ("ain", re.compile(r"\bain'?t\b"), "is not"),
        (
            "n't|nt",
            re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|need)n'?t\b"),
            r"\1 not",
        ),
        ("dosn|dosen|doesen|dusn|duzn", re.compile(r"\b(?:dosn|dosen|doesen|dusn|duzn)'?t\b"), "does not"),
        ("dint|diden", re.compile(r"\b(?:dint|diden'?t)\b"), "did not"),
        ("cudn|coudn|woudn|wudn", re.compile(r"\b([cw])(?:u|ou)dn'?t\b"), r"\1ould not"),
        (" ours", re.compile(r"(?<=\d )ours\b"), "hours"),
        ("havn|avn", re.compile(r"\bh?avn'?t\b"), "have not"),
        ("'m|im", re.compile(r"\b(i)'?m\b"), r"\1 am"),
        ("ve", re.compile(r"\b(i|we|they|you)'?ve\b"), r"\1 have"),
        ("'re", re.compile(r"\b(we|they|you)'re\b"), r"\1 are"),
        (
            "'s|hes",
            re.compile(r"\b(he|she|it|that|there|who|what|here)'s\b|\b(hes|shes)\b"),
            lambda m: f"{(m[1] or m[2][:-1])} is",
        ),
        ("'ll", re.compile(r"\b(\w+)'ll\b"), r"\1 will"),
        ("'d", re.compile(r"\b(\w+)'d\b"), r"\1 would"),
        ("'s", re.compile(r"\b(\w+)'s\b"), r"\1 s"),
        ("gonna", re.compile(r"\bgonna\b"), "going to"),
        ("wan", re.compile(r"\bwann?a\b"), "want to"),
        # As it is typed on a telephone, and a word that sounds like another.
        (" n ", re.compile(r"(?<=[a-z] )n(?= [a-z])"), "and"),
        ("coff", re.compile(r"\bcoff(?:in|ing)(?= up\b)|\bcoffing\b"), "coughing"),
        (
            "dye",
            re.compile(r"\b(want(?:s|ed)? to|going to|let me) dye\b(?! (?:my|her|his|the|it|hair|some|for)\b)"),
            r"\1 die",
        ),
        (" i", re.compile(r"\b(in (?:one|left|right|my|his|her)) i(?=\W*$| (?:and|since|now|today)\b)"), r"\1 eye"),
        ("lose", re.compile(r"\b(sudden(?:ly)?|a|complete|total) (?:lose|loose) of\b"), r"\1 loss of"),
        # What Nigerians and Scots say.
        ("no dey", re.compile(r"\bno dey\b"), "does not"),
        (" dey ", re.compile(r"\bdey\b"), "is"),
        (
            "no fit",
            re.compile(
                r"\bno fit (?=(?:breathe|talk|speak|walk|waka|stand|see|pee|piss|chop|eat|sleep|move|raise|swallow|drink)\b)"
            ),
            "can not ",
        ),
        ("pikin", re.compile(r"\bpikin\b"), "child"),
        ("belle", re.compile(r"\b(my|her|his|e|de|the) belle\b"), r"\1 belly"),
        ("wean", re.compile(r"\b(the|my|our|wee) wean(s?)\b(?! (?:off|from|onto|to|him|her|my)\b)"), r"\1 child"),
        # Figures of speech, colours of what is no skin, and grazes that are called burns.
        ("burn", re.compile(r"\b(?:carpet|rug|friction|turf|mat) burns?\b"), "graze"),
        (
            "nail",
            re.compile(r"\bnail (?:s |is |has )?gone (?=(?:a bit |a little |slightly |all )?(?:blue|black|purple)\b)"),
            "nail turned ",
        ),
        ("alive", re.compile(r"\b(?:eaten|ate|eating|eats|eat) (?:(?:me|us|him|her|them) )?alive\b"), "bite a lot"),
        ("yellow", re.compile(r"\byellow(?:ish)? (?=(?:flak|crust|scal|snot|gunk|goo)\w*\b)"), "tan "),
        ("gotta", re.compile(r"\bgotta\b"), "have to"),
        ("u", re.compile(r"\bu\b"), "you"),
        ("ur", re.compile(r"\bur\b"), "your"),
        ("pl", re.compile(r"\bpls\b|\bplz\b"), "please"),
        ("y/o|year|yo|yr", re.compile(r"\b(\d+) ?(?:yo|y/o|yrs? old|years? of age)\b"), r"\1 year old"),
        ("old", re.compile(r"\b(\d+)[- ](year|month|week|day|hour)s?[- ]old\b"), r"\1 \2 old"),
        ("year", re.compile(r"\b([a-z]+)[- ]year[- ]old\b"), r"\1 year old"),
        ("no can", re.compile(r"\bno can\b"), "can not"),
        (
            "pea",
            re.compile(r"\b(can ?not|can ?'?t|to|not|a|for a) pea(?=\b(?! (?:soup|plant|sized?|protein)))"),
            r"\1 pee",
        ),
        # "No want milk": not, as people say it who are new to English.
        (
            "no ",
            re.compile(
                r"(?<!there is )(?<!there was )\bno (?=(?:drink|eat|wake|breathe|speak|talk|walk|swallow|want|suck|know|see|hear|feel|move|stand|sit|lift|bend|stop|come|respond|recogni[sz]e|remember|understand|cry)\b(?! (?:test|therapy|driving|signs?|for)))"
            ),
            "will not ",
        ),
        # Words of a sign that are none here: confused about advice, a death that is chosen by law.
        (
            "confused",
            re.compile(
                r"\bconfused (?!(?:about|as to) (?:where|who|what (?:day|year|month|time)|the (?:day|date|time|year)))(?=(?:about|as to|when it comes|whether|regarding|why|what|how|which|if|by (?:the|all|what))\b)"
            ),
            "unsure ",
        ),
        ("assisted", re.compile(r"\b(?:(?:physician|doctor)[- ])?assisted (?:suicide|dying|death)\b"), "euthanasia"),
    )
)
# British and American spellings of the same word are one; the first, which has an "ae" or "oe", is read as the second.
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
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+|(?<!\s)\s+(?=message: )|(?<=[a-z]{3})\.(?=[a-z]{3})")
_LONG_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_WORD = re.compile(r"[a-z]{3,}")
_ABBREVIATION = re.compile(r"\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx|no)\.\s", re.IGNORECASE)


# "Chest pain? No."
_ANSWERED = re.compile(r"(?:(?<=[.;,] )|^)(\w[\w ]{2,40})\? ?(?:no|nope|none)\b", re.IGNORECASE | re.MULTILINE)
_WRAP = re.compile(r"(?<=[a-z,])\n(?=[a-z])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each made plain; empty ones are left out. A line that goes on in the next is no end."""
    text = _ANSWERED.sub(r"no \1", _WRAP.sub(" ", text))
    lower = _ABBREVIATION.sub(lambda m: m[0].replace(".", ""), text.translate(_APOSTROPHES)).lower()
    return tuple(plain for part in _SENTENCE.split(lower) for cut in _windows(part) if (plain := _plain(cut)))


_LONGEST = 1_500
_SHARED = 300


def _windows(part: str) -> Iterator[str]:
    """A sentence as it is. One longer than anybody's is read in stretches that share some words, so that what no more
    than those part is found together, and the time taken grows with the length alone."""
    start = 0
    while len(part) - start > _LONGEST:
        space = part.rfind(" ", start + _LONGEST - _SHARED, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield part[start:end]
        space = part.find(" ", end - _SHARED, end)
        start = space if space > 0 else end - _SHARED
    yield part[start:]


def _plain(text: str) -> str:
    text = _LONG_LETTERS.sub(r"\1\1", _SPACE.sub(" ", text).strip())
    for needs, pattern, whole in _SHORT:
        for letters in needs:
            if letters in text:
                text = pattern.sub(whole, text)
                break
    if "ae" in text or "oe" in text:
        for pattern, other in _SPELLINGS:
            text = pattern.sub(other, text)
    if _misspellings().keys().isdisjoint(_WORD.findall(text)):
        return text
    return _WORD.sub(lambda m: _misspellings().get(m[0], m[0]), text)


@cache
def _misspellings() -> dict[str, str]:
    """Misspelling to word, from `misspellings.tsv`."""
    lines = resources.files(__package__).joinpath("misspellings.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {wrong: right for right, wrongs in pairs for wrong in wrongs.split()}
