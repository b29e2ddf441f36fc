"""Possessive repeats of groups that Python below 3.11.5 reads wrongly.

When the last round of ``(?:...)*+`` fails there after it has taken characters, they stay taken: ``(?:ab?c)++`` finds
"aca" in "aca" (https://github.com/python/cpython/issues/106052). What a round took with characters alone is given back,
what it took with a repeat, a look around or an alternative is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]

CHARACTERS = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY, _constants.AT}
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}


def misread(pattern: re.Pattern[Any]) -> bool:
    """Whether the expression repeats a group possessively that old versions may read wrongly."""
    return any(
        operator is _constants.POSSESSIVE_REPEAT and not _is_character(argument[2]) and not _gives_back(argument[2])
        for operator, argument in _all_nodes(_parser.parse(pattern.pattern, pattern.flags))
    )


def _all_nodes(nodes: Any) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        for part in _parts(node):
            found += _all_nodes(part)
    return found


def _parts(node: Node) -> list[Any]:
    """The sequences of nodes within a node."""
    operator, argument = node
    if operator is _constants.BRANCH:
        return list(argument[1])
    if operator is _constants.ATOMIC_GROUP:
        return [argument]
    if operator in CHARACTERS or not isinstance(argument, tuple):
        return []
    return [part for part in argument if isinstance(part, _parser.SubPattern)]


def _is_character(nodes: Sequence[Node]) -> bool:
    return len(nodes) == 1 and nodes[0][0] in CHARACTERS


def _gives_back(nodes: Sequence[Node]) -> bool:
    """Whether what a round has taken is given back when it fails: it can fail only in its first node, or in one before
    which there are characters alone."""
    if not nodes:
        return True
    operator, argument = nodes[0]
    rest_holds = all(_cannot_fail(node) for node in nodes[1:])
    if operator in CHARACTERS:
        plain = [node[0] in CHARACTERS for node in nodes]
        after = nodes[plain.index(False) :] if False in plain else []
        return all(_cannot_fail(node) for node in after)
    if operator is _constants.BRANCH:
        return rest_holds and all(map(_gives_back, argument[1]))
    if operator is _constants.SUBPATTERN:
        return rest_holds and _gives_back(argument[-1])
    return rest_holds and ((operator in REPEATS and _is_character(argument[2])) or _cannot_fail(nodes[0]))


def _cannot_fail(node: Node) -> bool:
    operator, argument = node
    if operator in REPEATS:
        return bool(argument[0] == 0)
    if operator is _constants.BRANCH:
        return any(all(map(_cannot_fail, one)) for one in argument[1])
    return operator is _constants.SUBPATTERN and all(map(_cannot_fail, argument[-1]))
