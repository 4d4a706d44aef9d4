"""What a JATS article says of its source: type, title, journal, authors, dates, identifiers, licence, relations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from primum.ingest import identifiers
from primum.ingest.date_parts import joined_date
from primum.ingest.jats_prose import WORDS
from primum.ingest.kind_reading import kind_of_study
from primum.ingest.licences import licence_of_text, licence_of_url
from primum.ingest.outlining import DocumentBuilder, tidy
from primum.ingest.study_kinds import is_withdrawn, kind_of_article, kind_of_title, reports_no_result
from primum.ingest.xml_blocks import FlowWriter
from primum.ingest.xml_files import inline, local
from primum.model import Kind, Notice, Source

_LINK = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_KINDS = {
    "guideline": Kind.GUIDELINE, "practice-guideline": Kind.GUIDELINE, "systematic-review": Kind.SYSTEMATIC_REVIEW,
    "meta-analysis": Kind.SYSTEMATIC_REVIEW, "clinical-trial": Kind.TRIAL, "case-report": Kind.CASE_REPORT,
    "preprint": Kind.PREPRINT,
}  # fmt: skip
_RESEARCH = ("research-article", "brief-report", "rapid-communication", "article", "")
_NO_STUDIES = (
    "correction", "retraction", "partial-retraction", "expression-of-concern", "addendum", "editorial", "news",
    "article-commentary", "book-review", "obituary", "reply", "announcement", "calendar", "introduction",
)  # fmt: skip
_REVIEWS = ("review-article", "review")
_PREPRINT_SERVERS = ("medrxiv", "biorxiv", "research square", "preprints", "preprints.org", "ssrn", "arxiv")
_JOURNAL_NAMES = ("journal-title", "abbrev-journal-title", "publisher-name")
_RETRACTING = ("retracted-article", "retraction-of", "retracts")
_RETRACTED = ("retraction-forward", "retracted-by", "retraction")


def first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element at a path of local names, or None."""
    for name in path:
        found = next((e for e in element if local(e) == name), None)
        if found is None:
            return None
        element = found
    return element


class Facts:
    """An article's metadata, looked up by local names so that any namespace will do."""

    def __init__(self, article: etree._Element, meta: etree._Element) -> None:
        self.article = article
        self.meta = meta
        self.type = article.get("article-type", "").strip().lower()
        self.journal = first(article, "front", "journal-meta")
        self.title = self._title()
        self.ids = {e.get("pub-id-type", ""): inline(e) for e in meta if local(e) == "article-id"}
        self.doi = identifiers.doi(self.ids.get("doi", ""))
        self.pmid = identifiers.pmid(self.ids.get("pmid", ""))
        pmcids = (identifiers.pmcid(self.ids.get(kind, "")) for kind in ("pmcid", "pmc", "pmcaid"))
        self.pmcid = next((found for found in pmcids if found), "")
        self.relations = tuple(e for e in meta if local(e) == "related-article")

    @staticmethod
    def writer(builder: DocumentBuilder) -> FlowWriter:
        """A writer in JATS's vocabulary."""
        return FlowWriter(builder, WORDS)

    def _title(self) -> str:
        group = first(self.meta, "title-group")
        if group is None:
            return ""
        line = self.writer(DocumentBuilder()).line
        title, subtitle = line(first(group, "article-title")), line(first(group, "subtitle"))
        whole = f"{title.rstrip(':')}: {subtitle}" if title and subtitle else title or subtitle
        return whole if whole.endswith("..") else whole.removesuffix(".")

    def journal_title(self) -> str:
        """The journal's name, else that of its publisher."""
        if self.journal is None:
            return ""
        named = [(local(e), tidy(inline(e))) for e in self.journal.iter() if local(e) in _JOURNAL_NAMES]
        return next((text for name in _JOURNAL_NAMES for kind, text in named if kind == name and text), "")

    def abstract(self) -> str:
        """All the words of the abstract."""
        return tidy(" ".join(str(t) for e in self.meta if local(e) == "abstract" for t in e.itertext()))

    def headings(self) -> list[str]:
        """What the journal prints above the article ("Systematic Review")."""
        groups = (e for e in self.meta.iter() if local(e) == "subj-group" and e.get("subj-group-type") == "heading")
        return [tidy(inline(s)).lower() for group in groups for s in group if local(s) == "subject"]

    def keywords(self) -> tuple[str, ...]:
        """Authors' keywords, each once."""
        found = (tidy(inline(e)) for e in self.meta.iter() if local(e) == "kwd")
        return tuple(dict.fromkeys(k for k in found if k))


def id_of(facts: Facts) -> str:
    """`pmcid:…`, else `doi:…`, else `pmid:…`; "" where the article has none."""
    named = (("pmcid", facts.pmcid), ("doi", facts.doi), ("pmid", facts.pmid))
    return next((f"{kind}:{value}" for kind, value in named if value), "")


def notices(facts: Facts, *, by: str) -> Iterator[Notice]:
    """What this article says of others: that they are retracted, or superseded by it."""
    for relation in facts.relations:
        kind = relation.get("related-article-type", "").lower()
        target = _target(relation)
        if target and (kind in _RETRACTING or (facts.type == "retraction" and kind not in ("companion", "correction"))):
            yield Notice("retracted", target, by=by)
        elif target and kind == "updated-article":
            yield Notice("superseded", target, by=by)


