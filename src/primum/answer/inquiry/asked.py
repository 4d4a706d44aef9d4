"""What a question turns on: the clause that asks, the concepts without which nothing answers, the words of its own
beside its subject, and what it wants that is no knowledge of an illness or a medicine."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.inquiry.intents import BY_NAME, OVERVIEW, Intent, intent_of
from primum.answer.inquiry.message import Message
from primum.answer.inquiry.paraphrases import OPEN, meant, without_names
from primum.answer.inquiry.unsaid import is_at_large
from primum.answer.lexicon.spelling import is_common, is_valid
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text import sentences
from primum.text.terms import fold, stem, stems, words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a name may end in: "throat disorders" is not the throat.
KIND_WORDS = _set(
    "disease diseases disorder disorders syndrome syndromes condition conditions injury injuries deficiency deficiencies "
    "problem problems damage failure infection infections attack attacks"
)
# What people ask for that is no knowledge of an illness or a medicine: an article answers only where it speaks of that.
_PRACTICAL = tuple(
    (re.compile(asked, re.IGNORECASE), Concept(words, names))
    for asked, words, names in (
        (r"\bwho (?:makes|manufactures|produces|sells)\b|\bmanufactur", "manufacturer", ("manufacturer", "manufactured")),
        (r"\b(?:where|how) (?:can|do|could|would|to) (?:i |we |you |one )?(?:buy|order|purchase)\b", "where to buy it", ("buy", "purchase")),
        (r"\bhow much (?:does|do|is|are) .{2,40}\bcosts?\b|\bprices?\b|\bcoupons?\b|\binsurance\b", "cost", ("cost", "price", "insurance")),
        (
            r"\b(?:recommend|suggest|refer (?:me|us) to|direct (?:me|us) to|looking for|know of|find) (?:[\w'’-]+ ){0,6}(?:doctors?|physicians?|"
            r"specialists?|surgeons?|hospitals?|clinics?|psychiatrists?|therapists?|experts?|organi[sz]ations?|institutions?)\b|"
            r"\b(?:have|is there) an? (?:office|clinic|branch)\b",
            "whom to turn to",
            ("directory", "support group", "helpline"),
        ),
        (
            r"\b(?:take part|participate|enroll?|volunteer) in (?:[\w-]+ ){0,3}(?:trials?|study|studies|research)\b",
            "studies to take part in",
            ("clinical trial", "clinical trials", "clinical studies"),
        ),
        (r"\bingredients?\b|\bgluten[- ]?free\b|\bcontains? (?:any )?(?:gluten|lactose|gelatin|latex|animal|pork|dairy)\b", "ingredients", ("ingredient", "inactive ingredients", "excipients")),
    )
)  # fmt: skip
PRACTICAL = frozenset(concept.words for _, concept in _PRACTICAL)
# Whether what somebody has is a thing is told by how the thing shows itself.
_IS_IT = re.compile(
    r"\b(?:could|can|might|may|would) (?:it|this|that|these|they) (?:(?:still|also|just|really|possibly|maybe|even) )*be\b|"
    r"\b(?:could|might|may|do|can) (?:you think )?i (?:(?:still|also|just|really|possibly|maybe|even|might|may|could) )*have\b|"
    r"\bpossible (?:for (?:it|this|that) to be|(?:that )?(?:it|this|that|i)(?:['’]s| (?:is|be|have|might be|could be)))\b|"
    r"\bsounds? like\b|\brul(?:e|ing) (?:it )?out\b|\bchecked (?:out )?for\b",
    re.IGNORECASE,
)
# "What are some nail disorders?" asks for their names.
_KINDS_ASKED = re.compile(
    r"^\W*what are (?=(?:some|the|all|\d+|two|three|four|five|different|main|known|various|most|common\w*)\b)"
    r"(?:(?:some|the|all|\d+|two|three|four|five)(?: of the)? ){0,2}"
    r"(?:(?:different|main|known|various|(?:most )?common|commonest) )?"
    r"(?!(?:symptoms|signs|causes|effects)\b)(?:[\w' -]{3,40}? (?:disorders|diseases|infections|cancers|conditions|injuries)|"
    r"(?<=main )\w+s|(?<=most common )\w+s)\W*$",
    re.IGNORECASE,
)
# "Wouldn't that mean that it is viral?" asks for no meaning of a word.
_ADVICE = re.compile(
    r"\bwhat (?:would|do|can|could) you (?:recommend|suggest|advise)\b|\b(?:suggestions?|recommendations?|advice) (?:for|on)\b",
    re.IGNORECASE,
)
# Who has an illness and asks for help asks what to do about it; who asks for papers, or for somebody, does not.
_HELP = re.compile(
    r"\bhelp (?:me|us|him|her|my|with|w/)|(?:\b(?:please|pl[sz]+|kindly|need|any|some|your|for|can|could|(?:you|someone|anyone) (?:can|could)|(?:can|could) (?:you|someone|anyone|somebody|anybody))|^) help\b(?! (?:to )?(?:find|understand|know))|"
    r"\b(?:advi[sc]e|suggest(?:ions?)?|guidance)\b|\bany ideas\W*$|\bideas? (?:on|about|as to) (?:what|how)\b|\bwhat (?:\w+ )?(?:(?:should|can|could|do|must|shall) (?:i|we|he|she)|(?:i|we) (?:should|can|could|must|have to)) (?:do|use|take|try)\b|"
    r"\bwhat to do\b|\b(?:anything|something) (?:\w+ ){0,4}(?:do|done|try|help|take)\b|\bany (?:drugs?|medicines?|medications?|cure)\b",
    re.IGNORECASE,
)
_FOR_READING = re.compile(
    r"\b(?:information|info|literature|articles?|research|brochures?|pamphlets?|books?|resources?|interview|project|website|understand|explain|learn|find out|"
    r"specialists?|doctors?|clinics?|tell (?:me|us) (?:if|whether|what|why|how))\b",
    re.IGNORECASE,
)
# What was found once is told, not asked.
_FOUND_ONCE = re.compile(
    r"\b(?:was|were|been|being|got|just|when|recently|first|newly|since|and|not|(?:i|he|she|they|we|who)(?: (?:is|am|are)|['’][sm])?|['’]s) (?:\w+ly |just )?(?:mis)?diagnosed\b|"
    r"\bdiagnosed? (?:me|him|her|my \w+) (?:with|as)\b|\bpast diagnosed?\b",
    re.IGNORECASE,
)
# "Which antibiotic for cystitis"
_WHICH_DRUG = re.compile(
    r"\b(?:which|what|best|preferred) (?:[\w-]+ ){0,2}(?:drugs?|medicines?|agents?|(?:cortico)?steroids?|antibiotics?|antivirals?|"
    r"antifungals?|anti(?:depressant|hypertensive|coagulant|convulsant|emetic|histamine)s?|statins?|diuretics?|insulins?|"
    r"inhalers?|analgesics?|painkillers?|NSAIDs?|SSRIs?|PPIs?|(?:\w+ )?(?:inhibitor|blocker|agonist|antagonist)s?)\b",
    re.IGNORECASE,
)
# "Which antibiotic is used for cystitis", and not "What are antibiotics used for".
_WHICH_IS_USED = re.compile(rf"{_WHICH_DRUG.pattern}(?: (?:is|are) (?:\w+ )?used)? (?:for|to|in) \w", re.IGNORECASE)
_ANY_OF_THEM = re.compile(r"anti(?:biotic|bacterial|viral|fungal)s?$", re.IGNORECASE)
_WOULD_MEAN = re.compile(r"\b(?:do|does|would|could|may|might)(?:n['’]?t)? (?:that|it|this) mean\b", re.IGNORECASE)
_IS_THIS = re.compile(
    r"\b(?:(?:is|was) (?:it|this|that)|it['’]?s|that['’]?s|this is) (?:just |only |probably |still |really |also )*(?:an? |the )?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\W*$|\s*[,;(]| (?:or|and|even|though|because|since|if|then)\b", re.IGNORECASE)
_NEXT = 20
"""Characters within which what is asked after follows."""
# The clause that asks, after one that tells: "I take it for hay fever, but what are these lumps?"; "if …, is it possible …"
_INVERTED = r"(?:should|can|could|is|are|do|does|did|will|would|what|how|why|when|which|where)\b"
_ASKING = re.compile(
    rf"\bbut (?={_INVERTED})|^\W*(?:(?:ok|okay|so|and|well|hi|also|then)\W+)*if\b[^?,]*?"
    rf"(?:(?:, ?|\.\. ?)(?={_INVERTED})|\b(?=(?:would|should|can|could|do|will) (?:you|i|we|it|an?)\b))",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    rf"^\W*(?:(?:ok|okay|so|and|also|yes|hi|hello)\W+)*{_INVERTED}|\?\W*$|\bto (?:ask|know) (?:if|whether)\b",
    re.IGNORECASE,
)
# "Does gout run with kidney stones?", "gout causes kidney stones?": how two things stand to one another.
_YES_NO = re.compile(
    r"^\W*(?:(?:ok|okay|so|and|also|yes|hi|hello|well|then)\W+)*(?:(?:should|can|could|is|are|do|does|did|will|would|was|were|has|have|may|might)\b|"
    r"(?!(?:when|any)\b)(?![^?]*\b(?:what|how|why|which|where|who)\b)[^?]*\?\W*$)",
    re.IGNORECASE,
)
# A title of several things turns on those of them that are known.
_SEVERAL = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_WHY = re.compile(r"\bwhy (?:is|are|does|do|did|was|were|should|must|can)\b[^?.]*", re.IGNORECASE)
_TALK = _set(
    "yes okay well right correct ask asking consider considered occur occurs occurring mainly possibly probably maybe basically "
    "generally drank drunk ate supposed inside outside able become becomes becoming let else instead already wondering everything something everyone"
)
# Somebody who asks for all that there is on a thing.
_AT_LARGE = re.compile(
    r"\b(?:information|info|details|literature|data|learn|facts|explain|tell me|know (?:more )?(?:about|of)|more about|all about|"
    r"anything about|help (?:me|us|him|her)|any help|what(?:['’]s| is| are| about)|happens?|happening|have i got|experience)\b",
    re.IGNORECASE,
)


# A question that shows only these beside its names may name what it wants: "is there medication for sleep?"
_SHOWN_BY_ANYTHING = {"overview", "yes_no", "indications"}


def practical(focus: str) -> tuple[Concept, ...]:
    """What a question asks for beside knowledge: a price, somebody to turn to."""
    return tuple(c for asked, c in _PRACTICAL if asked.search(focus))


def clause(focus: str) -> str:
    """The part of a sentence that asks, where another before it tells; else all of it."""
    asking = _ASKING.search(focus)
    return focus[asking.end() :] if asking is not None else focus


def asks_yes_or_no(focus: str) -> bool:
    """Whether the clause that asks wants a yes or a no."""
    return _YES_NO.search(clause(focus)) is not None


def intent_asked(focus: str, concepts: Sequence[Concept]) -> Intent:
    """The intent of the clause that asks; of the whole, where that shows none. Whether it is gout that somebody has is
    told by the symptoms of gout."""
    asking = _FOUND_ONCE.sub(" has ", clause(focus))
    intent = intent_of(asking)
    intent = intent_of(_FOUND_ONCE.sub(" has ", focus)) if intent is OVERVIEW and asking != focus else intent
    long = [c.words for c in concepts if " " in c.words]
    bare = intent_of(without_names(asking, long)) if long else OVERVIEW
    intent = bare if bare.name not in _SHOWN_BY_ANYTHING else intent
    if intent.name == "comparison" and len(concepts) == 1:
        intent = BY_NAME["definition"]  # two names of one thing
    if intent.name == "definition" and _KINDS_ASKED.match(asking):
        intent = BY_NAME["types"]
    if intent.name == "definition" and _WOULD_MEAN.search(asking):
        intent = BY_NAME["yes_no"]
    if intent is OVERVIEW and _ADVICE.search(asking):
        intent = BY_NAME["treatment"]
    if (intent is OVERVIEW and _WHICH_DRUG.search(asking)) or (
        intent.name == "indications" and _WHICH_IS_USED.search(asking)
    ):
        intent = BY_NAME["treatment"]
    if intent.name in {"yes_no", "overview"} and concepts and asks_whether_it_is(focus, concepts[0]):
        intent = BY_NAME["symptoms"]
    if intent.name in OPEN and (len(concepts) == 1 or (concepts and intent.name != "yes_no")):
        intent = meant(asking, [c.words for c in concepts]) or intent
    return intent


def asks_for_help(focus: str) -> bool:
    """Whether somebody asks what to do about it ("please help"), and not for something to read or somebody to see."""
    return _HELP.search(focus) is not None and _FOR_READING.search(focus) is None


def apart_from_the_wanted(focus: str, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts of a question without the class of drugs of which it wants to know one: "which antibiotic for
    cystitis" is about cystitis."""
    if not _WHICH_DRUG.search(focus):
        return tuple(concepts)
    return tuple(c for c in concepts if not _ANY_OF_THEM.match(c.words)) or tuple(concepts)


