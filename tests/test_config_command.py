"""`nutgraf config` as users run it: what it prints is a configuration, and what it makes is whole."""

from __future__ import annotations

import json
import os
import stat
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from test_command import nutgraf

from tui.actions import ACTIONS
from tui.config_table import SETTINGS, ungrouped
from tui.config_text import config_lines
from tui.settings import Settings, parse_settings

MINE = """\
# a comment of mine
theme = "light"
words = 100
watch = ["~/news", "feeds"]
preset = "newsboat"
[keys]
list.open = ["o", "enter"]
"reader.find" = "f3"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the configuration of a test is; there is none yet."""
    return tmp_path / "nutgraf" / "config.toml"


def written(config: Path, text: str = MINE) -> Path:
    config.parent.mkdir(exist_ok=True)
    config.write_text(text, encoding="utf-8")
    return config


def run(config: Path, *arguments: str, code: int = 0, **environment: str) -> str:
    """What the command prints on stdout, or, where it fails, on stderr."""
    done = nutgraf("config", *arguments, stdin=b"", NUTGRAF_CONFIG=str(config), **environment)
    assert done.returncode == code, done.stderr.decode()
    silent, told = (done.stdout, done.stderr) if code else (done.stderr, done.stdout)
    assert silent == b""
    return told.decode()


def printed(text: str) -> str:
    """The configuration that is printed for one of this text."""
    return "\n".join(config_lines(tomllib.loads(text)))


class TestText:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            MINE,
            "[keys]\n",
            "ratio = 0.2\nquotes = false\nmark_read = 'never'",
            r'''sectors = "a\"b\\c\u001b[31m\u007f\u202e\U0001f600.toml"''',
            "grouping = 'flat'\nsort = 'titles Z to A'\nlayout = 'list and reader'\nlibrary = 'my.db'\n",
            "keys = {'list.open' = 'o'}\npreset = 'plain'\nmethod = 'lead'",
        ],
    )
    def test_what_is_printed_says_the_same_as_the_file(self, text: str) -> None:
        settings = parse_settings(tomllib.loads(printed(text)))
        before = parse_settings(tomllib.loads(text))
        assert settings.given - {"keys"} == before.given - {"keys"}
        assert {**_fields(settings), "given": 0} == {**_fields(before), "given": 0}

    def test_the_lines_with_defaults_are_settings_once_the_sign_is_taken_away(self) -> None:
        lines = [line.removeprefix("#") for line in config_lines({}) if not line.startswith("# ")]
        without_default = ("words", "ratio", "sectors", "browser")
        assert [line for line in lines if line.startswith(without_default)] == [
            "words = 100",
            "ratio = 0.2",
            'sectors = "general"',
            'browser = ["firefox", "--new-tab"]',
        ]
        table = tomllib.loads("\n".join(line for line in lines if not line.startswith(without_default)))
        assert set(ungrouped(table)) == {setting.name for setting in SETTINGS} - set(without_default)
        settings = parse_settings(table)
        assert settings.keymap == {action.id: action.keys for action in ACTIONS}
        assert {**_fields(settings), "given": 0, "keymap": 0} == {**_fields(Settings()), "given": 0, "keymap": 0}

    def test_the_keys_of_a_preset_are_its_defaults(self) -> None:
        assert '#"list.sort" = ["g", "S"]' in printed('preset = "newsboat"')

    def test_each_setting_has_its_meaning_and_values(self) -> None:
        text = printed("")
        for setting in SETTINGS:
            assert f"\n# {setting.meaning}" in text
        assert '# Can be "dark", "light" or "contrast".\n#theme = "dark"' in text

    def test_what_the_reader_set_is_marked(self, config: Path) -> None:
        text = run(written(config))
        assert 'The default is "dark"; yours:\ntheme = "light"\n' in text
        assert '#theme = "dark"' not in text
        assert '# The default is ["enter", "l"]; yours:\n"list.open" = ["o", "enter"]' in text
        assert "# Can be a whole number from 1 up.\n#sentences = 3" in text

    def test_foreign_characters_are_escaped(self, config: Path) -> None:
        text = run(written(config, r"""watch = ["\u001b]0;x\u0007\u009b\u202e"]"""))
        assert r'watch = ["\u001b]0;x\u0007\u009b\u202e"]' in text

    def test_a_wrong_file_is_one_line(self, config: Path) -> None:
        said = run(written(config, "\n\nthem = 1"), code=2)
        assert said == f"nutgraf: {config}, line 3: there is no setting 'them': did you mean 'theme'?\n"


def _fields(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.__slots__}


