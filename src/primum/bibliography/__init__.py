"""References and articles in the forms that other programs read: pure functions from values to text, dicts or bytes."""

from primum.bibliography.atom import Entry, atom, tag
from primum.bibliography.bibtex import bibtex
from primum.bibliography.csl import Item, csl_json, item, items, web_address
from primum.bibliography.meta_tags import meta_tags
from primum.bibliography.publication import Publication, Reviewer, how_to_cite, publication_item
from primum.bibliography.ris import ris
from primum.bibliography.schema_org import medical_web_page, script_text
from primum.bibliography.sitemap import opensearch, sitemap, sitemap_index
from primum.bibliography.vancouver import vancouver, vancouver_text

__all__ = [
    "Entry",
    "Item",
    "Publication",
    "Reviewer",
    "atom",
    "bibtex",
    "csl_json",
    "how_to_cite",
    "item",
    "items",
    "medical_web_page",
    "meta_tags",
    "opensearch",
    "publication_item",
    "ris",
    "script_text",
    "sitemap",
    "sitemap_index",
    "tag",
    "vancouver",
    "vancouver_text",
    "web_address",
]
