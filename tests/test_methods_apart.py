"""Methods of other packages and of sumy run in a process of their own: whatever they do, there is a summary in time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarize import Document, Paragraph, Ranking, rank
from summarize.methods import IN_PLACE, MethodError, Scored, apart, ask_in_place, check, interrupt
from summarize.methods.worker import asked, question

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("001*"))
STORY = Document.from_text("The council voted to close it. Readers protested. The vote was close.")

STRANGER = """\
import os, signal, subprocess, sys, time


def method(rank, explain=None):
    members = {"name": rank.__name__, "rank": staticmethod(rank)}
    if explain:
        members["explain"] = staticmethod(explain)
    return type("Method", (), members)


def ones(document):
    return [1.0] * len(document.sentences)


def fail(error):
    raise error


def hang(document=None):
    while True:
        time.sleep(60)


def endless(document):
    while True:
        yield 1.0


def chatty(document):
    print("printed", flush=True)
    os.write(1, b"written")
    print("complained", file=sys.stderr, flush=True)
    os.write(2, b"written")
    return [float(sys.stdin.read() == "")] * len(document.sentences)


def numpy_floats(document):
    import numpy
    return numpy.arange(len(document.sentences), dtype="float32")


def with_child(document):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    open(os.environ["CHILD"], "w").write(str(child.pid))
    hang()


lengths = method(lambda document: (s.end - s.start for s in document.sentences))
numpy_floats = method(numpy_floats)
chatty = method(chatty)
pid = method(lambda document: [os.getpid()] * len(document.sentences))
first_letter = method(lambda document: [ord(document.text[0])] * len(document.sentences))

nan = method(lambda document: [1.0, float("nan"), 1.0])
infinite = method(lambda document: [float("-inf"), 1.0, 1.0])
words = method(lambda document: ["1.0", "2.0", "3.0"])
nothing = method(lambda document: None)
few = method(lambda document: [1.0])
endless = method(endless)
raising = method(lambda document: fail(ValueError("first line\\nsecond line")))
exiting = method(lambda document: sys.exit(3))
interrupting = method(lambda document: fail(KeyboardInterrupt()))
dying = method(lambda document: os._exit(3))
crashing = method(lambda document: os.kill(os.getpid(), signal.SIGSEGV))
unreasonable = method(ones, lambda document: fail(ZeroDivisionError("division by zero")))
few_reasons = method(ones, lambda document: [["first"]])
hanging = method(hang)
hanging_reasons = method(ones, hang)
with_child = method(with_child)
no_method = dict
"""


@pytest.fixture(autouse=True)
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with two modules of methods, as an installed package leaves it."""
    folder = tmp_path / "installed"
    info = folder / "stranger-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "stranger.py").write_text(STRANGER)
    (folder / "hanging_stranger.py").write_text("import time\ntime.sleep(600)\n")
    found = [line.split(" = ")[0] for line in STRANGER.splitlines() if " = method(" in line and line[0] != " "]
    points = "".join(f"{name} = stranger:{name}\n" for name in (*found, "no_method", "missing"))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[nutgraf.summarizers]\n{points}hanging_import = hanging_stranger:Method\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "stranger", raising=False)
    return folder


def nutgraf(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    """The command run with the stranger's package installed."""
    environment = {**os.environ, "PYTHONPATH": str(path), "NUTGRAF_CONFIG": os.devnull}
    command = [sys.executable, "-m", "tui", "--summary", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)


def why_lead(ranking: Ranking) -> str:
    """Why a ranking, which has to be that of the lead, is not another one: its one notice without the end of each."""
    lead = rank(STORY, "lead")
    assert (ranking.method, ranking.scores, ranking.reasons) == (lead.method, lead.scores, lead.reasons)
    (notice,) = ranking.notices
    assert notice.endswith("; this is the lead instead")
    return notice.removesuffix("; this is the lead instead")


class TestSound:
    @pytest.mark.parametrize(
        ("name", "scores"),
        [("lengths", [30.0, 18.0, 19.0]), ("numpy_floats", [0.0, 1.0, 2.0]), ("chatty", [1.0, 1.0, 1.0])],
    )
    def test_any_numbers_in_any_row_are_scores(self, name: str, scores: list[float]) -> None:
        ranking = rank(STORY, name)
        assert (ranking.method, ranking.scores, ranking.notices) == (name, scores, ())
        assert all(type(score) is float for score in ranking.scores)

    def test_the_code_of_a_stranger_never_comes_into_our_process(self) -> None:
        assert rank(STORY, "pid").scores[0] != os.getpid()
        check("lengths")
        assert "stranger" not in sys.modules

    def test_the_process_is_kept_for_the_next_question(self) -> None:
        assert len({rank(STORY, "pid").scores[0] for _ in range(3)}) == 1

    def test_what_is_found_later_is_found_by_the_process_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert rank(STORY, "lengths").method == "lengths"
        info = tmp_path / "later" / "later-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: later\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[nutgraf.summarizers]\nlater = later_module:lengths\n")
        (tmp_path / "later" / "later_module.py").write_text("from stranger import lengths\n")
        monkeypatch.syspath_prepend(str(tmp_path / "later"))
        assert rank(STORY, "later").scores == [30.0, 18.0, 19.0]

    def test_a_very_long_text_goes_through(self) -> None:
        long = STORY.text + "\n\n" + "é" * 20_000_000
        document = Document(long, (Paragraph("paragraph", 0, len(STORY.text)), Paragraph("caption", 69, len(long))))
        assert rank(document, "lengths").scores == [30.0, 18.0, 19.0]

    def test_threads_get_the_answers_to_their_own_questions(self) -> None:
        letters = "ABCDEFGHIJKL" * 3
        with ThreadPoolExecutor(6) as threads:
            found = threads.map(lambda one: rank(Document.from_text(f"{one} is a letter."), "first_letter"), letters)
        assert [ranking.scores for ranking in found] == [[float(ord(letter))] for letter in letters]


