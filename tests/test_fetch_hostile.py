"""What servers do that mean harm: nothing leads into the own network, nothing is told, and all ends soon."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import time
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from web import serving, talking

from articles.feeds import fetch
from articles.feeds.dialing import is_private
from articles.feeds.fetch import Fetched, FetchError, is_beside

CERTIFICATES = Path(__file__).parent / "data" / "tls"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
SOON = 15.0
"""Seconds that are less than any limit that a test did not make shorter, on a slow machine too."""


def asked(*said: bytes, path: str = "/", **options: Any) -> Fetched:
    """What comes of asking a server that says these bytes."""
    with talking(lambda: said) as (port, _):
        return fetch.fetch(f"http://127.0.0.1:{port}{path}", private=True, **options)


def refused(said: Any, **options: Any) -> str:
    """Why nothing comes of asking a server that says these bytes."""
    with talking(said if callable(said) else lambda: [said]) as (port, _), pytest.raises(FetchError) as error:
        fetch.fetch(f"http://127.0.0.1:{port}/", private=True, **options)
    return str(error.value)


class TestWhatServersAreTold:
    def test_every_byte_of_a_request(self) -> None:
        with talking(lambda: [OK]) as (port, heard):
            fetch.fetch(f"http://127.0.0.1:{port}/news?a=1#part", private=True, etag='"1"', modified="yesterday")
        assert heard[0].decode().splitlines() == [
            "GET /news?a=1 HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"User-Agent: {fetch.agent()}",
            f"Accept: {fetch.ACCEPTED}",
            "Accept-Encoding: gzip, deflate",
            "Connection: close",
            'If-None-Match: "1"',
            "If-Modified-Since: yesterday",
            "",
        ]

    def test_no_name_and_no_password_of_an_address(self) -> None:
        with talking(lambda: [OK]) as (port, heard):
            fetch.fetch(f"http://ana:secret@127.0.0.1:{port}/", private=True)
        assert b"ana" not in heard[0]
        assert b"uthorization" not in heard[0]

    def test_no_proxy_is_taken_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with talking(lambda: [OK]) as (proxy, through):
            for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
                monkeypatch.setenv(name, f"http://127.0.0.1:{proxy}")
            assert asked(OK).data == b"hello"
        assert through == []

    @pytest.mark.parametrize("etag", [b'"1" \x00', b'"1"\x0b2', b'"' + b"1" * 9000 + b'"', b"  "])
    def test_a_version_that_is_no_line_is_not_kept(self, etag: bytes) -> None:
        found = asked(b"HTTP/1.1 200 OK\r\nETag: " + etag + b"\r\nLast-Modified: " + etag + b"\r\n\r\nhello")
        assert (found.data, found.etag, found.modified) == (b"hello", None, None)

    @pytest.mark.parametrize("fold", [b"\r\n ", b"\r\n\t", b"\n ", b"\r"])
    def test_what_a_server_says_of_a_version_is_no_way_to_write_headers(self, fold: bytes) -> None:
        found = asked(b'HTTP/1.1 200 OK\r\nETag: "1"' + fold + b"X-Evil: yes\r\n\r\nhello")
        with talking(lambda: [OK]) as (port, heard):
            fetch.fetch(f"http://127.0.0.1:{port}/", private=True, etag=found.etag)
        assert not any(line.lower().startswith(b"x-evil") for line in re.split(rb"[\r\n]\s*", heard[0]))

    @pytest.mark.parametrize("etag", ['W/"a b"', '"\xe9"', "x"])
    def test_an_odd_version_is_sent_back_as_it_came(self, etag: str) -> None:
        found = asked(b"HTTP/1.1 200 OK\r\nETag: " + etag.encode("latin-1") + b"\r\nContent-Length: 0\r\n\r\n")
        assert found.etag == etag
        with talking(lambda: [b"HTTP/1.1 304 Same\r\n\r\n"]) as (port, heard):
            assert not fetch.fetch(f"http://127.0.0.1:{port}/", private=True, etag=found.etag).changed
        assert b"If-None-Match: " + etag.encode("latin-1") + b"\r\n" in heard[0]

    @pytest.mark.parametrize("place", ["/a\tb", "/a b\x0bHost: evil", "/a\u2028b", "/%0d%0aX-Evil: yes", "/a\x85b"])
    def test_a_redirect_is_no_way_to_write_a_request(self, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with talking(lambda: [OK]) as (port, heard):
            to = f"http://127.0.0.1:{port}{place}".encode()
            monkeypatch.setattr(fetch, "is_beside", lambda *_: True)
            assert asked(b"HTTP/1.1 302 Found\r\nLocation: " + to + b"\r\n\r\n").data == b"hello"
        assert len(heard[0].splitlines()) == 7
        assert re.fullmatch(rb"GET /[!-~]+ HTTP/1\.1", heard[0].splitlines()[0])


class TestTheOwnNetwork:
    @pytest.mark.parametrize(
        "host",
        "::127.0.0.1 ::10.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 fec0::1 fe80::1%lo ff02::1 64:ff9b::10.0.0.1"
        " 64:ff9b:1::10.0.0.1 2002:c0a8:101:: 2001:0:4136:e378:8000:63bf:80ff:fffe 4000::1 0x7f.1 0177.0.0.1 127.1"
        " 0x7f000001 017700000001 255.255.255.255 240.0.0.1 192.0.0.1 192.0.0.8 192.0.0.255 192.88.99.1"
        " 198.18.0.1 3fff::1 :: ①②⑦.0.0.1".split(),
    )
    def test_it_is_known_in_every_other_guise(self, host: str) -> None:
        assert is_private(host)

    def test_a_feed_at_home_leads_to_its_own_server_only(self) -> None:
        with talking(lambda: [OK]) as (port, heard):
            said = f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{port}/admin\r\n\r\n".encode()
            why = refused(said)
        assert why.startswith(f"127.0.0.1, port {port}, is in a network of your own: ")
        assert why.endswith("a feed that is there only to its own host and port")
        assert heard == []

    def test_it_may_lead_about_there(self) -> None:
        with serving() as web:
            web.put("/b", "hello")
            assert fetch.fetch(web.put("/a", status=301, Location="/b"), private=True).data == b"hello"

    @pytest.mark.parametrize(
        ("url", "other", "beside"),
        [
            ("http://nas/a", "http://nas/b", True),
            ("https://NAS/a", "http://nas/b", True),
            ("http://nas/a", "https://nas/b", False),
            ("http://nas:80/a", "http://nas/b", True),
            ("http://nas:8080/a", "http://nas/b", False),
            ("https://nas/", "http://nas:8080/b", False),
            ("http://router/a", "http://nas/b", False),
            ("http://nas@router/a", "http://nas/b", False),
            ("http://[::1", "http://nas/b", False),
        ],
    )
    def test_what_its_own_server_is(self, url: str, other: str, beside: bool) -> None:
        assert is_beside(url, other) is beside

    def test_a_name_that_changes_between_two_look_ups(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first address is checked and dialled; there is no second look-up that could give another one."""
        dialled: list[object] = []
        answers = iter(["93.184.216.34", "127.0.0.1"])

        def look_up(*_: object, **__: object) -> list[Any]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

        class Dialled(socket.socket):
            def connect(self, address: Any) -> None:
                dialled.append(address)
                raise ConnectionRefusedError

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        monkeypatch.setattr(socket, "socket", Dialled)
        with pytest.raises(FetchError, match="takes no connections there"):
            fetch.fetch("http://news.example/")
        assert dialled == [("93.184.216.34", 80)]

    @pytest.mark.parametrize(
        "url", ["http://a\0b/", "http://" + "a" * 70 + ".example/", "http://a b/", "http://\ud800/"]
    )
    def test_a_host_that_cannot_be_looked_up(self, url: str) -> None:
        with pytest.raises(FetchError):
            fetch.fetch(url)


