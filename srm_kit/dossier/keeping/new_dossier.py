"""A new dossier: empty, for a real municipality, or started from theme packs with the goals picked."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.tabellen import TABELLEN, Doel, tabel
from srm_kit.dossier.keeping.converting import DestinationExists
from srm_kit.dossier.keeping.writing import write
from srm_kit.dossier.reading.folder import read_csv_folder
from srm_kit.dossier.reading.table import read_dossier_table
from srm_kit.errors import SrmError

__all__ = ["DoelUnknown", "ThemaUnknown", "new_dossier", "thema_in_een_zin", "themas", "write_new"]


class ThemaUnknown(SrmError):
    """There is no theme pack of this name."""


class DoelUnknown(SrmError):
    """A goal was picked that is in none of the chosen theme packs."""


def themas() -> tuple[str, ...]:
    """The theme packs that ship with the workbench."""
    folder = resources.folder("templates") / "themas"
    return tuple(sorted(path.parent.name for path in folder.glob("*/thema.toml")))


def thema_in_een_zin(name: str) -> str:
    """The theme as a sentence names it, from its pack; a theme of the client's own in plain words."""
    if name in themas():
        pack = tomllib.loads(
            (resources.folder("templates") / "themas" / name / "thema.toml").read_text(encoding="utf-8")
        )
        return str(pack["in_een_zin"])
    return name.replace("_", " ")


def new_dossier(
    peildatum: date, gemeente: str = "", naam: str = "", themas: Sequence[str] = (), doelen: Sequence[str] = ()
) -> Dossier:
    """A dossier to fill in.

    ``gemeente`` is a real municipality by name or GM code; ``naam`` a fictional one. ``themas`` are the theme
    packs to start from, ``doelen`` the ids of the goals to keep (all when empty). Everything linked only to goals
    that were not kept stays behind. What a pack proposes counts nowhere until someone confirms it; goals that were
    named are confirmed by that. Raises ``SrmError`` when a name is not known.
    """
    if gemeente:
        from srm_kit.gemeenten import registry

        found = registry.find_gemeente(gemeente)
        place = GemeenteGegevens(found.naam, found.code, fictief=False)
    else:
        place = GemeenteGegevens(naam or "Nieuwe gemeente", "", fictief=True)
    tables: dict[str, Any] = {}
    for name in themas:
        for key, rows in _pack(name).items():
            tables[key] = tables.get(key, ()) + rows
    if doelen:
        tables = _pick(tables, tuple(doelen))
    if not tables.get("doelen"):
        tables["doelen"] = (Doel(id="D1", doel="Beschrijf hier uw eerste doel", bevestigd=False),)
    return with_digest(
        Dossier(
            gemeente=place,
            opdracht=Opdracht(peildatum=peildatum, themas=tuple(themas)),
            zorgvuldigheid=Zorgvuldigheid(),
            **tables,
        )
    )


def write_new(dossier: Dossier, target: Path) -> None:
    """Writes a new dossier; ``DestinationExists`` when there is already something."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DestinationExists(f"{target.name} bestaat al. Kies een andere naam of verwijder het eerst.")
    write(dossier, target)


def _pack(name: str) -> dict[str, tuple[Any, ...]]:
    folder = resources.folder("templates") / "themas" / name
    if name not in themas():
        raise ThemaUnknown(f"There is no theme pack {name!r}. Choose from: {', '.join(themas())}.")
    meldingen = Meldingen()
    found = {}
    for table in TABELLEN:
        path = folder / f"{table.naam}.csv"
        if path.is_file():
            found[table.naam] = read_dossier_table(table, read_csv_folder(path, table.naam, meldingen), meldingen)
    faults = [item for item in meldingen.alle() if item.soort == "fout"]
    if faults:
        raise ThemaUnknown(f"Theme pack {name!r} is damaged: {faults[0]}")
    return {key: _proposed(key, rows) for key, rows in found.items()}


def _proposed(name: str, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rows as proposals, in tables that know them."""
    return tuple(replace(row, bevestigd=False) for row in rows) if tabel(name).register else rows


def _pick(tables: dict[str, tuple[Any, ...]], wanted: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    """Keeps the wanted goals and what belongs to them."""
    known = {row.id for row in tables.get("doelen", ())}
    unknown = [item for item in wanted if item not in known]
    if unknown:
        choice = f"Choose from: {', '.join(sorted(known))}." if known else "Name a theme pack with --thema first."
        raise DoelUnknown(f"No goal {', '.join(unknown)} in the chosen theme packs. {choice}")
    keep = set(wanted)
    links = tuple(row for row in tables.get("koppelingen", ()) if row.doel in keep)
    linked = {(row.soort, row.ref) for row in links}
    involved = tuple(row for row in tables.get("betrokkenheid", ()) if row.doel in keep)
    people = {row.stakeholder for row in involved}
    indicators = tuple(row for row in tables.get("indicatoren", ()) if row.doel in keep)
    return {
        **tables,
        "doelen": tuple(
            replace(row, bovenliggend=row.bovenliggend if row.bovenliggend in keep else "", bevestigd=None)
            for row in tables["doelen"]
            if row.id in keep
        ),
        "koppelingen": links,
        "betrokkenheid": involved,
        "indicatoren": indicators,
        "metingen": tuple(
            row for row in tables.get("metingen", ()) if row.indicator in {item.id for item in indicators}
        ),
        "stakeholders": tuple(row for row in tables.get("stakeholders", ()) if row.id in people),
        "inspanningen": tuple(row for row in tables.get("inspanningen", ()) if ("inspanning", row.id) in linked),
        "processen": tuple(row for row in tables.get("processen", ()) if ("proces", row.id) in linked),
        "competenties": tuple(row for row in tables.get("competenties", ()) if ("competentie", row.id) in linked),
    }
