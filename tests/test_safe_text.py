"""The door for foreign text: nothing that passes it commands a terminal or hides, and offsets survive the cleaning."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random
from unicodedata import category

import pytest
from rich import cells

from tui.safe_text import MARKS_KEPT, SafeText, is_plain, safe_block, safe_line

ESC = "\x1b"
HOSTILE = {
    "color": f"a{ESC}[31mb",
    "clear screen": f"a{ESC}[2Jb",
    "reset": f"a{ESC}cb",
    "window title": f"a{ESC}]0;gone\x07b",
    "link": f"a{ESC}]8;;https://example.org{ESC}\\b",
    "clipboard": f"a{ESC}]52;c;cm0={ESC}\\b",
    "C1": "a\x9b2Jb\x9d0;x\x9c",
    "bell, backspace, delete": "a\x07\x08\x7fb",
    "NUL": "a\x00b",
    "overrides": "a\u202etxt.exe\u202c \u2066b\u2069",
    "zero-width": "pay\u200bpal\u2060\ufeff\u00ad\u034f",
    "tags": "a\U000e0041\U000e0042b",
    "surrogate": "a\ud800b",
    "no character": "a\uffff\U0010fffe\ufdd0b",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "stray joiners": "a\u200db\u200c\u200d",
    "a joiner behind a stray selector": "pay\ufe0f\u200d\u0301pal",
}


def may_pass(character: str) -> bool:
    """Whether a character of a cleaned block cannot command a terminal, hide, or fail to encode."""
    code = ord(character)
    control = code < 0x20 or 0x7F <= code < 0xA0
    direction = character in "\u200e\u200f\u061c" or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    invisible = character in "\u200b\u2060\ufeff\u00ad\u034f" or 0xE0000 <= code <= 0xE0FFF
    broken = 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return character == "\n" or not (control or direction or invisible or broken or character in "\u2028\u2029")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_hostile_passes(text: str) -> None:
    shown = safe_block(text).text
    assert all(may_pass(c) for c in shown)
    assert safe_block(shown).text == shown
    assert "\n" not in safe_line(text)


EVERY = [*range(0x40000), *range(0x40000, 0xE0000, 53), *range(0xE0000, 0xF0000), *range(0xF0000, 0x110000, 53)]
EVERY += [*range(0x4FFFE, 0x110000, 0x10000), 0x10FFFF]
"""Every character of Unicode; of the planes that are empty or private all are alike, so some of them do."""


@cache
def sorts() -> dict[str, list[str]]:
    """Every character by its general category."""
    found: dict[str, list[str]] = {}
    for code in EVERY:
        found.setdefault(category(chr(code)), []).append(chr(code))
    return found


def between_letters(given: list[str]) -> dict[str, str]:
    """What becomes of each between two Latin letters."""
    shown = safe_block("|".join(f"a{words}b" for words in given)).text.split("|")
    return {words: safe[1:-1] for words, safe in zip(given, shown, strict=True)}


@cache
def alone() -> dict[str, str]:
    """What becomes of every character between two Latin letters."""
    return between_letters([chr(code) for code in EVERY if chr(code) != "|"])


def becomes(*wanted: str) -> dict[str, str]:
    """What becomes of the characters of these categories."""
    return {c: alone()[c] for sort in wanted for c in sorts()[sort] if c != "|"}


BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Format characters that are signs to be seen."""
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that are drawn as nothing."""


def test_every_character_of_unicode_is_clean_or_cleaned() -> None:
    passed = "".join(alone().values())
    assert [hex(ord(c)) for c in set(passed) if not may_pass(c)] == []
    passed.encode("utf-8")


def test_every_control_is_seen_and_every_break_breaks() -> None:
    pictures = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
    breaks = dict.fromkeys("\n\x0b\x0c\r\x85", "\n") | {"\t": "    "}
    assert becomes("Cc") == {c: (pictures | breaks).get(c, "\u2426") for c in sorts()["Cc"]}
    assert set(becomes("Zl", "Zp").values()) == {"\n"}
    assert set(becomes("Cs").values()) == {"\N{REPLACEMENT CHARACTER}"}


def test_every_format_character_is_seen_or_gone() -> None:
    seen = dict.fromkeys(BIDI, "\u2426") | {character: character for character in DRAWN}
    assert becomes("Cf") == {c: seen.get(c, "") for c in sorts()["Cf"]}


def test_every_letter_sign_and_blank_stays_but_for_those_that_are_drawn_as_nothing() -> None:
    seen = {sort for sort in sorts() if sort[0] in "LNPSZ"} - {"Zl", "Zp"} | {"Co"}
    assert {c: shown for c, shown in becomes(*seen).items() if c != shown} == dict.fromkeys(FILLERS, "")


def test_what_is_no_character_yet_stays_unless_it_never_will_be_one_that_is_drawn() -> None:
    changed = {c: shown for c, shown in becomes("Cn").items() if c != shown}
    unseen = {c for c in sorts()["Cn"] if 0xE0000 <= ord(c) <= 0xE0FFF or c == "\u2065" or "\ufff0" <= c <= "\ufff8"}
    never = {c for c in sorts()["Cn"] if ord(c) & 0xFFFE == 0xFFFE or "\ufdd0" <= c <= "\ufdef"}
    assert changed == dict.fromkeys(unseen - never, "") | dict.fromkeys(never, "\N{REPLACEMENT CHARACTER}")


MARKS = ("Mn", "Me", "Mc")


def test_four_of_every_mark_stay_and_never_more() -> None:
    marks = [c for sort in MARKS for c in sorts()[sort]]
    unseen = {c for c in marks if not alone()[c]}
    assert all(_varies(c) or c in "\u034f\u17b4\u17b5" or ord(c) >= 0xE0000 for c in unseen)
    for count in (4, 5, 200):
        shown = between_letters([mark * count for mark in marks if mark not in unseen])
        assert [hex(ord(run[0])) for run, seen in shown.items() if seen != run[0] * 4] == []
        assert set(between_letters([mark * count for mark in unseen]).values()) == {""}


def _varies(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\u180b" <= character <= "\u180f"


def test_marks_of_all_kinds_mixed_stay_few() -> None:
    marks = [c for sort in MARKS for c in sorts()[sort]] + ["\u200d", "\u200b", "\ufe0f", "\u1161", "\ud7cb"]
    Random(7).shuffle(marks)
    shown = safe_block("Z" + "".join(marks) + "B").text
    assert len(shown) <= 2 + 2 * MARKS_KEPT
    assert (shown[0], shown[-1]) == ("Z", "B")


def test_few_marks_that_are_newer_than_the_data_base_stay() -> None:
    unassigned = [c for c in sorts()["Cn"] if c < "\U0001f000" and alone()[c] == c]
    assert {len(shown) for shown in between_letters([c * 200 for c in unassigned[::9]]).values()} == {MARKS_KEPT}


@pytest.mark.parametrize("text", ["[sic] [/] [@click=app.quit]x[/] [b", "path\\[x] end\\", "10:smile:30", "5\u00a0000"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert safe_block(text) == SafeText(text)


def test_controls_are_shown() -> None:
    assert safe_block(f"a{ESC}b\x00\x7f\x9bc\u202ed\ud800").text == "a␛b␀␡␦c␦d\N{REPLACEMENT CHARACTER}"


def test_every_line_break_is_a_newline_and_a_tab_four_blanks() -> None:
    assert safe_block("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\ti").text == "a\nb\nc\nd\ne\nf\ng\nh    i"


def test_a_line_has_single_blanks() -> None:
    assert safe_line(" a\r\n\tb\u2028  c ") == "a b c"


@pytest.mark.parametrize(
    "text",
    [
        *("👩\u200d👩\u200d👧", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "™\ufe0f"),
        *("می\u200cخواهم", "क्\u200dष", "कर्त्तव्यों", "လျှို့ဝှက်", "རྒྱུ", "ศรี", "ᠨᠢᠭᠡ\u180b", "주의 ᄀ\u1161\u11a8"),
        *("e\u0301 a\u0323\u0302", "עִבְרִית", "בְּרֵאשִׁ֖ית", "Việt Nam", "──────────", "👍👍👍👍👍👍", "• • •", "…………"),
    ],
)
def test_writing_that_needs_joiners_and_marks_is_kept(text: str) -> None:
    assert safe_block(text).text == text


@pytest.mark.parametrize("between", ["", "\u200d", "\u034f", "\u200b\u200c"])
def test_a_letter_keeps_few_marks_whatever_stands_between_them(between: str) -> None:
    assert safe_block("Z" + ("\u0351" + between) * 200 + "B").text == "Z" + "\u0351" * MARKS_KEPT + "B"


def test_offsets_follow_the_characters() -> None:
    source = "\ta\r\nb\u200bc\x1bd" + "e" + "\u0351" * 9 + "f"
    safe = safe_block(source)
    for letter in "abcdef":
        assert safe.text[safe.to_safe(source.index(letter))] == letter
        assert source[safe.to_source(safe.text.index(letter))] == letter
    assert safe.to_safe(len(source)) == len(safe.text)
    assert safe.to_source(len(safe.text)) == len(source)


def test_offsets_are_those_of_every_character_that_stays() -> None:
    some = "abé日한कि्ा\u0301\u0351\u200d\u200b\ufe0f👩🏽\r\n\t\x1b\x85\u2028\u202e\u00a0\ud800\uffff1#"
    dice = Random(7)
    for _ in range(400):
        source = "".join(dice.choices(some, k=dice.randrange(60)))
        safe = safe_block(source)
        changed = {at for start, end, _, _ in safe.edits for at in range(start, end)}
        for at, character in enumerate(source):
            if at not in changed:
                assert safe.text[safe.to_safe(at)] == character
                assert safe.to_source(safe.to_safe(at)) == at
        places = [safe.to_safe(at) for at in range(len(source) + 1)]
        assert places == sorted(places)
        assert places[-1] == len(safe.text)
        back = [safe.to_source(at) for at in range(len(safe.text) + 1)]
        assert back == sorted(back)


def test_cleaned_text_is_clean() -> None:
    for source in (*HOSTILE.values(), "👩\ufe0f\ufe0f\u200d\u200da", "\u0301" * 9, "a\u200b\u0301" * 9):
        once = safe_block(source).text
        assert safe_block(once).text == once


def test_an_offset_inside_a_changed_stretch_is_its_begin() -> None:
    safe = safe_block("a\r\nb")
    assert [safe.to_safe(n) for n in range(5)] == [0, 1, 1, 2, 3]
    assert [safe_block("a\tb").to_source(n) for n in range(7)] == [0, 1, 1, 1, 1, 2, 3]


@pytest.mark.parametrize("unit", ["\x1b", "\u0351", "\u200d", "\u0351\u200d", "\r", "\t", "e\u0301", "👩\u200d"])
def test_long_runs_take_linear_time(unit: str) -> None:
    assert all(may_pass(c) for c in set(safe_block(unit * 50_000).text))


def test_it_can_be_used_without_the_screen() -> None:
    code = "import sys, tui.safe_text; print([m for m in ('textual', 'rich') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


DATA = Path(os.environ.get("NUTGRAF_DATA", "/nonexistent")) / "data" / "hostile"


@pytest.mark.skipif(not DATA.is_dir(), reason="needs the measuring data (NUTGRAF_DATA)")
def test_collected_payloads_pass_clean() -> None:
    spec = importlib.util.spec_from_file_location("payloads", DATA / "payloads.py")
    assert spec is not None
    assert spec.loader is not None
    payloads = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(payloads)
    texts = [text for text, _, _ in payloads.P.values()] + json.loads((DATA / "blns.json").read_text("utf-8"))
    for text in texts:
        shown = safe_block(text).text
    assert all(may_pass(c) for c in shown)
    assert safe_block(shown).text == shown
    for text, forbidden, visible in payloads.P.values():
        shown = safe_block(text).text
        assert visible is None or visible in shown
        assert not any(b"\x1b" in f and f in shown.encode() for f in forbidden)


def test_plain_text_is_safe_and_takes_a_cell_for_a_character() -> None:
    plain = [chr(code) for code in range(sys.maxunicode + 1) if is_plain(chr(code))]
    assert {"a", "é", "ż", "“", "—", "…"} < set(plain)
    assert [one for one in plain if safe_block(one).text != one or cells.cell_len(one) != 1] == []
    assert not any(is_plain(text) for text in ("a\tb", "a\nb", "e\u0301", "日", "\u00ad", "\u202e", "👍"))
