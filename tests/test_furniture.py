"""Lines of the page: told by their wording, never by the site."""

import pytest

from articles.furniture import contact_details, is_end_mark, opens_tail, reason_of
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
        ("Copyright 2021 Crab Media. All rights reserved. " + "No part may be used. " * 5, "legal notice"),
        ("Lire aussi : Dix crabes qui marchent droit", "related links"),
        ("Teilen", "sharing"),
        ("FOR IMMEDIATE RELEASE", "press release label"),
        ("Tags: crabs, anchors", "tags"),
        ("3 thoughts on “The lost anchor”", "comments"),
        ("Phone: +1 (555) 010-0139", "phone number"),
        ("This advertisement has not loaded yet, but your article continues below.", "advertisement"),
        ("___", "separator"),
        ("* * *", "separator"),
        ("-30-", "separator"),
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
        "Call 101 with information.",
        "Tags are sewn into the coats",
        "Press release was late",
        "30",
        "—",
        "Bargaining conferences and orientation",
    ],
)
def test_kept(text: str) -> None:
    assert reason(text) is None


class TestContactDetails:
    def lines(self, *texts: str) -> list[Line]:
        return [Line(n, text) for n, text in enumerate(texts, 1)]

    def test_from_the_heading_to_the_last_number_or_address(self) -> None:
        lines = self.lines("Media contact:", "Ann Lee", "(555) 010-0139", "ann@crab.example", "The lost anchor")
        assert contact_details(lines) == {0, 1, 2, 3}

    def test_no_number_or_address_no_details(self) -> None:
        assert contact_details(self.lines("Contact", "Ann Lee", "The lost anchor")) == set()

    def test_running_text_is_never_among_them(self) -> None:
        prose = "The divers found the anchor on the second day of their search."
        assert contact_details(self.lines("Contacts", prose, "Phone 555 010 0139")) == set()


@pytest.mark.parametrize(("text", "ends"), [("-30-", True), ("# # #", True), ("ENDS", True), ("___", False)])
def test_end_mark(text: str, ends: bool) -> None:
    assert is_end_mark(Line(1, text)) is ends


def test_a_long_line_is_never_dropped_for_its_wording() -> None:
    assert reason("Subscribe " + "to it as we do " * 4) is None


@pytest.mark.parametrize(
    "text",
    [
        "Related articles",
        "More from The Crab",
        "Comments (12)",
        "Leave a reply",
        "Lire aussi",
        "2 comments on The lost anchor",
    ],
)
def test_heading_of_the_tail(text: str) -> None:
    assert opens_tail(Line(1, text))


@pytest.mark.parametrize("text", ["Share", "Advertisement", "What happens next"])
def test_no_heading_of_the_tail(text: str) -> None:
    assert not opens_tail(Line(1, text))


@pytest.mark.parametrize("text", ["a " * 5000, "-" * 140, "1" * 140, "follow " * 20, "photo gallery " * 10, "© " * 70])
def test_hostile_lines(text: str) -> None:
    assert reason(text) in (None, "legal notice", "gallery teaser", "sharing", "separator")
