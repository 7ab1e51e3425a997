"""What someone changed in a DataFrame of a register table, as changes of the dossier that the contract can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srm_kit import nl
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.cell_text import as_cell_text, as_typed
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.keeping.changes import Change, ChangeRefused, add_row, apply_change, remove_row, set_values
from srm_kit.dossier.keeping.saving import save_changes
from srm_kit.eigen.register_frames import GEDRUKT, register_frame, register_tables
from srm_kit.errors import SrmError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FrameDoesNotFit", "FrameRefused", "SavedFrame", "bewaar_frame", "frame_changes", "verschil_frame"]


class FrameDoesNotFit(SrmError, ValueError):
    """A DataFrame is not a table of the dossier; the message says which columns or rows do not fit."""


class FrameRefused(SrmError, ValueError):
    """The contract refuses values of a DataFrame; ``cellen`` is a DataFrame of them: sleutel, kolom, waarde, melding."""

    def __init__(self, cellen: pd.DataFrame) -> None:
        self.cellen = cellen
        lines = [f"{row.sleutel}, {row.kolom}: {row.melding}" for row in cellen.head(5).itertuples()]
        rest = f" En nog {len(cellen) - 5}; zie fout.cellen." if len(cellen) > 5 else ""
        super().__init__(
            f"Niet bewaard: {nl.aantal(len(cellen), 'cel', 'cellen')} mag zo niet. " + " ".join(lines) + rest
        )


@dataclass(frozen=True, slots=True, eq=False)
class SavedFrame:
    """What was saved, and the way back: ``ongedaan_maken()`` puts everything back, unless someone changed it since."""

    dossier: Path
    tabel: str
    aantal: int
    terug: tuple[Change, ...]

    def __repr__(self) -> str:
        if not self.aantal:
            return f"Niets gewijzigd in {self.tabel}."
        changes = nl.aantal(self.aantal, "wijziging", "wijzigingen", woord=False)
        return f"{changes} bewaard in {self.tabel}. Terug met ongedaan_maken(). Voer de cel met start() opnieuw uit om ermee te rekenen."

    def ongedaan_maken(self) -> SavedFrame:
        """Puts back what was there, as one new version; what it gives can be undone too."""
        made = save_changes(self.dossier, self.terug, f"{self.tabel}: ongedaan gemaakt") if self.terug else None
        return SavedFrame(self.dossier, self.tabel, len(self.terug), made.terug if made else ())


def frame_changes(naam: str, frame: pd.DataFrame, dossier: Dossier, *, verwijder: bool = False) -> tuple[Change, ...]:
    """The changes that make the table like the frame; columns that are not in the frame stay as they are.

    Rows are recognised by the key columns of the table. A row that is not in the frame stays, because a frame is often a
    selection; with ``verwijder`` it goes. Raises ``FrameDoesNotFit`` for a table or column that does not exist, a key that
    is empty or occurs twice.
    """
    table = _table(naam)
    before = register_frame(table, dossier)
    _check(table, frame, list(before.columns))
    rows = {_key(table, row): row for row in getattr(dossier, table.naam)}
    old = {_frame_key(table, record): record for record in before.to_dict("records")}
    new = {_frame_key(table, record): record for record in frame.to_dict("records")}
    found: list[Change] = []
    for key, record in new.items():
        if key not in rows:
            found.append(add_row(table.naam, {name: text for name, text in _typed(record).items() if text}))
            continue
        values = dict(_changed(record, old[key]))
        if values:
            found.append(set_values(table.naam, key, values, {name: as_typed(rows[key], name) for name in values}))
    if verwijder:
        found += [remove_row(table.naam, key) for key in rows if key not in new]
    return tuple(found)


def verschil_frame(naam: str, frame: pd.DataFrame, dossier: Dossier, *, verwijder: bool = False) -> pd.DataFrame:
    """What ``bewaar_frame`` would write: a row per cell, with wat (gewijzigd, erbij, weg), sleutel, kolom, was, wordt."""
    import pandas as pd

    lines = []
    for change in frame_changes(naam, frame, dossier, verwijder=verwijder):
        what = {"zet": "gewijzigd", "erbij": "erbij", "weg": "weg"}[change.soort]
        key = " ".join(change.sleutel or (change.waarden.get(name, "") for name in _table(naam).sleutel))
        if change.soort == "weg":
            lines.append((what, key, "", "", ""))
        lines += [(what, key, name, change.oud.get(name, ""), text) for name, text in change.waarden.items()]
    return pd.DataFrame(lines, columns=["wat", "sleutel", "kolom", "was", "wordt"], dtype="string")


def bewaar_frame(
    naam: str, frame: pd.DataFrame, dossier: Dossier, plaats: Path, *, verwijder: bool = False
) -> SavedFrame:
    """Writes the differences into the dossier at ``plaats``, all or none, as one version.

    Raises ``FrameRefused`` with the cells that the contract refuses, and what ``keeping.bewaar`` raises when someone
    else changed the same cell or the file cannot be written now.
    """
    changes = frame_changes(naam, frame, dossier, verwijder=verwijder)
    if not changes:
        return SavedFrame(plaats, naam, 0, ())
    try:
        made = save_changes(plaats, changes, f"{naam}: {len(changes)} wijzigingen uit een notebook")
    except ChangeRefused as refused:
        cells = _refused(naam, changes, dossier)
        if cells.empty:  # together they do not fit, each by itself does
            raise
        raise FrameRefused(cells) from refused
    return SavedFrame(plaats, naam, len(changes), made.terug)


def _refused(naam: str, changes: tuple[Change, ...], dossier: Dossier) -> pd.DataFrame:
    """Which cells are at fault: each change is tried by itself."""
    import pandas as pd

    lines = []
    for change in changes:
        try:
            apply_change(dossier, [change])
        except ChangeRefused as refused:
            key = " ".join(change.sleutel or (change.waarden.get(name, "") for name in _table(naam).sleutel))
            lines += [(key, name, change.waarden.get(name, ""), text) for name, text in refused.velden.items()]
    return pd.DataFrame(lines, columns=["sleutel", "kolom", "waarde", "melding"], dtype="string")


def _table(naam: str) -> Tabel:
    for table in register_tables():
        if table.naam == naam:
            return table
    names = ", ".join(table.naam for table in register_tables())
    raise FrameDoesNotFit(f"Er is geen tabel ‘{naam}’ die u zo kunt bewaren. Wel: {names}.")


def _check(table: Tabel, frame: pd.DataFrame, known: list[str]) -> None:
    names = [str(name) for name in frame.columns]
    columns = {column.naam for column in table.kolommen} | set(known)
    strange = [name for name in names if name not in columns and name.removesuffix(GEDRUKT) not in columns]
    if strange:
        raise FrameDoesNotFit(
            f"De tabel {table.naam} heeft geen kolom {nl.opsomming(strange)}. Laat die weg met frame.drop(columns=...)."
        )
    absent = [name for name in table.sleutel if name not in names]
    if absent:
        raise FrameDoesNotFit(
            f"In het frame ontbreekt {nl.opsomming(absent)}: daaraan is een rij van {table.naam} te herkennen."
        )
    keys = [_frame_key(table, record) for record in frame.to_dict("records")]
    if not all(map(any, keys)):
        raise FrameDoesNotFit(f"Een rij van het frame heeft geen {nl.opsomming(table.sleutel, 'of')}.")
    twice = sorted({" ".join(key) for key in keys if keys.count(key) > 1})
    if twice:
        raise FrameDoesNotFit(f"In het frame staat {nl.opsomming(twice[:5])} meer dan eens.")


def _key(table: Tabel, row: Any) -> tuple[str, ...]:
    return tuple(as_cell_text(getattr(row, name)) for name in table.sleutel)


def _frame_key(table: Tabel, record: dict[Any, Any]) -> tuple[str, ...]:
    return tuple(_text(record[name]) for name in table.sleutel)


def _changed(new: dict[Any, Any], old: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    """The cells whose value differs from what the frame said at first; a changed printed form goes before its value."""
    for name, value in new.items():
        column = str(name).removesuffix(GEDRUKT)
        printed = f"{column}{GEDRUKT}"
        if name == printed:
            if _text(value) and _text(value) != _text(old.get(name)):
                yield column, _text(value)
        elif _text(value) != _text(old.get(name)) and _text(new.get(printed)) == _text(old.get(printed)):
            yield column, _text(value)


def _typed(record: dict[Any, Any]) -> dict[str, str]:
    """A new row as someone would type it."""
    plain = {str(name): _text(value) for name, value in record.items() if not str(name).endswith(GEDRUKT)}
    printed = {
        str(name).removesuffix(GEDRUKT): _text(value) for name, value in record.items() if str(name).endswith(GEDRUKT)
    }
    return plain | {name: text for name, text in printed.items() if text}


def _text(value: Any) -> str:
    """A cell of a frame as text of the dossier."""
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):  # a scalar of numpy
        value = value.item()
    return as_cell_text(value)
