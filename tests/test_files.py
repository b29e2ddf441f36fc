"""Files that are odd: each that cannot be read is told in one line, and the rest goes on."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from adds import lines
from test_command import ROOT, STORY

from articles.article import Article
from articles.intake.inputs import inputs
from articles.reading import Unreadable, read_paths
from articles.reading.files import CHANGED, parts
from articles.reading.folders import LINK, files_of
from articles.reading.part import Part
from articles.regular import RegularFile, open_regular, read_regular
from articles.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what a file may be is another thing there")
PIPE = "cannot be read: it is a pipe, not a file; standard input may be one, as -"


def told(*paths: object) -> tuple[list[str], dict[str, str]]:
    """The names of what is read, and of what is not with the reasons."""
    found = list(read_paths(map(str, paths)))
    read = [os.path.basename(one.source) for one in found if isinstance(one, Article)]
    return read, {os.path.basename(one.source): one.reason for one in found if isinstance(one, Unreadable)}


def nutgraf(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command, which must end by itself."""
    own = {**os.environ, "NUTGRAF_CONFIG": os.devnull, **environment}
    command = [sys.executable, "-m", "tui", *arguments]
    return subprocess.run(command, input=b"", capture_output=True, env=own, cwd=ROOT, timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one story and what is no file."""
    (tmp_path / "story.txt").write_text(STORY)
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path


class TestWhatIsNoFile:
    def test_each_is_told_by_what_it_is(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder)  # the name of a socket is short
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("socket.txt")
            (folder / "zero.txt").symlink_to("/dev/zero")
            (folder / "nowhere.txt").symlink_to("gone")
            (folder / "circle.txt").symlink_to("circle.txt")
            read, refused = told(folder)
        assert read == ["story.txt"]
        assert refused == {
            "pipe.txt": PIPE,
            "socket.txt": "cannot be read: it is a socket, not a file",
            "zero.txt": "cannot be read: it is a device, not a file",
            "nowhere.txt": "cannot be read: it is a link that leads to nothing",
            "circle.txt": f"cannot be read: {os.strerror(errno.ELOOP).lower()}",
        }

    @pytest.mark.parametrize("command", ["--summary", "add"])
    def test_by_name_the_command_does_not_wait_for_it(self, command: str, folder: Path) -> None:
        done = nutgraf(command, str(folder / "pipe.txt"))
        assert done.returncode == 1
        assert done.stderr.decode() == f"nutgraf: {folder / 'pipe.txt'}: {PIPE}\n"

    def test_it_is_told_also_where_it_took_the_place_of_a_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Between the look at a path and its opening something else may be put there: what is open is looked at."""
        found = os.stat(folder / "story.txt")
        monkeypatch.setattr(os, "stat", lambda *_: found)
        with pytest.raises(OSError, match="it is a pipe"):
            RegularFile(folder / "pipe.txt")

    def test_a_folder_in_the_place_of_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(IsADirectoryError):
            open_regular(tmp_path)


class TestConfiguration:
    """The other files that are read, and the library, are no pipes either."""

    def test_the_settings(self, folder: Path) -> None:
        pipe = str(folder / "pipe.txt")
        done = nutgraf("list", NUTGRAF_CONFIG=pipe)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode() == f"nutgraf: {pipe}: cannot be read: it is a pipe, not a file\n"

    def test_a_folder_in_the_place_of_the_settings(self, folder: Path) -> None:
        done = nutgraf("list", NUTGRAF_CONFIG=str(folder))
        assert done.stderr.decode() == f"nutgraf: {folder}: cannot be read: it is a folder\n"

    def test_the_sectors(self, folder: Path) -> None:
        (folder / "config.toml").write_text('sectors = "pipe.txt"')
        done = nutgraf("--summary", str(folder / "story.txt"), NUTGRAF_CONFIG=str(folder / "config.toml"))
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"it is a pipe, not a file)" in done.stderr
        assert done.stderr.count(b"\n") == 1

    def test_a_list_of_feeds(self, folder: Path) -> None:
        done = nutgraf("feeds", "import", str(folder / "pipe.txt"))
        assert done.returncode == 1
        assert done.stderr.decode().startswith(f"nutgraf: {folder / 'pipe.txt'}: {PIPE}")

    def test_the_library(self, folder: Path) -> None:
        pipe = str(folder / "pipe.txt")
        done = nutgraf("list", "--library", pipe)
        assert done.returncode == 2
        assert done.stderr.decode() == f"nutgraf: {pipe}: the library cannot be opened: it is a pipe, not a file\n"


class TestLinks:
    def test_those_to_files_are_followed_and_one_text_is_one_article(self, tmp_path: Path, own_library: str) -> None:
        (tmp_path / "elsewhere").write_text(STORY)
        news = tmp_path / "news"
        news.mkdir()
        for name in ("a.txt", "b.txt"):
            (news / name).symlink_to(tmp_path / "elsewhere")
        assert told(news) == (["a.txt", "b.txt"], {})
        assert nutgraf("add", "--drop-samples", str(news)).stdout == b"1 added, 1 unchanged\n"
        assert len(Store(own_library)) == 1

    def test_those_to_folders_are_told_and_none_leads_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "news" / "deeper").mkdir(parents=True)
        (tmp_path / "news" / "story.txt").write_text(STORY)
        (tmp_path / "news" / "deeper" / "above").symlink_to(tmp_path)
        assert told(tmp_path) == (["story.txt"], {"above": LINK})
        assert told(tmp_path / "news" / "deeper" / "above" / "news") == (["story.txt"], {"above": LINK})


