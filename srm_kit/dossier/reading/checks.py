"""Checks between rows and tables: references, keys, cycles, dates, counts (docs/dossier.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from srm_kit.dossier.contract.dossier import Zorgvuldigheid
from srm_kit.dossier.contract.kolommen import Soort
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import PLEKKEN, TABELLEN, Doel
from srm_kit.dossier.reading.settings import Instellingen

__all__ = ["controleer", "controleer_respons"]

_REF_TABLE = {
    "inspanning": "inspanningen",
    "proces": "processen",
    "competentie": "competenties",
    "indicator": "indicatoren",
}


def controleer(tables: Mapping[str, tuple[Any, ...]], ids: Mapping[str, set[str]], meldingen: Meldingen) -> None:
    """All checks that need more than one cell; ``ids`` has every id per table, also of rows with a fault."""
    for tabel in TABELLEN:
        if tabel.naam == "respons":
            continue
        rows = tables[tabel.naam]
        _double(tabel.naam, tabel.sleutel, rows, meldingen)
        for column in tabel.kolommen:
            if column.soort is Soort.VERWIJZING and tabel.naam != "koppelingen":
                _references(tabel.naam, column.naam, column.verwijst[0], rows, ids, meldingen)
    _links(tables["koppelingen"], ids, meldingen)
    _cycles(tables["doelen"], meldingen)
    _parents(tables, meldingen)
    for row in tables["inspanningen"]:
        if row.start and row.eind and row.eind < row.start:
            meldingen.fout(
                "inspanningen",
                "Het einde ligt voor het begin.",
                "Verbeter start of eind.",
                rij=row.rij,
                kolom="eind",
                waarde=row.eind,
            )
    for row in tables["teksten"]:
        if row.plek not in PLEKKEN:
            meldingen.waarschuwing(
                "teksten", "Deze plek kennen wij niet; de tekst komt niet in het rapport.", f"Kies uit: {', '.join(PLEKKEN)}.",
                rij=row.rij, kolom="plek", waarde=row.plek,
            )  # fmt: skip


def _double(name: str, key: tuple[str, ...], rows: tuple[Any, ...], meldingen: Meldingen) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        value = tuple(getattr(row, part) for part in key)
        if value in seen:
            shown = " + ".join(_words(part) for part in value if part not in ("", None))
            meldingen.fout(
                name, f"Deze rij staat er al: rij {seen[value]} heeft dezelfde {' + '.join(key)}.", "Verwijder of wijzig één van beide.",
                rij=row.rij, kolom=" + ".join(key), waarde=shown,
            )  # fmt: skip
        else:
            seen[value] = row.rij


def _words(value: Any) -> str:
    return str(getattr(value, "code", None) or getattr(value, "value", None) or value)


def _references(
    name: str, column: str, target: str, rows: tuple[Any, ...], ids: Mapping[str, set[str]], meldingen: Meldingen
) -> None:
    for row in rows:
        value = getattr(row, column)
        if value and value not in ids[target]:
            meldingen.fout(
                name, f"Deze code staat niet in de tabel {target}.", f"Voeg de code toe aan {target} of verbeter haar.",
                rij=row.rij, kolom=column, waarde=value,
            )  # fmt: skip


def _links(rows: tuple[Any, ...], ids: Mapping[str, set[str]], meldingen: Meldingen) -> None:
    _references("koppelingen", "doel", "doelen", rows, ids, meldingen)
    for row in rows:
        target = _REF_TABLE[row.soort]
        if row.ref not in ids[target]:
            meldingen.fout(
                "koppelingen", f"Deze code staat niet in de tabel {target}.", f"Voeg de code toe aan {target} of verbeter haar.",
                rij=row.rij, kolom="ref", waarde=row.ref,
            )  # fmt: skip


def _cycles(rows: tuple[Doel, ...], meldingen: Meldingen) -> None:
    parent = {row.id: row.bovenliggend for row in rows}
    done: set[str] = set()
    for row in rows:
        path: list[str] = []
        current = row.id
        while current and current in parent and current not in done and current not in path:
            path.append(current)
            current = parent[current]
        if current in path:
            circle = path[path.index(current) :]
            meldingen.fout(
                "doelen", f"De doelen vallen onder zichzelf: {' → '.join([*circle, current])}.", "Maak bovenliggend bij één ervan leeg.",
                rij=row.rij, kolom="bovenliggend", waarde=row.bovenliggend,
            )  # fmt: skip
        done.update(path)


def _parents(tables: Mapping[str, tuple[Any, ...]], meldingen: Meldingen) -> None:
    parents = {row.bovenliggend for row in tables["doelen"] if row.bovenliggend}
    for row in tables["koppelingen"]:
        if row.doel in parents:
            meldingen.waarschuwing(
                "koppelingen", "Dit doel heeft doelen onder zich; de koppeling telt niet mee in de maatstaven.",
                "Koppel aan een doel daaronder.", rij=row.rij, kolom="doel", waarde=row.doel,
            )  # fmt: skip


def controleer_respons(
    respons: Respons,
    rows: tuple[int, ...],
    settings: Instellingen,
    ids: Mapping[str, set[str]],
    meldingen: Meldingen,
    peildatum: date | None,
) -> None:
    """Checks of the survey: keys, departments, population, and whether the answers may be used at all."""
    seen: dict[tuple[str, date], int] = {}
    for number, respondent, moment, afdeling in zip(
        rows, respons.respondent, respons.meetmoment, respons.afdeling, strict=True
    ):
        key = (respondent, moment)
        if respondent and moment is not None and key in seen:
            # The id itself stays out of the message: messages end up in logs.
            meldingen.fout(
                "respons", f"Deze rij staat er al: rij {seen[key]} heeft dezelfde respondent en hetzelfde meetmoment.",
                "Verwijder of wijzig één van beide.", rij=number, kolom="respondent + meetmoment",
            )  # fmt: skip
        seen.setdefault(key, number)
        if afdeling and afdeling not in ids["afdelingen"]:
            meldingen.fout(
                "respons", "Deze code staat niet in de tabel afdelingen.", "Voeg de code toe aan afdelingen of verbeter haar.",
                rij=number, kolom="afdeling", waarde=afdeling,
            )  # fmt: skip
    _population(respons, settings, meldingen)
    _care(settings.zorgvuldigheid, peildatum, meldingen)


def _population(respons: Respons, settings: Instellingen, meldingen: Meldingen) -> None:
    if settings.populatie is None:
        return
    counts = Counter(zip(respons.meetmoment, respons.functiegroep, strict=True))
    missing: set[str] = set()
    for (moment, group), count in sorted(counts.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        if not group or moment is None:
            continue
        known = settings.populatie.get(group)
        if known is None:
            if group not in missing:
                meldingen.fout(
                    "dossier", f"De populatie noemt de functiegroep {group} niet, maar er zijn wel antwoorden.",
                    f"Vul populatie.{group} in.", kolom=f"populatie.{group}",
                )  # fmt: skip
            missing.add(group)
        elif count > known:
            meldingen.fout(
                "respons", f"Op {moment.isoformat()} antwoordden {count} mensen van {group}, maar de populatie is {known}.",
                f"Verbeter populatie.{group} of verwijder dubbele antwoorden.", kolom="functiegroep", waarde=group,
            )  # fmt: skip


def _care(care: Zorgvuldigheid | None, peildatum: date | None, meldingen: Meldingen) -> None:
    def refuse(key: str, text: str, mend: str) -> None:
        meldingen.fout("dossier", text, mend, kolom=f"zorgvuldigheid.{key}")

    if care is None:
        meldingen.fout(
            "dossier", "Er zijn antwoorden van medewerkers, maar [zorgvuldigheid] ontbreekt.",
            "Vul or_geinformeerd, privacytekst en bewaartermijn_tot in.", kolom="zorgvuldigheid",
        )  # fmt: skip
        return
    if not care.or_geinformeerd:
        refuse(
            "or_geinformeerd",
            "De ondernemingsraad is niet geïnformeerd.",
            "Regel dit eerst en zet de waarde dan op ja.",
        )
    if not care.privacytekst:
        refuse("privacytekst", "Er is geen privacytekst.", "Regel dit eerst en zet de waarde dan op ja.")
    if care.bewaartermijn_tot is None:
        refuse("bewaartermijn_tot", "De bewaartermijn ontbreekt.", "Vul een datum in.")
    elif peildatum is not None and care.bewaartermijn_tot < peildatum:
        refuse(
            "bewaartermijn_tot",
            "De bewaartermijn is voorbij op de peildatum.",
            "Vernietig de antwoorden of verleng de termijn.",
        )
