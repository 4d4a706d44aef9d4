"""Articles in JATS: structure, metadata, and what one article says of another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading import led, shown
from xml_reading import document, items, up_to_error

from primum.errors import Unreadable
from primum.ingest.jats import read
from primum.model import Document, Kind, Notice

DATA = Path(os.environ.get("PRIMUM_DATA", "../shared/data"))
IDS = """<article-id pub-id-type="pmc">99</article-id><article-id pub-id-type="doi">10.5555/C.9</article-id>"""
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'


def article(
    body: str = "<p>Rest helps.</p>",
    *,
    kind: str = "research-article",
    title: str = "Salt and cramps",
    ids: str = IDS,
    meta: str = "",
    abstract: str = "",
    back: str = "",
) -> str:
    return f"""<article {LINKS} article-type="{kind}"><front><journal-meta><journal-title-group>
    <journal-title>Annals of Cramp</journal-title></journal-title-group></journal-meta>
    <article-meta>{ids}<title-group><article-title>{title}</article-title></title-group>{meta}{abstract}</article-meta>
    </front><body>{body}</body><back>{back}</back></article>"""


def section(title: str, content: str, kind: str = "") -> str:
    return f'<sec sec-type="{kind}"><title>{title}</title>{content}</sec>'


def test_sections_nest_below_the_abstract() -> None:
    abstract = "<abstract><sec><title>Aim</title><p>To see.</p></sec></abstract>"
    body = section("2 METHODS:", "<p>We asked.</p>" + section("Statistics", "<p>We counted.</p>"), kind="methods")
    found = document(read, article(body, abstract=abstract))
    assert shown(found) == [
        ("heading", "Abstract"),
        ("heading", "Aim"),
        ("paragraph", "To see."),
        ("heading", "Methods"),
        ("paragraph", "We asked."),
        ("heading", "Statistics"),
        ("paragraph", "We counted."),
    ]
    assert [(b.level, b.role) for b in found.blocks if b.kind == "heading"] == [
        (1, ""),
        (2, ""),
        (1, "methods"),
        (2, ""),
    ]


def test_an_article_says_where_it_comes_from() -> None:
    meta = """<contrib-group><contrib contrib-type="author"><name><surname>Moss</surname>
    <given-names>Ada B.</given-names></name></contrib>
    <contrib contrib-type="author"><collab>Cramp Group</collab></contrib>
    <contrib contrib-type="editor"><name><surname>No</surname><given-names>X</given-names></name></contrib>
    </contrib-group>
    <pub-date pub-type="ppub"><year>2013</year></pub-date><pub-date pub-type="epub"><day>2</day><month>11</month>
    <year>2012</year></pub-date><kwd-group><kwd>cramp</kwd><kwd>salt</kwd></kwd-group>"""
    found = document(read, article(meta=meta))
    source = found.source
    assert (found.id, source.pmcid, source.doi) == ("pmcid:PMC99", "PMC99", "10.5555/c.9")
    assert (source.publisher, source.authors) == ("Annals of Cramp", ("Moss AB", "Cramp Group"))
    assert (source.published, source.subjects) == ("2012-11-02", ("cramp", "salt"))
    assert source.url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC99/"


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ('<article-id pub-id-type="doi">https://doi.org/10.5555/X</article-id>', "doi:10.5555/x"),
        ('<article-id pub-id-type="pmid">123</article-id>', "pmid:123"),
        ('<article-id pub-id-type="doi">none</article-id>', "file:file.xml#"),
    ],
)
def test_ids_in_their_order(ids: str, expected: str) -> None:
    assert document(read, article(ids=ids)).id.startswith(expected)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ('<license xlink:href="https://creativecommons.org/licenses/by/4.0/"/>', "CC BY 4.0"),
        ('<license xlink:href="http://creativecommons.org/licenses/by-nc-nd/3.0"/>', "CC BY-NC-ND 3.0"),
        ('<license><p><x xlink:href="http://creativecommons.org/licenses/by/2.0">It</x></p></license>', "CC BY 2.0"),
        ("<license><p>under the Creative Commons Attribution Non-Commercial License.</p></license>", "CC BY-NC"),
        ("<license><p>Under the Creative Commons CC0 public domain dedication.</p></license>", "CC0 1.0"),
        ("<license><p>This is in the public domain.</p></license>", "public domain"),
        ("<license><p>All rights reserved.</p></license>", ""),
    ],
)  # fmt: skip
def test_licences_by_their_short_names(licence: str, expected: str) -> None:
    assert document(read, article(meta=f"<permissions>{licence}</permissions>")).source.licence == expected


@pytest.mark.parametrize(
    ("kind", "title", "abstract", "expected"),
    [
        ("review-article", "Cramps", "", Kind.REVIEW),
        ("review-article", "Cramps: a systematic review", "", Kind.SYSTEMATIC_REVIEW),
        ("case-report", "A runner", "", Kind.CASE_REPORT),
        ("research-article", "Salt for cramps: randomised controlled trial", "", Kind.TRIAL),
        ("research-article", "Salt for cramps", "Sixty runners were randomized to salt or water.", Kind.TRIAL),
        (
            "research-article",
            "Salt for cramps",
            "In a cohort study of 90 runners, salt did nothing.",
            Kind.OBSERVATIONAL,
        ),
        ("research-article", "Ion channels of the calf", "We patched cells.", Kind.OTHER),
        ("research-article", "Salt: protocol of a randomised trial", "Runners will be randomised to salt.", Kind.OTHER),
        ("editorial", "Salt trial: a randomised controlled trial", "", Kind.OTHER),
    ],
)
def test_kinds_of_articles(kind: str, title: str, abstract: str, expected: Kind) -> None:
    found = document(read, article(kind=kind, title=title, abstract=f"<abstract><p>{abstract}</p></abstract>"))
    assert found.source.kind is expected


def test_a_retraction_names_what_it_retracts() -> None:
    related = '<related-article related-article-type="retracted-article" ext-link-type="doi" xlink:href="10.5555/OLD"/>'
    found = items(read, article(kind="retraction", meta=related))
    assert found[1:] == [Notice("retracted", "doi:10.5555/old", by="pmcid:PMC99")]
    assert isinstance(found[0], Document)
    assert not found[0].source.retracted


def test_an_article_that_was_retracted_says_so() -> None:
    related = '<related-article related-article-type="retraction-forward" ext-link-type="pubmed" xlink:href="7"/>'
    assert document(read, article(meta=related)).source.retracted
    assert document(read, article(title="RETRACTED: Salt")).source.retracted


def test_companions_and_corrections_say_nothing_of_the_kind() -> None:
    related = '<related-article related-article-type="companion" ext-link-type="doi" xlink:href="10.5555/old"/>'
    assert len(items(read, article(meta=related))) == 1
    corrected = related.replace("companion", "corrected-article")
    assert len(items(read, article(kind="correction", meta=corrected))) == 1


def test_marks_of_references_go_and_names_in_running_text_stay() -> None:
    body = """<p>Cramps hurt [<xref ref-type="bibr">1</xref>,<xref ref-type="bibr">2</xref>], as
    <xref ref-type="bibr">Moss (2004)</xref> says (<xref ref-type="bibr">Moss, 2004</xref>; <xref ref-type="bibr">Ash,
    2005</xref>).<sup><xref ref-type="bibr">3</xref></sup> Salt was low (<xref ref-type="table">Table 1</xref>), see
    Table <xref ref-type="table">2</xref>.</p>"""
    assert document(read, article(body)).text == "Cramps hurt, as Moss (2004) says. Salt was low, see Table 2."


def test_tables_and_figures_have_captions() -> None:
    body = """<p>Before <table-wrap><label>Table 1</label><caption><title>Salt</title><p>By day.</p></caption><table>
    <thead><tr><th>Day</th><th>Salt</th></tr></thead><tbody><tr><td>1</td>
    <td>2<xref ref-type="table-fn">a</xref></td></tr>
    </tbody></table><table-wrap-foot><fn><p>Grams.</p></fn></table-wrap-foot></table-wrap> after.</p>
    <fig><label>Figure 1</label><caption><p>A calf.</p></caption><graphic/></fig>"""
    assert shown(document(read, article(body))) == [
        ("paragraph", "Before"),
        ("caption", "Table 1. Salt. By day."),
        ("row", "Day | Salt"),
        ("row", "1 | 2"),
        ("paragraph", "Grams."),
        ("paragraph", "after."),
        ("caption", "Figure 1. A calf."),
    ]


def test_lines_and_lists_in_cells_do_not_run_together() -> None:
    listed = "".join(f"<list-item><p>{text}</p></list-item>" for text in ("at once", "later"))
    cells = f"<td>Salt<break/>(n=5)</td><td><list>{listed}</list></td>"
    body = f"<table-wrap><table><tr><th>Group</th><th>Cramp</th></tr><tr>{cells}</tr></table></table-wrap>"
    assert shown(document(read, article(body))) == [("row", "Group | Cramp"), ("row", "Salt (n=5) | at once; later")]


def test_lists_boxes_and_definitions() -> None:
    body = """<p>Do this:<list><list-item><label>1.</label><p>stretch</p></list-item><list-item><p>drink</p></list-item>
    </list></p><boxed-text><title>KEY POINTS</title><p>Cramps pass.</p></boxed-text>
    <def-list><def-item><term>Na</term><def><p>sodium</p></def></def-item></def-list>"""
    found = document(read, article(body))
    assert shown(found) == [
        ("paragraph", "Do this:"),
        ("item", "stretch"),
        ("item", "drink"),
        ("heading", "Key points"),
        ("paragraph", "Cramps pass."),
        ("item", "Na: sodium"),
    ]
    assert led(found)["drink"] == "Do this:"


def test_simple_formulas_are_read_and_others_are_marked() -> None:
    body = """<p>So <inline-formula><mml:math><mml:mi>p</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>0.05</mml:mn></mml:math>
    </inline-formula> in m<sup>2</sup>, and <inline-formula><tex-math>\\frac</tex-math></inline-formula> counts.</p>
    <disp-formula><tex-math>\\int</tex-math></disp-formula>"""
    assert document(read, article(body)).text == "So p<0.05 in m², and [formula] counts."


def test_references_and_sections_about_the_article_are_left_out() -> None:
    back = "<ack><p>Thanks.</p></ack><ref-list><ref><mixed-citation>Moss A. Cramp.</mixed-citation></ref></ref-list>"
    body = section("Results", "<p>Salt did nothing.</p>") + section("Competing interests", "<p>None.</p>")
    assert shown(document(read, article(body, back=back)))[1:] == [("paragraph", "Salt did nothing.")]


def test_sets_and_wrappers_with_namespaces_hold_several_articles() -> None:
    second = article(ids='<article-id pub-id-type="pmid">5</article-id>').replace(
        "<article ", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" '
    )
    found = items(read, f"<records><metadata>{article()}</metadata><metadata>{second}</metadata></records>")
    assert [item.id for item in found if isinstance(item, Document)] == ["pmcid:PMC99", "pmid:5"]


def test_named_entities_without_their_dtd_are_understood() -> None:
    for head in ("", '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.0//EN" "JATS.dtd">'):
        assert document(read, head + article("<p>caf&eacute;&nbsp;au lait &lt; 1</p>")).text == "café au lait < 1"


def test_an_article_without_text_is_its_title_and_one_without_metadata_is_named() -> None:
    assert document(read, article("")).text == "Salt and cramps"
    (bare,) = items(read, "<article><body><p>Who am I?</p></body></article>")
    assert isinstance(bare, Unreadable)
    assert "article-meta" in bare.reason


def test_a_cut_set_gives_its_whole_articles_first() -> None:
    found, error = up_to_error(read, f"<set>{article()}<article><front>")
    assert [type(item) for item in found] == [Document]
    assert "broken XML in line" in error.reason


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not here")
def test_the_dialects_of_real_publishers_are_read() -> None:
    paths = sorted(DATA.glob("pubmed_xml/*.nxml"))
    assert len(paths) == 8
    for path in paths:
        found = document(read, path.read_bytes(), path.name)
        assert found.source.title
        assert found.source.doi
        assert found.source.published
        assert {"heading", "paragraph"} <= {kind for kind, _ in shown(found)}
        assert "\ue000" not in found.text
