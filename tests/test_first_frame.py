"""The first frame: painted at once, cell for cell what the app then shows, or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from room import article
from seen import Frame, Terminal

from articles.library import Library
from articles.store import Store
from articles.store.record import digest_of, packed, record_of
from articles.view import Label, Order
from summarize import Length
from tui import first_frame, handover, report
from tui.layout import lay_out
from tui.list_model import Place
from tui.remembered import ROOM, Left, left_of, to_keep
from tui.settings import Settings

ROOT = Path(__file__).parent.parent
TITLES = (
    "Ferries move “north” — again",
    "Café owners’ strike",
    "Harbour closes on Monday, and boats must leave by noon",
)
XTERM = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def configure(environment: dict[str, str], text: str) -> None:
    """Have this in the configuration file of an environment."""
    path = Path(environment["XDG_CONFIG_HOME"], "nutgraf", "config.toml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Of a terminal of many colours, with a library of ninety articles and no configuration."""
    own = {"NUTGRAF_LIBRARY": str(tmp_path / "library.db"), "XDG_CONFIG_HOME": str(tmp_path), **XTERM}
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "NUTGRAF_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    store = Store(own["NUTGRAF_LIBRARY"])
    sectors = (("ports",), ("health", "ports"), ())
    made = [
        article(f"a{n}", f"20{n % 3 + 23}-06-{n % 28 + 1:02}", *sectors[n % 3], title=f"{TITLES[n % 3]} {n}")
        for n in range(90)
    ]
    store.add([record_of(one, digest_of(packed(one)), alone=True) for one in made])
    store.close()
    remember(own, "begun", True)
    return own


def remember(environment: Mapping[str, str], name: str, value: Any) -> None:
    library = Library(Store(environment["NUTGRAF_LIBRARY"]))
    library.remember(name, value)
    library.close()


def leave(environment: Mapping[str, str], left: Left) -> None:
    """Have the library remember that the room was left like this."""
    settings = Settings(theme=left.theme, layout=left.layout, order=left.order)
    remember(environment, ROOM, to_keep(settings, left.shift, left.folded, left.place))


def test_what_is_remembered_is_read_as_it_was_written_and_nothing_slow_is_loaded_for_it(
    environment: dict[str, str],
) -> None:
    path = (Label("date", "2024-06"), Label("sector", "ports", 'Häfen "N"'))
    left = Left(
        "light", "all", 5, Order(("date", "sector"), "date", True), folded=frozenset({path}), place=Place("a3", 0, 2)
    )
    leave(environment, left)
    code = (
        "import sys, _sqlite3; from tui import first_frame; db = _sqlite3.connect(sys.argv[1])\n"
        "print(ascii(first_frame._left(db)), *{'json', 're', 'typing'} & set(sys.modules))"
    )
    command = [sys.executable, "-S", "-c", code, environment["NUTGRAF_LIBRARY"]]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == f"{left!a}\n"


APP_BEGINS = b"\x1b[?1000h"
"""What Textual tells a terminal first, for the mouse."""


class Started(Terminal):
    """The reader, with its first frame on the screen."""

    def __init__(self, size: tuple[int, int], environment: Mapping[str, str]) -> None:
        super().__init__([sys.executable, "-m", "tui"], size, {**environment, "PYTHONPATH": str(ROOT)})
        self.stop_at = APP_BEGINS
        self.wait_for_bytes(handover.ENTER)
        while self.read(0.15):
            pass
        self.stop_at = b""
        self.first = self.look()
        self.frames = [self.first]  # without what was there of it before it was whole

    def settle(self) -> None:
        """Let the app take over and show all it has to show."""
        self.wait_for_bytes(APP_BEGINS)
        self.wait_for("›" if self.columns < 84 else "READER")
        self.rest(2.0)


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.close()


