"""The life of one task in its own process: a folder, limits, one call, and the end."""

from __future__ import annotations

import importlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from srm_kit.engine.task import Event, State, Task, frame
from srm_kit.errors import Failure

__all__ = ["carry_out", "live"]


def live(task: Task, out: int, parent: int) -> None:
    """What a forked child does, from its first moment to its last; never returns."""
    code = 1
    try:
        _apart(parent)
        _limits(task)
        carry_out(task, lambda event: _write(out, frame(event)))
        code = 0
    finally:
        os._exit(code)  # no exit handlers, no buffers of the parent


def carry_out(task: Task, send: Callable[[Event], None]) -> None:
    """Calls the function of a task and tells how it went; whatever it raises is told too."""
    start = time.perf_counter()
    try:
        _settle(task)
        module, name = task.function.split(":")
        function = getattr(importlib.import_module(module), name)
        value = function(lambda message: send(Event(task.number, State.MESSAGE, message)), **task.arguments)
        end = Event(task.number, State.DONE, value)
    except MemoryError:
        end = Event(task.number, State.OUT_OF_MEMORY, error="MemoryError", text="more memory than it may use")
    except BaseException as error:
        fields = {name: value for name, value in vars(error).items() if isinstance(value, (str, int, tuple))}
        end = Event(task.number, State.FAILED, fields, type(error).__name__, str(error), Failure.of(error))
    send(replace(end, seconds=time.perf_counter() - start))


def _settle(task: Task) -> None:
    """A folder of its own, also for temporary files, and chance that repeats."""
    if task.folder:
        os.chdir(task.folder)
    if task.scratch:
        os.environ["TMPDIR"] = task.scratch
        tempfile.tempdir = None
    random.seed(task.seed)
    if (numpy := sys.modules.get("numpy")) is not None:
        numpy.random.seed(task.seed % 2**32)


def _apart(parent: int) -> None:
    """Cut loose from the terminal and from the parent's files; gone when the parent goes."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):  # Linux only; elsewhere the parent kills its children itself
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)


def _limits(task: Task) -> None:
    import resource

    if task.seconds is not None:
        # The parent watches the clock; this is for a child whose parent was stopped.
        most = int(task.seconds) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    if task.megabytes is not None and task.hard_limit and sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        most = now + int(task.megabytes * 2**20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(number: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(number, view) :]
