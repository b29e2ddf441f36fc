"""The benchmark of quotations tells how time grows, and how fast another reader is on the same articles."""

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "quotations.py"


def run(*options: str) -> str:
    done = subprocess.run([sys.executable, BENCHMARK, *options], capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


def test_it_has_a_line_for_each_pattern_with_its_ratio() -> None:
    lines = run("--sizes", "1", "2", "--rounds", "1", "--only", "straight marks", "many names").splitlines()
    assert [line.split("  ")[0] for line in lines[1:-1]] == ["straight marks", "straight marks apart", "many names"]
    assert all(line.count("ms") == 2 for line in lines[1:-1])
    assert lines[-1].startswith("worst ratio ")


def test_it_stops_a_pattern_after_the_cap() -> None:
    lines = run("--sizes", "1", "2", "--rounds", "1", "--cap", "0", "--only", "many names").splitlines()
    assert lines[1].count("ms") == 1


def test_it_reads_the_same_articles_with_another_reader(tmp_path: Path) -> None:
    articles, other = tmp_path / "articles.jsonl", tmp_path / "other.py"
    articles.write_text('{"text": "“It is so,” said Guy Smith."}\n', encoding="utf-8")
    other.write_text("def extract(text):\n    assert text.endswith('Smith.')\n", encoding="utf-8")
    lines = run("--articles", str(articles), "--beside", str(other), "--rounds", "1").splitlines()
    assert [line.split()[0] for line in lines] == ["nutgraf", "other.py"]
    assert all("articles a second" in line for line in lines)
