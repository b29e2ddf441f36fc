"""Lists of feeds are read, however they are written, and written so that they are read again."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from articles.feeds import opml
from articles.feeds.opml import Outline, read, write
from articles.reading.piece import FormatError


def listed(body: str) -> tuple[Outline, ...]:
    return read(f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'.encode())


def test_feeds_stand_in_their_groups() -> None:
    feed = '<outline text=" Local\n News " type="RSS" xmlUrl=" https://a.example/feed " htmlUrl="https://a.example/"/>'
    found = listed(f'<outline text="Labour"><outline title="Health">{feed}</outline></outline>')
    assert found == (Outline("https://a.example/feed", "Local News", "https://a.example/", ("Labour", "Health")),)


def test_categories_inclusions_and_pages() -> None:
    found = listed(
        '<outline text="a" xmlurl="https://a.example/f" category=", x ,/y/z,"/>'
        '<outline text="b" type="Include" url="https://b.example/list"/>'
        '<outline text="c" htmlUrl="https://c.example/"/><outline text="a note"/>'
    )
    assert [(one.url, one.kind) for one in found] == [
        ("https://a.example/f", "feed"),
        ("https://b.example/list", "list"),
        ("https://c.example/", "page"),
    ]
    assert found[0].categories == ("x", "y/z")


def test_an_address_in_two_groups_is_one_entry() -> None:
    feed = '<outline text="a" xmlUrl="https://a.example/f"/>'
    (found,) = listed(f'<outline text="X">{feed}</outline><outline text="Y">{feed}</outline>')
    assert (found.groups, found.categories) == (("X",), ("Y",))


@pytest.mark.parametrize(
    "data",
    [
        b'<opml><body><outline text="Caf&eacute; & Co" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>',
        "<opml><body><outline text='Café &amp; Co' XMLURL='https://a.example/?a=1&amp;b=2'>".encode(),
        '<?xml version="1.0" encoding="iso-8859-1"?><opml><outline text="Café &amp; Co" '
        'xmlUrl="https://a.example/?a=1&amp;b=2"/></opml></unexpected>'.encode("latin-1"),
        '\ufeff<opml><outline text="Café &amp; Co" xmlUrl="https://a.example/?a=1&amp;b=2"/></opml>'.encode("utf-16"),
    ],
)
def test_ill_formed_lists_and_encodings(data: bytes) -> None:
    (found,) = read(data)
    assert (found.url, found.title) == ("https://a.example/?a=1&b=2", "Café & Co")


@pytest.mark.parametrize("encoding", ["idna", "undefined", "punycode", "nonsense"])
def test_what_is_no_encoding_is_passed_over(encoding: str) -> None:
    (found,) = read(
        f'<?xml version="1.0" encoding="{encoding}"?><opml><outline xmlUrl="https://a.example/é"/>'.encode()
    )
    assert found.url == "https://a.example/é"


@pytest.mark.parametrize("data", [b"", b"a story", b"<rss><channel/></rss>", b"<html><body>404</body></html>", b"\0\1"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opml, "MAX_OUTLINES", 2)
    with pytest.raises(FormatError, match="more than 2 entries"):
        listed("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(3)))


def test_entities_are_neither_fetched_nor_blown_up() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom" * 100}">' for n in range(10))
    outside = '<!ENTITY x SYSTEM "file:///etc/hostname">'
    feed = '<outline text="a&e9;&x;" xmlUrl="https://a.example/"/>'
    (found,) = read(f"<!DOCTYPE opml [{bomb}{outside}]><opml>{feed}</opml>".encode())
    assert found.title == "a&e9;&x;"


def test_what_is_written_is_read_again() -> None:
    outlines = (
        Outline(
            "https://a.example/f?a=1&b=2", 'A "b" <c>', "https://a.example/", ("Labour", "Care & <s>"), ("x", "y/z")
        ),
        Outline("https://b.example/f", "Ünï", groups=("Labour",)),
        Outline("https://c.example/list", "C", kind="list"),
        Outline("https://d.example/", "D", kind="page"),
    )  # fmt: skip
    assert set(read(write(outlines, "Mine"))) == set(outlines)
    assert write(outlines).count(b'text="Labour"') == 1


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert read(write([Outline("https://a.example/f", "a\x1b[31m\0\ud800b")])) == (
        Outline("https://a.example/f", "a[31mb"),
    )


SAMPLES = Path(os.environ.get("NUTGRAF_DATA", "/nowhere"), "data/opml")
ABOUT = re.compile(r"Eval:\s*(.*result\[['\"](?:feeds|lists|opportunities)['\"]\].*)")
NOT_READ = "yandex"  # a vocabulary that nothing writes any more


def as_expected(outlines: tuple[Outline, ...]) -> dict[str, list[dict[str, Any]]]:
    """The entries in the words of the samples' expectations."""
    told: dict[str, list[dict[str, Any]]] = {"feeds": [], "lists": [], "opportunities": []}
    for one in outlines:
        categories = [name.split("/") for name in one.categories] + [list(one.groups)] * bool(one.groups)
        tags = [names[0] for names in categories if len(names) == 1]
        place = told[{"feed": "feeds", "list": "lists", "page": "opportunities"}[one.kind]]
        place.append({"url": one.url, "title": one.title, "categories": categories, "tags": tags})
    return told


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the samples of NUTGRAF_DATA")
def test_the_samples_say_what_they_hold() -> None:
    files = [path for path in sorted(SAMPLES.rglob("*.xml")) if NOT_READ not in path.parts]
    wrong, checked = [], 0
    for path in files:
        data = path.read_bytes()
        result = as_expected(read(data))
        for expected in ABOUT.findall(data.decode("utf-8", "replace")):
            checked += 1
            if eval(expected, {"__builtins__": {"len": len}}, {"result": result}) is not True:
                wrong.append((path.name, expected))
    assert checked > 80
    assert wrong == []
