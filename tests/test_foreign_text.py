"""The code of `tui/`: foreign text reaches a terminal only through `tui.safe_text`, and nothing is read as markup.

Four rules, checked on the syntax tree of every module:

1. Only `DOORS` write to a stream or a file descriptor.
2. What Textual would read as markup is a literal without brackets or a `Content`; nothing asks for markup.
3. Nothing drawn is made from a foreign field (the strings of articles, quotations, sectors ...) that has not passed
   `safe_line` or `safe_block`; local variables carry the taint.
4. What is typed into is a `tui.widgets.line.Line`, which holds cleaned text only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from articles.article import Article, Dropped, Sector
from articles.reading import Unreadable
from articles.store.notes import Note
from articles.view import Label, Row
from summarize import Mention, Quote, Ranking, Summary, SummarySentence

FILES = sorted(Path(tui.__file__).parent.rglob("*.py"))
DOORS = {"output.py", "report.py", "handover.py"}
CLEANERS = {"safe_line", "safe_block"}
COUNTS = {"len", "bool", "int", "float", "sum", "range", "isinstance", "hash"}
DRAWN = {"Content", "Text", "Segment", "SafeText", "Prompt", "SuggestFromList"}
TYPED = {"Input", "MaskedInput", "TextArea"}
MARKUP = {"Static", "Label", "Button", "Option", "Checkbox", "Collapsible", "notify", "update"}
TITLES = {"border_title", "border_subtitle", "tooltip"}
OURS = {"id", "kind", "key", "level", "language", "attribution", "speaker_kind", "published", "updated", "scope"}
OURS |= {"article", "made"}
"""String fields whose values are words of our own, or dates as we write them."""

OUR_VALUES = {"action"}
"""Variables whose fields are words of our own, although fields of the same name are foreign elsewhere."""

KINDS = (Article, Dropped, Sector, Unreadable, Note, Label, Row, Mention, Quote, Ranking, Summary, SummarySentence)
FOREIGN = {
    name
    for kind in KINDS
    for base in kind.__mro__
    for name, annotation in vars(base).get("__annotations__", {}).items()
    if "str" in str(annotation) and name not in OURS
} | {"headline"}


def violations(source: str, name: str = "screen.py") -> list[str]:
    """What breaks a rule in this code, each with its line."""
    checker = _Checker(ast.parse(source), name)
    checker.visit(checker.tree)
    return [f"{name}:{line}: {what}" for line, what in checker.found]


class _Checker(ast.NodeVisitor):
    def __init__(self, tree: ast.Module, name: str) -> None:
        self.tree, self.name = tree, name
        self.found: list[tuple[int, str]] = []
        self.tainted: set[str] = set()
        self.contents = set(_contents(tree))
        self.draws = any("textual" in ast.unparse(n) for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self.tainted = self.tainted, set(self.tainted)
        self.generic_visit(node)
        self.tainted = outer

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._assign(target, node.value)
            if isinstance(target, ast.Attribute) and target.attr in TITLES:
                self._shown(node, node.value, f"{target.attr} =")

    def visit_For(self, node: ast.For) -> None:
        self._assign(node.target, node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self._assign(node.target, node.iter)
        self.generic_visit(node)

    def visit_ListComp(self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp) -> None:
        for generator in node.generators:  # before the element, which uses their targets
            self.visit(generator)
        self.visit(node.elt)

    visit_GeneratorExp = visit_SetComp = visit_ListComp  # noqa: N815

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = _called(node)
        if called in {"from_markup", "from_ansi", "render_markup"}:
            self._report(node, called)
        markup = next((keyword.value for keyword in node.keywords if keyword.arg == "markup"), None)
        if markup is not None and ast.unparse(markup) != "False":
            self._report(node, "markup=")
        if self.name not in DOORS and (called == "print" or _is_stream_write(node)):
            self._report(node, f"{ast.unparse(node.func)}() outside {', '.join(sorted(DOORS))}")
        if (called in DRAWN or _is_content(node)) and any(self.foreign(argument) for argument in node.args):
            self._report(node, f"foreign text in {ast.unparse(node.func)}()")
        if called in TYPED and self.name != "line.py":
            self._report(node, f"{called}(): what is typed into is a Line")
        if called in MARKUP and self.draws and node.args:
            self._shown(node, node.args[0], f"{called}()")

    def _shown(self, node: ast.AST, value: ast.expr, where: str) -> None:
        if self.foreign(value):
            self._report(node, f"foreign text in {where}")
        if not self._is_plain(value):
            self._report(node, f"{where} may read markup: give it a Content")

    def _is_plain(self, value: ast.expr) -> bool:
        """Whether Textual cannot find markup in this."""
        if isinstance(value, ast.Constant):
            return "[" not in str(value.value)
        if isinstance(value, ast.Call):
            return _is_content(value) or _called(value) in self.contents
        return isinstance(value, ast.Name | ast.Attribute) and _name(value) in self.contents

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(value, ast.Call) and _called(value) == "enumerate" and isinstance(target, ast.Tuple):
            target = target.elts[1]  # the other one is a number
        names = {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
        self.tainted = self.tainted | names if self.foreign(value) else self.tainted - names

    def foreign(self, node: ast.AST) -> bool:
        """Whether the value may hold foreign text that was not cleaned."""
        if isinstance(node, ast.Compare | ast.Constant):
            return False
        if isinstance(node, ast.Name):
            return node.id in self.tainted
        if isinstance(node, ast.IfExp):
            return self.foreign(node.body) or self.foreign(node.orelse)
        if isinstance(node, ast.Call) and _called(node) in CLEANERS | COUNTS:
            return False
        if isinstance(node, ast.Attribute):
            if node.attr == "text" and _name(node.value) in {"safe", "safe_block"}:
                return False
            return (node.attr in FOREIGN and _name(node.value) not in OUR_VALUES) or self.foreign(node.value)
        return any(self.foreign(child) for child in ast.iter_child_nodes(node))

    def _report(self, node: ast.AST, what: str) -> None:
        self.found.append((getattr(node, "lineno", 0), what))


def _name(node: ast.AST) -> str:
    """The last part of a dotted name, or of the name of what is called."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _called(node: ast.Call) -> str:
    return _name(node.func)


def _is_content(node: ast.Call) -> bool:
    """``Content(...)``, ``Content.styled(...)``, ``Content(...).join(...)``."""
    func = node.func
    return _name(func) == "Content" or (isinstance(func, ast.Attribute) and _name(func.value) == "Content")


def _is_stream_write(node: ast.Call) -> bool:
    text = ast.unparse(node.func)
    return text == "os.write" or (text.startswith(("sys.stdout", "sys.stderr", "sys.__std")) and ".write" in text)


def _contents(tree: ast.Module) -> Iterator[str]:
    """The names that the module annotates as `Content`: variables, parameters, and functions that return one."""
    for node in ast.walk(tree):
        annotation = getattr(node, "returns" if isinstance(node, ast.FunctionDef) else "annotation", None)
        if annotation is not None and ast.unparse(annotation) in {"Content", "reactive[Content]"}:
            target = getattr(node, "target", None)
            yield _name(target) if target is not None else getattr(node, "name", "") or getattr(node, "arg", "")


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
    ],
)
def test_what_is_clean_passes(code: str) -> None:
    assert violations(SHOWS + code) == []
