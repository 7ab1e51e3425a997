"""Reads a dossier in either form and reports everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier, Zorgvuldigheid
from srm_kit.dossier.contract.grouped_messages import grouped
from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.meldingen import Melding, Meldingen
from srm_kit.dossier.contract.raw import RawDossier, plain_name
from srm_kit.dossier.contract.tabellen import TABELLEN, tabel
from srm_kit.dossier.reading.answer_checks import check_respons
from srm_kit.dossier.reading.bounded import bounded
from srm_kit.dossier.reading.cell_values import text_of_value
from srm_kit.dossier.reading.checks import check_dossier, check_settings
from srm_kit.dossier.reading.folder import read_folder
from srm_kit.dossier.reading.plausibility import warn_of_mistakes
from srm_kit.dossier.reading.reference import beside
from srm_kit.dossier.reading.release_file import read_uitgiften
from srm_kit.dossier.reading.row_values import TableContext, is_empty
from srm_kit.dossier.reading.settings import Instellingen, read_instellingen
from srm_kit.dossier.reading.table import read_dossier_table
from srm_kit.errors import DossierHasFaults, DossierNotFound, DossierUnreadable
from srm_kit.model import METHODE_EERDER, METHODE_ID

__all__ = ["Reading", "load", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading: the dossier (None when there are faults) and all messages."""

    dossier: Dossier | None
    meldingen: tuple[Melding, ...]

    @property
    def fouten(self) -> tuple[Melding, ...]:
        """The faults: with one of these the dossier cannot be used."""
        return tuple(melding for melding in self.meldingen if melding.soort == "fout")

    @property
    def waarschuwingen(self) -> tuple[Melding, ...]:
        """The warnings: worth a look, nothing stops."""
        return tuple(melding for melding in self.meldingen if melding.soort == "waarschuwing")


def read(path: Path, peildatum: date | None = None, alles: bool = False, data: bytes | None = None) -> Reading:
    """Reads a folder or workbook.

    ``peildatum`` overrules the dossier's. Measurements, assessments and answers dated after it are left out with
    a warning, unless ``alles`` (for writing a dossier in another form). ``data`` is a workbook in memory, read as if it
    stood at ``path``. Raises ``DossierNotFound`` or
    ``DossierUnreadable`` when there is nothing to read.
    """
    from srm_kit.dossier.keeping.steady import steady

    if data is not None:
        return _read(path, peildatum, alles, data)
    return bounded(lambda: steady(path, lambda: _read(path, peildatum, alles, None)))


def _read(path: Path, peildatum: date | None, alles: bool, data: bytes | None) -> Reading:
    meldingen = Meldingen()
    raw = _raw(path, meldingen, data)
    settings = read_instellingen(raw.instellingen, meldingen, peildatum)
    names = [table.naam for table in TABELLEN if table.naam != "respons"]
    unread = {item.tabel for item in meldingen.alle() if item.soort == "fout"} - raw.tabellen.keys()
    ids = {name: _ids(raw, name) for name in names if name not in unread and not _lacks_ids(raw, name)}
    together = TableContext(ids, _units(raw), settings.middelen_vorm.eenheid == "duizend euro")
    left_out: dict[str, list[dict[str, str]]] = {name: [] for name in names}
    tables = {
        name: read_dossier_table(tabel(name), raw.tabellen.get(name), meldingen, together, left_out[name])
        for name in names
    }
    if not tables["doelen"] and not _has_rows(raw, "doelen") and "doelen" not in unread:
        meldingen.fout("doelen", "De tabel doelen ontbreekt of is leeg.", "Vul ten minste één doel in.")
    check_dossier(tables, ids, meldingen)
    check_settings(settings, tables, meldingen)
    warn_of_mistakes(tables, settings, meldingen)
    respons = None
    if "respons" in raw.tabellen:
        from srm_kit.dossier.reading.answers import read_respons

        respons, rows = read_respons(raw.tabellen["respons"], meldingen)
        if respons is not None:
            moment = settings.opdracht.peildatum if settings.opdracht else None
            check_respons(respons, rows, settings, ids, tables["afdelingen"], meldingen, moment)
            if settings.opdracht is not None:
                _methode(settings.opdracht.methode, meldingen)
    norms = beside(path, settings.referentie_bestand.bestand, meldingen)
    made = _dossier(settings, tables, respons, norms, meldingen, alles)
    if made is not None and respons is not None and not made.gemeente.fictief:
        made = replace(made, uitgiften=read_uitgiften(path, meldingen))
        _eerder_gekozen(made, meldingen)
    if made is not None and any(left_out.values()):
        made = with_digest(replace(made, weggelaten={name: tuple(rows) for name, rows in left_out.items() if rows}))
    found = meldingen.alle()
    return Reading(None if any(item.soort == "fout" for item in found) else made, found)


def _eerder_gekozen(dossier: Dossier, meldingen: Meldingen) -> None:
    """Says so when another smallest group is asked than the one that was published with."""
    asked = dossier.zorgvuldigheid.k_min
    for moment, first in dossier.uitgiften.meetmomenten.items():
        if first.k_min != asked:
            meldingen.waarschuwing(
                "dossier", f"Over het meetmoment {moment.isoformat()} is al uitgegeven met k_min {first.k_min}; dat blijft zo.",
                "Een ander k_min geldt pas voor een nieuw meetmoment.", kolom="zorgvuldigheid.k_min", waarde=asked,
            )  # fmt: skip


