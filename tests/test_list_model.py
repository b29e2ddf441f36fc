"""The list without a screen: order, headings, folds, and the cursor that stays on its article."""

from __future__ import annotations

from datetime import date

import pytest
from room import article, library, lines

from articles.periods import Period
from articles.store import gathered
from articles.view import Filter, Order
from tui.list_model import WINDOW, Heading, ListModel, Place

BY_DATE = """\
   - June 2025 3
     - Health care 1
>    nurses
     - Ports 2
     wall
     ferry
   - October 2023 2
     - Ports 1
     quay
     - Schools 1
     pupils
   - Undated 1
     - No sector 1
     rumour"""
BY_SECTOR = """\
   - Health care 1
     - June 2025 1
>    nurses
   - Ports 3
     - June 2025 2
     wall
     ferry
     - October 2023 1
     quay
   - Schools 1
     - October 2023 1
     pupils
   - No sector 1
     - Undated 1
     rumour"""


def shown(model: ListModel) -> str:
    return "\n".join(lines(model))


def rows(model: ListModel) -> list[str]:
    return [line.strip("> ") for line in lines(model) if "- " not in line and "+ " not in line]


def at(model: ListModel) -> str:
    current = model.current
    assert current
    return current.label.key or "none" if isinstance(current, Heading) else current.id


class TestOrder:
    def test_by_date_then_sector_newest_first_undated_last(self) -> None:
        assert shown(ListModel(library())) == BY_DATE

    def test_by_sector_then_date(self) -> None:
        assert shown(ListModel(library(), order=Order(("sector", "date")))) == BY_SECTOR

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (Order(()), "wall ferry nurses pupils quay rumour"),
            (Order((), "date", reverse=True), "quay pupils nurses ferry wall rumour"),
            (Order((), "title"), "ferry nurses pupils quay rumour wall"),
            (Order((), "title", reverse=True), "wall rumour quay pupils nurses ferry"),
            (Order((), "sector"), "nurses wall ferry quay pupils rumour"),
            (Order((), "sector", reverse=True), "pupils wall ferry quay nurses rumour"),
        ],
    )
    def test_flat(self, order: Order, expected: str) -> None:
        assert rows(ListModel(library(), order=order)) == expected.split()

    def test_oldest_first_turns_the_months_too_and_keeps_undated_last(self) -> None:
        model = ListModel(library(), order=Order(reverse=True))
        headings = [line.strip() for line in lines(model) if line.startswith("   - ")]
        assert headings == ["- October 2023 2", "- June 2025 3", "- Undated 1"]

    def test_a_sector_sort_holds_under_dates(self) -> None:
        model = ListModel(library(), order=Order(("date",), "sector", reverse=True))
        assert [line.strip(" >") for line in lines(model)][:4] == ["- June 2025 3", "wall", "ferry", "nurses"]

    def test_a_title_sort_keeps_the_headings(self) -> None:
        model = ListModel(library(), order=Order(sort="title"))
        assert rows(model) == "nurses ferry wall quay pupils rumour".split()

    def test_what_is_about_all_sectors_stands_apart_from_what_is_about_none(self) -> None:
        """By date they alternate; under sectors each heading stands once."""
        kept = [
            article(f"a{n}", f"2025-06-{n:02}")._replace(scope="union-wide" if n % 2 else None) for n in range(1, 5)
        ]
        model = ListModel(library(kept), order=Order(("sector", "date")))
        headings = [line.strip(" >") for line in lines(model) if "- " in line]
        assert headings == ["- Union-wide 2", "- June 2025 2", "- No sector 2", "- June 2025 2"]


class TestCursor:
    def test_begins_on_the_first_article(self) -> None:
        assert at(ListModel(library())) == "nurses"

    def test_stays_on_its_article_through_grouping_sorting_and_reload(self) -> None:
        shelf = library()
        model = ListModel(shelf)
        model.go_to_article("quay")
        for order in (Order(("sector", "date")), Order(()), Order((), "title", True)):
            model.show(order=order)
            assert at(model) == "quay"
        shelf.reload()
        model.refresh()
        assert at(model) == "quay"

    def test_comes_back_to_its_article_when_a_filter_goes(self) -> None:
        model = ListModel(library())
        model.go_to_article("quay")
        model.show(Filter(words="nurses"))
        assert at(model) == "nurses"
        model.show(Filter())
        assert at(model) == "quay"

    def test_moving_under_a_filter_makes_the_new_place_its_own(self) -> None:
        model = ListModel(library())
        model.go_to_article("quay")
        model.show(Filter(sectors=frozenset({"ports"})))
        model.step_article(-1)
        model.show(Filter())
        assert at(model) == "ferry"

    def test_stays_within_the_list(self) -> None:
        model = ListModel(library())
        model.go(-5)
        assert model.cursor == 0
        model.go(500)
        assert at(model) == "rumour"

    def test_an_empty_list_has_no_cursor(self) -> None:
        model = ListModel(library([]))
        model.go(3)
        assert (len(model), model.cursor, model.current) == (0, -1, None)
        assert model.step_article(1) is None
        assert model.ids_under() == []
        assert not model.to_parent()
        assert not model.fold()


