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


def test_a_page_of_few_words_keeps_its_structure_and_loses_its_menu() -> None:
    page = (
        "<html lang=en><title>Hiccups</title><body><nav>Home | About</nav><main><h1>Hiccups</h1><h2>Causes</h2>"
        "<p>Hiccups mostly follow a large meal or fizzy drinks.</p>"
        "<h2>Relief</h2><ul><li>Cold water may stop them.</li></ul>"
    )
    assert shown(one("html", page)) == [
        ("heading", "Causes"),
        ("paragraph", "Hiccups mostly follow a large meal or fizzy drinks."),
        ("heading", "Relief"),
        ("item", "Cold water may stop them."),
    ]


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


SERVICE = """<!DOCTYPE html><html lang="en-GB"><head><title>Hiccups | Service of Invented Health</title>
<script type="application/ld+json">{"@graph": [{"@type": "MedicalWebPage", "datePublished": "2021-03-04",
"publisher": {"@type": "Organization", "name": "Service of Invented Health"},
"author": [{"name": "Ada Moss"}]}]}</script>
</head><body><div id="cookie-banner"><p>We use cookies to make this site work for you.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a-z">Conditions</a></li></ul></nav>
<main><h1>Hiccups</h1><p>Hiccups come and go by themselves in most people, and nobody needs treatment for them.<sup><a
href="#r1">1</a></sup> Platelets below 20 x 10<sup>9</sup>/L are another matter.</p>
<p><strong>What may help</strong></p><p>Some people try these:<br>- a glass of water<br>- a lump of sugar</p>
<h2>Kinds</h2><dl><dt>Short</dt><dd>Over within two days.</dd><dt>Lasting</dt><dd>Longer than two days.</dd></dl>
<h2>Medicines</h2><table><caption>Doses for adults</caption><tr><th>Medicine</th><th>Dose</th><th>Note</th></tr>
<tr><td rowspan="2">Baclofen</td><td>5 mg<br>by mouth</td><td><ul><li>with food</li>
<li>not in old age</li></ul></td></tr>
<tr><td>10 mg</td><td>later</td></tr></table>
<details><summary>Are hiccups inherited?</summary><p>Nobody has shown that they are.</p></details>
<h2>Questions</h2><button aria-expanded="false">Can babies have hiccups?</button>
<div><p>Yes, and they do no harm.</p></div>
<h2>Related conditions</h2><ul><li><a href="/x">Cough</a></li></ul>
<h2>References</h2><ol id="r1"><li>Moss A. On hiccups. 2019.</li></ol>
<p>Page last reviewed: 4 March 2021<br>Next review due: 4 March 2024</p></main></body></html>"""


def test_a_page_of_a_health_service_keeps_its_structure_and_nothing_beside_it() -> None:
    document = one("html", SERVICE, "hiccups.html")
    assert shown(document) == [
        (
            "paragraph",
            "Hiccups come and go by themselves in most people, and nobody needs treatment for them. Platelets below "
            "20 x 10⁹/L are another matter.",
        ),
        ("heading", "What may help"),
        ("paragraph", "Some people try these:"),
        ("item", "a glass of water"),
        ("item", "a lump of sugar"),
        ("heading", "Kinds"),
        ("item", "Short: Over within two days."),
        ("item", "Lasting: Longer than two days."),
        ("heading", "Medicines"),
        ("caption", "Doses for adults"),
        ("row", "Medicine | Dose | Note"),
        ("row", "Baclofen | 5 mg by mouth | with food; not in old age"),
        ("row", "Baclofen | 10 mg | later"),
        ("question", "Are hiccups inherited?"),
        ("paragraph", "Nobody has shown that they are."),
        ("heading", "Questions"),
        ("question", "Can babies have hiccups?"),
        ("paragraph", "Yes, and they do no harm."),
    ]
    source = document.source
    assert (source.title, source.publisher, source.published) == (
        "Hiccups",
        "Service of Invented Health",
        "2021-03-04",
    )
    assert source.authors == ("Ada Moss",)


def test_a_line_on_the_last_review_dates_a_page_whose_head_names_no_date() -> None:
    words = "Hiccups come and go by themselves in most people, and nobody needs treatment for them."
    page = f"<title>Hiccups</title><body><main><h1>Hiccups</h1><p>{words}</p><p>Last updated: May 2, 2021</p></main>"
    document = one("html", page)
    assert (document.text, document.source.published) == (words, "2021-05-02")


def test_a_table_that_lays_out_a_page_is_read_as_its_parts() -> None:
    words = "Hiccups come and go by themselves in most people, and nobody needs treatment for them."
    cells = f"<td><h2>Hiccups</h2><p>{words}</p></td><td><h2>Water</h2><p>Water helps some.</p></td>"
    page = f"<body><table><tr>{cells}</table>"
    document = one("html", page)
    assert [text for kind, text in shown(document) if kind != "heading"] == [words, "Water helps some."]


def test_notes_below_a_text_stay_where_its_makers_are_left_out() -> None:
    words = "Hiccups come and go by themselves in most people,* and nobody needs treatment for them."
    page = (
        f"<body><main><h1>Hiccups</h1><p>{words}</p><h3>Acknowledgments</h3><p>Ada Moss, Invented Health.</p>"
        "<p>* Of those who were asked.</p><table><tr><th>Age</th><th>Share</th></tr><tr><td>20</td><td>3%</td></tr>"
    )
    assert [text for _, text in shown(one("html", page))] == [
        words,
        "* Of those who were asked.",
        "Age | Share",
        "20 | 3%",
    ]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", "utf-16", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_an_encoding_is_told_by_the_bytes_where_the_page_is_wrong_about_it(declared: str, encoding: str) -> None:
    words = "The café’s “5 µg” dose is what most people there are given on every day of the week."
    page = f"<html><head><meta charset='{declared}'></head><body><main><h1>Dose</h1><p>{words}</p></main>"
    if declared != "utf-16" or encoding == "utf-8":
        assert one("html", page.encode(encoding)).text == words
