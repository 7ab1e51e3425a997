"""Kernels that are ready at once: the server's side of the warm parent, and the provisioner that uses it.

Where the system has no fork with pidfd (Windows, macOS) or the parent fails in any way, a kernel starts as JupyterLab
starts it itself. That is slower, and the only difference.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any, ClassVar

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

__all__ = ["PROVISIONER", "CannotFork", "KernelParent", "WarmProvisioner", "can_fork", "register_provisioner"]

PROVISIONER = "srm-warm"
_CALCULATORS = ("OPENBLAS", "OMP", "MKL", "NUMEXPR")
_PATIENCE = 20.0
"""Seconds to wait for the parent: it may still be importing when the first notebook opens."""


class CannotFork(Exception):
    """The warm parent cannot give a kernel; start one the usual way."""


def can_fork() -> bool:
    """Whether this system can fork kernels and watch over them; SRM_LAB_WARM=0 says no.

    Who changes srm_kit itself wants that: a restarted kernel then has the new code.
    """
    return sys.platform == "linux" and hasattr(os, "pidfd_open") and os.environ.get("SRM_LAB_WARM") != "0"


class KernelParent:
    """Starts the warm parent, asks it for kernels and hears how they end."""

    def __init__(self) -> None:
        self._own, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        lifeline, self._lifeline = os.pipe()
        # One thread, and no remarks of the debugger that ipykernel brings along. A kernel gets its own environment.
        quiet = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"} | {f"{name}_NUM_THREADS": "1" for name in _CALCULATORS}
        code = "import sys; from srm_kit.lab.kernel_parent import main; main(*map(int, sys.argv[1:]))"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", code, str(theirs.fileno()), str(lifeline)],
            pass_fds=(theirs.fileno(), lifeline),
            stdin=subprocess.DEVNULL,
            env={**os.environ, **quiet},
            start_new_session=True,  # Ctrl-C in the terminal is not for the kernels
        )
        theirs.close()
        os.close(lifeline)
        self._state = threading.Condition()
        self._ready = self._gone = False
        self._asked = 0
        self._made: dict[int, tuple[int, int]] = {}
        self._open: set[int] = set()
        self._codes: dict[int, int] = {}
        self._listener = threading.Thread(target=self._listen, daemon=True, name="srm-warm")
        self._listener.start()

    @property
    def pid(self) -> int:
        """The process of the warm parent."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still be asked for a kernel."""
        return not self._gone

    def fork(self, arguments: list[str], cwd: str, env: dict[str, str]) -> _Forked:
        """A new kernel, as something that looks like a ``Popen``.

        Raises
        ------
        CannotFork
            The parent is gone, or does not answer in time.
        """
        with self._state:
            if not self._state.wait_for(lambda: self._ready or self._gone, _PATIENCE) or self._gone:
                raise CannotFork
            self._asked += 1
            number = self._asked
            request = {"request": number, "arguments": arguments, "folder": cwd, "environment": env}
            try:
                self._own.send(json.dumps(request).encode())
            except OSError as error:  # gone, or an environment too large for one message
                raise CannotFork from error
            if not self._state.wait_for(lambda: number in self._made or self._gone, _PATIENCE) or self._gone:
                raise CannotFork
            pid, watch = self._made.pop(number)
            # It may be used as soon as its sockets are there; one that fails before that is seen to have ended.
            self._state.wait_for(lambda: number in self._open or pid in self._codes or self._gone, _PATIENCE)
            self._open.discard(number)
        return _Forked(self, pid, watch)

    def code(self, pid: int) -> int | None:
        """How a kernel ended, once; None when nobody will ever tell."""
        with self._state:
            self._state.wait_for(lambda: pid in self._codes or self._gone, 1.0)
            return self._codes.pop(pid, None)

    def stop(self) -> None:
        """Ends the parent; kernels that still run end too."""
        with suppress(OSError):
            os.close(self._lifeline)
        with suppress(OSError):
            self._own.shutdown(socket.SHUT_RDWR)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._process.kill()
        self._process.wait()
        self._listener.join(1)
        self._own.close()

    def _listen(self) -> None:
        while True:
            try:
                data, files, _, _ = socket.recv_fds(self._own, 1 << 16, 1)
            except OSError:
                data = b""
            with self._state:
                if not data:
                    self._gone = True
                else:
                    self._heard(json.loads(data), files)
                self._state.notify_all()
            if not data:
                return

    def _heard(self, message: dict[str, Any], files: list[int]) -> None:
        if "threads" in message:
            self._ready = True
        elif "open" in message:
            self._open.add(message["open"])
        elif "ended" in message:
            self._codes[message["ended"]] = message["code"]
        else:
            self._made[message["request"]] = (message["pid"], files[0])


class _Forked:
    """A forked kernel with the part of ``Popen`` that a provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, parent: KernelParent, pid: int, watch: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._parent, self._watch = parent, watch

    def poll(self) -> int | None:
        """None while it runs, and after that its exit code."""
        if self.returncode is None and select.select([self._watch], [], [], 0)[0]:
            code = self._parent.code(self.pid)
            self.returncode = -signal.SIGKILL if code is None else code
            os.close(self._watch)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Waits until it has ended."""
        if self.returncode is None and not select.select([self._watch], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        """Sends a signal to this very process, or nothing when it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._watch, number)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by asking the warm parent, and as usual when that cannot be."""

    warm_parent: ClassVar[KernelParent | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Launches the kernel; the rest of its life is that of any local kernel."""
        self._forget_unanswered()
        parent, name = type(self).warm_parent, "ipykernel_launcher"
        if parent is None or name not in cmd or not parent.alive:
            return await super().launch_kernel(cmd, **kwargs)
        arguments = [*cmd[cmd.index(name) + 1 :], "--IPKernelApp.parent_handle=1"]
        cwd, env = str(kwargs.get("cwd") or os.getcwd()), kwargs.get("env") or dict(os.environ)
        try:
            loop = asyncio.get_running_loop()
            process: Any = await loop.run_in_executor(None, parent.fork, arguments, cwd, env)
        except CannotFork:
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = process, process.pid, process.pid
        return self.connection_info

    def _forget_unanswered(self) -> None:
        """Lets clients ask this kernel who it is, when the one before it ended without an answer.

        Jupyter Server asks once per kernel, also over a restart, and lets a client wait a minute for the answer.
        """
        manager: Any = self.parent
        asked = getattr(manager, "_kernel_info_future", None)
        if asked is not None and not asked.done():
            del manager._kernel_info_future
            asked.set_result({})


def register_provisioner(parent: KernelParent | None) -> None:
    """Makes the provisioner known to Jupyter in this process, with the parent it uses.

    Here and not as an entry point of the package: other servers on this computer have no warm parent.
    """
    from importlib.metadata import EntryPoint

    WarmProvisioner.warm_parent = parent
    group = KernelProvisionerFactory.GROUP_NAME
    KernelProvisionerFactory.provisioners[PROVISIONER] = EntryPoint(
        PROVISIONER, f"{__name__}:{WarmProvisioner.__name__}", group
    )
