"""Characters that XML tells in two halves are whole, in whatever is read as XML."""

from __future__ import annotations

import pytest

from articles.article import Article
from articles.feeds import opml
from articles.reading import read_bytes
from articles.reading.feed import entries
from articles.reading.references import joined


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("&#55357;&#56832;", "&#128512;"),
        ("&#xD83D;&#xde00;", "&#128512;"),
        ("&#55357;", "&#65533;"),
        ("&#56832;&#55357;", "&#65533;&#65533;"),
        ("&#55295; &#57344; &#xE000; &#38; &amp;", "&#55295; &#57344; &#xE000; &#38; &amp;"),
    ],
)
def test_halves_are_joined_or_replaced(told: str, expected: str) -> None:
    assert joined(told.encode()).decode() == expected


def test_one_in_a_feed_does_not_cost_the_others() -> None:
    items = "".join(f"<item><title>{title}</title></item>" for title in ("Tides &#55357;&#56832;", "Wind"))
    feed = entries(f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode(), "")
    assert [one.title for one in feed.entries] == ["Tides \U0001f600", "Wind"]


def test_in_an_item_of_an_agency() -> None:
    body = "<body.content><p>High at noon &#55357;&#56832; and low at night.</p></body.content>"
    (found,) = read_bytes(f"<?xml version='1.0'?><nitf><body>{body}</body></nitf>".encode(), "a.xml")
    assert isinstance(found, Article)
    assert found.text == "High at noon \U0001f600 and low at night."


def test_in_a_list_of_feeds() -> None:
    (one,) = opml.read(b"<opml><body><outline text='a&#55357;&#56832;' xmlUrl='http://a.example/'/></body></opml>")
    assert one.title == "a\U0001f600"
