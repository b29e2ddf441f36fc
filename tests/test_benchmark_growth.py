"""The benchmarks of large libraries: what they make, see on a terminal's screen, and draw."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import figures
import newsboat
import plot_growth
import pytest
from screen import Screen
from terminal import NeverShownError, Session, landed

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def made(count: int) -> list[dict[str, Any]]:
    command = [sys.executable, str(BENCHMARKS / "made_library.py"), str(count), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def shown(text: str) -> list[str]:
    screen = Screen()
    screen.feed(text.encode())
    return screen.lines()


def program(code: str) -> Session:
    """A program that draws at once: echo is off, so that only it writes."""
    quiet = "import sys, termios, tty; tty.setcbreak(0)\ndef say(text): print(end=text, flush=True)\n"
    return Session([sys.executable, "-c", quiet + code])


@pytest.mark.parametrize("name", ["beside", "keys", "made_library", "plot_growth", "start", "store"])
def test_every_script_says_what_it_measures(name: str) -> None:
    command = [sys.executable, str(BENCHMARKS / f"{name}.py"), "--help"]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(BENCHMARKS.parent)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"python benchmarks/{name}.py" in done.stdout


class TestMadeLibrary:
    def test_the_same_number_gives_the_same_articles(self) -> None:
        assert made(30) == made(30)

    def test_a_smaller_library_is_the_beginning_of_a_larger_one(self) -> None:
        assert made(30)[:10] == made(10)

    def test_the_rare_word_is_rare_and_the_common_one_common(self) -> None:
        articles = made(5000)
        assert sum("zugzwang" in article["text"] for article in articles) == 1
        assert sum("council" in article["text"] for article in articles) > 4500

    def test_articles_are_unlike_and_as_long_as_told(self) -> None:
        articles = made(200)
        assert len({article["title"] for article in articles}) == len({article["text"] for article in articles}) == 200
        assert all(1800 <= len(article["text"]) < 2800 for article in articles)
        assert len({article["sectors"][0]["id"] for article in articles}) == 7


class TestScreen:
    def test_text_is_put_where_the_cursor_is_sent(self) -> None:
        assert shown("one\r\n\x1b[3;5Htwo\x1b[1;2Hx")[:3] == ["oxe", "", "    two"]

    def test_a_full_line_wraps_with_the_next_character_only(self) -> None:
        assert shown("a" * 120 + "\rb")[:2] == ["b" + "a" * 119, ""]
        assert shown("a" * 120 + "b")[:2] == ["a" * 120, "b"]

    def test_the_last_line_scrolls_within_its_region(self) -> None:
        assert shown("top\x1b[2;3r\x1b[2;1Hone\r\ntwo\r\nthree")[:4] == ["top", "two", "three", ""]

    @pytest.mark.parametrize(
        ("sequence", "left"),
        [("K", "ab"), ("1K", "   def"), ("2K", ""), ("2X", "ab  ef"), ("2P", "abef"), ("2@", "ab  cdef")],
    )
    def test_a_line_is_erased_and_shifted(self, sequence: str, left: str) -> None:
        assert shown(f"abcdef\x1b[3G\x1b[{sequence}")[0] == left

    def test_lines_are_inserted_and_deleted(self) -> None:
        assert shown("a\r\nb\r\nc\x1b[2;1H\x1b[L")[:4] == ["a", "", "b", "c"]
        assert shown("a\r\nb\r\nc\x1b[2;1H\x1b[M")[:3] == ["a", "c", ""]

    def test_colours_titles_and_modes_show_nothing(self) -> None:
        assert shown("\x1b[1;38;5;4ma\x1b]0;title\x07\x1b[?25lb\x1b(Bc\x1bP>|x\x1b\\d")[0] == "abcd"

    def test_the_other_screen_begins_empty(self) -> None:
        assert shown("a\x1b[?1049h")[0] == ""

    def test_a_sequence_and_a_character_may_come_in_two_parts(self) -> None:
        screen = Screen()
        for byte in "\x1b[2;3Hé".encode():
            screen.feed(bytes([byte]))
        assert screen.lines()[1] == "  é"


class TestSession:
    def test_it_sees_what_stands_on_the_screen_at_once(self) -> None:
        with program("say('first'); say('\\x1b[2Jlast'); sys.stdin.read(1)") as session:
            session.until("last", timeout=20)
            with pytest.raises(NeverShownError, match="never shown: first"):
                session.until("first", timeout=0.3)

    def test_a_press_costs_what_is_written_and_worked_for_it(self) -> None:
        with program(
            "say('ready'); sys.stdin.read(1); sum(range(3_000_000)); say('x' * 50); sys.stdin.read(1)"
        ) as session:
            session.until("ready", timeout=20)
            cost = session.press("a")
        assert cost.size == 50
        assert cost.wall > 0
        assert cost.cpu > 1

    def test_what_is_put_off_is_no_part_of_the_first_answer(self) -> None:
        code = "import time; say('ready'); sys.stdin.read(1); say('ab'); time.sleep(0.1); say('c'); sys.stdin.read(1)"
        with program(code) as session:
            session.until("ready", timeout=20)
            whole = session.press("a")
            assert (session.at_once().size, whole.size) == (2, 3)
            assert session.at_once().wall < whole.wall

    def test_a_press_without_an_answer_costs_nothing(self) -> None:
        with program("say('ready'); sys.stdin.read(5)") as session:
            session.until("ready", timeout=20)
            cost = session.press("a")
        assert (cost.wall, cost.size) == (0, 0)

    def test_a_program_that_ends_is_told_with_what_it_said(self) -> None:
        with program("say('no such file')") as session, pytest.raises(NeverShownError, match="no such file"):
            session.until("the list", timeout=20)

    def test_a_question_to_the_terminal_is_answered(self) -> None:
        with program("say('\\x1b[6n'); say(repr(sys.stdin.read(6))); sys.stdin.read(1)") as session:
            session.until(r"'\\x1b\[1;1R'", timeout=20)
        assert "'\\x1b[1;1R'" in "\n".join(session.screen.lines())

    def test_a_key_landed_when_its_effect_stays(self) -> None:
        answer = "say('\\rkeyx\\rcalm'); time.sleep(0.1); say('\\rkeyx')"
        code = f"import time; say('calm')\nif sys.stdin.read(1): {answer}\nsys.stdin.read(1)"
        with program(code) as calm, program(code) as hurried:
            calm.until("calm", timeout=20)
            hurried.until("calm", timeout=20)
            typed = hurried.press("a")
        assert landed(calm, hurried) == pytest.approx((hurried.chunks[-1].time - hurried.began) * 1e3)
        assert typed.size == len("\rkeyx\rcalm\rkeyx")


class TestFeeds:
    def test_every_article_is_in_a_feed_with_its_markup_escaped(self, tmp_path: Path) -> None:
        article: dict[str, str] = {
            "id": "a",
            "title": "Profit & <loss>",
            "text": "One.\n\nTwo < three.",
            "published": "2024-02-01T10:00:00+00:00",
        }
        files = newsboat.write_feeds([article, {**article, "published": "2024"}, article], tmp_path, 2)
        items = [item for file in files for item in ElementTree.parse(file).iter("item")]
        assert [len(list(ElementTree.parse(file).iter("item"))) for file in files] == [2, 1]
        assert items[0].findtext("title") == "Profit & <loss>"
        assert items[0].findtext("description") == "<p>One.</p><p>Two &lt; three.</p>"
        assert [item.findtext("pubDate") for item in items[:2]] == ["Thu, 01 Feb 2024 10:00:00 +0000", ""]


class TestPicture:
    def test_it_has_a_panel_with_a_curve_for_each_cost(self) -> None:
        lines = [
            {"benchmark": "store", "articles": size, "store": {"page": 0.2, "ranked": size / 1e4}}
            for size in (1000, 100_000)
        ]
        drawn = ElementTree.fromstring(plot_growth.picture(lines))
        level, rising = [
            [float(place.partition(",")[2]) for place in (line.get("points") or "").split()]
            for line in drawn.iter("{http://www.w3.org/2000/svg}polyline")
        ]
        assert level[0] == level[1]
        assert rising[0] > rising[1]
        assert {"ranked 10", "page 0.2"} <= set(drawn.itertext())

    def test_a_measure_that_was_taken_again_counts(self) -> None:
        lines = [{"benchmark": "store", "articles": 1000, "store": {"page": cost}} for cost in (5.0, 2.0)]
        assert plot_growth.curves(lines, plot_growth.PANELS[2]) == {"page": [(1000, 2.0)]}

    def test_a_few_articles_more_need_no_axis_ten_times_as_long(self) -> None:
        assert plot_growth.decades([1005, 1_000_005]) == (3, 6)
        assert plot_growth.decades([5.0]) == (0, 1)

    def test_labels_keep_apart_and_above_the_axis(self) -> None:
        assert plot_growth.spread([10, 12, 100, 99], 5, 100) == [10, 15, 100, 95]

    def test_other_lines_of_the_files_are_passed_over(self, tmp_path: Path) -> None:
        printed = tmp_path / "printed.txt"
        printed.write_text(
            '1000 articles  cpu ms\npage  0.2\n{"benchmark": "store", "articles": 1000}\n', encoding="utf-8"
        )
        assert figures.read([printed]) == [{"benchmark": "store", "articles": 1000}]


def test_a_library_that_is_not_there_is_told_in_a_line() -> None:
    for script in ("keys.py", "start.py"):
        done = subprocess.run([sys.executable, str(BENCHMARKS / script), "none.db"], capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr == (
            "none.db: no such library; make it with NUTGRAF_LIBRARY=none.db nutgraf add ARTICLES.jsonl\n"
        )
