"""When a source changes, the articles that stand on it are found, marked, and go back to review by themselves."""

from __future__ import annotations

import csv
import gzip
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from boardroom import Board
from bookshelf import SHELF, page

from primum.app.watching import Fate, Watch
from primum.board import RemarkKind
from primum.errors import Conflict, Forbidden, Invalid
from primum.ingest import Supply, read_paths
from primum.model import Document, Kind, Notice, Question, State, Support
from primum.review.risk import EVIDENCE

DATA = Path(os.environ.get("PRIMUM_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path)
    yield made
    made.close()


def test_while_nothing_changes_nothing_is_found(board: Board) -> None:
    article = board.approved()
    assert Watch(board.desk).check_sources() == ()
    assert board.desk.find(article.id) == article


def test_a_retracted_source_sends_its_articles_back_with_the_reason_and_the_queue_shows_them_first(
    board: Board,
) -> None:
    board.under_review("How is high blood pressure treated?")
    article = board.approved()
    board.library.add([], notices=[Notice("retracted", "cramps", "notice-1")])
    (finding,) = Watch(board.desk).check_sources()
    assert (finding.fate, finding.article, finding.document) == (Fate.RETRACTED, article.id, "cramps")
    now = board.desk.find(article.id)
    assert (now.state, now.approved, now.revision) == (State.UNDER_REVIEW, 1, 2)
    assert "“Muscle cramps” was retracted" in now.notice
    assert now.risk >= EVIDENCE
    rows, _ = board.desk.queue(board.eve)
    assert rows[0].article.id == article.id
    assert "change" in rows[0].reasons[0]
    case = board.desk.case(board.rob, article.id)
    assert all(f.claim.verdict.support is Support.UNSUPPORTED for f in case.claims)
    assert {r.kind for r in case.remarks} == {RemarkKind.EVIDENCE}
    assert case.content.answer.references[0].source.retracted
    assert Watch(board.desk).check_sources() == (), "what was found is not found again"
    assert board.store.verify_trail()


def test_what_cites_a_retracted_source_cannot_be_approved_whoever_overrides_it(board: Board) -> None:
    article = board.approved()
    board.library.add([], notices=[Notice("retracted", "cramps", "notice-1")])
    Watch(board.desk).check_sources()
    remarks = board.desk.case(board.eve, article.id).remarks
    for remark in remarks:
        board.desk.resolve(board.eve, article.id, remark.id, reason="it is true all the same")
    obstacles = board.desk.case(board.eve, article.id).obstacles
    assert "cites a retracted source, which supports nothing" in {o.reason for o in obstacles}
    with pytest.raises(Conflict, match="override"):
        board.reviewed(article, "rob")


def test_a_source_whose_words_changed_takes_the_verdict_of_those_claims_alone(board: Board) -> None:
    article = board.approved()
    held = next(d for d in SHELF if d.id == "cramps")
    text = held.text.replace("gently relieves most", "hardly relieves any")
    board.library.add([page("cramps", "Muscle cramps", text, subjects=held.source.subjects)])
    (finding,) = Watch(board.desk).check_sources()
    assert finding.fate is Fate.CHANGED
    assert finding.claims == ("c2",)
    lost = {c.id for c in board.claims(article) if c.verdict.support is Support.UNSUPPORTED}
    assert lost == {"c2"}
    assert [d.claim for d in board.desk.diff(article.id, 1, 2)] == ["c2"]


def test_words_that_only_moved_change_nothing(board: Board) -> None:
    article = board.approved()
    held = next(d for d in SHELF if d.id == "cramps")
    board.library.add(
        [page("cramps", "Muscle cramps", "# News\n\nRevised.\n\n" + held.text, subjects=held.source.subjects)]
    )
    assert {f.fate for f in Watch(board.desk).check_sources()} == {Fate.MOVED}
    assert board.desk.find(article.id).state is State.APPROVED


def test_a_superseded_source_is_for_reviewers_to_weigh(board: Board) -> None:
    article = board.approved()
    held = next(d for d in SHELF if d.id == "cramps")
    board.library.add([replace(held, source=replace(held.source, superseded_by="cramps-2027"))])
    (finding,) = Watch(board.desk).check_sources()
    assert finding.fate is Fate.SUPERSEDED
    assert board.desk.find(article.id).state is State.UNDER_REVIEW
    assert all(c.verdict.support is Support.SUPPORTED for c in board.claims(article))
    article = board.reviewed(article, "rob", "rae")
    assert article.state is State.UNDER_REVIEW, "what changed is still open"
    remarks = [r for r in board.desk.case(board.eve, article.id).remarks if not r.resolved]
    with pytest.raises(Forbidden, match="for an editor"):
        board.desk.resolve(board.ann, article.id, remarks[0].id, reason="no matter")
    with pytest.raises(Invalid, match="say why"):
        board.desk.resolve(board.eve, article.id, remarks[0].id)
    for remark in remarks:
        article = board.desk.resolve(board.eve, article.id, remark.id, reason="these parts are the same in it")
    assert article.state is State.APPROVED


def test_a_source_that_is_gone_is_named(board: Board) -> None:
    board.approved()
    board.library.remove(["cramps"])
    (finding,) = Watch(board.desk).check_sources()
    assert (finding.fate, "no longer holds" in finding.reason) == (Fate.REMOVED, True)


def test_an_article_under_review_is_marked_where_it_stands(board: Board) -> None:
    article = board.under_review()
    board.library.add([], notices=[Notice("retracted", "cramps", "notice-1")])
    Watch(board.desk).check_sources()
    now = board.desk.find(article.id)
    assert (now.state, now.revision, now.notice) == (State.UNDER_REVIEW, 2, "")
    assert now.risk >= EVIDENCE


def test_an_edited_claim_is_done_with_what_was_said_of_it_before(board: Board) -> None:
    article = board.approved()
    held = next(d for d in SHELF if d.id == "cramps")
    text = held.text.replace("gently relieves most", "hardly relieves any")
    board.library.add([page("cramps", "Muscle cramps", text, subjects=held.source.subjects)])
    Watch(board.desk).check_sources()
    now = board.library.document("cramps")
    start = now.text.index("Stretching")
    quote = now.quote(start, now.text.index("minutes.") + len("minutes."))
    board.desk.edit(board.ann, article.id, "c2", text=quote.quote, citations=[quote], reason="as the source now says")
    case = board.desk.case(board.eve, article.id)
    assert [o.reason for o in case.obstacles] == ["0 of 2 reviewers have approved this revision"]
    assert case.article.risk < EVIDENCE
    assert board.reviewed(article, "rob", "rae").state is State.APPROVED


def test_asking_again_shows_better_evidence_and_records_it_only_when_told_to(board: Board) -> None:
    article = board.approved()
    trial = page(
        "cramp-guideline",
        "Muscle cramps: guideline",
        "# Causes\n\nCauses of muscle cramps include:\n\n- Loss of salt by sweating\n- Long standing on hard floors\n",
        kind=Kind.GUIDELINE,
        subjects=["Muscle cramps"],
        published="2026",
    )
    board.library.add([trial])
    watch = Watch(board.desk)
    outlook = watch.compare(article)
    assert [e.document for e, _ in outlook.better] == ["cramp-guideline"]
    assert outlook.differences
    assert board.desk.find(article.id) == article, "looking changes nothing"
    watch.apply(outlook)
    now = board.desk.find(article.id)
    assert now.state is State.UNDER_REVIEW
    assert "better evidence is available: guideline “Muscle cramps: guideline”" in now.notice
    with pytest.raises(Conflict):
        watch.apply(outlook)
    assert watch.apply(watch.compare(now)) == now, "said once is enough"


def test_an_article_past_its_date_says_so(board: Board) -> None:
    article = board.approved()
    assert not board.desk.is_overdue(article)
    board.clock.pass_days(800)
    assert board.desk.is_overdue(article)
    assert board.desk.overdue() == (article,)


@pytest.mark.shared
def test_a_real_retraction_reaches_the_page_that_stood_on_it(tmp_path: Path) -> None:
    """The paper of 2006 that found the virus XMRV in tumours, and its retraction of 2012 as a public table lists it."""
    papers, table = DATA / "jats" / "plos_xml.zip", DATA / "retractions" / "open_retractions_2020.tsv.gz"
    if not (papers.is_file() and table.is_file()):
        pytest.skip("no development data: PRIMUM_DATA names none")
    doi = "10.1371/journal.ppat.0020025"
    with gzip.open(table, "rt", encoding="utf-8", newline="") as lines:
        row = next(r for r in csv.DictReader(lines, delimiter="\t") if r["doi"] == doi)
    assert (row["retracted"], row["date"][:4]) == ("1", "2012")
    with zipfile.ZipFile(papers) as packed:
        name = next(n for n in packed.namelist() if n.endswith("journal.ppat.0020025.xml"))
        (tmp_path / "paper.xml").write_bytes(packed.read(name))
    read = read_paths([tmp_path / "paper.xml"], supply=Supply(), format="", limit_bytes=10**8)
    (paper,) = (r.item for r in read if isinstance(r.item, Document))
    assert paper.source.doi == doi
    board = Board(tmp_path, [paper])
    article = board.approved("What is XMRV?")
    board.library.add([], notices=[Notice("retracted", paper.id, f"doi:{row['notice_doi']}")])
    assert {f.fate for f in Watch(board.desk).check_sources()} == {Fate.RETRACTED}
    now = board.desk.find(article.id)
    assert now.state is State.UNDER_REVIEW
    assert f"“{paper.source.title}” was retracted" in now.notice
    assert {c.verdict.support for c in board.claims(now)} == {Support.UNSUPPORTED}
    assert board.desk.queue(board.eve)[0][0].article == now
    assert board.ask(Question("What is XMRV?")).claims() == (), "a retracted source answers nothing"
    board.close()
