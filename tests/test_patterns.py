"""Regular expressions over foreign text take time in proportion to it, whatever the text.

Short texts tell here; `hard/test_patterns_at_length.py` has long ones.
"""

from __future__ import annotations

import re

import pytest
from patterns_in_use import Used, all_used
from possessive import misread
from worst_inputs import WAYS, Growth, growth

SIZES = 2_000, 20_000
LONGER = 5_000, 50_000
"""Sizes at which what is not linear takes long on any machine."""
MOST = 15
"""Times as long for ten times the text: linear is 10, and less where a search takes no measurable time."""


def too_fast(used: Used, way: str) -> Growth | None:
    """How a pattern grows where it does so too fast, three times measured: a busy machine is not blamed on it."""
    for runs in (1, 3, 5):
        grown = growth(used.pattern, way, SIZES, tried=2, runs=runs)
        if grown.ratio <= MOST:
            return None
    return grown


USED, MISSING = all_used()


def test_every_pattern_is_known() -> None:
    assert not MISSING, "patterns of local variables: add what makes them to MAKERS"
    assert len(USED) > 400


@pytest.mark.parametrize("package", sorted({used.package for used in USED}))
def test_time_grows_with_the_text(package: str) -> None:
    """Those of one folder at a time, so that several processes share the work."""
    bad = [
        f"{used.site.file}:{used.site.line} {way}: {grown}"
        for used in USED
        if used.package == package
        for way in sorted(used.ways)
        if (grown := too_fast(used, way))
    ]
    assert not bad, "\n".join(bad)


def test_every_version_of_python_reads_them_alike() -> None:
    bad = [f"{used.site.file}:{used.site.line}" for used in USED if misread(used.pattern)]
    assert not bad, "possessive repeats of groups: see possessive.py"


@pytest.mark.parametrize(
    ("source", "wrongly"),
    [
        (r"(?:ab?c)++", True),
        (r"x(?:(?:\w\s?-)*+!)?", True),
        (r"(?:a|b(?=c))*+", True),
        (r"(?:(?!ab).)*+", True),
        (r"(?:abc)*+", False),
        (r"(?:[^\"]++|\"\")*+", False),
        (r"(?:ab?+)*+", False),
        (r"\w++", False),
        (r"(?>(?:ab?c)+)", False),
    ],
)
def test_a_possessive_repeat_that_old_versions_misread_is_seen(source: str, wrongly: bool) -> None:
    assert misread(re.compile(source)) is wrongly


SUPERLINEAR = [
    (r"(a+)+b", "match"),
    (r"(a|a)*b", "match"),
    (r"(\w+\s?)*!", "match"),
    (r"a*a*b", "match"),
    (r"(?:\w+\s?){1,3}:", "match"),
    (r"\s*,?\s*as", "match"),
    (r"\S+@\S+", "fullmatch"),
    (r"\s+$", "search"),
    (r"<[^>]*>", "everywhere"),
    (r"\[[^\]]*\]\(", "everywhere"),
    (r"x(?=.*y)", "everywhere"),
    (r".*foo.*bar", "fullmatch"),
]
LINEAR = [
    r"\w+",
    r"(?<!\s)\s++$",
    r"<[^<>]*>",
    r"a[^x]{0,200}y",
    r"(?:Mr|Mrs|Dr)\. \w+",
]


@pytest.mark.parametrize(("source", "way"), SUPERLINEAR)
def test_a_pattern_that_is_not_linear_is_seen(source: str, way: str) -> None:
    assert growth(re.compile(source), way, LONGER, tried=2).ratio > MOST


@pytest.mark.parametrize("source", LINEAR)
def test_a_linear_pattern_is_not_blamed(source: str) -> None:
    sites = (USED[0]._replace(pattern=re.compile(source), ways=frozenset({way})) for way in WAYS)
    assert not [used for used in sites if too_fast(used, *used.ways)]
