"""Every regular expression of the project, with the ways in which the code uses it.

They are read from the syntax tree: what stands in ``re.compile(...)`` or ``re.sub(...)`` is computed with the names of
its module. What is made of local variables is recorded while the functions in `MAKERS` run.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from worst_inputs import WAYS

from articles import byline, hits
from articles.conditions import Words
from articles.page_data import _by_pattern
from articles.reading import markdown
from summarize.coherence import continental
from summarize.quotes import attribution
from summarize.quotes.continental import patterns
from summarize.quotes.continental.grammar import READ
from tui.find import find

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("articles", "summarize", "tui")
FUNCTIONS = ("compile", "sub", "subn", "search", "match", "fullmatch", "findall", "finditer", "split")
FLAGS_AT = {"compile": 1, "split": 3, "sub": 4, "subn": 4}
WAY_OF = {
    **{way: (way,) for way in ("match", "fullmatch", "search")},
    **dict.fromkeys(("sub", "subn", "findall", "finditer", "split"), ("everywhere",)),
}

MAKERS: list[Callable[[], object]] = [
    byline._byline.__wrapped__,
    byline._dateline.__wrapped__,
    byline._credit.__wrapped__,
    byline._publisher.__wrapped__,
    lambda: hits._pattern.__wrapped__(Words(("cost", "of", "living"))),
    lambda: hits._pattern.__wrapped__(Words(("mini", "wage"), prefix=True)),
    lambda: _by_pattern(["{"], None),
    lambda: [markdown.parted(f"{mark}\na\n") for mark in ("---", "+++")],
    lambda: [continental._patterns.__wrapped__(code) for code in continental.LANGUAGES],
    lambda: [attribution._dash.__wrapped__(words) for words in (1, 2)],
    lambda: [patterns.patterns_of.__wrapped__(code) for code in READ],
    lambda: find([], "wage dispute"),
]
"""What makes expressions of more than the names of its module, each with values as they occur."""


MATCHED = {"first", "last", "_WHERE", "_WHOM", "_TOLD"}
"""Expressions that are handed on, and used with ``match``."""


class Site(NamedTuple):
    """Where in the code an expression stands: the file, from the root of the project, and the line."""

    file: str
    line: int


class Used(NamedTuple):
    """An expression, where it stands first, the name of what holds it, and how it is used."""

    pattern: re.Pattern[Any]
    site: Site
    name: str
    ways: frozenset[str]

    @property
    def package(self) -> str:
        """The folder of the file."""
        return self.site.file.rpartition("/")[0]


def all_used() -> tuple[list[Used], list[Site]]:
    """Every expression once, with all its uses, and the sites whose expressions nobody could compute."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8")) for top in PACKAGES for path in (ROOT / top).rglob("*.py")
    }
    calls = {path: list(_calls(tree)) for path, tree in sorted(trees.items())}
    made, missing = _recorded(), []
    uses: dict[str, _Uses] = {str(path): _Uses(tree) for path, tree in trees.items()}
    fields = _fields()
    found: dict[tuple[Any, int], Used] = {}
    for path, those in calls.items():
        for call in those:
            site = Site(str(path.relative_to(ROOT)), call.node.lineno)
            here = _computed(path, call.node) or made.get(site, [])
            if not here:
                missing.append(site)
            for pattern in here:
                ways = call.ways(uses, path, fields.get(pattern))
                key = pattern.pattern, pattern.flags
                before = found.get(key, Used(pattern, site, call.name, frozenset()))
                found[key] = before._replace(ways=before.ways | ways)
    return list(found.values()), missing


def _fields() -> dict[re.Pattern[Any], str]:
    """The patterns that the words of the grammars make, with the name of the field that holds each."""
    return {
        value: name
        for code in READ
        for name, value in patterns.patterns_of(code)._asdict().items()
        if isinstance(value, re.Pattern)
    }


class _Call(NamedTuple):
    """A call of `re`, and the name under which its expression is known; "" for none."""

    node: ast.Call
    name: str

    def ways(self, uses: dict[str, _Uses], path: Path, field: str | None) -> frozenset[str]:
        """How its expression is used, which is in this ``field`` of `Patterns` if in any."""
        assert isinstance(self.node.func, ast.Attribute)
        if self.node.func.attr != "compile":
            return frozenset(WAY_OF[self.node.func.attr])
        if self.name in MATCHED:
            return frozenset(("match",))
        if field:
            return frozenset(way for one in uses.values() for way in one.of_fields[field]) or frozenset(WAYS)
        where = [uses[str(path)]] if self.name.startswith("_") else list(uses.values())
        known = {way for one in where for way in one.ways[self.name]} if self.name else set()
        return frozenset(known or WAYS)


class _Uses:
    """The ways in which one module uses what has a name, be it a variable, a field or what a function returns."""

    def __init__(self, tree: ast.Module) -> None:
        self.ways: dict[str, set[str]] = defaultdict(set)
        self.of_fields: dict[str, set[str]] = defaultdict(set)
        told: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in WAY_OF:
                self.ways[_name_of(node.value)].update(WAY_OF[node.attr])
                if isinstance(node.value, ast.Attribute):
                    self.of_fields[node.value.attr].update(WAY_OF[node.attr])
                told.add(id(_innermost(node.value)))
            elif isinstance(node, ast.Return) and node.value:  # whoever calls it uses the same names
                told.update(map(id, ast.walk(node.value)))
        for node in ast.walk(tree):  # handed on: it may be used in any way
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and id(node) not in told:
                self.ways[_name_of(node)].update(WAYS)


def _innermost(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def _name_of(node: ast.expr) -> str:
    node = _innermost(node)
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _calls(tree: ast.AST, name: str = "") -> Iterator[_Call]:
    """Every call of `re`, with the name of what holds or returns it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{function}" for function in FUNCTIONS}:
            yield _Call(node, name)
        elif (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Tuple)
            and isinstance(node.value, ast.Tuple)
        ):
            for target, value in zip(node.targets[0].elts, node.value.elts, strict=True):
                yield from _calls(ast.Expr(value), _name_of(target))
        else:
            yield from _calls(node, _holder(node, name))


def _holder(node: ast.AST, name: str) -> str:
    if isinstance(node, ast.Assign):
        return _name_of(node.targets[0])
    if isinstance(node, ast.AnnAssign):
        return _name_of(node.target)
    if isinstance(node, ast.FunctionDef):
        return node.name
    if isinstance(node, ast.keyword):
        return node.arg or ""
    return name


def _computed(path: Path, call: ast.Call) -> list[re.Pattern[Any]]:
    """The expression of a call, where the names of its module tell it."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    at = FLAGS_AT.get(call.func.attr, 2)  # type: ignore[attr-defined]
    flags = next(iter([*call.args[at : at + 1], *(key.value for key in call.keywords if key.arg == "flags")]), None)
    try:
        source = _value(call.args[0], module)
        return [source if isinstance(source, re.Pattern) else re.compile(source, _value(flags, module) if flags else 0)]
    except NameError:
        return []


def _value(node: ast.expr, module: object) -> Any:
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(vars(module)))


def _recorded() -> dict[Site, list[re.Pattern[Any]]]:
    """The expressions that the makers make, by where they stand."""
    made: dict[Site, list[re.Pattern[Any]]] = defaultdict(list)
    usual = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: int) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = usual(pattern, flags)
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        if path.is_relative_to(ROOT):
            made[Site(str(path.relative_to(ROOT)), caller.f_lineno)].append(compiled)
        return compiled

    with mock.patch.object(re, "_compile", noting):
        for make in MAKERS:
            make()
    return made
