"""Whom a text speaks of: ages, sexes, pregnancy, animals, and the clinical states that change a dose."""

from __future__ import annotations

import re

# What looks like a population and is none: taken out before the search.
_APART = re.compile(
    r"\b(?:child|children|son|daughter|offspring|sibling|brother|sister)s? of (?:an? |the )?(?:affected|carrier|gene"
    r"|people|parents?|"
    r"person|individual|couple|mother|father)\w*(?: parents?| persons?| individuals?| people)?"
    r"|\b(?:each|every|one|a|the) child of\b|\b(?:pass(?:ed|es|ing)?|inherited|transmit\w*) (?:\w+ ){0,4}?(?:to"
    r"|by) (?:\w+ ){0,2}(?:child|children|offspring)\b"
    r"|\b(?:home )?pregnancy (?:tests?|testing|hormones?|hoax|status|rates?)\b|\b(?:prevent(?:s|ing)?|avoid(?:s|ing)?"
    r"|unplanned|unwanted|unintended|"
    r"planning|prior to|before|after|reduced chance of) (?:a |an )?pregnanc(?:y|ies)\b|\b(?:not|isn't"
    r"|aren't) (?:currently )?pregnant\b|\bnon-?pregnant\b"
    r"|\bchild-?(?:resistant|proof|safety|bearing|birth)\w*|\bout of (?:the )?reach of children\b"
    r"|\baway from children\b"
    r"|\bmen(?:tion|ing|strual)\w*|\banimal (?:bites?|products?|fats?|proteins?|contact|source)\b"
    r"|\b(?:dog|cat|rat|mouse|animal) (?:bites?|scratch\w*|dander|hair|allerg\w*)\b|\b(?:pet|cat|dog) owners?\b"
    r"|\bmouse (?:click|pointer|pad)\b|\bnursing (?:homes?|care|staff|school|diagnos[ei]s|interventions?|facilit\w+)\b"
    r"|\b(?:renal|kidney|hepatic|liver) (?:function )?tests?\b|\b(?:older|elder) (?:drugs?|medicines?|methods?|studies"
    r"|terms?|versions?|names?|data)\b"
    r"|\badult (?:teeth|stem|worms?|ticks?|lice|mosquito\w*)\b|\binfantile spasms?\b|\bbaby (?:aspirin|teeth|boomers?"
    r"|oil|shampoo)\b"
    r"|\bmother-to-child\b",
    re.IGNORECASE,
)
_NAMED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "adult",
            r"\badults?\b|\badulthood\b|\bgrown-?ups?\b|\b(?:aged?|age|≥|over) ?(?:18|19|20|21) (?:years?|and (?:over"
            r"|older|above))|\bmiddle-aged\b",
        ),
        (
            "child",
            r"\bchild(?:ren|hood)?\b|\bp(?:a)?ediatrics?\b|\bp(?:a)?ediatric patients?\b|\badolescen(?:ts?|ce)\b"
            r"|\bteen(?:s|agers?|age)?\b|\bkids?\b"
            r"|\btoddlers?\b|\bschool-?aged?\b|\bpre-?school\w*|\bjuveniles?\b|\byoung people\b|\bboys?\b|\bgirls?\b"
            r"|\bminors\b"
            r"|\b(?:[2-9]|1[0-7])[- ]years?[- ]old\b|\bmy (?:son|daughter|grandson|granddaughter|kid)\b",
        ),
        (
            "infant",
            r"\binfants?\b|\binfancy\b|\bbab(?:y|ies)\b|\bnewborns?\b|\bneonat(?:al|es?)\b|\bpreterm(?: infants?)?\b"
            r"|\bpremature (?:infants?|bab(?:y|ies))\b"
            r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[- ](?:weeks?|months?)[- ]old\b",
        ),
        (
            "older",
            r"\bolder (?:adults?|people|persons?|patients?|men|women|individuals?|age)\b|\belderly\b|\bgeriatrics?\b"
            r"|\bsenior(?:s| citizens?)\b|\bold age\b"
            r"|\b(?:aged?|over|≥|older than|above) ?(?:60|65|70|75|80|85)\b|\b(?:6[05]|7[05]"
            r"|8[05]) (?:years? )?(?:of age )?(?:and|or) (?:over|older|above)\b"
            r"|\b(?:6[5-9]|7\d|8\d|9\d)[- ]years?[- ]old\b|\bfrail\b",
        ),
        (
            "pregnant",
            r"\bpregnan(?:t|cy|cies)\b|\bgestation(?:al)?\b|\btrimesters?\b|\bexpectant mothers?\b|\bantenatal\b"
            r"|\bprenatal\b|\bobstetric\w*|\bf(?:o)?etal\b"
            r"|\bexpecting (?:a baby|mothers?)\b|\bmothers?-to-be\b|\bgravid\w*",
        ),
        (
            "lactating",
            r"\bbreast-? ?feed(?:s|ing)?\b|\bbreast-?fed\b|\blactati(?:ng|on)\b|\bnursing\b|\bbreast ?milk\b"
            r"|\bhuman milk\b",
        ),
        (
            "animal",
            r"\bmice\b|\bmouse\b|\brats?\b|\brabbits?\b|\bdogs?\b|\bcats?\b|\bmonkeys?\b|\bzebrafish\b"
            r"|\bguinea pigs?\b|\bhamsters?\b|\bpigs\b|\bswine model\b"
            r"|\bsheep\b|\bmurine\b|\bbovine\b|\bcanine\b|\bfeline\b|\bequine\b|\bprimates\b|\bmacaques?\b"
            r"|\banimal (?:studies|study|models?|experiments?|data)\b"
            r"|\banimals\b|\bknockout mice\b",
        ),
        ("men", r"\bmen\b|\bmales?\b|\bman\b|\bmy (?:husband|father|dad|brother|boyfriend|son)\b"),
        (
            "women",
            r"\bwom[ae]n\b|\bfemales?\b|\bmy (?:wife|mother|mom|mum|sister|girlfriend|daughter)\b|\b(?:post|pre"
            r"|peri)-?menopausal\b",
        ),
        (
            "renal",
            r"\b(?:renal|kidney) (?:impairment|insufficiency|failure|disease|dysfunction)\b|\bimpaired (?:renal"
            r"|kidney) function\b|\b(?:h(?:a)?emo)?dialysis\b|\bCKD\b"
            r"|\bcreatinine clearance\b|\be?GFR\b|\b(?:kidney|renal) (?:problems|transplant\w*)\b|\bESRD\b",
        ),
        (
            "hepatic",
            r"\b(?:hepatic|liver) (?:impairment|insufficiency|failure|disease|dysfunction|problems)\b"
            r"|\bimpaired (?:hepatic|liver) function\b|\bcirrho(?:sis|tic)\b"
            r"|\bChild-Pugh\b",
        ),
    )
)


