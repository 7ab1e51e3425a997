"""The report in other formats, all from the same ``Rapport``: what is not HTML is asked for."""

from __future__ import annotations

from datetime import date

from srm_kit.report.huisstijl import Huisstijl
from srm_kit.report.rapport import Rapport

__all__ = ["FORMATEN", "write"]

FORMATEN = ("pdf", "docx", "pptx", "xlsx")


def write(formaat: str, rapport: Rapport, html: str, huisstijl: Huisstijl, peildatum: date) -> bytes:
    """The report in one of ``FORMATEN``; ``html`` is the page that the PDF is printed from."""
    if formaat == "pdf":
        from srm_kit.report.formaten.pdf import to_pdf

        return to_pdf(html)
    if formaat == "docx":
        from srm_kit.report.formaten.docx import to_docx

        return to_docx(rapport, huisstijl, peildatum)
    if formaat == "pptx":
        from srm_kit.report.formaten.pptx import to_pptx

        return to_pptx(rapport, huisstijl, peildatum)
    if formaat == "xlsx":
        from srm_kit.report.formaten.xlsx import to_xlsx

        return to_xlsx(rapport, huisstijl, peildatum)
    raise ValueError(f"unknown format {formaat!r}; known are {', '.join(FORMATEN)}")
