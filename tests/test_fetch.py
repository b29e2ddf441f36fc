"""What is fetched from the web: every limit that a stranger's server calls for, and errors in words."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat
from threading import Barrier
from typing import Any

import pytest
from web import Answer, Web, serving

from articles import limits
from articles.feeds import dialing, fetch
from articles.feeds.courier import Courier, Errand
from articles.feeds.dialing import is_private
from articles.feeds.fetch import Fetched, FetchError
from articles.reading.address import in_utf8, is_address


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def web(server: Web) -> Web:
    server.pages.clear()
    server.asked.clear()
    return server


def get(url: str, **options: Any) -> Fetched:
    return fetch.fetch(url, private=True, **options)


def why(url: str, **options: Any) -> str:
    with pytest.raises(FetchError) as error:
        get(url, **options)
    return str(error.value)


def failure(url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        get(url)
    return error.value


class TestWhatComes:
    def test_the_bytes_and_what_is_told_of_them(self, web: Web) -> None:
        url = web.put("/a", "hello", Content_Type="text/plain", ETag='"1"', Cache_Control="public, max-age=600")
        found = get(url)
        assert found == Fetched(url, b"hello", "text/plain", '"1"', fresh=600)

    def test_what_has_not_changed_is_not_sent_again(self, web: Web) -> None:
        url = web.put("/a", "hello", ETag='"1"')
        found = get(url, etag='"1"', modified="Tue, 03 Jun 2025 08:00:00 GMT")
        assert (found.changed, found.data, found.etag) == (False, b"", '"1"')
        assert web.asked[0][1]["if-modified-since"] == "Tue, 03 Jun 2025 08:00:00 GMT"

    def test_nothing_is_told_of_who_asks(self, web: Web) -> None:
        get(web.put("/a"))
        told = web.asked[0][1]
        assert set(told) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert told["user-agent"].startswith("nutgraf/")
        assert "feed reader" in told["user-agent"]

    def test_cookies_are_not_kept(self, web: Web) -> None:
        url = web.put("/a", Set_Cookie="who=me")
        get(url)
        get(url)
        assert "cookie" not in web.asked[1][1]

    @pytest.mark.parametrize(
        ("packing", "pack"),
        [
            ("gzip", gzip.compress),
            ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
            ("deflate", zlib.compress),
            ("deflate", lambda data: zlib.compress(data, wbits=-15)),
            ("identity", bytes),
        ],
    )
    def test_what_is_packed_is_unpacked(self, web: Web, packing: str, pack: Any) -> None:
        assert get(web.put("/a", pack(b"tide " * 9000), Content_Encoding=packing)).data == b"tide " * 9000

    def test_an_address_may_have_letters_of_any_script(self, web: Web) -> None:
        web.put("/z%C3%BCrich%20news?q=%C3%A9", "hello")
        assert get(f"{web.base}/zürich news?q=é#part").data == b"hello"


class TestRedirects:
    def test_they_are_followed_and_those_for_good_remembered(self, web: Web) -> None:
        web.put("/c", "hello")
        web.put("/b", status=308, Location=f"{web.base}/c")
        found = get(web.put("/a", status=301, Location="/b"))
        assert (found.url, found.moved, found.data) == (f"{web.base}/c", f"{web.base}/c", b"hello")

    def test_what_follows_one_for_now_is_not_for_good(self, web: Web) -> None:
        web.put("/c", "hello")
        web.put("/b", status=302, Location="/c")
        assert get(web.put("/a", status=301, Location="/b")).moved == f"{web.base}/b"
        assert get(f"{web.base}/b").moved is None

    def test_a_loop_ends(self, web: Web) -> None:
        assert "more than 5" in why(web.put("/a", status=302, Location="/a"))
        assert web.count("/a") == 6

    @pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)"])
    def test_they_lead_to_the_web_only(self, web: Web, place: str) -> None:
        assert why(web.put("/a", status=302, Location=place)).startswith("only http and https are fetched")

    def test_they_do_not_lead_into_the_own_network(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        url = web.put("/a", status=302, Location="http://localhost:1/")
        first = iter([True])
        monkeypatch.setattr(dialing, "_is_public", lambda found: next(first, False))
        with pytest.raises(FetchError, match="localhost, port 1, is in a network of your own"):
            fetch.fetch(url)


class TestAddresses:
    @pytest.mark.parametrize(
        "host",
        "127.0.0.1 localhost 10.1.2.3 192.168.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 2130706433 ::1 fe80::1"
        " fd00::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::".split(),
    )
    def test_the_own_network_is_known_in_every_guise(self, host: str) -> None:
        assert is_private(host)

    @pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
    def test_others_are_public(self, host: str) -> None:
        assert not is_private(host)

    def test_a_host_of_both_networks_is_not_one_of_the_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its owner could name any address of the own network later: only those of the internet are dialled."""
        both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("8.8.8.8", "10.0.0.1")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
        dialled = []

        def dial(self: socket.socket, address: object) -> None:
            dialled.append(address)
            raise ConnectionRefusedError

        monkeypatch.setattr(socket.socket, "connect", dial)
        assert not is_private("both.example")
        with pytest.raises(FetchError):
            fetch.fetch("http://both.example/")
        assert dialled == [("8.8.8.8", 80)]

    def test_nothing_is_asked_in_the_own_network_unless_that_is_allowed(self, web: Web) -> None:
        with pytest.raises(FetchError, match=r"127\.0\.0\.1, port \d+, is in a network of your own"):
            fetch.fetch(web.put("/a"))
        assert web.asked == []

    def test_the_address_that_was_checked_is_the_one_that_is_asked(
        self, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        port = int(web.base.rpartition(":")[2])
        web.put("/a", "hello")
        looked_up = []

        def getaddrinfo(host: str, *_: object, **__: object) -> list[Any]:
            looked_up.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        assert get(f"http://news.example:{port}/a").data == b"hello"
        assert looked_up == ["news.example"]
        assert web.asked[0][1]["host"] == f"news.example:{port}"

    def test_an_address_is_told_from_a_path(self) -> None:
        assert all(map(is_address, ("https://a.example", "HTTP://a", "file:///a", "ftp://a/b.txt")))
        assert not any(map(is_address, ("httpd.log", "a/b://c", "C:\\news", "://a", "")))


class TestFailures:
    @pytest.mark.parametrize(
        ("status", "words"),
        [
            (401, "the server asks for a name and a password (401)"),
            (403, "the server does not let this be read (403)"),
            (404, "there is no such page (404)"),
            (410, "gone for good (410)"),
            (418, "the server refused (418)"),
            (500, "the server failed (500)"),
        ],
    )
    def test_codes_are_told_in_words(self, web: Web, status: int, words: str) -> None:
        error = failure(web.put("/a", status=status))
        assert str(error) == words
        assert (error.gone, error.passing) == (status == 410, status == 500)

    @pytest.mark.parametrize("status", [429, 503])
    def test_a_server_may_ask_to_wait(self, web: Web, status: int) -> None:
        assert failure(web.put("/a", status=status, Retry_After="120")).wait == 120
        later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
        assert 3590 < failure(web.put("/a", status=status, Retry_After=later)).wait <= 3600
        assert failure(web.put("/a", status=status, Retry_After="soon")).wait == 0

    def test_a_host_that_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def getaddrinfo(*_: object, **__: object) -> None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        assert why("http://news.example/") == "there is no host called news.example, or no network"

    def test_a_port_where_nobody_listens(self) -> None:
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            assert why(f"http://127.0.0.1:{held.getsockname()[1]}/") == "127.0.0.1 takes no connections there"

    def test_a_server_without_tls(self, web: Web) -> None:
        assert why(web.base.replace("http:", "https:")).startswith("no secure connection to 127.0.0.1")

    @pytest.mark.parametrize("url", ["http://[::1", "http://a:99999999/", "ftp://a.example/", "nonsense"])
    def test_what_is_no_address(self, url: str) -> None:
        assert why(url).startswith(("that is no address", "only http and https"))

    def test_an_address_without_a_host(self) -> None:
        assert [why(url) for url in ("http://", "https:///news")] == ["the address names no host"] * 2

    def test_what_is_cut_off(self, web: Web) -> None:
        assert why(web.put("/a", "short", Content_Length="500")) == "it was cut off"
        whole = gzip.compress(b"tide " * 9000)
        assert why(web.put("/a", whole[:-20], Content_Encoding="gzip")) == "it was cut off"

    def test_what_is_packed_wrongly(self, web: Web) -> None:
        assert why(web.put("/a", b"nonsense", Content_Encoding="gzip")) == "its packing is broken"
        assert "not asked for (br)" in why(web.put("/a", b"nonsense", Content_Encoding="br"))


class TestLimits:
    def test_of_size(self, web: Web) -> None:
        limits.use(limits.Limits(member=1 << 20))
        assert why(web.put("/a", b"x" * (1 << 21))) == "it is larger than 1 MB (limits.member_mb)"
        web.pages["/b"] = Answer(parts=repeat(b"x" * 50_000))
        assert why(f"{web.base}/b") == "it is larger than 1 MB (limits.member_mb)"

    def test_of_size_when_inflated(self, web: Web) -> None:
        limits.use(limits.Limits(member=1 << 20))
        bomb = gzip.compress(b"\0" * (1 << 25))
        assert len(bomb) < 1 << 16
        assert why(web.put("/a", bomb, Content_Encoding="gzip")) == "it is larger than 1 MB (limits.member_mb)"

    def test_of_silence(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "SILENCE_SECONDS", 0.05)
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            held.listen()
            error = failure(f"http://127.0.0.1:{held.getsockname()[1]}/")
        assert (str(error), error.passing) == ("the server takes too long", True)

    def test_of_time_also_for_a_server_that_drips(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "WHOLE_SECONDS", 0.1)

        def drip() -> Iterator[bytes]:
            for _ in range(200):
                time.sleep(0.01)
                yield b"x"

        web.pages["/a"] = Answer(parts=drip())
        assert why(f"{web.base}/a") == "the server takes too long"
        web.pages["/b"] = Answer(headers={"Transfer-Encoding": "chunked"}, parts=drip())  # never a whole chunk
        assert why(f"{web.base}/b") == "the server takes too long"

    def test_of_slowness(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "SLOW_SECONDS", 0.05)
        web.pages["/a"] = Answer(parts=(time.sleep(0.02) or b"x" for _ in range(200)))  # type: ignore[func-returns-value]
        assert why(f"{web.base}/a") == "the server takes too long"


class TestEncodings:
    def test_what_only_the_server_knows_is_told_to_the_reader(self) -> None:
        page = "<p>Zürich".encode("latin-1")
        assert in_utf8(page, "text/html; charset=ISO-8859-1").decode("utf-8-sig") == "<p>Zürich"

    @pytest.mark.parametrize("told", ["text/html", "application/xml; charset=latin-1", "text/html; charset=nonsense"])
    def test_all_else_stays_as_it_is(self, told: str) -> None:
        assert in_utf8(b"<p>Z\xfcrich", told) == b"<p>Z\xfcrich"

    @pytest.mark.parametrize("name", ["punycode", "idna", "undefined", "unicode_escape", "zlib", "rot13"])
    def test_what_is_no_encoding_of_texts_is_passed_over(self, name: str) -> None:
        """To decode punycode takes longer with the square of its length."""
        assert in_utf8(b"a" * 1000, f"text/html; charset={name}") == b"a" * 1000


class TestManyAtOnce:
    def test_all_come_and_one_that_fails_fails_alone(self) -> None:
        def run(errand: Errand[int]) -> Fetched:
            if errand.name == 3:
                raise FetchError("no")
            if errand.name == 4:
                raise RuntimeError("never foreseen")
            return Fetched(errand.url)

        errands = [Errand(number, f"http://127.0.0.1/{number}") for number in range(50)]
        found = {one[0].name: one[1] for one in Courier(run).answers(errands, 5) if one}
        assert len(found) == 50
        assert {name for name, one in found.items() if isinstance(one, FetchError)} == {3, 4}
        assert "RuntimeError: never foreseen" in str(found[4])

    def test_a_host_is_asked_two_things_at_once_and_left_in_peace_between(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("articles.feeds.courier.PAUSE", 0.05)
        under_way: list[int] = []
        most, begun = 0, []

        def run(errand: Errand[int]) -> Fetched:
            nonlocal most
            under_way.append(errand.name)
            begun.append(time.monotonic())
            most = max(most, len(under_way))
            time.sleep(0.01)
            under_way.remove(errand.name)
            return Fetched(errand.url)

        errands = [Errand(number, f"http://news.example/{number}") for number in range(6)]
        assert sum(one is not None for one in Courier(run).answers(errands, 5)) == 6
        assert most == 2
        assert begun[-1] - begun[0] >= 2 * 0.05  # three turns, and two pauses between them

    def test_this_machine_is_asked_many_things_at_once(self) -> None:
        together = Barrier(16)

        def run(errand: Errand[int]) -> Fetched:
            together.wait(5)
            return Fetched(errand.url)

        errands = [Errand(number, f"http://localhost/{number}") for number in range(16)]
        found = [one[1] for one in Courier(run).answers(errands, 10) if one]
        assert len(found) == 16
        assert all(isinstance(one, Fetched) for one in found)

    def test_while_nothing_comes_that_is_told(self) -> None:
        def run(errand: Errand[int]) -> Fetched:
            time.sleep(0.05)
            return Fetched(errand.url)

        found = list(Courier(run).answers([Errand(1, "http://localhost/")], 0.01))
        assert found[0] is None
        assert found[-1] is not None
