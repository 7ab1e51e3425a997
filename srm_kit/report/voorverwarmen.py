"""What a process that makes many reports loads once: libraries, templates, fonts, the exporter."""

from __future__ import annotations

import importlib

__all__ = ["warm"]

_MODULES = (
    "IPython.core.completer",
    "babel.dates",
    "babel.numbers",
    "lxml.html",
    "networkx",
    "openpyxl",
    "papermill",
    "scipy.optimize",
    "scipy.stats",
    "srm_kit.advice",
    "srm_kit.dossier.werkboek_lezen",
    "srm_kit.engine.schil",
    "srm_kit.engine.motor",
    "srm_kit.phases.bijlagen",
    "srm_kit.phases.inrichten",
    "srm_kit.phases.richten",
    "srm_kit.phases.samenvatting",
    "srm_kit.phases.verantwoording",
    "srm_kit.phases.verrichten",
    "srm_kit.report.formaten.docx",
    "srm_kit.report.formaten.pdf",
    "srm_kit.report.formaten.pptx",
    "srm_kit.report.formaten.xlsx",
)


def warm() -> None:
    """Imports what a report needs and fills what is kept; reads no dossier, starts no thread."""
    from srm_kit.report.renderen import exporter, fonts

    for name in _MODULES:
        importlib.import_module(name)
    exporter()
    fonts()
