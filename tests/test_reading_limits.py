"""The limits of what is read: just below one all is there, just above it what was left out is told with its setting."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hostile_files import LINE, MAIL, STORY, attributes, member, notices, of_path, read, rss, tarred, word, zipped

from articles import limits
from articles.article import Article
from articles.dates import read_dates
from articles.feeds import opml
from articles.limits import Limits
from articles.reading import Unreadable


class TestArticle:
    @pytest.mark.parametrize(
        ("name", "before", "after"),
        [
            ("a.txt", "", ""),
            ("a.md", "# Wall\n\n", ""),
            ("a.html", "<html><body><p>", ""),
            ("a.rtf", "{\\rtf1 ", "}"),
            ("a.nitf.xml", "<nitf><body><body.content><p>", "</p></body.content></body></nitf>"),
        ],
    )
    def test_a_longer_file_is_cut_with_a_notice(self, name: str, before: str, after: str) -> None:
        data = f"{before}{LINE * 30}{after}".encode()
        limits.use(Limits(article=len(data)))
        assert notices(data, name) == ()
        limits.use(Limits(article=len(data) - 1))
        assert notices(data, name)[-1] == f"The text was cut at {len(data) - 1:,} bytes (limits.article_mb)."

    def test_no_text_is_longer_whatever_it_came_in(self) -> None:
        data = MAIL + b"\n" + LINE.encode() * 30
        assert notices(data, "a.eml") == ()
        limits.use(Limits(article=1_000))
        (found,) = read(data, "a.eml")
        assert isinstance(found, Article)
        assert len(found.text) <= 1_000 + 2 * found.text.count("\n\n")
        assert found.notices == ("The text was cut at 1,000 bytes (limits.article_mb).",)

    def test_a_line_of_json_has_its_line(self, tmp_path: Path) -> None:
        line = json.dumps({"title": "Wall", "text": LINE * 3}).encode() + b"\n"
        limits.use(Limits(article=len(line)))
        assert of_path(tmp_path / "a.jsonl", line) == [("", "Wall")]
        limits.use(Limits(article=len(line) - 2))
        long = f"longer than {len(line) - 2:,} bytes (limits.article_mb): expected one article a line"
        assert of_path(tmp_path / "a.jsonl", line) == [(", line 1", long)]

    def test_a_list_of_feeds_is_refused_and_not_cut(self) -> None:
        data = b'<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>'
        assert len(opml.read(data)) == 1
        limits.use(Limits(article=len(data) - 1))
        with pytest.raises(ValueError, match=r"\(limits.article_mb\): split the list"):
            opml.read(data)

    def test_items_of_an_agency_are_refused_and_not_cut(self) -> None:
        data = json.dumps({"uri": "a", "headline": "Wall", "body_text": LINE * 9}).encode()
        assert notices(data, "a.json") == ()
        limits.use(Limits(member=len(data) - 1))
        (found,) = read(data, "a.json")
        assert isinstance(found, Unreadable)
        assert "(limits.member_mb)" in found.reason


class TestMember:
    @pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.txt.gz"])
    def test_a_larger_file_in_an_archive_has_its_line(self, name: str, tmp_path: Path) -> None:
        data = STORY.encode()
        packed = {
            "a.zip": zipped([("a.txt", data)]),
            "a.tar": tarred([(member("a.txt"), data)]),
            "a.txt.gz": gzip.compress(data),
        }[name]
        limits.use(Limits(member=len(data)))
        ((_, title),) = of_path(tmp_path / name, packed)
        assert title.startswith("The council met")
        limits.use(Limits(member=len(data) - 1))
        ((_, reason),) = of_path(tmp_path / name, packed)
        assert reason == f"holds more than {len(data) - 1:,} bytes (limits.member_mb): unpack it, and add it by itself"

    def test_a_longer_message_is_cut_with_a_notice(self) -> None:
        data = MAIL + b"\n" + STORY.encode()
        limits.use(Limits(member=len(data) - 1))
        assert notices(data, "a.eml") == (f"The text was cut at {len(data) - 1:,} bytes (limits.member_mb).",)

    def test_a_word_document_whose_text_is_larger(self) -> None:
        limits.use(Limits(member=2_000))
        (found,) = read(word("word " * 500), "a.docx")
        assert isinstance(found, Unreadable)
        assert found.reason == "its word/document.xml holds more than 2,000 bytes (limits.member_mb)"

    def test_a_file_that_is_no_archive_has_no_such_limit(self, tmp_path: Path) -> None:
        limits.use(Limits(member=100))
        lines = b"".join(json.dumps({"title": f"{n}", "text": LINE}).encode() + b"\n" for n in range(50))
        assert len(of_path(tmp_path / "a.jsonl", lines)) == 50
        assert len(of_path(tmp_path / "a.jsonl.gz", gzip.compress(lines))) == 50


class TestFeed:
    @staticmethod
    def feed(count: int, kind: str) -> bytes:
        told = [(f"T{n}", f"https://a.example/{n}") for n in range(count)]
        if kind == "json":
            items = [{"id": link, "url": link, "title": title, "content_text": LINE} for title, link in told]
            return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
        told_items = "".join(
            f"<item><title>{title}</title><link>{link}</link><description>{LINE}</description></item>"
            for title, link in told
        )
        return f'<rss version="2.0"><channel><title>N</title>{told_items}</channel></rss>'.encode()

    @pytest.mark.parametrize("kind", ["rss", "json"])
    @pytest.mark.parametrize("count", [7, 8, 60])
    def test_more_entries_are_left_out_and_counted(self, kind: str, count: int) -> None:
        limits.use(Limits(entries=7))
        *found, last = read(self.feed(count, kind), "https://a.example/feed")
        assert [one.title for one in found if isinstance(one, Article)] == [f"T{n}" for n in range(7 - (count == 7))]
        said = f"the feed has more than 7 entries (limits.feed_entries): {count - 7} were left out"
        assert last == Unreadable("https://a.example/feed", said) if count > 7 else isinstance(last, Article)

    def test_a_feed_of_more_bytes_ends_with_a_whole_entry(self) -> None:
        data = self.feed(9, "rss")
        limits.use(Limits(member=data.index(b"T5")))
        *found, last = read(data, "https://a.example/feed")
        assert [one.title for one in found if isinstance(one, Article)] == ["T0", "T1", "T2", "T3", "T4"]
        assert isinstance(last, Unreadable)
        assert "(limits.member_mb): what follows its first 5 entries was left out" in last.reason

    def test_a_file_may_be_as_large_as_a_fetched_feed(self, tmp_path: Path) -> None:
        limits.use(Limits(article=500))
        assert len(of_path(tmp_path / "a.xml", self.feed(20, "rss"))) == 20

    def test_attributes_without_number_are_left_out(self) -> None:
        found = read(
            rss(STORY, more=f"<item {attributes(3_000)}><title>Two</title><link>https://a.example/2</link></item>"), "S"
        )
        assert [one.title for one in found if isinstance(one, Article)] == ["Plan voted", "Two"]


class TestDateLine:
    LINE = "Published 3 May 2024 in the"

    def test_the_default(self) -> None:
        assert read_dates(f"{'By Ana Reyes':<142} | 3 May 2024".ljust(160)).published == "2024-05-03"
        assert read_dates(f"{'By Ana Reyes':<142} | 3 May 2024".ljust(161)).published is None

    @pytest.mark.parametrize(("most", "dated"), [(27, True), (26, False)])
    def test_a_longer_line_is_not_searched_and_that_is_told(self, most: int, dated: bool) -> None:
        limits.use(Limits(date_line=most))
        (found,) = read(f"Wall holds\n\n{self.LINE}\n\n{STORY}".encode(), "a.txt")
        assert isinstance(found, Article)
        said = f"No date was looked for in “{self.LINE}…”: over 26 characters (limits.date_line)."
        assert found.notices == (() if dated else (said,))
