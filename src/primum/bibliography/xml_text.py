"""Writing small XML files with lxml: elements with clean text, and the whole as UTF-8 bytes."""

from __future__ import annotations

from lxml import etree

from primum.bibliography.csl import plain, web_address
from primum.errors import Invalid


def add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A new last child in the parent's namespace. Characters that XML cannot hold become spaces; empty attributes are
    left out."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{tag}", {k: plain(v) for k, v in attributes.items() if v})
    if text:
        child.text = plain(text)
    return child


def root(tag: str, namespace: str) -> etree._Element:
    """The outermost element, its namespace the default one."""
    nsmap: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=nsmap)  # type: ignore[arg-type]


def written(element: etree._Element) -> bytes:
    """The file, UTF-8, with its declaration."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def absolute(address: str) -> str:
    """The address; Invalid unless it is an absolute one of the web, as these formats ask."""
    if not web_address(address):
        raise Invalid(f"this needs an absolute web address, not {address!r}")
    return address