class TestFolders:
    def test_they_may_stand_in_one_another_by_the_thousands(self, tmp_path: Path) -> None:
        before = os.getcwd()
        os.chdir(tmp_path)
        try:
            for _ in range(1010):
                os.mkdir("d")
                os.chdir("d")
            Path("story.txt").write_text(STORY)
        finally:
            os.chdir(before)
        assert told(tmp_path) == (["story.txt"], {})
        _clear(tmp_path)

    def test_a_path_that_is_too_long_is_told(self, tmp_path: Path) -> None:
        before = os.getcwd()
        os.chdir(tmp_path)
        try:
            for _ in range(25):
                os.mkdir("d" * 200)
                os.chdir("d" * 200)
            Path("story.txt").write_text(STORY)
        finally:
            os.chdir(before)
        (tmp_path / "story.txt").write_text(STORY)
        read, refused = told(tmp_path)
        assert read == ["story.txt"]
        assert list(refused.values()) == [f"cannot be read: {os.strerror(errno.ENAMETOOLONG).lower()}"]
        _clear(tmp_path)

    @pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ENOENT, errno.ESTALE])
    def test_one_that_cannot_be_looked_through(
        self, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No permission, a dying disk, or gone by then: as root none of these is had by asking."""
        for name in ("bad", "good"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "story.txt").write_text(STORY)
        scan = os.scandir

        def scandir(path: str) -> object:
            if path.endswith("bad"):
                raise OSError(number, os.strerror(number))
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert told(tmp_path) == (["story.txt"], {"bad": f"cannot be read: {os.strerror(number).lower()}"})

    def test_files_of_leaves_out_what_is_none(self, folder: Path) -> None:
        assert list(files_of(str(folder))) == [str(folder / "story.txt")]


def _clear(folder: Path) -> None:
    """Take out what is too deep for who clears up after the tests."""
    subprocess.run(["rm", "-rf", *folder.iterdir()], check=True)


class TestNames:
    NAMES = (b"caf\xe9.txt", b"new\nline.txt", b"esc\x1b[31m.txt", b"-dash.txt", b"x" * 251 + b".txt", b"\xff\xfe")

    @pytest.fixture
    def odd(self, tmp_path: Path) -> Path:
        """Stories under odd names, and what cannot be read under one more."""
        for number, name in enumerate(self.NAMES):
            path = os.path.join(os.fsencode(tmp_path), name)
            try:
                Path(os.fsdecode(path)).write_text(STORY.replace("Town", f"Town {number}"), encoding="utf-8")
            except OSError:
                pytest.skip("this file system takes only names of text")
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"empt\xf6.txt"))).touch()
        return tmp_path

    def test_all_are_added_known_again_and_told(self, odd: Path) -> None:
        done = nutgraf("add", "--no-fold", "--drop-samples", str(odd))
        assert (done.returncode, done.stdout) == (1, b"6 added, 1 could not be read\n")
        assert done.stderr.decode().splitlines()[0] == f"nutgraf: {odd}/empt\\udcf6.txt: the file is empty"
        again = nutgraf("add", "--no-fold", str(odd))
        assert again.stdout == b"6 unchanged, 1 could not be read\n"
        assert b"empt\\udcf6.txt" in nutgraf("log").stdout
        exported = nutgraf("export")
        assert exported.returncode == 0
        assert all(part in exported.stdout for part in (rb"caf\\udce9.txt", rb"new\nline.txt", rb"esc\u001b[31m.txt"))
        assert b"\x1b" not in exported.stdout + done.stdout + done.stderr

    def test_one_that_is_not_there(self, tmp_path: Path) -> None:
        done = nutgraf("add", os.fsencode(tmp_path) + b"/gone\xe9")
        assert (done.returncode, done.stdout) == (1, b"1 could not be read\n")
        assert done.stderr.decode().startswith(f"nutgraf: {tmp_path}/gone\\udce9: cannot be read: ")
        assert b"gone\\udce9" in nutgraf("log").stdout


class TestWhileTheyAreRead:
    def test_a_file_that_grows_without_end_is_read_as_it_was(self, tmp_path: Path) -> None:
        path = lines(tmp_path, *({"text": f"Words {n}."} for n in range(3000)))
        found = 0
        with path.open("a", encoding="utf-8") as log:
            reasons = []
            for one in parts([str(path)]):
                if isinstance(one, Part):
                    found += 1
                    if found > 9000:  # it would go on like this
                        break
                    log.write('{"text": "More words."}\n{"text": "Still more."}\n')
                    log.flush()
                elif one:
                    reasons.append(one.reason)
        assert found == 3000
        assert reasons == [CHANGED]

    def test_so_is_one_that_is_read_as_a_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "log"
        path.write_bytes(b"abc")
        with open_regular(path) as file, path.open("ab") as log:
            log.write(b"DEF")
            log.flush()
            assert file.read() == b"abc"

    def test_one_that_is_emptied_meanwhile(self, tmp_path: Path) -> None:
        path = lines(tmp_path, *({"text": f"Words {n}. {'And more. ' * 90}"} for n in range(3000)))
        found = parts([str(path)])
        assert isinstance(next(found), Part)
        os.truncate(path, 0)
        rest = [one for one in found if isinstance(one, Unreadable)]
        assert rest[-1].reason == CHANGED

    def test_one_that_is_taken_away_is_read_to_its_end(self, tmp_path: Path) -> None:
        path = lines(tmp_path, *({"text": f"Words {n}."} for n in range(3000)))
        found = parts([str(path)])
        first = next(found)
        path.unlink()
        assert all(isinstance(one, Part) for one in (first, *found))

    def test_one_that_is_gone_before_it_is_opened(self, tmp_path: Path) -> None:
        for name in ("a", "b", "c"):
            (tmp_path / name).write_text(STORY)
        found = parts([str(tmp_path)])
        first = next(found)
        (tmp_path / "b").unlink()
        (tmp_path / "b").mkdir()
        (tmp_path / "c").unlink()
        rest = list(found)
        assert isinstance(first, Part)
        assert [one.reason for one in rest if isinstance(one, Unreadable)] == [
            "cannot be read: it is a folder",
            "cannot be read: no such file or directory",
        ]

    def test_a_disk_that_dies(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was read before is kept, and the other files are read."""
        lines(tmp_path, *({"text": f"Words {n}."} for n in range(9000)))
        (tmp_path / "story.txt").write_text(STORY)
        read = RegularFile.readinto

        def readinto(file: RegularFile, buffer: memoryview) -> int:
            if str(file.name).endswith("jsonl") and file.tell() > 1 << 16:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return read(file, buffer)

        monkeypatch.setattr(RegularFile, "readinto", readinto)
        found = list(inputs([str(tmp_path)]))
        refused = [one for one in found if isinstance(one, Unreadable)]
        assert [one.reason for one in refused] == ["cannot be read any further: input/output error"]
        assert len(found) > 1000
        assert isinstance(found[-1], Part)
        assert found[-1].source.endswith("story.txt")

    @pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="there is no /proc")
    def test_a_file_of_the_system_that_gives_nothing(self) -> None:
        read, refused = told("/proc/self/mem")
        assert (read, refused) == ([], {"mem": "cannot be read any further: input/output error"})

    def test_the_content_of_a_file_is_whole_and_bounded(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x" * 200_000)
        assert len(read_regular(tmp_path / "a")) == 200_000
        assert len(read_regular(tmp_path / "a", 200_000)) == 200_000
        with pytest.raises(OSError, match="too large"):
            read_regular(tmp_path / "a", 199_999)
