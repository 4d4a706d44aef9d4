"""What a MEDLINE record says of its source: types, title, authors, dates, identifiers, headings, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from primum.ingest import identifiers
from primum.ingest.date_parts import first_date, joined_date
from primum.ingest.outlining import tidy
from primum.ingest.study_kinds import is_withdrawn, kind_of_article
from primum.ingest.xml_files import inline
from primum.model import Kind, Notice, Source

Children = dict[str, etree._Element]
Relations = list[tuple[str, str]]

# Check tags of MeSH; "animal" is not among them, because material of humans is often tagged with both.
_POPULATIONS = {
    "adult": ("adult", "young adult", "middle aged"),
    "child": ("child", "child, preschool", "adolescent"),
    "infant": ("infant", "infant, newborn"),
    "older": ("aged", "aged, 80 and over"),
    "pregnant": ("pregnancy", "pregnant women"),
    "lactating": ("breast feeding", "lactation"),
}

_LANGUAGES = {
    "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "chi": "zh", "jpn": "ja",
    "dut": "nl", "pol": "pl", "cze": "cs", "dan": "da", "swe": "sv", "nor": "no", "fin": "fi", "hun": "hu", "tur": "tr",
    "kor": "ko", "heb": "he", "ara": "ar", "gre": "el", "rum": "ro", "ukr": "uk", "und": "", "mul": "",
}  # fmt: skip

# The order in which the DTD has them is the order in which they are written.
_AUTHOR = "Author"
_NAMES = ("LastName", "Initials", "Suffix", "CollectiveName")

# One query of the engine takes a third of the time of a walk through headings and their qualifiers.
_DESCRIPTORS = etree.XPath("MeshHeading/*[1]/text()", smart_strings=False)
_MAJOR = etree.XPath("MeshHeading[*/@MajorTopicYN='Y']/*[1]/text()", smart_strings=False)

_RETRACTED_BY = ("RetractionIn", "RetractedandRepublishedIn")
_SUPERSEDED_BY = ("UpdateIn", "RetractedandRepublishedIn")
_NOTICES = {"RetractionOf": "retracted", "RetractedandRepublishedFrom": "retracted", "UpdateOf": "superseded"}


def children(element: etree._Element) -> Children:
    """First child of each name; of several electronic locations, the DOI."""
    found: Children = {}
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and (tag not in found or (tag == "ELocationID" and child.get("EIdType") == "doi")):
            found[tag] = child
    return found


def grandchildren(parts: Children, name: str, tag: str) -> Iterator[etree._Element]:
    """Children called `tag` of the part called `name`, none where it is missing."""
    part = parts.get(name)
    return part.iterchildren(tag) if part is not None else iter(())


def publication_types(article: Children) -> set[str]:
    """Publication types in lower case; a book's chapter carries one without a list around it."""
    found = [*grandchildren(article, "PublicationTypeList", "PublicationType")]
    found += [article["PublicationType"]] if "PublicationType" in article else []
    return {(e.text or "").strip().lower() for e in found}


def relations(parts: Children) -> Relations:
    """(RefType, PMID or "") of every comment or correction."""
    return [
        (e.get("RefType", ""), identifiers.pmid(e.findtext("PMID") or ""))
        for e in grandchildren(parts, "CommentsCorrectionsList", "CommentsCorrections")
    ]


def notices(id: str, said: Relations, *, types: set[str]) -> Iterator[Notice]:
    """What this record says of others. A mere reprint ("RepublishedFrom") supersedes nothing; a corrected one does."""
    for relation, other in said:
        kind = _NOTICES.get(relation, "")
        if relation == "RepublishedFrom" and "corrected and republished article" in types:
            kind = "superseded"
        if kind and other:
            yield Notice(kind, f"pmid:{other}", by=id)


def source_of(
    number: str, parts: Children, article: Children, *, types: set[str], said: Relations, data: etree._Element | None
) -> Source:
    """The Source of a citation, or of a chapter of a book (then `parts` and `article` are the same)."""
    subjects, descriptors = _mesh(parts)
    if not descriptors:
        subjects = [tidy(inline(e)) for e in grandchildren(parts, "KeywordList", "Keyword")]
    title = _title(article)
    doi, pmcid = _doi_and_pmcid(article, data)
    kind = kind_of_article(types, mesh=descriptors, title=title)
    by = dict(said)
    return Source(
        kind=Kind.REFERENCE if kind is Kind.OTHER and "Book" in article else kind,
        title=title,
        publisher=_publisher(article),
        authors=_authors(article.get("AuthorList")),
        doi=doi,
        pmid=number,
        pmcid=pmcid,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
        published=_published(article),
        language=_language(article),
        subjects=tuple(dict.fromkeys(s for s in subjects if s)),
        populations=_populations(descriptors),
        retracted=is_withdrawn(title) or "retracted publication" in types or not by.keys().isdisjoint(_RETRACTED_BY),
        superseded_by=next((f"pmid:{by[r]}" for r in _SUPERSEDED_BY if by.get(r)), ""),
    )


