"""The direct answer: one to three sentences that answer this question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from primum.answer.composing.listed import CHIEF, MORE, NAMED, best_list, fewer_items
from primum.answer.composing.remedies import comes_first, is_given, is_without_drugs, worth_as_treatment
from primum.answer.composing.sameness import same
from primum.answer.composing.select import Candidate, is_glued
from primum.answer.inquiry.intents import BY_NAME, FACETS
from primum.answer.lexicon.names import Match, Stems, heads, name_stems, names_in, text_stems
from primum.answer.statements.compress import is_sentence
from primum.answer.statements.merit import COUNTED, TELLS_NOTHING, merit, tells_time
from primum.answer.statements.units import Unit
from primum.model import Kind
from primum.text.hinted import Hinted
from primum.text.terms import fold, stems

LISTED = {
    "causes",
    "symptoms",
    "risk_factors",
    "complications",
    "prevention",
    "treatment",
    "diagnosis",
    "adverse_effects",
    "contraindications",
    "indications",
    "self_care",
    "types",
}
"""Intents that a list answers better than a sentence."""
_ONCE = {"definition": 0.45, "yes_no": 0.45, "overview": 0.45, "treatment": 0.6, "prognosis": 0.6}
"""Share of the words of the shorter of two sentences by which they say the same, where they are told of one thing."""
_OF_DRUGS = {"adverse_effects", "interactions", "contraindications", "dose", "pregnancy", "lactation", "mechanism"}
Scored = list[tuple[float, Candidate]]
_LIST_AHEAD = 0.5
"""How much less than the best sentence a list may be worth and still come first."""
_NEXT = 0.8
"""A further sentence is shown where it is worth this share of the first."""
_LONGEST = 48
"""Words beyond which a statement is too long to be read first."""
_BY_FAR = 0.5
"""How much more than the others the best sentence is worth, to stand before what precedes it in the text."""


def direct_answer(
    main: Sequence[tuple[float, Candidate]], *, intent: str, subject: Sequence[str], asked: frozenset[str]
) -> list[tuple[Candidate, str]]:
    """Candidates in order, each with a shorter text made by deletion ("" where its own words are shown)."""
    names = [name_stems(name) for name in subject]
    told = [(s, c) for s, c in main if not c.unit.listed or c.opens_on_it or _is_statement(c)]
    telling = [(s, c) for s, c in told if merit(c.unit.text, c.document.source.kind, intent) > TELLS_NOTHING]
    told = telling or told
    if intent != "definition":  # a guideline's opening may say it in no more than a phrase
        told = [(s, c) for s, c in told if not _is_fragment(c.unit.text, listed=c.unit.listed)]
    told = _of_its_page_first(told, subject)
    ranked = [(_sentence_worth(s, c, asked, intent) + _opening(c, subject, intent, names), c) for s, c in told]
    ranked.sort(key=lambda p: (-p[0], p[1].place))
    counted = not COUNTED.isdisjoint(asked)
    listed = None
    if (intent in LISTED and not counted) or not ranked:
        # One item answers where nothing else does: "Causes of cramps include: Dehydration."
        listed = best_list(_of_its_page_first(main, subject), subject, intent, least=2 if ranked else 1)
    chosen: list[tuple[Candidate, str]] = []
    worths: list[float] = []
    floor = 0.0
    ahead = 0.2 if intent == "treatment" else _LIST_AHEAD + (0.3 if intent in NAMED else 0.0)
    if listed is not None and (not ranked or listed[0] + ahead >= ranked[0][0]):
        chosen.append((listed[1], listed[2]))
        worths.append(listed[0])
        floor = listed[0]
    for worth, candidate in ranked:
        if len(chosen) == (2 if intent in LISTED else 3) or (chosen and worth < _NEXT * floor):
            break
        shorter = fewer_items(candidate.unit.text) if candidate.unit.length > _LONGEST else ""
        if (
            (candidate.unit.length > _LONGEST and not shorter)
            or candidate.unit.furniture
            or is_glued(candidate)
            or any(same(candidate.unit, c.unit) or _holds(c, text, candidate.unit) for c, text in chosen)
            or any(_alike(candidate.unit, c.unit, _ONCE.get(intent, 1.0)) for c, text in chosen if not text)
        ):
            continue
        longer = [n for n, (c, text) in enumerate(chosen) if not text and candidate.unit.text.startswith(c.unit.text)]
        if longer:  # the sentence, and the one after it that says more of it
            chosen[longer[0]] = (candidate, "")
            continue
        if any(not text and c.unit.text.startswith(candidate.unit.text) for c, text in chosen):
            continue
        if chosen and chosen[0][0].unit.role == "summary" != candidate.unit.role:
            continue
        if chosen and not _adds(candidate, chosen[0][0], intent, asked, subject):
            continue
        under = {c.unit.group for c, text in chosen if text}
        shown = (
            (candidate, shorter) if shorter or candidate.unit.group in under else _under_its_heading(candidate, names)
        )
        if shown is not None:
            chosen.append(shown)
            worths.append(worth)
            floor = floor or worth
    if intent == "onset":
        return chosen  # the age at which it begins, before that of a form
    return _of_treatment(chosen, listed, asked) if intent == "treatment" else _in_order(chosen, worths)


def _of_treatment(
    chosen: list[tuple[Candidate, str]], listed: tuple[float, Candidate, str] | None, asked: frozenset[str]
) -> list[tuple[Candidate, str]]:
    """What is chiefly given stands first, wherever its section tells of it; a guideline's list of it stands by."""
    sentence = next((c for c, text in chosen if not text), None)
    if listed is None or sentence is None:
        return chosen
    if _DEGREES & asked & sentence.unit.stems:
        return sorted(chosen, key=lambda p: p[1] != "")  # the list is for other degrees as well
    if not is_given(listed[1].document.source.kind, listed[2]):
        return sorted(chosen, key=lambda p: p[1] != "") if is_without_drugs(listed[2]) else chosen
    said, item = (sentence, ""), (listed[1], listed[2])
    if not comes_first(sentence.unit.text, asked, worth_more=not chosen[0][1]):
        return [item, said]
    return [said, item] if ";" in listed[2] else [p for p in chosen if p[0] is not listed[1]]