class TestFolding:
    def test_folding_an_article_folds_its_innermost_heading_and_goes_there(self) -> None:
        model = ListModel(library())
        model.go_to_article("ferry")
        assert model.fold()
        assert lines(model)[3:5] == [">    + Ports 2", "   - October 2023 2"]

    def test_a_folded_month_hides_its_sectors(self) -> None:
        model = ListModel(library())
        model.go(0)
        model.fold()
        assert lines(model)[:2] == [">  + June 2025 3", "   - October 2023 2"]
        model.fold(False)
        assert shown(model).replace(">", " ") == BY_DATE.replace(">", " ")

    def test_a_sector_that_is_folded_stays_so_while_its_month_is(self) -> None:
        model = ListModel(library())
        model.go_to_article("ferry")
        model.fold()
        model.go(0)
        model.fold()
        assert lines(model)[:2] == [">  + June 2025 3", "   - October 2023 2"]
        model.fold(False)
        assert lines(model)[3:5] == ["     + Ports 2", "   - October 2023 2"]

    def test_going_to_a_hidden_article_unfolds_it(self) -> None:
        model = ListModel(library())
        model.go(0)
        model.fold()
        assert model.go_to_article("wall")
        assert at(model) == "wall"
        assert shown(model).replace(">", " ") == BY_DATE.replace(">", " ")

    def test_a_fold_outlives_a_filter_and_the_cursor_waits_on_its_heading(self) -> None:
        model = ListModel(library())
        model.go_to_article("ferry")
        model.fold()
        model.show(Filter(words="wall"))
        assert at(model) == "ports"
        model.show(Filter())
        assert lines(model)[3] == ">    + Ports 2"

    def test_a_flat_list_has_nothing_to_fold(self) -> None:
        model = ListModel(library(), order=Order(()))
        assert not model.fold()


class TestSteps:
    def test_to_the_headings(self) -> None:
        model = ListModel(library())
        assert model.step_heading("date", 1)
        assert at(model) == "2023-10"
        assert model.step_heading("sector", 1)
        assert at(model) == "ports"
        assert model.step_heading("date", -1)
        assert at(model) == "2023-10"
        assert model.step_heading("date", -1)
        assert at(model) == "2025-06"
        assert not model.step_heading("date", -1)

    def test_from_a_row_up_to_its_headings(self) -> None:
        model = ListModel(library())
        model.go_to_article("pupils")
        assert model.to_parent()
        assert at(model) == "schools"
        assert model.to_parent()
        assert at(model) == "2023-10"
        assert not model.to_parent()

    def test_to_articles_over_headings(self) -> None:
        model = ListModel(library())
        seen = []
        while model.step_article(1):
            seen.append(at(model))
        assert seen == ["wall", "ferry", "quay", "pupils", "rumour"]

    def test_from_a_heading_down_is_its_first_article_and_up_the_one_before(self) -> None:
        model = ListModel(library())
        model.go(6)
        assert at(model) == "2023-10"
        model.step_article(1)
        assert at(model) == "quay"
        model.go(6)
        model.step_article(-1)
        assert at(model) == "ferry"

    def test_to_the_next_unread_from_another_article(self) -> None:
        shelf = library()
        model = ListModel(shelf)
        shelf.mark("read", True, ["wall", "ferry", "quay"])
        model.forget_rows()
        model.step_article(1, unread=True, origin="nurses")
        assert at(model) == "pupils"
        model.step_article(-1, unread=True)
        assert at(model) == "nurses"
        assert model.step_article(-1, unread=True) is None
        assert at(model) == "nurses"


class TestGroups:
    def test_what_stands_under_the_cursor(self) -> None:
        model = ListModel(library())
        model.go_to_article("wall")
        assert model.ids_under() == ["wall", "ferry"]
        model.go(0)
        assert model.ids_under() == ["nurses", "wall", "ferry"]

    def test_a_flat_list_is_one_group(self) -> None:
        assert len(ListModel(library(), order=Order(())).ids_under()) == 6

    def test_the_headings_over_a_line(self) -> None:
        model = ListModel(library())
        assert [label.key for label in model.path_over(4)] == ["2025-06", "ports"]
        assert [label.key for label in model.path_over(1)] == ["2025-06"]
        assert model.path_over(0) == ()


