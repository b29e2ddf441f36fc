"""Every regular expression with its own worst inputs of 10 KB, 100 KB and 1 MB: at most 15 times as long for ten times
the text. Takes some ten minutes; prints the worst."""

from __future__ import annotations

from patterns_in_use import Used, all_used
from worst_inputs import Growth, growth

SIZES = 10_000, 100_000, 1_000_000
MOST = 15


def test_time_grows_with_the_text() -> None:
    used, missing = all_used()
    assert not missing
    worst = sorted(
        ((_grown(one, way), one, way) for one in used for way in one.ways), key=lambda found: -found[0].ratio
    )
    told = [f"{one.site.file}:{one.site.line} {way}: {grown.ratio:.1f} {grown}" for grown, one, way in worst[:20]]
    slowest = max(grown.seconds[-1] for grown, _, _ in worst)
    print(f"\n{len(used)} patterns, {len(worst)} uses; the slowest takes {slowest:.1f} s for 1 MB\n" + "\n".join(told))
    assert worst[0][0].ratio <= MOST


def _grown(used: Used, way: str) -> Growth:
    """How a pattern grows, measured again where noise may have made it look worse."""
    grown = growth(used.pattern, way, SIZES, tried=3)
    return grown if grown.ratio <= MOST else growth(used.pattern, way, SIZES, tried=3, runs=3)
