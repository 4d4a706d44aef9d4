"""What a page may link to."""

from __future__ import annotations

import pytest

from primum.bibliography import web_address
from primum.model import Source
from primum.web.article import links


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host", "https://", ""]
)
def test_only_web_addresses_are_linked(url: str) -> None:
    assert web_address(url) == ""
    assert links(Source(url=url)) == ()


def test_identifiers_resolve_where_they_should() -> None:
    source = Source(doi="10.1/a", pmid="12", pmcid="PMC34", url="https://doi.org/10.1/a")
    assert links(source) == (
        ("doi:10.1/a", "https://doi.org/10.1/a"),
        ("PMID 12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ("PMC34", "https://pmc.ncbi.nlm.nih.gov/articles/PMC34/"),
    )