def _target(relation: etree._Element) -> str:
    """The id of a related article, as it would be written here."""
    given = relation.get(_LINK) or inline(relation)
    kind = relation.get("ext-link-type", "").lower()
    if kind in ("pmc", "pmcid"):
        found = identifiers.pmcid(given)
        return f"pmcid:{found}" if found else ""
    if kind in ("pubmed", "pmid"):
        found = identifiers.pmid(given)
        return f"pmid:{found}" if found else ""
    found = identifiers.doi(given)
    return f"doi:{found}" if found else ""


def source_of(facts: Facts) -> Source:
    """The Source of an article."""
    if facts.pmcid:
        url = f"https://pmc.ncbi.nlm.nih.gov/articles/{facts.pmcid}/"
    else:
        url = f"https://doi.org/{facts.doi}" if facts.doi else ""
    forward = any(e.get("related-article-type", "").lower() in _RETRACTED for e in facts.relations)
    stated = _kind(facts)
    read = kind_of_study(facts.abstract()) if stated is Kind.OTHER and _may_be_read(facts) else Kind.OTHER
    return Source(
        kind=stated if read is Kind.OTHER else read,
        kind_read=read is not Kind.OTHER,
        title=facts.title,
        publisher=facts.journal_title(),
        authors=_authors(facts.meta),
        doi=facts.doi,
        pmid=facts.pmid,
        pmcid=facts.pmcid,
        url=url,
        licence=_licence(facts.meta),
        published=_published(facts.meta),
        language=facts.article.get(_LANGUAGE, "en")[:2].lower(),
        subjects=facts.keywords(),
        retracted=is_withdrawn(facts.title) or (forward and facts.type != "retraction"),
    )


def _kind(facts: Facts) -> Kind:
    """From the article's type, the journal's heading and the title, and for research from its keywords."""
    if facts.type in _KINDS:
        return _KINDS[facts.type]
    if facts.journal_title().lower() in _PREPRINT_SERVERS:
        return Kind.PREPRINT
    headings = [heading.replace("randomised", "randomized") for heading in facts.headings()]
    found = kind_of_article({*headings, *(h.removesuffix("s") for h in headings)}, title=facts.title)
    if facts.type in _REVIEWS:
        return found if found in (Kind.SYSTEMATIC_REVIEW, Kind.GUIDELINE) else Kind.REVIEW
    if facts.type in _NO_STUDIES:
        return Kind.OTHER
    if found is not Kind.OTHER or facts.type not in _RESEARCH or "protocol" in facts.title.lower():
        return found
    keywords = (kind_of_title(keyword) for keyword in facts.keywords())
    return next((kind for kind in keywords if kind is not Kind.OTHER), Kind.OTHER)


def _may_be_read(facts: Facts) -> bool:
    """Whether an article is a study whose kind its metadata leave open: then its abstract may tell."""
    return facts.type in _RESEARCH and not reports_no_result(facts.title)


def _authors(meta: etree._Element) -> tuple[str, ...]:
    """People as "Family GN", groups by their name."""
    names: list[str] = []
    for group in (e for e in meta if local(e) == "contrib-group"):
        for contributor in (e for e in group if local(e) == "contrib"):
            if contributor.get("contrib-type", "author") == "author":
                names += _names(contributor)
    return tuple(names)


def _names(contributor: etree._Element) -> Iterator[str]:
    for part in contributor.iter():
        if local(part) in ("name", "string-name"):
            parts = {local(e): e for e in part}
            given = parts.get("given-names")
            initials = given.get("initials") or _initials(inline(given)) if given is not None else ""
            whole = " ".join((inline(parts.get("surname")), initials, inline(parts.get("suffix"))))
            yield tidy(whole) if "surname" in parts else tidy(inline(part))
            return
        if local(part) == "collab":
            yield tidy(inline(part, skip=("contrib-group", "name")))
            return


def _initials(given: str) -> str:
    """ "Mary Ann" is "MA"; what is written as initials already stays."""
    words = re.findall(r"[^\W\d_]+", given)
    return words[0] if len(words) == 1 and words[0].isupper() and len(words[0]) <= 3 else "".join(w[0] for w in words)


def _published(meta: etree._Element) -> str:
    """The day of publication: online, else in print, else any."""
    dates = [e for e in meta if local(e) == "pub-date"]
    ranked = sorted(dates, key=lambda e: _rank(e.get("pub-type") or e.get("date-type") or ""))
    for element in ranked:
        parts = {local(e): inline(e) for e in element}
        if found := joined_date(parts.get("year", ""), parts.get("month", ""), parts.get("day", "")):
            return found
    return ""


def _rank(kind: str) -> int:
    order = ("epub", "pub", "ppub", "epub-ppub", "collection")
    return order.index(kind) if kind in order else len(order)


def _licence(meta: etree._Element) -> str:
    """By its address where that is a known one, else by its words; "" where neither says which licence it is."""
    for licence in (e for e in meta.iter() if local(e) == "license"):
        links = [licence.get(_LINK, ""), *(e.get(_LINK) or "" for e in licence.iter())]
        references = [inline(e) for e in licence.iter() if local(e) == "license_ref"]
        found = next((name for link in [*links, *references] if (name := licence_of_url(link))), "")
        words = tidy(" ".join(str(t) for t in licence.itertext()))
        if found or (found := licence_of_text(f"{words} {licence.get('license-type', '')}")):
            return found
    statement = first(meta, "permissions", "copyright-statement")
    return licence_of_text(inline(statement if statement is not None else first(meta, "copyright-statement")))
