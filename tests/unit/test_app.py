"""The hall: reading documents in, looking things up, asking of given passages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from primum.app import App, Ingested, Progress, Supply, code_name, filling, lots, open_app
from primum.app.hall import DEMONSTRATION
from primum.config import Config
from primum.errors import Invalid, NotFound, Unavailable
from primum.model import Kind, Query, Question

TEXTS = {
    "cramp": "Muscle cramps come from dehydration. Stretching relieves muscle cramps.",
    "gout": "Gout is treated with colchicine. Allopurinol prevents gout flares.",
    "fever": "Paracetamol lowers fever in adults and children.",
}


def write(path: Path, texts: dict[str, str], **more: str) -> Path:
    rows = ({"id": id, "title": id.capitalize(), "text": text, **more} for id, text in texts.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(library=str(tmp_path / "library"), encoder="")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write(tmp_path / "texts.jsonl", TEXTS)


@pytest.fixture
def app(config: Config, documents: Path) -> App:
    found = open_app(config, create=True)
    found.ingest([documents], supply=Supply())
    return found


def counts(done: Ingested) -> tuple[int, int, int, int]:
    return done.read, done.new, done.changed, done.same


def test_a_library_must_be_there_unless_it_is_to_be_made(config: Config) -> None:
    with pytest.raises((NotFound, Unavailable), match="primum ingest"):
        open_app(config)
    assert open_app(config, create=True).holdings().documents == 0
    assert open_app(config).holdings().documents == 0


def test_documents_are_written_batch_by_batch(config: Config, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "BATCH_DOCUMENTS", 2)
    steps: list[Progress] = []
    done = open_app(config, create=True).ingest([documents], supply=Supply(), progress=steps.append)
    assert counts(done) == (3, 3, 0, 0)
    assert [s.documents for s in steps] == [2, 3]
    assert steps[-1].done == steps[-1].total == documents.stat().st_size


def test_what_was_written_before_a_stop_stays_and_the_next_run_goes_on(
    config: Config, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lots, "BATCH_DOCUMENTS", 1)

    def stop(step: Progress) -> None:
        if step.documents == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_app(config, create=True).ingest([documents], supply=Supply(), progress=stop)
    again = open_app(config)
    assert sorted(d.id for d in again.documents()) == ["cramp", "gout"]
    assert counts(again.ingest([documents], supply=Supply())) == (3, 1, 0, 2)


def test_long_documents_fill_a_batch_before_many_do(
    config: Config, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lots, "BATCH_CHARACTERS", 60)
    steps: list[Progress] = []
    open_app(config, create=True).ingest([documents], supply=Supply(), progress=steps.append)
    assert [s.documents for s in steps] == [1, 2, 3]


def test_files_read_by_another_process_come_to_the_same(
    config: Config, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.xml").write_text("<PubmedArticleSet><PubmedArticle>")
    here, there = App(replace(config, library=str(tmp_path / "here"))), App(config)
    done = here.ingest([documents, tmp_path / "broken.xml"], supply=Supply(publisher="A press"))
    monkeypatch.setattr(filling, "LARGE", 1)
    assert there.ingest([documents, tmp_path / "broken.xml"], supply=Supply(publisher="A press")) == done
    assert [s.where for s in done.skipped] == [str(tmp_path / "broken.xml")]
    assert list(there.documents()) == list(here.documents())
    with pytest.raises(Invalid, match="there is no format 'tape'"):
        there.ingest([documents], supply=Supply(), format="tape")


def test_two_documents_under_one_id_are_named_both_and_the_rest_goes_in(app: App, tmp_path: Path) -> None:
    other = write(tmp_path / "other.jsonl", {"gout": "Something else on gout.", "cold": "A cold passes by itself."})
    first = tmp_path / "texts.jsonl"
    done = app.ingest([first, other], supply=Supply())
    assert counts(done) == (4, 1, 0, 3)
    (skipped,) = done.skipped
    assert "gout" in skipped.reason
    assert str(first) in skipped.reason
    assert str(other) in skipped.where


def test_asking_of_passages_alone_opens_no_library(config: Config) -> None:
    answer = App(config).ask_from(Question("How is gout treated?"), list(TEXTS.items()), id="row 1")
    assert answer.id == "row 1"
    assert answer.claims()
    for claim in answer.claims():
        for citation in claim.citations:
            assert TEXTS[citation.document][citation.start : citation.end] == citation.quote
    assert not Path(config.library).exists()


def test_the_run_names_code_settings_and_library_version(app: App) -> None:
    run = app.ask(Question("How is gout treated?")).run
    assert (run.code, run.library_version) == (code_name(), app.library.version())
    assert run.config.startswith(f"{app.config.digest()}, ages as of 20")
    assert run.models == ()
    assert run.millis > 0


def test_search_finds_and_a_ranking_has_each_document_once(config: Config, tmp_path: Path) -> None:
    long = "\n\n".join(
        f"Gout paragraph {n}. " + "Gout hurts in the joint and it is red and hot. " * 12 for n in range(6)
    )
    app = open_app(config, create=True)
    app.ingest([write(tmp_path / "texts.jsonl", {**TEXTS, "long": long})], supply=Supply())
    assert len({h.passage.id for h in app.search(Query("gout", k=9)) if h.passage.document == "long"}) > 1
    ranked = [h.passage.document for h in app.search_documents("gout", k=2)]
    assert sorted(ranked) == ["gout", "long"]
    assert len(app.search_documents("gout", k=1)) == 1
    assert app.search_documents("xyzzy", k=5) == []


@pytest.fixture
def page(config: Config, tmp_path: Path) -> App:
    path = tmp_path / "gout.md"
    path.write_text(
        "---\nid: gout\ntitle: Gout\n---\n\n# Gout\n\n## Treatment\n\nRest the joint first.\n\nTake colchicine early. "
        "Take plenty of fluids.\n\nAvoid alcohol.\n\n## Outlook\n\nFlares pass in a week.\n",
        encoding="utf-8",
    )
    app = open_app(config, create=True)
    app.ingest([path], supply=Supply())
    return app


def test_a_quote_stands_among_its_surroundings(page: App) -> None:
    text = page.document("gout").text
    start = text.index("Take colchicine")
    end = start + len("Take colchicine early.")
    context = page.context("gout", start, end, width=60)
    assert context.quote == "Take colchicine early."
    assert context.before + context.quote + context.after in text
    assert context.before.lstrip().startswith("Rest the joint first.")
    assert context.after.rstrip().endswith("Avoid alcohol."), "whole blocks alone"
    assert context.headings[-1] == "Treatment"
    assert page.context("gout", start, end, width=3).before.strip() == ""


def test_surroundings_cut_within_a_long_block_end_between_words(app: App) -> None:
    text = app.document("cramp").text
    start = text.index("dehydration")
    context = app.context("cramp", start, start + 11, width=12)
    assert (context.before, context.quote) == ("come from ", "dehydration")
    assert context.after.split() == [".", "Stretching"] or context.after == "."


def test_a_place_outside_the_text_is_invalid_and_an_unknown_document_not_found(app: App) -> None:
    with pytest.raises(Invalid):
        app.context("gout", 5, 5000)
    with pytest.raises(NotFound):
        app.context("goat", 0, 1)


def test_only_primums_own_summaries_make_a_demonstration(app: App, tmp_path: Path) -> None:
    assert not app.demonstration
    own = write(tmp_path / "own.jsonl", {"own": "A summary."}, kind="summary", publisher=DEMONSTRATION)
    app.ingest([own], supply=Supply())
    assert app.demonstration
    app.library.remove(["own"])
    assert not app.demonstration


def test_supplied_facts_fill_what_is_missing(config: Config, documents: Path) -> None:
    app = open_app(config, create=True)
    app.ingest([documents], supply=Supply(kind=Kind.TRIAL, publisher="Us", published="2020"))
    source = app.document("gout").source
    assert (source.kind, source.publisher, source.year) == (Kind.TRIAL, "Us", 2020)


def test_the_code_name_holds_the_version_and_does_not_change(app: App) -> None:
    version, _, digest = code_name().partition("+")
    assert version == "0.1.0"
    assert len(digest) == 8
