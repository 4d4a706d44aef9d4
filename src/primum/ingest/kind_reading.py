"""The kind of a document that no metadata and no option tells: read from its title, its headings and how it speaks.

Each cue of the field adds to a kind; a kind is told where its cues weigh enough, and more than those of any other. A
guideline needs a body that issues it, and a page of reference someone who publishes it: a text of unknown origin is
neither. Where it is not plain, the kind stays OTHER.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from primum.ingest.study_kinds import kind_of_title, reports_no_result
from primum.model import Block, BlockKind, Document, Kind, Source
from primum.text.hinted import Hinted

FRONT = 5000
"""Characters from the beginning (of an article: of its abstract) that are read."""
ENOUGH, AHEAD = 2.0, 0.5
"""What a kind's cues must weigh together, and by how much more than those of the next."""
_HEADS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})
_DATABASES = r"(?:MEDLINE|Pub-?Med|EMBASE|CINAHL|PsycINFO|Cochrane (?:Central|Library|Register|Controlled|Database|\w+ Group)|CENTRAL|LILACS|Web of Science|Scopus)"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|no)"
_CUES: tuple[tuple[Kind, float, str], ...] = (
    (Kind.TRIAL, 2.0, r"\b(?:were|was|are|be) (?:\w+ ){0,2}?randomi[sz]ed\b|\brandomly (?:assigned|allocated|divided|selected to|distributed)\b|\brandomi[sz]ed (?:to|into)\b|\b(?:assigned|allocated|divided) randomly\b|\brandomi[sz]ation (?:to|was|of)\b|\b(?:we|and) randomi[sz]ed\b|\brandomly and \w+ divided\b|\brandomi[sz]ed [^.]{0,40}\bto receive\b"),
    (Kind.TRIAL, 2.0, r"(?<!one )(?<!two )(?<!single )(?<!included )\brandomi[sz]ed,? (?:[\w-]+,? ){0,6}?(?:trial|study|design|comparison|crossover|cross-over)\b"),
    (Kind.TRIAL, 1.5, r"\b(?:this|a|our|an|in an?) (?:[\w-]+,? ){0,6}?(?:randomi[sz]ed|controlled|clinical|pilot|crossover) (?:[\w-]+ ){0,3}?(?:trial|study)\b"),
    (Kind.TRIAL, 1.0, r"\b(?:double|single|triple)-?\s?blind(?:ed)?\b|\bplacebo-controlled\b|\bopen[- ]label\b|\bcross-?over\b|\bparallel[- ]group\b|\bversus placebo\b|\bor placebo\b|\b(?:control|placebo|intervention) group\b"),
    (Kind.TRIAL, 1.0, r"\bNCT\d{8}\b|\bISRCTN ?\d+|\bACTRN\d+|\bChiCTR|\b(?:clinical)?trials?\.gov\b|\btrial registration\b"),
    (Kind.TRIAL, 0.8, r"\bphase (?:[1-4]|I{1,3}V?|IV)[ab]?\b[^.]{0,40}\b(?:trial|study)\b|\ballocated to\b|\bintention[- ]to[- ]treat\b"),
    (Kind.SYSTEMATIC_REVIEW, 2.0, rf"\bsearch(?:ed|es|ing)? [^.]{{0,120}}{_DATABASES}|{_DATABASES}[^.]{{0,120}}\b(?:searched|searches)\b|\bPRISMA\b|\bselection criteria\b"),
    (Kind.SYSTEMATIC_REVIEW, 2.0, rf"\b{_NUMBER} (?:[\w-]+,? ){{0,4}}?(?:trials?|studies|RCTs|articles|papers|reports|reviews) (?:\([^)]*\) ?)?(?:[\w-]+ ){{0,3}}?(?:were (?:included|identified|eligible|found)|was included|met (?:the|our|all)|enrolling|involving|with (?:a total of )?[\d,]+|included|fulfilled|randomi[sz]ing|that (?:met|randomi[sz]ed)|compar)"),
    (Kind.SYSTEMATIC_REVIEW, 1.5, r"\b(?:this|our|the|a|updated?) (?:[\w-]+ ){0,2}?(?:systematic (?:literature )?review|meta-analysis|Cochrane review)\b|\bmeta-analys[ei]s (?:was|were|of|showed)\b|\bwe included (?:[\w-]+ ){0,4}?(?:trials|studies)\b"),
    (Kind.SYSTEMATIC_REVIEW, 2.0, rf"\b(?:review|analysis) (?:now )?(?:includes|included) (?:\w+ )?{_NUMBER}\b|\b{_NUMBER} (?:[\w-]+ ){{0,2}}?(?:RCTs|trials|studies)[,;] (?:with|involving|including|enrolling|[\d,]+ (?:participants|patients|women|children))|\b{_NUMBER} RCTs\b"),
    (Kind.SYSTEMATIC_REVIEW, 1.2, r"\bI(?:2|²) ?[=<>]|\b\d+ (?:RCTs?|trials|studies)[,;)]|\b(?:inclusion|selection) criteria\b[^.]{0,60}\b(?:stud|trial)|\b(?:trials|studies) (?:\w+ ){0,3}?(?:met|inclusion|eligible|suitable)\b|\bsearch identified\b|\bevidence (?:was|is) (?:of )?(?:very )?(?:low|moderate|limited|insufficient)\b|\b(?:GRADE|Peto)\b"),
    (Kind.SYSTEMATIC_REVIEW, 1.0, r"\bpooled\b|\bheterogeneity\b|\b(?:included|eligible|identified|available) (?:trials|studies)\b|\b(?:trials?|studies) (?:reported|were of|was of|included in)\b|\brisk of bias\b|\b(?:low|moderate|high|very low)[- ](?:quality|certainty) evidence\b|\bno (?:randomi[sz]ed )?(?:trials|studies) (?:were|that)\b"),
    (Kind.OBSERVATIONAL, 2.0, r"\bcohort (?:study|of|analysis)\b|\bcase[- ]control(?:led)?\b|\bcross-sectional\b|\bobservational\b|\b(?:birth|prospective|retrospective|historical) cohort\b|\bpopulation-based\b"),
    (Kind.OBSERVATIONAL, 1.0, r"\b(?:pro|retro)spective(?:ly)? (?:[\w-]+ ){0,3}?(?:study|analysis|review|cohort|series|evaluat\w+|data|collected|regist\w+|case|chart|studied|reviewed|analy[sz]ed)\b|\brecords of\b"),
    (Kind.OBSERVATIONAL, 1.4, r"\bretrospective(?:ly)?\b|\bprospective(?:ly)?\b|\b(?:medical|hospital|patient|clinical|case) (?:records|charts|notes)\b|\bchart review\b|\bregist(?:ry|er|ries)\b|\bdatabase\b"),
    (Kind.OBSERVATIONAL, 1.0, r"\bquestionnaires?\b|\bsurvey(?:ed|s)?\b|\binterview(?:ed|s)\b|\bconsecutive (?:\w+ ){0,2}?(?:patients|cases)\b|\b(?:logistic|Cox|multivaria\w+|linear) (?:\w+ ){0,2}?(?:regression|analys[ei]s)\b|\b(?:odds|hazard) ratio\b"),
    (Kind.OBSERVATIONAL, 0.8, r"\bbetween (?:\w+ )?(?:19|20)\d\d and (?:\w+ )?(?:19|20)\d\d\b|\bfollow(?:ed)?[- ]up\b|\b(?:prevalence|incidence) of\b|\b(?:patients|women|men|children|subjects|participants) (?:who|with|undergoing|treated|were)\b"),
    (Kind.CASE_REPORT, 2.5, r"\b(?:we|this (?:case|report)|the authors|here,? we|is) (?:\w+ )?(?:report|present|describe)s? (?:an?|the|two|three|our) (?:\w+ ){0,4}?(?:cases?|patient|man|woman|boy|girl|child|infant|\d+-year-old)\b|\b(?:an?|first|rare|unusual) (?:\w+ ){0,3}?case of\b[^.]{0,80}\bis (?:reported|presented|described)\b|\bcase (?:report|presentation)\b"),
    (Kind.CASE_REPORT, 2.0, r"\b(?:[Aa]|[Aa]n|[Tt]he|our) (?:\w+ ){0,2}?(?:\d+|\w+)[- ](?:year|month|week|day)s?[- ]old (?:\w+ ){0,3}?(?:man|woman|male|female|boy|girl|patient|infant|child|lady|gentleman|primigravida)\b"),
    (Kind.REVIEW, 2.5, r"\b(?:this|the present|our|in this) (?:\w+ )?(?:review|overview|mini-?review)\b(?! of systematic)|\b(?:this|the) (?:article|paper|chapter) (?:\w+ )?(?:reviews|summari[sz]es|discusses|provides an overview|outlines|surveys)\b|\bwe (?:\w+ )?(?:review|summari[sz]e|discuss) (?:the|current|recent|what|how|here|evidence|new|some)\b"),
    (Kind.REVIEW, 1.0, r"\bare (?:reviewed|discussed|summari[sz]ed)\b|\brecent (?:advances|developments|progress)\b|\bliterature review\b"),
    (Kind.PREPRINT, 4.0, r"\b(?:med|bio)rxiv\b|\bnot (?:been |yet )*peer[- ]reviewed\b|\bpreprint\b"),
)  # fmt: skip
_COMPILED = tuple((kind, weight, Hinted(pattern, re.IGNORECASE)) for kind, weight, pattern in _CUES)
_BODY = Hinted(
    r"\b(?:organi[sz]ation|ministry|societ(?:y|ies)|college|association|academy|institutes?|task force|cent(?:er|re)s? for"
    r"|agency|department|council|committee|federation|government|commission|health service|collaborat\w+|foundation)\b"
    r"|\b(?:WHO|NICE|CDC|USPSTF|SIGN|NHS|PAHO|ACIP|ESC|AHA|ADA|KDIGO)\b",
    re.IGNORECASE,
)
_GUIDES = Hinted(
    r"\bguidelines?\b|\brecommendation statement\b|\bstandard treatment\b|\b(?:clinical|practice|consensus) (?:guidance|recommendations|statement)\b"
    r"|\brecommendations for\b",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(
    r"\b(?:we|task force|uspstf|who|cdc|committee|panel|society|college|ministry) (?:\w+ )?(?:recommends?|suggests?)\b|\b(?:is|are) (?:\w+ )?recommended\b|\b(?:strong|conditional|weak) recommendation\b"
    r"|\b(?:grade|class|level) (?:[A-DI]{1,3}|of) (?:recommendation|evidence)\b",
    re.IGNORECASE,
)
_LABELS = tuple(
    Hinted(pattern, re.IGNORECASE)
    for pattern in (
        r"\bindications?(?: and usage)?\b|\btherapeutic indications\b", r"\bcontra-?indications?\b",
        r"\badverse reactions?\b|\bundesirable effects\b", r"\bdosage and administration\b|\bposology\b",
        r"\bhow supplied\b|\bpharmaceutical (?:form|particulars)\b|\bexcipients\b", r"\bclinical pharmacology\b|\bpharmacological properties\b",
        r"\bboxed warning\b|\bwarnings and precautions\b|\bspecial warnings\b",
    )
)  # fmt: skip
_PAGES = tuple(
    Hinted(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:what (?:is|are|causes)|overview|summary|definition|about)\b", r"\bcauses?\b|\brisk factors\b", r"\bsymptoms?\b|\bsigns\b",
        r"\btreat(?:ed|ment|ments)\b|\bmanage\w*\b|\btherapy\b", r"\bdiagnos\w+|\btests?\b", r"\bprevent\w*\b|\boutlook\b|\bprognosis\b|\bcomplications?\b",
        r"\bwhen to (?:see|call|seek)|\blearn more\b|\bfrequency\b|\binheritance\b",
    )
)  # fmt: skip


