"""Speakers told apart: the tag and the colour of each, in the list of quotations and in the margin of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from panes import make_article, make_reading, quote, running
from rich.cells import cell_len
from textual.color import Color

from summarize import Quote
from tui.look import HUES
from tui.speakers import TAG, voices
from tui.themes import THEMES
from tui.widgets.page_pane import GUTTER
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.reader import Reader


def tags(*names: str) -> list[str]:
    return [voice.tag for voice in voices(names).values()]


class TestTags:
    @pytest.mark.parametrize(
        ("name", "tag"),
        [
            ("Guy Smith", "GS"),
            ("Martin Luther King", "MK"),
            ("Jean-Pierre Dupont", "JD"),
            ("Éva de la Cruz", "ÉC"),
            ("E\u0301va de la Cruz", "ÉC"),
            ("AUPE", "AU"),
            ("Government of Alberta", "GA"),
            ("an AUPE spokesperson", "AU"),
            ("the council", "Co"),
            ("some MPs", "MP"),
            ("王小明", "王"),
            ("김민수", "김"),
            ("Анна Иванова", "АИ"),
        ],
    )
    def test_initials(self, name: str, tag: str) -> None:
        assert tags(name) == [tag]

    def test_the_second_of_the_same_initials_has_another_letter_of_the_last_name(self) -> None:
        assert tags("Guy Smith", "Gina Sanders", "Gil Sanders", "Guy Smith") == ["GS", "Ga", "Gn"]

    def test_wide_names_that_begin_alike_have_another_of_their_characters(self) -> None:
        assert tags("王小明", "王大明", "王小") == ["王", "大", "小"]

    def test_tags_that_differ_only_in_case_are_not_given(self) -> None:
        assert len({tag.casefold() for tag in tags("Co Ox", "the co", "CO", "Carl Oak")}) == 4

    @pytest.mark.parametrize("names", [[f"Guy Smith{chr(97 + n)}" for n in range(26)], [f"A {n}" for n in range(1200)]])
    def test_many_speakers_of_one_name_each_have_a_tag_that_fits(self, names: list[str]) -> None:
        given = tags(*names)
        assert len(set(given)) == len(names)
        assert {cell_len(tag) for tag in given} <= {1, TAG}

    def test_past_every_pair_there_is_none_rather_than_one_twice(self) -> None:
        given = [tag for tag in tags(*(f"A {n}" for n in range(3000))) if tag]
        assert 1200 < len(given) == len(set(given)) < 3000

    @pytest.mark.parametrize("name", ["", "123", "…", "\x1b[31m", "ß", "\u0301\u0301", "\u1160\u1160", "[b]", "🙂"])
    def test_odd_names_have_a_harmless_tag(self, name: str) -> None:
        (tag,) = tags(name)
        assert tag.isalnum()
        assert 0 < cell_len(tag) <= TAG

    def test_a_colour_stays_whatever_comes_later(self) -> None:
        names = [f"Speaker {chr(65 + n)}" for n in range(2 * HUES)]
        every = voices(names)
        assert [voice.hue for voice in every.values()] == [*range(1, HUES + 1)] * 2
        assert every | voices(names[:3]) == every


class TestColours:
    @staticmethod
    def contrast(one: Color, other: Color) -> float:
        """The contrast ratio of WCAG 2.2, from 1 to 21."""

        def light(colour: Color) -> float:
            parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

        dark, bright = sorted((light(one), light(other)))
        return (bright + 0.05) / (dark + 0.05)

    @pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
    async def test_words_can_be_read_in_every_colour_and_dimmed_too(self, theme: str) -> None:
        async with running(Reader(), theme=theme) as session:
            ground = Color.parse(next(t.background or "" for t in THEMES if t.name == theme))
            for hue in range(1, HUES + 1):
                shown = [
                    Color.from_rich_color(session.pane.component_style(f"reader--{manner}-{hue}").color)
                    for manner in ("speaker", "doubtful")
                ]
                plain, dimmed = (self.contrast(colour, ground) for colour in shown)
                assert plain > 4.5
                assert 3.7 < dimmed < 0.75 * plain


class TestMargin:
    async def test_a_paragraph_has_the_tag_where_its_speaker_begins(self) -> None:
        async with running(Reader(), (34, 40)) as session:
            assert isinstance(session.pane, Reader)
            session.pane.show(make_reading())
            await session.pilot.pause()
            margin = [(row[:3].strip(), row[GUTTER:]) for row in session.rows if row[:3].strip()]
            assert margin == [
                ("Co", "Monday. Boats must leave by"),
                ("AR", "“Nobody asked us,” said Ana"),
                ("TH?", "Mayor Tom Hill said the wall"),
            ]

    async def test_two_speakers_that_begin_on_one_row_are_both_tagged_if_there_is_room(self) -> None:
        article = make_article(
            [("paragraph", "“Yes,” she said. “No,” he said, “never, not while anyone here is left.”")]
        )
        first = quote(article, "“Yes,”", speaker="Ana Reyes")
        second = quote(article, "“No,”", speaker="Tom Hill")
        rest = quote(article, "“never, not while anyone here is left.”", speaker="Tom Hill")
        async with running(Reader(), (50, 20)) as session:
            assert isinstance(session.pane, Reader)
            session.pane.show(make_reading(article, [first, second, rest]))
            await session.pilot.pause()
            assert [session.beside("“Yes")[0], session.beside("anyone")[0]] == ["AR", "TH"]

    async def test_the_tag_takes_no_room_of_the_text(self) -> None:
        article = make_article()
        noon = quote(article, "Boats must leave by noon", "indirect", speaker="王小明", confidence=0.2)
        texts = []
        async with running(Reader(), (40, 40)) as session:
            assert isinstance(session.pane, Reader)
            for quotes in ([], [noon]):
                session.pane.show(make_reading(article, quotes))
                await session.pilot.pause()
                texts.append([session.pane.render_line(y).crop(GUTTER).text for y in range(40)])
            assert texts[0] == texts[1]
            assert session.beside("Boats must")[0] == "王?"

    async def test_a_doubtful_quotation_is_dimmed_in_text_and_list_alike(self) -> None:
        article = make_article()
        for confidence in (0.9, 0.4):
            quotes = [quote(article, "“We will stay.”", speaker="Ana Reyes", confidence=confidence)]
            async with running(Reader()) as session:
                assert isinstance(session.pane, Reader)
                session.pane.show(make_reading(article, quotes))
                await session.pilot.pause()
                style = "speaker-1" if confidence == 0.9 else "doubtful-1"
                expected = session.pane.component_style("reader--paragraph", f"reader--{style}")
                assert session.style("“We will stay.”").color == expected.color
                assert session.beside("We will")[0] == ("AR" if confidence == 0.9 else "AR?")
            async with running(QuotesPane()) as session:
                assert isinstance(session.pane, QuotesPane)
                session.pane.show(make_reading(article, quotes))
                await session.pilot.pause()
                dim = session.pane.component_style("pane--dim", "pane--cursor").color
                assert (session.style("We will stay.").color == dim) == (confidence == 0.4)
                assert ("“?" in session.rows[session.row("We will")]) == (confidence == 0.4)

    async def test_a_quotation_of_the_headline_has_the_tag_that_its_speaker_has_in_the_text(self) -> None:
        article = make_article(title="Wall is failing, says mayor")
        said = Quote("indirect", 0, 15, "Wall is failing", 0, "Tom Hill", attribution="explicit", confidence=0.9)
        async with running(Reader()) as session:
            assert isinstance(session.pane, Reader)
            session.pane.show(replace(make_reading(article), title_quotes=(said,)))
            await session.pilot.pause()
            assert session.beside("says mayor")[0] == "TH"

    async def test_no_tags_where_quotations_are_not_highlighted(self) -> None:
        async with running(Reader()) as session:
            assert isinstance(session.pane, Reader)
            session.pane.show(make_reading())
            await session.press("H")
            assert session.beside("Nobody asked us,") == ("", "")
