"""English endings, by rule: plurals of nouns and of phrases, and the forms of verbs."""

from __future__ import annotations

import re

_PLURALS = {
    "child": "children", "woman": "women", "man": "men", "person": "people", "foot": "feet", "tooth": "teeth",
    "testis": "testes", "diagnosis": "diagnoses", "ovum": "ova", "alveolus": "alveoli", "bronchus": "bronchi",
    "thrombus": "thrombi", "embolus": "emboli", "varix": "varices", "axilla": "axillae", "calculus": "calculi",
    "fungus": "fungi", "naevus": "naevi", "vertebra": "vertebrae", "petechia": "petechiae", "bulla": "bullae",
    "gingiva": "gingivae", "naris": "nares", "scapula": "scapulae", "maxilla": "maxillae", "phalanx": "phalanges",
    "metastasis": "metastases", "sequela": "sequelae", "pleura": "pleurae", "spermatozoon": "spermatozoa",
    "thorax": "thoraces", "antihypertensive": "antihypertensives", "half": "halves", "life": "lives",
    "belly": "bellies", "data": "data", "loss of movement": "loss of movement", "twisting": "twisting",
}  # fmt: skip
# Verbs whose past is not made by rule: base -> (third person, past, participle, -ing form).
_VERBS = {
    "give": ("gives", "gave", "given", "giving"), "get": ("gets", "got", "got", "getting"),
    "show": ("shows", "showed", "shown", "showing"), "find": ("finds", "found", "found", "finding"),
    "begin": ("begins", "began", "begun", "beginning"), "do": ("does", "did", "done", "doing"),
    "have": ("has", "had", "had", "having"), "come": ("comes", "came", "come", "coming"),
    "go": ("goes", "went", "gone", "going"), "make": ("makes", "made", "made", "making"),
    "meet": ("meets", "met", "met", "meeting"), "buy": ("buys", "bought", "bought", "buying"),
    "tell": ("tells", "told", "told", "telling"), "put": ("puts", "put", "put", "putting"),
    "take": ("takes", "took", "taken", "taking"), "break": ("breaks", "broke", "broken", "breaking"),
    "grow": ("grows", "grew", "grown", "growing"), "spread": ("spreads", "spread", "spread", "spreading"),
    "burst": ("bursts", "burst", "burst", "bursting"), "stick": ("sticks", "stuck", "stuck", "sticking"),
    "hold": ("holds", "held", "held", "holding"), "build": ("builds", "built", "built", "building"),
    "cut": ("cuts", "cut", "cut", "cutting"), "breathe": ("breathes", "breathed", "breathed", "breathing"),
    "keep": ("keeps", "kept", "kept", "keeping"), "lose": ("loses", "lost", "lost", "losing"),
    "leave": ("leaves", "left", "left", "leaving"), "choose": ("chooses", "chose", "chosen", "choosing"),
}  # fmt: skip
_DOUBLED = {"control", "recur", "stop", "swap", "dip", "drip", "occur", "throb"}
_BREAK = re.compile(
    r" (?:of|in|from|on|with|that|for|to|by|when|outside|around|above|behind|at|after|before|who|into|against|without"
    r"|made|sold|under|between|during|near|inside|through)\b"
)


def plural(phrase: str) -> str:
    """The plural of a noun phrase, made at its head: "bulge in a vessel" becomes "bulges in a vessel"."""
    head, rest = phrase, ""
    found = _BREAK.search(phrase)
    if found:
        head, rest = phrase[: found.start()], phrase[found.start() :]
    head = head.removeprefix("a ").removeprefix("an ")
    if head.endswith(")"):
        return phrase
    before, _, last = head.rpartition(" ")
    return f"{before} {_plural_word(last)}{rest}".strip()


def _plural_word(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("itis", "osis")) or re.search(r"[^su]s$", word):
        return word
    if re.search(r"(?:s|sh|ch|x|z)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def is_plural(phrase: str) -> bool:
    """Whether a phrase is plural by its head."""
    found = _BREAK.search(phrase)
    head = phrase[: found.start()] if found else phrase
    last = head.rpartition(" ")[2]
    return last in {"people", "children", "women", "men"} or bool(re.search(r"[^suic]s$|[eo]es$", last))


def is_phrasal(phrase: str) -> bool:
    """Whether a phrase goes on behind its head ("bulge in a vessel"): nothing can stand before or after it as in
    front of a plain noun."""
    return _BREAK.search(phrase) is not None


def verb_forms(phrase: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb and what belongs to it ("pass on")."""
    verb, _, rest = phrase.partition(" ")
    forms = (verb, *_VERBS[verb]) if verb in _VERBS else (verb, *_regular(verb))
    first, third, past, participle, going = (f"{form} {rest}".strip() for form in forms)
    return first, third, past, participle, going


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb in _DOUBLED:
        doubled = verb + verb[-1]
        return f"{verb}s", f"{doubled}ed", f"{doubled}ed", f"{doubled}ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else f"{verb}s"
    return third, f"{verb}ed", f"{verb}ed", f"{verb}ing"
