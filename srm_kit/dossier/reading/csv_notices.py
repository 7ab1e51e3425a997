"""What reading a CSV has to say: a fault or a warning, at a row, which the caller turns into a message."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CsvNotice", "csv_fault", "csv_warning"]


@dataclass(frozen=True, slots=True)
class CsvNotice:
    """One remark. ``waarde`` is a piece of the file that shows what is meant: not to be repeated of answers."""

    soort: str
    rij: int | None
    tekst: str
    herstel: str
    waarde: str | None = None


def csv_fault(rij: int | None, tekst: str, herstel: str, waarde: str | None = None) -> CsvNotice:
    """A fault: the table cannot be used like this."""
    return CsvNotice("fout", rij, tekst, herstel, waarde)


def csv_warning(rij: int | None, tekst: str, herstel: str) -> CsvNotice:
    """A warning: the table can be used, but this was done."""
    return CsvNotice("waarschuwing", rij, tekst, herstel)
