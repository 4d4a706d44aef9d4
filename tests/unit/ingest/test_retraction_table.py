"""Tables of retractions: which articles they name, and of what date they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from primum.ingest import Skipped, read_paths
from primum.model import Notice

DATA = Path(os.environ.get("PRIMUM_DATA", Path(__file__).parents[4] / "shared" / "data"))
TABLE = DATA / "retractions" / "open_retractions_2020.tsv.gz"
OPEN = """doi\tretracted\tupdate_types\tdate\tnotice_doi
10.1000/a\t1\tretraction\t2020-05-01\t10.1000/notice.a
10.1000/b\t0\tcorrection\t2020-06-17\t10.1000/notice.b
\t1\tretraction\t2020-05-02\t10.1000/notice.c
10.1000/d\t1\tretraction\t2999-01-01\t
"""
WATCH = """Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature
1,"Cramps, again",2021-03-04,10.1000/n1,10.1000/E,0,Retraction
2,Gout,2021-04-05,10.1000/n2,,77,Retraction
3,Fever,2021-05-06,10.1000/n3,10.1000/g,0,Expression of concern
"""


def items(path: Path, text: str) -> tuple[list[Notice], list[Skipped]]:
    path.write_text(text, encoding="utf-8")
    found = [read.item for read in read_paths([path])]
    return [i for i in found if isinstance(i, Notice)], [i for i in found if isinstance(i, Skipped)]


def test_every_retracted_article_gets_a_notice_and_the_date_of_the_table_is_told(tmp_path: Path) -> None:
    notices, skipped = items(tmp_path / "open_retractions_2020.tsv", OPEN)
    assert notices == [
        Notice("retracted", "doi:10.1000/a", by="doi:10.1000/notice.a"),
        Notice("retracted", "doi:10.1000/d"),
        Notice("checked", "retractions", by="2020-06-17"),
    ]
    assert [s.reason for s in skipped] == ["the row names no article by DOI or PMID"]


def test_a_table_with_commas_and_other_names(tmp_path: Path) -> None:
    notices, skipped = items(tmp_path / "retraction_watch.csv", WATCH)
    assert [n.target for n in notices] == ["doi:10.1000/e", "pmid:77", "retractions"]
    assert notices[-1].by == "2021-05-06"
    assert skipped == []


@pytest.mark.parametrize(
    ("name", "why"), [("retractions.tsv", "columns `doi` or `pmid` and `retracted`"), ("table.tsv", "no document")]
)
def test_a_table_of_something_else_is_not_read(tmp_path: Path, name: str, why: str) -> None:
    notices, skipped = items(tmp_path / name, "file\tyear\na.xml\t2020\n")
    assert notices == []
    (reason,) = (s.reason for s in skipped)
    assert why in reason


def test_a_table_that_a_person_writes_by_the_names_of_that_reason_is_read(tmp_path: Path) -> None:
    notices, skipped = items(tmp_path / "our_retractions.csv", "pmid,retracted\n99000001,yes\n99000002,no\n")
    assert notices == [Notice("retracted", "pmid:99000001")]
    assert skipped == []


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.exists(), reason=f"the development data are not at {TABLE}")
def test_the_development_datas_table() -> None:
    found = [read.item for read in read_paths([TABLE])]
    notices = [i for i in found if isinstance(i, Notice)]
    assert len([n for n in notices if n.kind == "retracted"]) > 4700
    assert notices[-1].kind == "checked"
    assert notices[-1].by.startswith("2020-")
