"""Runs notebooks: in a shell in this process or in a child of a warm parent, or with stock papermill in a kernel."""

from __future__ import annotations

from srm_kit.engine.clock import ToldToEnd
from srm_kit.engine.crew import Crew
from srm_kit.engine.kernel_running import run_notebooks
from srm_kit.engine.running import RunNotebooks, run_here, run_in_shell
from srm_kit.engine.task import Event, State, Task
from srm_kit.engine.telling import Tell

__all__ = [
    "Crew",
    "Event",
    "RunNotebooks",
    "State",
    "Task",
    "Tell",
    "ToldToEnd",
    "run_here",
    "run_in_shell",
    "run_notebooks",
]
