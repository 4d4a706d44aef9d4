"""What a statement is worth as the direct answer to a question of treatment: more where it names what is given or done,
and says that it is for the subject; less where it speaks of treatment and tells none."""

from __future__ import annotations

import re

from primum.model import Kind
from primum.text.hinted import Hinted

# What treatment begins with.
_BEGINS_WITH = re.compile(
    r"\b(?:commenced?|initiat\w+|start(?:ed|ing)?|initial|first[- ](?:line|choice)|of choice|mainstay|recommend\w*|preferred)\b",
    re.IGNORECASE,
)
# What is given or done, by a name of its own.
_GIVEN = Hinted(
    r"(?<!after )(?<!during )(?<!before )(?<!for )\bsurg(?:ery|ical)|(?<!taking )\banti(?:biotic|viral|fungal|histamine|convulsant|epileptic|depressant|malarial|coagulant|psychotic|-inflammator)|\bnsaids?\b|steroids?\b|\binsulin\b|"
    r"\bmetformin\b|\baspirin\b|\bacetaminophen\b|\bibuprofen\b|\bparacetamol\b|\biron (?:supplement|tablet)|\btransfusion|\binhale(?:rs?|d)\b|\bpain relievers?\b|\bblood thinners?\b|"
    r"\bdiuretic|inhibitors?\b|blockers?\b|\btriptans?\b|\bstatins?\b|\bchemotherapy|\bradi(?:ation|otherapy)|\btransplant|\bdialysis|\bphysi(?:cal |o)therapy|\b(?:behavio\w+|talk) therapy|\bcounsell?ing|\bdiet\b|"
    r"\boxygen\b|\bfluids\b|\bcreams?\b|\bremov(?:e|ed|ing) the\b|"
    r"(?:pril|sartan|olol|azole|cillin|mycin|cycline|oxacin|vir|mectin|profen|terol|asone|isone|olone|dipine|triptan|prazole|tidine|gliptin|gliflozin|glutide|parin|azepam|"
    r"mab|tinib|platin|thiazide|semide|lukast|gabalin|dronate|thrin|quine|iazid|fampin|thyroxine|dopa)\b",
    re.IGNORECASE,
)
# What is done last, where anything else may be done.
_OPERATED = re.compile(r"^(?!.*(?:treated|treatment)).*\b(?:surg|transplant)", re.IGNORECASE)
# "Treatment of rheumatic fever usually consists of", "Gout is treated with", "Warfarin and heparin are used to treat".
_STATED = Hinted(
    r"^\W*(?:the |an? )?(?:[\w-]+ ){0,3}?(?:treatments?|therap(?:y|ies)|management)\b(?: options)?(?: (?:for|of|in) [^.,:;]{2,60}?)? "
    r"(?:usually |often |typically |generally |may |can |might |also |most )*(?:includes?|consists?|involves?|(?:is|are) (?:with|by)\b|(?:is|are|be) (?!based|different|focus|aim|available|need|not|direct)(?!\w+ed\b))|"
    r"\b(?:is|are|be) (?:\w+ ){0,2}(?:treated|managed|relieved|cured) (?:with|using|by \w+ing)\b|\b(?:used|prescribed|given|recommended|needed|help|helps) (?:\w+ )?(?:to|in|for) (?:the )?(?:treat(?:ing|ment)?|manag(?:e|ing|ement)|reliev(?:e|ing)|cure)\b|"
    r"\btreatments?\b[^.;]{0,40}\bconsists? of\b|"
    r"\b(?:but|however),? (?:\w+ ){0,3}(?:medicines?|medications?|drugs?|treatments?) (?:can|may|helps?|often|usually)\b|\bmost common (?:treatments?|medicines?|drugs?)\b|^\W*(?:doctors|physicians|providers)? ?treat(?:s|ing)?\b[^.]{2,50} with\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"non\b|supportive|follow|monitor|prevent|investigat|complicat", re.IGNORECASE)
# What is said before it, or instead of it.
_NOT_YET = Hinted(
    r"\bno (?:\w+ )?cure\b(?!.*\b(?:but|however)\b.{0,40}\b(?:medicines?|medications?|drugs?|treatments?)\b)|^no (?:one|single) |\bimportant to (?:begin|start|get|treat)\b|\b(?:goals?|aims?) (?:of|for|in) |\bwork with your\b|\bconsider many\b|\bwill get worse\b",
    re.IGNORECASE,
)
# What speaks of treatment and tells none: what it brings about, what it is in itself, who studies it, what it keeps away.
_BESIDE = Hinted(
    r"\b(?:increase|raise|lower|reduce|affect|have)s?\b[^.]{0,25}\brisks?\b|\b(?:risks?|chances?) (?:of|for) (?:getting|developing|having)\b|\bspread|\bshar(?:e|ing)\b|\bnot (?:yet )?(?:known|clear)\b|\bthere are (?:\w+ ){1,3}types\b|"
    r"\bis (?:an (?:operation|procedure)|the use of|a (?:type of |kind of )?(?:\w+ )?(?:treatment|therapy) that|surgery to)\b|\b(?:studies|trials)\b|\bresearch|\bscientists\b|\bfor (?:more )?information\b|"
    r"\bfamiliar with\b|\balternative\b|\bcomplementary\b|\bnatural treatments?\b|\bbecoming\b|\bresistan|\bpossible other\b|\bteam\b|\bspecialists?\b|\bno longer\b|\bwithout\b|\btreatments? (?:of \w+ )?depends?|\bmay also include\b|^other\b|\bwarnings?\b|\binterfere|\bstay in (?:the )?hospital\b|\bovernight\b|\bclaim to\b|\bduring (?:\w+ ){0,2}treatment\b|\b(?:infertility|pain|complications) caused by\b|"
    # In what form something is taken: "Medicines can be taken in pill form".
    r"^(?:[\w-]+ ){0,3}(?:medicines?|medications?|drugs?) (?:\w+ ){1,3}(?:taken|given|available) (?:in|as|using|by|through)\b|"
    r"\b(?:drug|alcohol) (?:or \w+ )?(?:use|abuse|needles?)\b|\bused to be\b|\bin the past\b|\bnot every(?:one|body)\b|\btreated by (?:an? )?(?:general |family )?(?:practitioner|doctor|provider|\w+ologist)",
    re.IGNORECASE,
)
# People, and stages, of which nobody asked.
_OF_SOME = Hinted(
    r"\bpregnan|\bbreast-?feed|\bunborn\b|\bolder adults\b|\belderly\b|\bstage (?:[IV]+|\d|one|two|three|four)\b|\brecurrent\b|\blocally advanced\b|\bmetastatic\b|\blatent\b|\bin some children\b|\bhelp (?:with |treat |in )?some\b|"
    # "Iron by a drip is given to people who can't take tablets."
    r"\b(?:who|but) (?:\w+ )?(?:can['’]t|cannot|do not|don['’]t) (?:take|tolerate|respond)\b",
    re.IGNORECASE,
)

# What is taken between attacks, beside what helps in one.
_BETWEEN = re.compile(
    r"\bprevent(?:ing|s)? (?:\w+ )?(?:future|further|more|additional|attacks|episodes)\b", re.IGNORECASE
)
_SOME = ("pregnan", "breastf", "older", "elder", "stage", "recur", "advanc", "metasta", "latent", "child")


def worth_as_treatment(text: str, asked: frozenset[str], *, advises: bool) -> float:
    """How much more a statement is worth on treatment by its words, about -1.4 to 1.7. `asked` are the question's stems;
    `advises` says that it is a sentence of a guideline."""
    begins = _BEGINS_WITH.search(text) is not None
    worth = 0.5 if begins and "first" in asked else 0.0
    named = _GIVEN.search(text) is not None
    if named or (advises and begins):
        worth += (0.4 if _OPERATED.search(text) else 0.6) + (0.5 if advises and not _WITHOUT.match(text) else 0.0)
    if _STATED.search(text):
        worth += 0.6 if named else 0.35
    if _NOT_YET.search(text):
        worth -= 0.8
    if _BESIDE.search(text):
        worth -= 1.0
    if _BETWEEN.search(text):
        worth -= 0.4
    if _OF_SOME.search(text) and not any(stem.startswith(_SOME) for stem in asked):
        worth -= 0.8
    return worth


_AN_ATTACK = {"attack", "exacerb", "flare", "crisi", "emerg"}
# What helps in an attack, and what is done between attacks.
_AT_ONCE = re.compile(
    r"\b(?:quick(?:ly)?[- ]relie|rescue|(?:an?|severe|acute|during) (?:acute |severe )?(?:attack|episode|exacerbation)|emergency|life[- ]threatening|"
    r"nebuli[sz]ed|intravenous|oxygen|short[- ]acting|immediately|(?:1st|first) hour|hospital)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:long-?[- ]?term|maintenance|prevent|prophyla|persistent|intermittent|action plan|diary|follow-?up|every ?day|trigger)",
    re.IGNORECASE,
)


def worth_in_an_attack(text: str, asked: frozenset[str]) -> float:
    """How much more a statement is worth where the treatment of an attack is asked for: less for what is taken between
    attacks. `asked` are the question's stems."""
    if not any(stem.startswith(tuple(_AN_ATTACK)) for stem in asked):
        return 0.0
    return (0.6 if _AT_ONCE.search(text) else 0.0) - (1.0 if _LATER.search(text) else 0.0)


# What names a remedy that is no drug.
_NO_DRUG = re.compile(r"\b(?:surg\w+|transplant\w*|dialysis|radi(?:ation|otherapy)|diet|\w+therapy)\b", re.IGNORECASE)
_ASKED = {"drug", "medicin", "medic", "antibiot", "pill", "choic"}


def comes_first(text: str, asked: frozenset[str], *, worth_more: bool) -> bool:
    """Whether a sentence stands before a guideline's list of drugs: where it says that the treatment is one, or is worth
    more and names what is done; where a drug was asked for, only as what treatment begins with."""
    if not _ASKED.isdisjoint(asked) and not _BEGINS_WITH.search(text):
        return False
    if worth_more:
        return _GIVEN.search(text) is not None
    return _GIVEN.search(_NO_DRUG.sub(" ", text)) is not None and _STATED.search(text) is not None


def is_without_drugs(listed: str) -> bool:
    """Whether a list, as one sentence, is of what is done beside drugs."""
    return _WITHOUT.match(listed) is not None


def is_given(kind: Kind, listed: str) -> bool:
    """Whether a list, as one sentence, is what a guideline says is to be given."""
    return kind is Kind.GUIDELINE and _GIVEN.search(listed) is not None and _WITHOUT.match(listed) is None
