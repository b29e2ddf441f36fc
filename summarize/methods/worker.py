"""The process that methods run in which are not ours: one question after the other, until the asker is gone.

Messages are bytes after their length. What a method reads from standard input or prints goes nowhere: questions and
answers have a socket of their own.
"""

from __future__ import annotations

import json
import math
import os
import signal
import socket
from time import monotonic

from summarize.document import Document, Paragraph, Sentence
from summarize.methods import MethodError, ask_in_place, in_one_line

LENGTH = 8
"""Bytes that tell the length of a message."""

AT_ONCE = 1 << 20
"""The most bytes that are taken from the socket in one go."""

ALARM = 15
"""Seconds after which a question ends this process by itself, for want of an asker who kills it before."""


def serve() -> None:
    """Answer questions from the socket that is standard input, with what `answer` gives, as JSON."""
    channel = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        while True:
            name, document = asked(receive(channel))
            signal.alarm(ALARM)
            send(channel, json.dumps(answer(name, document)).encode())
            signal.alarm(0)
    except (EOFError, OSError):
        os._exit(0)  # whatever threads a method has left behind


def question(name: str, document: Document | None) -> bytes:
    """The message that asks a method about a document: JSON, which can hold no code, with the places of the sentences,
    so that they are looked for once."""
    fields = None if document is None else {**document._asdict(), "sentences": document.sentences}
    return json.dumps({"method": name, "document": fields}).encode()


def asked(message: bytes) -> tuple[str, Document | None]:
    """The method and the document that a `question` is about."""
    told = json.loads(message)
    if told["document"] is None:
        return told["method"], None
    fields = told["document"]
    sentences = tuple(Sentence(*place) for place in fields.pop("sentences"))
    fields["paragraphs"] = tuple(Paragraph(*paragraph) for paragraph in fields["paragraphs"])
    document = Document(**fields)
    document.__dict__["sentences"] = sentences
    return told["method"], document


def answer(name: str, document: Document | None) -> dict[str, object]:
    """The scores and reasons of a method, or in one line why it has none."""
    try:
        scored = ask_in_place(name, document)
        reasons = [tuple(map(str, sentence)) for sentence in scored.reasons]
    except MethodError as error:
        return {"failed": str(error)}
    except BaseException as error:  # SystemExit is a failure of the method, not the end of this process
        return {"failed": f"method {name!r} failed: {in_one_line(error)}"}
    return scored._replace(reasons=reasons)._asdict()


def send(channel: socket.socket, message: bytes) -> None:
    """Send one message; raises OSError where the other side is gone, TimeoutError past the timeout of the socket."""
    channel.sendall(len(message).to_bytes(LENGTH) + message)


def receive(channel: socket.socket, ends: float = math.inf) -> bytes:
    """The next message; raises EOFError where the other side is gone, TimeoutError when the monotonic clock shows
    ``ends``."""
    return _exactly(channel, int.from_bytes(_exactly(channel, LENGTH, ends)), ends)


def _exactly(channel: socket.socket, size: int, ends: float) -> bytes:
    taken = bytearray()
    while len(taken) < size:
        if ends < math.inf:
            channel.settimeout(max(ends - monotonic(), 0.001))
        part = channel.recv(min(size - len(taken), AT_ONCE))
        if not part:
            raise EOFError
        taken += part
    return bytes(taken)
