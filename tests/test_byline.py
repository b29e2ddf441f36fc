"""By-lines, datelines, credits and publishers."""

import pytest

from articles.byline import author_of, bare_names, credit_of, date_of_dateline, dateline_of, publisher_of
from articles.lines import Line


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "Ann Lee"),
        ("by Ann Lee", "Ann Lee"),
        ("By ANN LEE Crab Press", "Ann Lee"),
        ("Ann Lee, The Crab Press", "Ann Lee"),
        ("Ann Lee · Crab News · Posted: Jun 30, 2025", "Ann Lee"),
        ("Ann Lee, President", None),
        ("Ann Lee, Bo Day", None),
        ("By Ann Lee, Communications Staff", "Ann Lee"),
        ("By Ann Lee | The Crab", "Ann Lee"),
        ("By Ann Lee and Bo Day, Staff Reporters", "Ann Lee and Bo Day"),
        ("By Ann Lee, Bo Day and Cy Fox", "Ann Lee, Bo Day and Cy Fox"),
        ("By Ann Lee in Rome", "Ann Lee"),
        ("By Aude van der Berg", "Aude van der Berg"),
        ("Von Lene Brandt", "Lene Brandt"),
        ("Por María José Núñez", "María José Núñez"),
        ("Written by: Ann Lee", None),
        ("Posted on June 3, 2019 by Ann Lee", "Ann Lee"),
        ("Published 12:30, 3 May 2019 by Ann Lee | 3 comments", "Ann Lee"),
        ("Crab Valley / By Ann Lee", "Ann Lee"),
        ("Text: Ann Lee", "Ann Lee"),
        ("Author of the article: Ann Lee, Special to the Crab", "Ann Lee"),
        ("By Ann Lee in Rome, Bo Day in New York and Cy Fox in Oslo", "Ann Lee, Bo Day and Cy Fox"),
        ("By ANN LEE, Associated Press", "Ann Lee"),
        ("By ANN LEE and BO DAY", "Ann Lee and Bo Day"),
        ("Posted on June 3, 2019 by By Ann Lee", "Ann Lee"),
    ],
)
def test_author(line: str, names: str | None) -> None:
    assert author_of(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By 2031, seniors are expected to make up a larger share.",
        "By Monday, Lee was gone.",
        "By and large it went well",
        "By the river",
        "Guy Smith of the Alberta Union of Provincial Employees",
        "Bylaws of the Union",
        "By " + "Ann " * 60,
        "Posted by the door",
        "Crab | By the river",
    ],
)
def test_no_author(line: str) -> None:
    assert author_of(line) is None


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("EDMONTON - The head", "EDMONTON", None),
        ("EDMONTON -- The head", "EDMONTON", None),
        ("NEW YORK — The head", "NEW YORK", None),
        ("WASHINGTON, D.C. – The head", "WASHINGTON, D.C.", None),
        ("PARIS (AFP) - The head", "PARIS", "AFP"),
        ("LONDON, Jan 5 (Reuters) - The head", "LONDON", "Reuters"),
        ("EDMONTON (June 4, 2024) - The head", "EDMONTON", None),
        ("EDMONTON, June 4, 2024 – The head", "EDMONTON", None),
        ("OTTAWA — June 4, 2024 — The head", "OTTAWA", None),
        ("LONDON, Jan 5, 2024 (Reuters) - The head", "LONDON", "Reuters"),
        ("(CNN) -- The head", None, "CNN"),
        ("Toronto (CP) - The head", "Toronto", "CP"),
        ("New York (Reuters) — The head", "New York", "Reuters"),
    ],
)
def test_dateline(text: str, place: str | None, agency: str | None) -> None:
    found = dateline_of(text)
    assert found[:2] == (place, agency)
    assert text[found[2] :] == "The head"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("EDMONTON (June 4, 2024) - The head", "2024-06-04"),
        ("EDMONTON, June 4, 2024 – The head", "2024-06-04"),
        ("OTTAWA — June 4, 2024 — The head", "2024-06-04"),
        ("LONDON, Jan 5 (Reuters) - The head", None),
        ("EDMONTON - The head of June 4, 2024 - said", None),
        ("The head, June 4, 2024 – said", None),
    ],
)
def test_the_day_of_a_dateline(text: str, day: str | None) -> None:
    assert date_of_dateline(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "The AUPE - a union - said",
        "US-led talks",
        "GOA members have heard - all of them",
        "I - we",
        "Ann (left) - a diver",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline_of(text) == (None, None, 0)


def test_credit() -> None:
    assert credit_of(Line(1, "With files from The Canadian Press")) == "The Canadian Press"
    assert credit_of(Line(1, "(Additional reporting by Ann Lee; editing by Bo Day)")) == "Ann Lee; editing by Bo Day"
    assert credit_of(Line(1, "The Associated Press")) == "The Associated Press"
    assert credit_of(Line(1, "The Associated Press said so.")) is None
    assert credit_of(Line(1, "Ann Lee in Rome contributed to this report.")) == "Ann Lee in Rome"


@pytest.mark.parametrize("line", ["Ann Lee", "Ann van der Lee", "Ann Lee and Bo Day", "ANN LEE"])
def test_bare_names(line: str) -> None:
    assert bare_names(line) == ("Ann Lee" if line.isupper() else line)


@pytest.mark.parametrize("text", ["Ann", "Crab News", "The lost anchor", "Ann Lee 2019", "Ann Lee Bo Day", "Ann van"])
def test_no_bare_name(text: str) -> None:
    assert bare_names(text) is None


def test_publisher() -> None:
    assert publisher_of(["Follow Us on Twitter", "Also on The Daily Crab"]) == "The Daily Crab"
    assert publisher_of(["Follow us on Twitter", "© 2020-2024 Crab Media. All rights reserved."]) == "Crab Media"
    assert publisher_of(["Copyright © 2024 Crab Media"]) == "Crab Media"
    assert publisher_of(["FOLLOW CRAB NEWS BY CLICKING HERE"]) is None
    assert publisher_of(["Follow Ann on Twitter: @annlee"], "Ann Lee") is None
    assert publisher_of(["Follow me on Twitter", "more from this author"]) is None
