"""Named tuples for what is loaded before anything is shown.

They are those of `typing`, without its import: that takes longer, with the regular expressions that it brings, than
all else that the first frame needs.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        """Makes the subclasses of `NamedTuple`: fields from annotations, defaults and methods from the body."""

        def __new__(maker, name, bases, body):
            if not bases:
                return super().__new__(maker, name, bases, body)
            fields = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            for member, value in body.items():
                setattr(made, member, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of a class of named tuples."""
