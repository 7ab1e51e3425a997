"""From executed notebooks to one client-ready report: collect, render, check, write."""

from __future__ import annotations

from srm_kit.report.making import MadeReport, ReportOptions, run

__all__ = ["MadeReport", "ReportOptions", "run"]
