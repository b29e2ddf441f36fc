"""Where limits are set, and that they hold and are told wherever articles are read."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from adds import add, outcomes
from hostile_files import LINE, MB, read
from room import reading
from stores import new_store
from test_command import nutgraf

from articles import limits
from articles.intake import Added
from articles.intake.processes import InOrder
from articles.limits import Limits
from articles.store.arrivals import arrivals, refused
from summarize import Document, rank, summarize
from summarize.methods import apart
from tui.cli import main
from tui.config_text import config_lines
from tui.fetching import BOOT, Order
from tui.settings import Settings, SettingsError, load_settings, parse_settings

Captured = pytest.CaptureFixture[str]

IN_TABLE = "[limits]\narticle_mb = 0.5\nfeed_entries = 9"
DOTTED = "limits.article_mb = 0.5\nlimits.feed_entries = 9"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Methods that run apart have time, however busy the machine is."""
    monkeypatch.setattr(apart, "SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
class TestSumy:
    def test_its_methods_rank_so_many_sentences(self) -> None:
        document = Document.from_text(LINE * 6)
        assert rank(document, "sumy-random", 6).notices == ()
        ranking = rank(document, "sumy-random", 4)
        assert ranking.notices[0].endswith("ranked only the first 4 of 6 sentences (limits.sumy_sentences)")
        assert len(ranking.scores) == 6
        assert ranking.reasons[4:] == [("beyond what the method ranks",)] * 2
        assert {one.number for one in summarize(document, "sumy-random", sumy_sentences=4).sentences} < {0, 1, 2, 3}


class TestSettings:
    @pytest.mark.parametrize("text", [IN_TABLE, DOTTED])
    def test_they_stand_in_a_table_or_by_their_dotted_names(self, text: str) -> None:
        settings = parse_settings(tomllib.loads(text))
        assert settings.limits == Limits(article=MB // 2, entries=9)
        printed = "\n".join(config_lines(tomllib.loads(text)))
        assert parse_settings(tomllib.loads(printed)).limits == settings.limits

    def test_the_defaults_are_those_that_hold_without_a_file(self) -> None:
        settings = parse_settings({})
        assert settings.limits == limits.current() == Limits(5 * MB, 10 * MB, 2000, 160)
        assert settings.sumy_sentences == 500

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"article_mb": 0}, "limits.article_mb must be a number above 0 and up to 100, not 0"),
            ({"member_mb": 101}, "limits.member_mb must be"),
            ({"feed_entries": 1.5}, "limits.feed_entries must be a whole number from 1 to 100000, not 1.5"),
            ({"date_line": 5}, "limits.date_line must be a whole number from 20 to 1000"),
            ({"sumy_sentences": True}, "limits.sumy_sentences must be"),
            ({"articles_mb": 1}, "there is no setting 'limits.articles_mb': did you mean 'limits.article_mb'?"),
        ],
    )
    def test_a_wrong_one_is_one_line(self, table: dict[str, object], said: str) -> None:
        with pytest.raises(SettingsError) as error:
            parse_settings({"limits": table})
        assert said in str(error.value)


def _article_limit(_: int) -> int:
    return limits.current().article


class TestEverywhere:
    @pytest.fixture
    def config(self, tmp_path: Path) -> str:
        path = tmp_path / "config.toml"
        path.write_text("[limits]\narticle_mb = 0.001\nsumy_sentences = 2\n")
        return str(path)

    def test_adding_tells_it_and_the_log_keeps_it(self, config: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(LINE * 30)
        done = nutgraf("add", "--keep-samples", "--format", "json", str(tmp_path / "a.txt"), NUTGRAF_CONFIG=config)
        said = "The text was cut at 1,048 bytes (limits.article_mb)."
        assert done.stderr.decode() == f"nutgraf: {tmp_path}/a.txt: {said}\n"
        told = json.loads(done.stdout)
        assert (told["outcome"], told["cut"], done.returncode) == ("added", [said], 0)
        log = nutgraf("log").stdout.decode()
        assert f"{tmp_path}/a.txt\t{said}" in log

    def test_a_summary_has_it_among_its_notices(
        self, config: str, tmp_path: Path, patient: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setenv("NUTGRAF_CONFIG", config)
        (tmp_path / "a.txt").write_text(LINE * 30)
        assert main(["--summary", "--format", "json", "--method", "sumy-luhn", str(tmp_path / "a.txt")]) == 0
        cut, ranked = json.loads(capsys.readouterr().out)["notices"]
        assert "(limits.article_mb)" in cut
        assert "ranked only the first 2 of" in ranked

    def test_the_configuration_is_read_once_a_command_and_again_when_it_changed(
        self, config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        reads = []

        def counted() -> Settings:
            reads.append(1)
            return load_settings()

        monkeypatch.setattr("tui.settings.load_settings", counted)
        monkeypatch.setenv("NUTGRAF_CONFIG", config)
        (tmp_path / "a.txt").write_text(LINE * 30)
        for told in ("1,048 bytes", "0.02 MB"):
            assert main(["--summary", "--format", "json", str(tmp_path / "a.txt")]) == 0
            assert (told in capsys.readouterr().out) is (told == "1,048 bytes")
            Path(config).write_text("[limits]\narticle_mb = 0.02\n")
        assert len(reads) == 2

    def test_processes_that_read_are_given_them(self) -> None:
        limits.use(Limits(article=77))
        work = InOrder(_article_limit, 2)
        assert [one for one in work.results([1, 2, 3], lambda _: True) if one] == [77, 77, 77]
        work.close()

    def test_the_process_that_fetches_is_given_them(self) -> None:
        order = Order("library.db", True, 30, limits=tuple(Limits(article=77)))
        assert "(77, " in BOOT.format(path=[], order=tuple(order))

    async def test_the_reader_shows_it(self) -> None:
        limits.use(Limits(article=1_000))
        async with reading(read((LINE * 30).encode(), "a.txt")) as session:
            assert "cut at 1,000 bytes (limits.article_mb)" in "\n".join(session.frame())

    def test_an_article_that_is_cut_counts_as_added(self, tmp_path: Path) -> None:
        limits.use(Limits(article=1_000))
        (tmp_path / "a.txt").write_text(LINE * 30)
        store = new_store(tmp_path)
        (found,) = add(store, tmp_path / "a.txt")
        assert isinstance(found, Added)
        (arrival,) = arrivals(store.db)
        assert (arrival.added, arrival.unreadable) == (1, 0)
        assert [one.reason for one in refused(store.db, arrival.num)] == list(found.cut)
        assert outcomes(add(store, tmp_path / "a.txt")) == ["same"]
