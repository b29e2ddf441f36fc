"""Links that strangers wrote: which are opened and as what, why others are not, and where they stand in an article."""

from __future__ import annotations

import time

import pytest
from panes import make_article

from tui.links import LONGEST, LinkError, links_of, main_link, target_of, written

HOST = "http://example.org/"

OPENED = {
    "http://example.org": ("http://example.org/", "example.org", ""),
    "HTTP://Example.ORG/Path": ("http://example.org/Path", "example.org", ""),
    "https://example.org:8443/a;b?c=d&e=%20#f": ("https://example.org:8443/a;b?c=d&e=%20#f", "example.org", ""),
    "http://example.org?x@y": ("http://example.org/?x@y", "example.org", ""),
    "http://example.org#@other.example": ("http://example.org/#@other.example", "example.org", ""),
    "http://example.org//other.example/": ("http://example.org//other.example/", "example.org", ""),
    "http://example.org:/a": ("http://example.org/a", "example.org", ""),
    "http://my_host/": ("http://my_host/", "my_host", ""),
    "http://127.0.0.1:8000/a": ("http://127.0.0.1:8000/a", "127.0.0.1", ""),
    "http://[::1]:8000/a": ("http://[::1]:8000/a", "[::1]", ""),
    "http://[2001:DB8:0::1]/": ("http://[2001:db8::1]/", "[2001:db8::1]", "2001:db8:0::1"),
    "https://bücher.example/": ("https://xn--bcher-kva.example/", "xn--bcher-kva.example", "bücher.example"),
    "https://faß.example/": ("https://xn--fa-hia.example/", "xn--fa-hia.example", "faß.example"),
    "https://аррӏе.example/": ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example", "аррӏе.example"),
    "https://東京.example/都?区#町": (
        "https://xn--1lqs71d.example/%E9%83%BD?%E5%8C%BA#%E7%94%BA",
        "xn--1lqs71d.example",
        "東京.example",
    ),
    "http://example.org/\"'<>`{}|^$(id);&": (
        "http://example.org/%22'%3C%3E%60%7B%7D%7C%5E$(id);&",
        "example.org",
        "",
    ),
    HOST + "a" * (LONGEST - len(HOST)): (HOST + "a" * (LONGEST - len(HOST)), "example.org", ""),
}
REFUSED = {
    "javascript:alert(1)": "only http and https are opened, not javascript",
    "file:///etc/passwd": "not file",
    "data:text/html,<script>": "not data",
    "mailto:a@example.org": "not mailto",
    "ftp://example.org/": "not ftp",
    "example.org": "only http and https",
    "": "only http and https",
    "//host/path": "only http and https",
    "-flag": "begins with a dash",
    "--new-window=http://example.org": "begins with a dash",
    "http://": "names no host",
    "http:///x": "names no host",
    "http:example.org": "names no host",
    "http:/example.org": "names no host",
    "http://:80/": "names no host",
    "http://?x": "names no host",
    "http://a b": "a blank",
    " http://example.org": "a blank",
    "http://example.org/a\nb": "a blank, a control",
    "http://example.org/\tb": "a blank, a control",
    "http://example.org/\r": "a blank, a control",
    "http://example.org/\x00": "a control",
    "http://example.org/\x1b]0;x\x07": "a control",
    "http://example.org/\x7f": "a control",
    "http://example.org/\x9b": "a control",
    "http://example.org/\u00a0": "a blank",
    "http://example.org/\u2003": "a blank",
    "http://example.org/\u2028": "a blank",
    "http://example.org/\u3000": "a blank",
    "http://example.org/\u202egpj.exe": "invisible",
    "http://example.org/\u2066x": "invisible",
    "http://exam\u200bple.org/": "invisible",
    "http://exam\u00adple.org/": "invisible",
    "http://example.org/\u3164": "invisible",
    "http://example.org/\ufeff": "invisible",
    "http://example.org/\ud800": "invisible",
    "http://example.org/\ue000": "invisible",
    "http://example.org\\@other.example/": "a backslash",
    "http:\\\\example.org": "a backslash",
    "http://user@example.org/": "names a user",
    "http://user:password@example.org/": "names a user",
    "http://example.com@other.example/": "names a user",
    "http://@example.org/": "names a user",
    "http://example.org:port/": "no address",
    "http://example.org:99999/": "no address",
    "http://example.org:-1/": "no address",
    "http://example.org:0/": "a port that there is not",
    "http://-oProxyCommand=id/": "its host",
    "http://a.-b/": "its host",
    "http://exam%70le.org/": "its host",
    "http://example..org/": "its host",
    "http://.example.org/": "its host",
    "http://a;b/": "its host",
    "http://$(id)/": "its host",
    "http://`id`/": "its host",
    "http://" + "a" * 64 + ".example/": "its host",
    "http://" + "a." * 127 + "example/": "its host",
    "http://2130706433/": "its host",
    "http://0x7f.1/": "its host",
    "http://0177.0.0.1/": "its host",
    "http://1.2.3/": "its host",
    "http://[::1/": "no address",
    "http://::1]/": "no address",
    "http://[fe80::1%25eth0]/": "its host",
    "http://[::1]other.example/": "",
    "http://[other.example]/": "",
    "https://i❤.example/": "its host",
    HOST + "a" * (LONGEST - len(HOST) + 1): "longer than 2,048",
    HOST + "é" * 1000: "longer than 2,048",
}


