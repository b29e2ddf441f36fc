"""Messages of mail become articles: what a newsletter says, without what is about the subscription."""

from __future__ import annotations

import json
from base64 import b64encode
from quopri import encodestring

import pytest
from readings import read_bytes

from articles import reading
from articles.article import Article
from articles.reading import Unreadable, mail
from articles.reading.formats import format_of
from articles.reading.piece import FormatError

FIRST = "Dockers in Port Ellery walked out on Monday after talks about shifts broke down."
SECOND = "Their union says that four hundred members joined the strike by noon."


def message(body: bytes | str, *fields: str) -> bytes:
    head = ["From: Ann Lee <ann@quay.example>", "Date: Tue, 3 Mar 2015 11:27:36 +1100", "Subject: Cranes stand still"]
    data = body.encode() if isinstance(body, str) else body
    return (
        "\n".join([*fields, *(one for one in head if not named(one, fields)), "MIME-Version: 1.0", "", ""]).encode()
        + data
    )


def named(field: str, fields: tuple[str, ...]) -> bool:
    return any(one.startswith(field.partition(":")[0] + ":") for one in fields)


def read(data: bytes) -> Article:
    found = read_bytes(data, "story.eml")
    assert isinstance(found, Article), found
    return found


def both(plain: str, html: str) -> bytes:
    quoted = encodestring(html.encode()).decode()
    return message(
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--x\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n--x--\n",
        "Content-Type: multipart/alternative; boundary=x",
    )


def test_the_header_tells_title_date_and_publisher() -> None:
    article = read(message(f"{FIRST}\n\n{SECOND}\n"))
    assert (article.title, article.published) == ("Cranes stand still", "2015-03-03T11:27:36+11:00")
    assert (article.publisher, article.byline) == ("Ann Lee", None)
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_a_list_is_the_publisher_and_the_sender_the_author() -> None:
    article = read(message(FIRST, 'List-Id: "Quay Letter" <letter.quay.example>'))
    assert (article.publisher, article.byline) == ("Quay Letter", "Ann Lee")


def test_encoded_words_of_the_header_are_decoded() -> None:
    encoded = b64encode("Grève à Port Ellery".encode()).decode()
    article = read(message(FIRST, f"Subject: =?utf-8?B?{encoded}?=", "From: =?iso-8859-1?Q?Ren=E9?= <r@quay.example>"))
    assert (article.title, article.publisher) == ("Grève à Port Ellery", "René")


def test_bytes_as_they_are_within_an_encoded_word_are_read() -> None:
    assert read(message(FIRST, "Subject: =?windows-1252?Q?Port’s_cranes=21?=")).title == "Port’s cranes!"


def test_html_is_taken_where_it_has_as_much_as_the_plain_text() -> None:
    html = f"<h2>On the quay</h2><p>{FIRST}</p><ul><li>Four hundred joined</li></ul><p>{SECOND}</p>"
    article = read(both(f"{FIRST}\n\n{SECOND}", html))
    assert [p.kind for p in article.paragraphs] == ["subhead", "paragraph", "list_item", "paragraph"]


def test_plain_text_is_taken_where_html_only_points_to_it() -> None:
    assert read(both(f"{FIRST}\n\n{SECOND}", "<p>Your reader shows no plain text.</p>")).text == f"{FIRST}\n\n{SECOND}"


def test_what_is_about_the_subscription_is_dropped_with_the_reason() -> None:
    html = (
        '<div style="display:none">What the strike means</div>'
        '<p><a href="https://quay.example/42">View this email in your browser</a></p>'
        f"<table><tr><td><p>{FIRST}</p></td></tr></table><p>{SECOND}</p><p>Unsubscribe</p><p>1 Quay Street</p>"
    )
    article = read(both("See the page.", html))
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert article.link == "https://quay.example/42"
    assert {(one.text, one.reason) for one in article.dropped} >= {
        ("View this email in your browser", "subscription"),
        ("Unsubscribe", "subscription"),
        ("1 Quay Street", "after the article"),
    }


@pytest.mark.parametrize(
    "line",
    ["Newsletter abmelden", "Se désabonner", "Darse de baja", "Uitschrijven", "You are receiving this as a member."],
)
def test_lines_about_the_subscription_are_known_in_several_languages(line: str) -> None:
    article = read(message(f"{FIRST}\n\n{line}\n"))
    assert (article.text, article.dropped[0].reason) == (FIRST, "subscription")


def test_a_signature_is_dropped() -> None:
    article = read(message(f"{FIRST}\n\n-- \nAnn Lee\nQuay Letter\n"))
    assert article.text == FIRST
    assert [(one.text, one.reason) for one in article.dropped] == [
        ("--", "signature"),
        ("Ann Lee", "signature"),
        ("Quay Letter", "signature"),
    ]


