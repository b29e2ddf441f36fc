"""The list of guards to break fits the code: each stands where it says, and its tests are there."""

from __future__ import annotations

import re

import pytest
from faults import FAULTS, ROOT, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.guard)
def test_a_guard_stands_where_the_list_says(fault: Fault) -> None:
    code = (ROOT / fault.file).read_text(encoding="utf-8")
    assert code.count(fault.find) == 1
    compile(code.replace(fault.find, fault.replace), fault.file, "exec")
    assert fault.tests
    for test in fault.tests:
        path, *names = test.split("::")
        tests = (ROOT / path).read_text(encoding="utf-8")
        assert [name for name in names if not re.search(rf"(class|def) {name.partition('[')[0]}\b", tests)] == []
