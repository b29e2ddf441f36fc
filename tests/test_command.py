"""The command as users run it: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
UNTITLED, LESSONS = SEEDS[1], SEEDS[3]


def nutgraf(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a fresh interpreter, away from a terminal."""
    clean = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    clean["NUTGRAF_CONFIG"] = os.devnull
    command = [sys.executable, "-m", "tui", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env={**clean, **environment}, cwd=ROOT)


def objects(*arguments: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    """The JSON objects that the command prints for these arguments."""
    done = nutgraf("--summary", "--format", "json", *arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


STORY = (
    "Town keeps its library\n\nMarch 3, 2024\n\n"
    "The town council voted on Monday to keep the old library open for another year. "
    "“We heard the readers,” said Mayor Jane Hill. The decision costs 20,000 dollars a year.\n\n"
    "Readers had protested for weeks in front of the town hall. The council will meet again in June.\n"
)


def test_text_has_title_date_summary_and_speakers() -> None:
    done = nutgraf("--summary", "-", stdin=STORY.encode())
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert done.stderr == b""
    assert lines[0] == "Town keeps its library"
    assert lines[1].startswith("3 March 2024")
    assert any("Summary by nutgraf, 3 of 5 sentences" in line for line in lines)
    assert any("The town council voted" in line for line in lines)


def test_text_fits_the_width_and_has_no_colour_off_a_terminal() -> None:
    for columns in (40, 72):
        done = nutgraf("--summary", str(LESSONS), COLUMNS=str(columns))
        lines = done.stdout.decode().splitlines()
        assert max(map(len, lines)) <= columns
        assert max(map(len, lines)) > columns - 12
        assert b"\x1b" not in done.stdout


def test_the_same_bytes_every_time() -> None:
    arguments = ("--summary", "--method", "nutgraf,sumy-random", *map(str, SEEDS))
    assert nutgraf(*arguments, PYTHONHASHSEED="1").stdout == nutgraf(*arguments, PYTHONHASHSEED="2").stdout


def test_json_is_one_object_a_line_with_offsets_into_its_text() -> None:
    found = objects(*map(str, SEEDS))
    assert [Path(one["source"]).name for one in found] == [path.name for path in SEEDS]
    for one in found:
        assert one["schema"] == 1
        for sentence in one["summary"]["sentences"]:
            assert one["text"][sentence["start"] : sentence["end"]] == sentence["text"]
            assert sentence["reasons"]
        for quote in one["quotes"]:
            assert one["text"][quote["start"] : quote["end"]] == quote["text"]


def test_json_holds_every_field_of_the_contract() -> None:
    expected = (
        "schema id source title deck byline place publisher credit published updated sectors scope language text "
        "paragraphs dropped link categories summary quotes title_quotes notices"
    )
    assert list(objects(str(SEEDS[0]))[0]) == expected.split()


def test_the_article_without_title_and_date_has_null_for_them() -> None:
    one = objects(str(UNTITLED))[0]
    assert (one["title"], one["published"]) == (None, None)


@pytest.mark.parametrize(
    ("length", "least", "most"),
    [(["--sentences", "1"], 1, 1), (["--sentences", "5"], 5, 5), (["--words", "60"], 2, 4), (["--ratio", "1"], 15, 60)],
)
def test_length(length: list[str], least: int, most: int) -> None:
    assert least <= len(objects(*length, str(LESSONS))[0]["summary"]["sentences"]) <= most


PLAIN = (
    "Snow fell on the valley for three days. Ploughs cleared the road to the mill by Tuesday noon. "
    "Two schools stayed shut because their boilers had frozen in the night. Farmers fed cattle by sledge. "
    "One bakery near the school gave away four hundred loaves of bread before breakfast and ran out of flour. "
    "Nurses walked to work through the drifts. Trains stood still between the river and the coast until engineers, "
    "working in shifts with hand tools, freed the points one after the other. Power came back slowly in the evening. "
    "Insurers expect claims of nine million dollars, most of them for roofs, sheds and greenhouses. "
    "Children built forts along the fence of the park. The forecast promises sun for the weekend."
)
"""Sentences of many lengths, each of which can stand by itself."""


@pytest.mark.parametrize("words", [1, 5, 12, 20, 33, 47, 60, 81, 100, 130, 500])
@pytest.mark.parametrize("method", ["nutgraf", "lead", "textrank"])
def test_words_are_hit_as_closely_as_whole_sentences_allow(words: int, method: str, tmp_path: Path) -> None:
    """Neither without the sentence of the lowest score, nor with another one, does the summary come nearer."""
    (tmp_path / "plain.txt").write_text(PLAIN)
    (one,) = objects("--words", str(words), "--method", method, str(tmp_path / "plain.txt"))
    chosen = {sentence["text"]: sentence["score"] for sentence in one["summary"]["sentences"]}
    others = [f"{left.rstrip('.')}." for left in PLAIN.split(". ") if f"{left.rstrip('.')}." not in chosen]
    size = sum(len(text.split()) for text in chosen)
    off = abs(words - size)
    assert all(off <= abs(words - size - len(text.split())) for text in others)
    assert len(chosen) == 1 or off <= abs(words - size + len(min(chosen, key=chosen.__getitem__).split()))


def test_a_ratio_is_a_share_of_the_words() -> None:
    for one in objects("--ratio", "0.3", *map(str, SEEDS)):
        running = [one["text"][p["start"] : p["end"]] for p in one["paragraphs"] if p["kind"] == "paragraph"]
        chosen = sum(len(sentence["text"].split()) for sentence in one["summary"]["sentences"])
        assert 0.22 < chosen / len(" ".join(running).split()) < 0.38


def test_focus_bends_the_summary_towards_words() -> None:
    (one,) = objects("--focus", 'wages "collective agreement" zeppelin', "--method", "nutgraf,lead", str(UNTITLED))
    for summary in one["summaries"]:
        assert summary["focus"] == ["wages", "collective agreement", "zeppelin"]
        assert any("wage" in sentence["text"] for sentence in summary["sentences"])
        assert any(sentence["reasons"][0] == "speaks of wages" for sentence in summary["sentences"])
    assert [notice for notice in one["notices"] if "zeppelin" in notice][1:] == []
    assert "focus" not in objects(str(UNTITLED))[0]["summary"]


def test_focus_without_a_hit_gives_the_summary_of_the_whole_article() -> None:
    (plain,), (one,) = objects(str(LESSONS)), objects("--focus", "zeppelin", str(LESSONS))
    assert one["summary"]["sentences"] == plain["summary"]["sentences"]
    assert one["notices"] == ["no sentence speaks of ‘zeppelin’; this is the summary of the whole article"]
    for style in ("text", "markdown"):
        printed = nutgraf("--summary", "--format", style, "--focus", "zeppelin", str(LESSONS)).stdout.decode()
        assert "no sentence speaks of ‘zeppelin’" in printed
        assert "3 of 51 sentences, focus: zeppelin" in printed


TOWN = (
    "The council kept the library open for another year on Monday. Readers had asked for that since May.\n\n"
    "The library costs 20,000 dollars a year to run and to heat. Its roof was repaired in the spring."
)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    path = tmp_path / "town.txt"
    path.write_text(TOWN)
    return path


def test_methods_side_by_side_mark_the_sentences_they_share(drawn: Path) -> None:
    def printed(methods: str, style: str = "text") -> str:
        arguments = ("--summary", "--no-quotes", "--sentences", "1", "--format", style, "--method", methods)
        return nutgraf(*arguments, str(drawn)).stdout.decode()

    first = "The council kept the library open for another year on Monday."
    both = printed("lead,nutgraf")
    assert both.count(f"  1 ×2  {first}") == 2
    assert "×2: chosen by both methods" in both
    assert "×3: chosen by so many of these 3 methods" in printed("lead,nutgraf,lexrank")
    assert printed("lead,nutgraf,lead") == both, "a method asked for twice is one method"
    assert f"1. **×2** {first}" in printed("lead,nutgraf", "markdown")
    assert "*×2: chosen by both methods*" in printed("lead,nutgraf", "markdown")
    assert "×" not in printed("lead")
    assert f"  1  {first}" in printed("lead")


def test_methods_that_share_nothing_say_so(drawn: Path) -> None:
    (random,) = objects("--method", "sumy-random", "--sentences", "1", str(drawn))
    other = "lead" if random["summary"]["sentences"][0]["start"] else "textrank"
    done = nutgraf("--summary", "--sentences", "1", "--method", f"sumy-random,{other}", str(drawn)).stdout.decode()
    assert "No sentence was chosen by two of these methods." in done


def test_why_tells_rank_reasons_and_score(drawn: Path) -> None:
    arguments = ("--summary", "--sentences", "2", "--method", "lead", "--why")
    text = nutgraf(*arguments, str(drawn)).stdout.decode().splitlines()
    assert "     1st of 4 by lead · opens the story · score 1" in text
    assert "     2nd of 4 by lead · sentence 2 of 4 · score 0.5" in text
    markdown = nutgraf(*arguments, "--format", "markdown", str(drawn)).stdout.decode().splitlines()
    assert "   - *1st of 4 by lead · opens the story · score 1*" in markdown
    assert "of 4 by lead" not in nutgraf("--summary", "--method", "lead", str(drawn)).stdout.decode()


def test_json_has_a_reason_even_of_a_method_that_gives_none(drawn: Path) -> None:
    (one,) = objects("--method", "lexrank", "--sentences", "4", str(drawn))
    reasons = [sentence["reasons"] for sentence in one["summary"]["sentences"]]
    assert ["ranked 1 of 4 by lexrank"] in reasons


def test_several_methods_give_several_summaries() -> None:
    one = objects("--method", "lead,lexrank", str(LESSONS))[0]
    assert [summary["method"] for summary in one["summaries"]] == ["lead", "lexrank"]
    assert one["summary"] == one["summaries"][0]
    assert "summaries" not in objects(str(LESSONS))[0]


def test_no_quotes_leaves_them_out() -> None:
    assert objects("--no-quotes", str(LESSONS))[0]["quotes"] == []
    assert b"Who said what" not in nutgraf("--summary", "--no-quotes", str(LESSONS)).stdout
    assert b"Who said what" in nutgraf("--summary", str(LESSONS)).stdout


def test_without_a_path_the_sample_articles_come_newest_first() -> None:
    dates = [one["published"] for one in objects()]
    assert len(dates) == 5
    assert dates[-1] is None
    assert dates[:-1] == sorted(dates[:-1], reverse=True)


def test_filters_by_sector_and_date() -> None:
    assert all(one["published"] >= "2023" for one in objects("--since", "2023"))
    assert {one["published"][:4] for one in objects("--since", "2014", "--until", "2023")} == {"2014", "2023"}
    assert [one["published"] for one in objects("--since", "2023-10-11", "--until", "2023-10")] == ["2023-10-11"]
    sectors = [[s["id"] for s in one["sectors"]] for one in objects("--sector", "health-care")]
    assert sectors
    assert all("health-care" in ids for ids in sectors)


MUSIC = '[[sector]]\nid = "music"\nphrases = ["violin", "orchestra"]\n'
CONCERT = b"The orchestra played. The violins were late, and the orchestra waited for them until nine o'clock.\n"


def configured(folder: Path, config: str, sectors: str) -> subprocess.CompletedProcess[bytes]:
    """The summary of a concert under this configuration, run from another folder than the files'."""
    (folder / "config.toml").write_text(config)
    (folder / "mine.toml").write_text(sectors)
    environment = {"NUTGRAF_CONFIG": str(folder / "config.toml")}
    return nutgraf("--summary", "--format", "json", "-", stdin=CONCERT, **environment)


def test_sectors_of_the_readers_own(tmp_path: Path) -> None:
    done = configured(tmp_path, 'sectors = "mine.toml"\n', MUSIC)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [sector["id"] for sector in json.loads(done.stdout)["sectors"]] == ["music"]


@pytest.mark.parametrize(
    ("config", "sectors", "said"),
    [
        ('sectors = "mine.toml"', "[[sector]]\nid = 3", "mine.toml: sector 1: needs an id"),
        ('sectors = "other.toml"', MUSIC, "other.toml: cannot be read"),
        ('sectors = "genral"', MUSIC, "genral: cannot be read (No such file or directory): did you mean 'general'?"),
        ('sectors = "genral"', MUSIC, "nutgraf: setting sectors: "),
        ("sectors = mine", MUSIC, "config.toml: Invalid value"),
    ],
)
def test_a_wrong_configuration_is_one_line(tmp_path: Path, config: str, sectors: str, said: str) -> None:
    done = configured(tmp_path, config, sectors)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_filter_without_hits_says_so() -> None:
    done = nutgraf("--summary", "--sector", "mining")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"no article matches" in done.stderr
    assert b"government-services" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--summary", "--sentences", "0"], "'0' is no number from 1 up"),
        (["--summary", "--ratio", "2"], "'2' is no share"),
        (["--summary", "--sentences", "2", "--words", "9"], "not allowed with"),
        (["--summary", "--method", "lexrnk"], "no summarizing method is called 'lexrnk'"),
        (["--summary", "--since", "soonish"], "--since: “soonish” is no date"),
        (["--summary", "--focus", " "], "--focus: the words are missing"),
        (["--words", "9"], "--words goes with --summary"),
        (["--focus", "wages"], "--focus goes with --summary"),
        (["--why"], "--why goes with --summary"),
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        ([], "the reader needs a terminal"),
    ],
)
def test_wrong_use_says_what_is_wrong(arguments: list[str], said: str) -> None:
    done = nutgraf(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_unreadable_inputs_get_a_line_each_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (tmp_path / "story.txt").write_text(STORY)
    done = nutgraf("--summary", str(tmp_path), str(tmp_path / "missing.txt"))
    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert done.stdout.decode().startswith("Town keeps its library")
    assert len(said) == 3
    assert [name for line in said for name in ("empty", "picture", "missing") if name in line] == [
        "empty", "picture", "missing",
    ]  # fmt: skip
    assert all(line.startswith("nutgraf: ") for line in said)


def test_a_closed_pipe_is_no_trouble() -> None:
    command = f"{sys.executable} -m tui --summary {' '.join(map(str, SEEDS * 40))} --format json | head -c 20"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, cwd=ROOT)
    assert done.returncode == 141
    assert done.stderr == b""


