"""Bodies of real web pages against the measuring data: figures must not fall below the floors."""

import gzip
from pathlib import Path

from scoring import DATA, fallen, needs_data, score, write_jsonl

from articles.article import Article
from articles.reading import read_paths

pytestmark = needs_data


def test_article_bodies(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in (DATA / "data" / "aeb" / "html").glob("*.gz"):
        (folder / page.stem).write_bytes(gzip.decompress(page.read_bytes()))
    rows = ({"source": a.source, "text": a.text} for a in read_paths([str(folder)]) if isinstance(a, Article))
    predictions = write_jsonl(tmp_path / "predictions.jsonl", rows)
    assert not fallen(score("bodies.py", predictions), "pages")
