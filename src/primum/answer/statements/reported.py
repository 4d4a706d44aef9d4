"""The statements of a study: sentences that may speak of the study that they stand in.

On a page a sentence that says "this study" or "we" points at something that the reader does not see; in an article on
what studies found, each statement stands for its study and says so. Here are the sentences that `units` leaves out for
that reason, that begin with a name in small letters ("mTOR is …"), that stand behind the label of a section, or that
end a text without a full stop; and titles. Their words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from primum.answer.lexicon.spelling import is_valid
from primum.answer.statements.compress import asks, impersonal, is_finished, is_sentence, shorten, stands_alone
from primum.answer.statements.parts import Part
from primum.answer.statements.units import MOST_WORDS, Unit, units
from primum.model import BlockKind, Document
from primum.text import sentences
from primum.text.headings import role_of
from primum.text.terms import STOPWORDS, fold

_LABELS = (
    "abstract|aims?|areas? covered|background|case|conclusions?|context|data|design|discussion|evidence|expert opinion"
    "|findings?|implications?|importance|interpretation|introduction|methods?|objectives?|observations?|outcomes?|purpose"
    "|rationale|relevance|results?|review|setting|significance|summary|unlabelled"
)
# What stands in front of a sentence and is no part of it: "Purpose of review: …", "OBJECTIVE Gout is …".
_LABEL = re.compile(
    rf"\W*(?:<\w+>)?(?:(?P<label>(?=[^:.<]{{0,40}}\b(?i:{_LABELS})\b)[A-Z][A-Za-z/&, -]{{2,44}})(?:</\w+>)?:\s*"
    rf"|(?P<loud>(?:{_LABELS.upper()})(?: (?:AND|OF|&|{_LABELS.upper()}))*) (?=[A-Z][\w-]* ?[a-z(]))"
)
# A label that ran into the sentence before it: "… was seen.CONCLUSIONS: …".
_RUN_ON = re.compile(rf"(?<=[.!?)])(?=(?:[A-Z]+ ){{0,3}}(?:{_LABELS.upper()})[A-Z/&, -]{{0,30}}:)")
TITLE = "title"
"""The role of a study's title where it names a subject and states nothing of it."""
_EARLY = 9
"""Words within which "these patients" points back; further on it means those whom the sentence has named."""
# A name that is written small: canSAR, mTOR, p53, α-synuclein; or a word in quotation marks.
_SMALL_NAME = re.compile(r"(?:[a-zα-ω]+[-]?[A-Z0-9]\w*|[α-ω]\S*-\w+|[\"“‘'(\[][A-Z0-9])")
_VERBS = re.compile(
    r"\b(?:represents?|comprises?|features|plays?|played|acts|acted|binds?|bound|inhibits?|blocks?|encodes?|induces?|promotes?"
    r"|exhibits?|displays?|confers?|supports?|targets|reports?|found|finds?|led|became|appears?|seems?|exists?|differs?|arises?"
    r"|arose|catalyzes?|enhances?|decreases?|produces?|protects?|refers?|describes?|enables?|ameliorates?|suppresses|triggers?"
    r"|constitutes?|reflects?|contributes?|explains?|influences?|determines?|helps|makes?|ranks?|forms?|heals?|cures?|interacts?|correlates?|exerts?|expresses|mimics|impairs?|underlies|underwent|demonstrates?|reveals?|indicates?"
    r"|confirms?|offers?|poses?|lies|carr(?:y|ies)|responds?|rose|fell|grew|showed|shown|drives?|serves?)\b",
    re.IGNORECASE,
)
# A title that states a finding, and does not only name a subject ("Outcomes of clots treated with velnarone").
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|does|do|did|will|should|plays?|shows?|leads?|becomes?|results? in"
    r"|(?:activat|affect|alter|associat|block|caus|confer|contribut|control|correlat|decreas|determin|driv|enhanc|improv|increas"
    r"|induc|inhibit|involv|mediat|modif|modulat|predict|prevent|promot|protect|reduc|regulat|requir|reveal|suggest|support"
    r"|suppress|target|treat|trigger)e?s)\b",
    re.IGNORECASE,
)
# What a sentence does not end on: "in both", "spanning 11 different", "older than 9".
_GOES_ON = {"different", "several", "various", "many", "most", "few", "new", "novel", "major", "other", "both", "two"}
_LAST_WORD = re.compile(r"([^\W\d_][\w-]*)\W*$")


