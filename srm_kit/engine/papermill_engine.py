"""The engine as papermill wants it: every notebook in a forked child of a warm parent."""

from __future__ import annotations

import atexit
import itertools
import logging
import os
import tempfile
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from papermill.engines import Engine, NBClientEngine

from srm_kit.engine.following import added
from srm_kit.engine.kernel_names import is_this_python
from srm_kit.engine.language import language_of

if TYPE_CHECKING:
    from srm_kit.engine.crew import Crew

__all__ = ["ForkedEngine"]

_log = logging.getLogger(__name__)
_numbers = itertools.count(1)
_crew: Crew | None = None


class ForkedEngine(Engine):  # type: ignore[misc]
    """Each notebook runs in a forked child that starts clean; the file is the same as from a kernel."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        execution_timeout: float | None = None,
        **settings: Any,
    ) -> None:
        """Runs the cells; a child that dies or takes too long is an error of the cell it was in."""
        reason = _not_ours(nb_man.nb, kernel_name)
        crew = None if reason else _shared_crew()
        if crew is None or not crew.forks:
            _log.warning(
                "srm-fork runs this notebook with the standard engine: %s.", reason or "this system cannot fork safely"
            )
            NBClientEngine.execute_managed_notebook(
                nb_man,
                kernel_name,
                log_output=log_output,
                stdout_file=stdout_file,
                stderr_file=stderr_file,
                execution_timeout=execution_timeout,
                **settings,
            )
            return
        with tempfile.TemporaryDirectory(prefix="srm-") as folder:
            log = _Log(log_output, stdout_file, stderr_file)
            _run(nb_man, crew, folder, execution_timeout or settings.get("timeout"), log)


class _Log:
    """What papermill is asked to repeat of the outputs."""

    def __init__(self, log_output: bool, stdout_file: Any, stderr_file: Any) -> None:
        self._log = log_output
        self._files = {"stdout": stdout_file, "stderr": stderr_file}

    def outputs(self, outputs: Iterable[Any]) -> None:
        from papermill.log import logger

        for output in outputs:
            if output["output_type"] == "stream":
                if self._log:
                    (logger.info if output["name"] == "stdout" else logger.warning)(output["text"])
                if (file := self._files[output["name"]]) is not None:
                    file.write(output["text"])
                    file.flush()
            elif self._log and "text/plain" in output.get("data", {}):
                logger.info(output["data"]["text/plain"])


def _run(nb_man: Any, crew: Crew, folder: str, seconds: float | None, log: _Log) -> None:
    from srm_kit.engine.task import State, Task

    nb = nb_man.nb
    number = next(_numbers)
    cells = [{name: cell[name] for name in ("cell_type", "source", "metadata")} for cell in nb.cells]
    for plain, cell in zip(cells, nb.cells, strict=True):
        plain["metadata"] = {"tags": list(cell.metadata.get("tags", []))}
        plain["id"] = cell.get("id")
    crew.begin(
        Task(number, "srm_kit.engine.notebook_run:run_in_child", {"cells": cells}, folder=os.getcwd(), scratch=folder)
    )
    current, begun, late = 0, time.monotonic(), False
    while True:
        left = None if seconds is None or late else max(0.0, begun + seconds - time.monotonic())
        event = crew.wait(left)
        if event is None:
            late = True
            crew.stop(number)
        elif event.number != number:
            continue
        elif event.state is State.MESSAGE:
            what, *rest = event.content
            if what == "begin":
                current, begun = rest[0], time.monotonic()
                nb_man.cell_start(nb.cells[current], current)
            elif what == "shown":
                _shown(nb.cells[current], *rest)
                log.outputs(output for output in rest[0] if output is not None)
            else:
                _end(nb_man, *rest)
        elif event.state is State.DONE:
            nb.metadata["language_info"] = event.content
            return
        else:
            name = "CellTimeoutError" if late else "DeadKernelError"
            text = f"the cell took longer than {seconds:g} seconds" if late and seconds else event.text
            _failed(nb_man, current, name, text)
            return


def _shown(cell: Any, news: list[Any]) -> None:
    """Outputs of the cell that runs; when it ends they are told once more, as a whole."""
    from nbformat import from_dict

    if cell.cell_type == "code":
        cell.outputs = from_dict(added(cell.outputs, news))


def _end(nb_man: Any, index: int, end: Any, changed: dict[int, list[dict[str, Any]]]) -> None:
    from nbformat import from_dict

    cells = nb_man.nb.cells
    for number, outputs in changed.items():
        cells[number].outputs = from_dict(outputs)
    if end.prompt_number is not None:
        cells[index].execution_count = end.prompt_number
    if end.failed:
        nb_man.cell_exception(cells[index], cell_index=index, exception=None)
    nb_man.cell_complete(cells[index], cell_index=index)


def _failed(nb_man: Any, index: int, name: str, text: str) -> None:
    """Marks the cell that was running: papermill itself would call it completed."""
    from nbformat import from_dict

    cell = nb_man.nb.cells[index]
    if cell.cell_type == "code":
        error = {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
        cell.outputs = [*cell.outputs, from_dict(error)]
    nb_man.cell_exception(cell, cell_index=index, exception=None)
    nb_man.cell_complete(cell, cell_index=index)


def _not_ours(nb: Any, kernel_name: str) -> str:
    """Why a notebook has to run in the kernel that it names: another language, another environment, or none at all."""
    if (language_of(nb) or "python").lower() != "python":
        return "it is not Python"
    return "" if is_this_python(kernel_name) else f"its kernel {kernel_name!r} is not of this Python environment"


def _shared_crew() -> Crew:
    """The crew of this process, with its warm parent."""
    global _crew
    if _crew is None:
        from srm_kit.engine.crew import Crew

        _crew = Crew(["srm_kit.engine.shell"]).__enter__()
        atexit.register(_crew.__exit__)
    return _crew
