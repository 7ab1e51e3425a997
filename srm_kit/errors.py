"""Errors a user may meet: one base, each subclass named after the situation.

Every message says what is wrong, where, and what to do next. The command line shows the message and exits
with ``exit_code``; nothing here is ever shown as a traceback.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "BatchBezet",
    "BronOnbruikbaar",
    "BrowserNietGevonden",
    "DossierHeeftFouten",
    "DossierNietGevonden",
    "DossierOnleesbaar",
    "FormaatMislukt",
    "HuisstijlOnbruikbaar",
    "MeetmomentOnbekend",
    "NotebookMislukt",
    "OnbekendeParameter",
    "RapportAfgekeurd",
    "SrmError",
    "UitvoerNietSchrijfbaar",
]


class SrmError(Exception):
    """Something the user can mend; the message says how."""

    exit_code = 2


class DossierNietGevonden(SrmError):
    """There is no dossier at the place that was named."""


class DossierOnleesbaar(SrmError):
    """The file or folder is there but is not something a dossier can be read from."""


class DossierHeeftFouten(SrmError):
    """The dossier was read but breaks its contract; ``meldingen`` holds every fault."""

    def __init__(self, message: str, meldingen: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.meldingen = meldingen


class MeetmomentOnbekend(SrmError):
    """The measurement date that was asked for is not in the dossier."""


class OnbekendeParameter(SrmError):
    """A notebook parameter has a name or value that the contract does not know."""


class HuisstijlOnbruikbaar(SrmError):
    """A house style cannot be used: unknown, unreadable, or its contrast fails."""


class UitvoerNietSchrijfbaar(SrmError):
    """The output folder cannot be written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"Cannot write to {folder}: {reason}. Choose another folder with --out.")
        self.folder = folder


class BrowserNietGevonden(SrmError):
    """A PDF was asked for and there is no browser to print it with."""


class FormaatMislukt(SrmError):
    """One format of the report could not be made, or fails its own check; nothing was written."""

    exit_code = 1

    def __init__(self, formaat: str, reason: str) -> None:
        super().__init__(
            f"The report could not be made as {formaat}: {reason}.\n"
            "Nothing was written; an earlier report in the output folder was left untouched."
        )
        self.formaat = formaat
        self.reason = reason


class NotebookMislukt(SrmError):
    """A notebook stopped at a cell; the message names both and how to reproduce it."""

    exit_code = 1

    def __init__(self, notebook: str, cell: str, reason: str, reproduce: str) -> None:
        super().__init__(
            f"Notebook {notebook} stopped at cell {cell}: {reason}\nReproduce it with:\n  {reproduce}\n"
            "An earlier report in the output folder was left untouched."
        )
        self.notebook = notebook
        self.cell = cell
        self.reason = reason


class RapportAfgekeurd(SrmError):
    """The rendered report breaks a rule of what a client-ready report is; it was not written."""

    exit_code = 1

    def __init__(self, gebreken: tuple[str, ...]) -> None:
        super().__init__(
            "The report was not written, it fails its own check:\n" + "\n".join(f"- {g}" for g in gebreken)
        )
        self.gebreken = gebreken


class BronOnbruikbaar(SrmError):
    """A source of a batch is no dossier, or two sources would make the same report."""


class BatchBezet(SrmError):
    """Another batch is at work in the same folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Another batch is at work in {folder}. Wait until it is done, or choose another folder with --out."
        )
        self.folder = folder


class ClusterOnbereikbaar(SrmError):
    """The reports cannot be made on the cluster that was asked for."""


class PlaatsOnbruikbaar(SrmError):
    """The reports of a batch cannot go to the place that was asked for."""