class TestJson:
    def test_a_line_for_each_setting(self, config: Path) -> None:
        lines = run(written(config), "--format", "json").splitlines()
        told = {one["name"]: one for one in map(json.loads, lines)}
        assert list(told) == [setting.name for setting in SETTINGS]
        theme = told["theme"]
        assert (theme["value"], theme["default"], theme["set"]) == ("light", "dark", True)
        assert [told[name]["value"] for name in ("sentences", "words", "ratio")] == [None, 100, None]
        assert told["watch"]["value"] == [str(Path.home() / "news"), str(config.parent / "feeds")]
        assert told["keys"]["value"]["reader.find"] == ["f3"]
        assert told["keys"]["default"]["reader.find"] == ["/"]
        assert told["keys"]["value"]["list.sort"] == ["g", "S"]

    def test_the_environment_goes_before_the_file(self, config: Path) -> None:
        lines = run(
            written(config, 'library = "my.db"'), "--format", "json", NUTGRAF_LIBRARY="/tmp/other.db"
        ).splitlines()
        (library,) = (one for one in map(json.loads, lines) if one["name"] == "library")
        assert (library["value"], library["set"]) == ("/tmp/other.db", True)

    def test_a_format_goes_with_printing_only(self, config: Path) -> None:
        assert "--format does not go with --path" in run(config, "--path", "--format", "json", code=2)


class TestPathAndCheck:
    def test_path(self, config: Path) -> None:
        assert run(config, "--path") == f"{config}\n"

    def test_fine(self, config: Path, tmp_path: Path) -> None:
        usual = nutgraf("config", "--check", NUTGRAF_CONFIG="", XDG_CONFIG_HOME=str(tmp_path))
        assert usual.stdout == b"fine: there is no file, and so all is as by default\n"
        assert run(written(config), "--check") == "fine\n"

    def test_a_file_that_is_named_and_not_there_is_a_mistake(self, config: Path) -> None:
        said = f"nutgraf: {config}: NUTGRAF_CONFIG names it, and it is not there; nutgraf config --edit makes it\n"
        assert run(config, "--check", code=2) == said
        done = nutgraf("list", NUTGRAF_CONFIG=str(config))
        assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)
        assert run(config).startswith("#")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("theme = dark", ": Invalid value (at line 1, column 9)"),
            ('\nsort = "newest"', ", line 2: there is no sort 'newest': did you mean 'newest first'?"),
            ("x = " + "[" * 100_000, ": is nested too deeply"),
            ("words = " + "1" * 5000, "digits"),
            ('sectors = "none.toml"', "none.toml"),
        ],
    )
    def test_a_mistake_is_one_line_and_exit_code_2(self, config: Path, text: str, said: str) -> None:
        told = run(written(config, text), "--check", code=2)
        assert said in told
        assert told.count("\n") == 1


class TestEdit:
    """The editor is a program that is told the file."""

    @staticmethod
    def editor(folder: Path, code: str) -> str:
        program = folder / "my editor.py"
        program.write_text(f"import sys\npath = sys.argv[-1]\n{code}\n")
        return f"'{sys.executable}' '{program}'"

    def test_a_file_is_made_first(self, config: Path, tmp_path: Path) -> None:
        editor = self.editor(tmp_path, "text = open(path).read(); open(path, 'w').write('theme = \"light\"\\n' + text)")
        assert run(config, "--edit", VISUAL="", EDITOR=editor) == "fine\n"
        assert config.read_text() == 'theme = "light"\n' + "".join(f"{line}\n" for line in config_lines({}))
        assert stat.S_IMODE(config.stat().st_mode) == 0o600
        assert os.listdir(config.parent) == ["config.toml"]

    def test_a_file_that_is_there_is_opened_as_it_is(self, config: Path, tmp_path: Path) -> None:
        editor = self.editor(tmp_path, "pass")
        assert run(written(config), "--edit", VISUAL=editor, EDITOR="false") == "fine\n"
        assert config.read_text() == MINE

    def test_a_mistake_is_told_afterwards(self, config: Path, tmp_path: Path) -> None:
        editor = self.editor(tmp_path, "open(path, 'a').write('\\nthem = 1\\n')")
        said = run(written(config, 'theme = "dark"\n'), "--edit", EDITOR=editor, VISUAL="", code=2)
        assert "line 3: there is no setting 'them'" in said

    def test_no_shell(self, config: Path, tmp_path: Path) -> None:
        editor = self.editor(tmp_path, f"open({str(tmp_path / 'arguments')!r}, 'w').write(repr(sys.argv[1:]))")
        run(written(config), "--edit", VISUAL=f"{editor} --wait; touch '$(pwd)'")
        assert (tmp_path / "arguments").read_text() == repr(["--wait;", "touch", "$(pwd)", str(config)])

    @pytest.mark.parametrize(
        ("editor", "code", "said"),
        [
            ("", 2, "neither VISUAL nor EDITOR names an editor; the file is"),
            ("'vi", 2, "cannot be told: No closing quotation"),
            ("/no/such/editor", 1, "/no/such/editor: No such file or directory"),
            ("false", 1, "false ended with exit code 1"),
        ],
    )
    def test_an_editor_that_does_not_work(self, config: Path, editor: str, code: int, said: str) -> None:
        told = run(config, "--edit", VISUAL=editor, EDITOR=editor, code=code)
        assert said in told
        assert told.count("\n") == 1

    def test_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        said = run(tmp_path / "file" / "config.toml", "--edit", VISUAL="true", code=1)
        assert "file" in said
        assert said.count("\n") == 1
