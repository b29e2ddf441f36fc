"""The worst inputs of a regular expression, made from the expression itself, and how its time grows with them.

An expression of Python's engine takes more than linear time where one stretch of text can be read in many ways, or
where a match begins at many places and fails far from each. Both need a stretch that repeats: an attack is a prefix, a
pump and a suffix. The pumps are made from the syntax tree: for every repeat what its body matches, alone and with what
stands before and after it; every kind of character the repeats tell apart, alone and in pairs; and beginnings of the
whole. The suffix makes a match fail, or lets the text end.

Short texts choose the attacks: those that take longest and those that grow fastest. Only these are tried at length.
"""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, pairwise, product
from math import inf
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, NamedTuple

Nodes = Any  # of re._parser: a sequence of (operation, argument)

FEW = 40
"""Times an example repeats what must stand at least that often, and alternatives of one choice that are looked at."""
MOST_ATTACKS = 60
SHORT, LONGER = 200, 800
HOPELESS = 60
"""Growth from which no other attack need be tried."""
PATIENCE, SOON = 2e-5, 0.1
"""Seconds a character that one search may take, and seconds that it always may; what takes longer is ended, and counts
as endless."""
TICK = 0.004
"""Seconds in steps of which some systems count the time of the processor. Time on the clock, which is exact, tells more
than that only where other processes had the processor."""
NOISE = 0.005
"""Seconds: what is quicker is measured no better than so, and counts as that much."""
WAYS = ("match", "fullmatch", "search", "everywhere")
"""How a pattern is used; "everywhere" is one match after another, as of finditer, sub and split."""
USUAL = "aA0_ \n.,-'’“\"<\x00é"
"""Characters that tell most sets apart, beside those that an expression names."""


