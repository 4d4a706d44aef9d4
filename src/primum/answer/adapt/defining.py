"""What a thing is, what it does, and what it is called: told one after the other.

"A stroke is a condition that needs care" says that it is a condition, and that it needs care; two sentences say the
same. That holds of "a" or of bare plurals only: "the drug that", "one of those that", "the only" and "not a" pick out.
"""

from __future__ import annotations

import re

from primum.answer.adapt.inflection import is_plural
from primum.answer.adapt.surroundings import words_of
from primum.text.negation import negations

Parts = tuple[str, str]

_DOES = (
    r"(?:is|has|was|can|may|might|must|will|should|causes|affects|uses|helps|occurs|carries|controls|makes|involves"
    r"|surrounds|forms|results|develops|contains|includes|plays|prevents|connects|leads|covers|separates|runs|breaks"
    r"|produces|regulates|comes|gives|increases|protects|blocks|removes|happens|goes|allows|provides|appears|fills"
    r"|creates|continues|supplies|begins|works|takes|damages|lasts|requires|holds|raises|slows|supports|destroys|looks"
    r"|grows|sends|shows|reduces|lowers|moves|stops|arises|starts|gets|passes|travels|attacks|becomes|treats|spreads"
    r"|releases|weakens|decreases|kills|fights|lies|acts|relaxes|improves|changes|stimulates|replaces|keeps|widens)\b"
)
_DO = (
    r"(?:can|may|might|must|will|should|are|have|do|carry|affect|make|break|help|block|cause|occur|connect|increase"
    r"|form|produce|contain|develop|allow|give|protect|happen|decrease|involve|raise|support|prevent|reduce|live"
    r"|control|fight|lead|work|kill|begin|treat|lower|relax|attack|spread|surround|slow|stop|remove|destroy|grow"
    r"|improve|act|come|go|start|appear|provide|store|send|thin|widen)\b"
)
MODALS = words_of("can may might must will should could")
_MODAL = tuple(sorted(MODALS))
PERSONS = words_of(
    "doctor doctors provider providers surgeon nurse person people child children baby babies patient patients woman "
    "women man men adult adults dentist specialist team parent parents mother father boy girl boys girls someone "
    "anyone professional infant infants"
)
_OFTEN = r"(?:(?:most often|usually|often|mainly|mostly|also|commonly|typically|sometimes|first|slowly|directly) )?"
# No word that picks out, joins, or opens a clause of its own, and no comma.
_PLAIN = (
    r"(?!(?:that|which|who|whom|whose|when|where|if|is|are|was|were|has|have|and|or|but|not|no|one|some|most|many|all"
    r"|each|every|[Tt]here|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]his|[Tt]hese|[Yy]ou|[Ww]e|[Tt]hat|Some|Most|Many|All|One|Each"
    r"|Every|No|If|When|Where)\b)[\w'’()/-]+"
)
_PICKS = (
    r"(?!(?:only|first|same|most|least|best|single|main|few|lot|good|great|bad|such|very|time|way"
    r"|by|of|in|for|with|within|from|to|on|at|caused|called|made)\b)"
)
_ADJECTIVES = rf"(?:{_PICKS}[\w'’-]+(?: \((?:[\w’' -]+)\))?,? ){{0,4}}?"
_KIND = rf"(?:(?:type|kind|form|group|piece|set|sort) of {_ADJECTIVES})?"
_SUBJECT = rf"^(?P<subject>{_PLAIN}(?: {_PLAIN}){{0,6}})"
_ONE = re.compile(
    rf"{_SUBJECT} is an? {_ADJECTIVES}{_KIND}{_PICKS}(?P<noun>[a-z]+[a-rt-z]|[a-z]+[sui]s)"
    rf"(?: \([^()]*\))? that (?={_OFTEN}{_DOES})"
)
_MANY = re.compile(rf"{_SUBJECT} are {_ADJECTIVES}{_KIND}{_PICKS}(?P<noun>[a-z]+[^su]s) that (?={_OFTEN}{_DO})")
_ILLS = r"disease|disorder|condition|infection|illness|inflammation|injury|rash|syndrome|cancer|tumor|tumour|problem"
_ILL = re.compile(
    rf"{_SUBJECT} is an? {_ADJECTIVES}{_KIND}(?P<noun>{_ILLS})(?: \([^()]*\))?"
    rf"(?: of the [\w-]+(?: [\w-]+)?(?: of the [\w-]+(?: [\w-]+)?)?)? "
    r"(?=(?:caused|marked|characterized|characterised|spread|triggered) by\b)"
)
_IN_WHICH = re.compile(
    rf"{_SUBJECT} is an? {_ADJECTIVES}{_KIND}(?P<noun>{_ILLS}|procedure|surgery|test|operation|treatment)"
    r"(?: \([^()]*\))? (?P<link>in which|where) (?!the most\b)"
)
_CALLED = re.compile(
    rf"{_SUBJECT}(?:, | \()(?P<how>(?P<also>also |sometimes |often |commonly )?(?:called|known as|referred to as)"
    rf" [\w'’-]+(?: [\w'’-]+){{0,6}}?)(?:,|\)) (?P<verb>{_DOES}|{_DO})"
)
_PASSING = re.compile(
    rf"{_SUBJECT}, (?:(?P<what>(?:an?|the) (?!few\b|lot\b|\w+ called\b)[^,;:()]{{8,90}})"
    rf"|which (?P<does>(?:{_DOES}|{_DO}) [^,;:()]{{4,90}})),"
    rf" (?P<verb>{_DOES}|{_DO})"
)
# What a name in brackets may speak of alone, or what is told only by its name.
_WITHIN = re.compile(r"\b(?:of|in|on|for|with|from|to|by|means?)\b")
_UNTOLD = ("a ", "an ", "the ", "another ", "other ")


