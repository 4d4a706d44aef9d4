"""Names of people: capitalised words that no list of words knows, beside what says that a person is meant.

No list of surnames is needed: a name is a word that is neither English nor medical, in a place where people stand: after
a title, a greeting or "my name is", before "said", between given name and surname. Words of medicine (Parkinson, Crohn)
are known words, and an eponym is spared wherever a disease, sign or drug follows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from itertools import takewhile

from primum.safety.identifiers import Span
from primum.text.terms import fold

IsWord = Callable[[str], bool]

_UPPER = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚΑ-ΩА-Я]"
_NAME = rf"(?:(?:Mc|Mac|O['’]|D['’]|Le|La|De|Van|Al-)?{_UPPER}[^\W\d_]+(?:['’-]{_UPPER}?[^\W\d_]+)*)"
_GROUP = re.compile(
    rf"(?<![\w@/.#-]){_NAME}(?:[ \t]+(?:{_UPPER}\.?(?=[ \t])|(?:de|del|della|di|da|do|dos|du|van|von|der|den|ter|ten|te|op|zu|zum|bin|binti|ibn|al|el|la|le|y|e|av|af)(?=[ \t]+(?:\w+[ \t]+)?{_UPPER})|{_NAME}))*(?:[ \t]+(?:Jr\.?|Sr\.?|II|III|IV)(?!\w))?"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Señora?|Senhora?|Signora?|Sig|Sra|Srta|Dra)\b\.?[ \t]+(?:[A-Z]\.[ \t]*){0,3}$",
    re.IGNORECASE,
)
# Words that are titles before a name and ordinary words elsewhere.
_OTHER_TITLE = re.compile(
    r"\b(?:Miss|Professor|Doctor|Sir|Lady|Lord|Madam|Rev\.?|Father|Sister|Nurse|Matron|Baby|Chief|Alhaji|Sheikh|Captain|Judge|Uncle|Aunt|Auntie)[ \t]+$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:\b(?:my|his|her|your|their|the|whose|full|first|last|maiden|middle|family) (?:(?:first|last|full|maiden|middle|given|family) )?name(?: is| was|'s|:)?(?: on the \w+)?|\bname(?: is|:)|\bnamed(?: him| her| after)?|\bcalled|\bcall(?:s|ed)? me|\bstarring|\b(?:directed|written|produced|recorded|treated|seen|examined|prescribed|referred) by|\bhad given|\badd|\bknown as|\bi am|\bi['’]m|\bthis is|\bit['’]?s|"
    r"\b(?:hi|hello|hey|dear|thanks|regards|sincerely|cheers|love|yours|best wishes|thank you),?|\buser:|\bpatient:?|\bpatient['’]s name:?|\bname|\b(?:appointment|letter|results?|prescription|message|notes|referral|sample|report) (?:for|from)|\b(?:[bsdw]/o|bed \d+)|\bn[ée]e|\b(?:son|daughter|wife|husband|mother|father|brother|sister|partner|carer|spouse|guardian|kin)\s*[,:]|\bclient:?|\battn:?|\bsaid|\bsays|\basked|\btold|\bsigned,?|"
    r"\b(?:my|his|her|our|your) (?:son|daughter|wife|husband|partner|mother|father|mom|mum|dad|brother|sister|friend|boss|doctor|gp|nurse|therapist|dentist|uncle|aunt|grandmother|grandfather|grandma|grandpa|cousin|nephew|niece|neighbou?r|colleague|boyfriend|girlfriend|child|baby|twins?|fianc[eé]e?),?|"
    r"\b(?:met|meet|married|him and|consultant|surgeon|physician|producer|singer|author|president|actor|writer|commenter|guardian|assistant to|not by))\s*[\"'“‘]?$",
    re.IGNORECASE,
)
# What can only be followed by a name.
_NAMED_BY = re.compile(
    r"(?:\b(?:my|his|her|your|their|maiden|last|first|full|middle|given|family) name(?: is| was|['’]s|:|\?)(?: user:)?|\bname on the \w+\?(?: user:)?|\bnamed (?:him|her|it|them)|\bname['’]?s|\bsincerely,|\bregards,)\s*$",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\b(?:said|says|talk\w*|speak\w*|spoke|gave|give|sent|send|wrote|write|according|belongs?|married|listen\w*|introduced|thanks|related) (?:\w+ )?to\s+$|\b(?:by|with|from) (?:my |her |his )?(?:friend|doctor|gp|nurse) $|\bbut\s+$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"^ and [A-ZÀ-Þ][\w'’-]+ (?:were|are|have|had|went|live|met|married)\b")
_MEDICAL = re.compile(
    r"(?i)(?:ular|eal|ic|ous|ation|ism|ide|ium|plasia|trophy|ology|topia|sulphate|sulfate|axia|gravis|cyte|gen|genic|ergic|process|degeneration|denervation|pharmaceuticals?|itis|osis|emia|oma|pathy|algia|uria|mab|nib|pril|sartan|statin|cillin|azole|gliptin|gliflozin|zepam|zolam|mycin|cycline|floxacin|oxetine|prazole|caine|parin|xaban|dipine|thiazide|profen|coxib|triptan|setron|formin|glitazone|barbital|phylline|ciclib|parib|ine|one|ol|il)$"
)
_SPOKE = re.compile(r"[,\"'”’]\s*(?:says|said|asked|replied)\s+$")
_SPEAKS = re.compile(r"^:\s*[\"“]")
_DOTTED = re.compile(r"^\.[a-z]|^[/@_]")
_AFTER = re.compile(
    r"^(?:\s+(?:said|says|asked|replied|wrote|writes|told|listed|spent|lives?|lived|works?|worked|was born|is (?:a|an|my|very|from|the|not|\d)|was (?:a|an|my|the|born|diagnosed|admitted)|has (?:been|a|had)|had|flew|began|married|died|called|went|came|complain\w*|presented|thinks|feels?|takes|told|points out|who|just|asked|wants?|needs?|can|will|reports?|denies)\b|"
    r"['’]s? (?:\w+ )?(?:kid|child|children|mother|father|mom|mum|dad|wife|husband|son|daughter|house|address|phone|number|birthday|account|killers?|death|life|boss|friend|doctor|results?|records?|test|blood|name|concert|album|song|daughters?|sons?|brother|sister|family|appointment|file|chart|medication|dose|prescription)|"
    r" as (?:a |an |my |the |our )?(?:beneficiary|guardian|contact|carer|donor|witness|recipient|proxy|patient|doctor|reference)|,? ?(?:can|could|please|who|whose|what|how|aged?|\d+ ?years?|did|do|would|will|thank|i\b)|:\s*[\"“'I]|\s+concert|,?\s+(?:MD|M\.D\.|PhD|RN|DO|FRCP)\b|\s*\([mf]\)|,? (?:born|dob|nric|mrn|uhid)\b|,? \d{1,3} ?[mf]\b)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|of|to|towards|through|based in|living in|lives? in|visit\w*|across|around|city of|town of|capital|university of|hospital|southern|northern|eastern|western|south|north|east|west|of the)\s+$",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"^(?:['’]s?)?[ -]+(?:inc|llc|ltd|plc|corp|corporation|company|group|gmbh|bank|university|hospital|clinic|institute|foundation|college|school|orchestra|partners|investments?|technologies|systems|solutions|consulting|services|weekly|county|city|street|road|river|lake|island|mountains?|"
    r"disease|syndrome|sign|score|test|scale|criteria|classification|method|procedure|palsy|lymphoma|sarcoma|carcinoma|tumou?r|anemia|anaemia|thyroiditis|contracture|ulcer|fracture|cells?|bod(?:y|ies)|nodes?|triad|phenomenon|reflex|manoeuvre|maneuver|virus|fever|vaccine|tablets?|capsules?|injection|inhaler|cream|"
    r"mg|mcg|ml|\d|index|equation|formula|catheter|trial|study|guidelines?|collaboration|review|chorea|ataxia|dystrophy|neuropathy|encephalopathy|esophagus|oesophagus|stain|agar|receptor|protein|factor|gene|murmur|pupils?|patch|staining|lesions?|operation|repair|position|forceps|tube|line|pump|implant|booster|variant|mutation|infection|bacteria|therapy|treatment)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:Inc|LLC|Ltd|Plc|Corp|Group|Bank|University|Hospital|Clinic|Institute|Foundation|College|School|Orchestra|Partners|Investments?|Technologies|Systems|Club|Weekly|News|Association|Society|Center|Centre|Department|Ministry|Agency|Services|Company|Sons|Network|TV|Times|Press|Journal|Pharmaceuticals?|Pharma|Corporation|Laborator(?:y|ies)|Consulting|Health|Data|Syndrome|Disease|Palsy|Gene|Plus|Doctors?|Therapy|Act|Law|War|Day|Award|Union|Engl|Med|Lancet|Cochrane|States|Kingdom|Republic|Islands?)\b"
)
_LABELLED = re.compile(
    r"(?im)^[>\s]{0,20}(?:(?:full |first |last |patient |patient's )?name|patient|surname)[ \t]*[:=-][ \t]*([^\W\d_][^\d\n,:;]{1,50}?)[ \t]*(?:$|[,;]|\s{2,}|(?=[ \t](?:age|sex|gender|dob|date|ph|phone|mrn|uhid|id|hospital|address)\b))"
)
_USER = re.compile(r"(?i)\b(?:user(?: ?name| id)?|login)[ :=]+(?=[\w.-]*[._\d])([^\W\d][\w.-]{3,30}\w)")
_LOWER_NAME = re.compile(
    r"(?i)\bmy name(?:['’]s| is)[ ]+([^\W\d_]+(?:[ ]+[^\W\d_]+)?)(?=[ ]*(?:[.,;!?\n]|$|and\b|i\b))"
)
_KIN = re.compile(
    r"\b(?:i am|i['’]m|my (?:wife|husband|son|daughter|mother|father|mum|mom|dad|sister|brother|partner|boyfriend|girlfriend|baby|friend)) "
    r"([^\W\d_]{3,})\b"
)
_ROLL = re.compile(r"(?<![\w-])([A-Z][A-Z'’-]{2,}), ([A-Z][A-Z'’-]{2,})(?![\w-])")
"""As registers write a name: "SURNAME, GIVEN"."""
_SENTENCE_START = re.compile(r"(?:^|\d,\s*|[.!?:;\n>\"“”(•-]\s*|\n\s*)$")


def names(text: str, *, is_word: IsWord) -> Iterator[Span]:
    """Names of people in a text. `is_word` says whether a word is everyday English or one of medicine."""
    for pattern in (_LABELLED, _LOWER_NAME):
        for found in pattern.finditer(text):
            if pattern is _LABELLED or not all(map(is_word, found[1].split())) or _is_given(found[1]):
                yield Span(found.start(1), found.end(1), "name")
    for found in _USER.finditer(text):
        yield Span(found.start(1), found.end(1), "name")
    for found in _KIN.finditer(text):
        if _is_given(found[1]) and not is_word(found[1]):
            yield Span(*found.span(1), "name")
    for found in _ROLL.finditer(text):
        if _is_given(found[2]) and not is_word(found[1].lower()):
            yield Span(*found.span(), "name")
    groups = [kept for found in _GROUP.finditer(text) if (kept := _core(text, found, is_word))]
    sure = {g for g in groups if _is_person(text, *g, is_word)}
    for place, group in enumerate(groups):
        near = {groups[n] for n in (place - 1, place + 1) if 0 <= n < len(groups)} & sure
        if group in sure or any(_listed(text, group, other) and _is_new(text, group, is_word) for other in near):
            sure.add(group)
    known = {
        w
        for low, high in sure
        for w in re.findall(r"[^\W\d_]{4,}", text[low:high])
        if not is_word(w) or high - low > len(w)
    }
    for low, high in groups:
        if (low, high) in sure or all(w in known for w in text[low:high].split()):
            yield Span(low, high, "name")


def _core(text: str, found: re.Match[str], is_word: IsWord) -> tuple[int, int] | None:
    """The part of a run of capitalised words that may be a name: without titles, words that open the sentence, "I" at the
    end, units of an address, and the ending of a possessive."""
    parts = list(re.finditer(r"\S+", found[0]))
    unit = next((n for n, p in enumerate(parts) if n and p[0].rstrip(".") in _UNITS), len(parts))
    parts = parts[:unit]
    opening = takewhile(lambda p: _opens(text, found.start() + p.start(), p[0], is_word), parts)
    parts = parts[sum(1 for _ in opening) :]
    while parts and parts[-1][0] in _TRAILING:
        parts.pop()
    if not parts:
        return None
    low, high = found.start() + parts[0].start(), found.start() + parts[-1].end()
    high -= text[high - 1] == "." and len(parts[-1][0]) > 3
    high -= 2 if text[low:high].endswith(("'s", "’s")) else 0
    return low, high


def _opens(text: str, at: int, word: str, is_word: IsWord) -> bool:
    """Whether a word is a title, or capitalised only because it begins a sentence."""
    plain = word.rstrip(".").lower()
    if plain in _TITLES:
        return True
    before = text[max(0, at - 12) : at]
    begins = _SENTENCE_START.search(before) is not None and not _TITLE.search(before)
    return begins and is_word(plain) and not _is_given(plain)


def _is_new(text: str, group: tuple[int, int], is_word: IsWord) -> bool:
    word = text[slice(*group)]
    return (
        len(word) > 2
        and not word.isupper()
        and not is_word(word)
        and word.lower() not in _PLACES
        and not _MEDICAL.search(word)
    )


def _listed(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two groups stand side by side in an enumeration."""
    low, high = sorted((one, other))
    return re.fullmatch(r",? and |, ", text[low[1] : high[0]]) is not None