class Attack(NamedTuple):
    """A text of any length that an expression may be slow with."""

    prefix: str
    pump: str
    suffix: str

    def of(self, size: int) -> str:
        """The text of about ``size`` characters."""
        return self.prefix + self.pump * max(1, size // len(self.pump)) + self.suffix


class Growth(NamedTuple):
    """Seconds of the worst attack at each size; ``ratio`` is the largest growth from one size to the next."""

    attack: Attack
    seconds: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times the time of a size is that of the size before; infinite where one was ended."""
        if inf in self.seconds:
            return inf
        return max(long / short for short, long in pairwise(self.seconds))


@lru_cache(maxsize=4)
def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """The attacks on a pattern, most telling first, at most `MOST_ATTACKS`."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(source, (pattern.flags & ~re.UNICODE) if isinstance(pattern.pattern, bytes) else pattern.flags)
    maker = _Maker(tree)
    found = dict.fromkeys(
        Attack(prefix, pump + parting, suffix)
        for (prefix, pump), parting, suffix in product(maker.pumps(), ("", " ", "\n"), maker.suffixes())
        if pump
    )
    if len(found) <= MOST_ATTACKS:
        return list(found)
    return random.Random(len(source)).sample(list(found), MOST_ATTACKS)


class _Maker:
    """Makes texts from the syntax tree of an expression."""

    def __init__(self, tree: Nodes) -> None:
        self.tree = tree
        self.fitting: dict[str, list[str]] = {}
        repeats = list(_repeats(tree, []))
        self.repeats = repeats
        atoms = {repr(atom): atom for _, body, _ in repeats for atom in _atoms(body)}
        kinds: dict[tuple[bool, ...], str] = {}
        for char in dict.fromkeys(chain(*map(_named, list(atoms.values())[:FEW]), USUAL)):
            kinds.setdefault(tuple(self._fits(atom, char) for atom in list(atoms.values())[:FEW]), char)
        self.kinds = list(kinds.values())
        self.misfit = kinds.get((False,) * min(len(atoms), FEW), "")

    def suffixes(self) -> list[str]:
        return list(dict.fromkeys(("", self.misfit or "\x00")))

    def pumps(self) -> Iterator[tuple[str, str]]:
        """Each pump with the prefix that it is to follow."""
        for before, body, after in self.repeats:
            start, then = self.example(before), self.example(after)
            for turn in range(3):
                inner = self.example(body, turn)
                yield start, inner
                yield "", start + inner
                yield start, inner + then
                yield "", start + inner + then[:-1]
            yield from ((start, char) for char in self.kinds)
        yield from (("", char) for char in self.kinds)
        for turn in range(4):
            whole = self.example(self.tree, turn)
            yield from (("", whole[: len(whole) - cut]) for cut in range(min(3, len(whole))))
            yield from (("", self.example(self.tree[:end], turn, fill=1)) for end in range(1, len(self.tree) + 1))
        pairs = ["".join(pair) for pair in product(self.kinds, repeat=2)]
        yield from (("", pair) for pair in random.Random(len(pairs)).sample(pairs, min(len(pairs), FEW)))

    def example(self, nodes: Nodes, turn: int = 0, fill: int = 0) -> str:
        """A short text that matches; ``turn`` chooses among alternatives, ``fill`` is the least count of a repeat."""
        return "".join(self._of(operation, argument, turn, fill) for operation, argument in nodes)

    def _of(self, operation: Any, argument: Any, turn: int, fill: int) -> str:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            fitting = self._characters((operation, argument))
            return fitting[turn % len(fitting)]
        if name == "BRANCH":
            return self.example(argument[1][turn % len(argument[1])], turn, fill)
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self.example(argument[-1] if name == "SUBPATTERN" else argument, turn, fill)
        if name.endswith("_REPEAT"):
            least, most, body = argument
            return self.example(body, turn, fill) * int(min(max(least, fill), most, FEW))
        return ""

    def _characters(self, atom: Any) -> list[str]:
        """Characters that an atom of the expression matches."""
        key = repr(atom)
        if key not in self.fitting:
            named = dict.fromkeys(chain(_named(atom), USUAL))
            self.fitting[key] = [char for char in named if self._fits(atom, char)][:6] or ["\u4e00"]
        return self.fitting[key]

    def _fits(self, atom: Any, char: str) -> bool:
        return bool(_matcher(self.tree.state, atom).match(char))


def _matcher(state: Any, atom: Any, known: dict[tuple[str, int], re.Pattern[str]] = {}) -> re.Pattern[str]:  # noqa: B006
    """One atom of a tree as a pattern of its own."""
    key = repr(atom), state.flags
    if key not in known:
        known[key] = _compiler.compile(_parser.SubPattern(state, [atom]), 0)
    return known[key]


def _named(atom: Any) -> Iterator[str]:
    """Characters that an atom names: its literals and the ends of its ranges."""
    operation, argument = str(atom[0]), atom[1]
    if operation in ("LITERAL", "NOT_LITERAL"):
        yield chr(argument)
    elif operation == "IN":
        yield from chain(*map(_named, argument))
    elif operation == "RANGE":
        yield from map(chr, argument)


def _children(operation: Any, argument: Any) -> list[Nodes]:
    """The sequences inside a node."""
    name = str(operation)
    if name == "BRANCH":
        return list(argument[1][:FEW])
    if name == "ATOMIC_GROUP":
        return [argument]
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") or name.endswith("_REPEAT"):
        return [argument[-1]]
    return [part for part in argument[1:] if part] if name == "GROUPREF_EXISTS" else []


def _atoms(nodes: Nodes) -> Iterator[Any]:
    """Whatever matches one character, at any depth."""
    for operation, argument in nodes:
        if str(operation) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            yield operation, argument
        yield from chain(*map(_atoms, _children(operation, argument)))


def _repeats(nodes: Nodes, before: list[Any]) -> Iterator[tuple[list[Any], Nodes, Nodes]]:
    """Every repeat, with all nodes that lead to it and those that follow it in its sequence."""
    for place, (operation, argument) in enumerate(nodes):
        leading = before + list(nodes[:place])
        if str(operation).endswith("_REPEAT") and argument[1] > 1:
            yield leading, argument[2], nodes[place + 1 :]
        for child in _children(operation, argument):
            yield from _repeats(child, leading)


def growth(pattern: re.Pattern[Any], way: str, sizes: Sequence[int], *, tried: int = 3, runs: int = 1) -> Growth:
    """How the time of a pattern grows, used in one of the `WAYS`, with the worst of its own inputs.

    The sizes are in characters, at least two. Of ``tried`` attacks it is the one whose time grows most between two
    sizes; the time of a size is the least of so many ``runs``.
    """
    grown: list[Growth] = []
    for attack in _chosen(pattern, way, tried):
        grown.append(Growth(attack, tuple(_all_sizes(pattern, way, attack, sizes, runs))))
        if grown[-1].ratio > HOPELESS:
            break
    return max(grown, key=lambda one: (one.ratio, one.seconds))


def _all_sizes(pattern: re.Pattern[Any], way: str, attack: Attack, sizes: Sequence[int], runs: int) -> Iterator[float]:
    """The seconds at each size, up to one that took too long; of no size less than `NOISE`."""
    for size in sizes:
        seconds = min(seconds_of(pattern, way, attack.of(size)) for _ in range(runs))
        yield max(seconds, NOISE)
        if seconds == inf:
            return


def _chosen(pattern: re.Pattern[Any], way: str, count: int) -> list[Attack]:
    """The attacks to try at length: half of them the slowest, half those whose time grows fastest."""
    found = []
    for attack in attacks(pattern):
        first, second = (seconds_of(pattern, way, attack.of(size)) for size in (SHORT, LONGER))
        if second == inf:
            return [attack]
        found.append((second / (first + 2e-6), second, attack))
    fastest = [attack for *_, attack in sorted(found, key=lambda one: -one[0])]
    slowest = [attack for *_, attack in sorted(found, key=lambda one: -one[1])]
    return list(dict.fromkeys([*slowest[: (count + 1) // 2], *fastest]))[:count]


def _use(pattern: re.Pattern[Any], way: str, text: str | bytes) -> None:
    if way == "everywhere":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, way)(text)


def seconds_of(pattern: re.Pattern[Any], way: str, text: str) -> float:
    """Seconds of the processor for one use; infinite where it was ended, beyond `PATIENCE`."""
    given = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    try:
        with _ended_after(max(SOON, PATIENCE * len(text))):
            start = time.perf_counter(), time.process_time()
            _use(pattern, way, given)
            whole, own = time.perf_counter() - start[0], time.process_time() - start[1]
            return min(whole, own + TICK)
    except _TooLongError:
        return inf


class _TooLongError(Exception):
    """The time is up."""


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Ends what runs too long: the engine looks for signals within a match."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
