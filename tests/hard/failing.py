"""A disk that fails at one call, or from one call on: each call that changes a file is made to fail in turn.

Run by the tests as a program of its own, with `failing_io.c` preloaded: what fails is told to it by the environment of
the forked process that does the work. It prints what it did as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SOURCE = HERE / "failing_io.c"

KILLED = 0
"""In place of an error: the program is killed at the call."""


def full_disks(folder: Path, smallest: int, step: int, count: int) -> dict[str, int]:
    """Fill disks of so many sizes, each larger by ``step`` kB; how often what happened. Skips where no disk can be
    mounted."""
    mount = ["unshare", "--user", "--map-root-user", "--mount"]
    if sys.platform != "linux" or not shutil.which("unshare") or subprocess.run([*mount, "true"]).returncode:
        pytest.skip("needs the right to mount a disk")
    return _run("disks", folder, [smallest, step, count], mount, {})


def figures(folder: Path, scenario: str, error: int, calls: int, every: int = 1) -> dict[str, int]:
    """Let each call (or each of so many) of a scenario fail in turn, ``calls`` of them from there (0: all that
    follow), and assert after each that nothing was lost; how often what happened. Skips where there is no compiler."""
    if sys.platform != "linux" or not shutil.which("cc"):
        pytest.skip("needs a C compiler on Linux")
    library = folder / "failing_io.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return _run(scenario, folder, [error, calls, every], [], {"LD_PRELOAD": str(library)})


def _run(
    scenario: str, folder: Path, numbers: list[int], before: list[str], environment: dict[str, str]
) -> dict[str, int]:
    paths = os.pathsep.join([str(HERE.parent.parent), str(HERE.parent), str(HERE.parent.parent / "benchmarks")])
    done = subprocess.run(
        [*before, sys.executable, __file__, scenario, str(folder), *map(str, numbers)],
        env=os.environ | environment | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, int] = json.loads(done.stdout)
    return found


# in the program


def _forked(work: Callable[[], int], folder: Path, call: int, error: int, calls: int) -> int:
    """Do this in another process in which calls fail; its exit code."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.environ |= {"FAILING_CALL": str(call), "FAILING_ERROR": str(error), "FAILING_CALLS": str(calls)}
    os.environ["FAILING_LOG"] = str(folder / "calls")
    os.environ["FAILING_FOLDER"] = str(folder / "disk")
    code = 70
    try:
        code = work()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _calls(folder: Path) -> int:
    """How many calls there were."""
    path = folder / "calls"
    count = len(path.read_bytes().splitlines()) if path.exists() else 0
    path.unlink(missing_ok=True)
    return count


def _fresh(folder: Path, base: Path) -> Path:
    """The folder on the disk that fails, with what is in the base."""
    disk = folder / "disk"
    shutil.rmtree(disk, ignore_errors=True)
    shutil.copytree(base, disk)
    return disk


def _write(folder: Path, error: int, calls: int, every: int) -> Counter[str]:
    """A program writes a library, and goes on with it when the disk is as it should be again."""
    import feed_library  # noqa: F401  # once, and not in each process
    from crash_writer import Writer
    from crashes import sound

    base, path = folder / "base", folder / "disk" / "library.db"
    base.mkdir()
    Writer(base / "library.db", folder / "base.log", "b", 0, True).write(5)
    found: Counter[str] = Counter()
    log, after = folder / "w.log", folder / "after.log"
    call = 1
    while True:
        _fresh(folder, base)
        for one in (log, after):
            one.unlink(missing_ok=True)
        code = _forked(lambda: _written(path, log, after if calls else None), folder, call, error, calls)
        count = _calls(folder)
        if code == 0 and call > count:
            return found
        assert code in ((-9,) if error == KILLED else (0, 1)), code
        if code == 1 and not calls:
            _read_one(path)
        steps = sound(path, folder / "base.log", log, after)
        found.update({"calls": 1, "errors told": code == 1, "steps acknowledged": steps})
        call += every


def _written(path: Path, log: Path, after: Path | None) -> int:
    """Write a library; where that fails write one thing more, which is told in ``after``. Whether it failed."""
    from crash_writer import Log, Writer

    from articles.store import StoreError
    from articles.view import Order

    writer = None
    try:
        writer = Writer(path, log, "w", 7, True)
        writer.write(7)
    except (sqlite3.Error, StoreError):
        if writer and after:
            with Log(after).step({"view after": "is:read"}):
                writer.library.keep_view("after", "is:read", Order())
        return 1
    return 0


