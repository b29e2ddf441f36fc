"""The benchmark of summaries runs, says which peers are missing, and stops one that is too slow."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "summaries.py"


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, BENCHMARK, *options], capture_output=True, text=True, encoding="utf-8")


def test_it_has_a_line_for_each_method_or_says_why_not(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"text": "Votes rise. Votes fall."}\n{"text": "Nobody votes."}\n', encoding="utf-8")
    done = run("--lengths", "3", "--rounds", "1", "--jsonl", str(articles))
    assert done.stderr == ""
    assert f"3 sentences, 6 words, {articles}" in done.stdout
    for method in ("nutgraf", "lexrank", "textrank", "sumy-lexrank", "sumy-textrank"):
        assert f"\n  {method} " in done.stdout
    for peer in ("lede", "summa"):
        assert (f"\n  {peer} " in done.stdout) == (find_spec(peer) is not None)
        assert (f"{peer} is not installed (pip install -e '.[benchmark]')" in done.stdout) == (find_spec(peer) is None)


def test_a_method_that_takes_too_long_is_stopped_and_told() -> None:
    lines = run("--lengths", "100", "200", "--rounds", "2", "--cap", "0.01").stdout.splitlines()
    assert [line.split()[1:5] for line in lines if line.startswith("  sumy-lexrank ")] == [
        ["stopped", "after", "0.01", "s,"]
    ]


def test_a_file_of_something_else_is_told_in_a_line(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"title": "Votes"}\n', encoding="utf-8")
    done = run("--lengths", "3", "--rounds", "1", "--jsonl", str(articles))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"{articles}: no file of JSON lines with a \"text\" in each (KeyError: 'text')"]
