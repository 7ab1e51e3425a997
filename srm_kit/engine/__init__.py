"""Runs notebooks: stock papermill in one fresh kernel per report."""

from __future__ import annotations

from srm_kit.engine.uitvoeren import Voortgang, run_notebooks

__all__ = ["Voortgang", "run_notebooks"]
