"""The house: an import never runs upwards, and the one-shot command stays lean."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"summarize": 0, "articles": 1, "tui": 2}
HEAVY = {"textual", "nltk", "numpy", "sumy", "trafilatura", "lxml", "htmldate", "charset_normalizer"}


def imported(tree: ast.AST) -> Iterator[str]:
    """The top-level names of everything that this code imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def climbing(package: str, code: str) -> set[str]:
    """The packages of ours above ``package`` that the code imports."""
    return {name for name in imported(ast.parse(code)) if FLOORS.get(name, -1) > FLOORS[package]}


@pytest.mark.parametrize("package", FLOORS)
def test_imports_never_run_upwards(package: str) -> None:
    files = list((ROOT / package).rglob("*.py"))
    assert files
    assert {str(f): found for f in files if (found := climbing(package, f.read_text(encoding="utf-8")))} == {}


def test_an_import_upwards_would_be_seen() -> None:
    assert climbing("summarize", "def late():\n    from articles.article import Article") == {"articles"}
    assert climbing("articles", "import tui.cli") == {"tui"}
    assert climbing("tui", "import summarize, articles, tui.cli") == set()


def test_relative_imports_are_not_used() -> None:
    for package in FLOORS:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                assert not (isinstance(node, ast.ImportFrom) and node.level), f"{file}:{node.lineno}"


def modules_after(code: str) -> set[str]:
    """The top-level names in `sys.modules` after this code ran in a fresh interpreter."""
    code += "\nimport json, sys; print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_the_one_shot_command_imports_nothing_heavy(style: str) -> None:
    seed = next((ROOT / "seeds").glob("003*"))
    arguments = ["--summary", "--format", style, str(seed)]
    loaded = modules_after(f"from tui.cli import main; assert main({arguments!r}) == 0")
    assert "nupunkt" in loaded
    assert not HEAVY & loaded


@pytest.mark.parametrize("style", ["text", "markdown", "json", "csv"])
def test_the_quotes_command_imports_nothing_heavy(style: str) -> None:
    arguments = ["quotes", "--speaker", "smith", "--format", style]
    loaded = modules_after(f"from tui.cli import main; assert main({arguments!r}) == 0")
    assert "summarize" in loaded
    assert not HEAVY & loaded


def test_the_configuration_needs_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text("method = 'lead'\n[keys]\n'list.open' = 'f5'\n")
    monkeypatch.setenv("NUTGRAF_CONFIG", str(config))
    loaded = modules_after("from tui.cli import main; assert main(['config']) == 0")
    assert "tomllib" in loaded
    assert not HEAVY & loaded


def test_a_command_that_is_not_given_is_not_imported() -> None:
    code = "from tui.cli import main; assert main(['--list-methods']) == 0; import sys; c = 'tui.commands.quotes'"
    assert "tui" in modules_after(f"{code}; assert c not in sys.modules")


def test_the_first_frame_imports_nothing_slow() -> None:
    code = "import sys; bare = set(sys.modules); from tui import first_frame; print(*set(sys.modules) - bare)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "_sqlite3" in loaded
    slow = {"rich", "summarize", "argparse", "asyncio", "dataclasses", "datetime", "inspect", "json", "re", "typing"}
    assert not (HEAVY | slow) & loaded


def test_the_first_frame_imports_nothing_that_writes_a_library() -> None:
    assert modules_after("import tui.first_frame, sys; assert 'articles.store' not in sys.modules")


def test_the_app_imports_nothing_that_reads_articles_before_there_are_some() -> None:
    assert modules_after("import tui.app, sys; assert 'articles.reading' not in sys.modules")


def test_the_app_imports_no_patterns_and_names_before_there_is_something_to_summarize() -> None:
    loaded = "'summarize.summary' in sys.modules and not {'summarize.coherence', 'articles.names'} & set(sys.modules)"
    assert modules_after(f"import tui.app, sys; assert {loaded}")


def test_the_ground_floor_imports_nothing_heavy() -> None:
    code = "from summarize import *; d = Document.from_text('Ann said no. Bob went.'); summarize(d); find_quotes(d)"
    loaded = modules_after(code)
    assert not (HEAVY | {"rich", "articles", "tui"}) & loaded
