"""Errors a user may meet: one base, each subclass named after the situation.

Every message says what is wrong, where, and what to do next. The command line shows the message and exits
with ``exit_code``; nothing here is ever shown as a traceback.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import ClassVar

__all__ = [
    "BatchBusy",
    "BrowserNotFound",
    "DossierHasFaults",
    "DossierNotFound",
    "DossierUnreadable",
    "Failure",
    "FormatFailed",
    "HouseStyleUnusable",
    "MeetmomentUnknown",
    "NotebookFailed",
    "OutputNotWritable",
    "ReportRejected",
    "SourceUnusable",
    "SrmError",
    "UitgifteRefused",
    "UnknownParameter",
]


class Failure(StrEnum):
    """What kind of trouble an error is: it decides what a batch says of it, and whether trying again may help."""

    REFUSED = "refused"
    """The dossier has faults; every attempt with the same input ends the same."""
    CELL = "cell"
    """A notebook stopped."""
    REJECTED = "rejected"
    """The report fails its own check."""
    WRITING = "writing"
    """The disk or the folder; it may go well another time."""
    OTHER = "other"

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """The kind of any error. Of what the system raises, only what it has no closer name for (a full disk)."""
        if isinstance(error, SrmError):
            return error.failure
        return cls.WRITING if type(error) is OSError else cls.OTHER


class SrmError(Exception):
    """Something the user can mend; the message says how."""

    exit_code = 2
    failure: ClassVar[Failure] = Failure.OTHER


class DossierNotFound(SrmError):
    """There is no dossier at the place that was named."""

    failure = Failure.REFUSED


class DossierUnreadable(SrmError):
    """The file or folder is there but is not something a dossier can be read from."""

    failure = Failure.REFUSED


class DossierHasFaults(SrmError):
    """The dossier was read but breaks its contract; ``meldingen`` holds every fault."""

    failure = Failure.REFUSED

    def __init__(self, message: str, meldingen: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.meldingen = meldingen


class MeetmomentUnknown(SrmError):
    """The measurement date that was asked for is not in the dossier."""

    failure = Failure.REFUSED


class UitgifteRefused(SrmError):
    """Beside what was published before, this would say what a few people answered."""

    failure = Failure.REFUSED


class UnknownParameter(SrmError):
    """A notebook parameter has a name or value that the contract does not know."""


class HouseStyleUnusable(SrmError):
    """A house style cannot be used: unknown, unreadable, or its contrast fails."""


class OutputNotWritable(SrmError):
    """The output folder cannot be written."""

    failure = Failure.WRITING

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"Cannot write to {folder}: {reason}. Choose another folder with --out.")
        self.folder = folder


class BrowserNotFound(SrmError):
    """A PDF was asked for and there is no browser to print it with."""


class FormatFailed(SrmError):
    """One format of the report could not be made, or fails its own check; nothing was written."""

    exit_code = 1

    def __init__(self, formaat: str, reason: str) -> None:
        super().__init__(
            f"The report could not be made as {formaat}: {reason}.\n"
            "Nothing was written; an earlier report in the output folder was left untouched."
        )
        self.formaat = formaat
        self.reason = reason


class NotebookFailed(SrmError):
    """A notebook stopped at a cell; the message names both and how to reproduce it."""

    exit_code = 1
    failure = Failure.CELL

    def __init__(self, notebook: str, cell: str, reason: str, reproduce: str) -> None:
        super().__init__(
            f"Notebook {notebook} stopped at cell {cell}: {reason}\nReproduce it with:\n  {reproduce}\n"
            "An earlier report in the output folder was left untouched."
        )
        self.notebook = notebook
        self.cell = cell
        self.reason = reason


class ReportRejected(SrmError):
    """The rendered report breaks a rule of what a client-ready report is; it was not written."""

    exit_code = 1
    failure = Failure.REJECTED

    def __init__(self, gebreken: tuple[str, ...]) -> None:
        super().__init__(
            "The report was not written, it fails its own check:\n" + "\n".join(f"- {g}" for g in gebreken)
        )
        self.gebreken = gebreken


class SourceUnusable(SrmError):
    """A source of a batch is no dossier, or two sources would make the same report."""


class BatchBusy(SrmError):
    """Another batch is at work in the same folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Another batch is at work in {folder}. Wait until it is done, or choose another folder with --out."
        )
        self.folder = folder


class ClusterUnreachable(SrmError):
    """The reports cannot be made on the cluster that was asked for."""


class OutputPlaceUnusable(SrmError):
    """The reports of a batch cannot go to the place that was asked for."""