def _of_its_page_first(scored: Sequence[tuple[float, Candidate]], subject: Sequence[str]) -> Scored:
    """Statements with those of a kind's page ("Spinal muscular atrophy with fractures") worth less, where the subject has
    a page under its own name."""
    pages = {c.document.id: c.document.source for _, c in scored}
    kinds = {id for id, source in pages.items() if not heads(subject, source.title)}
    if len(kinds) in {0, len(pages)}:
        return list(scored)
    kinds = {id for id in kinds if pages[id].kind in {Kind.REFERENCE, Kind.SUMMARY}}
    return [(s - (_OF_A_KIND if c.document.id in kinds else 0.0), c) for s, c in scored]


_DEGREES = frozenset(stems("severe mild moderate chronic acute recurrent uncomplicated"))
_OF_A_KIND = 0.9
"""What a statement of a kind's page is worth less for the whole."""


def _adds(candidate: Candidate, first: Candidate, intent: str, asked: frozenset[str], subject: Sequence[str]) -> bool:
    """Whether a sentence says more of the side that was asked for, after one that answers."""
    text = candidate.unit.text
    if intent == "definition":
        return _goes_on(candidate, first, subject)
    said = intent not in LISTED or FACETS[BY_NAME[intent].plan[0]].cue.search(text) is not None
    said = said and not is_beside(text, intent) and not ("last" in asked and _SETS_IN.search(text))
    return said and (intent != "treatment" or worth_as_treatment(text, asked, advises=False) > 0)


def _alike(a: Unit, b: Unit, share: float) -> bool:
    """Whether two sentences say that share of the same words: one page's definition and another's."""
    small = min(len(a.gist), len(b.gist))
    if a.figures != b.figures:  # the same amount in other units as well
        share = max(share, 0.85) if a.figures and b.figures and (a.figures < b.figures or b.figures < a.figures) else 2
    return len(a.gist & b.gist) >= share * small


def _holds(told: Candidate, text: str, unit: Unit) -> bool:
    """Whether a list already says most of what a statement says, or a sentence most of what an item does."""
    held = {s[:5] for s in stems(text)} if text else told.unit.gist if unit.listed else frozenset()
    return len(unit.gist & held) >= 0.6 * len(unit.gist) > 0


def _in_order(chosen: list[tuple[Candidate, str]], worths: Sequence[float]) -> list[tuple[Candidate, str]]:
    """Sentences of one section follow one another as they do there, unless one is by far the answer; items of its lists
    need not."""
    sections = {(c.document.id, c.unit.headings) for c, _ in chosen}
    flowing = len(sections) == 1 and not any(c.unit.listed and not text for c, text in chosen)
    if not flowing or (len(worths) > 1 and worths[0] > max(worths[1:]) + _BY_FAR):
        return chosen
    return sorted(chosen, key=lambda p: p[0].unit.spans[-1])