class TestReplacing:
    def test_all_matches_take_the_place_of_the_newest_and_the_cursor_stays(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gathered, "CHUNK", 2)
        model = ListModel(library(), Filter(period=Period(date(2023, 1, 1), None)), Order(()))
        assert rows(model) == ["wall", "ferry"]
        assert not model.view.complete
        model.go(1)
        with model.library.again() as store:
            whole = model.view.completed(store)
        assert whole is not None
        model.replace(whole)
        assert rows(model) == ["wall", "ferry", "nurses", "pupils", "quay"]
        assert at(model) == "ferry"

    def test_an_article_beyond_the_newest_is_come_back_to(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(gathered, "CHUNK", 2)
        model = ListModel(library())
        model.go_to_article("quay")
        model.show(Filter(period=Period(date(2023, 1, 1), None)))
        assert at(model) == "ferry"
        with model.library.again() as store:
            whole = model.view.completed(store)
        assert whole is not None
        model.replace(whole)
        assert at(model) == "quay"


class TestFilter:
    def test_any_of_the_sectors_files_an_article_under_the_one_asked_for(self) -> None:
        model = ListModel(library(), Filter(frozenset({"health"})))
        assert lines(model) == ["   - June 2025 2", "     - Health care 2", ">    ferry", "     nurses"]

    def test_a_period_takes_what_may_lie_in_it_and_nothing_undated(self) -> None:
        october = Period(date(2023, 10, 5), date(2023, 10, 31))
        assert rows(ListModel(library(), Filter(period=october))) == ["quay", "pupils"]

    def test_all_words_in_any_case_and_order(self) -> None:
        kept = [article("a", None, title="Strike at the Port"), article("b", None, title="Port opens")]
        assert rows(ListModel(library(kept), Filter(words="PORT strike"))) == ["a"]

    def test_an_untitled_article_is_found_by_its_opening(self) -> None:
        assert rows(ListModel(library(), Filter(words="harbour"))) == ["rumour"]


def test_rows_are_asked_for_in_windows() -> None:
    kept = [article(f"a{n:05}", f"2025-06-{n % 28 + 1:02}", "ports") for n in range(5 * WINDOW)]
    model = ListModel(library(kept), order=Order(()))
    model._windows.clear()
    model.line(3 * WINDOW + 1)
    assert list(model._windows) == [3]
    assert len(model._windows[3]) == WINDOW


class TestPlace:
    def left_and_opened(self, model: ListModel, top: int = 0) -> ListModel:
        return ListModel(model.library, model.filter, model.order, model.folded, model.place(top))

    def test_cursor_and_folds_are_as_they_were_left(self) -> None:
        model = ListModel(library())
        model.go(0)
        model.fold()
        model.go_to_article("quay")
        opened = self.left_and_opened(model)
        assert lines(opened) == lines(model)
        assert lines(opened)[0].split() == ["+", "June", "2025", "3"]
        assert at(opened) == "quay"

    @pytest.mark.parametrize("line", [0, 1, 3, 6])
    def test_a_heading_under_the_cursor_is_found_again(self, line: int) -> None:
        model = ListModel(library())
        model.go(line)
        assert self.left_and_opened(model).cursor == line

    def test_what_is_gone_leaves_the_cursor_on_the_first_article(self) -> None:
        assert at(ListModel(library(), place=Place("gone", above=7))) == "nurses"

    def test_as_many_lines_as_before_stand_above_the_cursor(self) -> None:
        model = ListModel(library())
        model.go(8)
        assert model.place(5) == Place("quay", 0, 3)

    @pytest.mark.parametrize(
        ("cursor", "top", "height", "wanted"),
        [
            (2, 0, 5, 0),
            (2, 1, 5, 0),  # the headings over the cursor come into sight
            (2, 2, 2, 1),  # as many of them as there is room for
            (8, 0, 5, 4),
            (8, 3, 6, 3),
            (13, 20, 6, 8),  # nothing is shown beyond the end
            (2, 0, 50, 0),
        ],
    )
    def test_the_cursor_is_in_sight(self, cursor: int, top: int, height: int, wanted: int) -> None:
        model = ListModel(library())
        model.go(cursor)
        assert model.top_for(top, height) == wanted
