"""The formulas of a workbook that is about to be written again."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.raw import gelijknamig
from srm_kit.dossier.contract.tabellen import TABELLEN

__all__ = ["Formules", "formules_van"]

Formules = Mapping[tuple[str, int, int], tuple[str, Any]]
"""Per sheet, row and column (both from 0): the formula and its stored outcome."""

_NAMES = {gelijknamig(name): name for name in ("dossier", *(table.naam for table in TABELLEN))}


def formules_van(file: Path) -> Formules:
    """All formulas below the headers with a stored outcome; none when the file cannot be read.

    A formula that spans several cells (an array) is left out: it cannot be kept cell by cell.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            written = openpyxl.load_workbook(file, read_only=True, keep_links=False)
            stored = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except Exception:  # openpyxl raises whatever its parts raise; a damaged workbook has nothing to keep
            return {}
        found: dict[tuple[str, int, int], tuple[str, Any]] = {}
        for sheet in written.sheetnames:
            name = _NAMES.get(gelijknamig(sheet))
            if name is None:
                continue
            pairs = zip(
                written[sheet].iter_rows(values_only=True), stored[sheet].iter_rows(values_only=True), strict=True
            )
            for row, (formulas, values) in enumerate(pairs):
                for column, (formula, value) in enumerate(zip(formulas, values, strict=True)):
                    if (
                        row
                        and isinstance(formula, str)
                        and formula.startswith("=")
                        and value is not None
                        and value != formula
                    ):
                        found[name, row, column] = (formula, value)
        written.close()
        stored.close()
    return found