def at_kind(sentence: str) -> Parts | None:
    """ "A kidney stone is a hard lump that forms in the kidney": what a thing is, and what it does."""
    found = _ONE.match(sentence) or _MANY.match(sentence)
    if not found or not _generic(found["subject"]) or negations(sentence[: found.end()]):
        return None
    it = "it" if found.re is _ONE else "they"
    left = sentence[: found.end()].rstrip().removesuffix(" that")
    return left, f"{it} {sentence[found.end() :]}"


def at_ill(sentence: str) -> Parts | None:
    """ "Flu is an infection caused by a virus", "… is a disease in which cells die"."""
    found = _IN_WHICH.match(sentence)
    if found and _generic(found["subject"]) and not negations(sentence[: found.end()]):
        link = "with" if re.fullmatch(_ILLS, found["noun"]) else "in"
        return sentence[: found.start("link")].rstrip(), f"{link} this {found['noun']}, {sentence[found.end() :]}"
    found = _ILL.match(sentence)
    if not found or not _generic(found["subject"]) or negations(sentence[: found.end()]):
        return None
    return sentence[: found.end()].rstrip(), f"it is {sentence[found.end() :]}"


def at_called(sentence: str) -> Parts | None:
    """ "Lung hypertension, sometimes called PH, is rare": its other name is told after what it is."""
    found = _CALLED.match(sentence)
    if not found:
        return None
    subject = found["subject"]
    within = sentence[found.end("subject") :].startswith(" (") and _WITHIN.search(subject)
    if within or "means" in subject or (not found["also"] and subject.lower().startswith(_UNTOLD)):
        return None
    return f"{subject} {sentence[found.start('verb') :].rstrip('.')}", f"{_is(found['verb'], subject)} {found['how']}."


def at_passing(sentence: str) -> Parts | None:
    """ "Hemoglobin, the protein that carries oxygen, is made …": what is told in passing comes after."""
    found = _PASSING.match(sentence)
    if not found or _WITHIN.search(f" {found['subject'].lower()} ") or negations(found["what"] or found["does"]):
        return None
    subject, it = found["subject"], _is(found["verb"], found["subject"])
    if subject.split()[-1].lower() in PERSONS or subject.startswith(("Only ", "Often ", "Also ")):
        return None
    if (
        found["does"]
        and re.match(_DO if it == "it is" else _DOES, found["does"])
        and not found["does"].startswith(_MODAL)
    ):
        return None  # "the treatment of tumors, which begin …"
    if found["verb"] not in MODALS and is_plural(subject) != (it == "they are"):
        return None
    told = f"{it} {found['what']}" if found["what"] else f"{it.split()[0]} {found['does']}"
    return f"{found['subject']} {sentence[found.start('verb') :].rstrip('.')}", f"{told}."


def _is(verb: str, subject: str) -> str:
    """The subject taken up again, and its form of to be."""
    many = is_plural(subject) if verb in MODALS else re.fullmatch(_DO, verb) is not None
    return "they are" if many else "it is"


def _generic(subject: str) -> bool:
    """Whether a subject names a kind of thing, not one of them or some."""
    return not subject.lower().startswith(("the only", "another", "a common", "the most", "the main", "an example"))
