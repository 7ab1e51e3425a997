"""The engine ``srm-fork`` of papermill: ``papermill --engine srm-fork IN OUT``, for any notebook in Python.

papermill imports the engines of all installed packages while it is itself being imported, so this module
imports nothing at all; what does the work is in ``motor.py``.
"""

from __future__ import annotations

from typing import Any

__all__ = ["SrmFork", "taal_van"]


class SrmFork:
    """Each notebook runs in a forked child that starts clean; the file is the same as from a kernel."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, *arguments: Any, **settings: Any) -> Any:
        """What papermill calls to run a notebook."""
        from srm_kit.engine.papermill_engine import InVork

        return InVork.execute_notebook(nb, kernel_name, *arguments, **settings)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Also for a notebook that names no kernel."""
        return name or nb.metadata.get("kernelspec", {}).get("name") or "python3"

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """Python when the notebook does not say."""
        return language or taal_van(nb) or "python"


def taal_van(nb: Any) -> str:
    """The language a notebook says it is in; empty when it does not."""
    data = nb.metadata
    return str(data.get("kernelspec", {}).get("language") or data.get("language_info", {}).get("name") or "")
