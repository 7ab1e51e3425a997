"""Runs notebooks: stock papermill in one fresh kernel per report, or a shell in a child of a warm parent."""

from __future__ import annotations

from srm_kit.engine.crew import Crew
from srm_kit.engine.running import RunNotebooks, run_in_shell, run_notebooks
from srm_kit.engine.task import Event, State, Task
from srm_kit.engine.telling import Tell

__all__ = ["Crew", "Event", "RunNotebooks", "State", "Task", "Tell", "run_in_shell", "run_notebooks"]
