"""What a record's own fields, or a file's front matter, say of its source; shared by all formats that name fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

from primum.errors import Invalid
from primum.ingest import identifiers
from primum.ingest.dates import iso_date
from primum.ingest.outcomes import Overlooked
from primum.ingest.publishers import jurisdiction_of
from primum.model import Kind, Source, WrittenFrom

Fields = Mapping[str, object]

NAMES = (
    *("id", "_id", "document", "text", "title", "kind", "publisher", "jurisdiction", "published", "date", "year"),
    *("subjects", "subject", "synonyms", "authors", "author", "populations", "licence", "license", "url", "doi"),
    *("pmid", "pmcid", "language", "lang", "written_from", "retracted", "superseded_by"),
)
"""Every name that a fact goes by; `docs/cli.md` says what they mean."""
_LIKE = 0.79
"""How like (difflib's ratio) a name is to the one it is a slip of: "titel" is as like "title" as five letters can be
with two of them changed round."""


def source_of(fields: Fields) -> Source:
    """The Source that the fields describe; Invalid, naming the field, where one cannot be what it says."""
    publisher = words(fields, "publisher")
    return Source(
        kind=kind_of(fields),
        title=words(fields, "title"),
        publisher=publisher,
        jurisdiction=words(fields, "jurisdiction") or jurisdiction_of(publisher),
        authors=names(fields, "authors", "author"),
        doi=identifiers.doi(words(fields, "doi")),
        pmid=identifiers.pmid(words(fields, "pmid")),
        pmcid=identifiers.pmcid(words(fields, "pmcid")),
        url=words(fields, "url"),
        licence=words(fields, "licence", "license"),
        published=date(fields, "published", "date", "year"),
        language=words(fields, "language", "lang") or "en",
        subjects=tuple(dict.fromkeys((*names(fields, "subjects", "subject"), *names(fields, "synonyms")))),
        populations=names(fields, "populations"),
        written_from=written_from(fields),
        retracted=yes(fields, "retracted"),
        superseded_by=words(fields, "superseded_by"),
    )


def overlooked(fields: Fields, where: str, *, slips_alone: bool = False) -> Iterator[Overlooked]:
    """The names that no fact goes by; with `slips_alone` only those that look like a slip of one that is not there."""
    for name in fields:
        if name in NAMES:
            continue
        like = _like(name)
        meant = like if like not in fields else ""
        if meant or not slips_alone:
            yield Overlooked(where, name, meant)


@lru_cache(maxsize=1000)
def _like(name: str) -> str:
    """The name of a fact that this one is like, or ""."""
    return next(iter(get_close_matches(name.lower(), NAMES, n=1, cutoff=_LIKE)), "")


def kind_of(fields: Fields) -> Kind:
    """The kind named, OTHER where none is; Invalid for a word that is no kind."""
    named = words(fields, "kind").lower().replace(" ", "_").replace("-", "_")
    if not named:
        return Kind.OTHER
    try:
        return Kind(named)
    except ValueError:
        raise Invalid(f"`kind` is {named!r}; it must be one of {', '.join(Kind)}") from None


def words(fields: Fields, *keys: str) -> str:
    """The first of these fields that says anything, on one line."""
    for key in keys:
        value = fields.get(key)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            if hasattr(value, "isoformat"):
                return str(value)
            raise Invalid(f"`{key}` must be text, not {_sort(value)}")
        return " ".join(str(value).split())
    return ""


def names(fields: Fields, *keys: str) -> tuple[str, ...]:
    """A list of names; one text is parted at semicolons."""
    for key in keys:
        value = fields.get(key)
        if not value:
            continue
        parts = value.split(";") if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(p, str | int | float) for p in parts):
            raise Invalid(f"`{key}` must be a list of texts, not {_sort(value)}")
        return tuple(dict.fromkeys(" ".join(str(p).split()) for p in parts if str(p).strip()))
    return ()


def date(fields: Fields, *keys: str) -> str:
    """The first of these fields that says anything, as an ISO date; Invalid where it holds no year."""
    for key in keys:
        value = fields.get(key)
        if value is None or value == "":
            continue
        found = iso_date(value)
        if not found:
            raise Invalid(f"`{key}` is {str(value)[:60]!r}; write 2021, 2021-04 or 2021-04-27")
        return found
    return ""


def yes(fields: Fields, key: str) -> bool:
    """A field that is true or false; false where it is not there."""
    value = fields.get(key)
    if isinstance(value, str) and value.lower() in {"true", "yes", "false", "no", ""}:
        return value.lower() in {"true", "yes"}
    if value is None or isinstance(value, bool):
        return bool(value)
    raise Invalid(f"`{key}` must be true or false, not {_sort(value)}")


def written_from(fields: Fields) -> tuple[WrittenFrom, ...]:
    """The sources a summary names: a list of mappings with title, publisher, published, url, identifier."""
    value = fields.get("written_from") or []
    entries = value if isinstance(value, list) else [value]
    found = []
    for entry in entries:
        if isinstance(entry, str):
            found.append(WrittenFrom(title=" ".join(entry.split())))
        elif isinstance(entry, dict) and words(entry, "title"):
            found.append(
                WrittenFrom(
                    title=words(entry, "title"),
                    publisher=words(entry, "publisher"),
                    published=date(entry, "published"),
                    url=words(entry, "url"),
                    identifier=words(entry, "identifier", "id"),
                )
            )
        else:
            raise Invalid("`written_from` must be a list of sources, each with at least a `title`")
    return tuple(found)


def _sort(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "text" if isinstance(value, str) else "a number"
