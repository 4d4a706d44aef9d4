"""Make src/primum/text/register.txt: which words medical pages use, and how often, to tell tasks strange to them.

Words    by the share of documents that hold them: common, usual, known; all others are unknown
Plain    of these, words that manuals of programmers use nearly as often: they tell nothing of a subject
Verbs    by the share of documents in which a sentence begins with them: often, seldom, rare, never
Clinical verbs with which guidelines begin sentences; advised: seldom
Double   verbs that are nouns or adjectives as well

The verbs are those of `tasks.txt`, the manuals the documentation of Python's standard library. Only frequencies are
taken: the list is one of facts and holds no text. Nothing is random.
Run: python train/register.py DATA src/primum/text/register.txt
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from english import documentation

from primum.ingest import read_paths
from primum.model import Document
from primum.text import sentences
from primum.text.terms import STOPWORDS, stem, words

HEAD = """\
# How often medical pages use a word (its stem), and how often a sentence of theirs begins with a verb. A list of facts,
# counted over several corpora by train/register.py; no text is contained.
"""
PAGES = ("medquad/medquad_xml.zip", "guidelines/medlineplus_documents.jsonl.gz")
PAPERS = ("nfcorpus/corpus.jsonl.gz", "scifact/corpus.jsonl.gz")
GUIDELINES = ("guidelines/nigeria_stg2022_md.zip", "guidelines/uspstf_md.zip")
MOST, SHORTEST = 100_000, 200
COMMON, USUAL, KNOWN = 0.05, 0.012, 0.002
OFTEN, SELDOM, CLINICAL = 0.004, 0.0006, 0.005
MANUAL, RATIO = 0.02, 3.0
"""Least share of manuals that hold a plain word, and how much larger the share of medical documents may be."""
_FIRST = re.compile(r"\W*([A-Z][a-z]+)\b")


def documents(data: Path, names: tuple[str, ...]) -> Iterator[Document]:
    """The documents of these files."""
    for read in read_paths([data / name for name in names if (data / name).exists()]):
        if isinstance(read.item, Document):
            yield read.item


def shares(found: Iterator[Document], verbs: frozenset[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Share of the documents that hold each stem, and of those in which a sentence begins with each verb."""
    held: Counter[str] = Counter()
    begun: Counter[str] = Counter()
    total = 0
    for document in islice(found, MOST):
        total += 1
        text = document.text[:MOST]
        held.update({stem(w) for w in words(text) if w not in STOPWORDS and not w.isdigit()})
        firsts = (_FIRST.match(text, start, end) for start, end in sentences.spans(text))
        begun.update({m[1].lower() for m in firsts if m} & verbs)
    return {w: n / total for w, n in held.items()}, {v: n / total for v, n in begun.items()}


def manuals() -> dict[str, float]:
    """Share of the standard library's modules whose documentation holds each stem."""
    found: Counter[str] = Counter()
    total = 0
    for text in documentation():
        if len(text) >= SHORTEST:
            total += 1
            found.update({stem(w) for w in words(text) if w not in STOPWORDS and not w.isdigit()})
    return {w: n / total for w, n in found.items()}


def tasks() -> dict[str, frozenset[str]]:
    """The verbs by section."""
    text = Path(__file__).with_name("tasks.txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)
    return {name: frozenset(held.split()) for name, held in zip(parts[1::2], parts[2::2], strict=True)}


def main(data: Path, target: Path) -> None:
    """Count, and write the list."""
    sections = tasks()
    verbs = sections["verbs"] | sections["double"]
    pages, begun = shares(documents(data, PAGES), verbs)
    papers, _ = shares(documents(data, PAPERS), verbs)
    _, advised = shares(documents(data, GUIDELINES), verbs)
    share = {w: max(pages.get(w, 0.0), papers.get(w, 0.0)) for w in pages.keys() | papers.keys()}
    bands = {
        "common": [w for w, s in share.items() if s >= COMMON],
        "usual": [w for w, s in share.items() if USUAL <= s < COMMON],
        "known": [w for w, s in share.items() if KNOWN <= s < USUAL],
        "plain": [w for w, s in manuals().items() if s >= MANUAL and KNOWN <= share.get(w, 0.0) < s * RATIO],
        "often": [v for v in verbs if begun.get(v, 0.0) >= OFTEN],
        "seldom": [v for v in verbs if SELDOM <= begun.get(v, 0.0) < OFTEN],
        "rare": [v for v in verbs if 0 < begun.get(v, 0.0) < SELDOM],
        "never": [v for v in verbs if not begun.get(v, 0.0)],
        "clinical": [v for v in verbs if advised.get(v, 0.0) >= CLINICAL],
        "advised": [v for v in verbs if 0 < advised.get(v, 0.0) < CLINICAL or v in sections["advised"]],
        "double": sections["double"],
    }
    parts = [f"[{name}]\n" + textwrap.fill(" ".join(sorted(found)), 120) for name, found in bands.items()]
    target.write_text(HEAD + "\n".join(parts) + "\n", encoding="utf-8")
    print({name: len(found) for name, found in bands.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
