"""Files that are written whole or not at all, and by which commands."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from commands import three_articles
from test_command import nutgraf

from articles.store import Store
from tui.atomic import replacing, write_atomically


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def write(path: Path, words: str = "new", replaces: bool = True) -> None:
    with replacing(str(path), replaces=replaces) as file:
        file.write(words)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def as_it_was(file: Path) -> bool:
    """Whether a file has its former content and is alone in its folder."""
    return (file.read_text(), os.listdir(file.parent)) == ("old", ["file"])


class TestWhatFails:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "file"
        path.write_text("old")
        return path

    @pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
    def test_a_call_of_the_system(self, file: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, call, full)
        with pytest.raises(OSError, match="No space"):
            write(file)
        assert as_it_was(file)

    def test_a_disk_that_is_full_after_the_first_pages(self, file: Path) -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        try:
            with pytest.raises(OSError, match="large"):
                write(file, "new " * 10_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert as_it_was(file)

    def test_what_is_written_comes_to_no_end(self, file: Path) -> None:
        def interrupted() -> None:
            with replacing(str(file)) as part:
                part.write("new" * 10_000)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert as_it_was(file)

    def test_nothing_is_written(self, file: Path) -> None:
        write(file, "")
        assert as_it_was(file)


@pytest.mark.parametrize("head", [b"SQLite format 3\0", b"no library any more, but the rest of one"])
def test_a_library_is_never_replaced_by_another_file(marked: str, tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(head + Path(marked).read_bytes()[len(head) :])
    content = path.read_bytes()
    with pytest.raises(OSError, match="is a library"):
        write(path)
    done = nutgraf("export", "--library", marked, "--output", str(path))
    assert done.returncode == 2
    assert f"{path}: cannot be written: it is a library, or another database" in done.stderr.decode()
    assert path.read_bytes() == content


def test_a_library_that_is_open_is_refused_unopened(
    marked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To open and close it would free the locks that SQLite has on it."""
    path = Path(shutil.copy(marked, tmp_path / "library.db"))
    monkeypatch.setattr("tui.atomic.is_database", lambda _: pytest.fail("it was opened"))
    with closing(Store(str(path))), pytest.raises(OSError, match="is a library"):
        write(path)


def test_a_file_with_the_number_of_a_library_that_was_closed_is_written(marked: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(marked, tmp_path / "library.db"))
    store = Store(str(path))
    store.close()
    path.write_text("old")
    write(path)
    assert path.read_text() == "new"