def _is_statement(candidate: Candidate) -> bool:
    """Whether a list item is a whole sentence ("Starting dose: the label gives …") and not the name of a thing."""
    text = _BRACKETED.sub("", candidate.unit.text)
    return candidate.unit.length >= 7 and (is_sentence(text) or _ADVISES.match(text) is not None)


# Notes do without a full stop: "Parenteral artesunate is the drug of choice for severe malaria".
_ADVISES = re.compile(
    r"[A-Z][^:.;]{3,60} (?:is|are|should be|must be) (?:(?:the )?[\w-]+ of choice|preferred|recommended|indicated|contra-?indicated|given|started)\b"
)
_BRACKETED = re.compile(r" \([^()]*\)")


def _is_fragment(text: str, *, listed: bool) -> bool:
    """Whether words that end like a sentence lack a verb ("A major contributor to childhood mortality.") or what it is
    done to ("Uses: temporarily relieves."); or an item asks ("Which bone is broken")."""
    if listed:
        return _ASKS.match(text) is not None
    return (_NOUNS.match(text) is not None and not _FINITE.search(text)) or _BROKEN_OFF.search(text) is not None


_ASKS = re.compile(r"(?:which|what|how|whether|why|when)\b", re.IGNORECASE)
_NOUNS = re.compile(r"An? ", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|can|cannot|may|might|will|would|should|must|could|has|have|had|do|does|did|usually|often|sometimes|gets?|"
    r"(?:includ|caus|reduc|involv|improv|mak|giv|tak|us|becom|relieve|achiev|provid)es?|(?:occur|result|lead|affect|help|requir|happen|develop|begin|start|mean|need|last|"
    r"spread|kill|remain|show|work|look|feel|depend|follow|appear|form|block|destroy|allow|keep|prevent|treat|heal|trigger|damage|carrie|come|goe|grow|"
    r"hold|let|put|raise|lower|run|send|stay|stop|turn|break|increase|decrease|control|protect|replace|remove|use|measure|check|tell|find|detect|confirm|suggest|"
    r"indicate|determine|weaken|narrow|contain|consist|enter|leave|travel|attack|produce|open|move|fill|connect)s)\b",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"\b(?:relieves|treats|reduces|prevents|causes|includes|helps to)\.$", re.IGNORECASE)


def _under_its_heading(candidate: Candidate, subject: Sequence[Stems]) -> tuple[Candidate, str] | None:
    """The candidate as it is; with the sub-heading it needs in front ("Grapefruit juice: …") where it stands right
    below it; None where it would be misread."""
    unit = candidate.unit
    if not unit.outside(subject):
        return candidate, ""
    start = unit.spans[0][0]
    if unit.head is None or start - unit.head[1] > 2:
        return None
    return replace(
        candidate, unit=replace(unit, spans=((unit.head[0], unit.spans[-1][1]),))
    ), f"{unit.group}: {unit.text}"


def _opening(candidate: Candidate, subject: Sequence[str], intent: str, names: Sequence[Stems]) -> float:
    """More, of a drug, for a sentence that begins with it, less its label: others speak of it beside other drugs. Less
    for one that says what a kind of the subject is."""
    text = candidate.unit.text.rpartition(": ")[2]
    if intent == "definition":
        says = 1.5 if says_what_it_is(candidate.unit.text, subject) else 0.0
        return says - (1.2 if _is_on_a_kind(text, names) else 0.0)
    if intent not in _OF_KINDS and _A_FORM.match(text) and _is_on_a_kind(text, names):
        return -0.8
    if intent == "symptoms" and _begins_with_a_kind(text, subject):
        return -0.8
    return 0.3 if intent in _OF_DRUGS and names_in(subject, text_stems(" ".join(text.split()[:6]))) else 0.0


# "Gout is …", "In gout, …"; and of those the ones on how it is found or treated, or on whom it befalls.
_BEGINS = re.compile(
    r"In (?:an? |the )?(?P<within>[^,.;:]{2,40}), |(?:an? |the |most )*(?P<what>[^.;:]{2,70}?) "
    r"(?P<verb>(?:is|are|means?|refers?|arises?|occurs?|happens?|describes?|affects?|causes?|stands? for)\b)",
    re.IGNORECASE,
)
_HELD_BACK = re.compile(r"\b(?:not|never|may|might|can)\b|n['’]t\b", re.IGNORECASE)
_BESIDE_IT = re.compile(
    r"(?:is|are) (?:\w+ )?(?:due to|caused by)\b|(?:is|are) (?:\w+ ){0,2}(?:treated|diagnosed|prevented|assessed|managed|cured|improved|screened)\b|"
    r"(?:is|are) (?:\w+ ){0,3}(?:common|rare|prevalent|likely)\b(?! (?:\w+ ){0,3}(?:types?|forms?|kinds?|diseases?|disorders?|conditions?|problems?|infections?)\b)",
    re.IGNORECASE,
)


