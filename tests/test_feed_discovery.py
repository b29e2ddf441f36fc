"""The feeds that a page names are found, the likeliest first."""

import pytest

from articles.feeds.discovery import Found, feeds_of

HERE = "https://a.example/news/"


def urls(page: str) -> list[str]:
    return [found.url for found in feeds_of(page.encode(), HERE)]


def test_declared_feeds_come_first_and_those_of_comments_last() -> None:
    page = """<head><link rel="alternate" type="application/rss+xml" title="A » Comments Feed" href="/comments/feed/">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="A » News" href="atom.xml#top">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
      <link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" type="text/css" href="/rss.css"></head>
      <a href="/labour/rss">Labour</a> <a href="/about">About</a> <a href="/all"><b>RSS</b> feed</a>"""
    assert feeds_of(page.encode(), HERE) == [
        Found("https://a.example/news/atom.xml", "A » News"),
        Found("https://a.example/feed.json"),
        Found("https://a.example/labour/rss", "Labour"),
        Found("https://a.example/all", "RSS feed"),
        Found("https://a.example/comments/feed/", "A » Comments Feed"),
    ]


def test_addresses_are_resolved_against_the_base_of_the_page() -> None:
    assert urls('<base href="//b.example/x/"><link rel="alternate" type="text/xml" href="rss">') == [
        "https://b.example/x/rss"
    ]


def test_a_scheme_may_be_in_capitals() -> None:
    assert urls('<link rel="alternate" type="text/xml" href="HTTP://b.example/rss">') == ["HTTP://b.example/rss"]


def test_each_address_is_named_once() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    assert urls(f"{link}{link}<a href=/feed>Feed</a>") == ["https://a.example/feed"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:rss()">RSS</a>',
        '<a href="mailto:feed@a.example">feed</a>', '<a href="http://[/rss">RSS</a>',
        '<a href="/feeding-the-hungry">Feeding the hungry</a>',
        '<a href="/news/">RSS</a>', '<link rel=alternate href=/rss>', "",
        '<a href="/a">The union said on Tuesday that the feed of news will be cut</a>',
    ],
)  # fmt: skip
def test_what_is_no_feed_is_not_found(link: str) -> None:
    assert urls(f"<body>{link}") == []


def test_a_page_in_another_encoding_keeps_its_titles() -> None:
    page = '<meta charset="iso-8859-1"><link rel="alternate" type="application/rss+xml" href="/f" title="Café">'
    assert feeds_of(page.encode("latin-1"), HERE) == [Found("https://a.example/f", "Café")]
    assert feeds_of(page.partition(">")[2].encode(), HERE) == [Found("https://a.example/f", "Café")]


def test_a_deep_page_is_read_to_its_end() -> None:
    assert urls("<div>" * 3000 + '<a href="/rss">RSS</a>') == ["https://a.example/rss"]


@pytest.mark.parametrize("base", ["http://[", "http://[bad]/", "//["])
def test_a_base_that_is_no_address_leads_nowhere(base: str) -> None:
    link = '<link rel="alternate" type="text/xml" href="{}">'
    page = f'<base href="{base}">{link.format("rss")}{link.format("http://[")}{link.format("https://b.example/rss")}'
    assert urls(page) == ["https://b.example/rss"]