def _mesh(parts: Children) -> tuple[list[str], set[str]]:
    """Descriptors of the major topics as written, and all descriptors in lower case."""
    major: list[str] = []
    names: set[str] = set()
    if "MeshHeadingList" in parts:
        listed = parts["MeshHeadingList"]
        names.update(name.lower() for name in _texts(_DESCRIPTORS, listed))
        major += _texts(_MAJOR, listed)
    for supplementary in grandchildren(parts, "SupplMeshList", "SupplMeshName"):
        if supplementary.get("Type") == "Disease":
            major.append(supplementary.text or "")
    return major, names


def _texts(query: etree.XPath, element: etree._Element) -> list[str]:
    return cast("list[str]", query(element))


def _populations(descriptors: set[str]) -> tuple[str, ...]:
    found = [p for p, tags in _POPULATIONS.items() if not descriptors.isdisjoint(tags)]
    if "animals" in descriptors and "humans" not in descriptors:
        found.append("animal")
    return tuple(found)


def _title(article: Children) -> str:
    """The title; a translated one stands in brackets, and where there is none, the one in the article's language."""
    vernacular = tidy(inline(article.get("VernacularTitle")))
    title = tidy(inline(article.get("ArticleTitle"))) or vernacular or tidy(inline(_book_title(article)))
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
    if title.rstrip(".").lower() == "not available":
        title = vernacular
    return title if title.endswith("..") else title.removesuffix(".")


def _book_title(article: Children) -> etree._Element | None:
    return article["Book"].find("BookTitle") if "Book" in article else None


def _publisher(article: Children) -> str:
    """The journal; for a chapter, the book and who published it."""
    if "Journal" in article:
        journal = article["Journal"]
        return tidy(_child_text(journal, "Title") or _child_text(journal, "ISOAbbreviation"))
    if "Book" in article:
        named = (inline(_book_title(article)), article["Book"].findtext("Publisher/PublisherName") or "")
        return ", ".join(tidy(n) for n in named if n.strip())
    return ""


def _child_text(element: etree._Element, tag: str) -> str:
    """The text right in an element's first child of this name: found in a third of the time that `findtext` takes."""
    child = next(element.iterchildren(tag), None)
    return (child.text or "") if child is not None else ""


def _published(article: Children) -> str:
    """The issue's date, else the day it appeared online, else what a book says."""
    if "Journal" in article:
        dates = (e for issue in article["Journal"].iterchildren("JournalIssue") for e in issue.iterchildren("PubDate"))
        for date in dates:
            if day := _date(date):
                return day
    found = [article[name] for name in ("ArticleDate", "DateRevised", "ContributionDate") if name in article]
    if "Book" in article:
        found += article["Book"].findall("PubDate")
    return next((day for e in found if (day := _date(e))), "")


def _date(element: etree._Element) -> str:
    year = month = day = ""
    for part in element:
        if part.tag == "Year":
            year = part.text or ""
        elif part.tag == "Month":
            month = part.text or ""
        elif part.tag == "Day":
            day = part.text or ""
        elif part.tag == "MedlineDate":
            return first_date(part.text or "")
    return joined_date(year, month, day)


def _language(article: Children) -> str:
    code = (article["Language"].text or "").strip().lower() if "Language" in article else "eng"
    return _LANGUAGES.get(code, code)


def _authors(found: etree._Element | None) -> tuple[str, ...]:
    """People as "Family GN", groups by their name."""
    if found is None:
        return ()
    people: list[list[str]] = [[]]
    for part in found.iter(_AUTHOR, *_NAMES):  # the engine looks for these: much else stands in an author
        if part.tag == _AUTHOR:
            people.append([])
        else:
            people[-1].append(inline(part))
    return tuple([tidy(name) for parts in people if (name := " ".join(parts))])


def _doi_and_pmcid(article: Children, data: etree._Element | None) -> tuple[str, str]:
    """ "" where there is none, or where it cannot be one or is marked as invalid."""
    listed = next(data.iterchildren("ArticleIdList"), None) if data is not None else article.get("ArticleIdList")
    given = {e.get("IdType", ""): e.text or "" for e in listed} if listed is not None else {}
    doi = identifiers.doi(given.get("doi", ""))
    located = article.get("ELocationID")
    if not doi and located is not None and located.get("EIdType") == "doi" and located.get("ValidYN", "Y") == "Y":
        doi = identifiers.doi(located.text or "")
    return doi, identifiers.pmcid(given.get("pmc", ""))
