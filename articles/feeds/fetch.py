"""One file from a web server: politely, with every limit that a stranger's server calls for."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException, RemoteDisconnected
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from articles import limits
from articles.feeds.dialing import PrivateAddressError, connect, is_private
from articles.feeds.inflating import Inflate
from articles.urls import host_of

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

SILENCE_SECONDS = 6.0
"""How long a server may send nothing."""
WHOLE_SECONDS = 20.0
"""How long all may take, from the first name that is looked up to the last byte, redirects included."""
SLOW_SECONDS, SLOW_BYTES = 5.0, 1000
"""A server that after so long has sent fewer bytes than this in a second will not be done in time."""
REDIRECTS = 5
AT_ONCE = 1 << 16
VERSION_OF_FILE = re.compile(r"[!-~\x80-\xff](?:[ -~\x80-\xff]{0,998}[!-~\x80-\xff])?")
"""An ETag or a date that is sent back as it came: one line, and no longer than servers take."""

IN_OWN_NETWORK = (
    "{host}, port {port}, is in a network of your own: nothing from elsewhere may lead there, and a feed that is there "
    "only to its own host and port"
)
TOO_LONG = "the server takes too long"
PORTS = {"http": 80, "https": 443}
MOVED, FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
ACCEPTED = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xhtml+xml, "
    "application/xml;q=0.9, */*;q=0.8"
)
REASONS = {
    401: "the server asks for a name and a password",
    402: "the server asks for money",
    403: "the server does not let this be read",
    404: "there is no such page",
    410: "gone for good",
    429: "too many requests, the server asks to wait",
    451: "not to be read where you are, for legal reasons",
}
"""What the codes of HTTP mean that readers may meet."""


class Fetched(NamedTuple):
    """What a server answered: ``url`` is where it was found in the end, ``moved`` where it is to be asked for from now
    on, ``fresh`` for how many seconds it will not change, as the server says. Without ``changed`` there are no data."""

    url: str
    data: bytes = b""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    fresh: int = 0
    changed: bool = True


class FetchError(Exception):
    """Why something could not be fetched, in words. ``wait`` tells how many seconds not to ask again, ``gone`` that it
    will not come back, ``passing`` that another time it may work."""

    def __init__(self, message: str, *, status: int = 0, wait: float = 0.0, passing: bool = False) -> None:
        super().__init__(message)
        self.gone = status == 410
        self.wait = wait
        self.passing = passing


def is_at_home(url: str) -> bool:
    """Whether this address leads into a network of one's own."""
    return is_private(host_of(url))


def is_beside(url: str, other: str) -> bool:
    """Whether an address is at the same server as another one: at its host and port, or at its secure port."""
    try:
        here, there = ((one.hostname, one.port or PORTS.get(one.scheme)) for one in map(urlsplit, (url, other)))
    except ValueError:
        return False
    return here in (there, (there[0], PORTS["https"] if there[1] == PORTS["http"] else there[1]))


