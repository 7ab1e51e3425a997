"""What a report needs is loaded before it is needed: while the dossier is read, or once for many reports."""

from __future__ import annotations

import ast
import importlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["IPYTHON_LATE", "load_for_report", "notebook_modules", "warm"]

IPYTHON_LATE = ("IPython.core.completerlib", "IPython.core.magics", "IPython.core.oinspect")
"""What IPython would import at the first cell."""

_EVERY_REPORT = (
    "asyncio",
    "highspy",
    "lxml.html",
    "markdown_it",
    "nh3",
    "srm_kit.advice",
    "srm_kit.engine.shell",
    "srm_kit.engine.notebook_run",
)
_SOME_REPORTS = (
    *IPYTHON_LATE,
    "babel.dates",
    "babel.numbers",
    "encodings.utf_8_sig",
    "openpyxl",
    "srm_kit.dossier.reading.answers",
    "srm_kit.dossier.workbook.sheets",
)


def load_for_report() -> None:
    """What a command that makes one report needs after its dossier is read; starts no thread."""
    from srm_kit.diagnosis.regels import regels
    from srm_kit.document.page import template
    from srm_kit.model.interventies import interventies

    for name in (*_EVERY_REPORT, *notebook_modules()):
        with suppress(ModuleNotFoundError):  # a name in a module, not a module
            importlib.import_module(name)
    template()
    regels()
    interventies()


def warm() -> None:
    """The same for a process that makes many reports, and fonts, and what is kept from report to report.

    The fictional sample is measured once for that, and forgotten; its plan is not made, because the solver
    starts threads.
    """
    from srm_kit import resources
    from srm_kit.diagnosis import diagnose
    from srm_kit.document.formats import FORMATS
    from srm_kit.document.page import fonts
    from srm_kit.dossier import load
    from srm_kit.measures import measure
    from srm_kit.views.titels import titel

    load_for_report()
    for name in _SOME_REPORTS:
        importlib.import_module(name)
    for format in FORMATS:
        assert format.maker
    fonts()
    sample = load(resources.folder("data_samples") / "voorbeeldstad")
    maten = measure(sample, weergave=True)
    titel(sample, maten, diagnose(maten, sample))


def notebook_modules() -> Iterator[str]:
    """What the cells of the notebooks import: ``from package import module`` gives both.

    Not of the notebook for own analyses: few reports have them, and what they draw with takes long to load.
    """
    from srm_kit.report.own_notebooks import OwnNotebooks

    for path in OwnNotebooks().paths(Path()):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] != "code":
                continue
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module
                    yield from (f"{node.module}.{alias.name}" for alias in node.names)
