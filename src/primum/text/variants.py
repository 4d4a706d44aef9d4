"""British and American spellings of medical words, by rule: oedema and edema, haemorrhage and hemorrhage."""

from __future__ import annotations

import re

# (British, American): what is rewritten inside one folded word. Order matters only within one side.
_TO_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"haem|hæm", "hem"),
        (r"(?<=.)aemi", "emi"),
        (r"(?<=[ch])aem", "em"),
        (r"^oe(?=[ds][^t])|^oe(?=str)", "e"),
        (r"(?<=.)oedema", "edema"),
        (r"(?<=[rnh])oea", "ea"),
        (r"paed", "ped"),
        (r"^foet", "fet"),
        (r"gynaec", "gynec"),
        (r"anaes(?=the)", "anes"),
        (r"^faec", "fec"),
        (r"^cae(?=c|sa)", "ce"),
        (r"^aeti(?=o)", "eti"),
        (r"coeli", "celi"),
        (r"phaeo", "pheo"),
        (r"leuc(?=o)", "leuk"),
        (r"sulph", "sulf"),
        (r"amoeb", "ameb"),
        (r"homoeo", "homeo"),
        (r"tumour", "tumor"),
        (r"(?<=od)our|(?<=col)our|(?<=behavi)our", "or"),
        (r"(?<=fib|lit|tit)re(?=s?$)|(?<=cent|goit)re(?=s?$)", "er"),
        (r"(?<=al)ys(?=e[ds]?$|ing$)", "yz"),
        (r"(?<=[lmnrt])is(?=ation|ed$|ing$)", "iz"),
        (r"manoeuv", "maneuv"),
        (r"ageing", "aging"),
    )
)
_TO_BRITISH = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"hem(?=at|o|ang)(?<!them)", "haem"),
        (r"(?<=[a-z]{2})emi(?=a)(?<!academi)(?<!bohemi)|(?:(?<=an)|(?<=glyc)|(?<=leuk))emi(?=c)", "aemi"),
        (r"^ede(?=ma)|(?<=[a-z])ede(?=ma)", "oede"),
        (r"^eso(?=ph)|(?<=o)eso(?=ph)", "oeso"),
        (r"^est(?=rog|rad)", "oest"),
        (r"rhea", "rhoea"),
        (r"pnea", "pnoea"),
        (r"pedi(?=at)", "paedi"),
        (r"(?<=ortho)ped", "paed"),
        (r"^fet(?=us|al)", "foet"),
        (r"gynec", "gynaec"),
        (r"anesthe", "anaesthe"),
        (r"^fec(?=al|es)", "faec"),
        (r"^ce(?=cum|cal|sarean)", "cae"),
        (r"^etio(?=l)", "aetio"),
        (r"celiac", "coeliac"),
        (r"ameb", "amoeb"),
        (r"tumor", "tumour"),
        (r"(?<=col|odo)or", "our"),
        (r"ischem", "ischaem"),
        (r"behavior", "behaviour"),
        (r"^fiber", "fibre"),
        (r"^goiter", "goitre"),
        (r"leukem", "leukaem"),
    )
)


# Most words need no rule: one look tells.
_BRITISH_SIGN = re.compile(r"[ao]e|æ|our|ys(?:e|ing)|is(?:ed$|ing$|ation)|res?$|sulph|leuco|ageing")


def american(word: str) -> str:
    """A folded word in its American spelling; other words are left as they are."""
    if not _BRITISH_SIGN.search(word):
        return word
    for pattern, replacement in _TO_AMERICAN:
        word = pattern.sub(replacement, word)
    return word


def british(word: str) -> str:
    """A folded word in its British spelling; other words are left as they are."""
    for pattern, replacement in _TO_BRITISH:
        word = pattern.sub(replacement, word)
    return word