def _read_one(path: Path) -> None:
    """An article can be read."""
    from articles.library import Library
    from articles.store import Store

    with closing(Store(str(path))) as store:
        assert Library(store).article(store.ids_beginning("", 1)[0])


def _synced(folder: Path, *_: int) -> Counter[str]:
    """Nothing is acknowledged that the disk was not asked to keep: each file that was written was synced since."""
    from crash_writer import Writer

    (folder / "disk").mkdir()

    def work() -> int:
        writer = Writer(folder / "disk" / "library.db", folder / "w.log", "w", 3, True)
        for _ in range(60):
            writer.write(1)
            with (folder / "calls").open("a") as calls:
                calls.write("acknowledged -\n")
        return 0

    assert _forked(work, folder, 0, 0, 0) == 0
    found: Counter[str] = Counter()
    unsynced: set[str] = set()
    for line in (folder / "calls").read_text().splitlines():
        call, path = line.split(" ", 1)
        found[call] += 1
        if call == "fsync":
            unsynced.discard(path)
        elif call == "acknowledged":
            assert unsynced == set(), found
        elif call != "open" and not path.endswith("-shm"):  # which is made anew from the log
            unsynced.add(path)
    return found


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("add", "--keep-samples", "--format", "json", "NEWS"),
    ("mark", "--star", "--tag", "strike", "--note", "ask again", "old1"),
    ("mark", "--undo"),
    ("remove", "old2"),
    ("export", "--output", "EXPORT"),
    ("config", "--edit"),
)


def _prepared(folder: Path) -> tuple[Path, Callable[[tuple[str, ...]], list[str]]]:
    """What is on the disk before it fails, and a function that gives the arguments of a command."""
    from adds import many
    from stores import record

    from articles.library import Library

    base, disk = folder / "base", folder / "disk"
    base.mkdir()
    library = Library.open(str(base / "library.db"))
    library.store.add([record(f"old{number}") for number in range(6)])
    library.mark("star", True, ["old3"])
    library.close()
    (base / "export.jsonl").write_text("the export before\n")
    os.environ |= {"NUTGRAF_LIBRARY": str(disk / "library.db"), "XDG_CONFIG_HOME": str(disk)}
    os.environ.pop("NUTGRAF_CONFIG", None)
    os.environ |= {"EDITOR": "true", "VISUAL": "true"}
    places = {"NEWS": str(many(folder, 12)), "EXPORT": str(disk / "export.jsonl")}
    return base, lambda command: [places.get(one, one) for one in command]


def _command(folder: Path, error: int, calls: int, every: int) -> Counter[str]:
    """The commands, each on a disk that fails."""
    from stores import check

    from articles.store import Store

    base, arguments_of = _prepared(folder)
    path = folder / "disk" / "library.db"
    found: Counter[str] = Counter()
    for command in COMMANDS:
        arguments = arguments_of(command)
        call = 1
        while True:
            _fresh(folder, base)
            code, out, said = _ran(folder, arguments, call, error, calls)
            count = _calls(folder)
            if call > count:
                assert code == 0, (command, said)
                break
            _look(command, code, out, said, path)
            found.update({"calls": 1, "errors told": code in (1, 2)})
            code, _, said = _ran(folder, arguments, 0, 0, 0)  # the disk is as it should be again
            assert code in (0, 1), (command, call, said)  # 1: nothing is left to undo
            _calls(folder)
            with closing(Store(str(path))) as store:
                check(store)
            call += every
    return found


def _ran(folder: Path, arguments: list[str], call: int, error: int, calls: int) -> tuple[int, str, str]:
    """Run a command while calls fail: its exit code, and what it printed and said."""
    from tui.cli import main

    out, said = folder / "out", folder / "said"

    def work() -> int:
        try:
            with out.open("w") as stdout, redirect_stdout(stdout), said.open("w") as stderr, redirect_stderr(stderr):
                return main(arguments)
        except SystemExit as ended:
            return int(ended.code or 0)

    code = _forked(work, folder, call, error, calls)
    return code, out.read_text(), said.read_text()


