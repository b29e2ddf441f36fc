"""The quotes pane: who is listed with what, every key, and narrowing."""

from __future__ import annotations

import pytest
from panes import Session, make_article, make_reading, quote, running

from summarize import Mention
from tui.output import bare, glyph, quote_json
from tui.reading import Reading
from tui.speech import cite, inferred, sign, why, words_of
from tui.widgets.quotes_pane import QuotesPane


async def show(session: Session, reading: Reading | None) -> QuotesPane:
    assert isinstance(session.pane, QuotesPane)
    session.pane.show(reading)
    await session.pilot.pause()
    return session.pane


def shown(session: Session) -> list[str]:
    return [row for row in session.rows if row]


BY_SPEAKER = [
    " Co the council",
    "▌~  Boats must leave by noon",
    " AR Ana Reyes  fisher",
    " “  Nobody asked us",
    " …  We will stay.",
    " TH Tom Hill",
    " ~? the wall is failing",
]


class TestShowing:
    async def test_by_speaker(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            assert session.heading == "WHO SAID WHAT  4 · by speaker"
            assert shown(session) == BY_SPEAKER

    async def test_speakers_keep_together_and_their_quotations_in_text_order(self) -> None:
        article = make_article()
        quotes = [
            quote(article, "The harbour", speaker="Ana Reyes"),
            quote(article, "Boats"),
            quote(article, "Nobody", speaker="Tom Hill"),
            quote(article, "We will", speaker="Ana Reyes", role="fisher"),
        ]
        async with running(QuotesPane()) as session:
            await show(session, make_reading(article, quotes))
            assert [row[4:] for row in shown(session)] == [
                *("Ana Reyes  fisher", "The harbour", "We will", "Tom Hill", "Nobody", "No speaker named", "Boats")
            ]

    async def test_a_name_has_the_colour_that_its_words_have_in_the_reader(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            names = [session.style(name) for name in ("the council", "Ana Reyes", "Tom Hill")]
            assert len({style.color for style in names}) == 3
            assert all(style.bold for style in names)

    async def test_only_the_quotation_under_the_cursor_is_shown_whole(self) -> None:
        words = "“" + "a long sentence that goes on " * 6 + "to its end”"
        article = make_article([("paragraph", words), ("paragraph", "“Short.”")])
        quotes = [quote(article, words, speaker="A"), quote(article, "“Short.”", speaker="A")]
        async with running(QuotesPane(), (40, 20)) as session:
            await show(session, make_reading(article, quotes))
            assert session.row("to its end") > 2
            await session.press("j")
            assert session.rows[2].endswith("…")
            assert session.rows[3] == "▌“  Short."

    async def test_an_article_without_quotations(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading(quotes=[]))
            assert session.heading == "WHO SAID WHAT  0 · by speaker"
            assert shown(session) == [" Nobody is quoted in this article."]
            await session.press("y")
            assert session.note == "there is no quotation to copy"

    async def test_no_article_and_working(self) -> None:
        async with running(QuotesPane()) as session:
            pane = await show(session, None)
            assert (session.heading, shown(session)) == ("WHO SAID WHAT", [])
            await session.press("j", "p", "slash", "i", "enter")
            pane.working()
            assert session.heading == "WHO SAID WHAT  reading …"

    @pytest.mark.parametrize("size", [(1, 1), (5, 2), (20, 5)])
    async def test_any_size_can_be_drawn(self, size: tuple[int, int]) -> None:
        async with running(QuotesPane(), size) as session:
            await show(session, make_reading())
            await session.press("i", "j", "G", "p")
            assert session.sent(QuotesPane.Moved)
            assert session.pilot.app.is_running


class TestKeys:
    async def test_moving_passes_over_the_names_and_makes_the_reader_follow(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.press("j", "down", "k", "up", "G", "g", "end", "home")
            said = [message.quote.text for message in session.sent(QuotesPane.Moved)]
            noon, asked, stay, wall = (
                "Boats must leave by noon",
                "“Nobody asked us,”",
                "“We will stay.”",
                "the wall is failing",
            )
            assert said == [asked, stay, asked, noon, wall, noon, wall, noon]

    async def test_enter_chooses(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.press("j", "enter", "l")
            assert [m.quote.text for m in session.sent(QuotesPane.Chosen)] == ["“Nobody asked us,”"] * 2

    async def test_by_place_and_back_keep_the_quotation(self) -> None:
        article = make_article()
        quotes = [
            quote(article, "The harbour", speaker="Ana Reyes"),
            quote(article, "Nobody", speaker="Tom Hill"),
            quote(article, "We will", speaker="Ana Reyes"),
        ]
        async with running(QuotesPane()) as session:
            pane = await show(session, make_reading(article, quotes))
            await session.press("G", "p")
            assert session.heading == "WHO SAID WHAT  3 · by place"
            names = [row[4:] for row in shown(session) if "“" not in row]
            assert names == ["Ana Reyes", "Tom Hill", "Ana Reyes"]
            assert pane.current == quotes[1]
            await session.press("p")
            assert pane.current == quotes[1]

    async def test_narrow_as_one_types(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.press("slash", *"REYES", "space", *"stay")
            await session.pilot.pause()
            assert session.heading == "WHO SAID WHAT  1 of 4 · “REYES stay” · by speaker"
            assert shown(session)[:2] == [" AR Ana Reyes  fisher", "▌…  We will stay."]
            await session.press("enter")
            assert session.heading == "WHO SAID WHAT  1 of 4 · “REYES stay” · by speaker"
            await session.press("escape")
            assert shown(session)[0] == " Co the council"
            assert session.heading == "WHO SAID WHAT  4 · by speaker"

    async def test_narrowing_can_be_left_and_can_find_nothing(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.press("slash", *"xyz")
            await session.pilot.pause()
            assert shown(session)[0] == " No quotation here has these words. Esc shows all."
            await session.press("escape")
            await session.pilot.pause()
            assert shown(session) == BY_SPEAKER

    async def test_another_article_is_not_narrowed(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.press("slash", *"wall", "enter")
            await show(session, make_reading(make_article(id="two")))
            assert shown(session) == BY_SPEAKER

    async def test_why_this_speaker(self) -> None:
        async with running(QuotesPane(), (100, 20)) as session:
            await show(session, make_reading())
            await session.press("j", "i")
            first = session.row("Nobody asked us") + 1
            assert [row.strip("▌ ") for row in session.rows[first : first + 5]] == [
                "· the text says who speaks, beside the words",
                "· named as “Ana Reyes”",
                "· reported with “said”",
                "· sure: right 90% of the time",
                "…  We will stay.",
            ]

    async def test_copy(self) -> None:
        article = make_article(publisher="The Bay", published="2025-06-30")
        async with running(QuotesPane()) as session:
            await show(session, make_reading(article))
            await session.press("j", "y")
            copied = session.pilot.app.clipboard
            assert copied == "“Nobody asked us,” — Ana Reyes, fisher. “Harbour closes”, The Bay, 30 June 2025"
            assert session.note == "copied: “Nobody asked us,”"

    async def test_a_click_goes_there_and_one_on_a_name_does_not(self) -> None:
        async with running(QuotesPane()) as session:
            await show(session, make_reading())
            await session.pilot.click(QuotesPane, offset=(8, session.row("We will stay")))
            await session.pilot.click(QuotesPane, offset=(8, session.row("Tom Hill")))
            await session.pilot.pause()
            assert [message.quote.text for message in session.sent(QuotesPane.Moved)] == ["“We will stay.”"]


class TestWords:
    def test_a_speaker_nobody_names_has_no_certainty(self) -> None:
        article = make_article()
        assert why(quote(article, "We will")) == "the text does not say who speaks"

    def test_what_a_pronoun_stands_for_is_told_and_so_is_that_nobody_fits(self) -> None:
        article = make_article()
        he = Mention("He", article.text.index("He called"), article.text.index("He called") + 2)
        hill = quote(article, "detail", mention=he, speaker="Tom Hill", attribution="explicit", confidence=0.75)
        assert why(hill).split("\n")[1:] == ["named as “He”: Tom Hill", "likely: right 75% of the time"]
        nobody = quote(article, "detail", mention=he, attribution="explicit")
        assert why(nobody).split("\n")[1:] == ["named only as “He”, and nobody in the text fits"]

    def test_the_speaker_s_own_words_look_so_without_marks_of_their_own(self) -> None:
        article = make_article([("paragraph", "''We will stay,'' said Ana Reyes.")])
        own = quote(article, "''We will stay,''", kind="indirect", speaker="Ana Reyes", unmarked=True)
        reported = own._replace(unmarked=False)
        assert (sign(own, None), words_of(own), bare(own), glyph(own)) == ("“", "We will stay", "We will stay", "“")
        assert (sign(reported, None), glyph(reported)) == ("~", "~")
        assert quote_json(own)["unmarked"] is True
        assert "unmarked" not in quote_json(reported)

    @pytest.mark.parametrize(
        ("attribution", "confidence", "doubtful"),
        [("explicit", 0.7, False), ("explicit", 0.69, True), ("inherited", 0.95, True), ("continued", 0.7, False)],
    )
    def test_what_is_inferred(self, attribution: str, confidence: float, doubtful: bool) -> None:
        one = quote(make_article(), "We will", speaker="Ana Reyes", attribution=attribution, confidence=confidence)
        assert inferred(one) == doubtful
        assert sign(one, None) == ("“?" if doubtful else "…" if attribution == "continued" else "“")
        assert (why(one).split("\n")[-1].startswith("doubtful")) == (confidence < 0.7)

    def test_a_citation_without_speaker_publisher_and_date(self) -> None:
        article = make_article(title=None)
        assert cite(quote(article, "We will"), article) == (
            "We will — unattributed. “The harbour will close on Monday.”, undated"
        )