def test_flowed_text_is_set_together() -> None:
    body = "Dockers in Port Ellery \nwalked out on Monday after talks \nabout shifts broke down.\n\n" + SECOND
    assert read(message(body, "Content-Type: text/plain; format=flowed")).text == f"{FIRST}\n\n{SECOND}"
    assert read(message("Dock \ners met.", "Content-Type: text/plain; format=flowed; delsp=yes")).text == "Dockers met."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "utf-8"),
        ("no-such-set", "cp1252"),
        ("undefined", "utf-8"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_the_text_is_decoded_whatever_its_character_set(charset: str, encoding: str) -> None:
    text = "Доки стоят с понедельника." if charset == "koi8-r" else "“Grève à Port Ellery”, dit le syndicat."
    assert read(message(text.encode(encoding), f"Content-Type: text/plain; charset={charset}")).text == text


def attached(data: bytes, name: str, kind: str, *fields: str, body: str = FIRST) -> list[Article | Unreadable]:
    """What a message holds that has a file of this name and type attached."""
    header = "\n".join([f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", *fields])
    disposition = "" if any("Disposition" in one for one in fields) else f"\nContent-Disposition: attachment; {name}"
    parts = (
        f"--x\nContent-Type: text/plain\n\n{body}\n--x\n{header}{disposition}\n\n{b64encode(data).decode()}\n--x--\n"
    )
    return list(reading.read_bytes(message(parts, "Content-Type: multipart/mixed; boundary=x"), "story.eml"))


def test_an_attachment_that_is_no_document_has_its_line() -> None:
    article, line = attached(b"\xff\xd8\xff\xe0", "filename=crane.jpg", "image/jpeg")
    assert isinstance(article, Article)
    assert (article.text, article.dropped[0].text, article.dropped[0].reason) == (FIRST, "crane.jpg", "attachment")
    assert line == Unreadable("story.eml/crane.jpg", "attached to the message, a JPEG picture: no words to read")
    _, line = attached(b"\xd0\xcf\x11\xe0", "filename=a.xls", "application/vnd.ms-excel")
    assert isinstance(line, Unreadable)
    assert "of the type application/vnd.ms-excel" in line.reason


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("a.txt", "application/octet-stream", SECOND),
        ("a.txt", "text/plain", SECOND),
        ("a.md", "application/octet-stream", f"# Cranes\n\n{SECOND}"),
        ("a.rtf", "application/rtf", "{\\rtf1 " + SECOND + "}"),
        ("a.html", "text/html", f"<html><body><h1>Cranes</h1><p>{SECOND}</p></body></html>"),
    ],
)
def test_an_attached_document_is_an_article_of_its_own(name: str, kind: str, content: str) -> None:
    own, other = attached(content.encode(), f"filename={name}", kind)
    assert isinstance(own, Article)
    assert isinstance(other, Article)
    assert (own.source, own.text, other.source, other.text) == ("story.eml", FIRST, f"story.eml/{name}", SECOND)


def test_a_message_without_words_is_not_told_where_its_document_is_read() -> None:
    (found,) = attached(SECOND.encode(), "filename=a.txt", "text/plain", body="")
    assert found.source == "story.eml/a.txt"


def test_pictures_of_the_page_and_signatures_are_no_files() -> None:
    inline = "Content-Disposition: inline; filename=logo.png"
    assert len(attached(b"\x89PNG\r\n\x1a\n", "", "image/png", inline)) == 1
    assert len(attached(b"\x89PNG\r\n\x1a\n", "filename=logo.png", "image/png", "Content-ID: <logo>")) == 1
    assert len(attached(b"0", "filename=smime.p7s", "application/pkcs7-signature")) == 1


def test_an_attachment_is_called_by_its_name_alone_and_a_broken_one_is_told() -> None:
    _, line = attached(b"%PDF-1.4 cut", 'filename="../../etc/a.pdf"', "application/pdf")
    assert isinstance(line, Unreadable)
    assert line.source == "story.eml/a.pdf"


def test_a_digest_gives_every_message_in_it() -> None:
    inner = [
        message(text, f"Subject: Part {n}", f"Message-ID: <{n}@quay>").decode()
        for n, text in enumerate((FIRST, SECOND))
    ]
    parts = "".join(f"--x\nContent-Type: message/rfc822\n\n{one}\n" for one in inner)
    data = message(f"{parts}--x--\n", "Content-Type: multipart/digest; boundary=x")
    found = [one for one in reading.read_bytes(data, "digest.eml") if isinstance(one, Article)]
    assert [(one.title, one.text) for one in found] == [("Part 0", FIRST), ("Part 1", SECOND)]
    assert len({one.id for one in found}) == 2
    assert found[0].source == "digest.eml#0@quay"


def test_the_answers_to_a_form_are_an_article() -> None:
    form = {"Headline": ["Cranes move again"], "Body": [f"{FIRST}\n\n{SECOND}"], "Dateline": ["PORT ELLERY"]}
    article = read(message(json.dumps(form)))
    assert (article.title, article.place, article.text) == ("Cranes move again", "PORT ELLERY", f"{FIRST}\n\n{SECOND}")


def test_a_message_without_words_is_told() -> None:
    found = read_bytes(message("", "Content-Type: image/png"), "story.eml")
    assert not isinstance(found, Article)
    assert found.reason == "a message (“Cranes stand still”): no words to read, but image/png"


def test_a_field_without_end_takes_no_time() -> None:
    assert read(message(FIRST, "Subject: " + "=?utf-8?q?a" * 100_000)).text == FIRST


@pytest.mark.parametrize(
    "text", ["Strike at the port: dockers walk out\n\nText.", "Date: Monday\nThe dockers met.", "<p>From: a</p>"]
)
def test_other_texts_are_no_mail(text: str) -> None:
    assert format_of(text.encode(), "story.txt").name != "mail"


def test_comments_in_one_another_are_told_to_be_too_deep() -> None:
    with pytest.raises(FormatError, match="too deep in one another"):
        list(mail.read(message(FIRST, "From: " + "(" * 5000), "story.eml"))