def reports(document: Document, part: Part) -> tuple[Unit, ...]:
    """The statements of a study's section: those of any section, and those that only a study may make. A sentence
    behind a label has the role that the label names, where its section has none; a title has one of its own."""
    found = list(units(document, part))
    known = {unit.spans[0][0] for unit in found}
    for start, end, parted in _spans(document, part):
        label = _LABEL.match(document.text, start, end)
        named = _is_title(document.text[start:end], document)
        if start in known and not (label or named or parted):
            continue
        found = [u for u in found if u.spans[0][0] != start]
        role = part.role
        if label is not None:
            told = role_of((label.group("label") or label.group("loud")).strip().lower())
            role = role if role or told == "other" else told
        begin = label.end() if label is not None else start
        whole = document.text[begin:end]
        if named and not _STATES.search(whole):
            role = TITLE
        text = shorten(whole)
        if role == TITLE or is_report(text, whole=whole, ends=document.text[end : end + 1] in {"\n", ""}):
            spans = ((begin, end),)
            found.append(Unit(document.id, text, spans, role, part.headings, len(found), group=part.group, report=True))
    return tuple(found)


def _spans(document: Document, part: Part) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a section's paragraphs, each with whether it was parted from one that a label ran into."""
    blocks = [document.blocks[i] for i in part.blocks]
    paragraphs = (
        [(b.start, b.end) for b in blocks if b.kind is BlockKind.PARAGRAPH] if blocks else [(part.start, part.end)]
    )
    for paragraph in paragraphs:
        for start, end in sentences.spans(document.text, *paragraph):
            cuts = [start, *(m.start() for m in _RUN_ON.finditer(document.text, start, end)), end]
            for a, b in pairwise(cuts):
                yield a, b, len(cuts) > 2


def _is_title(whole: str, document: Document) -> bool:
    return whole.strip(" .[]").lower() == document.source.title.strip(" .[]").lower()


def is_report(text: str, *, whole: str, ends: bool) -> bool:
    """Whether a sentence, shortened from `whole`, can be shown as what its study says; `ends` says that it is the last
    of its paragraph, where a full stop may lack."""
    begins = whole[:1].isupper() or whole[:1].isdigit() or _SMALL_NAME.match(whole)
    if not begins or not 4 <= len(text.split()) <= MOST_WORDS or text.count("(") != text.count(")"):
        return False
    if not _closed(whole, ends=ends) or not reads(text):
        return False
    plain = impersonal(text)
    early = " ".join(plain.split()[:_EARLY]).replace("(", "").replace(")", "")
    return stands_alone(early + ".") and is_finished(plain) and not plain.endswith((":", ",")) and not asks(plain)


def reads(text: str) -> bool:
    """Whether words have a verb, as a sentence has."""
    plain = text.strip("\"“”‘’'([ .")
    closed = plain[:1].upper() + plain[1:] + "."
    return is_sentence(closed) or _VERBS.search(text) is not None


def _closed(whole: str, *, ends: bool) -> bool:
    """Whether a sentence is closed: by its mark, or at the end of a text by a word that is known and whole."""
    if whole.rstrip("\"”')]")[-1:] in {".", "!"}:
        return True
    last = _LAST_WORD.search(whole) if ends else None
    if last is None:
        return False
    word = fold(last.group(1))
    known = last.group(1).isupper() or is_valid(word)
    return known and len(word) > 2 and word not in STOPWORDS and word not in _GOES_ON
