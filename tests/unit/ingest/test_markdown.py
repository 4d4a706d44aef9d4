"""Markdown with front matter: a guideline, a hospital's protocol, a summary."""

from __future__ import annotations

import io

import pytest
from reading import led, one, shown

from primum.errors import Unreadable
from primum.ingest import READERS, Origin, Overlooked
from primum.model import Kind

PROTOCOL = """---
id: protocol-7
title: "Acute gout"
kind: guideline
publisher: St Elsewhere Hospital
published: "April 27, 2021"
jurisdiction: GB
subjects: [gout, podagra]
written_from:
  - title: A source
    published: 2020-05
---

# Acute gout

## Treatment

Start *one* of these **at once**, see [the list](https://x.org/list):

- colchicine 0.5 mg
  - less in renal failure
- naproxen

1. Tell the patient.

| Drug | Dose |
| --- | --- |
| Colchicine | 0.5 mg |
| Naproxen | 500 mg<br>twice |

What about fever?

Ask the team on call.
"""


def test_front_matter_says_what_the_source_is() -> None:
    document = one("markdown", PROTOCOL)
    source = document.source
    assert (document.id, source.title, source.kind) == ("protocol-7", "Acute gout", Kind.GUIDELINE)
    assert (source.published, source.jurisdiction, source.subjects) == ("2021-04-27", "GB", ("gout", "podagra"))
    assert source.written_from[0].published == "2020-05"


def test_marks_fall_away_and_structure_stays() -> None:
    assert shown(one("markdown", PROTOCOL)) == [
        ("heading", "Treatment"),
        ("paragraph", "Start one of these at once, see the list:"),
        ("item", "colchicine 0.5 mg"),
        ("item", "less in renal failure"),
        ("item", "naproxen"),
        ("item", "Tell the patient."),
        ("row", "Drug | Dose"),
        ("row", "Colchicine | 0.5 mg"),
        ("row", "Naproxen | 500 mg twice"),
        ("question", "What about fever?"),
        ("paragraph", "Ask the team on call."),
    ]


def test_items_know_what_leads_them() -> None:
    found = led(one("markdown", PROTOCOL))
    assert found["naproxen"] == "Start one of these at once, see the list:"
    assert found["less in renal failure"] == "colchicine 0.5 mg"


def test_without_front_matter_the_first_heading_is_the_title_and_the_id_is_of_the_file() -> None:
    document = one("markdown", "# Sore throat\n\nGargle.", path="notes/sore throat.md")
    assert document.source.title == "Sore throat"
    assert document.id.startswith("file:sore_throat.md#")
    assert shown(document) == [("paragraph", "Gargle.")]


def test_the_same_bytes_in_another_folder_are_the_same_document() -> None:
    assert one("markdown", "# A\n\nText.", path="x/a.md") == one("markdown", "# A\n\nText.", path="y/a.md")
    assert one("markdown", "# A\n\nText.", path="a.md").id != one("markdown", "# A\n\nText!", path="a.md").id


def test_a_first_heading_other_than_the_title_stays() -> None:
    document = one("markdown", "---\ntitle: Gout\n---\n# Treatment\n\nRest.")
    assert shown(document)[0] == ("heading", "Treatment")