HOSTILE = "[@click=app.quit]Quit[/] \x1b]0;owned\x07 \u202e live \x9b2J"


def test_text_and_markdown_disarm_foreign_text() -> None:
    story = f"{HOSTILE} title\n\n{STORY.split(chr(10), 2)[2]}\n\nThe town {HOSTILE} is quiet and calm tonight.\n"
    for style in ("text", "markdown"):
        done = nutgraf("--summary", "--format", style, "--sentences", "6", "-", stdin=story.encode())
        assert done.returncode == 0
        assert not {0x1B, 0x07} & set(done.stdout)
        assert not set("\u202e\x9b") & set(done.stdout.decode())
        assert "@click=app.quit" in done.stdout.decode()


def test_json_escapes_controls_and_gives_the_text_back() -> None:
    story = STORY.replace("old library", f"old {HOSTILE} library")
    done = nutgraf("--summary", "--format", "json", "-", stdin=story.encode())
    assert not {0x1B, 0x07} & set(done.stdout)
    assert not set("\u202e\x9b") & set(done.stdout.decode())
    assert "\u202e" in json.loads(done.stdout)["text"]


def test_list_methods_and_version() -> None:
    names = nutgraf("--list-methods").stdout.decode().split()
    assert names[0] == "nutgraf"
    assert {"lead", "lexrank", "textrank", "sumy-lsa", "sumy-random"} < set(names)
    assert nutgraf("--version").stdout.decode().startswith("nutgraf ")


def test_help_reads_like_a_manual() -> None:
    text = nutgraf("--help").stdout.decode()
    for word in (
        "PATH",
        "examples:",
        "exit codes:",
        "  130    interrupted with ctrl+c\n",
        "  128+N  ended by signal N\n",
        "NO_COLOR",
        "--words N",
        "--focus WORDS",
        "--why",
        "standard input",
    ):
        assert word in text
