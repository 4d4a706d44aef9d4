"""The documents tell of what is there: links lead somewhere, files that they name exist, pictures are shown."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tree import ROOT, SOURCE, modules, parsed

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#(?P<heading>[^)\s]+))?\)")
NAMED = re.compile(r"`(?P<path>[\w/.-]+\.(?:py|tsv))`")


def headings(document: Path) -> set[str]:
    """The names by which a document's headings are linked to."""
    found = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_what_is_there(document: Path) -> None:
    for link in LINK.finditer(document.read_text(encoding="utf-8")):
        target = (document.parent / link["path"]).resolve() if link["path"] else document
        assert target.exists(), f"{document.name} links to {link['path']}"
        if link["heading"]:
            assert link["heading"] in headings(target), f"{document.name} links to {link.group()}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_are_named_are_there(document: Path) -> None:
    files = [path.as_posix() for folder in ("src", "tests", "train", "docs") for path in (ROOT / folder).rglob("*.*")]
    for named in NAMED.finditer(document.read_text(encoding="utf-8")):
        assert any(file.endswith(f"/{named['path']}") for file in files), f"{document.name} names {named['path']}"


def test_every_picture_is_shown() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    pictures = [*(ROOT / "docs").rglob("*.png"), *(ROOT / "docs").rglob("*.webp")]
    assert not [path.name for path in pictures if f"/{path.name})" not in told]


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in (ROOT / "docs" / "adr").glob("0*.md") if f"({path.name})" not in index]


def test_nouns_of_the_glossary_are_classes() -> None:
    told = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    classes = {n.name for path in modules(SOURCE) for n in parsed(path).body if isinstance(n, ast.ClassDef)}
    assert set(re.findall(r"\*\*([A-Z]\w+)\*\*", told)) <= classes
