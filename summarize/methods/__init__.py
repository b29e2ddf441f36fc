"""The methods of summarizing: a table of names, and the entry points through which strangers add theirs.

A method gives one score a sentence; how many are taken, repeats and order are `summarize.selection`'s. Listing names
imports no method. A package offers one through the entry-point group ``nutgraf.summarizers``: a class (or any
callable without arguments) whose instances have ``name`` and ``rank``. Methods of ours run in place; sumy's, which
take seconds for a long text, and strangers', which may do anything, run in a process that can be killed.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

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

IN_PLACE = {"nutgraf": math.inf, "lead": math.inf, "lexrank": 10_000, "textrank": 50_000}
"""The methods that run in this process, and up to how many sentences; all others run apart, where they can be ended.
LexRank's and TextRank's time grows faster than the text: beyond these lengths it is some seconds."""


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


@runtime_checkable
class Covering(Protocol):
    """A method that scores otherwise for a summary that takes much of the article, and must stand for all of it."""

    def cover(self, document: Document) -> Sequence[float]:
        """The scores for a long summary, on the scale of `Method.rank`."""
        ...


class Scored(NamedTuple):
    """What a method said of a document: for each sentence a finite score, its reasons in words, and its score for a
    long summary, where the method has another for that."""

    scores: list[float]
    reasons: Sequence[Sequence[str]]
    cover: list[float] | None = None


class MethodError(Exception):
    """A method that cannot be had or does not work; the message is one line that says which and why."""


class UnknownMethod(MethodError):  # noqa: N818
    """Nobody offers a method of this name."""


def _strangers() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=ENTRY_POINTS) if point.name not in BUILT_IN}


def names() -> list[str]:
    """The names of all methods, the default first, those of installed packages last; imports none of them."""
    return [*BUILT_IN, *sorted(_strangers())]


def require(name: str) -> None:
    """See that somebody offers this method, importing nothing; raises `UnknownMethod`."""
    if name not in BUILT_IN and name not in _strangers():
        raise UnknownMethod(f"no summarizing method is called {name!r}; there are: {', '.join(names())}")


def check(name: str) -> None:
    """See that this method can be had: a stranger's is imported once, apart. Raises `MethodError`."""
    require(name)
    if name not in BUILT_IN:
        from summarize.methods.apart import ask

        ask(name, None)


def score(name: str, document: Document) -> Scored:
    """What this method says of the document; raises `UnknownMethod`, or `MethodError` for one that does not work."""
    require(name)
    if name in IN_PLACE and len(document.sentences) <= IN_PLACE[name]:
        return ask_in_place(name, document)
    from summarize.methods.apart import ask

    return ask(name, document)


def interrupt() -> None:
    """Have no one wait any longer for methods that run apart: an app that is left ends at once."""
    if apart := sys.modules.get("summarize.methods.apart"):
        apart.interrupt()


def ask_in_place(name: str, document: Document | None) -> Scored:
    """Load a method and have it score the document (None: load it only) in this process; raises `MethodError`."""
    method = load(name)
    if document is None:
        return Scored([], [])
    count = len(document.sentences)
    try:
        scores = list(islice(method.rank(document), count + 1))
        told: Iterable[Sequence[str]] = method.explain(document) if isinstance(method, Explaining) else [()] * count
        reasons = told if isinstance(told, Sequence) else list(islice(told, count + 1))
        cover = list(islice(method.cover(document), count + 1)) if isinstance(method, Covering) else None
    except Exception as error:  # a method may be anybody's code
        raise MethodError(f"method {name!r} failed: {in_one_line(error)}") from error
    for what, given in (("scores", scores), ("lists of reasons", reasons), ("scores for a long summary", cover)):
        if given is not None and len(given) != count:
            number = f"more than {count}" if len(given) > count else len(given)
            raise MethodError(f"method {name!r} gave a wrong number of {what}: {number} for {count} sentences")
    return Scored(_finite(name, scores), reasons, None if cover is None else _finite(name, cover))


def _finite(name: str, scores: Sequence[object]) -> list[float]:
    """The scores as plain floats; raises `MethodError` for the first that is no finite number."""
    for number, given in enumerate(scores, 1):
        try:
            sound = math.isfinite(given)  # type: ignore[arg-type]
        except (TypeError, OverflowError):
            sound = False
        if not sound:
            raise MethodError(f"method {name!r} gave sentence {number} the score {given!r:.40}, no finite number")
    return [float(given) for given in scores]  # type: ignore[arg-type]


def load(name: str) -> Method:
    """The method of this name, loaded into this process; raises `MethodError`."""
    require(name)
    if name in BUILT_IN:
        module, _, factory = BUILT_IN[name].partition(":")
        method: Method = getattr(import_module(module), factory)()
        return method
    point = _strangers()[name]
    try:
        method = point.load()()
    except Exception as error:  # a stranger's code may raise anything
        raise MethodError(f"method {name!r} ({point.value}) does not load: {in_one_line(error)}") from error
    if not isinstance(method, Method):
        raise MethodError(f"method {name!r} ({point.value}) has no 'name' and 'rank', so it is no summarizer")
    return method


def in_one_line(error: BaseException) -> str:
    """The type of an exception and what it says, without line breaks and at most some 200 characters long."""
    return " ".join(f"{type(error).__name__}: {error}"[:200].split()).rstrip(":")
