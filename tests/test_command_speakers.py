"""`nutgraf speakers`: who is quoted in the library, and how often."""

from __future__ import annotations

import json

import pytest
from test_command import nutgraf

NEWS = (
    "“We stay,” said Ana Reyes. “It is late,” she said.",
    "“We go,” said Tom Hill.",
    "“No,” said Ana Reyes.",
    "Nobody came to the harbour.",
)


@pytest.fixture
def news(own_library: str) -> None:
    """A library of articles that quote two people, and of one that quotes nobody."""
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(NEWS)]
    assert nutgraf("add", "--drop-samples", "-", stdin="\n".join(lines).encode()).returncode == 0


@pytest.mark.usefixtures("news")
class TestSpeakers:
    def test_who_is_quoted_most_comes_first_with_the_numbers(self) -> None:
        done = nutgraf("speakers")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().splitlines() == ["3\t2\tAna Reyes", "1\t1\tTom Hill"]

    def test_for_programs(self) -> None:
        (line,) = nutgraf("speakers", "--limit", "1", "--format", "json").stdout.splitlines()
        assert json.loads(line) == {"speaker": "Ana Reyes", "quotations": 3, "articles": 2}

    def test_who_is_taken_out_with_an_article_counts_no_more(self) -> None:
        nutgraf("remove", "0", "1")
        assert nutgraf("speakers").stdout == b"1\t1\tAna Reyes\n"


def test_where_nobody_is_quoted_it_says_so(own_library: str) -> None:
    nutgraf("remove", "--samples")
    done = nutgraf("speakers")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"nutgraf: nobody is quoted by name in this library yet\n"


def test_in_a_new_library_it_is_those_of_the_samples(own_library: str) -> None:
    assert "Guy Smith" in nutgraf("speakers").stdout.decode()
    assert nutgraf("list", "speaker:notley").returncode == 0
