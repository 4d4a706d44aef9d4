"""What the project promises beyond its code: settings and commands in the docs, a clean lock, no foreign addresses."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import typer
from tree import ROOT, SOURCE, modules, parsed, texts

from primum.cli import cli
from primum.config import PREFIX, Config

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-setup.lock", "requirements-encoder.lock")
# Written in two halves, so that this file does not find itself.
HOSTS = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "ana" + r"conda\.org", "npm" + r"js\.(com|org)"]))
PATHS = re.compile(
    r"(?<![\w.])/("
    + "|".join(["wor" + "k/(main|shared)", "ro" + "ot/", "ho" + "me/[a-z]+/", "Us" + "ers/[A-Za-z]+/"])
    + ")"
)


def commands() -> dict[str, list[str]]:
    """Every command as it is typed, with its options."""
    found: dict[str, list[str]] = {}
    pending: list[tuple[str, Any]] = [("primum", typer.main.get_command(cli))]
    while pending:
        name, command = pending.pop()
        members = getattr(command, "commands", {})
        pending += [(f"{name} {member}", part) for member, part in members.items()]
        if not members:
            found[name] = [option for p in command.params for option in p.opts if option.startswith("--")]
    return found


def section(command: str) -> str:
    """The part of docs/cli.md that describes a command: a section of its own, or a row in its group's."""
    described = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = {part.splitlines()[0]: part for part in re.split(r"^## ", described, flags=re.M)[1:]}
    for title, text in sections.items():
        if re.match(rf"{command}\b", title):
            return text
        group, _, last = command.rpartition(" ")
        if title == group and (row := re.search(rf"^\| `{last}\b.*$", text, re.M)):
            return row.group()
    return ""


def test_every_setting_is_described() -> None:
    described = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for setting in fields(Config):
        assert f"`{PREFIX}{setting.name.upper()}`" in described
    named = set(re.findall(rf"`{PREFIX}([A-Z_]+)`", described))
    elsewhere = {"DATA", "DEBUG", "PYTHON"}
    assert named <= {setting.name.upper() for setting in fields(Config)} | elsewhere, "a setting that is not there"


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_option_is_described(command: str) -> None:
    described = section(command)
    assert described, f"docs/cli.md does not describe {command}"
    missing = [o for o in commands()[command] if o not in described and o not in {"--help", "--library"}]
    assert not missing, f"docs/cli.md does not say what {command} does with {missing}"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_host(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9._-]+)==[^ ]+ \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.M)
    assert packages
    started = re.findall(r"^[a-zA-Z0-9]\S*", lock, re.M)
    assert len(started) == len(packages), "a line without a hash"
    assert "://" not in lock
    assert "@ file" not in lock


def test_what_runs_needs_no_torch() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.findall(r"^(torch|tensorflow|nvidia-.*|triton|transformers|sentence-transformers)==", lock, re.M)


def declared() -> list[str]:
    """Names of the packages that running needs, as pyproject.toml lists them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!;\[ ]", name)[0] for name in project["dependencies"]]


def test_every_imported_package_is_declared() -> None:
    named = packages_distributions().items()
    providers = {module: {name.lower().replace("_", "-") for name in names} for module, names in named}
    known = {name.lower() for name in declared()}
    # The bench compares with other engines, which are tools of development; onnx writes the encoder's graph at set-up.
    tools = {"bench": {"bm25s", "tantivy"}, "lm": {"onnx"}}
    for path in modules():
        room = path.relative_to(SOURCE).parts[0]
        for name in imported(path) - set(sys.stdlib_module_names) - {"primum", "_typeshed"} - tools.get(room, set()):
            assert providers.get(name, set()) & known, f"{path.name} imports {name}, which pyproject.toml does not list"


def imported(path: Path) -> set[str]:
    """The top names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_every_dependency_is_locked_and_has_its_reason() -> None:
    names = declared()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    reasons = (ROOT / "docs" / "adr" / "0002-dependencies.md").read_text(encoding="utf-8")
    for name in names:
        assert f"\n{name.lower()}==" in lock, f"{name} is not in the lock: make lock"
        assert f"| {name} |" in reasons, f"{name} has no row in docs/adr/0002-dependencies.md"


def test_no_package_host_and_no_path_of_one_machine_is_named() -> None:
    for path, text in texts():
        for pattern in (HOSTS, PATHS):
            found = pattern.search(text)
            assert not found, f"{path} names {found.group() if found else ''}"


def test_every_skipped_test_says_why() -> None:
    for path in modules(ROOT / "tests"):
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr == "skip":
                assert node.args or node.keywords, f"{path.name}:{node.lineno} skips without a reason"
            if node.func.attr in {"skipif", "xfail"}:
                assert any(k.arg == "reason" for k in node.keywords), f"{path.name}:{node.lineno} gives no reason"


def test_no_expected_failure_hides_a_gap() -> None:
    hidden = [path for path, text in texts() if path.startswith("tests/") and "mark." + "xfail" in text]
    assert not hidden


def test_cleaning_up_leaves_what_people_made(tmp_path: Path) -> None:
    for kept in ("encoder/model.onnx", "library/head", "stamps/done", "keys/secret", "primum.db"):
        place = tmp_path / ".primum" / kept
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert sorted(p.name for p in (tmp_path / ".primum").iterdir()) == ["keys", "primum.db"]