class TestWhatStays:
    def test_the_permissions_of_a_file(self, tmp_path: Path, umask: None) -> None:
        path = tmp_path / "file"
        path.write_text("old")
        path.chmod(0o604)
        write(path)
        assert (path.read_text(), mode(path)) == ("new", 0o604)

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
    def test_the_owner_of_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_text("old")
        os.chown(path, 1234, 2345)
        write(path)
        assert (path.read_text(), path.stat().st_uid, path.stat().st_gid) == ("new", 1234, 2345)

    def test_nobody_else_reads_a_private_file_meanwhile(self, tmp_path: Path, umask: None) -> None:
        path = tmp_path / "file"
        path.write_text("old")
        path.chmod(0o600)
        with replacing(str(path)) as file:
            file.write("new")
            (part,) = tmp_path.glob(".nutgraf-*.part")
            assert mode(part) == 0o600

    def test_a_new_file_has_those_that_the_umask_leaves(self, tmp_path: Path, umask: None) -> None:
        write(tmp_path / "file")
        assert mode(tmp_path / "file") == 0o640

    def test_a_configuration_is_for_its_owner_alone(self, tmp_path: Path, umask: None) -> None:
        write_atomically(str(tmp_path / "folder" / "file"), "new")
        assert mode(tmp_path / "folder" / "file") == 0o600
        assert mode(tmp_path / "folder") == 0o700

    def test_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "far").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "far" / "file")
        write(tmp_path / "link")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "far" / "file").read_text() == "new"
        assert os.listdir(tmp_path / "far") == ["file"]

    def test_what_is_no_regular_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "fifo")
        with pytest.raises(OSError, match="no regular file"):
            write(tmp_path / "fifo")
        with pytest.raises(IsADirectoryError):
            write(tmp_path)
        assert stat.S_ISFIFO(os.stat(tmp_path / "fifo").st_mode)

    def test_a_file_that_may_not_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "file").write_text("old")
        monkeypatch.setattr(os, "access", lambda path, how: False)  # whoever runs this may write all files
        with pytest.raises(PermissionError):
            write(tmp_path / "file")
        assert (tmp_path / "file").read_text() == "old"

    def test_whoever_reads_meanwhile_finds_the_old_one(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_text("old")
        with replacing(str(path)) as part:
            part.write("new")
            part.flush()
            assert path.read_text() == "old"
        assert path.read_text() == "new"


class TestWhatIsNotToBeReplaced:
    @pytest.fixture(params=["with links", "without links"], autouse=True)
    def file_system(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(*_: object) -> None:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        if request.param == "without links":
            monkeypatch.setattr(os, "link", unknown)

    def test_a_new_file_is_written(self, tmp_path: Path) -> None:
        write(tmp_path / "file", replaces=False)
        assert (tmp_path / "file").read_text() == "new"
        assert os.listdir(tmp_path) == ["file"]

    def test_one_that_is_there_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        path.write_text("mine")
        with pytest.raises(FileExistsError):
            write(path, replaces=False)
        assert path.read_text() == "mine"

    def test_one_that_comes_at_the_last_moment_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, fsync = tmp_path / "file", os.fsync

        def late(handle: int) -> None:
            path.write_text("mine")
            fsync(handle)

        monkeypatch.setattr(os, "fsync", late)
        with pytest.raises(FileExistsError):
            write(path, replaces=False)
        assert path.read_text() == "mine"
        assert os.listdir(tmp_path) == ["file"]


class TestExport:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
    def test_what_ends_it_leaves_nothing_half_written(
        self, number: signal.Signals, own_library: str, tmp_path: Path
    ) -> None:
        three_articles(own_library).db.close()
        folder = tmp_path / "out"
        folder.mkdir()
        (folder / "all.jsonl").write_text("old")
        slow = (
            "import sys, time; from tui.__main__ import run; from tui.commands import export\n"
            "def put(lines): print(*lines, flush=True); print('begun', file=sys.stderr, flush=True); time.sleep(60)\n"
            f"export.put = put; sys.argv[1:] = ['export', '--output', {str(folder / 'all.jsonl')!r}]; run()"
        )
        made = subprocess.Popen([sys.executable, "-c", slow], stderr=subprocess.PIPE, text=True)
        assert made.stderr
        assert made.stderr.readline() == "begun\n"
        assert len(os.listdir(folder)) == 2
        made.send_signal(number)
        assert made.communicate(timeout=30)[1] == ""
        assert made.returncode == 128 + number
        assert os.listdir(folder) == ["all.jsonl"]
        assert (folder / "all.jsonl").read_text() == "old"

    def test_what_is_no_regular_file_is_refused(self, own_library: str, tmp_path: Path) -> None:
        three_articles(own_library).db.close()
        os.mkfifo(fifo := tmp_path / "fifo")
        done = nutgraf("export", "--output", str(fifo))
        assert done.returncode == 2
        assert done.stderr == f"nutgraf: {fifo}: cannot be written: it is no regular file\n".encode()

    def test_signals_that_are_ignored_stay_so(self, own_library: str, tmp_path: Path) -> None:
        """As nohup has it: the terminal goes, and the file is written."""
        three_articles(own_library).db.close()
        target = tmp_path / "all.jsonl"
        code = (
            "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
            "from tui import cli; from tui.commands import export; put = export.put\n"
            "def hung_up(lines): os.kill(os.getpid(), signal.SIGHUP); put(lines)\n"
            f"export.put = hung_up; sys.exit(cli.main(['export', '--output', {str(target)!r}]))"
        )
        assert subprocess.run([sys.executable, "-c", code]).returncode == 0
        assert target.read_text().count("\n") == 3
