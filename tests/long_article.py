"""An article of many pages in the reader, for the tests of the reader."""

from __future__ import annotations

from panes import Session, make_article, make_reading, quote

from tui.reading import Reading
from tui.widgets.reader import Reader

POINTS = {10: "Lanterns hang in every window", 30: "Nets dry on the old wall", 50: "Gulls follow each trawler"}
"""The sentences of the summary of the long article, by paragraph."""

LONG = make_article(
    [("paragraph", f"{POINTS.get(n, 'Boats wait')} at pier {n}. “Line {n},” said Ana Reyes.") for n in range(60)],
    id="long",
)


def long_reading() -> Reading:
    """A long article, its summary at paragraphs 10, 30 and 50, a quotation in every paragraph."""
    scores = [float(LONG.text[s.start : s.end].startswith(tuple(POINTS.values()))) for s in LONG.document.sentences]
    quotes = [quote(LONG, f"“Line {n},”", speaker="Ana Reyes", confidence=0.9) for n in range(60)]
    return make_reading(LONG, quotes, sentences=3, scores=scores)


async def open_long(session: Session) -> Reader:
    pane = reader(session)
    pane.show(long_reading())
    await session.pilot.pause()
    return pane


def reader(session: Session) -> Reader:
    assert isinstance(session.pane, Reader)
    return session.pane
