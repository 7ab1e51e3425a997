"""A shell inside this very process: runs the cells of a notebook as a kernel would, without one.

Meant for a command that makes one report, and for a forked child that lives for one: the shell is made anew, and
everything it takes over is given back. What it does for output, displays and errors follows ipykernel and nbclient;
``tests/engine`` compares the two.
"""

from __future__ import annotations

import asyncio
import builtins
import getpass
import os
import sys
import tempfile
from contextlib import ExitStack, nullcontext, suppress
from dataclasses import dataclass
from typing import IO, Any

from srm_kit.engine.capture import Capture, CapturedStream
from srm_kit.engine.clock import ToldToEnd, at_most
from srm_kit.engine.following import Follower
from srm_kit.engine.ipython import CapturingShell, refuse_getpass, refuse_input, shell_config

__all__ = ["CellEnd", "Shell"]

_SKIP = "skip-execution"
_MAY_FAIL = "raises-exception"


@dataclass(frozen=True, slots=True)
class CellEnd:
    """How a cell ended: ``prompt_number`` is its prompt number (None when it was not run), ``failed`` stops the notebook."""

    prompt_number: int | None
    failed: bool = False


class Shell:
    """Runs cells one by one; a context manager, for the main thread of a process with nothing else to do.

    ``follower`` hears of outputs while a cell runs. ``limit``: the seconds a cell may take; None when somebody else
    watches the clock. A shell that watches its own clock also ends with Ctrl-C, whatever the cell made of it.
    """

    def __init__(self, follower: Follower | None = None, limit: float | None = None) -> None:
        self._limit = limit
        self._follower = follower
        self._hear = None if follower is None else follower.add
        self.capture = Capture(self._hear)

    def __enter__(self) -> Shell:
        self._undo = ExitStack()
        self._undo.callback(_set_environment, dict(os.environ))
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._undo.callback(asyncio.set_event_loop, None)
        self._undo.callback(self._loop.close)
        # The names of the cells are those of a module called __main__, also for pickle.
        self._undo.callback(sys.modules.__setitem__, "__main__", sys.modules["__main__"])
        self._shell: Any = CapturingShell.instance(config=shell_config())
        self._undo.callback(CapturingShell.clear_instance)
        self._undo.callback(self._shell.restore_sys_module_state)
        self._pipes = [_Pipe(1, "stdout"), _Pipe(2, "stderr")]
        for pipe in self._pipes:
            self._undo.callback(pipe.restore)
        self._replace(sys, "stdout", CapturedStream("stdout", self._add_text, self._flush))
        self._replace(sys, "stderr", CapturedStream("stderr", self._add_text, self._flush))
        self._replace(builtins, "input", refuse_input)
        self._replace(getpass, "getpass", refuse_getpass)
        os.environ["MPLBACKEND"] = "agg"  # a figure of a cell opens no window
        # Never the folder one stands in: a module that lies in it is a client's file and no code of ours.
        self._replace(sys, "path", [folder for folder in sys.path if folder])
        self.begin_notebook()
        return self

    def __exit__(self, *problem: object) -> None:
        self._undo.close()

    def begin_notebook(self) -> None:
        """The outputs start anew; the variables stay, as when notebooks share a kernel."""
        self.capture = self._shell.capture = Capture(self._hear)

    def run_cell(self, index: int, cell: Any) -> CellEnd:
        """Runs one cell of a notebook; its outputs are in ``capture``."""
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or not cell["source"].strip() or _SKIP in tags:
            return CellEnd(None)
        self._shell.failed = False
        self.capture.begin(index)
        with nullcontext() if self._limit is None else at_most(self._limit):
            result = self._loop.run_until_complete(self._run(cell["source"], cell.get("id")))
        if self._limit is not None and isinstance(result.error_in_exec, KeyboardInterrupt | ToldToEnd):
            raise result.error_in_exec
        for pipe in self._pipes:
            self._add_text(pipe.name, pipe.read_new())
        number = self._shell.execution_count - 1
        if self._shell.exit_now:
            self.capture.add_error("DeadKernelError", "Kernel died", ["The cell ended the session."])
            return CellEnd(number, True)
        failed = not result.success or self._shell.failed
        return CellEnd(number, failed and _MAY_FAIL not in tags)

    async def _run(self, code: str, cell_id: str | None) -> Any:
        """Inside a running loop, as in a kernel; awaited always, which comes to the same when nothing in it waits.

        ``run_cell`` would transform the cell a second time, and compile it once more to see whether it waits.
        """
        shell = self._shell
        problem: Any = None
        try:
            transformed = shell.transform_cell(code)
        except Exception:
            transformed, problem = code, sys.exc_info()
        result = None
        try:
            result = await shell.run_cell_async(
                code,
                store_history=True,
                transformed_cell=transformed,
                preprocessing_exc_tuple=problem,
                cell_id=cell_id,
            )
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)
        await asyncio.sleep(0)  # what was started in the background gets its turn
        return result

    def _add_text(self, name: str, text: str) -> None:
        self.capture.add_text(name, text)

    def _flush(self) -> None:
        if self._follower is not None:
            self._follower.flush()

    def _replace(self, owner: Any, name: str, value: Any) -> None:
        self._undo.callback(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)


def _set_environment(variables: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(variables)


class _Pipe:
    """Catches what programs and libraries write straight to a file descriptor, past Python."""

    def __init__(self, number: int, name: str) -> None:
        self.name = name
        self._number = number
        self._at = 0
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by terug
        try:
            self._former: int | None = os.dup(number)
        except OSError:
            self._former = None
        os.dup2(self._file.fileno(), number)

    def read_new(self) -> str:
        """What came since the last time."""
        self._file.seek(self._at)
        data = self._file.read()
        self._at += len(data)
        return data.decode("utf-8", errors="replace")

    def restore(self) -> None:
        """Puts the descriptor back."""
        if self._former is not None:
            os.dup2(self._former, self._number)
            os.close(self._former)
        with suppress(OSError):
            self._file.close()
