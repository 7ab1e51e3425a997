"""What reading a CSV has to say: a fault or a warning, at a row, which the caller turns into a message."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opmerking", "fout", "waarschuwing"]


@dataclass(frozen=True, slots=True)
class Opmerking:
    """One remark. ``waarde`` is a piece of the file that shows what is meant: not to be repeated of answers."""

    soort: str
    rij: int | None
    tekst: str
    herstel: str
    waarde: str | None = None


def fout(rij: int | None, tekst: str, herstel: str, waarde: str | None = None) -> Opmerking:
    """A fault: the table cannot be used like this."""
    return Opmerking("fout", rij, tekst, herstel, waarde)


def waarschuwing(rij: int | None, tekst: str, herstel: str) -> Opmerking:
    """A warning: the table can be used, but this was done."""
    return Opmerking("waarschuwing", rij, tekst, herstel)
