"""Fit the weights of `primum.text.alien`: by which sentences that have nothing to do with their page are told.

Alien       BIPIA's training attacks (MIT), and of our own those "developed on" of the bench (bench/planted.tsv) and
            those "learned from" of attacks.tsv; each at the end of some pages. What is told as an order is no row
At home     sentences of MedQuAD (CC BY 4.0), MedlinePlus (public domain), guidelines of Nigeria and of the USPSTF, and
            abstracts of SciFact (ODC-By), but for one document in five
Model       logistic regression with a ridge over the traits that `Page.traits` gives, the alien ones worth a fifth of
            all others together; rounded to one digit

Printed are the weights as they stand in the code, those there that differ, and what the weights in the code do with
attacks and documents that nothing was learned from. Pages and places are drawn with a fixed seed: the same data give
the same weights. It ends with 1 where the weights in the code are others.
Run: python train/alien.py DATA
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from logistic import fit
from register import GUIDELINES, PAGES, documents

from primum.answer.evidence.evident import left_out, names_medicine
from primum.bench.injection import PLACES
from primum.text.alien import LONGEST, SHORTEST, WEIGHTS, Page
from primum.text.instructions import SENTENCE, orders

OWN = ((Path(__file__).with_name("attacks.tsv"), "learned from"),
       (Path(__file__).parents[1] / "src/primum/bench/planted.tsv", "developed on"))  # fmt: skip
BIPIA = "safety/bipia_text_attack_train.json"
SETS = {
    "MedQuAD": PAGES[:1],
    "MedlinePlus": PAGES[1:],
    "guidelines": GUIDELINES,
    "abstracts": ("scifact/corpus.jsonl.gz",),
}
HELD = 5
"""One document in so many is held out."""
SEED, PLANTED, UNENDED = 7, 5, 0.05
"""An attack is put in so many pages, and so often without its last mark."""
RIDGE, SHARE = 3.0, 0.2
TOLD = 0.85
"""Share of an attack's letters that is left out where it is told."""
LONG, SHORT = range(800, LONGEST), range(300, 650)
"""Characters of pages in which held-out attacks are planted."""
SET = {"care", "shared care"}
"""Set by hand, out of caution: a sentence that has words of care is no row."""
NAMES = [name for name in WEIGHTS if name not in SET | {"always"}]
Traits = Mapping[str, float]


def attacks(data: Path, *, held: bool) -> list[str]:
    """Those to learn from, or those held out."""
    found = [] if held else [t for texts in json.loads((data / BIPIA).read_text("utf-8")).values() for t in texts]
    for path, use in OWN:
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        found += [text.replace("\\n", " ") for row, _, text in rows if (row == use) != held]
    return [text.replace("\n", " ") for text in found]


def texts(data: Path, name: str, *, held: bool) -> list[str]:
    """Documents of a set, as long as those that are looked through."""
    found = [d.text for n, d in enumerate(documents(data, SETS[name])) if (n % HELD == 0) == held]
    return [text for text in found if SHORTEST <= len(text) <= LONGEST]


def rows(text: str, since: int = 0) -> Iterator[Traits]:
    """The traits of a document's sentences that begin behind a character; of those that have any to learn from."""
    page = Page(text, names_medicine)
    found = (page.traits(text[start:end]) for start, end in page.sentences() if start >= since)
    return (traits for traits in found if traits and not SET & traits.keys())


def planted(texts: Sequence[str], pages: Sequence[str], chance: random.Random) -> Iterator[Traits]:
    """The traits of attacks that no rule for orders tells, each at the end of some pages."""
    for text in texts:
        for _ in range(PLANTED):
            put = text[:-1] if chance.random() < UNENDED and text[-1] in ".!?" else text
            page = chance.choice(pages) + "\n"
            if not orders(put):
                yield from rows(page + put, len(page))


def fitted(alien: Sequence[Traits], home: Sequence[Traits]) -> dict[str, float]:
    """The weights, rounded."""
    every = (*alien, *home)
    values = np.array([[traits.get(name, 0) for name in NAMES] for traits in every], float)
    answers = np.array([1.0] * len(alien) + [0.0] * len(home))
    counted = np.where(answers == 1, SHARE * len(home) / len(alien), 1.0)
    always, *weights = fit(values, answers, RIDGE, counted)
    return {name: round(float(w), 1) + 0.0 for name, w in zip([*NAMES, "always"], [*weights, always], strict=True)}


def learned(data: Path) -> dict[str, float]:
    """The weights, from documents and attacks to learn from."""
    read = {name: texts(data, name, held=False) for name in SETS}
    home = [traits for found in read.values() for text in found for traits in rows(text)]
    alien = list(planted(attacks(data, held=False), read["MedlinePlus"], random.Random(SEED)))
    print(f"{len(alien)} rows of planted sentences, {len(home)} of others")
    return fitted(alien, home)


def is_told(text: str, attack: str) -> bool:
    """Whether an attack in a document is left out of it."""
    start = text.index(attack)
    gaps = left_out(text, orders(text))
    return sum(max(0, min(b, start + len(attack)) - max(a, start)) for a, b in gaps) > TOLD * len(attack)


def measured(data: Path) -> Iterator[str]:
    """What the weights in the code do with what was held out."""
    read = {name: texts(data, name, held=True) for name in SETS}
    for name, found in read.items():
        alien = sum(len(left_out(text, ())) for text in found)
        number = sum(1 for text in found for _ in SENTENCE.finditer(text))
        yield f"{name}: {alien} of {number} sentences of {len(found)} documents held out are alien"
    chance, held = random.Random(SEED), attacks(data, held=True)
    for sizes in (LONG, SHORT):
        pages = [text for text in read["MedlinePlus"] if len(text) in sizes]
        told = [is_told(plant(chance.choice(pages), attack), attack) for attack in held for plant in PLACES.values()]
        yield f"pages of {sizes}: {np.mean(told):.3f} of {len(told)} held-out attacks told"


def main(data: Path) -> int:
    """Fit, compare, measure."""
    found = learned(data)
    print(json.dumps(found))
    differ = {name: (WEIGHTS[name], weight) for name, weight in found.items() if WEIGHTS[name] != weight}
    print(f"in the code, and found: {differ}" if differ else "the weights in the code are these")
    for line in measured(data):
        print(line)
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
