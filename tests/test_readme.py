"""What the README says is true: its example has the real output, its picture, settings and code work as written."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from articles.query import Wrong, parse
from tui.actions import ACTIONS
from tui.citations import CSV_FIELDS
from tui.config_table import BY_NAME, LENGTHS
from tui.settings import parse_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_example_has_the_real_output() -> None:
    for block in blocks("console"):
        for example in re.split(r"^\$ nutgraf ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            words = [sys.executable, "-m", "tui", *shlex.split(command)]
            done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
            assert done.stdout == expected
    assert blocks("console")


def test_the_fields_of_quotations_are_those_that_are_printed() -> None:
    section = README.partition("## Who said what, across articles")[2].partition("## The keys")[0]
    documented = {
        name for cell in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui", "quotes", "--format", "json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    printed = {name for line in done.stdout.splitlines() for name in json.loads(line)}
    assert documented - {"marked", "unmarked"} == printed - {"marked", "unmarked"}
    columns = section.partition("The CSV has")[2].partition("Every cell")[0]
    assert tuple(re.findall(r"`(\w+)`", columns)) == CSV_FIELDS


def test_the_queries_are_queries() -> None:
    section = README.partition("## Search")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \| .* \|$", section, re.MULTILINE)
    queries = [query for row in rows for query in re.findall(r"`(.+?)`", row)]
    assert len(queries) > 15
    wrong = [query for query in queries if isinstance(parse(query, date(2025, 7, 9)), Wrong)]
    assert set(wrong) == {"(…)", "title:", "body:", "quote:"}  # which go on


def test_the_pictures_are_there() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert pictures
    assert [path for path in pictures if not (ROOT / path).is_file()] == []


def test_the_configuration_is_accepted() -> None:
    (table,) = blocks("toml")
    settings = parse_settings(tomllib.loads(table))
    assert settings.theme == "light"
    assert settings.given | set(LENGTHS) == set(BY_NAME)


def test_the_library_example_runs(tmp_path: Path) -> None:
    (code,) = blocks("python")
    (tmp_path / "story.txt").write_text(
        "The town keeps its old library for a year. “We heard the readers,” said Mayor Jane Hill.\n\n"
        "Readers had protested for weeks in front of the hall."
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "The town keeps its old library" in done.stdout
    assert "Jane Hill direct" in done.stdout


@pytest.mark.parametrize(
    "line", re.findall(r"^\| (list|reader|summary|quotes|speaker|search|views) \| (.*) \|$", README, re.MULTILINE)
)
def test_the_keys_are_those_of_the_table(line: tuple[str, str]) -> None:
    pane, words = line
    names = {"/": "slash", ".": "full_stop", ",": "comma", "]": "right_square_bracket", "[": "left_square_bracket",
             "-": "minus", "+": "plus", "{": "left_curly_bracket", "}": "right_curly_bracket", "Enter": "enter",
             "Space": "space", "'": "apostrophe"}  # fmt: skip
    bound = {key for action in ACTIONS if action.pane == pane for key in action.keys}
    assert [key for key in re.findall(r"`(.+?)`", words) if names.get(key, key) not in bound] == []
