"""Pages that a browser saved as MHTML."""

from __future__ import annotations

from email.message import MIMEPart
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from readings import read_bytes

from articles.article import Article
from articles.reading import Unreadable
from articles.reading.formats import format_of

WORDS = "The café on the quay says that it will stay open until the last of the visitors has gone home in the autumn."
PAGE = f"<html><head><title>Open late</title></head><body><p>{WORDS}</p></body></html>"


def saved(*parts: MIMEPart | MIMEText | MIMEImage) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://ledger.example/open-late"
    message["Subject"] = "Open late"
    for part in parts:
        message.attach(part)
    return message.as_bytes()


def test_the_page_is_read_in_the_encoding_of_its_part() -> None:
    data = saved(MIMEImage(b"\x89PNG", "png"), MIMEText(PAGE, "html", "iso-8859-1"), MIMEText("<p>Ad</p>", "html"))
    found = read_bytes(data, "page.mhtml")
    assert isinstance(found, Article)
    assert (found.title, found.text) == ("Open late", WORDS)
    assert found.link == "https://ledger.example/open-late"


def test_it_is_told_without_its_name() -> None:
    assert format_of(saved(MIMEText(PAGE, "html")), "download").name == "MHTML"
    mail = MIMEMultipart("related")
    mail["From"] = "desk@ledger.example"
    assert format_of(mail.as_bytes(), "letter.eml").name != "MHTML"


def test_without_a_page_it_says_so() -> None:
    assert read_bytes(saved(MIMEImage(b"\x89PNG", "png")), "page.mht") == Unreadable(
        "page.mht", "the MHTML file holds no web page"
    )


def test_an_address_that_is_no_text_is_none() -> None:
    data = saved(MIMEText(PAGE, "html")).replace(b"https://ledger.example", "ferry\xe9".encode("latin-1"))
    found = read_bytes(data, "page.mhtml")
    assert isinstance(found, Article)
    assert (found.text, found.link) == (WORDS, None)
