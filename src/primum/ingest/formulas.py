"""Formulas as text where they read in a line: "p < 0.05", "V̇O2", "kg/m²"."""

from __future__ import annotations

from lxml import etree

from primum.ingest.outlining import tidy
from primum.ingest.xml_files import local, raised

PLACE = " [formula] "
_LONGEST = 60
_ACCENTS = {"˙": "\u0307", "¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303"}
_LEAVES = ("mi", "mo", "mn", "mtext", "ms")
_ROWS = ("math", "mrow", "mstyle", "mpadded", "msub", "semantics", "mphantom")


class _NotALine(Exception):
    """The formula has more than one storey."""


def formula(element: etree._Element) -> str:
    """The text of a formula in MathML, or of one that is set in plain text; PLACE where it does not read in a line."""
    maths = next((e for e in element.iter() if local(e) == "math"), None)
    try:
        text = tidy(_line(maths) if maths is not None else _plain(element))
    except _NotALine:
        return PLACE
    return text if 0 < len(text) <= _LONGEST else PLACE


def _plain(element: etree._Element) -> str:
    if any(local(e) in ("tex-math", "graphic", "inline-graphic") for e in element.iter()):
        raise _NotALine
    return "".join(str(t) for t in element.itertext())


def _line(element: etree._Element) -> str:
    name = local(element)
    if name in _LEAVES:
        return element.text or ""
    if name == "mspace":
        return " "
    parts = [_line(e) for e in element if local(e) not in ("", "annotation", "annotation-xml")]
    joined = _joined(name, parts)
    if name == "mfenced":
        joined = f"{element.get('open', '(')}{','.join(parts)}{element.get('close', ')')}"
    if joined is None:
        raise _NotALine
    return joined


def _joined(name: str, parts: list[str]) -> str | None:
    """The parts of a formula in one line, None where its kind does not allow that."""
    if name in _ROWS:
        return "".join(parts)
    if name in ("msup", "msubsup") and parts:
        return "".join(parts[:-1]) + raised(parts[-1])
    if name == "mover" and len(parts) == 2 and parts[1].strip() in _ACCENTS:
        return parts[0] + _ACCENTS[parts[1].strip()]
    if name == "mfrac" and len(parts) == 2 and all(p.strip().isalnum() for p in parts):
        return f"{parts[0].strip()}/{parts[1].strip()}"
    return None
