"""The code of `tui/`: foreign text reaches a terminal only through `tui.safe_text`, and nothing is read as markup.

Five rules, checked on the syntax tree of every module:

1. Only `DOORS` write to a stream or a file descriptor.
2. What Textual would read as markup is a literal without brackets or a `Content`; nothing asks for markup.
3. Nothing drawn is made from a foreign field (the strings of articles, quotations, sectors ...) that has not passed
   `safe_line` or `safe_block`; local variables carry the taint.
4. What is typed into is a `tui.widgets.line.Line`, which holds cleaned text only.
5. What else can show or write is not to be had: only known widgets and parts of Rich are imported, no standard stream
   is handed on, and nothing is logged, linked or left behind on the terminal.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tui
from articles.article import Article, Dropped, Sector
from articles.feeds.subscriptions import Subscription
from articles.reading import Unreadable
from articles.store.arrivals import Refused
from articles.store.notes import Note
from articles.view import Label, Row
from summarize import Mention, Quote, Ranking, Summary, SummarySentence

FILES = sorted(Path(tui.__file__).parent.rglob("*.py"))
DOORS = {"output.py", "report.py", "handover.py"}
IMPORTED = {
    "textual.widgets": {"Static", "Input", "OptionList"},
    "rich": {"Segment", "Style", "RenderableType", "cell_len", "set_cell_size", "split_graphemes", "chop_cells"},
    "textual.visual": set[str](),
    "textual.markup": set[str](),
    "sys": set[str](),
    "os": set[str](),
    "logging": set[str](),
    "warnings": set[str](),
}
"""What may be imported from modules that show or write; each of these names is known to the rules below."""
CLEANERS = {"safe_line", "safe_block"}
COUNTS = {"len", "bool", "int", "float", "sum", "range", "isinstance", "hash"}
DRAWN = {"Content", "Text", "Segment", "SafeText", "Prompt", "SuggestFromList"}
TYPED = {"Input", "MaskedInput", "TextArea"}
MARKUP = {"Static", "Label", "Button", "Option", "Checkbox", "Collapsible", "notify", "update"}
SHOWING = {"content", "renderable", "label", "prompt", "title", "message"}
"""Arguments that widgets and notifications show."""
TITLES = {"border_title", "border_subtitle", "tooltip"}
OF_THE_WINDOW = {"title", "sub_title"}
ONLY_IN = {"copy_to_clipboard": "clipboard.py", "from_meta": "", "log": "", "from_markup": "", "from_ansi": ""}
ONLY_IN |= {"render_markup": "", "visualize": "", "add_row": "", "add_column": ""}
"""What is called in this module only, or in none."""
OURS = {"id", "kind", "key", "level", "language", "attribution", "speaker_kind", "published", "updated", "scope"}
OURS |= {"article", "made"}
"""String fields whose values are words of our own, or dates as we write them."""

OUR_VALUES = {"action"}
"""Variables whose fields are words of our own, although fields of the same name are foreign elsewhere."""

KINDS: tuple[type, ...] = (Article, Dropped, Sector, Unreadable, Note, Label, Row, Mention, Quote, Ranking, Summary)
KINDS += (SummarySentence, Subscription, Refused)
FOREIGN = {
    name
    for kind in KINDS
    for base in kind.__mro__
    for name, annotation in vars(base).get("__annotations__", {}).items()
    if "str" in str(annotation) and name not in OURS
} | {"headline", "called", "what", "failure"}
NAMES = {"error", "exception", "path", "paths", "url", "tag", "tags", "argv"}
"""What is called so is foreign until it is made clean: texts of exceptions, names of files, addresses, tags."""


def violations(source: str, name: str = "screen.py") -> list[str]:
    """What breaks a rule in this code, each with its line."""
    checker = _Checker(ast.parse(source), name)
    checker.visit(checker.tree)
    return [f"{name}:{line}: {what}" for line, what in checker.found]


class _Checker(ast.NodeVisitor):
    def __init__(self, tree: ast.Module, name: str) -> None:
        self.tree, self.name = tree, name
        self.found: list[tuple[int, str]] = []
        self.tainted = set(NAMES)
        self.contents = set(_contents(tree))
        self.draws = any("textual" in ast.unparse(n) for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        known = IMPORTED.get(module, IMPORTED["rich"] if module.split(".")[0] == "rich" else None)
        for alias in node.names:
            if known is not None and self.name not in DOORS and (alias.name not in known or alias.asname):
                self._report(node, f"{module}.{alias.name} is not known to show only what is clean")

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            root = alias.name.split(".")[0]
            if self.name not in DOORS and (
                root in ("rich", "logging", "warnings") or (alias.asname and root in IMPORTED)
            ):
                self._report(node, f"import {alias.name}: from a module that writes only known names are taken")

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name == "render" and self.draws and (node.returns is None or ast.unparse(node.returns) != "Content"):
            self._report(node, "render() returns a Content, and says so")
        outer, self.tainted = self.tainted, set(self.tainted)
        self.generic_visit(node)
        self.tainted = outer

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.tainted = self.tainted | ({node.name} if node.name else set())
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        self._not_handed_on([node.value])
        for target in node.targets:
            self._assign(target, node.value)
            if isinstance(target, ast.Attribute) and target.attr in TITLES:
                self._shown(node, node.value, f"{target.attr} =")

            if (
                isinstance(target, ast.Attribute)
                and target.attr in OF_THE_WINDOW
                and _name(target.value) in {"self", "app"}
            ):
                self._report(node, "the title of the window is our own")

    def visit_AnnAssign(self, node: ast.AnnAssign | ast.NamedExpr) -> None:
        self.generic_visit(node)
        if node.value:
            self._assign(node.target, node.value)

    visit_NamedExpr = visit_AnnAssign  # noqa: N815

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.generic_visit(node)
        if self.foreign(node.value):
            self._assign(node.target, node.value)

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
        self._not_handed_on(_values(node))
        called = _called(node)
        if called in ONLY_IN and isinstance(node.func, ast.Attribute) and self.name != ONLY_IN[called]:
            self._report(node, f"{called}()")
        if any(keyword.arg in ("link", "meta") and self.draws for keyword in node.keywords):
            self._report(node, "a link or an action in a text")
        if called == "exit" and any(keyword.arg == "message" for keyword in node.keywords):
            self._report(node, "exit() with words: the report says them")
        if ast.unparse(node.func) in ("SystemExit", "sys.exit") and not all(map(_is_code, node.args)):
            self._report(node, "SystemExit with words: the report says them")
        if called in ("append", "extend", "insert", "add") and any(map(self.foreign, node.args)):
            self.tainted = (
                self.tainted | {_name(node.func.value)} if isinstance(node.func, ast.Attribute) else self.tainted
            )
        markup = next((keyword.value for keyword in node.keywords if keyword.arg == "markup"), None)
        if markup is not None and ast.unparse(markup) != "False":
            self._report(node, "markup=")
        if self.name not in DOORS and (called == "print" or _is_stream_write(node, self.name)):
            self._report(node, f"{ast.unparse(node.func)}() outside {', '.join(sorted(DOORS))}")
        if (called in DRAWN or _is_content(node)) and any(map(self.foreign, _values(node))):
            self._report(node, f"foreign text in {ast.unparse(node.func)}()")
        if called in TYPED and self.name != "line.py":
            self._report(node, f"{called}(): what is typed into is a Line")
        if called in MARKUP and self.draws:
            for shown in [*node.args[:1], *(one.value for one in node.keywords if one.arg in SHOWING)]:
                self._shown(node, shown, f"{called}()")

    def _not_handed_on(self, values: list[ast.expr]) -> None:
        for value in values:
            if self.name not in DOORS and re.fullmatch(r"sys\.(__)?std(out|err)(__)?(\.\w+)?", ast.unparse(value)):
                self._report(value, f"{ast.unparse(value)} outside {', '.join(sorted(DOORS))}")

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
        cleaned = isinstance(value, ast.Call) and _called(value) in CLEANERS
        self.tainted = (
            self.tainted | names if self.foreign(value) else self.tainted - (names if cleaned else names - NAMES)
        )

    def foreign(self, node: ast.AST) -> bool:
        """Whether the value may hold foreign text that was not cleaned."""
        if isinstance(node, ast.Compare | ast.Constant):
            return False
        if isinstance(node, ast.Name):
            return node.id in self.tainted
        if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp):
            return self.foreign(node.elt)
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


def _values(node: ast.Call) -> list[ast.expr]:
    """All arguments, named or not."""
    return [*node.args, *(keyword.value for keyword in node.keywords)]


def _is_code(node: ast.expr) -> bool:
    """Whether this is an exit code: a number, one of the report's, or what is called ``code``."""
    return (
        isinstance(node, ast.BinOp)
        or (isinstance(node, ast.Attribute) and ast.unparse(node.value) == "report")
        or (isinstance(node, ast.Constant) and isinstance(node.value, int))
        or _name(node) == "code"
    )


def _is_stream_write(node: ast.Call, module: str) -> bool:
    text = ast.unparse(node.func)
    if text.endswith("driver.write"):
        return module != "driver.py"
    return text == "os.write" or (text.startswith(("sys.stdout", "sys.stderr", "sys.__std")) and ".write" in text)


def _contents(tree: ast.Module) -> Iterator[str]:
    """The names that the module annotates as `Content`: variables, parameters, and functions that return one."""
    for node in ast.walk(tree):
        annotation = getattr(node, "returns" if isinstance(node, ast.FunctionDef) else "annotation", None)
        if annotation is not None and ast.unparse(annotation) in {"Content", "reactive[Content]"}:
            target = getattr(node, "target", None)
            yield _name(target) if target is not None else getattr(node, "name", "") or getattr(node, "arg", "")
