"""Templates: what their filters make of a text."""

from __future__ import annotations

import pytest

from primum.config import Config
from primum.web.sending import templates


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 112 (EU, checked 2026-11-20) now.", 'Call <a href="tel:112">112</a> (EU, checked 2026-11-20) now.'),
        ("Ring +44 20 112 or 112.", 'Ring <a href="tel:+4420112">+44 20 112</a> or <a href="tel:112">112</a>.'),
        ("<b> at 1120, on 2026-112", "&lt;b&gt; at 1120, on 2026-112"),
    ],
)
def test_numbers_for_emergencies_can_be_tapped_to_call_them(text: str, shown: str) -> None:
    checked = {"source": "A body", "date": "2026-11-20"}
    given = {f"emergency_{k}": v for k, v in checked.items()} | {f"crisis_{k}": v for k, v in checked.items()}
    made = templates({}, Config(emergency_number="112", crisis_line="+44 20 112", **given))
    assert made.from_string("{{ text | dialled }}").render(text=text) == shown


def test_a_site_that_names_no_number_links_none() -> None:
    assert templates({}, Config()).from_string("{{ text | dialled }}").render(text="Call 112.") == "Call 112."
