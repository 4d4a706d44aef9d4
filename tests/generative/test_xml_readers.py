"""Damaged and random XML: a reader gives documents whose blocks fill their text, or says what it cannot read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

import medline_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from primum.errors import Unreadable
from primum.ingest import jats, medline, medquad, spl
from primum.ingest.origin import Origin
from primum.model import Document, Notice

Reader = Callable[[BinaryIO, Origin], Iterator[Document | Notice | Unreadable]]

# Element names that the readers look for, in no sensible order.
NAMES = {
    "jats": "article front article-meta title-group article-title body sec title p list list-item table-wrap table tr "
    "td xref fig caption boxed-text disp-formula sup abstract contrib name surname license related-article",
    "spl": "document setId code title component structuredBody section text paragraph list item table tr td caption "
    "content author name manufacturedProduct ingredient footnote excerpt",
    "medline": "PubmedArticle MedlineCitation PMID Article ArticleTitle Abstract AbstractText AuthorList Author "
    "LastName MeshHeadingList MeshHeading DescriptorName PubmedData ArticleIdList ArticleId "
    "DeleteCitation Book Journal sup",
    "medquad": "Document Focus QAPairs QAPair Question Answer Synonym doc pair question answer",
}
READERS: dict[str, Reader] = {"jats": jats.read, "spl": spl.read, "medline": medline.read, "medquad": medquad.read}
WORDS = st.text(alphabet="abc 1.:-|•\n\xa0\u200b©", max_size=12)


def element(names: list[str]) -> st.SearchStrategy[str]:
    """An element of these names around text and others like it."""

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        parts = st.lists(st.one_of(WORDS, inner), max_size=5).map("".join)
        return st.builds(lambda name, text: f'<{name} code="1" root="2">{text}</{name}>', st.sampled_from(names), parts)

    return st.recursive(around(WORDS), around, max_leaves=25)


def check(read: Reader, data: bytes) -> int:
    """Read; how many documents came, each with blocks that are its text but for line breaks."""
    count = 0
    try:
        for item in read(io.BytesIO(data), Origin("folder/any.xml")):
            if isinstance(item, Document):
                count += 1
                assert "".join(item.text[b.start : b.end] for b in item.blocks) == item.text.replace("\n", "")
                assert item.text.encode("utf-8")
    except Unreadable as error:
        reason = str(error)
    else:
        return count
    assert reason.startswith("folder/any.xml")
    return count


@pytest.mark.parametrize("name", sorted(NAMES))
def test_random_trees_never_surprise_a_reader(name: str) -> None:
    names = NAMES[name].split()

    @settings(max_examples=40)
    @given(st.lists(element(names), max_size=6).map("".join), st.sampled_from(names[:1]))
    def attempt(inner: str, root: str) -> None:
        check(READERS[name], f"<{root}>{inner}</{root}>".encode())

    attempt()


@settings(max_examples=30)
@given(st.integers(min_value=0), st.binary(max_size=4), st.booleans())
def test_a_damaged_file_gives_what_it_can(at: int, junk: bytes, cut: bool) -> None:
    stream = io.BytesIO()
    medline_files.write(stream, 3)
    whole = stream.getvalue()
    place = at % len(whole)
    assert check(medline.read, whole[:place] + junk + (b"" if cut else whole[place:])) <= 3
