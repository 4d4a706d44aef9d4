"""The phenotype tables in MedQuAD's GARD answers, run together into one line, as rows again."""

from __future__ import annotations

import re

from primum.ingest.outlining import DocumentBuilder

_TABLE = re.compile(
    r"(?P<intro>The Human Phenotype Ontology provides the following list of signs and symptoms for .{1,200}?\.) "
    r"If the information is available, .{0,400}?Signs and Symptoms Approximate number of patients \(when available\) ?"
    r"(?P<rows>.*?)(?: ?The Human Phenotype Ontology \(HPO\) has collected information .*)?$",
    re.DOTALL,
)
_ROW = re.compile(r"(?P<sign>\S.*?) (?P<often>\d+(?:\.\d+)?%|\d+/\d+|-)(?= |$)")
_HEADER = ("Signs and symptoms", "Approximate number of patients")


def split_table(answer: str) -> tuple[str, str, list[tuple[str, str]]]:
    """(what stands before the table, its introduction, its rows as (sign, how often or "")).

    The notes on how to read such a table, the same in every answer, are left out. Without a table: (answer, "", [])."""
    found = _TABLE.search(answer)
    if not found:
        return answer, "", []
    rows = [(m["sign"], "" if m["often"] == "-" else m["often"]) for m in _ROW.finditer(found["rows"])]
    return answer[: found.start()].strip(), found["intro"], rows


def write_table(builder: DocumentBuilder, intro: str, rows: list[tuple[str, str]]) -> None:
    """Append the rows below their introduction; modes of inheritance, which are no signs, under their own heading."""
    signs = [(sign, often) for sign, often in rows if not sign.endswith("inheritance")]
    if signs:
        builder.caption(intro)
        builder.row(_HEADER)
        for sign, often in signs:
            builder.row((sign, often))
    modes = [sign for sign, _ in rows if sign.endswith("inheritance")]
    if modes:
        builder.heading("Inheritance", level=2, role="inheritance")
        for mode in modes:
            builder.paragraph(mode)