def of_the_list(frame: Frame, layout: str = "all", shift: int = 0) -> list[object]:
    """The cells of the list pane and the top line, and the left half of the foot line."""
    height, width = len(frame), len(frame[0])
    laid = lay_out(width, height, "list", layout, shift=shift)
    pane = laid.list_size(width, height)[0]
    whole = (0, height - 1) if laid.lines else ()
    return [
        row[: width // 2 if y == height - 1 else width] if y in whole else row[:pane] for y, row in enumerate(frame)
    ]


@pytest.mark.parametrize(
    ("size", "left", "terminal"),
    [
        ((120, 40), Left(), {}),
        ((120, 20), Left("light"), {}),
        ((160, 45), Left("contrast", shift=8), {}),
        ((60, 20), Left(order=Order(("sector", "date"))), {}),
        ((30, 8), Left(), {}),
        ((100, 24), Left(layout="list and reader", order=Order(())), {"COLORTERM": ""}),
        ((100, 24), Left("light", order=Order(("date",))), {"NO_COLOR": "1"}),
        ((100, 24), Left(order=Order(("date", "sector"), reverse=True)), {}),
        ((100, 24), Left(order=Order((), "sector", True)), {}),
        ((100, 24), Left(place=Place("a44", above=3)), {"NO_COLOR": "", "COLORTERM": ""}),
        ((120, 24), Left(place=Place("a30", 2, 20), folded=frozenset({(Label("date", "2025-06"),)})), {}),
    ],
)
def test_nothing_of_it_changes_when_the_app_takes_over(
    environment: dict[str, str], opened: list[Terminal], size: tuple[int, int], left: Left, terminal: dict[str, str]
) -> None:
    leave(environment, left)
    started = Started(size, environment | terminal)
    opened.append(started)
    assert APP_BEGINS not in started.written
    first = of_the_list(started.first, left.layout, left.shift)
    assert sum(cell.char != " " for row in started.first for cell in row) > 100
    started.settle()
    assert started.written.count(b"\x1b[?1049h") == 1
    for frame in started.frames:
        assert of_the_list(frame, left.layout, left.shift) == first


def test_it_is_what_was_left(environment: dict[str, str], opened: list[Terminal]) -> None:
    before = Started((120, 24), environment)
    opened.append(before)
    before.wait_for("WHO SAID WHAT")
    before.type(b"TGkkkkkKK-jj")
    before.rest()
    last = of_the_list(before.look())
    before.type(b"Q")
    assert before.wait() == 0
    after = Started((120, 24), environment)
    opened.append(after)
    assert of_the_list(after.first)[1:-1] == last[1:-1]
    assert after.first != before.first


def test_what_is_configured_holds_at_every_start(environment: dict[str, str], opened: list[Terminal]) -> None:
    configure(environment, "theme = 'light'\ngrouping = 'flat'\n")
    before = Terminal([sys.executable, "-m", "tui"], (120, 24), {**environment, "PYTHONPATH": str(ROOT)})
    opened.append(before)
    before.wait_for("WHO SAID WHAT")
    before.type(b"TcQ")
    assert before.wait() == 0
    after = Started((120, 24), environment)
    opened.append(after)
    assert "flat" in after.text()
    assert after.first[1][1].ground == "8a3b12"
    after.settle()
    assert all(of_the_list(frame) == of_the_list(after.first) for frame in after.frames)


@pytest.mark.parametrize(("keys", "cursor"), [(b"j", 3), (b"jjj", 5), (b"\x1b[B", 3), (b"kj\r", 2)])
def test_keys_typed_at_once_count_once(
    environment: dict[str, str], opened: list[Terminal], keys: bytes, cursor: int
) -> None:
    started = Started((120, 24), environment)
    opened.append(started)
    started.type(keys)
    started.settle()
    marked = [y for y, row in enumerate(started.look()) if row[0].char == "›"]
    assert marked == [cursor + 2]
    reading = started.look()[1][started.text().split("\n")[1].index("READER")]
    assert (reading.ground == "d9b36c") == (b"\r" in keys)


def test_an_app_that_fails_leaves_the_terminal_as_it_was(environment: dict[str, str], opened: list[Terminal]) -> None:
    configure(environment, "theme = 3\n")
    leave(environment, Left())
    started = Started((120, 24), environment)
    opened.append(started)
    assert started.wait() == 2
    assert started.written.index(b"ARTICLES") < started.written.index(handover.LEAVE)
    assert started.written.index(handover.LEAVE) < started.written.index(b"theme must be")
    assert started.modes() == started.attributes


@pytest.mark.parametrize("moment", [0.0, 1.0])
def test_a_signal_at_any_time_leaves_the_terminal_as_it_was(
    environment: dict[str, str], opened: list[Terminal], moment: float
) -> None:
    started = Started((120, 24), environment)
    opened.append(started)
    if moment:
        started.wait_for("WHO SAID WHAT")
    assert started.end(signal.SIGTERM) == 128 + signal.SIGTERM
    assert b"\x1b[?1049l" in started.written
    assert started.modes() == started.attributes


PAINTED = "import tui.first_frame as f; paint = f.paint; f.paint = lambda: (paint(), raise_signal(SIGINT))"
LOADING = """import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            raise_signal(SIGINT)
sys.meta_path.insert(0, Finder())"""


@pytest.mark.parametrize(
    "moment", [PAINTED, LOADING.format(module="tui.cli"), LOADING.format(module="tui.app")], ids=["frame", "cli", "app"]
)
def test_interrupted_before_the_app_takes_over_it_leaves_the_terminal_as_it_was(
    environment: dict[str, str], opened: list[Terminal], moment: str
) -> None:
    code = f"from signal import SIGINT, raise_signal\n{moment}\nfrom tui.__main__ import run; run()"
    started = Terminal([sys.executable, "-c", code], (120, 24), {**environment, "PYTHONPATH": str(ROOT)})
    opened.append(started)
    assert started.wait() == report.INTERRUPTED
    while started.read():
        pass
    assert b"Traceback" not in started.written
    assert b"ARTICLES" in started.written
    assert started.written.endswith(handover.LEAVE)
    assert started.modes() == started.attributes


class TestNothing:
    @pytest.fixture(autouse=True)
    def size(self, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((120, 40)))

    def test_but_a_frame_where_all_is_usual(self) -> None:
        assert first_frame._frame()

    @pytest.mark.parametrize(
        "variables",
        [
            {"TERM": "xterm", "COLORTERM": ""},
            {"TERM": "xterm-16color", "COLORTERM": ""},
            {"COLUMNS": "80"},
            {"FORCE_COLOR": "1"},
            {"TEXTUAL_COLOR_SYSTEM": "256"},
            {"NUTGRAF_LIBRARY": "/nonexistent/library.db"},
        ],
    )
    def test_where_the_terminal_or_the_library_is_not_known(
        self, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert not first_frame.paint()

    @pytest.mark.parametrize("reverse", [False, True])
    def test_where_the_order_is_by_titles(self, environment: dict[str, str], reverse: bool) -> None:
        leave(environment, Left(order=Order((), "title", reverse)))
        assert not first_frame.paint()

    @pytest.mark.parametrize("value", [{}, {"config": []}, [1], "room", {"theme": "dark", "grouping": 5}])
    def test_where_what_is_remembered_makes_no_sense(self, environment: dict[str, str], value: Any) -> None:
        remember(environment, ROOM, value)
        assert not first_frame.paint()

    def test_where_the_configuration_changed(self, environment: dict[str, str]) -> None:
        leave(environment, Left())
        assert first_frame._frame()
        configure(environment, "theme = 'light'\n")
        assert not first_frame.paint()

    def test_where_a_configuration_is_new(self, environment: dict[str, str]) -> None:
        configure(environment, "")
        assert not first_frame.paint()

    def test_where_the_library_may_be_another(
        self, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        configure(environment, "library = 'other.db'\n")
        leave(environment, Left())
        assert first_frame._frame()
        monkeypatch.delenv("NUTGRAF_LIBRARY")
        assert first_frame._library() is None

    def test_where_the_library_is_of_another_version(self, environment: dict[str, str]) -> None:
        store = Store(environment["NUTGRAF_LIBRARY"])
        store.db.execute("PRAGMA user_version = 99")
        store.close()
        assert not first_frame.paint()

    def test_where_the_library_is_empty(self, environment: dict[str, str]) -> None:
        store = Store(environment["NUTGRAF_LIBRARY"])
        store.keep_sources(set())
        store.close()
        assert not first_frame.paint()

    def test_where_the_samples_are_not_in_it_yet(self, environment: dict[str, str]) -> None:
        remember(environment, "begun", None)
        assert not first_frame.paint()

    def test_where_the_library_is_being_written(self, environment: dict[str, str]) -> None:
        store = Store(environment["NUTGRAF_LIBRARY"])
        store.db.execute("BEGIN EXCLUSIVE")
        assert not first_frame.paint()
        store.db.execute("ROLLBACK")
        store.close()

    def test_where_the_terminal_is_tiny(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((20, 40)))
        assert not first_frame.paint()


def test_what_is_kept_comes_back() -> None:
    settings = Settings(
        *("light", "list and reader", Order(("sector",), "title", True), "open", Length(words=80), "lead"),
        keymap={"list.top": ("home", "g")},
    )
    folded = frozenset({(Label("date", "2025-06"), Label("sector", "ports", "Ports"))})
    found = json.loads(json.dumps(to_keep(settings, -4, folded, Place("a1", 1, 7))))
    keymap = {"list.top": ["home", "g"]}
    assert left_of(found) == Left("light", "list and reader", -4, settings.order, keymap, folded, Place("a1", 1, 7))
    assert Settings(keymap=settings.keymap, today=settings.today).with_remembered(found) == settings


def test_a_room_that_was_never_left_opens_as_the_settings_say() -> None:
    usual, settings = Left(), Settings()
    assert (usual.theme, usual.layout, usual.order) == (settings.theme, settings.layout, settings.order)
    assert usual.keymap == settings.keymap
