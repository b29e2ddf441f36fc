"""Every regular expression with its own worst inputs of 10 KB, 100 KB and 1 MB: at most 15 times as long for ten times
the text, where that takes more than `worst_inputs.NOISE`.

python -m pytest -m hard -s tests/hard/test_patterns_at_length.py

Takes some three minutes of a processor; prints the worst and the slowest of each folder.
"""

from __future__ import annotations

import pytest
from patterns_in_use import Used, all_used
from worst_inputs import Growth, growth

SIZES = 10_000, 100_000, 1_000_000
MOST = 15
USED, _ = all_used()


@pytest.mark.parametrize("package", sorted({used.package for used in USED}))
def test_time_grows_with_the_text(package: str) -> None:
    used = [one for one in USED if one.package == package]
    found = [(_grown(one, way), one.site, way) for one in used for way in sorted(one.ways)]
    grown, site, way = max(found, key=lambda one: one[0].ratio)
    slowest = max(found, key=lambda one: one[0].seconds[-1])
    print(
        f"\n| {package} | {len(used)} | {len(found)} | {grown.ratio:.1f} ({site.file}:{site.line}) "
        f"| {slowest[0].seconds[-1]:.2f} s ({slowest[1].file}:{slowest[1].line}) |"
    )
    assert grown.ratio <= MOST, f"{site.file}:{site.line} {way}: {grown}"


def _grown(used: Used, way: str) -> Growth:
    """How a pattern grows, measured again where noise may have made it look worse."""
    for runs in (1, 3, 5):
        grown = growth(used.pattern, way, SIZES, runs=runs)
        if grown.ratio <= MOST:
            break
    return grown
