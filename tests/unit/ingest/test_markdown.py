"""Markdown with front matter: a guideline, a hospital's protocol, a summary."""

from __future__ import annotations

import pytest
from reading import led, one, shown

from primum.errors import Unreadable
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
        ("---\nkind: sermon\n---\nText.", "front matter: `kind` is 'sermon'; it must be one of guideline"),
        ("---\npublished: someday\n---\nText.", "front matter: `published` is 'someday'"),
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
