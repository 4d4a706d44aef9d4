"""Make three word lists of src/primum/answer/lexicon, so that the speller leaves right words alone.

english.txt  everyday English
valid.txt    further words, medical or not, that occur in at least two of five edited medical corpora
rare.txt     further words that one of these corpora uses often, and names of people that diseases are called by

A word is taken when different kinds of writers use it: it stands in the documentation of Python's standard
library (everyday English without medicine) and in at least one of several medical corpora, often enough. The
words in `everyday.txt`, written for Primum, are added: people, home, body and feelings, of which manuals do not speak.
All are lists of facts, which words are in use, and hold no text. Nothing is random; the same sources give the same
lists.
Run: python train/english.py DATA src/primum/answer/lexicon
"""

from __future__ import annotations

import ast
import gzip
import re
import sys
import sysconfig
import textwrap
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"(?<![\w@/._-])[a-z]{2,}(?![\w@/_-])")
ENGLISH = """\
# Everyday English words in small letters, sorted. A list of facts (which words are in common use), counted over several
# sources by train/english.py, with the words of train/everyday.txt added; no text is contained.
"""
VALID = """\
# Further words in small letters, sorted, that at least two of five edited medical corpora use three times. A list of
# facts (which words are in use), counted by train/english.py; no text is contained.
"""
RARE = """\
# Words in small letters, sorted, that one of five edited medical corpora uses five times, and names of people that
# diseases are called by. A list of facts, counted by train/english.py; no text is contained.
"""
EPONYM = re.compile(r"\b([A-Z][a-z]{3,})(?:['’]s)?(?:[ -][A-Z][a-z]+){0,2} (?:disease|syndrome|tumou?r|anomaly)\b")
EDITED_TIMES, EDITED_SOURCES = 3, 2
RARE_TIMES, EPONYM_TIMES = 5, 2
MANUAL_TIMES, MEDICAL_TIMES, MEDICAL_SOURCES = 2, 2, 1


def documentation() -> Iterator[str]:
    """The documentation strings of the standard library, one text a file: everyday English without medicine."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for path in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if {"site-packages", "test", "tests", "idle_test"} & set(path.parts):
            continue
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError):
            continue
        yield "\n".join(ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, kinds))


def manual() -> Counter[str]:
    """Words of the standard library's documentation strings."""
    # A word counts once a file, so that no single module decides.
    return Counter(word for text in documentation() for word in set(WORD.findall(text)))


def corpora(data: Path) -> dict[str, str]:
    """The medical corpora: what people ask ("questions"), and what was edited for them."""
    texts = {
        "questions": "\n".join(p.read_text(encoding="utf-8") for p in sorted((data / "questions").glob("*.jsonl"))),
        "medlineplus": _zipped_lines(data / "guidelines" / "medlineplus_documents.jsonl.gz"),
        "plain": "\n".join(_zipped_lines(p) for p in sorted((data / "plain_language").glob("*.gz"))),
        "nfcorpus": _zipped_lines(data / "nfcorpus" / "corpus.jsonl.gz"),
        "bioasq": "\n".join(_zipped_lines(p) for p in sorted((data / "bioasq").glob("*.gz"))),
    }
    with zipfile.ZipFile(data / "medquad" / "medquad_xml.zip") as archive:
        names = [n for n in sorted(archive.namelist()) if n.endswith(".xml")]
        texts["medquad"] = "\n".join(archive.read(n).decode("utf-8", "replace") for n in names)
    return {name: text.replace("\\n", " ") for name, text in texts.items()}


def _zipped_lines(path: Path) -> str:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return stream.read()


def main(data: Path, out: Path) -> None:
    """Write the lists."""
    texts = corpora(data)
    counters = {name: Counter(WORD.findall(text)) for name, text in texts.items()}
    everyday = [counters[name] for name in ("questions", "medlineplus", "plain", "medquad")]
    english = {
        word
        for word, times in manual().items()
        if times >= MANUAL_TIMES and sum(c[word] >= MEDICAL_TIMES for c in everyday) >= MEDICAL_SOURCES
    }
    own = Path(__file__).with_name("everyday.txt").read_text(encoding="utf-8")
    english |= {word for line in own.splitlines() if not line.startswith("#") for word in line.split()}
    edited = [counter for name, counter in counters.items() if name != "questions"]
    valid = {
        word
        for word in set().union(*edited)
        if len(word) > 3 and sum(c[word] >= EDITED_TIMES for c in edited) >= EDITED_SOURCES
    }
    eponyms = Counter(name.lower() for name in EPONYM.findall(texts["medquad"]))
    rare = {word for counter in edited for word, times in counter.items() if len(word) > 3 and times >= RARE_TIMES}
    rare |= {name for name, times in eponyms.items() if times >= EPONYM_TIMES}
    lists = (
        ("english.txt", ENGLISH, english),
        ("valid.txt", VALID, valid - english),
        ("rare.txt", RARE, rare - valid - english),
    )
    for name, header, words in lists:
        lines = textwrap.wrap(" ".join(sorted(words)), width=120, break_long_words=False, break_on_hyphens=False)
        (out / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
