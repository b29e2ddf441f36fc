"""A piece of HTML becomes paragraphs, each with its kind."""

import pytest

from articles.paragraphs import Block
from articles.reading.fragment import blocks_of_html, blocks_of_text, is_html, text_of_html


def told(fragment: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of_html(fragment)]


def texts(fragment: str) -> list[str]:
    return [block.text for block in blocks_of_html(fragment)]


@pytest.mark.parametrize(
    ("fragment", "blocks"),
    [
        ("<p>One &amp; two.</p><p>Three.", [("paragraph", "One & two."), ("paragraph", "Three.")]),
        ("<h2>Pay talks</h2><div>They met.</div>", [("subhead", "Pay talks"), ("paragraph", "They met.")]),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", [("list_item", "a"), ("list_item", "b"), ("list_item", "c")]),
        ("<blockquote><p>We won.<br>All.</blockquote>", [("blockquote", "We won."), ("blockquote", "All.")]),
        ("<figure><img src=x><figcaption>The gate</figcaption></figure>", [("caption", "The gate")]),
        ("<p class='wp-caption-text'>The gate</p>", [("caption", "The gate")]),
        ("<aside class='pullquote'><p>We won</aside>", [("pullquote", "We won")]),
        ("<p><strong>What is next</strong></p><p>A vote.", [("subhead", "What is next"), ("paragraph", "A vote.")]),
        ("<p><b>Hamilton.</b></p>", [("paragraph", "Hamilton.")]),
        ("<p>Reporting by Ann Lee</p>", [("credit", "Reporting by Ann Lee")]),
        ("Go<br>\nby <i>bus</i><br><br>now", [("paragraph", "Go"), ("paragraph", "by bus"), ("paragraph", "now")]),
        ("<dl><dt>Strike</dt><dd>Work stops.</dd></dl>", [("paragraph", "Strike"), ("list_item", "Work stops.")]),
    ],
)  # fmt: skip
def test_kinds(fragment: str, blocks: list[tuple[str, str]]) -> None:
    assert told(fragment) == blocks


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    assert told("<table><tr><th>Year<th>Members</tr><tr><td>2024<td>310</tr></table>") == [
        ("list_item", "Year\tMembers"),
        ("list_item", "2024\t310"),
    ]


def test_a_table_that_only_lays_out_is_no_list() -> None:
    assert told("<table><tr><td><p>The vote is on.</p>It ends soon.</td></tr></table>") == [
        ("paragraph", "The vote is on."),
        ("paragraph", "It ends soon."),
    ]


def test_what_is_no_text_of_the_article_is_left_out() -> None:
    hidden = "<script>a()</script><style>p{}</style><!-- b --><form><button>Go</button></form>"
    assert texts(f"<p>On{hidden}ward.</p>") == ["On", "ward."]


def test_plain_words_stay_as_they_are() -> None:
    assert texts("AT&T paid 5 < 6 and 7 > 4") == ["AT&T paid 5 < 6 and 7 > 4"]
    assert not is_html("AT&T paid 5 < 6 and 7 > 4; R&D")
    assert is_html("fish &amp; chips")
    assert is_html("a<br/>b")


def test_plain_text_that_was_wrapped_is_set_together_again() -> None:
    wrapped = (
        "The members of the local voted on Tuesday to accept an offer that their\n"
        "committee had called the best in a decade of talks with the hospital and\n"
        "its owners, who had said for months that there was no more money to give\n"
        "to anyone."
    )
    assert blocks_of_text(wrapped) == (Block("paragraph", wrapped.replace("\n", " ")),)


def test_words_on_one_line() -> None:
    assert text_of_html(" Pay <em>up</em>:<br> R&amp;D &#8220;now&#8221;\n") == "Pay up: R&D “now”"


@pytest.mark.parametrize("fragment", ["", " \n", "<p></p>", "<img src=x>", "&nbsp;", "\0"])
def test_nothing_gives_nothing(fragment: str) -> None:
    assert blocks_of_html(fragment) == ()


def test_any_depth_keeps_its_words() -> None:
    deep = 3_000
    assert texts("<div>" * deep + "<p>deep" + "</div>" * deep + "<p>after") == ["deep", "after"]


@pytest.mark.parametrize(
    "fragment", ["\ud800x", "<p \x01>\x02x", "</div></li></p>x", "<b></b></b></strong>x", "<p><!x"]
)
def test_broken_html_does_no_harm(fragment: str) -> None:
    assert isinstance(blocks_of_html(fragment), tuple)
