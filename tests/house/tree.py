"""The project's own files, for the tests of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "primum"
FOLDERS = ("src", "tests", "train", "docs", "deploy", "scripts", "starter", ".ci")
BINARY = {".png", ".jpg", ".webp", ".woff2", ".pyc", ".pdf", ".ico"}


class Function(NamedTuple):
    """A function, where it stands, and how many lines it has (decorators left out, docstring counted)."""

    where: str
    lines: int


def modules(folder: Path = SOURCE) -> list[Path]:
    """Every Python file under a folder."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(folder: Path = SOURCE) -> Iterator[Function]:
    """Every function and method under a folder."""
    for path in modules(folder):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Function(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines)


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the project, by its path: what lies at the top and in the project's folders."""
    paths = [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".coverage")]
    for folder in FOLDERS:
        paths += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in sorted(paths):
        generated = "__pycache__" in path.parts or any(part.endswith(".egg-info") for part in path.parts)
        if path.suffix not in BINARY and not generated:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