class TestFailing:
    @pytest.mark.parametrize(
        ("name", "notice"),
        [
            ("nan", "method 'nan' gave sentence 2 the score nan, no finite number"),
            ("infinite", "method 'infinite' gave sentence 1 the score -inf, no finite number"),
            ("words", "method 'words' gave sentence 1 the score '1.0', no finite number"),
            ("nothing", "method 'nothing' failed: TypeError: 'NoneType' object is not iterable"),
            ("few", "method 'few' gave a wrong number of scores: 1 for 3 sentences"),
            ("endless", "method 'endless' gave a wrong number of scores: more than 3 for 3 sentences"),
            ("raising", "method 'raising' failed: ValueError: first line second line"),
            ("exiting", "method 'exiting' failed: SystemExit: 3"),
            ("interrupting", "method 'interrupting' failed: KeyboardInterrupt"),
            ("dying", "method 'dying' ended its process: exit code 3"),
            ("crashing", "method 'crashing' ended its process: Segmentation fault"),
            ("unreasonable", "method 'unreasonable' failed: ZeroDivisionError: division by zero"),
            ("few_reasons", "method 'few_reasons' gave a wrong number of lists of reasons: 1 for 3 sentences"),
            (
                "no_method",
                "method 'no_method' (stranger:no_method) has no 'name' and 'rank', so it is no summarizer",
            ),
            (
                "missing",
                "method 'missing' (stranger:missing) does not load: AttributeError: module 'stranger' has no "
                "attribute 'missing'",
            ),
        ],
    )
    def test_one_line_says_why_the_lead_is_shown(self, name: str, notice: str) -> None:
        assert why_lead(rank(STORY, name)) == notice
        assert rank(STORY, "lengths").method == "lengths"

    def test_a_method_of_ours_that_fails_is_replaced_as_well(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> list[float]:
            raise ZeroDivisionError("division by zero")

        monkeypatch.setattr("summarize.methods.lexrank.LexRank.rank", broken)
        assert why_lead(rank(STORY, "lexrank")) == "method 'lexrank' failed: ZeroDivisionError: division by zero"

    def test_without_a_process_there_is_the_lead(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for worker in apart._workers:
            worker.stop()
        monkeypatch.setattr(sys, "executable", "/nonexistent/python")
        because = "[Errno 2] No such file or directory: '/nonexistent/python'"
        assert why_lead(rank(STORY, "sumy-lsa")) == f"method 'sumy-lsa' has no process to run in: {because}"


def gone(pid: int) -> bool:
    """Whether no process has this number any more, not even one that ended and was not waited for."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def ends(pid: int) -> bool:
    """Whether the process of this number, which is nobody's child here, ends before long."""
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(200):
        if gone(pid) or (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"):
            return True
        time.sleep(0.05)
    return False


class TestLate:
    @pytest.fixture
    def short(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Methods get a second instead of five."""
        monkeypatch.setattr(apart, "SECONDS", 1.0)

    @pytest.mark.usefixtures("short")
    @pytest.mark.parametrize("name", ["hanging", "hanging_reasons", "hanging_import"])
    def test_a_method_that_takes_too_long_is_killed_and_the_lead_shown(self, name: str) -> None:
        assert why_lead(rank(STORY, name)) == f"method {name!r} took more than 1 s for 3 sentences"

    def test_the_process_and_what_it_started_are_gone_and_the_next_one_answers(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        note = tmp_path / "child"
        monkeypatch.setenv("CHILD", str(note))
        for worker in apart._workers:
            worker.stop()
        before = int(rank(STORY, "pid").scores[0])
        with monkeypatch.context() as context:
            context.setattr(apart, "SECONDS", 2.0)
            assert rank(STORY, "with_child").method == "lead"
        assert gone(before)
        assert ends(int(note.read_text()))
        assert rank(STORY, "pid").scores[0] != before

    @pytest.mark.usefixtures("short")
    def test_a_question_that_nobody_reads_ends_too(self) -> None:
        worker = apart.Worker()
        worker._connected()
        assert worker._process
        os.kill(worker._process.pid, signal.SIGSTOP)
        with pytest.raises(TimeoutError):
            worker.ask(b"x" * 20_000_000)

    @pytest.mark.usefixtures("short")
    def test_check_says_that_a_method_does_not_load_in_time(self) -> None:
        with pytest.raises(MethodError, match=r"^method 'hanging_import' took more than 1 s to load$"):
            check("hanging_import")

    def test_who_leaves_need_not_wait(self) -> None:
        with ThreadPoolExecutor(1) as thread:
            asked = thread.submit(rank, STORY, "hanging")
            while not asked.done():
                time.sleep(0.2)
                interrupt()
        assert why_lead(asked.result()) == "method 'hanging' ended its process: Killed"

    def test_the_process_ends_with_ours(self) -> None:
        code = (
            "import os; from summarize import *; from summarize.methods import apart\n"
            "rank(Document.from_text('One is here.'), 'sumy-luhn')\n"
            "print(apart._workers[-1]._process.pid, flush=True); os.kill(os.getpid(), 9)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == -signal.SIGKILL
        assert ends(int(done.stdout))


class TestCommand:
    def test_what_a_method_prints_goes_nowhere(self, stranger: Path) -> None:
        done = nutgraf("--method", "chatty", "--format", "json", str(SEED), path=stranger)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["summary"]["method"] == "chatty"

    @pytest.mark.parametrize("style", ["text", "markdown", "json"])
    def test_the_notice_stands_in_every_format(self, style: str, stranger: Path) -> None:
        done = nutgraf("--method", "dying", "--format", style, str(SEED), path=stranger)
        assert (done.returncode, done.stderr) == (0, "")
        assert "method 'dying' ended its process: exit code 3; this is the lead instead" in done.stdout.replace(
            "\n", " "
        )

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("missing", "nutgraf: method 'missing' (stranger:missing) does not load: AttributeError: "),
            ("no_method", "nutgraf: method 'no_method' (stranger:no_method) has no 'name' and 'rank'"),
            ("nonesuch", "nutgraf: no summarizing method is called 'nonesuch'; there are: nutgraf, lead"),
        ],
    )
    def test_a_method_that_cannot_be_had_is_wrong_use(self, name: str, line: str, stranger: Path) -> None:
        done = nutgraf("--method", f"lead,{name}", str(SEED), path=stranger)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(line)
        assert done.stderr.count("\n") == 1

    def test_an_isolated_interpreter_finds_what_it_found_and_no_more(self, stranger: Path) -> None:
        (stranger / "sitecustomize.py").write_text("import os; os._exit(9)")
        code = (
            f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(stranger)!r}]\n"
            "from summarize import *; d = Document.from_text('Nurses met doctors. Doctors met.')\n"
            "print(rank(d, 'sumy-lexrank').method, rank(d, 'lengths').scores)"
        )
        done = subprocess.run(
            [sys.executable, "-I", "-c", code],
            capture_output=True,
            text=True,
            cwd="/",
            env={"PYTHONPATH": str(stranger)},
        )
        assert done.stdout == "sumy-lexrank [19.0, 12.0]\n"


def test_a_method_of_ours_runs_apart_where_the_text_is_very_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(name: str, document: Document | None) -> Scored:
        asked.append(name)
        return ask_in_place(name, document)

    monkeypatch.setattr("summarize.methods.apart.ask", ask)
    monkeypatch.setitem(IN_PLACE, "lexrank", 2)
    rank(Document.from_text("One came. Two came."), "lexrank")
    assert asked == []
    rank(Document.from_text("One came. Two came. Three came."), "lexrank")
    assert asked == ["lexrank"]


@pytest.mark.parametrize("text", ["One. Two.\n\nThree.", "a lone \ud800 half. 😀 Two.", ""])
def test_a_question_arrives_as_it_was_asked(text: str) -> None:
    document = Document.from_text(text, title="T \ud800", language="fr")
    method, arrived = asked(question("lsa", document))
    assert (method, arrived) == ("lsa", document)
    assert arrived is not None
    assert arrived.sentences == document.sentences
    assert asked(question("lsa", None)) == ("lsa", None)


def test_the_places_of_sentences_go_along() -> None:
    places = STORY.sentences[:1]
    other = Document(*STORY)
    other.__dict__["sentences"] = places
    _, arrived = asked(question("lead", other))
    assert arrived is not None
    assert arrived.sentences == places
