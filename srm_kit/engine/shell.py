"""A shell inside this very process: runs the cells of a notebook as a kernel would, without one.

Meant for a forked child that lives for one report: the shell is made anew, and the process ends with it. What
it does for output, displays and errors follows ipykernel and nbclient; ``tests/engine`` compares the two.
"""

from __future__ import annotations

import asyncio
import builtins
import getpass
import os
import sys
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import IO, Any

from srm_kit.engine.capture import Opvang, Stroom
from srm_kit.engine.ipython import Shell, instellingen, weiger_getpass, weiger_input

__all__ = ["Afloop", "Schil"]

_SLA_OVER = "skip-execution"
_MAG_FALEN = "raises-exception"


@dataclass(frozen=True, slots=True)
class Afloop:
    """How a cell ended: ``nummer`` is its prompt number (None when it was not run), ``mislukt`` stops the notebook."""

    nummer: int | None
    mislukt: bool = False


class Schil:
    """Runs cells one by one; a context manager, for the main thread of a process with nothing else to do."""

    def __init__(self) -> None:
        self.opvang = Opvang()

    def __enter__(self) -> Schil:
        self._undo = ExitStack()
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._undo.callback(asyncio.set_event_loop, None)
        self._undo.callback(self._loop.close)
        # The names of the cells are those of a module called __main__, also for pickle.
        self._undo.callback(sys.modules.__setitem__, "__main__", sys.modules["__main__"])
        self._shell: Any = Shell.instance(config=instellingen())
        self._undo.callback(Shell.clear_instance)
        self._undo.callback(self._shell.restore_sys_module_state)
        self._pipes = [_Pijp(1, "stdout"), _Pijp(2, "stderr")]
        for pipe in self._pipes:
            self._undo.callback(pipe.terug)
        self._replace(sys, "stdout", Stroom("stdout", self._stroom))
        self._replace(sys, "stderr", Stroom("stderr", self._stroom))
        self._replace(builtins, "input", weiger_input)
        self._replace(getpass, "getpass", weiger_getpass)
        self._replace(sys, "path", ["", *(item for item in sys.path if item)])
        self.nieuw_notebook()
        return self

    def __exit__(self, *problem: object) -> None:
        self._undo.close()

    def nieuw_notebook(self) -> None:
        """The outputs start anew; the variables stay, as when notebooks share a kernel."""
        self.opvang = self._shell.opvang = Opvang()

    def cel(self, index: int, cell: Any) -> Afloop:
        """Runs one cell of a notebook; its outputs are in ``opvang``."""
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or not cell["source"].strip() or _SLA_OVER in tags:
            return Afloop(None)
        self._shell.mislukt = False
        self.opvang.begin(index)
        result = self._loop.run_until_complete(self._run(cell["source"], cell.get("id")))
        for pipe in self._pipes:
            self._stroom(pipe.naam, pipe.gelezen())
        number = self._shell.execution_count - 1
        if self._shell.exit_now:
            self.opvang.fout("DeadKernelError", "Kernel died", ["The cell ended the session."])
            return Afloop(number, True)
        failed = not result.success or self._shell.mislukt
        return Afloop(number, failed and _MAG_FALEN not in tags)

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

    def _stroom(self, name: str, text: str) -> None:
        self.opvang.stroom(name, text)

    def _replace(self, owner: Any, name: str, value: Any) -> None:
        self._undo.callback(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)


class _Pijp:
    """Catches what programs and libraries write straight to a file descriptor, past Python."""

    def __init__(self, number: int, naam: str) -> None:
        self.naam = naam
        self._number = number
        self._at = 0
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by terug
        try:
            self._former: int | None = os.dup(number)
        except OSError:
            self._former = None
        os.dup2(self._file.fileno(), number)

    def gelezen(self) -> str:
        """What came since the last time."""
        self._file.seek(self._at)
        data = self._file.read()
        self._at += len(data)
        return data.decode("utf-8", errors="replace")

    def terug(self) -> None:
        """Puts the descriptor back."""
        if self._former is not None:
            os.dup2(self._former, self._number)
            os.close(self._former)
        with suppress(OSError):
            self._file.close()
