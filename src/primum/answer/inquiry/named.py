"""The things that a text names: phrases of the vocabulary, complaints of a part of the body, runs of unusual words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.inquiry.asked import KIND_WORDS, by_its_person
from primum.answer.inquiry.complaints import complaints_in, is_of_a_part, is_weak
from primum.answer.inquiry.population import population_in
from primum.answer.inquiry.unsaid import FORMS
from primum.answer.lexicon.spelling import LONG, is_common, is_valid, slips_of
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text.distance import distance
from primum.text.terms import STOPWORDS, fold, stem

# Words that shape a question and name nothing medical.
GENERIC = frozenset(
    stem(w)
    for w in """
    cause causes caused causing reason reasons why trigger triggers treat treats treated treatment treatments treating therapy therapies cure cures cured
    curable manage managed management managing medicine medicines medication medications drug drugs medical remedy remedies symptom symptoms sign signs feature features
    diagnose diagnosed diagnosis diagnostic test tests testing detect prevent prevented prevention avoid risk risks factor factors likely
    dose doses dosage dosing side effect effects adverse interaction interactions interact outlook prognosis survive survival inherit inherited
    inheritance hereditary genetic genetically screen screened screening recommend recommended recommendation recommendations guideline guidelines complication complications
    definition define meaning mean means explain description describe information info details tell know knowing learn understand question questions
    best better good bad worst fast faster fastest quick quickly main common commonest primary first second last early earliest warning
    type types kind kinds stage stages form forms different difference differences various normal normally ok okay safe safely safety dangerous serious
    harmful many much long often time times usually always sometimes ever never still really actually exactly
    people person someone somebody anyone everyone client patient patients doctor doctors physician provider nurse specialist hospital clinic
    help helps helped need needs want wants wanted like get gets getting got rid go goes going come comes make makes made take takes taking
    taken use used uses using give given have find found feel feels look looks looking start started happen happens work works working
    please thank thanks hello hi dear sir madam regards hope wondering wonder advise advice suggest suggestion send let guide
    year years yr yrs case cases old month months week weeks day days today yesterday ago since hour hours minutes now
    thing things something anything nothing way ways option options problem problems issue issues condition conditions disease diseases disorder disorders
    available possible able due related relation regarding concerning about affect affects affected suffer suffering suffers
    drink drinks drinking eat eats eating told foods food deficiency deficiencies
    there also just even yet another every each several say said call called see seen try tried keep one two three four five six seven
    run runs notice notices noticed reveal reveals tackle tackles prone tend tends establish establishes establishing
    identify identified examination examinations complaint complaints hints guard prove proves proven investigation
    investigations consequence consequences aftereffect aftereffects rise arise arises generation
    without line choice approach role evidence most least far new latest current currently recent general natural naturally home
    my mother father son daughter wife husband brother sister friend baby kid kids family mom dad uncle aunt
    man men woman women adult adults male female us uk ah aha awesome hmm oh wow yeah yes
    versus vs compared compare comparison between among affect increase increases increased reduce reduces reduced lower lowers raise raises effective effectiveness efficacy
    wat r u ur plz pls thx dr im ive dont havent cant wont didnt doesnt isnt gonna wanna shouldnt wouldnt couldnt wasnt arent youre theres thats whats rn idk tho anyways
    fatal deadly lethal heal heals healing healed left untreated aggravate aggravates worsen worsens relieve relieves handle handles indicate indicates
    example examples called definitions quarantine shows showing
    am all any before after near below above contagious infectious catching life threatening repair repaired fix replace replaced remove removed damaged
    eradicate eradicated eradicating eradication couples solve solved solution kill kills calm appreciate appreciated response begin begins outbreaks opinion experience happening sure true
    hurt hurts hurting worry worried worrying concerned scared afraid cope dangerous harm bother bothering ok alright
    stay stays spread spreads spreading counter otc anyway conservative alongside along struggle struggling permanent permanently
    cardinal hallmark hallmarks classic classical typical telltale
    check checking myself yourself himself herself think thinking alleviate ease fight guess both may completely lot lots alot
    forgive spelling took everyday special precautions require requires associated cooperation attend curious suspect suspected
    contraindicated contraindication contraindications indicated indication indications prescribed prescribe maximum minimum daily per amount
    carrier carriers elder mid
    target targets goal goals threshold thresholds cutoff cutoffs monitor monitors monitoring imaging prophylaxis prophylactic soon
    """.split()
)
# "The pill" is one thing, "the pills" are whichever somebody takes.
_LOOSE_TALK = frozenset(("the pills", "pills"))
_NAMED_IN_PLAIN_WORDS = frozenset(("eating disorder", "eating disorders", "learning disorder", "learning disorders"))
# Their stems are those of generic words.
_NO_GENERIC = frozenset(("familial", "personality", "personalities", "generalized", "generalised"))
_FIGURE = re.compile(
    r"[\d.,]+(?:['’]?s|k|st|nd|rd|th|mg|ml|cm|mm|kg|lbs?|yrs?|hrs?|am|pm|x|%)?$|(?:week|day|month|age|year)\d+$"
)
_CONTRACTED = re.compile(r"(?:i|you|we|they|he|she|it|that|there|what|how|who|let)['’]|\w+n['’]t$")
# "type 2" and "stage IV" are part of a name.
_NUMBERED = re.compile(
    r"(?:(?:type|stage|grade|class|factor|group|phase)[ -](?:\d+[a-z]?|[ivx]+|[a-d])|(?:vitamin|hepatitis|influenza)[ -]"
    r"(?:[b-k]\d{0,2}|(?-i:A)|a(?=\s*(?:$|[?.,!)]|and\b|or\b|vaccin|infection|deficien|toxic))))\b",
    re.IGNORECASE,
)
# The strength of a tablet is no part of a drug's name.
_STRENGTH = re.compile(r"\d[\d.,/]*\s?(?:mgs?|mcg|µg|g|ml|units?|iu|%)(?!\w)", re.IGNORECASE)
# "I have had asthma 3 years": the figure is no part of the name.
_A_WHILE = re.compile(r"\d+(?:-\d+)? ?(?:years?|yrs?|months?|weeks?|days?|hours?|times|lbs?|pounds)\b", re.IGNORECASE)
_SLIPS = 6
"""Letters of a word that may be one of the question's own words misspelt ("questins")."""
# What stands between two names: anything but a space or a hyphen, and a dash with a space beside it.
_PARTS = re.compile(r"[^ \-’']|- | -")
Token = tuple[int, int, bool]
"""Start and end of a word or phrase, and whether it is a phrase of the vocabulary."""
NAMING = frozenset(
    "familial hereditary juvenile congenital neonatal infantile primary secondary idiopathic benign malignant".split()
)
"""Words that make one disease of another, however common they are."""
# What is said of a thing at the end of a question: "Is a cholesteatoma cancerous?" is about two.
_PREDICATES = frozenset(
    "cancerous malignant benign autoimmune psychological neurological viral bacterial fungal addictive".split()
)
# Every cancer is malignant.
OF_CANCER = frozenset(("malignant", "cancerous"))
POINTED_AT = OF_CANCER | {"addictive"}
"""What points of a question say, and no concept."""
_CANCER = re.compile(r" (?:\w+ ){0,2}(?:cancers?|carcinoma|melanoma|lymphoma|leuka?emia|sarcoma)\b", re.IGNORECASE)
# Everyday words that name another thing when they stand before a disease.
MODIFIERS = NAMING | frozenset(
    "acute chronic early late severe mild male female back heart high low dry wet deep upper lower white red black".split()
)
# What is asked of a thing, in two words that each may stand in a name.
_ASKED_IN_TWO = re.compile(
    r"\b(?:red flags?|emergency (?:treatment|management|care)|cut[- ]offs?|time window|empty stomach|first[- ]line|second[- ]line|long[- ]term|(?:first|second|third|[123](?:st|nd|rd)) trimester)\b",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")


def concepts_in(text: str, vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """The things that a text names, in order: phrases of the vocabulary, complaints of a part of the body, and runs of
    words that are neither stop words nor generic. A phrase with words of its own around it ("familial hypertension") is
    kept whole, its synonyms inside."""
    text = _ASKED_IN_TWO.sub(lambda found: ";" * len(found[0]), text)
    complaints = complaints_in(text, vocabulary)
    known = {m.start: m.end for m in vocabulary.find(text)}
    runs: list[list[Token]] = [[]]
    position = 0
    for token in TOKEN.finditer(text):
        start = token.start()
        if start < position:
            continue
        if start in complaints:
            position = complaints[start][0]
            runs += [[(start, position, True)], []]
            continue
        if runs[-1] and _PARTS.search(text[position:start]):
            runs.append([])
        strength, numbered = _STRENGTH.match(text, start), _NUMBERED.match(text, start)
        phrase = known.get(start, 0)
        if strength:
            position = strength.end()
            runs.append([])
        elif numbered and numbered.end() >= phrase:
            position = numbered.end()
            runs[-1].append((start, position, phrase == position))
        elif phrase and not _is_generic(text[start:phrase]) and fold(text[start:phrase]) not in _LOOSE_TALK:
            position = phrase
            _put(runs, text, start, position, phrase=True)
        else:
            position = token.end()
            if _names_nothing(token.group(), after_name=bool(runs[-1])) or _A_WHILE.match(text, start):
                runs.append([])
            else:
                _put(runs, text, start, position, phrase=False)
    found: list[Concept] = []
    for run in filter(None, runs):
        complaint = complaints.get(run[0][0])
        found += [complaint[1]] if complaint else _run_concepts(text, run, vocabulary)
    found = [c for c in found if not _is_denied(text, c.words, DENIED)]
    had = [c for c in found if not _is_denied(text, c.words, _LACKED)]
    return telling(had or found, vocabulary)


def _put(runs: list[list[Token]], text: str, start: int, end: int, *, phrase: bool) -> None:
    """Add a word or a phrase to the last run. What is said of a thing at the end begins a run of its own."""
    said, goes_on = fold(text[start:end]), _joined_on(text, end)
    if said in _PREDICATES and not goes_on:
        runs.append([])
    if said not in OF_CANCER or not _CANCER.match(text, end):
        runs[-1].append((start, end, phrase))


# "If it is not strep, what is it?" asks of everything else.
DENIED = re.compile(
    r"\b(?:it'?s|it is|this is|that'?s) not (?:just )?(?:an? |the )?(?P<what>\w+)|\b(?:but|and) no (?P<none>\w+)",
    re.IGNORECASE,
)
# "It hurts, but I don't have an infection" is not about infections either.
_LACKED = re.compile(
    r"(?<!know i )(?<!sure i )\b(?:do|does)(?: not|n'?t) have (?:an? |the )?(?P<what>\w+)", re.IGNORECASE
)


def _is_denied(text: str, words: str, denial: re.Pattern[str]) -> bool:
    return any(text.find(words) == denied.start(denied.lastgroup or 0) for denied in denial.finditer(text))


def _names_nothing(token: str, *, after_name: bool) -> bool:
    """Whether a word parts names: stop words, generic words, figures; "disease" or a number after a name is part of it."""
    word = fold(token)
    if after_name and (word in KIND_WORDS or (word.isdigit() and len(word) < 3)):
        return False
    return (
        len(word) == 1
        or bool(_CONTRACTED.match(word))
        or bool(_FIGURE.match(word))
        or word in STOPWORDS
        or _is_generic(token)
        or (len(word) >= _SLIPS and token.islower() and not GENERIC.isdisjoint(slips_of(word)))
    )


def _joined_on(text: str, end: int) -> bool:
    """Whether another word follows right after, so that the two may be one name."""
    return (
        re.match(r"[ -](?!(?:or|and|in|at|by|if|when|that|to|than|for|is|are|from|with)\b)\w", text[end:]) is not None
    )


def _is_generic(words: str) -> bool:
    if fold(words) in _NAMED_IN_PLAIN_WORDS:
        return False
    return all(
        (stem(w) in GENERIC and w not in _NO_GENERIC) or w in STOPWORDS for w in fold(words).replace("-", " ").split()
    )


def _run_concepts(text: str, run: list[Token], vocabulary: Vocabulary) -> list[Concept]:
    run = _with_adjectives(text, run)
    phrases = [r for r in run if r[2]]
    if not phrases:
        run = _up_to_its_kind(text, run)
    if len(phrases) > 1:
        groups: list[list[Token]] = [[]]
        for token in run:
            if token[2] and any(r[2] for r in groups[-1]):
                groups.append([])
            groups[-1].append(token)
        return [c for g in groups for c in _run_concepts(text, g, vocabulary)]
    if phrases:
        run = _trimmed(text, run)
    whole = _without_own_initials(text[run[0][0] : run[-1][1]])
    names = [whole, *(vocabulary.names(whole) or by_its_person(whole, vocabulary))]
    if phrases and len(run) > 1:
        start, end, _ = phrases[0]
        before, core, after = text[run[0][0] : start], text[start:end], text[end : run[-1][1]]
        names += [f"{before}{name}{after}" for name in vocabulary.names(core)]
    return [Concept(whole, tuple(dict.fromkeys((*names, *(_ROMAN.sub(_arabic, name) for name in names)))))]


_ROMAN = re.compile(r"(?<=\b[Tt]ype )(?:III|II|I)\b")


def _arabic(roman: re.Match[str]) -> str:
    return str(len(roman[0]))


def _with_adjectives(text: str, run: list[Token]) -> list[Token]:
    """A known adjective right before a known phrase is a part of its name: "venous thrombosis"."""
    following = (*(phrase for _, _, phrase in run[1:]), False)
    return [
        (start, end, phrase and not (before and _is_adjective(said := text[start:end]) and population_in(said) is None))
        for (start, end, phrase), before in zip(run, following, strict=True)
    ]


def _up_to_its_kind(text: str, run: list[Token]) -> list[Token]:
    """An unknown name without the everyday words after "syndrome" or "disease": "anderson tawil syndrome runs"."""
    said = [fold(text[start:end]) for start, end, _ in run]
    at = next((i for i, word in enumerate(said) if i and word in KIND_WORDS), len(run))
    return run[: at + 1] if all(is_common(word) for word in said[at + 1 :]) else run


def _without_own_initials(name: str) -> str:
    """ "pemphigus vulgaris PV" says its name twice."""
    *rest, last = name.split()
    return " ".join(rest) if len(rest) > 1 and last.isupper() and last == "".join(w[0] for w in rest).upper() else name


def _trimmed(text: str, run: list[Token]) -> list[Token]:
    """A known phrase without the everyday words around it: "fix bowel incontinence", "tuberculosis contagious"."""

    def everyday(token: Token) -> bool:
        word = text[token[0] : token[1]]
        return not token[2] and is_common(fold(word)) and fold(word) not in MODIFIERS and not _NUMBERED.match(word)

    start, end = 0, len(run)
    while everyday(run[start]):
        start += 1
    # "Nasal sprays" are no nose.
    while everyday(run[end - 1]) and not (end - start == 2 and _is_adjective(text[run[start][0] : run[start][1]])):
        if fold(text[run[end - 1][0] : run[end - 1][1]]) in FORMS and is_weak(text[run[start][0] : run[start][1]]):
            break  # nor are eye drops an eye
        end -= 1
    while end - start > 1 and not run[end - 1][2] and _DONE.fullmatch(text[run[end - 1][0] : run[end - 1][1]]):
        end -= 1
    return run[start:end]


# "G6PD deficiency adopted", "prostate removed": what was done is no part of a name's end.
_DONE = re.compile(r"[a-z]{3,}ed|brought|taken|done|gone", re.IGNORECASE)


def _is_adjective(word: str) -> bool:
    return re.fullmatch(r"\w{3,}(?:al|ic|ar|ary|ous|ive|ant)", fold(word)) is not None


def telling(concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """The concepts without those of everyday words alone, unless nothing else is left."""
    telling = tuple(
        c for c in concepts if vocabulary.find(c.words) or not all(is_common(w) for w in fold(c.words).split())
    )
    return _each_once(telling or tuple(concepts), vocabulary)


def _each_once(concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """Concepts without those that name the same thing again."""
    seen: dict[str, Concept] = {}
    for concept in concepts:
        known = vocabulary.find(concept.words)
        same = len(known) == 1 and len(concept.words.split()) < 5 and not is_of_a_part(concept.words, known[0])
        key = known[0].preferred if same else fold(concept.words)
        held = seen.setdefault(key, concept)
        if len(concept.words) < len(held.words):
            seen[key] = concept
    return tuple(c for c in seen.values() if not any(_misspelt(c.words, other.words) for other in seen.values()))


def _misspelt(word: str, other: str) -> bool:
    """Whether an unknown word is one that the question has spelt right elsewhere: PERIDONTITIS, periodontitis."""
    word, other = fold(word), fold(other)
    if len(word) < LONG or not word.isalpha() or is_valid(word):
        return False
    return other.isalpha() and is_valid(other) and distance(word, other, 2) <= 2