class TestCertificates:
    @pytest.fixture(autouse=True)
    def authority(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Our authority is this system's, as for someone whose own is in SSL_CERT_FILE."""
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
        fetch._tls.cache_clear()
        yield
        fetch._tls.cache_clear()

    def secured(self, name: str) -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(CERTIFICATES / f"{name}.pem")
        return made

    def test_one_that_is_good(self) -> None:
        with talking(lambda: [OK], self.secured("good")) as (port, heard):
            assert fetch.fetch(f"https://localhost:{port}/", private=True).data == b"hello"
        assert len(heard) == 1

    @pytest.mark.parametrize(
        ("name", "why"), [("expired", "expired"), ("other", "mismatch"), ("alone", "self-signed certificate")]
    )
    def test_others_are_not_trusted_and_nothing_is_asked(self, name: str, why: str) -> None:
        with talking(lambda: [OK], self.secured(name)) as (port, heard), pytest.raises(FetchError) as error:
            fetch.fetch(f"https://127.0.0.1:{port}/", private=True)
        assert str(error.value).startswith("the certificate of 127.0.0.1 is not to be trusted: ")
        assert why in str(error.value).replace("self signed", "self-signed")
        assert heard == []

    def test_no_setting_of_the_environment_turns_it_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("PYTHONHTTPSVERIFY", "CURL_INSECURE", "SSL_NO_VERIFY"):
            monkeypatch.setenv(name, "0")
        context = fetch._tls()
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2

    def test_nobody_is_led_from_a_secure_connection_to_one_that_is_none(self) -> None:
        with talking(lambda: [OK]) as (port, heard):
            said = f"HTTP/1.1 302 Found\r\nLocation: http://localhost:{port}/\r\n\r\n".encode()
            with (
                talking(lambda: [said], self.secured("good")) as (first, _),
                pytest.raises(FetchError, match="from https to"),
            ):
                fetch.fetch(f"https://localhost:{first}/", private=True)
        assert heard == []

    def test_a_handshake_that_never_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "WHOLE_SECONDS", 0.3)
        with socket.create_server(("127.0.0.1", 0)) as held:
            begun = time.monotonic()
            with pytest.raises(FetchError, match="takes too long"):
                fetch.fetch(f"https://127.0.0.1:{held.getsockname()[1]}/", private=True)
        assert time.monotonic() - begun < 5  # it is 6 s for a silent server that has the time


