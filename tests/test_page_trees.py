"""From the bytes of a page to its visible lines: encodings, tags nested too deep, and pages made to do harm."""

from __future__ import annotations

import pytest
from readings import read_bytes

from articles.article import Article
from articles.limits import Limits, partly_summarized
from articles.reading.html_lines import MAX_LINES, shown_lines
from articles.reading.html_tree import opened_up, page_text, parse

PROSE = "The café on the quay says that it will stay open – “come what may” – until the naïve tourists have left."
ENTITIES = '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'


def lines(source: str) -> list[str]:
    return [x.line.text for x in shown_lines(parse(source))]


def article(source: str | bytes) -> Article:
    found = read_bytes(source.encode() if isinstance(source, str) else source, "page.html")
    assert isinstance(found, Article), found
    return found


class TestEncoding:
    @pytest.mark.parametrize(
        ("encoding", "head"),
        [
            ("utf-8-sig", ""),
            ("utf-16", ""),
            ("utf-8", ""),
            ("utf-8", '<meta charset="iso-8859-1">'),  # saved anew by a browser
            ("cp1252", '<meta charset="iso-8859-1">'),
            ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
            ("cp1252", ""),
            ("mac-roman", "<meta charset=macintosh>"),
        ],
    )
    def test_words_come_out_as_they_were(self, encoding: str, head: str) -> None:
        data = f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>".encode(encoding)
        assert PROSE in article(data).text

    @pytest.mark.parametrize("head", ['<meta charset="windows-1251">', ""])
    def test_other_scripts(self, head: str) -> None:
        words = "Паром снова ходит по ночам, сообщила компания в среду."
        assert words in article(f"<html>{head}<p>{words}</p></html>".encode("cp1251")).text

    def test_what_came_with_the_page_goes_before_what_it_says(self) -> None:
        data = '<meta charset="cp1252"><p>Паром</p>'.encode("cp1251")
        assert "Паром" in page_text(data, "windows-1251")

    @pytest.mark.parametrize("name", ["rot13", "punycode", "hex", "nonsense", "utf-16"])
    def test_a_name_that_is_no_encoding_of_a_page_does_no_harm(self, name: str) -> None:
        data = f'<meta charset="{name}"><p>The café is open.</p>'
        assert "The café is open." in page_text(data.encode())
        assert "is open." in page_text(data.encode("cp1252"))


class TestNesting:
    @pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td"])
    @pytest.mark.parametrize("depth", [100, 255, 300, 3000])
    def test_deep_tags_lose_no_text(self, tag: str, depth: int) -> None:
        shown = lines("<html><body><p>Before</p>" + f"<{tag}>" * depth + "<p>Within</p>")
        assert shown == ["Before", "Within"]

    def test_closed_tags(self) -> None:
        nested = "<div>" * 40_000 + "<p>Within</p>" + "</div>" * 40_000
        assert lines(f"<p>Before</p>{nested}<p>After</p>") == ["Before", "Within", "After"]

    def test_tags_out_of_order(self) -> None:
        assert lines("<p>Before</p>" + "<div></span>" * 20_000 + "<p>Within</p>") == ["Before", "Within"]

    def test_blocks_that_are_opened_up_stay_apart(self) -> None:
        assert opened_up("<div>" * 200 + "one<div>two</div>three<i>four</i>") == (
            "<div>" * 200 + "one<br>two<br>threefour"
        )


class TestLines:
    def test_inline_tags_do_not_break_a_line(self) -> None:
        assert lines("<p>The <b>ferry</b> s<i>ail</i>s<br>at <a href=x>nine</a>.</p>tonight") == [
            "The ferry sails",
            "at nine.",
            "tonight",
        ]

    def test_what_is_not_seen_is_no_line(self) -> None:
        hidden = "<p hidden>One</p><p style='display:none'>Two</p><script>three()</script><svg><text>Four</text></svg>"
        assert lines(f"<p>Seen</p>{hidden}<!-- five --><template>Six</template>end") == ["Seen", "end"]

    def test_what_tags_tell(self) -> None:
        shown = shown_lines(
            parse(
                "<h2>Head</h2><ul><li>Item</li></ul><blockquote>Quote</blockquote>"
                "<aside class=pull-quote>Pulled</aside>"
                "<figure><figcaption>Caption</figcaption></figure><p>Text <a href=x>link</a></p>"
            )
        )
        assert [x.kind for x in shown] == ["subhead", "list_item", "blockquote", "pullquote", "caption", ""]
        assert [x.linked > 0 for x in shown] == [False] * 5 + [True]

    def test_preformatted_text_keeps_its_lines(self) -> None:
        assert lines("<pre>one\ntwo\n\nthree</pre>") == ["one", "two", "three"]


class TestHostile:
    def test_entities_are_not_expanded(self) -> None:
        source = f"<?xml version='1.0'?><!DOCTYPE html [{ENTITIES}]><html><body><p>A &c; word</p></body></html>"
        assert "aaaa" not in article(source).raw

    def test_nothing_is_fetched(self) -> None:
        source = (
            "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><body><p>A &x; word</p></body></html>"
        )
        assert "&x;" in article(source).raw

    def test_a_long_page_is_cut(self) -> None:
        got = article(b"<html><body><p>" + b"word " * (Limits().article // 5) + b"</p></body></html>")
        assert got.notices[-2:] == ("The text was cut at 5 MB (limits.article_mb).", partly_summarized())
        assert len(got.text) > 0.9 * Limits().article

    def test_a_page_of_many_lines_is_cut(self) -> None:
        got = article("<html><body>" + "<p>one more line" * (MAX_LINES + 500))
        assert got.notices[0] == "The page was cut after 10,000 lines (a fixed limit)."

    @pytest.mark.parametrize("values", ['="x"', "", "=x"])
    def test_a_tag_with_too_many_attributes_loses_them(self, values: str) -> None:
        attributes = " ".join(f"a{n}{values}" for n in range(50_000))
        assert lines(f"<p {attributes}>Words</p>") == ["Words"]

    def test_a_long_value_is_not_many_attributes(self) -> None:
        page = parse('<p class="lead" data-x="' + "a=b " * 5000 + '">Words</p>')
        assert page.find(".//p").get("class") == "lead"

    @pytest.mark.parametrize("junk", ["<", "<a", "<!--", "&", "&#", "<p ", "</", "<![CDATA[", '<a href="'])
    def test_endless_junk_ends(self, junk: str) -> None:
        assert read_bytes(b"<html><body><p>One</p>" + junk.encode() * 100_000, "page.html").source == "page.html"
