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
CONNECT_SECONDS = 5.0

Found = tuple[Any, ...]
"""What `socket.getaddrinfo` gives for one address."""

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
GLOBAL = ipaddress.IPv6Network("2000::/3")
"""All that is assigned of the internet of version 6."""
RESERVED = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""For protocols, relays that are gone, and documentation; some releases of Python take them for the internet."""


class PrivateAddressError(OSError):
    """The host is in a network of one's own, and whoever named it may not lead there."""


def connect(host: str, port: int, private: bool, ends: float) -> socket.socket:
    """A connection to this host before the moment at which all ``ends``, to an address of one's own network only if
    that is allowed (``private``).

    Raises `OSError`: `socket.gaierror` where the name is unknown, `PrivateAddressError`, `TimeoutError`.
    """
    found = _looked_up(host, port, ends)
    if not private:
        found = [one for one in found if _is_public(one)]
    if not found:
        raise PrivateAddressError(host)
    ends = min(ends, time.monotonic() + CONNECT_SECONDS)
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
    """Whether a host is in a network of one's own, this machine included; one that nobody knows is not, and neither is
    one that names addresses of the internet too: strangers write those."""
    try:
        return not any(map(_is_public, _looked_up(host, 80, time.monotonic() + LOOK_UP_SECONDS)))
    except OSError:
        return False


def _looked_up(host: str, port: int, ends: float) -> list[Found]:
    """All addresses of a host; raises `socket.gaierror`, and `TimeoutError` where the answer is long in coming."""
    answers: SimpleQueue[list[Found] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, ValueError) as error:  # a label may be too long, or hold a NUL
            answers.put(error if isinstance(error, OSError) else socket.gaierror(str(error)))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = answers.get(timeout=max(0.0, min(LOOK_UP_SECONDS, ends - time.monotonic())))
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
        if not inside and address not in GLOBAL:
            return False
        address = inside or address
    return address.is_global and not address.is_multicast and not any(address in one for one in RESERVED)