@pytest.mark.parametrize("link", OPENED, ids=lambda link: ascii(link)[:40])
def test_what_is_opened(link: str) -> None:
    target = target_of(link)
    assert tuple(target) == OPENED[link]
    assert target.address.isascii()
    assert target_of(target.address)._replace(spelled="") == target._replace(spelled="")


@pytest.mark.parametrize("link", REFUSED, ids=lambda link: ascii(link)[:40])
def test_what_is_refused_says_why(link: str) -> None:
    with pytest.raises(LinkError) as refused:
        target_of(link)
    assert REFUSED[link] in str(refused.value)
    assert "\n" not in str(refused.value)


class TestLinksOfAnArticle:
    def test_its_own_come_first_and_each_once(self) -> None:
        text = "See https://a.example/1, or (http://b.example/x_(y)). Then https://page.example/ again."
        article = make_article(
            [("paragraph", text)], source="https://came.example/", link="https://page.example/", raw=text
        )
        assert links_of(article) == {
            "https://came.example/": "source",
            "https://page.example/": "page",
            "https://a.example/1": "text",
            "http://b.example/x_(y)": "text",
        }

    def test_the_targets_of_markdown_stand_in_what_came(self) -> None:
        article = make_article([("paragraph", "See this.")], raw='See [this](https://a.example/b "title").')
        assert list(links_of(article)) == ["https://a.example/b"]

    def test_a_file_has_none(self) -> None:
        assert links_of(make_article()) == {}
        assert main_link(make_article()) is None

    def test_the_link_that_was_told_goes_before_where_it_came_from(self) -> None:
        article = make_article(source="https://came.example/")
        assert main_link(article) == "https://came.example/"
        assert main_link(article._replace(link="javascript:alert(1)")) == "javascript:alert(1)"

    @pytest.mark.parametrize(
        ("worst", "size"),
        [
            (f"{HOST}{'(' * 1000}{')' * 1000}", 10_000_000),
            ("http://" + ")" * 1000, 1_000_000),
            (f"{HOST}{'[' * 500}{'([])' * 350}", 1_000_000),
            ("http", 1_000_000),
            (HOST, 1_000_000),
        ],
    )
    def test_a_text_that_is_meant_to_be_slow(self, worst: str, size: int) -> None:
        text = " ".join(f"{worst}.,{number}" if number % 2 else worst for number in range(size // len(worst)))
        begun = time.process_time()
        assert sum(len(link) for link in written(text)) <= len(text)
        assert len(links_of(make_article([("paragraph", "See.")], raw=text))) <= 1001
        assert time.process_time() - begun < 5

    def test_no_more_are_looked_for_than_are_listed(self) -> None:
        text = " ".join(f"{HOST}{number}" for number in range(5_000))
        links = links_of(make_article([("paragraph", text)], raw=text, source="https://came.example/"))
        assert len(links) == 1001
        assert list(links)[:2] == ["https://came.example/", f"{HOST}0"]

    @pytest.mark.parametrize("end", ["", "." * 90, ")" * 90, "('" * 45])
    def test_a_link_that_is_too_long_is_refused_and_not_cut(self, end: str) -> None:
        (link,) = written(f"see {HOST}{'a' * (LONGEST - len(HOST) - 40)}{end}{'a' * 3000} there")
        with pytest.raises(LinkError, match="longer"):
            target_of(link)

    def test_one_that_is_just_short_enough_is_listed_without_what_follows(self) -> None:
        whole = HOST + "a" * (LONGEST - len(HOST))
        assert list(written(f"see {whole}.), or")) == [whole]