def asks_whether_it_is(focus: str, concept: Concept) -> bool:
    """Whether somebody asks of what they have, or tell of, whether it is this: "Could it be gout?" """
    at = focus.find(concept.words)
    said = any(0 <= at - found.end() <= _NEXT for found in _IS_IT.finditer(focus))
    ends = _ENDS.match(focus, at + len(concept.words)) is not None and asks_yes_or_no(focus)
    named = ends and any(at == found.end() for found in _IS_THIS.finditer(focus))
    return (said or named) and not is_at_large(concept)


def turning(message: Message, focus: str, concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The concepts without which nothing answers: those in a message's title, and those of the clause that asks."""
    asking = clause(focus)
    texts = (message.title, "" if asking == focus else asking)
    several = _SEVERAL.search(message.title) is not None
    why = _WHY.search(asking)
    return tuple(
        c.words
        for c in concepts
        if (why is not None and c.words in why[0])
        or (
            any(re.search(rf"\b{re.escape(c.words)}\b", text, re.IGNORECASE) for text in texts)
            and (vocabulary.find(c.words) or (names_one_thing(c.words) and not several))
        )
    )


def names_one_thing(said: str) -> bool:
    """Whether words are none of them everyday ones, but for the "disease" that they end in."""
    return not any(is_common(word) and word not in KIND_WORDS for word in fold(said).split())


_OWNER = re.compile(r"['’]s$")
_CALLED = ("disease", "syndrome", "disorder", "palsy", "lymphoma")


def by_its_person(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of what is called after somebody, where it is called a disease for a syndrome or by that name alone:
    "Sjogren's disease", "Bell's"; none of what the vocabulary knows as it stands."""
    *person, last = name.split()
    if last.lower() not in _CALLED:
        person = [*person, last] if _OWNER.search(last) else []
    owned = any(_OWNER.search(word) or not is_valid(word) for word in person)
    if not owned or vocabulary.find(name) or person[0].lower().startswith("cushing"):
        return ()  # Cushing's disease is not Cushing's syndrome
    for kind in _CALLED:
        full = " ".join((*person, kind))
        known = vocabulary.find(full)
        if len(known) == 1 and known[0].end - known[0].start == len(full):
            return (full, *vocabulary.names(full))
    return ()


def asks_of_one(focus: str, concepts: Sequence[Concept]) -> bool:
    """Whether a yes or a no is asked of one medicine and what it is taken with is no medicine: "Can I drive while
    taking it?", "with food?"."""
    return len(concepts) == 1 and asks_yes_or_no(focus) and not _INTERACTS.search(focus)


_INTERACTS = re.compile(r"\binteract|\bother (?:\w+ )?(?:medic|drug)|\btogether\b", re.IGNORECASE)


def own_words(focus: str, concepts: Sequence[Concept], intent: str, generic: frozenset[str]) -> tuple[str, ...]:
    """The words by which a question asks something certain of its one subject ("when can I wash my hair?"): the unusual
    ones where there are any; none where it asks for all that there is, or for a side of it that has its own words."""
    if not (intent in {"yes_no", "overview"} or (intent == "self_care" and asks_yes_or_no(focus))):
        return ()
    told = clause(focus)
    asking = [told[s:e] for s, e in sentences.spans(told) if _QUESTION.search(told[s:e])]
    if len(concepts) != 1 or any(_AT_LARGE.search(s) for s in asking):
        return ()
    named = {s for c in concepts for name in c.names for s in stems(name)}
    said = dict.fromkeys(w for s in asking for w in words(s) if w.isalpha() and len(w) > 2 and w not in _TALK)
    own = tuple(w for w in said if stem(w) not in generic and stem(w) not in named)
    done = _DOES.match(told)
    return tuple(w for w in own if not is_common(w)) or own or ((fold(done[1]),) if done else ())


# "Can I run with asthma?": what somebody does, in words that mean much else.
_DOES = re.compile(
    r"\W*(?:can|could|should|may) (?:i|you|we|one|people|someone|my \w+) (?:still |also )?(?:(?:go|return) to )?(run|work|school|eat|drink)\b(?! (?:out|up)\b)",
    re.IGNORECASE,
)


# "A cold" is an illness; "cold hands", "a cold sore" and "feeling cold" are not it.
_A_COLD = re.compile(
    r"\b(?:an? cold|the cold|colds)(?=\s*(?:[?.!,;]|$|(?:and|or|vs\.?|versus|from|go|goes|last|lasts|be|is|if|when|away|for|turn|come)\b))",
    re.IGNORECASE,
)
# "type 1 and type 2 diabetes" names two things.
_SHARED_HEAD = re.compile(r"\b(type|stage|grade) (\w{1,3}) (and|or|vs\.?|versus) \1 (\w{1,3}) (\w+)", re.IGNORECASE)
# So does "bacterial and viral meningitis", where somebody asks how the two differ.
_SHARED_NOUN = re.compile(
    r"\b(?P<one>\w{2,}(?:al|ic|ive|ous|ary|ute|ign|ant)) (?P<and>and|or|vs\.?|versus|from) "
    r"(?P<two>\w{2,}(?:al|ic|ive|ous|ary|ute|ign|ant)) (?P<noun>[a-z]{4,}(?: (?:pressure|cancer|failure|disease|syndrome|sugar))?)\b",
    re.IGNORECASE,
)
_SETS_APART = re.compile(r"\bdiffer|\bvs\b|\bversus\b|\bcompare", re.IGNORECASE)
# "Pass it on to my son" parts nothing from a name.
_PASS_ON = re.compile(r"\b(?:pass|hand)(?:ing)? (.{2,90}?) (?:on(?: to)?|down (?:to|through))\b", re.IGNORECASE)


# Where somebody writes from is nothing to be looked up.
_WRITES_FROM = re.compile(
    r"\b(?:(?:(?:and )?[Ii] am|[Ii]['’]?m|[Ww]e are|[Ww]e['’]re|(?:[Ii]|[Ww]e) live|[Mm]y name is|living|writing|based) (?:from|in) (?:the )?[A-Z][a-z]+|"
    r"(?<=[Nn]ame is )from [A-Z][a-z]+)\b"
)


def in_whole_words(asking: str) -> str:
    """A sentence that asks, with the names in it said whole and nothing standing around them that belongs to a verb."""
    said = _SHARED_HEAD.sub(r"\1 \2 \5 \3 \1 \4 \5", asking)
    if _SETS_APART.search(said):
        said = _SHARED_NOUN.sub(r"\g<one> \g<noun> \g<and> \g<two> \g<noun>", said)
    said = _WRITES_FROM.sub(" ", said)
    return _A_COLD.sub("common cold", _PASS_ON.sub(r"inherit \1", said))
