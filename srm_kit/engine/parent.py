"""The warm parent: holds the imports, forks a child per task, watches over it and tells how it ended.

Started by ``crew.py`` in a Python of its own. It has one thread and no open sockets,
because a fork copies only the thread that forks: a lock held by another would stay locked for ever. Tasks come
in on stdin, events go out on stdout, as frames of ``task.py``.
"""

from __future__ import annotations

import gc
import importlib
import os
import selectors
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from srm_kit.engine.child import carry_out, live
from srm_kit.engine.task import Event, State, Task, frame, frames

__all__ = ["SINGLE", "main"]

SINGLE = "--single"
"""Without fork: one task in this very process, and the end."""

_TICK = 0.05


@dataclass(slots=True)
class _Child:
    """A child that runs: its task, its pipe, and when it has to be done."""

    task: Task
    pid: int
    pipe: int
    begin: float
    end: Event | None = None
    cause: State | None = None
    received: bytearray = field(default_factory=bytearray)


class WarmParent:
    """One loop over the requests and the children."""

    def __init__(self, requests: int, events: int) -> None:
        self._requests, self._events = requests, events
        self._received = bytearray()
        self._children: dict[int, _Child] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(requests, selectors.EVENT_READ)
        self._own = _megabytes(os.getpid())  # a child begins with the memory of its parent

    def work(self) -> None:
        """Until the other side closes; then nothing is left running."""
        try:
            while self._turn():
                self._watch()
        finally:
            for child in list(self._children.values()):
                _kill(child.pid)

    def _turn(self) -> bool:
        for key, _ in self._selector.select(_TICK if self._children else None):
            data = os.read(key.fd, 1 << 20)
            if key.fd != self._requests:
                self._from_child(key.fd, data)
            elif data:
                self._received += data
                for task in frames(self._received):
                    self._request(task)
            else:
                return False
        return True

    def _request(self, task: Any) -> None:
        if isinstance(task, int):  # the number of a task that has to stop
            for child in self._children.values():
                if child.task.number == task:
                    child.cause = State.STOPPED
                    _kill(child.pid)
            return
        read, write = os.pipe()
        me = os.getpid()
        pid = os.fork()
        if pid == 0:
            for number in (read, self._requests, self._events, *self._children):
                os.close(number)
            live(task, write, me)
        os.close(write)
        self._children[read] = _Child(task, pid, read, time.monotonic())
        self._selector.register(read, selectors.EVENT_READ)
        self.send(Event(task.number, State.BEGUN, pid))

    def _from_child(self, pipe: int, data: bytes) -> None:
        child = self._children[pipe]
        if not data:
            self._end(child)
            return
        child.received += data
        for event in frames(child.received):
            if event.state.is_end:
                child.end = event
            else:
                self.send(event)

    def _watch(self) -> None:
        now = time.monotonic()
        for child in self._children.values():
            task = child.task
            if child.cause:
                continue
            if task.seconds is not None and now - child.begin > task.seconds:
                child.cause = State.TIMED_OUT
            elif task.megabytes is not None and _megabytes(child.pid) > task.megabytes + self._own:
                child.cause = State.OUT_OF_MEMORY
            if child.cause:
                _kill(child.pid)

    def _end(self, child: _Child) -> None:
        self._selector.unregister(child.pipe)
        os.close(child.pipe)
        del self._children[child.pipe]
        _kill(child.pid)  # whatever it started goes with it
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - child.begin
        cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        end = child.end
        if end is None:
            state = child.cause or State.DIED
            end = Event(child.task.number, state, text=_why(state, status, child.task))
        self.send(replace(end, seconds=end.seconds or seconds, cpu=cpu, peak=peak))

    def send(self, event: Any) -> None:
        """Tells the other side."""
        view = memoryview(frame(event))
        while view:
            view = view[os.write(self._events, view) :]


def _why(state: State, status: int, task: Task) -> str:
    if state is State.TIMED_OUT:
        return f"stopped: it took longer than {task.seconds:g} seconds"
    if state is State.OUT_OF_MEMORY:
        return f"stopped: it used more than {task.megabytes:g} MB of memory"
    if state is State.STOPPED:
        return "stopped on request"
    number = os.waitstatus_to_exitcode(status)
    if number == -signal.SIGXCPU:
        return "died: it used more processor time than it may"
    name = signal.Signals(-number).name if number < 0 else f"exit code {number}"
    return f"died: its process ended with {name}"


def _megabytes(pid: int) -> float:
    """What a process holds in memory now; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        return 0.0


def _kill(pid: int) -> None:
    """The process and all it started, also what cut itself loose (a browser does)."""
    for number in _offspring(pid):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(number, signal.SIGKILL)
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _offspring(pid: int) -> list[int]:
    """The processes below this one; none where the system does not tell."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            own = [int(number) for number in file.read().split()]
    except (OSError, ValueError):
        return []
    return [number for child in own for number in (*_offspring(child), child)]


def _threads() -> int:
    return len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1


def _warm(modules: list[str]) -> None:
    """Imports, and calls ``warm()`` of a module that has one."""
    for name in modules:
        module = importlib.import_module(name)
        if hasattr(module, "warm"):
            module.warm()


def _one(requests: int, parent: WarmParent) -> None:
    """The only task of a worker that is not forked."""
    buffer = bytearray()
    while not (tasks := frames(buffer)):
        data = os.read(requests, 1 << 20)
        if not data:
            return
        buffer += data
    carry_out(tasks[0], parent.send)


def main(arguments: list[str]) -> None:
    """Gets ready, says so with the number of threads, and works until stdin closes."""
    requests, events = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # nothing that prints may end up between the frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    if arguments == [SINGLE]:
        with suppress(BrokenPipeError):
            _one(requests, WarmParent(requests, events))
        return
    _warm(arguments)
    gc.collect()
    gc.freeze()
    parent = WarmParent(requests, events)
    with suppress(BrokenPipeError):  # who would listen is gone, and so is all that it wanted
        parent.send(_threads())
        parent.work()
