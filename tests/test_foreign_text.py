"""The code of `tui/`: foreign text reaches a terminal only through `tui.safe_text` (the rules are in `foreign`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import FILES, FOREIGN, violations


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(FILES[0].parent)) for file in FILES])
def test_no_module_lets_foreign_text_through(file: Path) -> None:
    assert violations(file.read_text("utf-8"), file.name) == []


def test_the_foreign_fields_are_known() -> None:
    assert {"text", "title", "byline", "publisher", "speaker", "role", "name", "reason", "source", "method"} <= FOREIGN
    assert {"words", "passage"} <= FOREIGN


SHOWS = "from textual.content import Content\nfrom textual.widgets import Static\n"


@pytest.mark.parametrize(
    "code",
    [
        "print(article.title)",
        "import sys\nsys.stdout.write(x)",
        "import sys\nsys.stderr.buffer.write(x)",
        "import os\nos.write(1, x)",
        "Text.from_markup(x)",
        "Content.from_markup(x)",
        "Log(markup=True)",
        "Log(markup=flag)",
        "Static(words)",
        "Static(f'{words}')",
        "Static('a [b]')",
        "widget.update(words)",
        "app.notify(words)",
        "self.border_title = words",
        "self.border_title = f'LIST {n}'",
        "Content(article.title)",
        "Static(Content(article.title))",
        "Content.styled(f'{quote.speaker}: ', 'bold')",
        "Content.assemble('a', (sector.name, 'dim'))",
        "Segment(row.headline[:9], style)",
        "def f(row):\n    words = row.headline or 'none'\n    words = words.strip()\n    return Segment(words)",
        "[Segment(notice) for notice in article.notices]",
        "def f(article):\n    for line in article.raw.split():\n        Content(line)",
        "self.border_title = Content(reading.article.title)",
        "SafeText(dropped.reason)",
        "Input('plain words')",
        "Prompt('note', 'its words', note.words)",
        "Prompt('sector', f'in place of {sector.name}')",
        "SuggestFromList([sector.name for sector in known])",
    ],
)
def test_a_violation_is_caught(code: str) -> None:
    assert violations(SHOWS + code)


@pytest.mark.parametrize(
    "code",
    [
        "self.notify(error_message)",
        "self.notify('gone', title=article.title)",
        "self.app.notify(message=words)",
        "Static(f'{path}')",
        "Static(content=words)",
        "Collapsible(title=words)",
        "self.title = name",
        "self.sub_title = article.title",
        "app.title = f'nutgraf {name}'",
        "self.border_subtitle = str(error)",
        "widget.tooltip = words",
        "self.update(str(error))",
        "Content(str(error))",
        "try: pass\nexcept OSError as why:\n    Content(str(why))",
        "Segment(f'{path}')",
        "Content(path)",
        "Content(f'{feed.called}: gone')",
        "Content(feed.url)",
        "Content(' '.join(tags))",
        "for tag in marks.tags_of(id):\n    Content(tag)",
        "Content.assemble('a', str(error))",
        "Content('a').append(quote.speaker)",
        "title: str = article.title\nContent(title)",
        "if title := article.title:\n    Content(title)",
        "words = ''\nwords += article.title\nContent(words)",
        "lines = []\nlines.append(article.title)\nContent(lines[0])",
        "async def show(article):\n    title = article.title\n    Content(title)",
        "class Page(Widget):\n    def render(self):\n        return self.words",
        "class Page(Widget):\n    def render(self) -> str:\n        return f'{self.path}'",
        "from rich import print as say\nsay(words)",
        "import rich\nrich.print(words)",
        "from rich.console import Console\nConsole().print(words)",
        "from rich.text import Text\nText(words)",
        "from rich.panel import Panel",
        "from textual.widgets import DataTable\ntable.add_row(words)",
        "table.add_row(article.title)",
        "from textual.widgets import TabPane, TabbedContent",
        "from textual.widgets import RichLog",
        "from textual.visual import visualize",
        "self.log(article.title)",
        "self.app.log(words)",
        "import logging\nlogging.warning(words)",
        "import warnings\nwarnings.warn(words)",
        "from sys import stdout\nstdout.write(words)",
        "out = sys.stdout\nout.write(words)",
        "print(words, file=sys.stderr)",
        "from os import write\nwrite(1, data)",
        "os.write(2, str(error).encode())",
        "self.app._driver.write(words)",
        "self.app.copy_to_clipboard(words)",
        "self.app.exit(message=words)",
        "raise SystemExit(words)",
        "sys.exit(f'{path}: gone')",
        "Style(link=article.link)",
        "Style.from_meta({'@click': words})",
    ],
)
def test_what_a_newcomer_would_write_is_caught(code: str) -> None:
    assert violations(SHOWS + code)


@pytest.mark.parametrize(
    "code",
    [
        "Static('plain words')",
        "Static(Content(words))",
        "def title() -> Content: ...\nStatic(title())",
        "class Page:\n    page: Content\n    def compose(self): yield Static(self.page)",
        "Content(safe_line(article.title))",
        "Segment(safe_block(quote.text).text, style)",
        "Segment(block.safe.text[1:5], style)",
        "Content(f'{len(article.text):,} characters')",
        "Content('long' if article.title else 'short')",
        "def f(row):\n    words = row.headline\n    words = safe_line(words)\n    return Segment(words)",
        "self.border_title = Content.assemble('LIST', '  ')",
        "Log(markup=False)",
        "Line(note.words)",
        "Prompt('note', 'its words', safe_line(note.words))",
        "SuggestFromList([safe_line(sector.name) for sector in known])",
        "Content(safe_line(str(error)))",
        "path = safe_line(path)\nContent(path)",
        "Content(f'{len(tags)} tags')",
        "class Page(Widget):\n    def render(self) -> Content:\n        return self.page",
        "sys.stdout.isatty()",
        "sys.exit(code)",
        "raise SystemExit(128 + number)",
    ],
)
def test_what_is_clean_passes(code: str) -> None:
    assert violations(SHOWS + code) == []
