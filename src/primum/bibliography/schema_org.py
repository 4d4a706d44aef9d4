"""An article as schema.org JSON-LD, for search engines and programs that read pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from primum.bibliography.csl import Item, date_parts, items, plain, web_address
from primum.bibliography.names import OTHERS, Name
from primum.bibliography.publication import Publication, Reviewer
from primum.model import Audience, State

_TYPES: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "report": "Report",
    "webpage": "WebPage",
    "chapter": "Chapter",
    "book": "Book",
}
_AUDIENCES: Mapping[Audience, tuple[str, str]] = {
    Audience.PATIENT: ("Patient", "patients and carers"),
    Audience.STUDENT: ("EducationalAudience", "students of health professions"),
    Audience.NURSE: ("MedicalAudience", "nurses and allied health professionals"),
    Audience.PHYSICIAN: ("MedicalAudience", "physicians"),
}
# Inside a script element the HTML parser looks for "</script" and "<!--"; JSON may write each of these as an escape.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def medical_web_page(article: Publication) -> dict[str, Any]:
    """The article as a `MedicalWebPage`. `reviewedBy` and `lastReviewed` are there only while an approval stands."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": article.address,
        "url": article.address,
        "name": plain(article.title),
        "headline": plain(article.title),
        "description": plain(article.summary),
        "inLanguage": article.language,
        "datePublished": article.published,
        "dateModified": article.updated,
        "version": plain(article.revision),
        "creativeWorkStatus": article.standing,
        "isPartOf": {"@type": "WebSite", "name": plain(article.site)},
        "publisher": {"@type": "Organization", "name": plain(article.publisher or article.site)},
        "audience": _audience(article.audience),
        "about": [{"@type": "MedicalEntity", "name": plain(subject)} for subject in article.subjects],
        "citation": [_citation(item) for item in items(article.references)],
        "reviewedBy": [_reviewer(reviewer) for reviewer in article.signed],
        "lastReviewed": _last_reviewed(article),
    }
    return {key: value for key, value in found.items() if value}


def script_text(json_ld: Mapping[str, Any]) -> str:
    """JSON that stands in `<script type="application/ld+json">` as it is; nothing in it can end the element.

    Such an element is a block of data, never run, so that `script-src 'self'` does not stop it: the HTML standard asks
    the policy only about scripts that would run. A test holds this in Chromium. In a template it must not be escaped
    once more (`{{ text|safe }}`).
    """
    text = json.dumps(json_ld, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _last_reviewed(article: Publication) -> str:
    stands = article.state is State.APPROVED and article.signed and date_parts(article.reviewed)
    return article.reviewed[:10] if stands else ""


def _reviewer(reviewer: Reviewer) -> dict[str, str]:
    found = {
        "@type": "Person",
        "name": plain(reviewer.name),
        "honorificSuffix": plain(reviewer.credentials),
        "url": web_address(reviewer.address),
    }
    return {key: value for key, value in found.items() if value}


def _audience(audience: Audience | None) -> dict[str, str]:
    if audience is None:
        return {}
    kind, called = _AUDIENCES[audience]
    return {"@type": kind, "audienceType": called}


def _citation(item: Item) -> dict[str, Any]:
    found = {
        "@type": _TYPES.get(item["type"], "CreativeWork"),
        "name": item["title"],
        "author": [_author(person) for person in item.get("author", []) if person != OTHERS],
        "datePublished": "-".join(f"{part:02d}" for part in item.get("issued", {}).get("date-parts", [[]])[0]),
        "publisher": _organization(item.get("publisher") or item.get("container-title", "")),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": variable, "value": item[variable]}
            for variable in ("DOI", "PMID", "PMCID")
            if variable in item
        ],
        "url": item.get("URL") or (f"https://doi.org/{item['DOI']}" if "DOI" in item else ""),
        "creativeWorkStatus": item.get("status", ""),
    }
    return {key: value for key, value in found.items() if value}


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _author(person: Name) -> dict[str, str] | str:
    if "literal" in person:
        # A person's or a group's, which is not known: schema.org takes bare text where the type is.
        return person["literal"]
    written = " ".join(filter(None, (person.get("given"), person["family"], person.get("suffix"))))
    return {"@type": "Person", "name": written, "familyName": person["family"], "givenName": person.get("given", "")}
