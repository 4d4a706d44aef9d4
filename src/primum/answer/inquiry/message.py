"""What a long message asks: mail headers and search logs' leftovers taken off, its subject line, the sentences that ask."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from primum.answer.lexicon.spelling import is_common, is_valid
from primum.text import sentences
from primum.text.terms import words

LONG = 30
"""Words from which a question is searched for the sentence that asks."""
MOST_ASKING = 3
_TITLE_WORDS = 9
"""Words of a message's first line, or of its first sentence where that is no greeting, that may be its title."""

_NAME_WORDS = 3
"""Words of a first sentence that is a mere name."""

_LABELS = re.compile(r"\b(?:SUBJECT|MESSAGE)\s*:", re.IGNORECASE)
_BODY = re.compile(r"(?<=[^\s.?!:])\s*\bMESSAGE\s*:\s*(?=\S)", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"^\s*SUBJECT\s*:\s*(.*?)\s*(?:\n|MESSAGE\s*:)", re.IGNORECASE | re.DOTALL)
_FIRST_LINE = re.compile(r"^\s*([^\n]{3,90}?)\s*\n")
# An identifier that was masked, and what it was called: "NHS number [national number]".
_MASK = re.compile(
    r"\[(?:[A-Z]+_)?(?:NAME|DATE|LOCATION|CONTACT|AGE)\]|"
    r"\[name\],?|(?:\b(?i:(?:(?:nhs|national|insurance|hospital|patient|medical|health|record|social|security|phone|mobile)\s+)*"
    r"(?:number|no|id|nhs|mrn|ssn|dob|date of birth|born|passport|account|phone|mobile|telephone|tel|e-?mail|address))\b[\s.:#]*)?"
    r"\[(?:date of birth|address|(?:e-mail|network) address|(?:phone|card|account|licence|national|record) number)\],?"
)
# What forms and search logs put in front of a question.
_FORMS = re.compile(
    r"\bClinicalTrials\.gov - (?:question - [a-z]+ [a-z]+|general (?:complaint|information)|suggestion|compliment|error found(?: - in an? \w+)?)\b\.?|\bCustomer Service Request\b\.?|\(?see in comment box\)?",
    re.IGNORECASE,
)
# Stops with no space after them, where a sentence ends all the same: "hi..just", "reply.its", "1.how".
_GLUED = re.compile(
    r"(?<=[a-z]{2})[.,?](?=[A-Z])|\.{2,}(?=\w)|(?<=[a-z]{3})\.(?=(?:i|its?|my|the|what|how|can|is|please|and|but|so)\b)"
    r"|(?<=\b\d)\.(?=[a-z]{2})"
)
# Letters that a search log wrote byte by byte: "M\303\251ni\303\250re".
_ESCAPED = re.compile(r"(?:\\[0-3][0-7]{2})+")
_IN_FRONT = re.compile(r"^(?:\s*(?:\d{0,3}[,.)](?!\d)|q(?:uestion)?\s*\d*\s*[:.)]|[-*•>#]+)\s*)+", re.IGNORECASE)
_ASKS = re.compile(
    r"\?\s*$|^\s*(?:(?:who|when|where)(?= (?:is|are|do|does|did|can|could|should|will|would|was|were|may|might)\b)|what|how|why|which|is|are|can|could|does|do|should|will|would)\b|"
    r"\b(?:is there|are there|i (?:just |also |only )?(?:want|wanted|need|needed|would like|wish) to (?:know|ask|find|learn|see|understand)|"
    r"(?:please|plea?se?|plz+|pls|kindly) (?:\w+ )?(?:tell|advi[sc]e|help|suggest|send|let|guide|give|provide|share|recommend|inform|explain)|"
    r"wondering|looking for|searching for|trying to find|interested in (?:any|info|information|learning|finding|knowing)|"
    r"(?:appreciate|grateful|thankful) (?:\w+ ){0,4}(?:if|any|for any|information|advi[sc]e|help)|i (?:really )?need (?:your |some |any |more )?(?:help|advice|information|suggestions?)|"
    r"any (?:information|info|cure|treatment|help|advi[sc]e|suggestions?|ideas?|medicines?|medications?|drugs?)|"
    r"can you|could you|let me know|tell me|help me|do you (?:know|have)|advi[sc]e on|information (?:on|about|regarding)|question is|questions? (?:about|on|regarding)|"
    r"(?:your|some|good|further|kind) (?:advi[sc]e|suggestions?|opinion|guidance)|what (?:should|can|could|do) (?:i|we|he|she)\b|whether|(?:not|n['’]t) (?:sure|know) (?:if|what|how)\b)\b",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|day|evening|afternoon)|greetings|to whom|please|thank|sir|madam|doctor|help|question|message|subject)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A question taken apart: its title ("" where it has none), the part that asks (a short question: all of it), and
    the whole."""

    title: str
    asking: str
    whole: str

    @property
    def is_long(self) -> bool:
        """Whether it tells a story, of which only a part asks."""
        return len(self.whole.split()) > LONG


def _decoded(escaped: re.Match[str]) -> str:
    return bytes(int(byte, 8) for byte in escaped[0][1:].split("\\")).decode("utf-8", errors="replace")


def clean(text: str) -> str:
    """The question without mail headers, masked identifiers, marks of the web and a stray number in front."""
    text = html.unescape(_ESCAPED.sub(_decoded, text.replace("\\'", "'")))
    text = _FORMS.sub(" ", _LABELS.sub(" ", _BODY.sub(". ", text)))
    text = _IN_FRONT.sub("", text)
    text = _GLUED.sub(r"\g<0> ", text)
    return " ".join(_MASK.sub(" ", text).split())


def parted(text: str) -> Message:
    """A message's title and the sentences that ask."""
    whole = clean(text)
    if len(whole.split()) <= LONG:
        subject = _SUBJECT_LINE.search(text)
        return Message(clean(subject.group(1)) if subject else "", whole, whole)
    head, body = _title(text)
    asking = [s for s in _sentences(body) if _ASKS.search(s)]
    asking.sort(key=lambda s: not s.rstrip().endswith("?"))
    chosen = sorted(asking[:MOST_ASKING], key=body.find) or _sentences(body)[:2]
    if head:
        chosen.insert(0, head.rstrip(".") + ".")
    return Message(head, " ".join(chosen), whole)


def _sentences(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences.spans(text)]


def _title(text: str) -> tuple[str, str]:
    """The title of a message and the rest: a subject line, a first line of its own, or a first sentence of few words of
    which one is no word that every text knows."""
    subject = _SUBJECT_LINE.search(text)
    if subject:
        return clean(subject.group(1)), clean(text[subject.end() :])
    whole = clean(text)
    first = _FIRST_LINE.match(text)
    line = clean(first.group(1)) if first else ""
    if first and line and len(line.split()) <= _TITLE_WORDS and not _GREETS.match(line) and not line.endswith("?"):
        return line, clean(text[first.end() :])
    opening, *_ = _sentences(whole) or [""]
    known = is_common if len(opening.split()) <= _NAME_WORDS else is_valid
    if (
        len(opening.split()) <= _TITLE_WORDS
        and not _GREETS.match(opening)
        and not _ASKS.search(opening)
        and any(not known(word) for word in words(opening) if word.isalpha())
    ):
        return opening.rstrip("."), whole[len(opening) :].strip()
    return "", whole
