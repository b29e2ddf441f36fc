"""Methods that are not ours, asked in a process of their own that is killed when it takes too long.

The process is kept for the next question, since importing sumy takes longer than most of its answers; it ends with
ours. Safe to call from many threads.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from queue import LifoQueue
from time import monotonic

from summarize.document import Document
from summarize.methods import MethodError, Scored
from summarize.methods.worker import question, receive, send

SECONDS = 4.0
"""How long a method may take for an answer; starting its process and importing it count."""

PROCESSES = 2
"""How many questions are asked at the same time: one method that hangs does not hold up the next."""

BOOT = "import sys; sys.path[:] = {path!r}; from summarize.methods.worker import serve; serve()"


class Worker:
    """A process that answers questions; started when it is first asked, and anew after it was stopped."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._path: list[str] = []

    def ask(self, message: bytes) -> bytes:
        """The answer. Raises TimeoutError when it takes too long, `_DiedError` where the process ends instead."""
        ends = monotonic() + SECONDS
        channel = self._connected()
        try:
            channel.settimeout(SECONDS)
            send(channel, message)
            return receive(channel, ends)
        except TimeoutError:
            self.stop()
            raise
        except (EOFError, OSError):
            raise _DiedError(self.stop()) from None
        except BaseException:  # interrupted: the answer that is still to come must not answer the next question
            self.stop()
            raise

    def _connected(self) -> socket.socket:
        """The socket of a process that lives and finds what we find."""
        path = [entry for entry in sys.path if isinstance(entry, str)]
        if self._process and (self._process.poll() is not None or self._path != path):
            self.stop()
        if self._channel is None:
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    self._process = _start(path, theirs.fileno())
                except OSError:
                    ours.close()
                    raise
            self._channel, self._path = ours, path
        return self._channel

    def kill(self) -> None:
        """Kill the process with all that it started; whoever waits for its answer has `_DiedError` instead."""
        if self._process and self._process.returncode is None:  # not waited for: the number still is this process's
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def stop(self) -> int:
        """Kill the process and forget it; its return code as `subprocess` gives it."""
        self.kill()
        code = self._process.wait() if self._process else 0
        if self._channel:
            self._channel.close()
        self._process = self._channel = None
        return code


def _start(path: list[str], stdin: int) -> subprocess.Popen[bytes]:
    """A process that finds modules where we do; a group to be killed as a whole, without a terminal to draw on."""
    isolated = ["-I"] if sys.flags.isolated else []
    return subprocess.Popen(
        [sys.executable, *isolated, "-c", BOOT.format(path=path)],
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


class _DiedError(Exception):
    """The process ended before it answered; says how."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit code {code}" if code >= 0 else signal.strsignal(-code) or f"signal {-code}")


_workers = [Worker() for _ in range(PROCESSES)]
_free: LifoQueue[Worker] = LifoQueue()  # the one used last comes first: one after the other needs one process only
for _worker in _workers:
    _free.put(_worker)
    atexit.register(_worker.stop)


def interrupt() -> None:
    """Kill what runs, so that nothing waits for it any longer; what is asked later runs again."""
    for worker in _workers:
        worker.kill()


def ask(name: str, document: Document | None) -> Scored:
    """What the method of this name says of the document (None: see that it loads); raises `MethodError`."""
    wanted = "to load" if document is None else f"for {len(document.sentences):,} sentences"  # whose places go along
    worker = _free.get()
    try:
        answer = json.loads(worker.ask(question(name, document)))
    except TimeoutError:
        raise MethodError(f"method {name!r} took more than {SECONDS:g} s {wanted}") from None
    except _DiedError as error:
        raise MethodError(f"method {name!r} ended its process: {error}") from None
    except OSError as error:
        raise MethodError(f"method {name!r} has no process to run in: {error}") from error
    finally:
        _free.put(worker)
    if "failed" in answer:
        raise MethodError(answer["failed"])
    return Scored(answer["scores"], [tuple(reasons) for reasons in answer["reasons"]], answer["cover"])
