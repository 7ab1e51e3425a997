"""What a process that makes many reports loads once: libraries, templates, fonts, the exporter."""

from __future__ import annotations

import ast
import importlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["IPYTHON_LATE", "notebook_modules", "warm"]

IPYTHON_LATE = ("IPython.core.completerlib", "IPython.core.magics", "IPython.core.oinspect")
"""What IPython would import at the first cell."""

_MODULES = (
    *IPYTHON_LATE,
    "babel.dates",
    "babel.numbers",
    "encodings.utf_8_sig",
    "lxml.html",
    "markdown_it",
    "nh3",
    "openpyxl",
    "highspy",
    "srm_kit.advice",
    "srm_kit.dossier.reading.answers",
    "srm_kit.dossier.workbook.sheets",
    "srm_kit.engine.shell",
    "srm_kit.engine.notebook_run",
)


def warm() -> None:
    """Imports what a report needs, and fills what is kept from report to report; starts no thread.

    The fictional sample is measured once for that, and forgotten; its plan is not made, because the solver
    starts threads.
    """
    from srm_kit import resources
    from srm_kit.diagnosis import diagnose
    from srm_kit.document.formats import FORMATS
    from srm_kit.document.page import fonts, template
    from srm_kit.dossier import load
    from srm_kit.measures import measure
    from srm_kit.model.interventies import interventies
    from srm_kit.views.titels import titel

    for name in _MODULES:
        importlib.import_module(name)
    for format in FORMATS:
        assert format.maker
    for name in notebook_modules():
        with suppress(ModuleNotFoundError):  # a name in a module, not a module
            importlib.import_module(name)
    template()
    fonts()
    sample = load(resources.folder("data_samples") / "voorbeeldstad")
    maten = measure(sample, weergave=True)
    titel(sample, maten, diagnose(maten, sample))
    interventies()


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