class TestOddAnswers:
    @pytest.mark.parametrize(
        "said",
        [
            b"",
            b"\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.2\r\n",
            b"HTTP/1.1\r\n\r\n",
            b"HTTP/1.1 abc OK\r\n\r\n",
            b"HTTP/1.1 99999 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\nhello",
            b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe://\r\n\r\n",
            b"HTTP/1.1 304 Not Modified\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\nhello",
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\nhello",
            b"HTTP/1.1 200 " + b"y" * 100_000 + b"\r\n\r\nhello",
        ],
        ids=lambda said: repr(said[:45]),
    )
    def test_each_is_one_line_of_words(self, said: bytes) -> None:
        why = refused(said)
        assert why
        assert "\n" not in why
        assert len(why) < 300
        assert "Error" not in why

    @pytest.mark.parametrize("length", [b"-1", b"nonsense"])
    def test_a_length_that_is_none(self, length: bytes) -> None:
        assert asked(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\nhello").data == b"hello"

    @pytest.mark.parametrize(
        "told", ["9" * 400, "-5", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 99 Xxx 0000 9:9:9", "٣", "\xff"]
    )
    def test_a_wish_to_wait_that_makes_no_sense(self, told: str) -> None:
        assert 0 <= fetch._wait(told) < 1e12

    def test_an_answer_without_a_head_is_none(self) -> None:
        assert "HTTP" in refused(b"<rss><channel></channel></rss>")


class TestEndless:
    """A server that never ends what it says is left before long, whatever it is that does not end."""

    @pytest.mark.parametrize(
        "said",
        [
            lambda: chain([b"HTTP/1.1 200 OK\r\n\r\n"], repeat(b"x" * 4096)),
            lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
            lambda: chain([b"HTTP/1.1 200 OK\r\nX: "], repeat(b"y" * 4096)),
            lambda: chain([b"HTTP/1.1 200 OK\r\n"], (b"X%d: y\r\n" % n for n in range(10**9))),
            lambda: chain(
                [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"], repeat(b"1;" + b"e" * 60_000 + b"\r\nx\r\n")
            ),
            lambda: chain([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"], repeat(b"T: railer\r\n")),
            lambda: chain([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"], repeat(gzip.compress(b"") * 500)),
        ],
        ids=["body", "100 Continue", "a header", "headers", "chunk extensions", "trailers", "empty gzip members"],
    )
    def test_it_is_left(self, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "WHOLE_SECONDS", 0.5)
        begun = time.monotonic()
        assert refused(said)
        assert time.monotonic() - begun < SOON

    def test_many_slow_redirects_share_one_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "WHOLE_SECONDS", 0.5)

        def slowly() -> Iterator[bytes]:
            while True:
                time.sleep(0.3)
                yield b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"

        begun = time.monotonic()
        assert refused(slowly) == fetch.TOO_LONG
        assert time.monotonic() - begun < SOON
