"""What a drug label says of its source: the products, their ingredients, who labels them and since when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from primum.ingest.date_parts import date_of_digits
from primum.ingest.outlining import tidy
from primum.ingest.xml_files import inline, local
from primum.model import Kind, Source

_LOINC = "2.16.840.1.113883.6.1"
_ACTIVE = ("ACTIB", "ACTIM", "ACTIR")
_PRODUCTS = ("manufacturedProduct", "manufacturedMedicine", "partProduct", "partMedicine")
_ANIMAL_LABELS = ("50577-6", "50578-4", "50576-8")
_NAMED = 3
# Kits hold these beside the medicine; they are not what the label is about.
_ACCESSORY = re.compile(r"\b(?:swabs?|wipes?|prep pads?|alcohol pads?)\b", re.IGNORECASE)


def source_of(root: etree._Element, *, set_id: str) -> Source:
    """The Source of a label. What its licence allows is not said in it, so that is left open."""
    code = next((e for e in root if local(e) == "code"), None)
    brands, generics, forms, ingredients = _products(root)
    labeler = _labeler(root)
    return Source(
        kind=Kind.LABEL,
        title=_title(brands, generics, forms, labeler=labeler) or _own_title(root),
        publisher=labeler,
        jurisdiction="US" if code is not None and code.get("codeSystem") == _LOINC else "",
        url=f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={set_id}",
        published=next((date_of_digits(e.get("value", "")) for e in root if local(e) == "effectiveTime"), ""),
        language=next((e.get("code", "en")[:2].lower() for e in root if local(e) == "languageCode"), "en"),
        subjects=tuple(_distinct([*brands, *generics, *ingredients])),
        populations=("animal",) if code is not None and code.get("code") in _ANIMAL_LABELS else (),
    )


def _products(root: etree._Element) -> tuple[list[str], list[str], list[str], list[str]]:
    """Brand names, generic names, dosage forms and active ingredients, each once, in order."""
    brands: list[str] = []
    generics: list[str] = []
    forms: list[str] = []
    ingredients: list[str] = []
    for product in (e for e in root.iter() if local(e) in _PRODUCTS and not _is_accessory(e)):
        for part in product:
            name = local(part)
            if name == "name":
                brands.append(_name(part))
            elif name == "formCode":
                forms.append(part.get("displayName", "").lower())
            elif name == "asEntityWithGeneric":
                generics += [_name(e) for e in part.iter() if local(e) == "name"]
            elif name == "activeIngredient" or (name == "ingredient" and part.get("classCode") in _ACTIVE):
                ingredients += [_name(e) for e in part.iter() if local(e) == "name"]
    return (*(list(_distinct(names)) for names in (brands, generics, forms, ingredients)),)  # type: ignore[return-value]


def _is_accessory(product: etree._Element) -> bool:
    return any(local(e) == "name" and _ACCESSORY.search(_name(e)) for e in product)


def _name(element: etree._Element) -> str:
    """A product's name with its suffix; names written in capitals are toned down."""
    text = tidy(" ".join(str(t) for t in element.itertext()))
    return text.capitalize() if text.isupper() and len(text) > 4 else text


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Each name once, whatever its case."""
    seen: set[str] = set()
    for name in names:
        if name and name.lower() not in seen:
            seen.add(name.lower())
            yield name


def _title(brands: list[str], generics: list[str], forms: list[str], *, labeler: str) -> str:
    """ "Brand (generic) form, labeler"; a kit or a family of products is named by its first few."""
    named = ", ".join(brands[:_NAMED])
    other = [g for g in generics if g.lower() not in {b.lower() for b in brands}]
    title = f"{named} ({', '.join(other[:_NAMED])})" if named and other else named or ", ".join(generics[:_NAMED])
    if not title:
        return ""
    title = f"{title} {' or '.join(forms[:2])}".strip()
    return f"{title}, {labeler}" if labeler else title


def _own_title(root: etree._Element) -> str:
    return tidy(inline(next((e for e in root if local(e) == "title"), None)))


def _labeler(root: etree._Element) -> str:
    """The first organisation that the author element names."""
    author = next((e for e in root if local(e) == "author"), None)
    if author is None:
        return ""
    return next((tidy(inline(e)) for e in author.iter() if local(e) == "name"), "")
