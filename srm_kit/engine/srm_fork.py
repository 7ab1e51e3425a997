"""The engine ``srm-fork`` of papermill: ``papermill --engine srm-fork IN OUT``, for any notebook in Python.

papermill imports the engines of all installed packages while it is itself being imported, so this module
imports next to nothing; what does the work is in ``papermill_engine.py``.
"""

from __future__ import annotations

from typing import Any

from srm_kit.engine.language import language_of

__all__ = ["SrmFork"]


class SrmFork:
    """Each notebook runs in a forked child that starts clean; the file is the same as from a kernel."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, *arguments: Any, **settings: Any) -> Any:
        """What papermill calls to run a notebook."""
        from srm_kit.engine.papermill_engine import ForkedEngine

        return ForkedEngine.execute_notebook(nb, kernel_name, *arguments, **settings)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Also for a notebook that names no kernel."""
        return name or nb.metadata.get("kernelspec", {}).get("name") or "python3"

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """Python when the notebook does not say."""
        return language or language_of(nb) or "python"
