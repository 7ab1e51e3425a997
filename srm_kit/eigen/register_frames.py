"""The tables of a dossier as DataFrames: real types, the model's order, and the printed form where it says more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from srm_kit.dossier.contract.cell_text import as_cell_text, as_cell_value, column_names
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.kolommen import Kolom, Soort, Tabel
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.errors import SrmError
from srm_kit.model import Fase, Spoor

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["GEDRUKT", "RegisterFrames", "TableUnknown", "register_frame", "register_tables"]

GEDRUKT = "_gedrukt"
"""Behind the name of a column: what stood in the cell where the value does not say that (``Q2 2025``, ``circa 12%``)."""

_NUMBERS = {Soort.GETAL, Soort.HOEVEELHEID, Soort.WAARDE}
_WHOLE = {Soort.SCORE, Soort.AANTAL}
_ORDERED: dict[Soort, tuple[str, ...]] = {
    Soort.FASE: tuple(as_cell_text(fase) for fase in Fase),
    Soort.SPOOR: tuple(as_cell_text(spoor) for spoor in Spoor),
    Soort.CEL: tuple(as_cell_text(cel) for fase in Fase for cel in fase.cellen),
}


class TableUnknown(SrmError, AttributeError):
    """A name that is no register table; the message lists those there are."""


def register_tables() -> tuple[Tabel, ...]:
    """The tables a consultant may look at row by row: all but the answers of people."""
    return tuple(item for item in TABELLEN if item.naam != "respons")


@dataclass(frozen=True, slots=True, eq=False)
class RegisterFrames:
    """``tabellen.doelen`` and so on: each time a fresh DataFrame, so that nothing done to it changes the dossier.

    Texts are ``string``, counts ``Int64``, numbers ``Float64``, yes/no ``boolean``, dates ``datetime64[s]``, choices
    ordered categories; a missing value is ``<NA>`` or ``NaT``, never 0. Answers of people are not among the tables: see
    docs/kwaliteit/privacy.md.
    """

    dossier: Dossier

    def __getattr__(self, naam: str) -> pd.DataFrame:
        if naam.startswith("_"):
            raise AttributeError(naam)
        if naam == "respons":
            raise TableUnknown("Antwoorden van mensen zijn er niet per persoon. Gebruik sessie.maten_tabel().")
        for table in register_tables():
            if table.naam == naam:
                return register_frame(table, self.dossier)
        names = ", ".join(table.naam for table in register_tables())
        raise TableUnknown(f"Er is geen tabel ‘{naam}’. Wel: {names}.")

    def __dir__(self) -> Iterator[str]:
        yield from (table.naam for table in register_tables())

    def __repr__(self) -> str:
        parts = [f"{table.naam} ({len(getattr(self.dossier, table.naam))})" for table in register_tables()]
        return "Tabellen: " + ", ".join(parts)


def register_frame(tabel: Tabel, dossier: Dossier) -> pd.DataFrame:
    """One table of the dossier, a row per row; the unknown columns of a client come last, as text."""
    import pandas as pd

    rows = getattr(dossier, tabel.naam)
    known = {column.naam: column for column in tabel.kolommen}
    made: dict[str, Any] = {}
    for name in column_names(tabel, dossier):
        if name not in known:
            made[name] = pd.array([row.overig.get(name) for row in rows], dtype="string")
            continue
        made[name] = _series(known[name], [getattr(row, name) for row in rows])
        printed = [_printed(row, known[name]) for row in rows]
        if any(printed):
            made[name + GEDRUKT] = pd.array(printed, dtype="string")
    frame = pd.DataFrame(made)
    frame.attrs["tabel"] = tabel.naam
    return frame


def _printed(row: Any, column: Kolom) -> str | None:
    value = getattr(row, column.naam)
    if isinstance(value, Waarde):
        return value.gedrukt if value.zegt_meer else None
    return str(as_cell_value(row, column.naam) or "") or None if column.naam in row.gedrukt else None


def _series(column: Kolom, values: list[Any]) -> Any:
    import pandas as pd

    kind = column.soort
    if kind in _ORDERED or kind is Soort.KEUZE:
        order = _ORDERED.get(kind, column.keuzes)
        return pd.Categorical([as_cell_text(value) or None for value in values], categories=list(order), ordered=True)
    if kind is Soort.DATUM:
        return pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[s]").array
    if kind is Soort.JANEE:
        return pd.array(values, dtype="boolean")
    if kind in _WHOLE:
        return pd.array(values, dtype="Int64")
    if kind in _NUMBERS:
        return pd.array([value.getal if isinstance(value, Waarde) else value for value in values], dtype="Float64")
    return pd.array([_text(value) for value in values], dtype="string")


def _text(value: Any) -> str | None:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or None
    return str(value) if value not in ("", None) else None
