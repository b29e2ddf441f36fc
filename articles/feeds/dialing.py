"""Connections to web servers, made to addresses that were checked: a name that is looked up twice may have changed."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any

LOOK_UP_SECONDS = 5.0
"""How long a name may take to be looked up; the system's own patience is many times that."""

Found = tuple[Any, ...]
"""What `socket.getaddrinfo` gives for one address."""

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class PrivateAddressError(OSError):
    """The host is in a network of one's own, and whoever named it may not lead there."""


def connect(host: str, port: int, private: bool, seconds: float) -> socket.socket:
    """A connection to this host, to one of its own network only if that is allowed (``private``).

    Raises `OSError`: `socket.gaierror` where the name is unknown, `PrivateAddressError`, `TimeoutError`.
    """
    found = _looked_up(host, port)
    if not private and not all(map(_is_public, found)):
        raise PrivateAddressError(host)
    ends = time.monotonic() + seconds
    failure: OSError = TimeoutError()
    for family, kind, protocol, _, address in found:
        left = ends - time.monotonic()
        if left <= 0:
            break
        made = socket.socket(family, kind, protocol)
        made.settimeout(left)
        try:
            made.connect(address)
        except OSError as error:
            made.close()
            failure = error
        else:
            return made
    raise failure


def is_private(host: str) -> bool:
    """Whether a host is in a network of one's own, this machine included; one that nobody knows is not."""
    try:
        return not all(map(_is_public, _looked_up(host, 80)))
    except OSError:
        return False


def _looked_up(host: str, port: int) -> list[Found]:
    """All addresses of a host; raises `socket.gaierror`, and `TimeoutError` where the answer is long in coming."""
    answers: SimpleQueue[list[Found] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:  # a label of a name may be too long to be one
            answers.put(error if isinstance(error, OSError) else socket.gaierror(str(error)))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = answers.get(timeout=LOOK_UP_SECONDS)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise found
    return found


def _is_public(found: Found) -> bool:
    """Whether an address is one of the internet, also where it is another one's in disguise."""
    address = ipaddress.ip_address(found[4][0].partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inside or address
    return address.is_global and not address.is_multicast
