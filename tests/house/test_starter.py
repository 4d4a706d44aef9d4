"""The starter library: every document is well formed, stands alone sentence by sentence, and copies nobody."""

from __future__ import annotations

import functools
import gzip
import html
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("PRIMUM_DATA", ROOT.parent / "shared" / "data"))
FILES = sorted((ROOT / "starter").glob("*.md"))
KEYS = ["id", "title", "kind", "publisher", "published", "language", "licence", "subjects", "written_from"]
SOURCE_KEYS = {"title", "publisher", "published", "url", "identifier"}
DANGLER = re.compile(
    r"(this|that|these|those|its?|they|their|them|he|she|his|her|however|also|therefore|thus|such|moreover|furthermore"
    r"|additionally|but|and|or|so|then|here|there|both|another)\b",
    re.IGNORECASE,
)
DOSE = r"\d\s?(mg|g|micrograms?|units|mL)\b(?!/)"
DOSE_SOURCE = r"label|guideline|WHO|World Health|Nigeria|MedlinePlus|review|USPSTF|Food and Drug"
NUMBER = r"\d[\d.,]*\d|\d"
RUN = 8

each_document = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@functools.cache
def read(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def sentences(body: str) -> Iterator[str]:
    """Every sentence of the prose and of the bullets, a bullet's bold key term taken off."""
    for line in body.splitlines():
        if line.strip() and not line.startswith("#"):
            text = re.sub(r"^- (\*\*[^*]+:\*\* )?", "", line)
            yield from re.split(r"(?<=[.;:]) (?=[A-Z])", text)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def test_there_are_forty_to_sixty_documents_on_at_least_fifteen_subjects() -> None:
    assert 40 <= len(FILES) <= 60
    assert len({read(path)[0]["subjects"][0] for path in FILES}) >= 15


def test_ids_are_unique_and_follow_the_file_names() -> None:
    ids = [read(path)[0]["id"] for path in FILES]
    assert ids == [f"starter-{path.stem}" for path in FILES]


@each_document
def test_the_front_matter_has_exactly_the_agreed_keys(path: Path) -> None:
    front, _ = read(path)
    assert list(front) == KEYS
    assert front["kind"] == "summary"
    assert front["publisher"] == "Primum demonstration library"
    assert front["subjects"]
    assert all(isinstance(name, str) for name in front["subjects"])


@each_document
def test_every_source_written_from_can_be_found_again(path: Path) -> None:
    written_from = read(path)[0]["written_from"]
    assert written_from
    for source in written_from:
        assert set(source) <= SOURCE_KEYS
        assert all(isinstance(value, str) and value for value in source.values())
        assert source["title"]
        assert source["publisher"]
        assert source.get("url") or source.get("identifier")


@each_document
def test_the_document_opens_with_its_answer_and_keeps_to_length(path: Path) -> None:
    body = read(path)[1]
    assert body.lstrip().startswith("## In short\n")
    answer = body.split("## ")[1].split("\n", 1)[1].strip()
    assert 1 <= len(re.findall(r"[.](?:\s|$)", answer)) <= 3
    assert 150 <= len(re.sub(r"[#*-]", " ", body).split()) <= 400


@each_document
def test_every_sentence_stands_alone(path: Path) -> None:
    for sentence in sentences(read(path)[1]):
        assert not DANGLER.match(sentence), sentence
        assert sentence.rstrip().endswith((".", ":")), sentence
        assert not re.search(r"\byou(r|rs|rself)?\b", sentence, re.IGNORECASE), f"advice on a person: {sentence}"


@each_document
def test_bullets_begin_with_a_key_term(path: Path) -> None:
    for line in read(path)[1].splitlines():
        if line.startswith("-"):
            assert re.match(r"- \*\*[^*]+:\*\* \S.*\.$", line), line


@each_document
def test_a_dose_names_its_source(path: Path) -> None:
    for sentence in sentences(read(path)[1]):
        assert not re.search(DOSE, sentence) or re.search(DOSE_SOURCE, sentence), sentence


@each_document
def test_the_starter_page_lists_the_document(path: Path) -> None:
    page = (ROOT / "docs" / "starter-library.md").read_text(encoding="utf-8")
    assert f"`{read(path)[0]['id']}`" in page


@functools.cache
def medlineplus() -> dict[str, str]:
    with gzip.open(DATA / "guidelines" / "medlineplus_documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


@functools.cache
def guidelines(name: str) -> dict[str, str]:
    with zipfile.ZipFile(DATA / "guidelines" / name) as box:
        texts = [box.read(entry).decode("utf-8") for entry in box.namelist() if entry.endswith(".md")]
    return {match[1]: text for text in texts if (match := re.search(r"^id: (\S+)$", text, re.MULTILINE))}


@functools.cache
def labels() -> dict[str, str]:
    found = {}
    for path in (DATA / "spl" / "xml").glob("*.xml"):
        text = path.read_text(encoding="utf-8")
        if match := re.search(r'<setId root="([^"]+)"', text):
            found[match[1]] = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return found


@functools.cache
def source_text(identifier: str) -> str:
    """The source's text where the development data holds it, else nothing."""
    if identifier.startswith("medquad:"):
        with zipfile.ZipFile(DATA / "medquad" / "medquad_xml.zip") as box:
            raw = box.read(f"{identifier.removeprefix('medquad:')}.xml").decode("utf-8")
        return html.unescape(re.sub(r"<[^>]+>", " ", raw))
    if identifier.startswith("medlineplus-"):
        return medlineplus()[identifier]
    if identifier.startswith("nstg2022-"):
        return guidelines("nigeria_stg2022_md.zip")[identifier]
    if identifier.startswith("uspstf-"):
        return guidelines("uspstf_md.zip")[identifier]
    return labels().get(identifier.removeprefix("spl:"), "")


@pytest.mark.shared
@each_document
def test_no_sentence_is_copied_from_its_sources(path: Path) -> None:
    """No run of eight words is shared with a source; a source that is named but not in the data fails by KeyError."""
    if not DATA.is_dir():
        pytest.skip(f"the development data is not at {DATA}")
    front, body = read(path)
    ours = set().union(*(runs(line) for line in body.splitlines()))
    for source in front["written_from"]:
        shared = ours & runs(source_text(source.get("identifier", "")))
        assert not shared, f"{source['title']}: {[' '.join(run) for run in shared]}"


@pytest.mark.shared
def test_every_number_stands_in_a_source() -> None:
    """Checked for the documents whose sources all lie in the development data; the others rest on public pages."""
    if not DATA.is_dir():
        pytest.skip(f"the development data is not at {DATA}")
    checked, strangers = 0, {}
    for path in FILES:
        front, body = read(path)
        texts = [source_text(source.get("identifier", "")) for source in front["written_from"]]
        if all(texts):
            checked += 1
            dates = [source.get("published", "") for source in front["written_from"]]
            unknown = set(re.findall(NUMBER, body)) - set(re.findall(NUMBER, " ".join(texts + dates)))
            strangers.update({path.stem: unknown} if unknown else {})
    assert not strangers
    assert checked >= 30
