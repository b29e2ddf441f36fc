"""ninjs and the wire formats ANPA 1312 and IPTC 7901 become articles; pictures and sound give a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readings import read_bytes

from articles import reading
from articles.article import Article
from articles.reading import Unreadable

FIRST = "PORT ELLERY (QNA) - Dockers walked out on Monday after talks about shifts broke down."
SECOND = "Their union says that four hundred members joined the strike by noon."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"

NINJS: dict[str, Any] = {
    "guid": "urn:quay:1", "type": "text", "headline": "Cranes stand still", "byline": "By Ann Lee", "source": "QNA",
    "firstcreated": "2017-08-24T04:37:19+0000", "versioncreated": "2017-08-24T04:38:34+0000", "language": "en",
    "description_text": "Talks about shifts broke down.", "located": "Ellery", "body_text": f"{FIRST} {SECOND}",
    "body_html": HTML, "subject": [{"code": "09000000", "name": "labour"}], "keywords": ["docks"],
    "embargoed": "2017-08-25T06:00:00Z", "pubstatus": "withheld", "ednote": "Corrects the number.",
}  # fmt: skip

ANPA = (
    "\x16\x16\x01v2607\x1fasian\r\nr f\x13\x11 BC-Quay Strike     11-13 0093\r\n"
    "\x02^BC-Quay Strike, 1st Ld-Writethru,93<\r\n^Cranes stand still<\r\n^AP Photo QNA101<\r\n"
    "^Eds: Corrects the number.<\r\n^By ANN LEE=\r\n^Associated Press=\r\n"
    "\t   PORT ELLERY (AP) _ Dockers walked out. ``We wait,'' they said.\r\n \r\n^The ships=\r\n"
    "\x08^;Crews;Days\x10 \r\n\x08Port\x10 Ellery;12;3\x10 \r\n\t   ___\r\n\t   Talks go on.\r\n\r\n"
    "\t   \x03AP-WF-11-13-13 0745GMT<\r\n\r\n\x0c\r\n\x04"
)

IPTC_7901 = (
    "\x01eca0124 4 wi 93  qna 1888\r\n\nDocks/Ellery/\r\n\x02EXTRA\nCranes stand still \nin Port Ellery\n"
    "By Ann Lee, The Quay News =\r\n\nPort Ellery (qna) - Dockers in the harbour walked out on Monday\r\n"
    "after talks about shifts with the company that owns the cranes\r\nbroke down.\r\n\n"
    f"{SECOND}\r\n\n# Notebook\r\n\n## Editorial contacts\r\n- Ann Lee\r\n\x03212101 GMT Nov 18\r\n\x7f\n\x7f\x04\r\n"
)


def read(data: bytes | str | dict[str, Any]) -> Article:
    if isinstance(data, dict):
        data = json.dumps(data, indent=1)
    found = read_bytes(data if isinstance(data, bytes) else data.encode(), "item")
    assert isinstance(found, Article), found
    return found


def reason(data: bytes | dict[str, Any]) -> str:
    found = read_bytes(data if isinstance(data, bytes) else json.dumps(data, indent=1).encode(), "item")
    assert isinstance(found, Unreadable)
    return found.reason


def test_ninjs_1() -> None:
    article = read(NINJS)
    assert (article.title, article.deck) == ("Cranes stand still", "Talks about shifts broke down.")
    assert (article.byline, article.place, article.publisher) == ("Ann Lee", "PORT ELLERY", "QNA")
    assert (article.published, article.updated) == ("2017-08-24T04:37:19+00:00", "2017-08-24T04:38:34+00:00")
    assert article.categories == ("labour", "docks")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert article.notices == (
        "The publisher took this item back (withheld).",
        "Not for publication before 2017-08-25T06:00:00+00:00.",
        "Note of the agency: Corrects the number.",
    )


def test_ninjs_2() -> None:
    article = read(
        {
            "uri": "https://quay.example/1",
            "versioncreated": "2021-05-04T10:00:00Z",
            "headlines": [{"role": "short", "value": "Cranes"}, {"role": "main", "value": "Cranes stand still"}],
            "bodies": [{"contentType": "text/plain", "value": FIRST}, {"contentType": "text/html", "value": HTML}],
            "subjects": [{"name": "Docks"}],
        }
    )
    assert (article.title, article.link) == ("Cranes stand still", "https://quay.example/1")
    assert (article.text, article.categories) == (f"{FIRST}\n\n{SECOND}", ("Docks",))


def test_the_items_of_a_list_are_each_an_article_or_a_line() -> None:
    items = [NINJS, {**NINJS, "guid": "7"}, {**NINJS, "type": "picture"}, {**NINJS, "body_html": "", "body_text": ""}]
    found = list(reading.read_bytes(json.dumps({"data": {"items": [{"item": one} for one in items]}}).encode(), "list"))
    assert [one.source if isinstance(one, Article) else one.reason for one in found] == [
        "urn:quay:1",
        "list#7",
        "a picture (“Cranes stand still”): no story to read",
        "a news item in JSON (“Cranes stand still”): it holds no text",
    ]


@pytest.mark.parametrize("indent", [None, 1])
def test_items_in_files_are_read_as_what_they_are(tmp_path: Path, indent: int | None) -> None:
    second = {**NINJS, "guid": "urn:quay:2", "headline": "Cranes move"}
    ours = {"id": "a", "title": "Ships wait", "text": FIRST}
    files = {
        "one.json": json.dumps(NINJS, indent=indent),
        "list.json": json.dumps([NINJS, second, ours], indent=indent),
        "lines.jsonl": "\n".join(map(json.dumps, (NINJS, second, ours))),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = list(reading.read_paths([str(tmp_path / name) for name in files]))
    titles = ["Cranes stand still", "Cranes move", "Ships wait"]
    assert [one.title for one in found if isinstance(one, Article)] == titles[:1] + titles + titles


def test_a_package_gives_the_stories_that_it_holds() -> None:
    package = {**NINJS, "type": "composite", "associations": {"one": NINJS, "two": {**NINJS, "type": "picture"}}}
    found = list(reading.read_bytes(json.dumps(package).encode(), "list"))
    assert [isinstance(one, Article) for one in found] == [False, True]


def test_an_item_whose_text_is_elsewhere_says_where() -> None:
    item = {key: value for key, value in NINJS.items() if not key.startswith("body")}
    renditions = {"nitf": {"type": "text", "href": "https://quay.example/1.xml"}}
    assert reason({**item, "renditions": renditions}).endswith("its text is at https://quay.example/1.xml")


def test_anpa() -> None:
    article = read(ANPA)
    assert (article.title, article.byline, article.place) == ("Cranes stand still", "Ann Lee", "PORT ELLERY")
    assert (article.published, article.categories) == ("2013-11-13T07:45:00+00:00", ("business and finance",))
    assert article.text.split("\n\n") == [
        "PORT ELLERY (AP) — Dockers walked out. “We wait,” they said.",
        "The ships",
        "Crews | Days",
        "Port Ellery | 12 | 3",
        "Talks go on.",
    ]
    assert [one.reason for one in article.dropped] == ["note to editors", "note to editors", "by-line"]


def test_a_note_for_readers_is_a_notice_and_no_headline() -> None:
    article = read(ANPA.replace("^Eds: Corrects the number.<", "^EDITOR'S NOTE _ First of two parts.<"))
    assert article.notices == ("Note of the agency: EDITOR'S NOTE — First of two parts.",)
    assert "EDITOR" not in article.text


def test_the_slug_is_the_title_of_a_message_without_a_headline() -> None:
    assert (
        read(ANPA.replace("^Cranes stand still<\r\n^AP Photo QNA101<\r\n", "")).title
        == "BC-Quay Strike, 1st Ld-Writethru"
    )


def test_a_day_without_a_year_is_told_and_not_guessed() -> None:
    article = read(ANPA.replace("AP-WF-11-13-13 0745GMT", ""))
    assert article.published is None
    assert article.notices == ("Sent on 11-13 (month and day) of a year that the message does not tell.",)


def test_iptc_7901() -> None:
    article = read(IPTC_7901)
    assert (article.title, article.byline) == ("Cranes stand still in Port Ellery", "Ann Lee")
    assert (article.place, article.publisher) == ("Port Ellery", "qna")
    assert article.published == "2018-11-21T21:01:00+00:00"
    assert article.categories == ("business and finance", "Docks", "Ellery")
    assert article.text.split("\n\n") == [
        "Port Ellery (qna) - Dockers in the harbour walked out on Monday after talks about shifts with the company "
        "that owns the cranes broke down.",
        SECOND,
    ]
    assert [(one.text, one.reason) for one in article.dropped] == [
        ("EXTRA", "label"),
        ("# Notebook", "note to editors"),
        ("## Editorial contacts", "note to editors"),
        ("- Ann Lee", "note to editors"),
    ]


def test_the_zone_of_a_wire_is_kept() -> None:
    assert read(IPTC_7901.replace("GMT Nov", "MESZ Okt")).published == "2018-10-21T21:01:00+02:00"
    assert read(IPTC_7901.replace("GMT Nov", "Nov")).published == "2018-11-21T21:01:00"


@pytest.mark.parametrize("message", [ANPA, IPTC_7901, json.dumps(NINJS)])
def test_a_message_that_is_cut_short_fails_in_no_way(message: str) -> None:
    for cut in range(1, len(message), 41):
        for found in reading.read_bytes(message[:cut].encode(), "item"):
            assert isinstance(found, Article) or not found.reason.startswith("could not")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"ID3\x04\0\0\0\0\0\0", "an MP3 sound recording"),
        (b"\xff\xfb\x90\x64\0", "an MP3 sound recording"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a WAV sound recording"),
        (b"\0\0\0\x18ftypmp42\0\0", "an MPEG-4 film"),
        (b"\0\0\0\x18ftypM4A \0\0", "an MPEG-4 sound recording"),
        (b"OggS\0\x02", "an Ogg sound or film recording"),
    ],
)
def test_pictures_and_recordings_give_one_line(data: bytes, what: str) -> None:
    assert reason(data + bytes(100)) == f"{what}: no words to read"
    assert not isinstance(read_bytes(b"BMW and RIFF, ID3: three words.", "item"), Unreadable)