def _look(command: tuple[str, ...], code: int, out: str, said: str, path: Path) -> None:
    """What must hold of a command on a disk that failed."""
    from stores import check

    from articles.store import Store

    told = said.splitlines()
    assert code in (-9, 0, 1, 2), (command, code, said)
    assert "Traceback" not in said, (command, said)
    assert len(told) <= 1, (command, said)
    assert code in (-9, 0) or told, (command, code)
    store = Store(str(path))
    check(store)
    assert len(store.ids_beginning("old", 9)) >= 5
    assert store.db.execute("SELECT star FROM article WHERE id = 'old3'").fetchone() == (1,) or "--undo" in command
    if command[0] == "add":
        acknowledged = [json.loads(line)["id"] for line in out.splitlines()]
        assert [one for one in acknowledged if store.article(one) is None] == []
    if command[0] == "mark" and code == 0 and "--star" in command:
        assert store.db.execute("SELECT star FROM article WHERE id = 'old1'").fetchone() == (1,)
        assert store.db.execute("SELECT count(*) FROM note").fetchone() == (1,)
    store.close()
    lines = (path.parent / "export.jsonl").read_text().splitlines()
    assert lines == ["the export before"] or len(lines) >= 6


def _disks(folder: Path, smallest: int, step: int, count: int) -> Counter[str]:
    """Disks of many sizes: each is filled, then the commands are given, and again when there is room.

    Libraries are made on disks three times as large.
    """
    import feed_library  # noqa: F401  # once, and not in each process
    from crashes import FULL, make_old, sound, write_until_full

    base, arguments_of = _prepared(folder)
    make_old(folder / "old.db", 60)
    found: Counter[str] = Counter()
    disk, log = folder / "disk", folder / "w.log"
    disk.mkdir()
    os.environ |= {"TMPDIR": str(disk), "SQLITE_TMPDIR": str(disk)}
    for number in range(count):
        _mount(disk, "size=100m")
        shutil.copytree(base, disk, dirs_exist_ok=True)
        _leave_free(disk, smallest + number * step)
        log.unlink(missing_ok=True)
        code = _forked(lambda: _ended(write_until_full, disk / "library.db", log, 1), folder, 0, 0, 0)
        assert code == FULL
        found.update({"disks": 1, "steps acknowledged": sound(disk / "library.db", log, full=True)})
        _fill(disk)
        found["errors told"] += _given(folder, arguments_of, full=True)
        _mount(disk, "remount,size=100m")
        sound(disk / "library.db", log)
        _given(folder, arguments_of, full=False)
        subprocess.run(["umount", disk], check=True)
        found.update(_made_on(disk, folder / "old.db", 3 * number * step))
    return found


def _given(folder: Path, arguments_of: Callable[[tuple[str, ...]], list[str]], full: bool) -> int:
    """Give all the commands; how many failed, which they may do on a ``full`` disk alone."""
    failed = 0
    for command in COMMANDS:
        code, out, said = _ran(folder, arguments_of(command), 0, 0, 0)
        if full:
            _look(command, code, out, said, folder / "disk" / "library.db")
        else:
            assert code == 0, (command, said)
        failed += code != 0
    return failed


def _fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "filling").open("wb", 0) as file, suppress(OSError):
        while file.write(bytes(512)):
            pass


def _ended(work: Callable[..., None], *taken: object) -> int:
    """Do this; the exit code that it ends with."""
    try:
        work(*taken)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _made_on(disk: Path, old: Path, size: int) -> Counter[str]:
    """A library that is made on a disk of so many kB, and one that is brought up to date on a disk with so many free:
    it is told where that cannot be, and done when there is room."""
    from crashes import sound

    from articles.library import Library
    from articles.store import StoreError

    found: Counter[str] = Counter()
    for there in (None, old):
        _mount(disk, "size=100m")
        path = disk / "library.db"
        if there:
            shutil.copy(there, path)
        _leave_free(disk, size)
        try:
            Library.open(str(path)).close()
        except StoreError as error:
            found["libraries not made at first"] += str(path) in str(error)
        _mount(disk, "remount,size=100m")
        Library.open(str(path)).close()
        sound(path)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT count(*) FROM article").fetchone() == (65 if there else 5,)
        subprocess.run(["umount", disk], check=True)
    return found


def _mount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", disk], check=True)


def _leave_free(disk: Path, size: int) -> None:
    """Make a disk so small that so many kB are free."""
    found = os.statvfs(disk)
    used = (found.f_blocks - found.f_bfree) * found.f_frsize // 1024
    _mount(disk, f"remount,size={max(used + size, 4)}k")  # 0 would be without end


SCENARIOS: Mapping[str, Callable[..., Counter[str]]] = {
    "disks": _disks,
    "synced": _synced,
    "library": _write,
    "commands": _command,
}

if __name__ == "__main__":
    name, where, *numbers = sys.argv[1:]
    print(json.dumps(SCENARIOS[name](Path(where), *map(int, numbers))))
