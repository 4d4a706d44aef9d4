"""Generated MEDLINE files."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from primum.app import Supply, open_app
from primum.bench import medline_files
from primum.config import Config


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        medline_files.write(tmp_path / name, 20, seed=seed)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b != c


def test_files_have_the_parts_and_the_size_of_real_ones(tmp_path: Path) -> None:
    path = tmp_path / "made.xml"
    medline_files.write(path, 300, seed=1, first=1000)
    root = etree.parse(str(path)).getroot()
    assert [p.text for p in root.iterfind("PubmedArticle/MedlineCitation/PMID")] == [str(n) for n in range(1000, 1300)]
    abstracts = len(root.findall(".//Abstract"))
    assert 150 < abstracts < 250
    assert 0 < len(root.findall(".//AbstractText[@Label='RESULTS']")) < abstracts
    assert 3000 < path.stat().st_size / 300 < 9000, "a citation has about 5 kB"


def test_every_citation_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "made.xml"
    medline_files.write(path, 60, seed=1)
    app = open_app(Config(library=str(tmp_path / "library"), encoder=""), create=True)
    done = app.ingest([path], supply=Supply())
    assert (done.new, done.skipped) == (60, [])
