"""The formats beside the HTML page, listed once: commands, batch, button, job key and checks ask here.

A new format is a module in this folder with ``write(manuscript) -> bytes``, and one entry in ``FORMATS``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srm_kit.document.house_style import HouseStyle
from srm_kit.document.report_value import Report
from srm_kit.errors import FormatFailed

__all__ = ["FORMATS", "Format", "Manuscript", "chosen_formats"]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a format is made of: the report as a value, the same report as HTML, its look, and a private folder."""

    report: Report
    html: str
    style: HouseStyle
    folder: Path


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``name`` is the ending of its file and its option; ``help`` and ``label`` say what it is for.

    ``libraries`` are the packages whose version decides its bytes. ``outside`` says that another program makes
    it: that is looked for beforehand (the module has a ``find`` for it, and ``kept_open`` for many reports), runs beside the
    others, and gets no hard limit.
    """

    name: str
    help: str
    label: str
    libraries: tuple[str, ...] = ()
    outside: bool = False
    module: str = ""

    @property
    def file(self) -> str:
        """The name of the file beside ``rapport.html``."""
        return f"rapport.{self.name}"

    @property
    def maker(self) -> Any:
        """The module that makes it; loaded when it is asked for."""
        return importlib.import_module(self.module or f"{__name__}.{self.name}")

    def find(self) -> None:
        """Looks for the program that makes the format; raises what to do when it is not there."""
        if self.outside:
            self.maker.find()

    def kept_open(self) -> AbstractContextManager[None]:
        """For many reports: the program that makes it is started once, and ended with this."""
        opened: AbstractContextManager[None] = self.maker.kept_open() if self.outside else nullcontext()
        return opened

    def write(self, manuscript: Manuscript) -> bytes:
        """The bytes of the file; raises ``BrowserNotFound`` or ``FormatFailed`` with what is wrong."""
        made: bytes = self.maker.write(manuscript)
        return made


FORMATS: tuple[Format, ...] = (
    Format(
        "pdf",
        help="tagged print, by an installed Chromium, Chrome or Edge",
        label="PDF om te printen",
        libraries=("pikepdf",),
        outside=True,
    ),
    Format(
        "docx",
        help="the whole report in Word, to edit",
        label="Word om te bewerken",
        libraries=("python-docx", "resvg-py"),
    ),
    Format(
        "pptx",
        help="slides for the management team, to edit",
        label="PowerPoint voor het managementteam",
        libraries=("pillow", "python-pptx", "resvg-py", "xlsxwriter"),
    ),
    Format(
        "xlsx",
        help="the figures of every table and figure",
        label="Excel met de cijfers",
        libraries=("xlsxwriter",),
    ),
)
"""The formats in the order in which people see them."""


def chosen_formats(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats with these names, in the order of ``FORMATS``; raises ``FormatFailed`` for an unknown one."""
    asked = set(names)
    for name in sorted(asked - {format.name for format in FORMATS}):
        choice = ", ".join(format.name for format in FORMATS)
        raise FormatFailed(name, f"this format is not known; choose from {choice}")
    return tuple(format for format in FORMATS if format.name in asked)