def fetch(url: str, *, private: bool = False, etag: str | None = None, modified: str | None = None) -> Fetched:
    """What stands at this address; with ``etag`` or ``modified`` only if it changed since. Raises `FetchError`.

    ``private`` allows to ask a server of one's own network, that of this address and no other: what strangers write
    may lead from there too.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in conditions.items() if value}
    ends = time.monotonic() + WHOLE_SECONDS
    first, moved, for_good = url, None, True
    for _ in range(REDIRECTS + 1):
        answer = _ask(url, private and is_beside(url, first), headers, ends)
        if isinstance(answer, Fetched):
            return answer._replace(moved=moved)
        url, for_good = answer.url, for_good and answer.for_good
        moved = url if for_good else moved
    raise FetchError(f"it leads from one address to another, more than {REDIRECTS} times")


class _Redirect(NamedTuple):
    url: str
    for_good: bool


def _ask(url: str, private: bool, headers: dict[str, str], ends: float) -> Fetched | _Redirect:
    """One request; whatever goes wrong is told in words."""
    host, connection, target = _connection(url, private, ends)
    from urllib3.exceptions import HTTPError

    try:
        connection.connect()
        held = connection.sock
        assert held
        with _Watch(held, min(SILENCE_SECONDS, ends - time.monotonic())):
            connection.request("GET", target, headers=_headers(headers), preload_content=False, decode_content=False)
            response = connection.getresponse()
        with _Watch(held, ends - time.monotonic()):
            return _answer(url, response, ends, asked_whole=not headers)
    except FetchError:
        raise
    except PrivateAddressError:
        raise FetchError(IN_OWN_NETWORK.format(host=host, port=connection.port)) from None
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        raise FetchError(_failure(host, error), passing=True) from None
    finally:
        connection.close()


def _connection(url: str, private: bool, ends: float) -> tuple[str, HTTPConnection, str]:
    """The host of an address, a connection to it that is not open yet, and what to ask it for."""
    try:
        parts = urlsplit(_clean(url))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchError("that is no address") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"only http and https are fetched, not {parts.scheme[:20] or url[:40]}")
    if not host:
        raise FetchError("the address names no host")
    if " " in host or not host.isprintable():
        raise FetchError("that is no address")
    with _importing:  # threads that import the same at once may find it half done
        plain, secure = _connections()
        context = _tls() if parts.scheme == "https" else None
    if context:
        made = secure(host, port or 443, timeout=SILENCE_SECONDS, ssl_context=context)
    else:
        made = plain(host, port or 80, timeout=SILENCE_SECONDS)
    made.private, made.ends = private, ends
    return host, made, urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _clean(url: str) -> str:
    """An address as it is sent: in ASCII, without what only a browser needs."""
    parts = urlsplit(url.strip())
    host = parts.netloc.rpartition("@")[2]
    with suppress(UnicodeError):
        host = host.encode("idna").decode() if not host.isascii() else host
    path, query = (quote(part, safe="%/:=&?~#+!$,;'@()*[]|") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


_importing = threading.Lock()


@cache
def _connections() -> tuple[Any, Any]:
    """The classes of plain and of secure connections, which know only addresses that were checked."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Checked:
        private = False
        ends = 0.0

        def _new_conn(self) -> socket.socket:
            made = connect(self.host, self.port, self.private, self.ends)  # type: ignore[attr-defined]
            made.settimeout(max(0.001, min(SILENCE_SECONDS, self.ends - time.monotonic())))
            return made

    plain, secure = (type(kind.__name__, (Checked, kind), {}) for kind in (HTTPConnection, HTTPSConnection))
    return plain, secure


@cache
def _tls() -> ssl.SSLContext:
    """TLS 1.2 and later. A server's certificate is checked by this system's authorities and those of Mozilla."""
    import certifi

    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2  # some systems take older ones
    made.load_verify_locations(certifi.where())
    return made


@cache
def agent() -> str:
    """How we introduce ourselves: "nutgraf/0.1.0 (feed reader)", with the project's address where it has one."""
    try:
        told = metadata("nutgraf")
    except PackageNotFoundError:
        return "nutgraf (feed reader)"
    pages = [line.rpartition(", ")[2] for line in told.get_all("Project-URL") or ()]
    return f"nutgraf/{told['Version']} ({'; '.join([*(f'+{page}' for page in pages[:1]), 'feed reader'])})"


def _headers(conditions: dict[str, str]) -> dict[str, str]:
    """No cookies, and nothing of where one comes from."""
    return {
        "User-Agent": agent(),
        "Accept": ACCEPTED,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **conditions,
    }


