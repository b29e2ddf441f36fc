"""Title, date and sectors are corrected by hand; a wrong input says what was expected, empty is as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import Session, article, library, lines, reading
from textual import events

from articles.article import Sector
from articles.library import Library
from articles.sectors import load
from articles.view import Order
from tui.corrections import WrongInputError, read_date, read_sectors

KNOWN = [Sector(name.lower(), name, False, 1.0) for name in ("Ports", "Post", "Schools")]


async def fill(session: Session, field: str, value: str) -> None:
    """Type into a field of the form in place of what stands there."""
    line = session.app.screen.query_one(f"#{field}")
    line.value = value  # type: ignore[attr-defined]
    await session.pilot.pause()


FLAT = Order(())
"""Newest first, without headings: the cursor begins on the wall."""


class TestOneArticle:
    async def test_the_title(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("enter", "E", *" by the sea", "enter")
            await session.rest()
            article = session.room.library.article("wall")
            assert article
            assert article.title == "Wall by the sea"
            assert sum("Wall by the sea" in line for line in session.frame()) >= 1
            assert "title corrected · u undoes" in session.foot
            assert session.at == "wall"

    async def test_the_date_moves_the_article_and_the_cursor_with_it(self) -> None:
        async with reading() as session:
            session.article_list.go_to_article("wall")
            await session.press("E")
            await fill(session, "published", "2023-10-12")
            await session.press("enter")
            assert session.at == "wall"
            shown = lines(session.model)
            assert shown.index(">    wall") > next(n for n, line in enumerate(shown) if "October 2023" in line)
            assert "date corrected" in session.foot

    async def test_sectors_by_name_with_completion(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E", "tab", "tab", *", sch", "right", "enter")
            article = session.room.library.article("wall")
            assert article
            assert [(sector.name, sector.primary) for sector in article.sectors] == [
                ("Ports", True),
                ("Schools", False),
            ]
            assert "sectors corrected" in session.foot

    async def test_empty_is_as_it_was_read(self) -> None:
        async with reading(order=FLAT) as session:
            for field, value in (("title", "Other"), ("title", ""), ("published", "2020"), ("published", " ")):
                await session.press("E")
                await fill(session, field, value)
                await session.press("enter")
            article = session.room.library.article("wall")
            assert article
            assert (article.title, article.published) == ("Wall", "2025-06-30")

    async def test_a_wrong_date_says_what_was_expected_and_keeps_the_form(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E", "tab")
            await fill(session, "published", "last summer")
            await session.press("enter")
            frame = "\n".join(session.frame())
            assert "“last summer” is no date: expected 2023, 2023-10, 2023-10-11" in frame
            await session.press("escape")
            article = session.room.library.article("wall")
            assert article
            assert article.published == "2025-06-30"

    async def test_an_unknown_sector_says_what_is_near(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E")
            await fill(session, "sectors", "Scools")
            await session.press("enter")
            assert any("there is no sector “Scools”: did you mean 'Schools'?" in line for line in session.frame())

    async def test_nothing_changed_and_escape_write_nothing(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E", "enter", "E", *"x", "escape", "u")
            assert "nothing to undo" in session.foot

    async def test_undo_and_redo_say_what_they_did(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E", *"!", "enter", "u")
            article = session.room.library.article("wall")
            assert article
            assert article.title == "Wall"
            assert "title set back · ctrl+r does it again" in session.foot
            await session.press("ctrl+r")
            assert "title set · u undoes" in session.foot
            assert any("Wall!" in line for line in session.frame())

    @pytest.mark.parametrize("size", [(160, 45), (80, 24), (60, 20), (30, 8)])
    async def test_the_form_fits_every_size(self, size: tuple[int, int]) -> None:
        async with reading(size=size, order=FLAT) as session:
            await session.press("E", "tab", "tab", "tab", "shift+tab")
            assert session.app.focused
            assert session.app.focused.id == "sectors"
            assert session.app.focused.region.bottom <= size[1]

    async def test_an_article_that_is_removed_meanwhile_is_told(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E")
            await fill(session, "title", "")
            session.room.library.remove(["wall"])
            await session.press("enter")
            assert "that article is no longer in the library" in session.foot
            await session.press("E")
            assert "that article is no longer in the library" in session.foot


class TestSelection:
    async def test_blanks_are_no_correction(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("v", "v", "E")
            await fill(session, "published", " ")
            await session.press("enter")
            assert session.room.library.undo() is None

    async def test_date_and_sectors_of_several(self) -> None:
        async with reading(size=(160, 45), order=FLAT) as session:
            for name in ("nurses", "quay"):
                session.article_list.go_to_article(name)
                await session.press("v")
            await session.press("E")
            assert not session.app.screen.query("#title")
            await fill(session, "sectors", "schools")
            await session.press("enter")
            found = [session.room.library.article(name) for name in ("nurses", "quay")]
            assert [article.sectors[0].name for article in found if article] == ["Schools", "Schools"]
            assert [article.published for article in found if article] == ["2025-06-03", "2023-10"]
            assert "sectors corrected in 2 articles" in session.foot


async def test_a_sectors_file_that_breaks_meanwhile_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sectors.toml"
    path.write_text('[[sector]]\nid = "boats"\nname = "Boats and ships"\nnames = ["boat"]\n', encoding="utf-8")
    async with reading(order=FLAT, taxonomy=load(str(path)), sectors=str(path)) as session:
        path.write_text("broken = [", encoding="utf-8")
        await session.press("E")
        await fill(session, "sectors", "boats")
        await session.press("enter")
        found = session.room.library.article("wall")
        assert found
        assert [sector.name for sector in found.sectors] == ["Boats and ships"]


class TestForeignText:
    """What the form shows of an article cannot command a terminal, and is no correction unless somebody changes it."""

    HOSTILE = "Wall\x1b]0;gone\x07 of\u202e stone\tand\r\nsand"

    def shelf(self) -> Library:
        sectors = (Sector("ports", "Ports\x1b[2J", True, 1.0),)
        return library([article("wall", "2025-06-30", title=self.HOSTILE)._replace(sectors=sectors)])

    async def test_it_is_seen_and_not_obeyed(self) -> None:
        async with reading(self.shelf(), order=FLAT) as session:
            await session.press("E")
            frame = "\n".join(session.frame())
            assert "Wall␛]0;gone␇ of␦ stone    and sand" in frame
            assert "Ports␛[2J" in frame
            assert all(character.isprintable() for character in frame.replace("\n", ""))

    async def test_a_field_that_nobody_changed_is_no_correction(self) -> None:
        async with reading(self.shelf(), order=FLAT) as session:
            await session.press("E", "tab")
            await fill(session, "published", "2025-06-29")
            await session.press("enter")
            found = session.room.library.article("wall")
            assert found
            assert (found.title, found.published) == (self.HOSTILE, "2025-06-29")
            assert "date corrected · u undoes" in session.foot

    async def test_a_sector_is_taken_by_the_name_that_is_seen(self) -> None:
        async with reading(self.shelf(), order=FLAT) as session:
            await session.press("E", "tab", "tab", *", educ", "right", "enter")
            found = session.room.library.article("wall")
            assert found
            assert [sector.name for sector in found.sectors] == ["Ports\x1b[2J", "Education"]

    async def test_a_suggestion_is_seen_and_not_obeyed(self) -> None:
        async with reading(self.shelf(), order=FLAT) as session:
            await session.press("E", "tab", "tab")
            await fill(session, "sectors", "Port")
            await session.pilot.pause()
            frame = "".join(session.frame())
            assert "Ports␛[2J" in frame
            assert all(character.isprintable() for character in frame)

    async def test_neither_is_what_is_pasted(self) -> None:
        async with reading(order=FLAT) as session:
            await session.press("E")
            session.app.screen.post_message(events.Paste(" by\u202e the\x9b2J sea"))
            await session.pilot.pause()
            frame = "".join(session.frame())
            assert "Wall by␦ the␦2J sea" in frame
            assert all(character.isprintable() for character in frame)


class TestInput:
    @pytest.mark.parametrize(
        ("typed", "date"),
        [
            ("2023", "2023"),
            (" 2023-1 ", "2023-01"),
            ("2023-10-5", "2023-10-05"),
            ("2023-10-05 8:30", "2023-10-05T08:30"),
            ("2025-06-12T08:30:00+02:00", "2025-06-12T08:30:00+02:00"),
            ("  ", None),
        ],
    )
    def test_dates(self, typed: str, date: str | None) -> None:
        assert read_date(typed) == date

    @pytest.mark.parametrize("typed", ["0000", "2023-13", "2023-02-30", "2023-10-05T25:00", "soon", "２０２３", "-1"])
    def test_no_dates(self, typed: str) -> None:
        with pytest.raises(WrongInputError, match="is no date: expected 2023"):
            read_date(typed)

    def test_sectors_by_name_id_and_beginning_the_first_one_primary(self) -> None:
        found = read_sectors("sch, PORTS,, ports", KNOWN)
        assert [(sector.id, sector.primary) for sector in found] == [("schools", True), ("ports", False)]

    def test_a_beginning_of_several_names_is_no_answer(self) -> None:
        with pytest.raises(WrongInputError, match="may be Ports, Post: type more"):
            read_sectors("po", KNOWN)

    def test_no_name_is_no_sector(self) -> None:
        assert read_sectors(" , ", KNOWN) == []
