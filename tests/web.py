"""A web server on this machine, for the tests of what is fetched."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What stands at a path; ``parts`` are sent one after the other in place of a body, as long as someone reads."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    parts: Iterator[bytes] | None = None


class Web:
    """A server whose pages can be changed; ``asked`` has the paths and heads of the requests."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Let this stand at a path; its address. Names of headers are written with _ for -."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(data, status, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.base + path

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _ in self.asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def serving() -> Iterator[Web]:
    """A server that answers as long as this is open."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = web.pages.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                answer = Answer(status=304, headers={"ETag": etag})
            self.send_response_only(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.parts is None and "Content-Length" not in answer.headers and answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            with suppress(OSError):  # whoever asked has gone
                for part in answer.parts if answer.parts is not None else [answer.body]:
                    self.wfile.write(part)
                    self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    web = Web(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def talking(
    said: Callable[[], Iterable[bytes]], secured: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """A server that says these bytes to whoever asks, whatever is asked: its port, and the requests as they came."""
    heard: list[bytes] = []

    def answer(peer: socket.socket) -> None:
        with suppress(OSError), secured.wrap_socket(peer, server_side=True) if secured else peer as held:
            head = b""
            while b"\r\n\r\n" not in head and (more := held.recv(1 << 16)):
                head += more
            heard.append(head)
            for part in said():
                held.sendall(part)

    def serve() -> None:
        while True:
            try:
                peer, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(peer,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], heard
        listening.shutdown(socket.SHUT_RDWR)  # or it would still wait for someone


def rss(*entries: tuple[str, str, str], title: str = "Tide Times", site: str = "http://news.example/") -> str:
    """A feed of these entries: link, title and text."""
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"
        for link, title, text in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title><link>{site}</link>{items}</channel></rss>"
    )
