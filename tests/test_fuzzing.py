"""Whatever is changed in what strangers write, it is read or refused in one line; the same inputs in every run."""

from __future__ import annotations

import pytest
from fuzzing import TARGETS, mutated
from hypothesis import HealthCheck, given, settings

NONE = list(HealthCheck)
INPUTS = 120
"""Of each kind; `tests/hard/test_many_inputs.py` takes thousands."""


@pytest.mark.parametrize("name", TARGETS)
def test_changed_inputs_are_read_or_refused(name: str) -> None:
    take, samples = TARGETS[name]
    taken = []

    @settings(max_examples=INPUTS, derandomize=True, deadline=None, database=None, suppress_health_check=NONE)
    @given(mutated(samples))
    def one(data: bytes) -> None:
        taken.append(len(data))
        take(data)

    one()
    assert len(taken) >= INPUTS


@pytest.mark.parametrize("name", TARGETS)
def test_the_inputs_that_are_changed_are_sound(name: str) -> None:
    take, samples = TARGETS[name]
    for data in samples:
        take(data)
    assert all(samples)