def says_what_it_is(text: str, subject: Sequence[str]) -> bool:
    """Whether a sentence begins with its subject and goes on as one that says what it is."""
    found = _BEGINS.match(text)
    if found is None or (found["verb"] and _BESIDE_IT.match(text, found.start("verb"))):
        return False
    if found["what"] and _HELD_BACK.search(found["what"]):
        return False  # "Pink eye usually does not affect vision"
    said = (found["within"] or found["what"]).partition(" (")[0].partition(" of ")[0]
    own = frozenset(s for name in subject for s in name_stems(name))
    return names_in(subject, text_stems(said)) and not own.isdisjoint(text_stems(said.split()[0]))


def _goes_on(candidate: Candidate, first: Candidate, subject: Sequence[str]) -> bool:
    """Whether a sentence goes on with what a thing is: from the section that said it, or beginning with it as well."""
    beside = candidate.document.id == first.document.id and candidate.unit.headings == first.unit.headings
    return beside or says_what_it_is(candidate.unit.text, subject)


_DEFINED_AS = re.compile(r"(?:(?:an?|the) )?([\w’'-]+(?: [\w’'-]+){0,4}?)(?: \([^)]*\))? (?:is|are) ", re.IGNORECASE)


# "Primary progressive MS is the next most common form": a kind, before anything is said of the whole.
_A_FORM = re.compile(
    r"[^.;:]{2,80}? (?:is|are) (?:an? |the |one )(?:[\w-]+ ){0,5}(?:sub)?(?:forms?|types?|kinds?)\b", re.IGNORECASE
)
_OF_KINDS = {"types", "epidemiology"}


def _is_on_a_kind(text: str, names: Sequence[Stems]) -> bool:
    """Whether a sentence says what a kind of the subject is: "Familial atrial fibrillation is an inherited condition"."""
    found = _DEFINED_AS.match(text)
    if found is None:
        return False
    told = text_stems(found.group(1)) - _OF_ANY
    return any(name - _OF_ANY < told for name in names) and not any(name - _OF_ANY == told for name in names)


# "Discoid lupus causes a rash", "Symptoms of juvenile HD include …"; not "People with lupus may …", "Mild anemia may …".
_SOMETHING_DOES = re.compile(
    r"(?:(?:the|early|common|other) )*(?:(?:signs|symptoms|signs and symptoms) of )?(?:(?:an?|the|very|mild|moderate|severe|to|or) )*"
    r"(?P<what>(?:(?!(?:with|of|in|from|for|by|or|and|most|many|some|untreated) )[\w’'-]+ ){1,4}?)"
    r"(?:is|are|can|may|might|will|has|have|include|causes?|usually|often|typically|begins?|starts?|affects?|produces?|results?|tends?|differs?) ",
    re.IGNORECASE,
)


_IN_SOMETHING = re.compile(r"In (?P<what>(?:[\w’'-]+ ){1,3}[\w’'-]+),", re.IGNORECASE)


def _begins_with_a_kind(text: str, subject: Sequence[str]) -> bool:
    """Whether a sentence begins with a longer name that ends in the subject's: what holds of that kind is told."""
    found = _IN_SOMETHING.match(text) or _SOMETHING_DOES.match(text)
    if found is None:
        return False
    what = fold(found["what"]).strip()
    names = [fold(name) for name in subject]
    return what not in names and any(what.endswith(" " + name) for name in names)


_OF_ANY = frozenset(stems("disease disorder syndrome condition illness"))


def _names_kind(candidate: Candidate) -> bool:
    """Whether a page on the subject speaks of what kind of thing it is: of anaemia, on iron-deficiency anaemia."""
    kind = frozenset(stems(candidate.document.source.title.split(",")[0].rpartition(" ")[2]))
    return candidate.level is Match.EXACT and bool(kind) and kind <= candidate.unit.stems


