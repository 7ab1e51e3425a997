"""Changes to a dossier as values: what someone types in a form, checked by the same contract as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from srm_kit.dossier.contract.cell_text import ZONDER_TEKEN, as_cell_text, column_names, table_rows
from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.meldingen import Melding, Meldingen
from srm_kit.dossier.contract.raw import RawTable
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.dossier.contract.tabellen import TABELLEN, tabel
from srm_kit.dossier.keeping.setting_changes import CHANGEABLE, setting_texts, with_settings
from srm_kit.dossier.reading.checks import check_dossier
from srm_kit.dossier.reading.row_values import TableContext
from srm_kit.dossier.reading.table import read_dossier_table
from srm_kit.errors import SrmError

__all__ = [
    "AppliedChange",
    "Change",
    "ChangeRefused",
    "ChangedMeanwhile",
    "add_row",
    "apply_change",
    "remove_row",
    "set_instelling",
    "set_values",
]

_Rij = dict[str, Any]


class ChangeRefused(SrmError):
    """The contract does not allow a change; ``velden`` says per column what is wrong and how to mend it."""

    def __init__(self, meldingen: Sequence[Melding], velden: Mapping[str, str]) -> None:
        first = [
            f"{melding.tekst} {melding.herstel}" if melding.kolom in velden else str(melding)
            for melding in meldingen[:3]
        ]
        super().__init__("Niet bewaard. " + " ".join(first))
        self.velden = dict(velden)


class ChangedMeanwhile(SrmError):
    """Someone else changed or removed what this change is about; nothing was written."""

    def __init__(self, tekst: str, velden: Mapping[str, str] | None = None) -> None:
        super().__init__(f"Niet bewaard. {tekst}")
        self.velden = dict(velden or {})


@dataclass(frozen=True, slots=True)
class Change:
    """One row that gets other values (``zet``), is added (``erbij``) or removed (``weg``), or settings (``instel``).

    Values are text as someone types it; empty clears the cell. ``sleutel`` names the row by its key columns as
    text. ``oud`` holds what stood there when the person saw it: when the dossier says something else by now, the
    change is refused instead of overwriting it. Of settings ``tabel`` is the section. ``plaats`` is where an added row goes; None is the end.
    """

    soort: str
    tabel: str
    sleutel: tuple[str, ...] = ()
    waarden: Mapping[str, str] = field(default_factory=dict)
    oud: Mapping[str, str] = field(default_factory=dict)
    plaats: int | None = None


@dataclass(frozen=True, slots=True)
class AppliedChange:
    """The dossier after the changes, and the changes that undo them."""

    dossier: Dossier
    terug: tuple[Change, ...]


def set_values(
    naam: str, sleutel: Sequence[str], waarden: Mapping[str, str], oud: Mapping[str, str] | None = None
) -> Change:
    """Other values in one row."""
    return Change("zet", naam, tuple(sleutel), dict(waarden), dict(oud or {}))


def add_row(naam: str, waarden: Mapping[str, str]) -> Change:
    """A new row at the end of a table."""
    return Change("erbij", naam, waarden=dict(waarden))


def remove_row(naam: str, sleutel: Sequence[str]) -> Change:
    """A row that goes."""
    return Change("weg", naam, tuple(sleutel))


def set_instelling(sectie: str, waarden: Mapping[str, str], oud: Mapping[str, str] | None = None) -> Change:
    """Other settings in one section."""
    return Change("instel", sectie, waarden=dict(waarden), oud=dict(oud or {}))


def apply_change(dossier: Dossier, wijzigingen: Iterable[Change]) -> AppliedChange:
    """The dossier with all these changes, or none of them.

    Raises ``ChangeRefused`` (with the message per column) when the outcome would break the contract, and
    ``ChangedMeanwhile`` when a row is gone or a value is not what it was when it was shown.
    """
    dossier = with_answers(dossier)
    rows: dict[str, list[_Rij]] = {}
    back: list[Change] = []
    touched: list[tuple[str, _Rij]] = []
    for change in wijzigingen:
        change = replace(change, waarden={name: text.translate(ZONDER_TEKEN) for name, text in change.waarden.items()})
        if change.soort == "instel":
            dossier, inverse = _settings(dossier, change)
            back.append(inverse)
            continue
        table = tabel(change.tabel)
        if table.naam == "respons":
            raise ValueError("answers of respondents are never changed one by one")
        if table.naam not in rows:
            names = column_names(table, dossier)
            rows[table.naam] = [dict(zip(names, row, strict=True)) for row in table_rows(table, dossier)]
        inverse, row = _apply(table, rows[table.naam], change)
        back.append(inverse)
        touched.append((table.naam, row))
    return AppliedChange(_checked(dossier, rows, touched), tuple(reversed(back)))


def _settings(dossier: Dossier, change: Change) -> tuple[Dossier, Change]:
    if change.tabel not in CHANGEABLE:
        raise ValueError(f"no screen changes the settings of {change.tabel}")
    now = setting_texts(dossier, change.tabel)
    former = {name: now[name] for name in change.waarden}
    _no_clash(former, change)
    meldingen = Meldingen()
    made = with_settings(dossier, change.tabel, change.waarden, meldingen)
    if faults := meldingen.alle():
        raise ChangeRefused(faults, {str(fault.kolom): f"{fault.tekst} {fault.herstel}" for fault in faults})
    return made, set_instelling(change.tabel, former)


def _apply(table: Tabel, rows: list[_Rij], change: Change) -> tuple[Change, _Rij]:
    if change.soort == "erbij":
        row: _Rij = dict(change.waarden)
        place = len(rows) if change.plaats is None else min(change.plaats, len(rows))
        rows.insert(place, row)
        return remove_row(table.naam, _key(table, row)), row
    found = next((number for number, row in enumerate(rows) if _key(table, row) == change.sleutel), None)
    if found is None:
        raise ChangedMeanwhile(f"De rij {' '.join(change.sleutel)} in {table.naam} is er niet meer.")
    row = rows[found]
    if change.soort == "weg":
        del rows[found]
        values = {name: as_cell_text(value) for name, value in row.items()}
        return Change("erbij", table.naam, waarden=values, plaats=found), row
    former = {name: as_cell_text(row.get(name)) for name in change.waarden}
    _no_clash(former, change)
    row.update(change.waarden)
    return set_values(table.naam, _key(table, row), former), row


def _no_clash(former: Mapping[str, str], change: Change) -> None:
    """Refuses a change of what is not any more as it was shown."""
    clash = {
        name: f"Hier staat intussen ‘{former[name]}’." if former[name] else "Dit is intussen leeggemaakt."
        for name, seen in change.oud.items()
        if name in former and former[name] != seen and former[name] != change.waarden[name]
    }
    if clash:
        raise ChangedMeanwhile(
            f"Iemand anders wijzigde dit ook. {' '.join(clash.values())} Bewaar nog eens als uw waarde moet blijven.",
            clash,
        )


def _key(table: Tabel, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(as_cell_text(row.get(name)) for name in table.sleutel)


def _checked(dossier: Dossier, rows: Mapping[str, list[_Rij]], touched: Sequence[tuple[str, _Rij]]) -> Dossier:
    meldingen = Meldingen()
    tables: dict[str, tuple[Any, ...]] = {
        item.naam: getattr(dossier, item.naam) for item in TABELLEN if item.naam != "respons"
    }
    ids = {name: {getattr(row, "id", "") for row in found} - {""} for name, found in tables.items()}
    for name, changed in rows.items():
        ids[name] = {as_cell_text(row.get("id")) for row in changed} - {""}
    units = {indicator.id: indicator.eenheid for indicator in dossier.indicatoren}
    units.update({as_cell_text(row.get("id")): as_cell_text(row.get("eenheid")) for row in rows.get("indicatoren", ())})
    together = TableContext(ids, units, dossier.middelen_vorm.eenheid == "duizend euro")
    for name, changed in rows.items():
        head = list(dict.fromkeys(key for row in changed for key in row))
        cells = [(number, [row.get(key) for key in head]) for number, row in enumerate(changed, start=2)]
        tables[name] = read_dossier_table(tabel(name), RawTable(name, head, cells), meldingen, together)
    if not tables["doelen"] and not rows.get("doelen"):
        meldingen.fout("doelen", "De tabel doelen ontbreekt of is leeg.", "Houd ten minste één doel.")
    for name, found in tables.items():  # beside the ids of rows that have a fault: one fault, one message
        ids[name] |= {getattr(row, "id", "") for row in found} - {""}
    check_dossier(tables, ids, meldingen)
    used = set() if dossier.respons is None else set(dossier.respons.afdeling) - {""}
    if missing := sorted(used - ids["afdelingen"]) if ids["afdelingen"] else []:
        meldingen.fout("afdelingen", f"De vragenlijst noemt afdeling {missing[0]}.", "Laat deze afdeling staan.")
    faults = [item for item in meldingen.alle() if item.soort == "fout"]
    if faults:
        own = _own_faults(faults, rows, touched)
        columns: dict[str, str] = {}
        for item in own:
            columns.setdefault(str(item.kolom), f"{item.tekst} {item.herstel}")
        raise ChangeRefused(own or faults, columns)
    renewed: dict[str, Any] = {name: tables[name] for name in rows}
    return with_digest(replace(dossier, **renewed))


def _own_faults(
    faults: Sequence[Melding], rows: Mapping[str, list[_Rij]], touched: Sequence[tuple[str, _Rij]]
) -> list[Melding]:
    """The faults in a column of a row that was changed, or of one that now has the same key."""
    own = {(name, _key(tabel(name), row)) for name, row in touched}
    found = []
    for fault in faults:
        table = rows.get(fault.tabel, [])
        row = table[fault.rij - 2] if fault.rij is not None and 2 <= fault.rij < len(table) + 2 else None
        if row is not None and fault.kolom and (fault.tabel, _key(tabel(fault.tabel), row)) in own:
            found.append(fault)
    return found
