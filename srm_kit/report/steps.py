"""The steps of a report: what the manifest and the progress bar call them, and what the lab shows."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["KEPT", "NOT_IN_IT", "STEP_LINES", "ReportStep", "in_dutch", "making"]

STEP_LINES = "SRM_STAPPEN"
"""Environment variable: when it is set, ``srm report`` writes each step as a line on stderr (the lab reads them)."""
KEPT = "Bewaard: "
"""How a line on stderr begins that says that an edited file was kept (the lab shows it)."""
NOT_IN_IT = "Niet in het rapport: "
"""How ``srm report`` begins a line about a cell that shows what stays out of the report."""

_MAKING = "making the "


class ReportStep(StrEnum):
    """What is being done; the notebooks are steps by their own names."""

    READING = "reading the dossier"
    RICHTEN = "1_richten"
    INRICHTEN = "2_inrichten"
    VERRICHTEN = "3_verrichten"
    SAMENVATTING = "4_samenvatting"
    EIGEN = "5_eigen"
    RENDERING = "rendering the report"
    CHECKING = "checking the report"
    WRITING = "writing the report"


_DUTCH = {
    ReportStep.READING: "het dossier lezen",
    ReportStep.RICHTEN: "richten",
    ReportStep.INRICHTEN: "inrichten",
    ReportStep.VERRICHTEN: "verrichten",
    ReportStep.SAMENVATTING: "samenvatting",
    ReportStep.EIGEN: "eigen analyses",
    ReportStep.RENDERING: "de pagina opmaken",
    ReportStep.CHECKING: "de pagina controleren",
    ReportStep.WRITING: "het rapport wegschrijven",
}


def making(name: str) -> str:
    """The step in which a format is made."""
    return f"{_MAKING}{name}"


def in_dutch(step: str) -> str:
    """A step in the words of the lab; what is no step is shown as it is."""
    if step.startswith(_MAKING):
        return f"rapport.{step.removeprefix(_MAKING)} maken"
    return _DUTCH[ReportStep(step)] if step in _DUTCH else step
