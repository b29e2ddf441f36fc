"""Hostile words in every field that reader, summary and quotes panes show: seen or dropped, never obeyed."""

from __future__ import annotations

import pytest
from panes import Session, make_article, make_reading, quote, running

from articles.article import Dropped, Sector
from summarize import Mention, Ranking, Summary, SummarySentence
from tui.reading import Reading
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.reader import Reader
from tui.widgets.summary_pane import SummaryPane

HOSTILE = {
    "markup": ("[sic]", "[sic]"),
    "closing": ("[/]", "[/]"),
    "click": ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    "open": ("[/b", "[/b"),
    "backslash": ("\\[b]\\", "\\[b]\\"),
    "color": ("\x1b[31mred", "␛[31mred"),
    "title": ("\x1b]0;gone\x07", "␛]0;gone␇"),
    "link": ("\x1b]8;;https://example.org\x1b\\", "␛]8;;https://example.org␛\\"),
    "C1": ("\x9b2Jx", "␦2Jx"),
    "override": ("\u202etxt.exe", "␦txt.exe"),
    "zero-width": ("pay\u200bpal", "paypal"),
    "surrogate": ("x\ud800y", "x\N{REPLACEMENT CHARACTER}y"),
    "wide": ("日本語", "日本語"),
    "family": ("👩\u200d👧", "👩\u200d👧"),
    "zalgo": ("z" + "\u0351" * 99, "z" + "\u0351" * 4),
}
CASES = pytest.mark.parametrize(("words", "seen"), HOSTILE.values(), ids=HOSTILE.keys())


def hostile_reading(words: str) -> Reading:
    """A reading with the words in every field; the quotation and the summary stand behind them."""
    article = make_article(
        [
            ("paragraph", f"{words}\tBoats\r\nleave {words} at noon."),
            ("paragraph", f"“We {words} stay,” said Ana."),
            ("pullquote", f"“{words} pulled”"),
            ("caption", f"{words} caption"),
            ("list_item", f"{words} item"),
        ],
        title=f"{words} title",
        deck=f"{words} deck",
        byline=f"{words} byline",
        publisher=f"{words} publisher",
        sectors=(Sector("x", f"{words} sector", True, 1.0),),
        notices=(f"{words} notice",),
        raw=f"{words} raw\nSign in {words}",
        dropped=(Dropped(f"Sign in {words}", f"{words} reason", 2),),
    )
    mention = Mention(f"{words} mention", 0, 1)
    said = quote(article, f"“We {words} stay,”", speaker=f"{words} speaker", role=f"{words} role", mention=mention)
    noon = quote(article, "noon", "indirect", speaker="Tom Hill")
    reading = make_reading(article, [noon, said], sentences=1)
    ranking = Ranking(f"{words} method", reading.ranking.scores, [(f"{words} reason",)] * 9)
    first = article.document.sentences[0]
    text = article.text[first.start : first.end]
    sentence = SummarySentence(text, first.start, first.end, 0, 1.0, (f"{words} reason",))
    summary = Summary(f"{words} method", (sentence,), 2, (f"{words} remark",))
    return Reading(article, ranking, summary, reading.quotes, ())


def assert_harmless(session: Session) -> None:
    """Nothing on the pane, in its heading, in the clipboard can command a terminal or hide."""
    shown = "".join([*session.rows, session.heading, session.pilot.app.clipboard.replace("\n", "")])
    shown.encode("utf-8")
    assert all(c.isprintable() or c in "\u200d" for c in shown)
    assert session.pilot.app.is_running


@CASES
async def test_the_reader(words: str, seen: str) -> None:
    async with running(Reader(), (100, 60)) as session:
        assert isinstance(session.pane, Reader)
        session.pane.show(hostile_reading(words))
        await session.pilot.pause()
        shown = " ".join(row.strip() for row in session.rows)
        for field in ("title", "deck", "byline", "publisher", "sector", "notice", "pulled", "caption", "item"):
            assert f"{seen} {field}" in shown
        assert_harmless(session)
        await session.press("right_square_bracket", "right_square_bracket", "Y")
        assert f"“We {seen} stay,” — {seen} speaker, {seen} role." in session.pilot.app.clipboard
        assert_harmless(session)
        await session.press("r")
        assert f"Sign in {seen}  ← {seen} reason" in "\n".join(session.rows)
        assert_harmless(session)


@CASES
async def test_highlights_stay_on_their_characters(words: str, seen: str) -> None:
    async with running(Reader(), (100, 60)) as session:
        assert isinstance(session.pane, Reader)
        session.pane.show(hostile_reading(words))
        await session.pilot.pause()
        pieces = [s for y in range(60) for s in session.pane.render_line(y) if s.style and s.style.underline]
        assert [piece.text for piece in pieces] == ["noon"]
        said = session.style(f"“We {seen} stay,”")
        assert said.color != session.style(" said Ana.").color


@CASES
async def test_the_summary_pane(words: str, seen: str) -> None:
    async with running(SummaryPane(), (100, 30)) as session:
        assert isinstance(session.pane, SummaryPane)
        session.pane.show(hostile_reading(words))
        await session.press("i", "y")
        shown = "\n".join(session.rows)
        assert f"Boats leave {seen} at noon." in shown
        assert f"{seen} reason" in shown
        assert f"{seen} remark" in shown
        assert session.heading == f"SUMMARY  {seen} method · 1 of 2 sentences"
        assert f"“{seen} title”, {seen} publisher" in session.pilot.app.clipboard
        assert_harmless(session)


@CASES
async def test_the_quotes_pane(words: str, seen: str) -> None:
    async with running(QuotesPane(), (100, 30)) as session:
        assert isinstance(session.pane, QuotesPane)
        session.pane.show(hostile_reading(words))
        await session.press("j", "i", "y")
        shown = "\n".join(session.rows)
        assert f"{seen} speaker  {seen} role" in shown
        assert f"We {seen} stay" in shown
        assert f"named as “{seen} mention”" in shown
        assert f"“We {seen} stay,” — {seen} speaker, {seen} role." in session.pilot.app.clipboard
        assert_harmless(session)


async def test_what_is_typed_or_pasted_is_cleaned_in_the_heading() -> None:
    async with running(Reader()) as session:
        assert isinstance(session.pane, Reader)
        session.pane.show(make_reading())
        await session.press("slash", *"[/]")
        await session.pilot.pause()
        assert session.heading == "READER  “[/]” is not in the text"