class _Watch:
    """Cuts a connection after so many seconds, at whatever point it waits: a server may send its head byte by byte.

    Then all is told as a `FetchError`, whatever came of the cut.
    """

    def __init__(self, held: socket.socket, seconds: float) -> None:
        self._held = held
        self._expired = False
        self._timer = threading.Timer(max(0.0, seconds), self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._expired:
            raise FetchError(TOO_LONG, passing=True)

    def _cut(self) -> None:
        self._expired = True
        with suppress(OSError):
            socket.socket.shutdown(self._held, socket.SHUT_RDWR)


# what came


def _answer(url: str, response: BaseHTTPResponse, ends: float, asked_whole: bool) -> Fetched | _Redirect:
    """What a response says; raises `FetchError` where that is no."""
    status, headers = response.status, response.headers
    if status in MOVED and (place := headers.get("Location")):
        return _Redirect(_led(url, place), status in FOR_GOOD)
    told = Fetched(
        url,
        content_type=headers.get("Content-Type", ""),
        etag=_sent_back(headers.get("ETag")),
        modified=_sent_back(headers.get("Last-Modified")),
        fresh=_fresh(headers.get("Cache-Control", "")),
    )
    if status == 304:
        if asked_whole:
            raise FetchError("the server says that nothing has changed, which it was not asked", passing=True)
        return told._replace(changed=False)
    if not 200 <= status < 300:
        reason = REASONS.get(status) or ("the server failed" if status >= 500 else "the server refused")
        wait = _wait(headers.get("Retry-After", "")) if status in (429, 503) else 0.0
        raise FetchError(f"{reason} ({status})", status=status, wait=wait, passing=status >= 500 or status == 429)
    return told._replace(data=_body(response, headers.get("Content-Encoding", "").lower(), ends))


def _led(url: str, place: str) -> str:
    """Where a redirect leads. Raises `FetchError`: nobody is led from a secure connection to one that is none."""
    with suppress(UnicodeError):  # headers come as Latin-1, but many servers send UTF-8
        place = place.encode("latin-1").decode("utf-8")
    try:
        led = urljoin(url, place)
        downgraded = urlsplit(url).scheme == "https" and urlsplit(led).scheme == "http"
    except ValueError:
        raise FetchError("it leads to what is no address") from None
    if downgraded:
        raise FetchError(f"it leads from https to {led[:200]}, where it could be read and changed on the way")
    return led


def _sent_back(value: str | None) -> str | None:
    """What tells a server which version of a file is here, unless that would be more than a line."""
    return value if value and VERSION_OF_FILE.fullmatch(value) else None


def _body(response: BaseHTTPResponse, encoding: str, ends: float) -> bytes:
    """All that is sent, inflated. Raises `FetchError` where it is too much or too slow."""
    inflate = Inflate(limits.current().member) if encoding in ("gzip", "x-gzip", "deflate") else None
    if encoding not in ("", "identity") and inflate is None:
        raise FetchError(f"it came in a packing that was not asked for ({encoding[:20]})")
    data, came, begun = bytearray(), 0, time.monotonic()
    while part := response.read1(AT_ONCE):
        came += len(part)
        try:
            data += inflate(part) if inflate else part
        except zlib.error:
            raise FetchError("its packing is broken", passing=True) from None
        if max(came, len(data)) > limits.current().member:
            raise FetchError(f"it is larger than {limits.member()}")
        taken = time.monotonic() - begun
        if time.monotonic() > ends or (taken > SLOW_SECONDS and came < taken * SLOW_BYTES):
            raise FetchError(TOO_LONG, passing=True)
    if inflate and not inflate.ended:
        raise FetchError("it was cut off", passing=True)
    return bytes(data)


def _fresh(told: str) -> int:
    found = re.search(r"max-age\s*=\s*\"?(\d{1,9})", told, re.I)
    return int(found[1]) if found else 0


def _wait(told: str) -> float:
    """The seconds of a Retry-After, which may be a date."""
    if told.strip().isdecimal():
        return float(told.strip()[:9])
    try:
        until = parsedate_to_datetime(told)
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _failure(host: str, error: Exception) -> str:
    """What went wrong on the way, in words."""
    if isinstance(error, socket.gaierror):
        return f"there is no host called {host}, or no network"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not to be trusted: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return TOO_LONG
    if isinstance(error, ConnectionRefusedError):
        return f"{host} takes no connections there"
    if isinstance(error, RemoteDisconnected):
        return "the server broke off"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection to {host}: {(error.reason or str(error)).lower().replace('_', ' ')}"
    if isinstance(error, OSError) and error.strerror:
        return f"no connection to {host}: {error.strerror.lower()}"
    return _in_words(error)


def _in_words(error: Exception) -> str:
    from urllib3.exceptions import IncompleteRead, ProtocolError, ReadTimeoutError, SSLError

    if isinstance(error, ReadTimeoutError):
        return TOO_LONG
    if isinstance(error, IncompleteRead) or "IncompleteRead" in str(error):
        return "it was cut off"
    if isinstance(error, SSLError):
        return f"no secure connection: {error}"[:200]
    if isinstance(error, ProtocolError):
        return "the server broke off"
    return f"the server does not speak HTTP: {' '.join(str(error).split())}"[:200]
