"""What a MEDLINE record says arrives in the Document; what it says of others arrives as notices."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from reading import shown
from xml_reading import document, items, up_to_error

from primum.errors import Unreadable
from primum.ingest.medline import read
from primum.ingest.origin import Origin, Supply
from primum.model import Document, Kind, Notice

DATA = Path(os.environ.get("PRIMUM_DATA", "../shared/data"))


def citation(inner: str = "", *, pmid: str = "11", article: str = "", data: str = "") -> str:
    """One PubmedArticle."""
    title = "" if "<ArticleTitle" in article else "<ArticleTitle>Salt and cramps.</ArticleTitle>"
    return f"""<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>{title}{article}</Article>
    {inner}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"""


def file(*records: str, head: str = '<?xml version="1.0"?>') -> str:
    return f"{head}<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>"


def types(*names: str) -> str:
    inner = "".join(f"<PublicationType>{n}</PublicationType>" for n in names)
    return f"<PublicationTypeList>{inner}</PublicationTypeList>"


def mesh(*names: str, major: str = "") -> str:
    inner = "".join(
        f'<MeshHeading><DescriptorName MajorTopicYN="{"Y" if n == major else "N"}">{n}</DescriptorName></MeshHeading>'
        for n in names
    )
    return f"<MeshHeadingList>{inner}</MeshHeadingList>"


def related(kind: str, pmid: str) -> str:
    return f"""<CommentsCorrectionsList><CommentsCorrections RefType="{kind}"><RefSource>X</RefSource>
    <PMID>{pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>"""


ABSTRACT = """<Abstract>
<AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Cramps are common.</AbstractText>
<AbstractText Label="FINDINGS" NlmCategory="RESULTS">Half of 10<sup>3</sup> runners had one.</AbstractText>
<AbstractText Label="WHAT TO DO NOW" NlmCategory="UNASSIGNED">Stretch.</AbstractText>
<CopyrightInformation>Copyright Somebody.</CopyrightInformation></Abstract>"""


def test_labels_of_an_abstract_are_headings_with_their_roles() -> None:
    found = document(read, file(citation(article=ABSTRACT)))
    assert shown(found) == [
        ("heading", "Background"),
        ("paragraph", "Cramps are common."),
        ("heading", "Findings"),
        ("paragraph", "Half of 10³ runners had one."),
        ("heading", "What to do now"),
        ("paragraph", "Stretch."),
    ]
    assert [b.role for b in found.blocks if b.role] == ["background", "results", "other"]


def test_labels_within_the_text_of_an_abstract_are_headings_too() -> None:
    text = "OBJECTIVES: To see. METHODS: We asked runners. RESULTS: Half had one. CONCLUSIONS: Stretch."
    found = document(read, file(citation(article=f"<Abstract><AbstractText>{text}</AbstractText></Abstract>")))
    assert shown(found)[-4:] == [
        ("heading", "Results"),
        ("paragraph", "Half had one."),
        ("heading", "Conclusions"),
        ("paragraph", "Stretch."),
    ]
    plain = "Results were poor. We saw no conclusions in them, and results differ."
    found = document(read, file(citation(article=f"<Abstract><AbstractText>{plain}</AbstractText></Abstract>")))
    assert shown(found) == [("paragraph", plain)]


def test_an_english_abstract_of_an_article_in_another_language_is_read() -> None:
    other = (
        '<OtherAbstract Type="Publisher" Language="eng"><AbstractText>Stretching helps.</AbstractText></OtherAbstract>'
    )
    assert shown(document(read, file(citation(other)))) == [("paragraph", "Stretching helps.")]


def test_a_record_says_where_it_comes_from() -> None:
    article = """<Journal><JournalIssue><PubDate><Year>2019</Year><Month>Mar</Month><Day>5</Day></PubDate>
    </JournalIssue><Title>Annals of Cramp</Title></Journal><ELocationID EIdType="pii">S1</ELocationID>
    <ELocationID EIdType="doi" ValidYN="Y">10.5555/ABC.1</ELocationID>
    <AuthorList><Author><LastName>Moss</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>
    <Author><CollectiveName>Cramp Group</CollectiveName></Author></AuthorList><Language>ger</Language>"""
    data = '<ArticleIdList><ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList><ReferenceList><Reference>'
    data += (
        '<ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference></ReferenceList>'
    )
    found = document(
        read, file(citation(mesh("Humans", "Muscle Cramp", major="Muscle Cramp"), article=article, data=data))
    )
    source = found.source
    assert found.id == "pmid:11"
    assert found.text == "Salt and cramps"
    assert (source.title, source.publisher, source.published) == ("Salt and cramps", "Annals of Cramp", "2019-03-05")
    assert (source.doi, source.pmid, source.pmcid) == ("10.5555/abc.1", "11", "PMC77")
    assert (source.authors, source.language) == (("Moss A", "Cramp Group"), "de")
    assert source.subjects == ("Muscle Cramp",)
    assert source.url == "https://pubmed.ncbi.nlm.nih.gov/11/"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Journal Article", "Practice Guideline"), Kind.GUIDELINE),
        (("Review", "Meta-Analysis"), Kind.SYSTEMATIC_REVIEW),
        (("Clinical Trial, Phase III", "Multicenter Study"), Kind.TRIAL),
        (("Letter", "Randomized Controlled Trial"), Kind.TRIAL),
        (("Observational Study",), Kind.OBSERVATIONAL),
        (("Case Reports", "Review"), Kind.CASE_REPORT),
        (("Journal Article", "Review"), Kind.REVIEW),
        (("Review", "Editorial"), Kind.OTHER),
        (("Preprint",), Kind.PREPRINT),
        (("Retraction of Publication", "Randomized Controlled Trial"), Kind.OTHER),
        (("Journal Article",), Kind.OTHER),
    ],
)
def test_publication_types_decide_the_kind(names: tuple[str, ...], kind: Kind) -> None:
    assert document(read, file(citation(article=types(*names)))).source.kind is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Salt for cramps: a randomised, double-blind trial.", Kind.TRIAL),
        ("Salt for cramps: protocol for a randomised trial.", Kind.OTHER),
        ("Salt and cramps: systematic review and meta-analysis.", Kind.SYSTEMATIC_REVIEW),
        ("Cramps in runners: a prospective cohort.", Kind.OBSERVATIONAL),
        ("Randomness in cramps.", Kind.OTHER),
    ],
)
def test_titles_decide_where_types_are_silent(title: str, kind: Kind) -> None:
    article = f"<ArticleTitle>{title}</ArticleTitle>{types('Journal Article')}"
    assert document(read, file(citation(article=article))).source.kind is kind


def test_cohort_studies_are_told_by_their_mesh_headings() -> None:
    assert document(read, file(citation(mesh("Humans", "Cohort Studies")))).source.kind is Kind.OBSERVATIONAL


def test_check_tags_are_populations_and_animals_only_without_humans() -> None:
    both = document(read, file(citation(mesh("Humans", "Animals", "Aged", "Infant, Newborn", "Pregnancy"))))
    assert both.source.populations == ("infant", "older", "pregnant")
    assert document(read, file(citation(mesh("Animals", "Mice")))).source.populations == ("animal",)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998-12"),
        ("<MedlineDate>2000 Spring</MedlineDate>", "2000"),
        ("<Year>2001</Year><Season>Fall</Season>", "2001"),
        ("<Year>2001</Year><Month>02</Month><Day>31</Day>", "2001-02"),
        ("<MedlineDate>no year</MedlineDate>", ""),
    ],
)
def test_dates_are_as_exact_as_given(date: str, expected: str) -> None:
    article = f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue><Title>J</Title></Journal>"
    assert document(read, file(citation(article=article))).source.published == expected


def test_a_retracted_article_supports_nothing_and_its_notice_names_it() -> None:
    retracted, notice_record, notice = items(
        read,
        file(
            citation(related("RetractionIn", "12")),
            citation(related("RetractionOf", "11"), pmid="12", article=types("Retraction of Publication")),
        ),
    )
    assert isinstance(retracted, Document)
    assert retracted.source.retracted
    assert isinstance(notice_record, Document)
    assert not notice_record.source.retracted
    assert notice == Notice("retracted", "pmid:11", by="pmid:12")


def test_an_erratum_or_a_comment_flags_nothing() -> None:
    found = items(read, file(citation(related("ErratumIn", "12")), citation(related("CommentOn", "11"), pmid="13")))
    assert [type(item) for item in found] == [Document, Document]
    assert not any(item.source.retracted or item.source.superseded_by for item in found if isinstance(item, Document))


def test_updates_supersede_and_plain_reprints_do_not() -> None:
    old, new, notice, reprint = items(
        read,
        file(
            citation(related("UpdateIn", "12")),
            citation(related("UpdateOf", "11"), pmid="12"),
            citation(related("RepublishedFrom", "11"), pmid="13"),
        ),
    )
    assert isinstance(old, Document)
    assert old.source.superseded_by == "pmid:12"
    assert isinstance(new, Document)
    assert notice == Notice("superseded", "pmid:11", by="pmid:12")
    assert isinstance(reprint, Document)


def test_a_title_marked_as_retracted_is_believed() -> None:
    article = "<ArticleTitle>RETRACTED: Salt and cramps.</ArticleTitle>"
    assert document(read, file(citation(article=article))).source.retracted


def test_deleted_citations_are_notices() -> None:
    deletion = "<DeleteCitation><PMID>21</PMID><PMID>22</PMID></DeleteCitation>"
    assert items(read, file(deletion)) == [Notice("deleted", "pmid:21"), Notice("deleted", "pmid:22")]


def test_markup_in_titles_and_brackets_of_translations_go() -> None:
    article = "<ArticleTitle>[Effect of H<sub>2</sub>O on <i>tone</i> &amp; <b>cramp</b>.]</ArticleTitle>"
    assert document(read, file(citation(article=article))).source.title == "Effect of H2O on tone & cramp"


def test_an_empty_abstract_leaves_the_title_and_other_languages_are_not_read() -> None:
    article = "<Abstract><AbstractText/></Abstract><OtherAbstract><AbstractText>Crampes.</AbstractText></OtherAbstract>"
    assert shown(document(read, file(citation(article=article)))) == [("paragraph", "Salt and cramps")]


@pytest.mark.parametrize(
    "note", ["(ABSTRACT TRUNCATED AT 250 WORDS)", "© 2019 A Society.", "Copyright 2019 Press Ltd."]
)
def test_notes_behind_an_abstract_are_left_out(note: str) -> None:
    article = f"<Abstract><AbstractText>Cramps hurt. {note}</AbstractText></Abstract>"
    assert document(read, file(citation(article=article))).text == "Cramps hurt."


def test_a_bad_doi_is_no_doi() -> None:
    data = '<ArticleIdList><ArticleId IdType="doi">see journal</ArticleId></ArticleIdList>'
    article = '<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>'
    assert document(read, file(citation(article=article, data=data))).source.doi == ""


def test_a_record_without_pmid_or_text_is_named_and_the_rest_is_read() -> None:
    bare = citation(pmid="31", article="<ArticleTitle></ArticleTitle>")
    nameless, textless, good = items(read, file(citation(pmid=""), bare, citation(pmid="32")))
    assert isinstance(nameless, Unreadable)
    assert str(nameless) == "file.xml, record 1: has no PMID"
    assert isinstance(textless, Unreadable)
    assert "pmid:31" in str(textless)
    assert isinstance(good, Document)


def test_a_cut_file_gives_what_was_whole_and_says_where_it_broke() -> None:
    whole = file(citation(pmid="41") + "\n", citation(pmid="42") + "\n")
    found, error = up_to_error(read, whole[: whole.index("</MedlineCitation>", len(whole) // 2)])
    assert [item.id for item in found if isinstance(item, Document)] == ["pmid:41"]
    assert error.where == "file.xml"
    assert "line" in error.reason


def test_an_old_set_of_bare_citations_is_read() -> None:
    xml = "<MedlineCitationSet><MedlineCitation><PMID>51</PMID><Article><ArticleTitle>Old.</ArticleTitle></Article>"
    assert document(read, f"{xml}</MedlineCitation></MedlineCitationSet>").id == "pmid:51"


def test_a_chapter_of_a_book_is_a_reference() -> None:
    xml = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>61</PMID><ArticleIdList/>
    <Book><Publisher><PublisherName>A Press</PublisherName></Publisher><BookTitle>All of Cramp</BookTitle>
    <PubDate><Year>2020</Year></PubDate></Book><ArticleTitle>Night cramps</ArticleTitle>
    <Abstract><AbstractText>They wake people.</AbstractText></Abstract></BookDocument>
    </PubmedBookArticle></PubmedArticleSet>"""
    found = document(read, xml)
    assert (found.source.kind, found.source.publisher) == (Kind.REFERENCE, "All of Cramp, A Press")
    assert (found.source.published, found.text) == ("2020", "They wake people.")


def test_other_encodings_are_read_as_they_declare() -> None:
    xml = file(
        citation(article="<ArticleTitle>Ménière</ArticleTitle>"), head='<?xml version="1.0" encoding="ISO-8859-1"?>'
    )
    assert document(read, xml.encode("latin-1")).source.title == "Ménière"
    assert document(read, xml.replace("ISO-8859-1", "UTF-16").encode("utf-16")).source.title == "Ménière"


def test_many_authors_are_all_kept() -> None:
    authors = "".join(f"<Author><LastName>A{n}</LastName></Author>" for n in range(3000))
    assert len(document(read, file(citation(article=f"<AuthorList>{authors}</AuthorList>"))).source.authors) == 3000


def test_what_a_file_lacks_is_supplied() -> None:
    origin = Origin("file.xml", Supply(publisher="Mine", licence="CC0 1.0"))
    (found,) = read(io.BytesIO(file(citation()).encode()), origin)
    assert isinstance(found, Document)
    assert (found.source.publisher, found.source.licence) == ("Mine", "CC0 1.0")


def test_a_set_without_citations_is_named() -> None:
    assert "no citation" in up_to_error(read, file())[1].reason


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not here")
def test_a_real_record_is_read() -> None:
    (path,) = DATA.glob("pubmed_xml/pubmed-*.xml")
    found = document(read, path.read_bytes(), path=path.name)
    assert found.source.kind is Kind.TRIAL
    assert [b.role for b in found.blocks if b.role] == ["background", "methods", "results", "conclusions"]
