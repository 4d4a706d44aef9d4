"""The shape of the code: who may import whom, how long things are, what they are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

import pytest
from tree import ROOT, SOURCE, functions, modules, parsed

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "misc"}
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s)", re.S
)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Names of the modules that a file imports, at its top or inside functions."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def written(path: Path) -> list[str]:
    """The lines of a file that are neither empty nor docstring."""
    silent: set[int] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            silent |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for number, line in enumerate(lines, start=1) if line.strip() and number not in silent]


def test_imports_go_down_only() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("door", ["cli", "api", "web", "bench"])
def test_doors_know_only_the_hall_and_what_lies_under_the_rooms(door: str) -> None:
    rooms = {f"primum.{room}" for room in ("ingest", "library", "lm", "answer", "store", "review", "safety")}
    place = SOURCE / door
    for path in [place] if place.is_file() else modules(place):
        touched = {name for name in imports(path) if any(name == r or name.startswith(r + ".") for r in rooms)}
        assert not touched, f"{relative(path)} reaches past the hall: {sorted(touched)}"


def test_a_web_framework_is_known_to_api_and_web_alone() -> None:
    for path in modules():
        if path.relative_to(SOURCE).parts[0] in {"api", "web", "cli"}:
            continue
        known = {name.split(".")[0] for name in imports(path)} & {"fastapi", "starlette", "uvicorn", "jinja2"}
        assert not known, f"{relative(path)} imports {known}"


def test_the_nouns_are_short_and_need_the_standard_library_alone() -> None:
    model = SOURCE / "model.py"
    assert len(written(model)) < 300, "model.py has outgrown its page"
    outside = {name.split(".")[0] for name in imports(model)} - set(sys.stdlib_module_names) - {"primum"}
    assert not outside
    assert {name for name in imports(model) if name.startswith("primum")} <= {"primum.errors", "primum.errors.Invalid"}


def test_no_file_is_long_and_half_are_short() -> None:
    lengths = {relative(path): len(path.read_text().splitlines()) for path in modules() + modules(ROOT / "tests")}
    assert not {path: lines for path, lines in lengths.items() if lines > 500}
    code = [lines for path, lines in lengths.items() if path.startswith("src/") and not path.endswith("__init__.py")]
    assert median(code) <= 150


def test_no_function_is_long_and_nine_in_ten_are_short() -> None:
    found = list(functions())
    assert not [f for f in found if f.lines > 80]
    longer = [f for f in found if f.lines > 35]
    assert len(longer) <= len(found) / 10, longer


def test_modules_are_nouns_or_the_verb_they_do() -> None:
    named = {relative(path) for path in modules() if {path.stem, *path.stem.split("_")} & FORBIDDEN_NAMES}
    assert not named


def test_only_the_command_line_prints() -> None:
    for path in modules():
        if (SOURCE / "cli") in path.parents:
            continue
        calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        printing = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id in {"print", "breakpoint"}]
        assert not printing, f"{relative(path)} prints in lines {printing}"


def test_sql_stands_in_the_store_alone() -> None:
    for path in modules():
        if path.relative_to(SOURCE).parts[0] == "store":
            continue
        strings = [n.value for n in ast.walk(parsed(path)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        assert not [s for s in strings if SQL.match(s.upper())], f"{relative(path)} holds SQL"


def test_every_public_module_class_and_function_says_what_it_is() -> None:
    silent = []
    for path in modules():
        tree = parsed(path)
        if not ast.get_docstring(tree):
            silent.append(relative(path))
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{relative(path)}:{node.lineno} {node.name}")
    assert not silent


def names(path: Path) -> Iterator[str]:
    """What a module defines at its top, but for what a decorator hands on."""
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not node.decorator_list or isinstance(node, ast.ClassDef):
                yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name))


def mentions(paths: Iterable[Path]) -> Counter[str]:
    """How often each word stands in files."""
    return Counter(word for path in paths for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))


def test_nothing_stands_unused() -> None:
    code = [path for path in modules() if "migrations" not in path.parts]
    told = mentions([*code, *modules(ROOT / "train"), *SOURCE.rglob("*.html"), *ROOT.glob("scripts/*")])
    defined = Counter(name for path in code for name in names(path) if not name.startswith("_"))
    assert not [name for name, count in defined.items() if told[name] <= count], "nothing but tests refers to these"
    for path in code:
        own = Counter(name for name in names(path) if not name.startswith("__"))
        within = mentions([path])
        hidden = [name for name, count in own.items() if name.startswith("_") and within[name] <= count]
        assert not hidden, f"{relative(path)} makes no use of {hidden}"