def _methode(methode: str, meldingen: Meldingen) -> None:
    """Refuses answers to the statements of the method before: each code then stood for other words."""
    if methode == METHODE_EERDER:
        meldingen.fout(
            "respons",
            f"Deze antwoorden horen bij {METHODE_EERDER}. De codes van de stellingen bleven gelijk, maar hun betekenis "
            f"veranderde. {METHODE_ID} kan ze daarom niet gebruiken.",
            "Haal de tabel respons weg en meet opnieuw. Zijn dit antwoorden op de nieuwe stellingen? Verbeter dan "
            "opdracht.methode.",
        )


def load(path: Path, peildatum: date | None = None) -> Dossier:
    """The dossier; raises ``DossierHasFaults`` with every fault in its message when there is one."""
    outcome = read(path, peildatum)
    if outcome.dossier is None:
        lines = "\n".join(f"- {item}" for item in grouped(outcome.fouten))
        count = len(outcome.fouten)
        raise DossierHasFaults(
            f"Het dossier heeft {count} {'fout' if count == 1 else 'fouten'}:\n{lines}", outcome.fouten
        )
    return outcome.dossier


def _raw(path: Path, meldingen: Meldingen, data: bytes | None) -> RawDossier:
    try:
        if path.is_dir():
            return read_folder(path, meldingen)
        if not path.exists():
            raise DossierNotFound(f"Er is geen dossier op {path}. Controleer de naam, of maak er een met: srm new")
        from srm_kit.dossier.workbook.package import refuse_other_kinds

        refuse_other_kinds(path.name)
        if path.suffix.casefold() not in {".xlsx", ".xlsm"}:
            raise DossierUnreadable(
                f"{path.name} is geen map en geen .xlsx. Een dossier is een map of een Excel-werkboek."
            )
        from srm_kit.dossier.workbook.sheets import read_workbook

        return read_workbook(path, meldingen, data)
    except OSError as error:
        raise DossierUnreadable(f"{path.name} is niet te lezen: {error.strerror}.") from None


def _has_rows(raw: RawDossier, name: str) -> bool:
    table = raw.tabellen.get(name)
    return table is not None and any(not all(is_empty(cell) for cell in cells) for _, cells in table.rijen)


def _column(raw: RawDossier, table: str, name: str) -> dict[int, str]:
    """The texts of one column by row number, before the table is read."""
    found = raw.tabellen.get(table)
    keys = [] if found is None else [plain_name(str(item)) for item in found.kop]
    if found is None or name not in keys:
        return {}
    place = keys.index(name)
    return {
        number: without_invisible(text_of_value(cells[place])) for number, cells in found.rijen if place < len(cells)
    }


def _lacks_ids(raw: RawDossier, name: str) -> bool:
    """Whether a table is there without its column id: that is said once, and not of every reference to it."""
    return name in raw.tabellen and "id" not in map(plain_name, map(str, raw.tabellen[name].kop))


def _ids(raw: RawDossier, name: str) -> set[str]:
    """Every id of a table, also of rows that have a fault elsewhere: one fault, one message."""
    return set(_column(raw, name, "id").values()) - {""}


def _units(raw: RawDossier) -> dict[str, str]:
    """The unit of each indicator."""
    units = _column(raw, "indicatoren", "eenheid")
    return {ident: units.get(number, "") for number, ident in _column(raw, "indicatoren", "id").items()}


def _dossier(
    settings: Instellingen,
    tables: Mapping[str, Any],
    respons: Any,
    norms: Any,
    meldingen: Meldingen,
    alles: bool,
) -> Dossier | None:
    if settings.opdracht is None:
        return None
    moment = settings.opdracht.peildatum
    for name in ("metingen", "beoordelingen", "ladder", "gedrag"):
        # They stay in the dossier: that they were recorded is known, and the measures leave them out.
        for row in (row for row in tables[name] if row.datum > moment):
            meldingen.waarschuwing(
                name, "Deze datum ligt na de peildatum; de rij telt niet mee.", "Controleer de datum of de peildatum.",
                rij=row.rij, kolom="datum", waarde=row.datum.isoformat(),
            )  # fmt: skip
    if respons is not None and all(value is not None for value in respons.meetmoment):
        for late_moment in [value for value in respons.meetmomenten if value > moment]:
            meldingen.waarschuwing(
                "respons", "Dit meetmoment ligt na de peildatum; het telt niet mee.", "Controleer de datum of de peildatum.",
                kolom="meetmoment", waarde=late_moment.isoformat(),
            )  # fmt: skip
        within = [value <= moment for value in respons.meetmoment]
        if not alles and not all(within):
            import numpy as np

            respons = respons.keuze(np.array(within, dtype=bool)) if any(within) else None
    made = Dossier(
        gemeente=settings.gemeente,
        opdracht=settings.opdracht,
        zorgvuldigheid=settings.zorgvuldigheid or Zorgvuldigheid(),
        populatie=settings.populatie,
        samenwerking_vorm=settings.samenwerking_vorm,
        vastlegging=settings.vastlegging,
        middelen_vorm=settings.middelen_vorm,
        referentie_bestand=settings.referentie_bestand,
        rapport=settings.rapport,
        respons=respons,
        referentie=norms,
        schema=settings.schema,
        overig=settings.overig,
        **tables,
    )
    return with_digest(made)
