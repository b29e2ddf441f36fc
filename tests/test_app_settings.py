"""The configuration file: what it says is done, and each mistake in it is one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from string import punctuation
from typing import Any

import pytest
from room import reading
from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key

from articles.view import Order
from summarize import Length
from tui.config_file import config_file, fingerprint, library_file
from tui.keymap import PRESETS, SHORT_NAMES, KeymapError, make_keymap
from tui.list_model import Heading
from tui.list_text import label_words
from tui.orders import GROUPINGS, SORTS, grouping_name
from tui.settings import THEMES, Settings, SettingsError, load_settings, parse_settings
from tui.themes import NAMES
from tui.wanted import WrongUseError, own_settings

SIGNS_ELSEWHERE = dict(
    zip(
        [
            *(f"everywhere.{name}" for name in ("help", "command", "narrower", "wider", "messages", "tags")),
            *(f"list.{name}" for name in ("next_sector", "previous_sector", "fold", "unfold", "search", "views")),
        ],
        (f"f{number}" for number in range(1, 13)),
        strict=True,
    )
)
"""Other keys for the actions that have signs, so that the signs are free."""


def written(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = path / "config.toml"
    config.write_text(text)
    monkeypatch.setenv("NUTGRAF_CONFIG", str(config))
    return config


class TestFile:
    def test_all_that_can_be_set(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        text = 'theme = "light"\nsentences = 5\nmethod = "lead"\nsectors = "my.toml"\n'
        text += '[keys]\n"list.open" = ["o", "enter"]\n'
        written(tmp_path, text, monkeypatch)
        settings = load_settings()
        assert (settings.theme, settings.length, settings.method, settings.sectors) == (
            "light",
            Length(sentences=5),
            "lead",
            str(tmp_path / "my.toml"),
        )
        assert settings.keymap == {"list.open": ("o", "enter")}

    @pytest.mark.parametrize(
        ("table", "length"),
        [({}, Length(sentences=3)), ({"words": 100}, Length(words=100)), ({"ratio": 1}, Length(ratio=1.0))],
    )
    def test_the_length_of_a_summary(self, table: dict[str, Any], length: Length) -> None:
        assert parse_settings(table).length == length

    def test_without_a_file_the_defaults(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NUTGRAF_CONFIG", raising=False)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        assert load_settings() == Settings()

    def test_a_file_that_is_named_has_to_be_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        named = str(tmp_path / "none.toml")
        monkeypatch.setenv("NUTGRAF_CONFIG", named)
        with pytest.raises(SettingsError, match=f"^{named}: NUTGRAF_CONFIG names it, and it is not there; "):
            load_settings()
        with pytest.raises(WrongUseError, match=f"^{named}: NUTGRAF_CONFIG names it, and it is not there; "):
            own_settings()

    def test_the_usual_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NUTGRAF_CONFIG", raising=False)
        assert Path(config_file()).parts[-2:] == ("nutgraf", "config.toml")
        from platformdirs import user_config_path

        assert Path(config_file()) == user_config_path("nutgraf") / "config.toml"

    def test_a_sectors_file_is_looked_for_beside_the_configuration(self) -> None:
        def sectors(given: str) -> str | None:
            return parse_settings({"sectors": given}, Path("/etc/news")).sectors

        assert sectors("mine.toml") == "/etc/news/mine.toml"
        assert sectors("/srv/mine.toml") == "/srv/mine.toml"
        assert sectors("~/mine.toml") == str(Path.home() / "mine.toml")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("theme = dark", "config.toml: Invalid value"),
            ('theme = "pink"', "there is no theme 'pink': known are dark, light, contrast"),
            ('method = "lexrnk"', "line 1: there is no method 'lexrnk': did you mean 'lexrank'?"),
            ("colour = 1", "line 1: there is no setting 'colour'"),
            ("sentences = 0", "sentences must be a whole number from 1 up, not 0"),
            ("words = 2.5", "words must be a whole number from 1 up, not 2.5"),
            ("ratio = 20", "ratio must be a number above 0 and up to 1, not 20"),
            ('ratio = "a"', "ratio must be a number above 0 and up to 1, not 'a'"),
            ("words = 9\nratio = 0.2", "words and ratio are two lengths of a summary: set one"),
            ('sentences = "3"', "sentences must be a whole number from 1 up, not '3'"),
            ("sentences = true", "sentences must be a whole number from 1 up, not True"),
            ('\n\n[keys]\n# no\n"list.opne" = "o"', "line 5: there is no action 'list.opne'"),
            ("[keys]\nlist.opne = 'o'", "line 2: there is no action 'list.opne'"),
            ("keys = {'list.open' = 'f'}", "line 1: list.open: the key 'f' is taken by list.filter"),
            ('watch = [\n  """[keys]\nsort = 1"""\n]\nsort = 1', 'line 5: sort must be "newest first", "oldest'),
            ("watch = [\n  'a', # b,\n  'c',\n]\nx = 1 # 2,\nthem = 1", "line 5: there is no setting 'x'"),
            ("watch = [\n  'a', # b,\n  'c',\n]\nquotes = true # 2,\nthem = 1", "line 6: there is no setting 'them'"),
            ("[sort]\nx = 1", "line 1: sort must be"),
            ("layout = 'al'", "there is no layout 'al': did you mean 'all'?"),
            ("quotes = 'yes'", "quotes must be true or false, not 'yes'"),
            ("watch = 'news'", "watch must be a list of folders, each in quotes, not 'news'"),
            ("watch = ['']", "watch must be a list of folders"),
            ('browser = ["sh", "-c", "echo %s"]', "line 1: browser: sh: %s stands for the link only as an argument of"),
            ('browser = ["w3m"]', "line 1: browser: w3m needs a terminal of its own"),
            ("\nlibrary = '.'", "line 2: library is a folder: name a file"),
            ('library = "a\\u0000b"', "library must be the path of a file, in quotes"),
            ("keys = 3", "keys must be a table of actions with a key or a list of keys, not 3"),
            ('preset = "emacs"', "there is no preset 'emacs': known are vim, newsboat, plain"),
            ('[keys]\n"list.opne" = "o"', "there is no action 'list.opne': did you mean 'list.open'?"),
        ],
    )
    def test_a_mistake_is_one_line_with_the_file(
        self, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        config = written(tmp_path, text, monkeypatch)
        with pytest.raises(SettingsError) as caught:
            load_settings()
        assert said in str(caught.value)
        assert str(config) in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_a_file_that_is_no_text(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path, "", monkeypatch).write_bytes(b"\xff\xfe\x00")
        with pytest.raises(SettingsError, match="is not UTF-8 text"):
            load_settings()

    def test_a_folder_in_its_place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NUTGRAF_CONFIG", str(tmp_path))
        with pytest.raises(SettingsError, match="cannot be read"):
            load_settings()

    def test_a_byte_order_mark_is_no_setting(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path, "\ufefftheme = 'light'", monkeypatch)
        assert load_settings().theme == "light"

    def test_keys_with_or_without_quotes(self) -> None:
        assert parse_settings({"keys": {"list": {"open": "o"}}}) == parse_settings({"keys": {"list.open": "o"}})

    def test_folders_and_the_library_are_seen_from_the_folder_of_the_file(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("NUTGRAF_LIBRARY", raising=False)
        settings = parse_settings({"watch": ["feeds", "~/news", "/srv"], "library": "my.db"}, Path("/etc/news"))
        assert settings.watch == ("/etc/news/feeds", str(Path.home() / "news"), "/srv")
        assert settings.library == "/etc/news/my.db"
        monkeypatch.setenv("NUTGRAF_LIBRARY", "/tmp/other.db")
        assert parse_settings({"library": "my.db"}).library == "/tmp/other.db"

    def test_the_themes_of_the_settings_are_those_of_the_app(self) -> None:
        assert THEMES == NAMES


class TestRemembered:
    def test_it_comes_back(self) -> None:
        left = Settings(
            theme="contrast",
            layout="list and reader",
            order=Order(("sector", "date"), "title", True),
            length=Length(ratio=0.25),
            method="lead",
        )
        state = json.loads(json.dumps(left.remembered()))
        assert Settings(today=left.today).with_remembered(state) == left

    @pytest.mark.parametrize("grouping", GROUPINGS)
    @pytest.mark.parametrize("sort", SORTS)
    def test_every_order_comes_back(self, grouping: str, sort: str) -> None:
        settings = parse_settings({"grouping": grouping, "sort": sort})
        assert Settings().with_remembered(settings.remembered()).order == settings.order

    def test_what_the_file_sets_holds(self) -> None:
        state = {"theme": "contrast", "words": 100, "sort": "oldest first", "method": "lead"}
        settings = parse_settings({"theme": "light", "sentences": 5, "grouping": "flat"}).with_remembered(state)
        assert (settings.theme, settings.length, settings.method) == ("light", Length(sentences=5), "lead")
        assert settings.order == Order((), "date", True)
        assert settings.given == {"theme", "sentences", "grouping"}

    @pytest.mark.parametrize(
        "state",
        [
            {"theme": "pink"},
            {"theme": None, "grouping": ["date"], "words": 0},
            {"method": "a method that was removed"},
            {"sort": "relevance", "layout": 3},
            {"quotes": False, "library": "elsewhere.db", "keys": {"list.open": "x"}, "unknown": 1},
        ],
    )
    def test_what_can_no_longer_be_had_is_passed_over(self, state: dict[str, object]) -> None:
        settings = parse_settings({})
        assert settings.with_remembered(state) == settings
        assert settings.with_remembered(state | {"ratio": 0.5}).length == Length(ratio=0.5)


class TestPlaces:
    def test_the_library_is_where_the_platform_keeps_data(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from platformdirs import user_data_path

        monkeypatch.delenv("NUTGRAF_LIBRARY", raising=False)
        assert Path(library_file()) == user_data_path("nutgraf") / "library.db"
        assert library_file("/srv/mine.db") == "/srv/mine.db"
        monkeypatch.setenv("NUTGRAF_LIBRARY", "/tmp/x.db")
        assert library_file("/srv/mine.db") == "/tmp/x.db"

    def test_the_fingerprint_tells_a_change(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        config = tmp_path / "config.toml"
        monkeypatch.setenv("NUTGRAF_CONFIG", str(config))
        absent = fingerprint()
        written(tmp_path, "theme = 'dark'", monkeypatch)
        first = fingerprint()
        assert first == json.loads(json.dumps(fingerprint()))
        os.utime(config, ns=(1, 1))
        touched = fingerprint()
        config.write_text("theme = 'light'")
        os.utime(config, ns=(1, 1))
        longer = fingerprint()
        monkeypatch.setenv("NUTGRAF_CONFIG", str(tmp_path / "other.toml"))
        assert len({json.dumps(one) for one in (absent, first, touched, longer, fingerprint())}) == 5

    def test_places_and_fingerprint_import_nothing_more(self) -> None:
        code = "import sys; before = set(sys.modules); from tui import config_file as c; c.fingerprint(); "
        code += "c.library_file(); print(*sorted(set(sys.modules) - before))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert set(done.stdout.split()) <= {"tui", "tui.config_file", "__future__"}


class TestKeymap:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("?", "question_mark"),
            ("%", "percent_sign"),
            ("ctrl+f", "ctrl+f"),
            ("f5", "f5"),
            ("left", "left"),
            ("&", "ampersand"),
            ("X", "X"),
        ],
    )
    def test_keys_as_typed_or_by_name(self, typed: str, name: str) -> None:
        moved = {"everywhere.help": "f1"} if typed == "?" else {}
        assert make_keymap("vim", {"list.sectors": typed, **moved})["list.sectors"] == (name,)

    def test_each_sign_can_be_typed_and_named(self) -> None:
        for sign in punctuation:
            (name,) = make_keymap("vim", {"list.sectors": sign, **SIGNS_ELSEWHERE})["list.sectors"]
            assert name == _character_to_key(sign)
            assert make_keymap("vim", {"list.sectors": name, **SIGNS_ELSEWHERE})["list.sectors"] == (name,)

    def test_the_short_names_are_those_of_textual(self) -> None:
        assert SHORT_NAMES == KEY_NAME_REPLACEMENTS

    @pytest.mark.parametrize("key", ["", "enterr", "ctrl+", "hyper+x", "ctrl+enterr", "xy"])
    def test_a_key_that_is_none(self, key: str) -> None:
        with pytest.raises(KeymapError, match=r"list\.open: there is no key"):
            make_keymap("vim", {"list.open": key})

    @pytest.mark.parametrize("keys", [3, [], [1], {"a": 1}])
    def test_keys_that_are_no_keys(self, keys: Any) -> None:
        with pytest.raises(KeymapError, match="expected a key or a list of keys"):
            make_keymap("vim", {"list.open": keys})

    @pytest.mark.parametrize(
        ("action", "key", "other"),
        [
            ("list.open", "f", "list.filter"),
            ("list.open", "q", "everywhere.back"),
            ("everywhere.back", "f", "list.filter"),
            ("everywhere.theme", "equals_sign", "reader.where"),
        ],
    )
    def test_a_taken_key_in_the_pane_or_everywhere(self, action: str, key: str, other: str) -> None:
        with pytest.raises(KeymapError, match=f"{action}: the key .* is taken by {other}"):
            make_keymap("vim", {action: key})

    def test_a_key_may_be_taken_from_an_action_that_gets_another(self) -> None:
        keymap = make_keymap("vim", {"list.open": "f", "list.filter": "F"})
        assert keymap == {"list.open": ("f",), "list.filter": ("F",)}

    def test_the_same_key_in_two_panes_is_no_clash(self) -> None:
        assert make_keymap("vim", {"list.sectors": "p"})

    def test_own_keys_come_over_the_preset(self) -> None:
        assert make_keymap("plain", {"everywhere.help": "f12"})["everywhere.help"] == ("f12",)


class TestInTheApp:
    async def test_a_changed_key_works_and_the_old_one_is_free(self) -> None:
        async with reading(keymap=make_keymap("vim", {"list.grouping": "X"})) as session:
            await session.press("c")
            assert session.model.order.grouping == ("date", "sector")
            await session.press("X")
            assert session.model.order.grouping == ("sector", "date")

    async def test_keys_that_two_actions_exchange(self) -> None:
        async with reading(keymap=make_keymap("vim", {"list.top": "G", "list.bottom": "g"})) as session:
            await session.press("g")
            assert session.at == "rumour"
            await session.press("G")
            assert session.model.cursor == 0

    async def test_the_foot_and_help_show_the_keys_that_are_set(self) -> None:
        async with reading(keymap=make_keymap("vim", {"list.filter": "ctrl+f"})) as session:
            assert "ctrl+f filter" in session.foot
            await session.press("question_mark")
            assert any("ctrl+f" in line and "Narrow the list" in line for line in session.frame())

    @pytest.mark.parametrize("preset", PRESETS)
    async def test_a_preset_moves_and_leaves(self, preset: str) -> None:
        async with reading(keymap=make_keymap(preset, {})) as session:
            await session.press("down", "down")
            assert session.at == "wall"
            await session.press("f10" if preset == "plain" else "Q")
            assert not session.app.is_running

    async def test_plain_has_no_letters_to_move(self) -> None:
        async with reading(keymap=make_keymap("plain", {})) as session:
            await session.press("j", "j")
            assert session.at == "nurses"
            await session.press("f1")
            assert any("The list" in line for line in session.frame())

    async def test_theme_length_and_method(self) -> None:
        settings = parse_settings({"theme": "light", "sentences": 1, "method": "lead"})
        async with reading(theme=settings.theme, length=settings.length, method=settings.method) as session:
            assert session.app.theme == "light"
            assert "lead · 1 of" in str(session.room.query_one("#summary").border_title)

    async def test_grouping_sort_and_layout(self) -> None:
        settings = parse_settings({"grouping": "sector", "sort": "titles A to Z", "layout": "list and reader"})
        async with reading(order=settings.order, layout=settings.layout) as session:
            assert session.shown == ["list", "reader"]
            assert "titles A to Z · by sector" in session.top
            lines = map(session.model.line, range(len(session.model)))
            headings = [label_words(line.label) for line in lines if isinstance(line, Heading)]
            assert headings == ["Health care", "Ports", "Schools", "No sector"]
            await session.press("c")
            assert grouping_name(session.model.order) == "date > sector"
            await session.press("c", "c", "c")
            assert grouping_name(session.model.order) == "sector"

    async def test_what_the_reader_changed_is_what_is_left(self) -> None:
        async with reading(mark_read="never") as session:
            assert session.room.as_left == session.room.settings
            await session.press("T", "c", "S", "w")
            session.room.set_length(Length(words=50))
            session.room.summarize_by("lead")
            assert session.room.as_left.remembered() == {
                "theme": "light",
                "layout": "list and reader",
                "grouping": "sector > date",
                "sort": "oldest first",
                "method": "lead",
                "words": 50,
            }

    @pytest.mark.parametrize(("mark_read", "unread"), [("open", 5), ("never", 6)])
    async def test_opening_an_article_marks_it_read_or_not(self, mark_read: str, unread: int) -> None:
        async with reading(mark_read=mark_read) as session:
            await session.press("enter")
            assert session.room.library.unread() == unread