# "Removing the glands cures …": the sentence before says which.
_TURNS = re.compile(r"(?:[\w’'-]+,? ){1,4}however\b", re.IGNORECASE)
_OF_SOME = {"pregnancy", "lactation", "children", "older_people"}
_POINTS = re.compile(r"^\w+ing the (?!risk|amount|number|use|body|skin)", re.IGNORECASE)
_SENT_ON = (
    r"^(?:if [^,]{3,80}, )?(?:please )?(?:contact|see|call|talk to|tell|ask|consult) (?:your|an?|the) (?:\w+ ){0,2}"
    r"(?:doctor|provider|physician|pharmacist)\b[^.;:]{0,60}\.?$"
)
# What speaks of a side of the subject and does not tell it: "Certain foods may …, but scientists do not believe …".
_TELLS_NOT = {
    "causes": Hinted(
        r"\b(?:do|does|did) not (?:believe|think|cause)\b|\bnot (?:known|clear|understood)\b|\b(?:treat\w*|correct\w*|finding) the (?:\w+ )?cause\b|\byour (?:doctor|provider)\b|\b(?:look|test|check)\w*\b[^.]{0,40}\bthe cause\b|"
        r"^(?:be sure|make sure|remember|avoid|protect|try|use|keep)\b",
        re.IGNORECASE,
    ),
    "diagnosis": Hinted(
        r"\bsimilar to\b|\bno (?:\w+ ){0,2}(?:criteria|test)\b|\b(?:delayed|missed|mistaken|overlooked)\b|^your (?:doctor|provider) will ask\b|"
        r"\b(?:call|see|tell) (?:your|an?) (?:health ?care )?(?:doctor|provider)\b",
        re.IGNORECASE,
    ),
    # "If it lasts, see your doctor": nothing of what is done.
    "treatment": Hinted(_SENT_ON, re.IGNORECASE),
    "self_care": Hinted(_SENT_ON, re.IGNORECASE),
    # "Dementia is a group of symptoms", and what has symptoms like these.
    "symptoms": Hinted(
        r"^(?:[\w’'-]+ ){1,4}(?:\([^)]*\) )?(?:(?:is|are) (?:not )?|refers? to )(?:an?|the) (?:[\w-]+ ){0,4}(?:disease|disorder|condition|syndrome|infection|name|group|term)s?\b|"
        r"\bsimilar to\b|\b(?:are|be) similar\b|\bresembl|^if you have other\b|^not (?:every|all)(?!.*\binclude:)|\b(?:diseases|disorders|conditions)\b[^.]{0,40}\bcause\b",
        re.IGNORECASE,
    ),
    "risk_factors": Hinted(r"\b(?:lower|reduce|decrease)[sd]?\b[^.]{0,30}\brisk\b|\bprotect", re.IGNORECASE),
    "epidemiology": Hinted(
        r"\bcommon (?:\w+ )?(?:test|symptom|sign|cause|treatment|type|form|complication)s?\b|"
        r"\bmost (?:commonly|often) (?:starts?|begins?|forms?)\b|\bmost common in the (?!united|us|world|general|developing|northern|southern)",
        re.IGNORECASE,
    ),
}
_UNKNOWN = Hinted(r"\bnot (?:\w+ )?(?:known|clear|understood)\b|\bunknown\b", re.IGNORECASE)


def is_beside(text: str, intent: str) -> bool:
    """Whether a sentence speaks of a side of its subject and does not tell it; that nobody knows the cause is told."""
    return intent in _TELLS_NOT and _TELLS_NOT[intent].search(text) is not None and not _UNKNOWN.search(text)