def _is_person(text: str, low: int, high: int, is_word: IsWord) -> bool:
    """Whether words that look like a name stand where a person does."""
    before, after = text[max(0, low - 60) : low], text[high : high + 40]
    full = [w for w in text[low:high].split() if len(w.rstrip(".")) > 1 and w[0].isupper()]
    if not full:
        return False
    first = full[0].lower()
    if _TITLE.search(before) and first not in _LITTLE and not _is_eponym(after):
        return True
    if _is_thing(full, after) or (len(full) == 1 and first in _MONTHS and _NUMBERED.search(before)):
        return False
    if _TITLE.search(before) or (_OTHER_TITLE.search(before) and not is_word(first)):
        return first not in _LITTLE
    named = _NAMED_BY.search(before) is not None
    told = named or (_CUE.search(before) is not None and not _PLACE_BEFORE.search(before))
    acts = _AFTER.match(after) is not None
    if all(w.isupper() for w in full):
        return (
            named
            or (told and len(full) <= 2 and not all(is_word(w.lower()) for w in full))
            or (acts and len(full) > 1 and _is_given(first))
        )
    if len(full) > 1:
        return len(full) <= 4 and _is_full_name(full, told or acts, is_word)
    everyday = is_word(first) or first in _AMBIGUOUS
    if named or (everyday and _SPOKE.search(before)):
        return len(first) > 2
    if _is_given(first):
        return not everyday or told
    new = not everyday and len(first) > 3 and not _MEDICAL.search(first)
    return new and (
        told
        or _SPOKE.search(before) is not None
        or _SPEAKS.match(after) is not None
        or (acts and not _PLACE_BEFORE.search(before))
        or _spoken_to(before)
        or _PAIR.match(after) is not None
    )