def test_a_number_as_id_is_taken_as_it_stands() -> None:
    assert one("markdown", "---\nid: 12\n---\nText.").id == "12"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [a\nkind: other\n---\nText.", "front matter, line 3"),
        ("---\ntitle: a\n\nText without an end.", "has no closing line"),
        ("---\n- a list\n---\nText.", "`name: value` lines"),
        ("---\nkind: sermon\n---\nText.", "front matter, line 2: `kind` is 'sermon'; it must be one of guideline"),
        ("---\npublished: someday\n---\nText.", "front matter, line 2: `published` is 'someday'"),
        ("---\ntitle: a\n---\n", "it holds no text"),
        ("# A\n\n## B\n", "it holds headings and no text"),
    ],
)
def test_what_is_wrong_is_said(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        one("markdown", text, path="a.md")
    assert caught.value.where == "a.md"
    assert reason in caught.value.reason


def test_a_rule_across_the_page_is_no_front_matter() -> None:
    assert shown(one("markdown", "---\n\nText below a rule.\n\n---\n")) == [("paragraph", "Text below a rule.")]


def test_marks_of_site_generators_and_html_fall_away() -> None:
    text = (
        "# A\n\n{% include head.html %}\n\n<div class='x'>Drink <b>water</b>.</div>\n\nRest.<br/>Sleep. 3/12\n\n2/13\n"
    )
    assert shown(one("markdown", text)) == [
        ("paragraph", "Drink water ."),
        ("paragraph", "Rest."),
        ("paragraph", "Sleep. 3/12"),
    ]


def test_windows_line_ends_are_read() -> None:
    document = one("markdown", "---\r\nid: a\r\n---\r\n# T\r\n\r\nOne\r\ntwo.\r\n")
    assert (document.id, document.text) == ("a", "One two.")


def test_a_heading_that_lost_its_mark_is_one_where_a_paragraph_follows() -> None:
    prose = "More studies are needed of how gout is treated in people whose kidneys are weak."
    text = f"# Gout\n\n## Practice\n\nResearch Needs and Gaps\n\n{prose}\n\nMembers of the Board\n\nAda and Bo\n"
    assert shown(one("markdown", text)) == [
        ("heading", "Practice"),
        ("heading", "Research Needs and Gaps"),
        ("paragraph", prose),
        ("paragraph", "Members of the Board"),
        ("paragraph", "Ada and Bo"),
    ]


def test_figures_and_marks_written_in_markup_are_read_as_they_look() -> None:
    text = """# A

Cells below 10<sup>9</sup>/L, or 10^9^/L, and CO<sub>2</sub> or H~2~O.[^a]

- [ ] Check the airway
- [x] Call for help

> [!WARNING]
> Never hold the breath.

!!! note "Mind"
    Drink slowly.

Hiccup
: A spasm.

[^a]: Of water.

<table><tr><th>Age</th><th>Dose</th></tr><tr><td rowspan="2">6</td><td>5<br>mL</td></tr><tr><td>6 mL</td></tr></table>
"""
    assert shown(one("markdown", text)) == [
        ("paragraph", "Cells below 10⁹/L, or 10⁹/L, and CO2 or H2O."),
        ("item", "Check the airway"),
        ("item", "Call for help"),
        ("paragraph", "Warning: Never hold the breath."),
        ("paragraph", "Mind: Drink slowly."),
        ("paragraph", "Hiccup: A spasm."),
        ("paragraph", "Of water."),
        ("row", "Age | Dose"),
        ("row", "6 | 5 mL"),
        ("row", "6 | 6 mL"),
    ]


def test_sources_and_thanks_at_the_end_are_left_out() -> None:
    text = "# A\n\n## Care\n\nRest.\n\n## References\n\n1. Moss A. 2019.\n\n### Books\n\nMore.\n\n## Diet\n\nWater.\n"
    assert shown(one("markdown", text)) == [
        ("heading", "Care"),
        ("paragraph", "Rest."),
        ("heading", "Diet"),
        ("paragraph", "Water."),
    ]


@pytest.mark.parametrize("end", ["---", "..."])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("above", ["", "\ufeff", "\n\n"])
def test_front_matter_is_found_however_its_lines_end(end: str, line: str, above: str) -> None:
    text = f"{above}---\nid: 007\ntitle: Gout\npublished: 2021-05\n{end}\n\nRest helps.\n".replace("\n", line)
    document = one("markdown", text.encode())
    assert (document.id, document.source.title, document.source.published) == ("007", "Gout", "2021-05")
    assert document.text == "Rest helps."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            "title: A\npublished: 2021-02-30",
            "front matter, line 3: `published` is '2021-02-30', and there is no such day",
        ),
        ("title: A\nkind: label\ntitle: B", "front matter, line 4: `title` was said before"),
        ("title: Gout: a protocol", "needs quotes"),
        ("title: A\nretracted: 2", "front matter, line 3: `retracted` must be true or false"),
    ],
)
def test_a_field_that_is_wrong_is_named_with_its_line(fields: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        one("markdown", f"---\n{fields}\n---\n\nRest helps.\n")
    assert reason in caught.value.reason


def test_a_name_that_no_fact_goes_by_is_told_with_its_line() -> None:
    text = b"---\ntitle: Gout\npublised: 2021\n---\n\nRest helps.\n"
    found = list(READERS["markdown"].read(io.BytesIO(text), Origin("a.md")))
    assert found[1:] == [Overlooked("a.md:3", "publised", "published")]


def test_lists_as_deep_as_people_write_them_lose_nothing() -> None:
    text = "\n".join("  " * depth + f"- word{depth}" for depth in range(20))
    assert len(shown(one("markdown", text))) == 20