def with_kind(document: Document) -> Document:
    """The document with the kind that its text tells, marked as read; as it is where that is not plain."""
    kind = read_kind(document)
    if kind is Kind.OTHER:
        return document
    return replace(document, source=replace(document.source, kind=kind, kind_read=True))


def read_kind(document: Document) -> Kind:
    """The kind that title, headings and text tell, or OTHER."""
    source = document.source
    named = kind_of_title(source.title)
    if named not in {Kind.OTHER, Kind.GUIDELINE}:
        return named
    if reports_no_result(source.title):
        return Kind.OTHER
    headings = [document.text[b.start : b.end] for b in document.blocks if b.kind in _HEADS]
    if sum(any(cue.search(h) for h in headings) for cue in _LABELS) >= 4:
        return Kind.LABEL
    if _is_guideline(source, headings, document.text):
        return Kind.GUIDELINE
    found = kind_of_study(front(document.text, document.blocks))
    if found is Kind.OTHER and source.publisher and sum(any(cue.search(h) for h in headings) for cue in _PAGES) >= 3:
        return Kind.REFERENCE
    return found


def front(text: str, blocks: tuple[Block, ...]) -> str:
    """The abstract, where there is a heading that says so, else the beginning of a text."""
    heads = [b for b in blocks if b.kind in _HEADS]
    for at, block in enumerate(heads):
        if text[block.start : block.end].strip(" :.").lower() in {"abstract", "summary"}:
            after = next((b.start for b in heads[at + 1 :] if b.level <= block.level), len(text))
            return text[block.end : min(after, block.end + FRONT)]
    return text[:FRONT]