# When symptoms begin and what is done about them, and none of them.
_FELT_LATER = re.compile(
    r"^(?:the |these |early |first )*(?:signs and )?symptoms? (?:of [^.;:]{2,60}? )?(?:(?:may|can|do|usually|often|typically|generally|that|not|first|will) )*"
    r"(?:starts?|begins?|appears?|develops?|lasts?|range|vary|come|goes?|gets?|worsens?|improves?)\b(?!.*(?:\binclud|\bsuch as\b|:))|"
    r"\b(?:reduce|relieve|ease|treat|control|lessen|improve|manage)s?\b[^.;:]{0,40}\bsymptoms\b|\bsymptoms (?:\w+ )?lasting\b|\bage of onset\b|\baverage onset\b|\bbegin (?:developing|to develop)\b|\bafter (?:signs and )?symptoms (?:begin|appear|start)\b",
    re.IGNORECASE,
)
# "Signs of a miscarriage include bleeding and cramps."
_FELT_TOLD = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:signs?|symptoms?)\b[^.;:,]{0,60}\b(?:include\b|such as\b|"
    r"are (?!(?:often|usually|similar|mild|worse|the same|not|different|caused|variable|extremely|more|less|due|also)\b))",
    re.IGNORECASE,
)
_OF_A_FORM = re.compile(r"\b(?:forms?|types?)\b", re.IGNORECASE)
# "Steroids are another type of drug": beside those told before.
_BESIDE_OTHERS = re.compile(r"\b(?:is|are) (?:also )?(?:another|other|further)\b", re.IGNORECASE)
# A test by its name.
_TESTED = Hinted(
    r"\b(?:blood|urine|skin|stool|sputum|bone density|lung function) tests?\b|\bexam(?:ination)?s?\b|\bmedical history\b|\bbiops|\bx-?rays?\b|\bscans?\b|\bMRI\b|\bultrasound\b|\bculture|\bcriteria\b|\btomograph|\bendoscop|\bcolonoscop|graph(?:y|s)?\b|microscop",
    re.IGNORECASE,
)
# When a thing begins is not how long it lasts.
_SETS_IN = re.compile(r"\b(?:starts?|begins?|appears?|develops?|sets? in|incubation)\b(?!.*\blasts?\b)", re.IGNORECASE)
# A sentence and the one that says more of it.
_TOGETHER = re.compile(r"\. (?:It|They|These|This) ")
_IN_SOME = re.compile(
    r"(?:(?:in|among) )?(?:\w+ )?(?:children|infants|babies|newborns|teen\w*|pregnan\w+|women|men|girls|boys|elderly|older)\b",
    re.IGNORECASE,
)
_IN_A_CASE = re.compile(
    r"^(?:if|when|after|although|in some|sometimes|rarely|to \w+|for (?:people|those|patients|anyone) (?:who|whose|with))\b",
    re.IGNORECASE,
)


def _sentence_worth(score: float, candidate: Candidate, asked: frozenset[str], intent: str) -> float:
    unit = candidate.unit
    cued = FACETS[BY_NAME[intent].plan[0]].cue.search(unit.text) is not None
    score += 0.4 * len(asked & unit.stems) / max(len(asked), 1)
    score += 0.3 if CHIEF.search(unit.text) else 0.0
    score += 0.5 if any(s.isdigit() and s in unit.stems for s in asked) else 0.0
    # A section that is about what was asked opens with its answer.
    score += 0.3 / (1 + unit.order) if unit.role in FACETS[BY_NAME[intent].plan[0]].roles else 0.0
    score += merit(unit.text, candidate.document.source.kind, intent, counted=not COUNTED.isdisjoint(asked))
    score += 0.5 if cued and unit.role == "summary" else 0.0
    score += (0.4 if candidate.names_subject else 0.3 if _names_kind(candidate) else 0.0) + (0.3 if cued else 0.0)
    if intent == "treatment":
        advises = candidate.document.source.kind is Kind.GUIDELINE
        score += worth_as_treatment(unit.text, asked, advises=advises)
    score -= 1.2 if intent in _TELLS_NOT and _TELLS_NOT[intent].search(unit.text) else 0.0
    score -= 1.2 if "last" in asked and _SETS_IN.search(unit.text) else 0.0
    score += 0.4 if intent == "prognosis" and cued and tells_time(unit.text) else 0.0
    score += 0.4 if intent == "diagnosis" and _TESTED.search(unit.text) else 0.0
    if intent == "symptoms":
        told = _FELT_TOLD.match(unit.text)
        own = told is not None and (candidate.names_subject or " of " not in told[0])
        score += 0.5 if own else -0.9 if _FELT_LATER.search(unit.text) else 0.0
    score -= 0.5 if intent == "onset" and _OF_A_FORM.search(unit.text) else 0.0
    score -= 0.6 if MORE.match(unit.text) or _BESIDE_OTHERS.search(unit.text) else 0.0
    score += 0.1 if intent != "definition" and _TOGETHER.search(unit.text) else 0.0
    score -= 0.5 if intent not in _OF_SOME and not candidate.for_people and _IN_SOME.match(unit.text) else 0.0
    score -= 0.6 if unit.role in _OF_SOME and not candidate.for_people and intent not in _OF_SOME else 0.0
    score -= (
        0.5 if _POINTS.search(unit.text) or _TURNS.match(unit.text) else 0.25 if _IN_A_CASE.search(unit.text) else 0.0
    )
    return score - (0.3 if unit.length > 38 or unit.length < 7 else 0.0) - (0.2 if unit.listed else 0.0)
