"""Intake and date lines against the measuring data: figures must not fall below the floors."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scoring import DATA, as_dict, fallen, needs_data, score, write_jsonl

from articles.article import Article
from articles.reading import read_paths

pytestmark = needs_data

FIELDS = "source title deck byline place publisher credit published updated scope language text".split()


def row(article: Article) -> dict[str, Any]:
    """An article as the scorers want it."""
    lists = {name: [as_dict(x) for x in getattr(article, name)] for name in ("sectors", "paragraphs", "dropped")}
    return {name: getattr(article, name) for name in FIELDS} | lists


def predictions(folder: Path, paths: Iterable[Path]) -> Path:
    articles = [a for a in read_paths(map(str, paths)) if isinstance(a, Article)]
    return write_jsonl(folder / "predictions.jsonl", map(row, articles))


def test_sample_articles(tmp_path: Path) -> None:
    assert not fallen(score("articles.py", predictions(tmp_path, [DATA / "seeds"])), "intake_seeds")


def test_whole_pages_as_raw_scrapes(tmp_path: Path) -> None:
    score("as_scrapes.py", tmp_path / "pages")
    assert not fallen(score("bodies.py", predictions(tmp_path, [tmp_path / "pages"])), "intake_pages")


def test_clean_articles_lose_nothing(tmp_path: Path) -> None:
    gold = DATA / "data" / "bbc_dev.jsonl"
    score("as_files.py", gold, tmp_path / "files")
    figures = score("intake.py", predictions(tmp_path, [tmp_path / "files"]), gold)
    assert not fallen(
        figures | {"kept_share": 100 - figures["lost_share"], "present": -figures["missing"]}, "intake_bbc"
    )


def test_articles_of_one_line_and_with_headings(tmp_path: Path) -> None:
    for name in ("cnndm_dev", "polnear_dev"):
        gold = DATA / "data" / f"{name}.jsonl"
        score("as_files.py", gold, tmp_path / name)
        figures = score("intake.py", predictions(tmp_path, [tmp_path / name]), gold)
        lost = figures["lost"] - figures["lost_title"]  # without a gold title the headline is counted as a sentence
        assert (figures["missing"], lost) == (0, 0)


def test_date_lines() -> None:
    command = f"{sys.executable} -m articles.dates"
    assert not fallen(score("dates.py", f"{command} --context", "--context"), "dates_in_context")
    assert not fallen(score("dates.py", command), "dates")