def populations(text: str) -> tuple[str, ...]:
    """Those that a text speaks of, of "adult", "child", "infant", "older", "pregnant", "lactating", "animal", "men",
    "women", "renal" and "hepatic", in this order. "Child-Pugh" is a liver score, and "children of affected parents"
    tells of inheritance: neither is a child."""
    bare = _APART.sub(" ", text)
    without_score = re.sub(r"\bChild-(?:Turcotte-)?Pugh\b", "cirrhosis", bare)
    return tuple(name for name, pattern in _NAMED if pattern.search(without_score))


# Who counts as among those asked about: an infant is a child, and what concerns a pregnant woman concerns her baby.
_AMONG = {
    "child": {"infant"}, "infant": {"child"}, "pregnant": {"lactating", "infant", "child"},
    "lactating": {"pregnant", "infant", "child"},
}  # fmt: skip
_OF_ANYONE = {"adult", "men", "women", "renal", "hepatic"}
_NOT_PREGNANT = re.compile(r"\bnon-? ?pregnan|\bnot pregnant\b", re.IGNORECASE)


def of_others(text: str, asked: str) -> tuple[str, ...]:
    """The populations that a statement speaks of where it speaks of some and not of those asked about ("pregnant",
    "child" …); empty where it speaks of them, of everyone or of no one in particular."""
    if asked == "pregnant" and _NOT_PREGNANT.search(text):
        return ("people who are not pregnant",)
    found = populations(text)
    return () if asked in found else tuple(p for p in found if p not in _OF_ANYONE | _AMONG.get(asked, set()))
