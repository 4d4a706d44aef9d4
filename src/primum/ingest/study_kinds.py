"""What kind of evidence an article is, from publication types, MeSH headings and, where these are silent, its title."""

from __future__ import annotations

import re
from collections.abc import Collection

from primum.model import Kind

# In the order in which they decide: an article has several types ("Letter" and "Randomized Controlled Trial").
_TYPES: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.PREPRINT, frozenset({"preprint"})),
    (
        Kind.OTHER,
        frozenset(
            {"retraction of publication", "retraction notice", "published erratum", "expression of concern"}
            | {"clinical trial protocol"}
        ),
    ),
    (Kind.GUIDELINE, frozenset({"practice guideline", "guideline"})),
    (Kind.SYSTEMATIC_REVIEW, frozenset({"meta-analysis", "systematic review", "network meta-analysis"})),
    (
        Kind.TRIAL,
        frozenset(
            {"randomized controlled trial", "clinical trial", "controlled clinical trial", "pragmatic clinical trial"}
            | {"adaptive clinical trial", "equivalence trial", "randomized controlled trial, veterinary"}
            | {f"clinical trial, phase {phase}" for phase in ("i", "ii", "iii", "iv")}
            | {"clinical trial, veterinary"}
        ),
    ),
    (Kind.OBSERVATIONAL, frozenset({"observational study", "observational study, veterinary", "twin study"})),
    (Kind.CASE_REPORT, frozenset({"case reports"})),
    (Kind.OTHER, frozenset({"comment", "letter", "editorial", "news", "newspaper article", "biography", "interview"})),
    (Kind.REVIEW, frozenset({"review", "scoping review", "consensus development conference"})),
)

_OBSERVATIONAL_MESH = frozenset(
    {"cohort studies", "case-control studies", "prospective studies", "retrospective studies", "follow-up studies"}
    | {"longitudinal studies", "cross-sectional studies"}
)

_NO_RESULT = re.compile(
    r"\bprotocol\b|\bstudy design\b|\brationale and design\b|^(?:correction|erratum|comment|re|reply|retraction)\b",
    re.IGNORECASE,
)
# Each with words of which one must be there: looking for these takes a twentieth of the pattern's time.
_TITLES: tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, hints, re.compile(pattern, re.IGNORECASE))
    for kind, hints, pattern in (
        (
            Kind.SYSTEMATIC_REVIEW,
            ("systematic", "meta"),
            r"\bsystematic(?:ally)? (?:literature )?review|\bmeta-?analys[ei]s\b|\bmeta-analytic",
        ),
        (
            Kind.GUIDELINE,
            ("guideline",),
            r"\b(?:clinical )?practice guidelines?\b.*(?::|\bfor\b)|^guidelines? (?:for|on)\b",
        ),
        (
            Kind.TRIAL,
            ("random", "blind", "trial", "placebo"),
            r"\brandomi[sz]ed\b.*\b(?:trial|study)\b|\brandomi[sz]ed[- ](?:controlled|clinical)\b"
            r"|\b(?:double|single)-blind(?:ed)?\b|\bplacebo-controlled\b|\bclinical trial$|\bcontrolled trial\b",
        ),
        (
            Kind.OBSERVATIONAL,
            ("cohort", "case", "cross-sectional", "observational", "longitudinal", "spective", "population-based"),
            r"\bcohort\b|\bcase[- ]control\b|\bcross-sectional\b|\bobservational stud|\blongitudinal study\b"
            r"|\b(?:prospective|retrospective) (?:\w+ ){0,2}(?:study|analysis|review)\b"
            r"|\bpopulation-based (?:\w+ )?study\b",
        ),
        (
            Kind.CASE_REPORT,
            ("case",),
            r"\bcase (?:report|series)\b|\breport of (?:a|two|three|\d+) cases?\b|: a case\b",
        ),
        (Kind.REVIEW, ("review",), r"\b(?:narrative|scoping|literature|critical) review\b|: an? review\b"),
    )
)
_ANY_HINT = re.compile("|".join(sorted({hint for _, hints, _ in _TITLES for hint in hints})))


def kind_of_article(types: Collection[str], *, mesh: Collection[str] = (), title: str = "") -> Kind:
    """The kind, from publication types and MeSH headings (both lower case) first, then from the title's words."""
    for kind, names in _TYPES:
        if not names.isdisjoint(types):
            return kind
    if not _OBSERVATIONAL_MESH.isdisjoint(mesh):
        return Kind.OBSERVATIONAL
    return kind_of_title(title)


def kind_of_title(title: str) -> Kind:
    """The kind that a title names ("…: a randomised controlled trial"), or OTHER."""
    plain = title.lower()
    if not _ANY_HINT.search(plain):
        return Kind.OTHER
    for kind, hints, pattern in _TITLES:
        if any(hint in plain for hint in hints) and pattern.search(title):
            return Kind.OTHER if _NO_RESULT.search(title) else kind
    return Kind.OTHER


def reports_no_result(title: str) -> bool:
    """Whether a title is that of a protocol, a letter, a correction: of what reports no study of its own."""
    return bool(_NO_RESULT.search(title))


def is_withdrawn(title: str) -> bool:
    """Whether publishers marked the title ("RETRACTED: …", "WITHDRAWN: …")."""
    return title.lstrip("[ ").upper().startswith(("RETRACTED:", "RETRACTED ARTICLE", "WITHDRAWN:"))
