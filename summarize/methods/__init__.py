"""The methods of summarizing: a table of names, and the entry points through which strangers add theirs.

A method gives one score a sentence; how many are taken, repeats and order are `summarize.selection`'s. Listing names
imports no method. A package offers one through the entry-point group ``nutgraf.summarizers``: a class (or any
callable without arguments) whose instances have ``name`` and ``rank``.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from summarize.document import Document

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "nutgraf.summarizers"

BUILT_IN = {
    "nutgraf": "summarize.methods.nutgraf:Nutgraf",
    "lead": "summarize.methods.lead:Lead",
    "lexrank": "summarize.methods.lexrank:LexRank",
    "textrank": "summarize.methods.textrank:TextRank",
    "sumy-lexrank": "summarize.methods.sumy:lexrank",
    "sumy-textrank": "summarize.methods.sumy:textrank",
    "sumy-lsa": "summarize.methods.sumy:lsa",
    "sumy-luhn": "summarize.methods.sumy:luhn",
    "sumy-edmundson": "summarize.methods.sumy:edmundson",
    "sumy-sum-basic": "summarize.methods.sumy:sum_basic",
    "sumy-kl": "summarize.methods.sumy:kl",
    "sumy-reduction": "summarize.methods.sumy:reduction",
    "sumy-random": "summarize.methods.sumy:random",
}
"""Name -> "module:factory", the default first."""


@runtime_checkable
class Method(Protocol):
    """A summarizer: one score a sentence of ``document.sentences``, higher is better."""

    name: str

    def rank(self, document: Document) -> Sequence[float]:
        """The scores, as many as there are sentences."""
        ...


@runtime_checkable
class Explaining(Protocol):
    """A method that can also say, in words for readers, why each sentence has its score."""

    def explain(self, document: Document) -> Sequence[Sequence[str]]:
        """For each sentence its reasons, the weightiest first."""
        ...


class MethodError(Exception):
    """A method that cannot be had or does not work; the message says which, why and what to do."""


class UnknownMethod(MethodError):  # noqa: N818
    """Nobody offers a method of this name."""


def _strangers() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=ENTRY_POINTS) if point.name not in BUILT_IN}


def names() -> list[str]:
    """The names of all methods, the default first, those of installed packages last; imports none of them."""
    return [*BUILT_IN, *sorted(_strangers())]


def load(name: str) -> Method:
    """The method of this name; `UnknownMethod` where nobody offers it, `MethodError` where it does not load."""
    if name in BUILT_IN:
        module, _, factory = BUILT_IN[name].partition(":")
        method: Method = getattr(import_module(module), factory)()
        return method
    point = _strangers().get(name)
    if point is None:
        raise UnknownMethod(f"no summarizing method is called {name!r}; there are: {', '.join(names())}")
    try:
        method = point.load()()
    except Exception as error:  # a stranger's code may raise anything
        raise MethodError(f"method {name!r} ({point.value}) does not load: {type(error).__name__}: {error}") from error
    if not isinstance(method, Method):
        raise MethodError(f"method {name!r} ({point.value}) has no 'name' and 'rank', so it is no summarizer")
    return method