def _is_eponym(after: str) -> bool:
    """Whether what follows makes a titled name that of a disease or a product, not of somebody here."""
    return re.match(r"^(?:['’]s?)? (?:disease|syndrome|sign|scale|method|score|test)\b", after) is not None


def _is_full_name(full: list[str], shown: bool, is_word: IsWord) -> bool:
    """Whether two to four words are a whole name: a given name and more, or words that no list knows."""
    if not shown and any(_MEDICAL.search(w) and not _is_given(w) for w in full):
        return False
    unknown = [w for w in full if not is_word(w)]
    given = _is_given(full[0])
    return (given and (bool(unknown) or shown or not is_word(full[0]))) or (
        full[0] in unknown and (shown or len(unknown) == len(full))
    )


def _spoken_to(before: str) -> bool:
    return _SPOKEN_TO.search(before) is not None


def _is_thing(full: list[str], after: str) -> bool:
    """Whether a place, an organisation, a web address, or a disease or product with a name is meant."""
    shown = " ".join(full)
    places = any(w.lower() in _PLACES for w in full)
    return (
        places
        or _ORGANISATION.search(shown) is not None
        or _THING_AFTER.match(after) is not None
        or _DOTTED.match(after) is not None
    )


_UNITS = frozenset("Suite Apt Apartment Unit Flat Street Road Avenue Box".split())
_TRAILING = frozenset(
    "I Im Is Ive Id It The A My DOB MRN NHS SSN NRIC UHID ID CPF CPR PESEL Age Sex Tel Ph Mobile Address".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir lady lord madam rev captain judge uncle aunt auntie nurse sister matron baby chief alhaji "
    "herr herrn frau mme mlle monsieur madame señor señora senhor senhora signor signora".split()
)
_MONTHS = frozenset("jan mar april may june august".split())
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)?[ -]$")
_LITTLE = frozenset(
    "the a an my his her i we you they it is are was oh ok okay yes no and or but so if hi hello hey best thank thanks please awarded".split()
)
_AMBIGUOUS = frozenset(
    # Places, and medicines whose makers gave them a woman's name.
    "yasmin ella camila errin nora nikki apri mili junel larin loryna lyza gianvi jolivette ortho ramsay "
    "paris florence sydney austin dallas madison charlotte georgia victoria jordan chad israel kenya".split()
)


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The lists of `names.txt`, by heading."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in resources.files(__package__).joinpath("names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(heading, set()).update(line.lower().split())
    return {name: frozenset(words) for name, words in found.items()}


def _is_given(word: str) -> bool:
    """Whether a word is a given name in common use, or two (Jean-Luc); with its accents or without."""
    return all(part in _lists()["given"] for part in fold(word.translate(_STROKES)).split("-"))


_STROKES = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})
"""Letters whose stroke is no accent that could be taken off."""


_PLACES = _lists()["places"]
