"""A crew for tasks: at most so many at once, each in a process of its own, forked from a warm parent where that can.

Where it cannot (no fork on this system, or a library that started threads in the parent), every task gets a
fresh Python: slower, with the same results. Which of the two it is, is in ``Crew.forks`` and in the log.
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

from srm_kit.engine.parent import SINGLE
from srm_kit.engine.task import Event, State, Task, frame, frames

__all__ = ["WITHOUT_FORK", "Crew"]

WITHOUT_FORK = "SRM_ZONDER_VORK"
"""Environment variable: when it is set, nothing is forked."""

_log = logging.getLogger(__name__)
_PARENT = "import sys; from srm_kit.engine.parent import main; main(sys.argv[1:])"
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


@dataclass(slots=True)
class _Process:
    """A parent or a single worker, with the thread that reads what it says."""

    popen: subprocess.Popen[bytes]
    single: bool = False
    tasks: dict[int, tuple[Task, float]] = field(default_factory=dict)
    children: dict[int, int] = field(default_factory=dict)
    cause: State | None = None


class Crew:
    """Give it tasks with ``begin``, hear of them with ``wait``; a context manager that leaves nothing running."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._modules = tuple(preload)
        self._heard: queue.SimpleQueue[tuple[_Process, Any]] = queue.SimpleQueue()
        self._parent: _Process | None = None
        self._loose: list[_Process] = []
        self.forks = hasattr(os, "fork") and sys.platform != "darwin" and not os.environ.get(WITHOUT_FORK)

    def __enter__(self) -> Crew:
        if self.forks:
            self._start_parent()
        if not self.forks:
            _log.warning("Nothing is forked here: every task starts a fresh Python, which is slower.")
        return self

    def __exit__(self, *problem: object) -> None:
        for process in (*self._loose, *((self._parent,) if self._parent else ())):
            _end(process)
        self._parent, self._loose = None, []

    @property
    def busy(self) -> int:
        """How many tasks have begun and not ended."""
        return sum(len(process.tasks) for process in (*self._loose, *((self._parent,) if self._parent else ())))

    def begin(self, task: Task) -> None:
        """Starts a task at once."""
        if self.forks and self._parent is None:
            self._start_parent()
        process = self._parent
        if process is None:
            process = self._start([SINGLE])
            process.single = True
            self._hear(process)
            self._loose.append(process)
        process.tasks[task.number] = (task, time.monotonic())
        self._say(process, task)

    def stop(self, number: int) -> None:
        """Kills a task; its end is heard as ``State.STOPPED``."""
        if self._parent is not None and number in self._parent.tasks:
            self._say(self._parent, number)
        for process in self._loose:
            if number in process.tasks:
                process.cause = State.STOPPED
                _kill(process)

    def wait(self, seconds: float | None = None) -> Event | None:
        """The next thing that happens; None when nothing did in that time."""
        until = None if seconds is None else time.monotonic() + seconds
        while True:
            self._limits()
            left = 0.2 if until is None else min(0.2, max(0.0, until - time.monotonic()))
            try:
                process, said = self._heard.get(timeout=left)
            except queue.Empty:
                if until is not None and time.monotonic() >= until:
                    return None
                continue
            if isinstance(said, Event):
                if said.state is State.BEGUN:
                    process.children[said.number] = said.content
                    continue
                if said.state.is_end:
                    process.children.pop(said.number, None)
                    if process.tasks.pop(said.number, None) is None:
                        continue
                    self._forget(process)
                return said
            if said is None and (event := self._died(process)) is not None:
                return event

    def _say(self, process: _Process, value: Any) -> None:
        assert process.popen.stdin is not None
        with suppress(OSError):  # it died: the reader hears so, and the task is told dead
            process.popen.stdin.write(frame(value))
            process.popen.stdin.flush()

    def _died(self, process: _Process) -> Event | None:
        """A process is gone: one of its tasks is told dead, the others when asked again."""
        code = process.popen.wait()
        _close(process)
        if process is self._parent:
            self._parent = None
            for child in process.children.values():
                _kill_group(child)
            if process.tasks:
                self._loose.append(process)
        if not process.tasks:
            self._loose = [other for other in self._loose if other is not process]
            return None
        number = next(iter(process.tasks))
        task, begun = process.tasks.pop(number)
        self._heard.put((process, None))
        state = process.cause or State.DIED
        text = {
            State.TIMED_OUT: f"stopped: it took longer than {task.seconds or 0:g} seconds",
            State.STOPPED: "stopped on request",
        }.get(state, f"died: its process ended with {code}")
        return Event(number, state, text=text, seconds=time.monotonic() - begun)

    def _forget(self, process: _Process) -> None:
        if process is not self._parent and not process.tasks:
            self._loose = [other for other in self._loose if other is not process]
            _end(process)

    def _limits(self) -> None:
        """The clock of tasks without a parent to watch them."""
        for process in self._loose:
            for task, begun in process.tasks.values():
                if task.seconds is not None and time.monotonic() - begun > task.seconds and not process.cause:
                    process.cause = State.TIMED_OUT
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
        self.forks = False
        what = "could not start" if ready is None else f"has {ready} threads, so that forking it is not safe"
        _log.warning("The warm parent %s.", what)

    def _start(self, arguments: Sequence[str]) -> _Process:
        environment = os.environ | dict.fromkeys(_ONE_THREAD, "1")
        # A kernel draws this way; matplotlib reads it when it is imported.
        environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        places = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, places))
        popen = subprocess.Popen(
            [sys.executable, "-P", "-c", _PARENT, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C is for us; and what a worker starts can be stopped with it
        )
        return _Process(popen)

    def _hear(self, process: _Process) -> None:
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()

    def _listen(self, process: _Process) -> None:
        assert process.popen.stdout is not None
        buffer = bytearray()
        with process.popen.stdout as pipe:
            while data := os.read(pipe.fileno(), 1 << 20):
                buffer += data
                for value in frames(buffer):
                    self._heard.put((process, value))
        self._heard.put((process, None))


def _first(process: _Process) -> Any:
    """The first thing a parent says: how many threads it has; None when it ended before that."""
    assert process.popen.stdout is not None
    buffer = bytearray()
    while not (said := frames(buffer)):
        data = os.read(process.popen.stdout.fileno(), 1 << 16)
        if not data:
            return None
        buffer += data
    return said[0]


def _end(process: _Process) -> None:
    """Closes its stdin, at which a parent stops its children and ends; what does not listen is killed."""
    _close(process)
    if process.single and process.tasks:
        _kill(process)
    try:
        process.popen.wait(5)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.popen.wait()


def _close(process: _Process) -> None:
    if process.popen.stdin is not None:
        with suppress(OSError):  # the other side may be gone already
            process.popen.stdin.close()


def _kill(process: _Process) -> None:
    """The process and all it started."""
    _kill_group(process.popen.pid)
    process.popen.kill()


def _kill_group(number: int) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(number, signal.SIGKILL)
