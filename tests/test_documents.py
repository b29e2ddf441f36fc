"""Documents of editors and offices: their text with its kinds, and what they tell of themselves."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from pdfs import pdf_of

from articles.article import Article
from articles.reading import Unreadable, read_bytes, read_paths
from articles.reading.pdf import paragraphs_of


def article(data: bytes | str, source: str = "a") -> Article:
    (found,) = read_bytes(data.encode() if isinstance(data, str) else data, source)
    assert isinstance(found, Article), found
    return found


def refused(data: bytes | str, source: str = "a") -> str:
    (found,) = read_bytes(data.encode() if isinstance(data, str) else data, source)
    assert isinstance(found, Unreadable)
    return found.reason


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(p.kind, found.text[p.start : p.end]) for p in found.paragraphs]


MARKDOWN = """---
title: "The ferry: a story"  # as printed
date: 2024-05-17 08:30
authors:
  - Ana Reyes
  - 'Tom Hill'
tags: [sea, "strike"]
section: Transport
description: >
  What became
  of it.
---

# The ferry: a story

It *stays* in [port](https://example.org), they
said.

## Why

- one
- two

> Nobody asked us.

| a | b |
|---|---|
| 1 | 2 |
"""


class TestMarkdown:
    def test_fields_and_kinds(self) -> None:
        found = article(MARKDOWN, "a.md")
        assert (found.title, found.deck, found.byline) == (
            "The ferry: a story", "What became of it.", "Ana Reyes, Tom Hill",
        )  # fmt: skip
        assert (found.published, found.categories) == ("2024-05-17T08:30", ("sea", "strike", "Transport"))
        assert kinds(found) == [
            ("paragraph", "It stays in port, they said."),
            ("subhead", "Why"),
            ("list_item", "one"),
            ("list_item", "two"),
            ("blockquote", "Nobody asked us."),
            ("list_item", "a\tb"),
            ("list_item", "1\t2"),
        ]

    def test_fields_in_toml(self) -> None:
        found = article('+++\ntitle = "One"\ndate = 2024-05-17T08:30:00Z\ntags = ["a"]\n+++\nBody words.\n', "a.md")
        assert (found.title, found.published, found.categories, found.text) == (
            "One", "2024-05-17T08:30:00+00:00", ("a",), "Body words.",
        )  # fmt: skip
        assert "no TOML" in refused("+++\ntitle = \n+++\nBody words.\n", "a.md")

    @pytest.mark.parametrize("heading", ["# Ferry stays in port", "Ferry stays in port\n==="])
    def test_a_head_in_the_text(self, heading: str) -> None:
        found = article(f"{heading}\n\nBy Ana Reyes\n\nMay 17, 2024\n\nThe ferry stays in port all this year.", "a.md")
        assert (found.title, found.byline, found.published) == ("Ferry stays in port", "Ana Reyes", "2024-05-17")
        assert found.text == "The ferry stays in port all this year."

    def test_lines_between_dashes_that_are_no_fields_are_text(self) -> None:
        assert "A rule." in article("---\nA rule.\n\n---\n\nThe ferry stays.", "a.md").text
        assert article("---\nname: never closed\n\nThe ferry stays.", "a.md").text.endswith("The ferry stays.")

    def test_markup_within_is_no_script(self) -> None:
        assert article("One\n\n<script>alert(1)</script>\n\n<p>Two</p>", "a.md").text == "One\n\nTwo"


RTF = r"""{\rtf1\ansi{\fonttbl{\f0 Arial;}}
{\info{\title The ferry, caf\'e9}{\author Ana Reyes}{\creatim\yr2024\mo5\dy17\hr8}}
\f0\fs24 The ferry stays in port all year, the caf\'e9 said.\par\par It will not sail in June, said Tom Hill.\par}"""


class TestRichText:
    def test_text_and_what_the_file_tells(self) -> None:
        found = article(RTF)
        assert (found.title, found.byline, found.published) == ("The ferry, café", "Ana Reyes", "2024-05-17")
        assert kinds(found) == [
            ("paragraph", "The ferry stays in port all year, the café said."),
            ("paragraph", "It will not sail in June, said Tom Hill."),
        ]

    def test_links_are_their_words(self) -> None:
        link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/"}}{\fldrslt{the port}}}'
        assert article(rf"{{\rtf1\ansi It stays in {link} all year.}}").text == "It stays in the port all year."

    def test_characters_in_two_halves(self) -> None:
        found = article(r"{\rtf1\ansi The port \u-10179?\u-8704? is shut, \u-10179? it is said.}")
        assert found.text == "The port \U0001f600 is shut, \ufffd it is said."

    def test_without_words(self) -> None:
        assert refused(r"{\rtf1\ansi }") == "the document holds no text"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="urn:t">
<dc:title>Ferry</dc:title><dc:creator>{author}</dc:creator><t:created>2024-05-17T08:30:00Z</t:created>
</cp:coreProperties>"""


def paragraph(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


BODY = (
    paragraph("The ferry stays", "Titel")
    + "<w:p><w:r><w:t>The ferry </w:t></w:r><w:del><w:r><w:t>never</w:t></w:r></w:del><w:ins><w:r>"
    "<w:t>stays</w:t></w:r></w:ins><w:r><w:t> in port.</w:t></w:r></w:p>"
    + paragraph("Why", "berschrift1")
    + paragraph("one", more="<w:numPr/>")
    + paragraph("Nobody asked us.", "Zitat")
    + f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
)


def docx(body: str = BODY, author: str = "Ana Reyes", more: Mapping[str, str] | None = None) -> bytes:
    data = io.BytesIO()
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts = {"word/document.xml": document, "word/styles.xml": STYLES, "docProps/core.xml": CORE.format(author=author)}
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in {"[Content_Types].xml": "<Types/>", **parts, **(more or {})}.items():
            archive.writestr(name, content)
    return data.getvalue()


class TestWord:
    def test_kinds_by_the_names_of_styles_and_what_the_file_tells(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(docx())
        (found,) = read_paths([str(tmp_path)])
        assert isinstance(found, Article)
        assert found.source == str(tmp_path / "a.docx")
        assert (found.title, found.byline, found.published) == ("The ferry stays", "Ana Reyes", "2024-05-17T08:30:00Z")
        assert kinds(found) == [
            ("paragraph", "The ferry stays in port."),
            ("subhead", "Why"),
            ("list_item", "one"),
            ("blockquote", "Nobody asked us."),
            ("list_item", "a | b"),
        ]

    def test_what_the_text_tells_counts_more(self) -> None:
        head = paragraph("Ferry stays in port") + paragraph("By Tom Hill") + paragraph("May 1, 2024")
        found = article(docx(head + paragraph("The ferry stays in port for all of this year, the town said.")))
        assert (found.title, found.byline, found.published) == ("Ferry", "Tom Hill", "2024-05-01")

    def test_names_of_programs_are_no_authors(self) -> None:
        assert article(docx(author="Microsoft Office User")).byline is None

    def test_within_an_archive(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("in/a.docx", docx())
        (found,) = read_paths([str(tmp_path)])
        assert isinstance(found, Article)
        assert (found.source, found.title) == (f"{tmp_path}/a.zip/in/a.docx", "The ferry stays")

    def test_what_is_none_says_so(self) -> None:
        assert refused(docx(body="")) == "the document holds no text"
        assert "no whole Word document" in refused(docx()[:-40])
        assert "more than 10 MB" in refused(docx(more={"word/styles.xml": " " * (10 << 20) + STYLES}))


PAGES = [
    [
        "Harbour Notes 17 May 2024", "", "Ferry stays in port", "By Ana Reyes", "May 17, 2024", "",
        "The ferry stays in port all this year, said the town, which has no money left to pay for the re-",
        "pair of its hull, and none of the crew that it would need to sail again before the month of June.",
        "It will not sail.",
        "The second paragraph begins here and it runs over more than one of the lines of this page and",
        "goes on over its", "", "Page 1 of 3",
    ],
    [
        "Harbour Notes 17 May 2024", "",
        "end, where the next page takes it up in lower case and ends it at some point further down the",
        "page.", "", "Page 2 of 3",
    ],
    ["Harbour Notes 17 May 2024", "", "The third page holds another line, and that is all of it.", "Page 3 of 3"],
]  # fmt: skip


class TestPdf:
    def test_text_over_lines_and_pages(self) -> None:
        pytest.importorskip("pypdf")
        found = article(pdf_of(PAGES, "/Title (Notes) /Author (Tom Hill) /CreationDate (D:20240518083000Z)"))
        assert (found.title, found.byline, found.published) == ("Ferry stays in port", "Ana Reyes", "2024-05-17")
        assert found.text.split("\n\n") == [
            "The ferry stays in port all this year, said the town, which has no money left to pay for the repair of its"
            " hull, and none of the crew that it would need to sail again before the month of June. It will not sail.",
            "The second paragraph begins here and it runs over more than one of the lines of this page and goes on over"
            " its end, where the next page takes it up in lower case and ends it at some point further down the page.",
            "The third page holds another line, and that is all of it.",
        ]
        assert {(one.text, one.reason) for one in found.dropped} == {
            (line, "header or footer of the page") for page in PAGES for line in (page[0], page[-1])
        }

    def test_what_the_file_tells_where_the_text_does_not(self) -> None:
        pytest.importorskip("pypdf")
        info = "/Title (Notes) /Author (Tom Hill) /CreationDate (D:20240518083000Z)"
        found = article(pdf_of([["The ferry stays in port all this year, said the town, and so does its crew."]], info))
        assert (found.title, found.byline, found.published) == ("Notes", "Tom Hill", "2024-05-18")

    def test_pictures_of_pages_and_broken_files(self) -> None:
        pytest.importorskip("pypdf")
        assert "pictures of pages and no text" in refused(pdf_of([[]]))

    def test_a_damaged_page_does_not_end_the_reading_of_the_others(self) -> None:
        pytest.importorskip("pypdf")
        whole = pdf_of([["The ferry stays in port."], ["The crew went home."]])
        found = article(whole.replace(b"(The crew went home.)", b"[1 2 (The crew ) (w ]"))
        assert found.text == "The ferry stays in port."
        assert found.notices == ("1 of 2 pages are damaged and could not be read.",)

    def test_where_all_pages_are_damaged_it_is_refused(self) -> None:
        pytest.importorskip("pypdf")
        broken = pdf_of([["The ferry."]]).replace(b"(The ferry.)", b"[1 2 (The ) (w ]")
        assert refused(broken).startswith("is no PDF that can be read: ")

    def test_a_damaged_archive_is_refused_in_one_line(self) -> None:
        data = docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")
        assert refused(data.replace(b"PK\x05\x06", b"PK\x05\x06\xff")).startswith("is no whole Word document: ")
        assert "is no PDF that can be read" in refused(b"%PDF-1.4\n" + b"broken " * 100)

    def test_without_the_library_it_says_what_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pypdf", None)
        assert refused(pdf_of(PAGES)) == "reading PDF needs pypdf: pip install 'nutgraf[pdf]'"

    @pytest.mark.parametrize(
        ("end", "start", "expected"),
        [
            ("re-", "pair", "repair"),
            ("half-", "Irish", "half-Irish"),
            ("so-", "called", "so-called"),
            ("re\u00ad", "pair", "repair"),
        ],
    )
    def test_words_that_are_parted_at_the_end_of_a_line(self, end: str, start: str, expected: str) -> None:
        lines = [
            f"The so-called crew is at its work here all the year {end}",
            f"{start} of it and of all the others too.",
        ]
        assert f"year {expected} of it" in paragraphs_of([lines])[0]
