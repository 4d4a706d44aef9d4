"""JSON-LD and meta tags: what programs read in a page, and what never stands there."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from cited_shelf import ARTICLE, PAGE

from primum.bibliography import how_to_cite, medical_web_page, meta_tags, script_text
from primum.model import Audience, Evidence, State, Strength

UNREVIEWED = [state for state in State if state is not State.APPROVED]


class Scripts(HTMLParser):
    """The text of each script element and the names of all others, as a browser's parser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_an_approved_article_names_its_reviewers_and_the_day() -> None:
    page = medical_web_page(ARTICLE)
    assert page["@type"] == "MedicalWebPage"
    assert [p["name"] for p in page["reviewedBy"]] == ["Ana Sol", "Bo Ek"]
    assert page["reviewedBy"][0]["honorificSuffix"] == "MD"
    assert page["lastReviewed"] == "2026-11-21"
    assert page["about"][0] == {"@type": "MedicalEntity", "name": "cramp"}
    assert page["audience"]["@type"] == "Patient"


@pytest.mark.parametrize("state", UNREVIEWED)
def test_no_review_stands_in_the_data_of_an_article_that_is_not_approved(state: State) -> None:
    article = replace(ARTICLE, state=state)
    page = medical_web_page(article)
    assert {"reviewedBy", "lastReviewed"}.isdisjoint(page)
    assert page["creativeWorkStatus"] == article.standing
    assert "Ana Sol" not in script_text(page)
    assert all("Ana Sol" not in content for _, content in meta_tags(article))


def test_an_approval_without_names_or_day_says_no_more_than_it_knows() -> None:
    assert {"reviewedBy", "lastReviewed"}.isdisjoint(medical_web_page(replace(ARTICLE, reviewers=())))
    assert "lastReviewed" not in medical_web_page(replace(ARTICLE, reviewed=""))


def test_every_reference_is_cited_with_what_is_known_of_it() -> None:
    cited = medical_web_page(ARTICLE)["citation"]
    types = [c["@type"] for c in cited]
    assert types == ["ScholarlyArticle", "Report", "WebPage", "CreativeWork", "Report", "ScholarlyArticle"]
    assert cited[0]["datePublished"] == "2021-08-25"
    assert cited[0]["author"][0] == {
        "@type": "Person",
        "name": "J.-P. A. van der Berg",
        "familyName": "van der Berg",
        "givenName": "J.-P. A.",
    }
    assert cited[0]["author"][2] == "REST-2 Study Group"
    assert {i["propertyID"] for i in cited[0]["identifier"]} == {"DOI", "PMID", "PMCID"}
    assert "author" not in cited[1]


def test_a_retracted_reference_says_so() -> None:
    evidence = Evidence("x", replace(PAGE, retracted=True), 0, Strength.VERY_LOW)
    (cited,) = medical_web_page(replace(ARTICLE, references=(evidence,)))["citation"]
    assert cited["creativeWorkStatus"] == "retracted"
    assert cited["name"].startswith("RETRACTED")


@pytest.mark.parametrize("audience", [*Audience, None])
def test_every_audience_has_a_type_and_none_is_left_out(audience: Audience | None) -> None:
    page = medical_web_page(replace(ARTICLE, audience=audience))
    assert ("audience" in page) == (audience is not None)


def test_nothing_in_the_data_can_end_the_element_that_holds_it() -> None:
    title = "</script><script>alert(1)</script><!-- \u2028 ]]> &amp;"
    page = medical_web_page(replace(ARTICLE, title=title))
    text = script_text(page)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == page
    found = Scripts(f'<script type="application/ld+json">{text}</script><p>after</p>')
    assert found.tags == ["script", "p"]
    assert json.loads(found.texts[0]) == page


def test_reference_managers_find_the_article_in_its_meta_tags() -> None:
    tags = meta_tags(ARTICLE)
    found = dict(tags)
    assert found["citation_title"] == ARTICLE.title
    assert found["citation_publication_date"] == "2026/11/20"
    assert found["citation_public_url"] == found["DC.identifier"] == ARTICLE.address
    assert found["DC.type"] == "webpage"
    assert found["DC.date"] == "2026-11-20"
    assert found["DCTERMS.bibliographicCitation"] == how_to_cite(ARTICLE)
    assert [content for name, content in tags if name == "DC.contributor"] == ["Ana Sol, MD", "Bo Ek, RN"]
    assert [content for name, content in tags if name == "DC.subject"] == ["cramp", "muscle pain"]
    assert all(content for _, content in tags)
