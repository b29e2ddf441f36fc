"""Every way by which foreign text comes out: the commands, in a pipe and on a terminal, and the screens of the app."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hostile import forbidden
from room import Session
from textual import events

from tui.cli import main

ROOT = Path(__file__).parent.parent

OF_LIBRARY: tuple[tuple[str, ...], ...] = (
    *(("--summary", "--why", "--method", "nutgraf,lead", "--format", style) for style in ("text", "markdown", "json")),
    *(("quotes", "--format", style) for style in ("text", "markdown", "json", "csv")),
    *(("list", "--format", style) for style in ("text", "json")),
    *(("search", "harbour", "--limit", "999", "--format", style) for style in ("text", "json")),
    *(("show", "a0", "a1", "a2", "--format", style) for style in ("text", "markdown", "json")),
    *(("export", "--format", style) for style in ("markdown", "json")),
    *(("export", "--notes", "--format", style) for style in ("markdown", "json")),
    *(("log", "--format", style) for style in ("text", "json")),
    *(("speakers", "--format", style) for style in ("text", "json")),
    *(("same", "a0", "--format", style) for style in ("text", "json")),
    *(("feeds", "--format", style) for style in ("text", "json")),
    ("feeds", "export"),
    *(("sectors", "--format", style) for style in ("text", "json")),
    *(("sectors", "explain", "a0", "a1", "--format", style) for style in ("text", "json")),
    ("check",),
    ("config",),
    ("--help",),
)
"""Commands that print what a library holds. What programs read is in JSON and CSV."""


WRONG: tuple[tuple[str, ...], ...] = (
    *(
        ("--{}",),
        ("--format", "{}"),
        ("--since", "{}", "--summary"),
        ("--summary", "--sector", "{}"),
        ("--library", "{}"),
    ),
    *(("--summary", "--method", "{}"), ("--summary", "--focus", "{}"), ("--summary", "{}"), ("{}",)),
    *(("list", "{}"), ("list", "--{}"), ("list", "title:({}"), ("search", "{}"), ("show", "{}"), ("same", "{}")),
    *(
        ("mark", "{}", "--star"),
        ("mark", "a0", "--date", "{}"),
        ("mark", "a0", "--tag", "{}"),
        ("mark", "a0", "--note", "{}"),
    ),
    *(
        ("quotes", "--speaker", "{}"),
        ("feeds", "{}"),
        ("feeds", "remove", "{}"),
        ("sectors", "{}"),
        ("export", "--format", "markdown", "{}"),
    ),
    *(
        ("sectors", "explain", "{}"),
        ("config", "{}"),
        ("check", "{}"),
        ("remove", "{}"),
        ("log", "{}"),
        ("speakers", "{}"),
    ),
)
"""Commands with a place for words that are wrong there, or are looked for."""


def as_data(arguments: Sequence[str]) -> bool:
    """Whether these ask for JSON, in which all stays that is no command to a terminal."""
    return "json" in arguments


def environment(library: object, **more: str) -> dict[str, str]:
    """Of a command on this library, whatever the terminal of who runs the tests is."""
    own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    own |= {"NUTGRAF_LIBRARY": str(library), "NUTGRAF_CONFIG": os.devnull, "TERM": "xterm-256color"}
    return own | more


def in_pipe(arguments: Sequence[str], env: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """The exit code of a command, what it wrote on stdout and what on stderr."""
    command = [sys.executable, "-m", "tui", *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=dict(env), cwd=ROOT)
    return done.returncode, done.stdout, done.stderr


def on_terminal(arguments: Sequence[str], env: Mapping[str, str]) -> tuple[int, bytes]:
    """The exit code of a command, and all that it wrote on a terminal."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "tui", *arguments]
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=dict(env), cwd=ROOT)
    os.close(its)
    came = b""
    while True:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                data = os.read(ours, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            came += data
        elif process.poll() is not None:
            break
    os.close(ours)
    return process.wait(), came


SCREENS: dict[str, tuple[str, ...]] = {
    "list": (),
    "list, flat": ("c",),
    "reader": ("2",),
    "raw": ("2", "r"),
    "highlight": ("2", "a"),
    "where": ("2", "equals_sign"),
    "next quote": ("2", "right_square_bracket"),
    "why this sentence": ("3", "i"),
    "methods": ("3", "M"),
    "why this speaker": ("4", "j", "i"),
    "quotes by place": ("4", "p"),
    "speaker": ("4", "j", "P"),
    "search": ("1", "slash", *"harbour"),
    "views": ("1", "apostrophe"),
    "same": ("x",),
    "notes": ("ctrl+e",),
    "note": ("e",),
    "tags": ("number_sign",),
    "sectors": ("1", "t"),
    "correct": ("E",),
    "messages": ("exclamation_mark",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "links": ("2", "U"),
    "opening a link": ("2", "U", "end", "enter"),
    "a link that is refused": ("2", "o"),
    "star": ("s",),
    "copy the quotation": ("2", "Y"),
    "copy the headline": ("1", "y"),
    "copy the summary": ("3", "y"),
}
"""The screens and panes of the app, each with the keys that lead there from the reading room."""

TYPED: dict[str, tuple[str, ...]] = {
    "filter": ("1", "f"),
    "search": ("1", "slash"),
    "date": ("1", "D"),
    "name of a view": ("1", "f", "s", "enter", "ctrl+s"),
    "sectors": ("1", "t"),
    "note": ("e",),
    "tags": ("number_sign",),
    "find": ("2", "slash"),
    "focus": ("3", "F"),
    "length": ("3", "L"),
    "narrow": ("4", "slash"),
    "name of a file": ("2", "W"),
    "command": ("colon",),
}
"""Where the app is typed into, each with the keys that lead there."""


async def back(session: Session) -> None:
    """Back to the list of the reading room."""
    for _ in range(8):
        if len(session.app.screen_stack) == 1:
            break
        await session.press("escape")
    await session.press("escape", "escape", "1")


def on_screen(session: Session) -> set[str]:
    """What may not be in the text on the screen, in the clipboard and in the title; links are nowhere."""
    strips = session.app.screen._compositor.render_strips()
    found = {one for strip in strips for segment in strip for one in forbidden(segment.text, "")}
    found |= {"link" for strip in strips for segment in strip if segment.style and segment.style.link}
    return found | forbidden(session.app.clipboard) | forbidden(f"{session.app.title}{session.app.sub_title}")


async def paste(session: Session, words: str) -> None:
    """Paste words where the cursor stands."""
    if session.app.screen.focused:
        session.app.screen.focused.post_message(events.Paste(words))
    await session.pilot.pause()


def run(arguments: Sequence[str], library: object, **more: str) -> tuple[int, bytes, bytes]:
    """The exit code of a command, what it wrote on stdout and on stderr; run in this process, which is faster."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(), "utf-8", errors, newline="\n") for errors in ("strict", "backslashreplace")
    )
    before = dict(os.environ)
    os.environ.update(environment(library, **more))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
    except SystemExit as left:  # of argparse
        code = left.code if isinstance(left.code, int) else 1
    finally:
        os.environ.clear()
        os.environ.update(before)
    out.flush()
    err.flush()
    return code, out.buffer.getvalue(), err.buffer.getvalue()
