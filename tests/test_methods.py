"""The methods of summarizing: the table, and methods of other packages."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summarize import Document, rank
from summarize.methods import BUILT_IN, MethodError, UnknownMethod, load, names

SEEDS = Path(__file__).parent.parent / "seeds"
TEXTS = {path.stem[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
STORY = Document.from_text(
    "The council voted to close the library. Readers protested at the council.\n\n"
    "The library has 20,000 books and 40 readers a day. A bakery stands next to it.\n\n"
    "The vote of the council was close. Nobody spoke for the books of the library.",
    title="Council closes library",
)


def test_names_begin_with_the_default_and_import_nothing() -> None:
    code = "import sys; from summarize.methods import names; print(names()[0], 'sumy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["nutgraf", "False"]
    assert names()[: len(BUILT_IN)] == list(BUILT_IN)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_method_scores_every_sentence_the_same_way_twice(name: str) -> None:
    first, second = rank(STORY, name), rank(STORY, name)
    assert len(first.scores) == len(STORY.sentences) == 6
    assert first.scores == second.scores
    assert len(set(first.scores)) > 1
    assert load(name).name == name


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("text", ["", "One sentence only.", "Yes. No.", "the of and. a an the."])
def test_short_texts_are_no_trouble(name: str, text: str) -> None:
    document = Document.from_text(text)
    assert len(rank(document, name).scores) == len(document.sentences)


def test_random_draws_by_the_article() -> None:
    other = Document.from_text(TEXTS["001"])
    assert rank(other, "sumy-random").scores == rank(Document.from_text(TEXTS["001"]), "sumy-random").scores
    assert rank(other, "sumy-random").scores != rank(Document.from_text(TEXTS["001"] + " "), "sumy-random").scores


def test_an_unknown_name_lists_those_that_exist() -> None:
    with pytest.raises(UnknownMethod, match="no summarizing method is called 'lexrnk'; there are: nutgraf, lead"):
        load("lexrnk")


STRANGER = """\
class Longest:
    name = "longest"

    def rank(self, document):
        return [float(s.end - s.start) for s in document.sentences]


class Wrong:
    name = "wrong"

    def rank(self, document):
        return [1.0]
"""
ENTRY_POINTS = """\
[nutgraf.summarizers]
longest = stranger:Longest
wrong = stranger:Wrong
broken = stranger:Missing
"""


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with methods, installed by pip from its wheel into a folder on the path."""
    wheel = tmp_path / "stranger-1.0-py3-none-any.whl"
    info = "stranger-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("stranger.py", STRANGER)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/entry_points.txt", ENTRY_POINTS)
        archive.writestr(f"{info}/RECORD", "")
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(installed)]
    subprocess.run([*pip, str(wheel)], check=True)
    monkeypatch.syspath_prepend(str(installed))


@pytest.mark.usefixtures("stranger")
def test_a_package_adds_its_methods() -> None:
    assert names()[-3:] == ["broken", "longest", "wrong"]
    assert rank(STORY, "longest").scores == [float(s.end - s.start) for s in STORY.sentences]


@pytest.mark.usefixtures("stranger")
def test_a_method_that_does_not_load_or_work_says_so() -> None:
    with pytest.raises(MethodError, match=r"'broken' \(stranger:Missing\) does not load: AttributeError"):
        load("broken")
    assert rank(STORY, "wrong").notices == (
        "method 'wrong' gave a wrong number of scores: 1 for 6 sentences; this is the lead instead",
    )
