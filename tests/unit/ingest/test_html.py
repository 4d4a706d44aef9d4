"""HTML: the main text with its structure; what the page says of itself; several articles in one file."""

from __future__ import annotations

import io

import pytest
from reading import one, shown

from primum.errors import Unreadable
from primum.ingest import READERS, Origin
from primum.model import Document

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Gout | St Elsewhere</title>
<meta property="og:site_name" content="World Health Organization"><meta name="DC.date" content="2021-05-04">
<link rel="canonical" href="https://example.org/gout">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<meta name="citation_doi" content="10.1000/GOUT"><meta name="citation_author" content="Ada A"></head>
<body><nav><a href="/">Home</a> <a href="/a">All topics</a></nav><main><h1>Gout in adults</h1>
<p>Gout is a painful inflammation of one joint, most often that of the big toe.</p>
<h2>Treatment</h2><p>These medicines help when they are begun on the first day:</p>
<ul><li>colchicine<ul><li>less of it when the kidneys are weak</li></ul></li><li>naproxen</li></ul>
<h2>How much should I drink?</h2><p>About two litres a day, or 10<sup>3</sup> ml twice, unless your heart is weak.</p>
<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Colchicine</td><td>0.5 mg</td></tr></table>
<h2>References</h2><ol><li>Somebody. Some journal. 2019.</li></ol>
</main><footer>Contact us</footer><script>var x = 1;</script></body></html>"""


def test_the_main_text_keeps_its_structure_and_loses_the_rest() -> None:
    assert shown(one("html", PAGE)) == [
        ("paragraph", "Gout is a painful inflammation of one joint, most often that of the big toe."),
        ("heading", "Treatment"),
        ("paragraph", "These medicines help when they are begun on the first day:"),
        ("item", "colchicine"),
        ("item", "less of it when the kidneys are weak"),
        ("item", "naproxen"),
        ("question", "How much should I drink?"),
        ("paragraph", "About two litres a day, or 10³ ml twice, unless your heart is weak."),
        ("row", "Drug | Dose"),
        ("row", "Colchicine | 0.5 mg"),
    ]  # fmt: skip


def test_the_tags_say_what_the_source_is() -> None:
    source = one("html", PAGE).source
    assert (source.title, source.publisher, source.jurisdiction) == (
        "Gout in adults",
        "World Health Organization",
        "INT",
    )
    assert (source.published, source.url, source.language) == ("2021-05-04", "https://example.org/gout", "en")
    assert (source.doi, source.authors) == ("10.1000/gout", ("Ada A",))
    assert source.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_a_date_in_the_text_is_not_taken_for_the_date_of_the_page() -> None:
    page = "<main><h1>Gout</h1><p>In 1999 somebody wrote at some length about gout and other aches.</p></main>"
    assert one("html", page).source.published == ""


def test_a_page_that_marks_no_main_part_keeps_its_headings() -> None:
    text = "Rest the joint for some days and put ice on it, as long as it hurts."
    page = f"<body><h1>Gout</h1><h2>Rest</h2><p>{text}</p></body>"
    assert shown(one("html", page)) == [
        ("heading", "Rest"),
        ("paragraph", text),
    ]


@pytest.mark.parametrize(
    "page",
    ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "<html></html>",
     "{% include header.html %}\n<div></div>", "<body><script>document.write('all the text')</script></body>"],
)  # fmt: skip
def test_a_page_without_a_main_text_is_named(page: str) -> None:
    with pytest.raises(Unreadable):
        one("html", page)


def test_encodings_are_as_declared_or_as_browsers_take_them() -> None:
    text = "Schmerz im R\xfccken vergeht oft von selbst, mit etwas W\xe4rme."
    page = f"<html><head>{{}}</head><body><main><p>{text}</p></main></body>"
    for meta, encoding in (
        ("", "utf-8"),
        ("", "windows-1252"),
        ("<meta charset='iso-8859-1'>", "latin-1"),
        ("", "utf-16"),
    ):
        assert "Schmerz im R\xfccken" in one("html", page.format(meta).encode(encoding)).text


def test_several_articles_in_one_file_are_several_documents() -> None:
    def article(number: int) -> str:
        return (
            f"<div><h1>Report {number} on gout [r{number}] <a href='https://doi.org/10.1000/r{number}'>doi</a></h1>"
            f"<p class='dateline'>Weekly / January {number}, 2019 / 68(2)</p>"
            + f"<p>Report {number} says that gout is common, and says it with a good many words.</p>" * 25
            + "</div>"
        )

    page = (
        f"<html><body><main><h1>All reports</h1>{article(1)}{article(2)}{article(3)}{article(4)}</main></body></html>"
    )
    found = list(READERS["html"].read(io.BytesIO(page.encode()), Origin("all.html")))
    documents = [d for d in found if isinstance(d, Document)]
    assert len(documents) == 4
    assert [d.source.doi for d in documents] == ["10.1000/r1", "10.1000/r2", "10.1000/r3", "10.1000/r4"]
    assert documents[1].source.published == "2019-01-02"
    assert documents[1].id.endswith("/2")
    assert "Report 1" not in documents[1].text
