"""Lines of the page: told by their wording, never by the site."""

import pytest

from articles.furniture import opens_tail, reason_of
from articles.lines import Line


def reason(text: str) -> str | None:
    return reason_of(Line(1, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sign in", "site navigation"),
        ("QUICK EXIT", "site navigation"),
        ("Text only block", "page builder label"),
        ("Image block", "page builder label"),
        ("Advertisement", "advertisement"),
        ("Related articles:", "related links"),
        ("Also on The Daily Crab", "related links"),
        ("READ MORE: Ten crabs that walk straight", "related links"),
        ("Photo gallery Crabs of the north See Gallery", "gallery teaser"),
        ("Autumn Market - All details", "site banner"),
        ("Crab Fishers' Help Line 1-800-555-0100CONTACT US", "site header"),
        ("Share on Facebook", "sharing"),
        ("12 comments", "sharing"),
        ("Sign up for our newsletter", "newsletter"),
        ("© 2024 Crab Media. All rights reserved.", "legal notice"),
    ],
)
def test_dropped(text: str, expected: str) -> None:
    assert reason(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "FACEBOOK.",
        "The search for the missing boat went on all night.",
        "Share prices fell",
        "He said the details would follow.",
        "Advertisement spending rose by four per cent in the last year, the agency said.",
        "Read the letter aloud",
        "“Home,” she said.",
        "Call 911",
        "Bargaining conferences and orientation",
    ],
)
def test_kept(text: str) -> None:
    assert reason(text) is None


def test_a_long_line_is_never_dropped_for_its_wording() -> None:
    assert reason("Subscribe " + "to it as we do " * 4) is None


@pytest.mark.parametrize("text", ["Related articles", "More from The Crab", "Comments (12)", "Leave a reply"])
def test_heading_of_the_tail(text: str) -> None:
    assert opens_tail(Line(1, text))


@pytest.mark.parametrize("text", ["Share", "Advertisement", "What happens next"])
def test_no_heading_of_the_tail(text: str) -> None:
    assert not opens_tail(Line(1, text))


@pytest.mark.parametrize("text", ["a " * 5000, "-" * 140, "1" * 140, "follow " * 20, "photo gallery " * 10, "© " * 70])
def test_hostile_lines(text: str) -> None:
    reason(text)
