"""The other formats of the report, each made from the same ``Rapport`` value as the HTML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from srm_kit.document.house_style import Huisstijl
from srm_kit.document.rapport import Rapport
from srm_kit.errors import FormaatMislukt

__all__ = ["FORMATEN", "Opdracht", "maak"]

FORMATEN: dict[str, str] = {
    "pdf": "the print of the HTML, tagged, with outline",
    "docx": "a Word document to edit",
    "pptx": "10 to 14 slides for the management team",
    "xlsx": "the figures of every table and figure",
}
"""Formats by their file name ending, with what they are for."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What a format is made of: the report as a value, the same report as HTML, its look, and a private folder."""

    rapport: Rapport
    html: str
    huisstijl: Huisstijl
    werkmap: Path


def maak(formaat: str, opdracht: Opdracht) -> bytes:
    """The report in one format of ``FORMATEN``, as the bytes of the file.

    Raises ``BrowserNietGevonden`` (PDF without a browser) or ``FormaatMislukt`` with what is wrong.
    """
    if formaat == "pdf":
        from srm_kit.document.formats.pdf import to_pdf

        return to_pdf(opdracht.html, opdracht.rapport, opdracht.werkmap)
    if formaat == "docx":
        from srm_kit.document.formats.docx import to_docx

        return to_docx(opdracht.rapport, opdracht.huisstijl)
    if formaat == "pptx":
        from srm_kit.document.formats.pptx import to_pptx

        return to_pptx(opdracht.rapport, opdracht.huisstijl)
    if formaat == "xlsx":
        from srm_kit.document.formats.xlsx import to_xlsx

        return to_xlsx(opdracht.rapport, opdracht.huisstijl)
    raise FormaatMislukt(formaat, f"this format is not known; choose from {', '.join(FORMATEN)}")
