"""Small PDFs for tests, written by hand: lines of text with a font, a size and a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One printed line; places in points from the lower left of a page of 595 by 842."""

    words: str
    y: float
    x: float = 72
    size: float = 11
    font: str = "F1"  # F1 is Helvetica, F2 its bold


@dataclass(frozen=True)
class Shape:
    """A black box, places as for Text: thin ones are rules, small square ones bullets."""

    x: float
    y: float
    wide: float
    tall: float


def grid(xs: list[float], ys: list[float]) -> list[Text | Shape]:
    """The rules of a table with these upright and level lines."""
    upright = [Shape(x, ys[0], 0.7, ys[-1] - ys[0]) for x in xs]
    return [*upright, *(Shape(xs[0], y, xs[-1] - xs[0], 0.7) for y in ys)]


def pdf(*pages: list[Text] | list[Text | Shape], title: str = "", encrypted: bool = False) -> bytes:
    """A PDF of these pages; a page without lines holds a grey rectangle, as a scan would. `encrypted` locks it."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode("latin-1"),
    ]
    kids = []
    for lines in pages:
        content = b"\n".join(_shown(line) for line in lines) or b"0.8 g 50 50 400 700 re f"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>] " % (
        b"41" * 32,
        b"42" * 32,
    )
    return _assembled(objects, lock if encrypted else b"")


def _shown(line: Text | Shape) -> bytes:
    if isinstance(line, Shape):
        return b"%g %g %g %g re f" % (line.x, line.y, line.wide, line.tall)
    words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (line.font.encode(), line.size, line.x, line.y, words)


def _assembled(objects: list[bytes], lock: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 5 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        lock,
        start,
    )
    return bytes(out)
