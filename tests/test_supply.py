"""What nutgraf is made of: bounded dependencies, a lock with hashes that fits them, nothing that runs foreign data."""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
DECLARED = [
    Requirement(line)
    for lines in (
        PROJECT["project"]["dependencies"],
        PROJECT["build-system"]["requires"],
        *EXTRAS.values(),
    )
    for line in lines
    if not line.startswith("nutgraf[")
]
IN_NO_LOCK = {"hatchling"} | {Requirement(line).name for line in EXTRAS["benchmark"]}
"""What builds the package, and what is measured beside it."""
NEEDED = {"lxml": "6.1", "nltk": "3.10.4"}
"""The first versions without known holes that could matter here: CVE-2026-41066 (lxml: external entities of untrusted
XML), CVE-2026-81726 (nltk: paths out of its folder)."""
RUN_FOREIGN_DATA = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}


def locked() -> dict[str, tuple[Version, list[str]]]:
    """The packages of the lock file: their versions and hashes."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    packages = re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)([^#\n]*)", text, re.MULTILINE)
    return {
        name: (Version(version), re.findall(r"--hash=sha256:([0-9a-f]{64})\b", rest))
        for name, version, rest in packages
    }


@pytest.mark.parametrize("requirement", DECLARED, ids=str)
def test_every_dependency_is_bounded_on_both_sides(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators & {">=", "==", "~="}
    assert operators & {"<", "<=", "==", "~="}


@pytest.mark.parametrize(("name", "version"), NEEDED.items())
def test_versions_with_known_holes_are_not_taken(name: str, version: str) -> None:
    declared = next(requirement for requirement in DECLARED if requirement.name == name)
    lowest = next(specifier.version for specifier in declared.specifier if specifier.operator == ">=")
    assert Version(lowest) >= Version(version)


def test_the_lock_fits_what_is_declared() -> None:
    lock = locked()
    wanted = [requirement for requirement in DECLARED if requirement.name not in IN_NO_LOCK]
    assert len(wanted) > 25
    assert [str(r) for r in wanted if lock[r.name.lower()][0] not in r.specifier] == []


def test_every_locked_package_has_hashes() -> None:
    lock = locked()
    assert len(lock) > 50
    assert [name for name, (_, hashes) in lock.items() if not hashes] == []


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def dangers(code: str) -> set[str]:
    """What in this code would run data as code, hand a line to a shell, or fetch data for a library."""
    tree = ast.parse(code)
    found = RUN_FOREIGN_DATA & set(imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"eval", "exec", "os.system", "os.popen", "nltk.download", "yaml.load"}:
                found.add(called)
            if any(keyword.arg == "shell" and ast.unparse(keyword.value) != "False" for keyword in node.keywords):
                found.add("shell=")
    return found


@pytest.mark.parametrize("package", ["summarize", "articles", "tui"])
def test_no_data_is_run_and_nothing_is_handed_to_a_shell(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    assert {str(file): found for file in files if (found := dangers(file.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from marshal import loads",
        "eval(text)",
        "os.system(line)",
        "nltk.download('punkt')",
        "run(x, shell=True)",
    ],
)
def test_such_code_would_be_seen(code: str) -> None:
    assert len(dangers(code)) == 1


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    path = ROOT / ".ci" / "audit.py"
    if not path.is_file():
        pytest.skip("only a checkout has the script")
    spec = importlib.util.spec_from_file_location("audit", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_known_hole_fails_the_audit(audit: ModuleType) -> None:
    holes = [{"id": "CVE-1", "fix_versions": ["2.0"]}]
    sound = {"name": "sound", "version": "1.0", "vulns": []}
    broken = {"name": "broken", "version": "1.0", "vulns": holes}
    assert audit.verdict({"dependencies": [sound, broken]}) == (
        1,
        ["broken 1.0: CVE-1, mended in 2.0", "2 packages were audited"],
    )
    assert audit.verdict({"dependencies": [sound]}) == (0, ["1 packages were audited"])


def test_an_audit_that_looked_nothing_up_says_so(audit: ModuleType) -> None:
    unknown = {"name": "sound", "skip_reason": "not found"}
    code, told = audit.verdict({"dependencies": [unknown]})
    assert code == 0
    assert told == ["not audited: the advisory service knows none of the 1 packages"]
