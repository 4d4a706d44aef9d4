"""A page put in order before its main text is looked for: what would be lost, run together or taken for something else.

Tables say every cell in each row that it spans, with what stands in a cell on one line; terms and their definitions
are items; what folds out under a button, and lines in bold above a text, are headings; marks that point to
references are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from primum.ingest.spans import spread
from primum.ingest.xml_files import raised

CAPTION = "[[caption]] "
"""Stands before the text of a table's caption on the way through the search for the main text."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_POINTS = re.compile(r"[\s\[\]()]*[\d*†‡§a-z]{1,3}(?:[\s,;–-]+[\d*†‡§]{1,3})*[\s\[\]()]*")
_FOLDS = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")
_ASIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"})
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|share|sharing|social|related|skip-?(?:link|nav)?|newsletter|feedback"
    r"|pagination|site-?footer|page-?toc|on-this-page|table-of-contents|visually-hidden-nav|language-switcher)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.3  # share of a page's text that something beside it has at most


def mend(tree: html.HtmlElement) -> None:
    """Put a page in order, in place."""
    _without_asides(tree)
    for raised_part in list(tree.iter("sup")):
        _raise(raised_part)
    for table in list(tree.iter("table")):
        _table(table)
    for terms in list(tree.iter("dl")):
        _terms(terms)
    _headings(tree)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _without_asides(tree: html.HtmlElement) -> None:
    """Take out what its role or name says is beside the text, unless it holds much of the page."""
    body = tree.find("body")
    if body is None:
        return
    most = _MOST * len(_text(body))
    for element in list(body.iter("nav", "div", "section", "aside", "ul", "ol", "p", "form", "header", "footer")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        beside = element.get("role") in _ASIDE_ROLES or (
            element.tag not in ("header", "footer") and _ASIDE_NAMES.search(names)
        )
        small = beside and element.getparent() is not None and len(_text(element)) <= most
        if small and next(element.iter("h1", "main"), None) is None:
            element.drop_tree()


def _raise(element: html.HtmlElement) -> None:
    """Superscript characters for raised numbers; marks that point down the page are dropped."""
    points = any((a.get("href") or "").startswith("#") for a in element.iter("a"))
    points = points or (element.getparent() is not None and (element.getparent().get("href") or "").startswith("#"))
    text = "".join(str(part) for part in element.itertext())
    if points and _POINTS.fullmatch(text):
        element.drop_tree()
    elif text:
        for child in list(element):
            element.remove(child)
        element.text = raised(text)


def _table(table: html.HtmlElement) -> None:
    """A table's cells on one line and in every row that they span; one that lays out a page becomes its parts."""
    if table.getparent() is None:
        return
    ruled = next((e for e in table.iter("th", "thead", "caption") if _own_table(e, table)), None) is not None
    lays_out = table.get("role") in ("presentation", "none") or (
        not ruled and any(e.tag in _HEADINGS or e.tag == "table" for e in table.iter() if e is not table)
    )
    if lays_out:
        for part in list(table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
            if _own_table(part, table):
                part.tag = "div"
        return
    rows = list(rows_of(table))
    if rows:
        _rewrite(table, rows)


def rows_of(table: html.HtmlElement) -> Iterator[list[str]]:
    """The texts of a table's cells by row, a cell that spans rows in each of them; none for rows without words."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr") if _own_table(row, table)]
    yield from filter(None, spread(rows, _cell))


def _own_table(part: etree._Element, table: etree._Element) -> bool:
    """Whether a part is of this table and not of one inside it."""
    return part is table or (part.tag != "table" and next(part.iterancestors("table"), None) is table)


def _rewrite(table: html.HtmlElement, filled: list[list[str]]) -> None:
    caption = next(table.iter("caption"), None)
    said = _text(caption) if caption is not None else ""
    tail = table.tail
    table.clear()
    table.tail = tail
    if said:
        _row(table, [f"{CAPTION}{said}"])
    for cells in filled:
        _row(table, cells)


def _row(table: html.HtmlElement, cells: list[str]) -> None:
    row = etree.SubElement(table, "tr")
    for text in cells:
        etree.SubElement(row, "td").text = text


def _cell(cell: html.HtmlElement) -> str:
    """A cell on one line, items of lists in it parted by semicolons."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            if element.tag == "li" and "".join(parts).strip() and not parts[-1].rstrip().endswith((";", ":")):
                parts.append("; ")
            elif element.tag in ("br", "p", "div", "ul", "ol"):
                parts.append(" ")
            parts.append(element.text or "")
        else:
            if element.tag in ("p", "div", "li", "ul", "ol"):
                parts.append(" ")
            if element is not cell:
                parts.append(element.tail or "")
    return re.sub(r"\s+(?=;)", "", " ".join("".join(parts).split()))


def _terms(terms: html.HtmlElement) -> None:
    """A list of terms as items, "term: definition"; of questions, as headings above their answers."""
    asked = [e for e in terms.iter("dt") if _text(e).endswith("?")]
    if asked:
        for part in list(terms.iter("dt", "dd")):
            part.tag = "div" if part.tag == "dd" else "h4"
        terms.tag = "div"
        return
    item: html.HtmlElement | None = None
    for part in [e for e in terms.iter("dt", "dd") if next(e.iterancestors("dl"), None) is terms]:
        if part.tag == "dt" and not (item is not None and item.get("open")):
            item = etree.Element("li", open="yes")
            item.text = _text(part)
            part.addprevious(item)
            part.drop_tree()
        elif part.tag == "dt" and item is not None:
            item.text = f"{item.text}, {_text(part)}"
            part.drop_tree()
        elif item is not None:
            _defined(item, part)
            part.getparent().remove(part)
    terms.tag = "ul"
    for wrapper in list(terms.iter("div")):
        if next(wrapper.iterancestors("ul", "ol"), None) is terms and wrapper.find("li") is not None:
            wrapper.drop_tag()


def _defined(item: html.HtmlElement, definition: html.HtmlElement) -> None:
    """Write a definition into its term's item."""
    between = ": " if item.get("open") and not (item.text or "").endswith(":") else " "
    item.attrib.pop("open", None)
    text = f"{between}{(definition.text or '').strip()}"
    if len(item):
        item[-1].tail = f"{item[-1].tail or ''}{text}"
    else:
        item.text = f"{item.text or ''}{text}"
    item.extend(list(definition))


def _headings(tree: html.HtmlElement) -> None:
    """Buttons that unfold a text, and short lines in bold above one, as headings below the last one."""
    level = 1
    for element in list(tree.iter(*_HEADINGS, "button", "summary", "p", "div")):
        tag = element.tag
        if tag in _HEADINGS:
            level = int(tag[1])
            for button in list(element.iter("button")):
                button.tag = "span"
        elif tag == "summary":
            around = element.getparent()
            if next(element.iter(*_HEADINGS), None) is not None:
                element.drop_tag()
            else:
                element.tag = f"h{min(6, level + 1)}"
            if around is not None and around.tag == "details":
                around.drop_tag()
        elif tag == "button":
            if any(element.get(name) is not None for name in _FOLDS) and len(_text(element).split()) > 1:
                element.tag = f"h{min(6, level + 1)}"
        elif _is_bold_head(element):
            element.tag = f"h{min(6, level + 1)}"


def _is_bold_head(element: html.HtmlElement) -> bool:
    """A paragraph that is one short stretch of bold type without a full stop, above a text that is not so."""
    if len(element) != 1 or element[0].tag not in ("b", "strong") or (element.text or "").strip():
        return False
    text, following = _text(element), element.getnext()
    if (element[0].tail or "").strip() or following is None or following.tag in _HEADINGS:
        return False
    plain = 2 <= len(text) <= 80 and text[-1] not in ".,;:!" and text[0].isupper()
    own = element.getparent() is not None and element.getparent().tag not in ("li", "td", "th")
    return plain and own and not (len(following) == 1 and following[0].tag in ("b", "strong"))
