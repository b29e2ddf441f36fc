"""Named tuples that need no import of `typing` are those of `typing` all the same."""

from __future__ import annotations

import pickle
from typing import NamedTuple

import pytest

from articles import values


class Light(values.NamedTuple):
    """A row."""

    id: str
    read: bool = False
    others: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self.id}!"


class Usual(NamedTuple):
    """A row."""

    id: str
    read: bool = False
    others: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self.id}!"


def test_fields_defaults_and_methods_are_those_of_typing() -> None:
    light, usual = Light("a", others=(1,)), Usual("a", others=(1,))
    assert tuple(light) == tuple(usual)
    assert (Light._fields, Light._field_defaults) == (Usual._fields, Usual._field_defaults)
    assert (light.words, Light.__doc__, Light.__module__) == (usual.words, Usual.__doc__, Usual.__module__)
    assert repr(light) == repr(usual).replace("Usual", "Light")
    assert light._replace(read=True).read
    assert {light: 1}[Light("a", False, (1,))] == 1


def test_it_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Light("a"))) == Light("a")


def test_what_is_missing_is_said() -> None:
    with pytest.raises(TypeError, match="id"):
        Light()  # type: ignore[call-arg]
