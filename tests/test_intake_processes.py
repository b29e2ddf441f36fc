"""Work in other processes, where these do not do as they should."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from articles.intake.processes import BrokenError, InOrder

HERE = Path(__file__).parent
SECONDS = 60


def half_a_result(job: int) -> int:
    """End, from the second job on, while the result is handed over."""

    def send(self: Connection, data: bytes) -> None:
        os.write(self.fileno(), data[: len(data) // 2])
        os._exit(9)

    if job > 1:
        Connection._send = send  # type: ignore[attr-defined]
    return job


def main() -> None:
    """Give jobs to such processes, and print what is told."""
    work = InOrder(half_a_result, 2)
    try:
        list(work.results(range(1, 6), lambda _: True))
    except BrokenError as error:
        print(error)
    finally:
        work.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_process_that_ends_while_it_hands_over_a_result_is_told() -> None:
    path = os.pathsep.join([str(HERE), str(HERE.parent)])
    command = [sys.executable, "-c", "import test_intake_processes as here; here.main()"]
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, timeout=SECONDS
    )
    assert (done.stdout, done.stderr) == ("a process that reads articles ended before it was done\n", "")
