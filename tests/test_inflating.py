"""What servers pack, unpacked as it comes, whatever follows its end."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable

import pytest

from articles.feeds.inflating import Inflate

WORDS = b"tide " * 900
MEMBERS = gzip.compress(WORDS[:9]) + gzip.compress(b"") + gzip.compress(WORDS[9:])


def inflated(data: bytes, size: int, most: int = 10_000) -> bytes:
    """What these data hold that come in parts of this size."""
    inflate = Inflate(most)
    found = b"".join(inflate(data[at : at + size]) for at in range(0, len(data), size))
    assert inflate.ended
    return found


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
@pytest.mark.parametrize(
    "more",
    [b"", b"\0" * 99, b"\x1f", b"\x1fnothing", b"nothing" + MEMBERS],
    ids=["nothing", "zeros", "a beginning", "no member", "members"],
)
def test_members_are_one_file_and_what_follows_is_left(size: int, more: bytes) -> None:
    assert inflated(MEMBERS + more, size) == WORDS


@pytest.mark.parametrize("pack", [zlib.compress, lambda data: zlib.compress(data, wbits=-15)])
@pytest.mark.parametrize("size", [3, 10_000])
def test_deflate_with_its_frame_and_without(pack: Callable[[bytes], bytes], size: int) -> None:
    assert inflated(pack(WORDS) + b"nothing", size) == WORDS


def test_a_member_that_is_none() -> None:
    with pytest.raises(zlib.error):
        inflated(MEMBERS + b"\x1f\x8bnothing", 5)


def test_it_makes_little_more_than_is_taken() -> None:
    assert len(Inflate(1_000)(gzip.compress(b"\0" * (1 << 20)))) == 1_001


def test_many_small_parts_after_the_end_cost_nothing() -> None:
    begun = time.process_time()
    assert inflated(gzip.compress(WORDS) + b"x" * 6_000_000, 100) == WORDS
    assert time.process_time() - begun < 5
