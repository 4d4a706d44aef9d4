"""Meta tags by which reference managers recognise an article: Highwire's `citation_*` and Dublin Core.

Zotero takes a page with `citation_title` for a journal's article unless `DC.type` names one of its own types; and it
reads the site's name from `og:site_name`.
"""

from __future__ import annotations

from primum.bibliography.csl import date_parts, plain
from primum.bibliography.publication import Publication, how_to_cite


def meta_tags(article: Publication) -> list[tuple[str, str]]:
    """(name, content) of each `<meta>`, in order; names may repeat. Contents are plain text: the template escapes them.

    Reviewers are contributors, and only while their approval stands.
    """
    day = date_parts(article.updated)
    written = plain(article.publisher or article.site)
    tags = [
        ("citation_title", plain(article.title)),
        ("citation_publication_date", "/".join(f"{part:02d}" for part in day)),
        ("citation_publisher", written),
        ("citation_language", article.language),
        ("citation_public_url", article.address),
        ("citation_keywords", "; ".join(map(plain, article.subjects))),
        ("DC.type", "webpage"),
        ("DC.title", plain(article.title)),
        ("DC.date", "-".join(f"{part:02d}" for part in day)),
        ("DC.publisher", written),
        ("DC.language", article.language),
        ("DC.identifier", article.address),
        ("DC.description", plain(article.summary)),
        *(("DC.subject", plain(subject)) for subject in article.subjects),
        *(("DC.contributor", reviewer.signature) for reviewer in article.signed),
        ("DCTERMS.bibliographicCitation", how_to_cite(article)),
        ("og:site_name", plain(article.site)),
    ]
    return [(name, content) for name, content in tags if content]
