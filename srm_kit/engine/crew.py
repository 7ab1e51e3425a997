"""A crew for tasks: at most so many at once, each in a process of its own, forked from a warm parent where that can.

Where it cannot (no fork on this system, or a library that started threads in the parent), every task gets a
fresh Python: slower, with the same results. Which of the two it is, is in ``Ploeg.vork`` and in the log.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from srm_kit.engine.parent import LOS
from srm_kit.engine.task import Gebeurtenis, Stand, Taak, frame, frames

__all__ = ["ZONDER_VORK", "Ploeg"]

ZONDER_VORK = "SRM_ZONDER_VORK"
"""Environment variable: when it is set, nothing is forked."""

_log = logging.getLogger(__name__)
_PARENT = "import sys; from srm_kit.engine.parent import main; main(sys.argv[1:])"
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


@dataclass(slots=True)
class _Proces:
    """A parent or a single worker, with the thread that reads what it says."""

    popen: subprocess.Popen[bytes]
    los: bool = False
    taken: dict[int, tuple[Taak, float]] = field(default_factory=dict)
    kinderen: dict[int, int] = field(default_factory=dict)
    gestopt: str = ""


class Ploeg:
    """Give it tasks with ``begin``, hear of them with ``wacht``; a context manager that leaves nothing running."""

    def __init__(self, voorladen: Sequence[str] = ()) -> None:
        self._modules = tuple(voorladen)
        self._heard: queue.SimpleQueue[tuple[_Proces, Any]] = queue.SimpleQueue()
        self._parent: _Proces | None = None
        self._loose: list[_Proces] = []
        self.vork = hasattr(os, "fork") and sys.platform != "darwin" and not os.environ.get(ZONDER_VORK)

    def __enter__(self) -> Ploeg:
        if self.vork:
            self._start_parent()
        if not self.vork:
            _log.warning("Nothing is forked here: every task starts a fresh Python, which is slower.")
        return self

    def __exit__(self, *problem: object) -> None:
        for process in (*self._loose, *((self._parent,) if self._parent else ())):
            _end(process)
        self._parent, self._loose = None, []

    @property
    def bezig(self) -> int:
        """How many tasks have begun and not ended."""
        return sum(len(process.taken) for process in (*self._loose, *((self._parent,) if self._parent else ())))

    def begin(self, task: Taak) -> None:
        """Starts a task at once."""
        if self.vork and self._parent is None:
            self._start_parent()
        process = self._parent
        if process is None:
            process = self._start([LOS])
            process.los = True
            self._hear(process)
            self._loose.append(process)
        process.taken[task.nummer] = (task, time.monotonic())
        self._say(process, task)

    def stop(self, number: int) -> None:
        """Kills a task; its end is heard as ``gestopt``."""
        if self._parent is not None and number in self._parent.taken:
            self._say(self._parent, number)
        for process in self._loose:
            if number in process.taken:
                process.gestopt = Stand.GESTOPT
                _kill(process)

    def wacht(self, seconds: float | None = None) -> Gebeurtenis | None:
        """The next thing that happens; None when nothing did in that time."""
        until = None if seconds is None else time.monotonic() + seconds
        while True:
            self._limits()
            left = 0.2 if until is None else min(0.2, max(0.0, until - time.monotonic()))
            try:
                process, item = self._heard.get(timeout=left)
            except queue.Empty:
                if until is not None and time.monotonic() >= until:
                    return None
                continue
            if isinstance(item, Gebeurtenis):
                if item.stand == Stand.BEGON:
                    process.kinderen[item.nummer] = item.inhoud
                    continue
                if item.stand in Stand.EINDEN:
                    process.kinderen.pop(item.nummer, None)
                    if process.taken.pop(item.nummer, None) is None:
                        continue
                    self._forget(process)
                return item
            if item is None and (event := self._died(process)) is not None:
                return event

    def _say(self, process: _Proces, value: Any) -> None:
        assert process.popen.stdin is not None
        with suppress(OSError):  # it died: the reader hears so, and the task is told dead
            process.popen.stdin.write(frame(value))
            process.popen.stdin.flush()

    def _died(self, process: _Proces) -> Gebeurtenis | None:
        """A process is gone: one of its tasks is told dead, the others when asked again."""
        code = process.popen.wait()
        _close(process)
        if process is self._parent:
            self._parent = None
            for child in process.kinderen.values():
                _kill_group(child)
            if process.taken:
                self._loose.append(process)
        if not process.taken:
            self._loose = [item for item in self._loose if item is not process]
            return None
        number = next(iter(process.taken))
        task, begun = process.taken.pop(number)
        self._heard.put((process, None))
        stand = process.gestopt or Stand.DOOD
        text = {
            Stand.TIJD: f"stopped: it took longer than {task.seconden or 0:g} seconds",
            Stand.GESTOPT: "stopped on request",
        }.get(stand, f"died: its process ended with {code}")
        return Gebeurtenis(number, stand, soort=stand, tekst=text, seconden=time.monotonic() - begun)

    def _forget(self, process: _Proces) -> None:
        if process is not self._parent and not process.taken:
            self._loose = [item for item in self._loose if item is not process]
            _end(process)

    def _limits(self) -> None:
        """The clock of tasks without a parent to watch them."""
        for process in self._loose:
            for task, begun in process.taken.values():
                if task.seconden is not None and time.monotonic() - begun > task.seconden and not process.gestopt:
                    process.gestopt = Stand.TIJD
                    _kill(process)

    def _start_parent(self) -> None:
        process = self._start(self._modules)
        ready = _first(process)
        if ready == 1:
            self._parent = process
            self._hear(process)
            return
        _end(process)
        assert process.popen.stdout is not None
        process.popen.stdout.close()
        self.vork = False
        what = "could not start" if ready is None else f"has {ready} threads, so that forking it is not safe"
        _log.warning("The warm parent %s.", what)

    def _start(self, arguments: Sequence[str]) -> _Proces:
        environment = os.environ | dict.fromkeys(_ONE_THREAD, "1")
        # A kernel draws this way; matplotlib reads it when it is imported.
        environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        places = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, places))
        popen = subprocess.Popen(
            [sys.executable, "-c", _PARENT, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C is for us; and what a worker starts can be stopped with it
        )
        return _Proces(popen)

    def _hear(self, process: _Proces) -> None:
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()

    def _listen(self, process: _Proces) -> None:
        assert process.popen.stdout is not None
        buffer = bytearray()
        with process.popen.stdout as pipe:
            while data := os.read(pipe.fileno(), 1 << 20):
                buffer += data
                for item in frames(buffer):
                    self._heard.put((process, item))
        self._heard.put((process, None))


def _first(process: _Proces) -> Any:
    """The first thing a parent says: how many threads it has; None when it ended before that."""
    assert process.popen.stdout is not None
    buffer = bytearray()
    while not (found := frames(buffer)):
        data = os.read(process.popen.stdout.fileno(), 1 << 16)
        if not data:
            return None
        buffer += data
    return found[0]


def _end(process: _Proces) -> None:
    """Closes its stdin, at which a parent stops its children and ends; what does not listen is killed."""
    _close(process)
    if process.los and process.taken:
        _kill(process)
    try:
        process.popen.wait(5)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.popen.wait()


def _close(process: _Proces) -> None:
    if process.popen.stdin is not None:
        with suppress(OSError):  # the other side may be gone already
            process.popen.stdin.close()


def _kill(process: _Proces) -> None:
    """The process and all it started."""
    _kill_group(process.popen.pid)
    process.popen.kill()


def _kill_group(number: int) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(number, signal.SIGKILL)
