"""The warm parent of the kernels: has everything imported and forks a real ipykernel on request.

Runs in a Python of its own, started by ``warm.py``. It has one thread, no ZeroMQ context and no event loop, because
a fork copies only the thread that forks. Requests and answers are JSON messages on one Unix socket; with the number
of a new kernel goes its pidfd, so that the server never watches or signals the wrong process.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from typing import Any, NoReturn

__all__ = ["main"]

# What a kernel needs before its first answer, beside IPython and what the notebooks import. None starts a thread.
KERNEL_MODULES = (
    "debugpy",
    "psutil",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "ipykernel.iostream",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "matplotlib_inline.backend_inline",
    "tornado.gen",
    "tornado.platform.asyncio",
    "tornado.queues",
    "zmq.eventloop.zmqstream",
    "ipywidgets",
    "anywidget",
)


def main(control: int, lifeline: int) -> None:
    """Gets ready, says so, and forks until the other side closes.

    Parameters
    ----------
    control
        The socket for requests and answers.
    lifeline
        The reading end of a pipe that only the server can write; a kernel ends when the server is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which stops its kernels itself
    from srm_kit.report.preloading import IPYTHON_LATE, notebook_modules

    for name in (*KERNEL_MODULES, *IPYTHON_LATE, *notebook_modules()):
        with suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    line = socket.socket(fileno=control)
    threads = len(os.listdir("/proc/self/task"))
    _tell(line, {"threads": threads})
    if threads != 1:
        return
    woken, wake = os.pipe()
    for number in (woken, wake):
        os.set_blocking(number, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    selector = selectors.DefaultSelector()
    selector.register(line, selectors.EVENT_READ)
    selector.register(woken, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if key.fd == woken:
                with suppress(BlockingIOError):
                    os.read(woken, 4096)
                _reap(line)
            elif data := line.recv(1 << 20):
                _fork(line, json.loads(data), lifeline, (selector, woken, wake))
            else:
                return


def _fork(line: socket.socket, request: dict[str, Any], lifeline: int, own: tuple[Any, int, int]) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            selector, woken, wake = own
            signal.set_wakeup_fd(-1)
            selector.close()
            os.close(woken)
            os.close(wake)
            _live(line, request, lifeline)
        finally:
            os._exit(1)
    watch = os.pidfd_open(pid)
    _tell(line, {"request": request["request"], "pid": pid}, watch)
    os.close(watch)


def _reap(line: socket.socket) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _tell(line, {"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def _tell(line: socket.socket, message: dict[str, Any], *files: int) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # the next turn finds it closed
        socket.send_fds(line, [json.dumps(message).encode()], list(files))


def _live(line: socket.socket, request: dict[str, Any], lifeline: int) -> NoReturn:
    """The life of a kernel: as a process that was started for it alone, except that nothing has to be loaded."""
    os.setsid()
    for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGCHLD, signal.SIG_DFL)):
        signal.signal(number, handler)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["ipykernel_launcher.py", *request["arguments"]]
    _own_randomness()
    _die_with_server(lifeline)
    from ipykernel.kernelapp import IPKernelApp

    code = 0
    try:
        app: Any = IPKernelApp.instance()
        app.initialize(sys.argv[1:])
        # A client that knocks before the sockets are there tries again after 0.1 second: tell when it may knock.
        _tell(line, {"open": request["request"]})
        line.close()
        app.start()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    import atexit

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the kernel put its own in place, and closed them
            stream.flush()
    os._exit(code)


def _own_randomness() -> None:
    """Two forks would otherwise draw the same numbers."""
    import random

    random.seed()
    if (numpy := sys.modules.get("numpy")) is not None:
        numpy.random.seed()


def _die_with_server(lifeline: int) -> None:
    """No kernel outlives its server, not even when that is killed; it does outlive the warm parent."""
    import threading

    def wait() -> None:
        os.read(lifeline, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True, name="srm-levenslijn").start()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