def kind_of_study(text: str) -> Kind:
    """The kind of study that the cues of an abstract, or of a text's beginning, tell; OTHER where it is not plain."""
    weights: dict[Kind, float] = {}
    for kind, weight in _weighed(text):
        weights[kind] = weights.get(kind, 0.0) + weight
    # What trials are pooled in is no trial, and speaks of itself as a review; a trial is prospective, and
    # followed up.
    if weights.get(Kind.SYSTEMATIC_REVIEW, 0.0) >= ENOUGH:
        for kind in (Kind.TRIAL, Kind.OBSERVATIONAL, Kind.REVIEW):
            weights[kind] = weights.get(kind, 0.0) - ENOUGH
    if weights.get(Kind.TRIAL, 0.0) >= ENOUGH:
        weights[Kind.OBSERVATIONAL] = weights.get(Kind.OBSERVATIONAL, 0.0) - ENOUGH
    ranked = sorted(weights.items(), key=lambda row: -row[1])
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < AHEAD):
        return Kind.OTHER
    return ranked[0][0]


def _weighed(text: str) -> Iterator[tuple[Kind, float]]:
    for kind, weight, cue in _COMPILED:
        if cue.search(text):
            yield kind, weight


def _is_guideline(source: Source, headings: list[str], text: str) -> bool:
    """Whether a named body issues it, it calls itself one, and it recommends."""
    if not source.publisher or not _BODY.search(source.publisher):
        return False
    called = bool(_GUIDES.search(source.title)) or any(
        _GUIDES.search(h) or "recommendation" in h.lower() for h in headings
    )
    return called and len(_RECOMMENDS.findall(text[: 8 * FRONT])) >= 2
