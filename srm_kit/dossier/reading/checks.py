"""Checks between rows and tables: references, keys, cycles, dates, counts (docs/dossier.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.kolommen import Soort
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.tabellen import PLEKKEN, TABELLEN, Doel, Middel
from srm_kit.dossier.reading.own_words import check_own_words
from srm_kit.dossier.reading.settings import Instellingen
from srm_kit.model.hoofdstukken import hoofdstukken_met_naam, onderdelen_met_naam

__all__ = ["check_dossier", "check_settings"]

_REF_TABLE = {
    "inspanning": "inspanningen",
    "proces": "processen",
    "competentie": "competenties",
    "indicator": "indicatoren",
}


def check_dossier(tables: Mapping[str, tuple[Any, ...]], ids: Mapping[str, set[str]], meldingen: Meldingen) -> None:
    """All checks that need more than one cell.

    ``ids`` has every id per table, also of rows with a fault; a table that could not be read is not in it.
    """
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
    for row in tables["gedrag"]:
        if row.gezien > row.van_de:
            meldingen.fout(
                "gedrag", "Er is vaker gezien dan gekeken.", "Verbeter gezien of van_de.",
                rij=row.rij, kolom="gezien", waarde=row.gezien,
            )  # fmt: skip
    _money(tables["middelen"], meldingen)
    for row in tables["redactie"]:
        check_own_words(row.tekst, "redactie", row.rij, "tekst", meldingen)
        if row.keuze in ("vervangen", "samenvoegen") and not row.tekst:
            what = "uw eigen zin" if row.keuze == "vervangen" else "de kop waaronder de bevindingen samen staan"
            meldingen.fout(
                "redactie", f"Bij {row.keuze} hoort {what}.", "Vul tekst in, of kies weglaten of vooraan.",
                rij=row.rij, kolom="tekst",
            )  # fmt: skip
    for row in tables["teksten"]:
        check_own_words(row.tekst, "teksten", row.rij, "tekst", meldingen)
        if row.plek.casefold() not in PLEKKEN and not onderdelen_met_naam(row.plek):
            meldingen.waarschuwing(
                "teksten", "Deze plek kennen wij niet; de tekst komt niet in het rapport.", f"Kies uit: {', '.join(PLEKKEN)}; of noem een onderdeel, zoals richten.smart.",
                rij=row.rij, kolom="plek", waarde=row.plek,
            )  # fmt: skip


def check_settings(settings: Instellingen, tables: Mapping[str, tuple[Any, ...]], meldingen: Meldingen) -> None:
    """Settings that a table needs, settings that name a table, and what is written in them."""
    if settings.opdracht is not None:
        check_own_words(settings.opdracht.aanleiding, "dossier", None, "opdracht.aanleiding", meldingen)
    if tables["middelen"] and not settings.middelen_vorm.eenheid:
        meldingen.fout(
            "dossier", "Er zijn middelen, maar het dossier zegt niet of zij in euro of in duizend euro staan.",
            "Vul middelen.eenheid in: euro of duizend euro.", kolom="middelen.eenheid",
        )  # fmt: skip
    for name in settings.vastlegging.volledig:
        table, _, column = name.partition(".")
        known = {item.naam: {part.naam for part in item.kolommen} for item in TABELLEN}
        if table not in known or (column and column not in known[table]):
            meldingen.waarschuwing(
                "dossier", "Deze tabel of kolom kennen wij niet.", "Schrijf tabel of tabel.kolom, zoals doelen.termijn.",
                kolom="vastlegging.volledig", waarde=name,
            )  # fmt: skip
    _question(settings, tables["doelen"], meldingen)
    for name in settings.rapport.zonder:
        if not hoofdstukken_met_naam(name) and not onderdelen_met_naam(name):
            meldingen.waarschuwing(
                "dossier", "Dit hoofdstuk of onderdeel kennen wij niet; het rapport laat er niets voor weg.",
                "Kies een naam uit docs/dossier.md, zoals routekaart of richten.smart.", kolom="rapport.zonder", waarde=name,
            )  # fmt: skip


def _question(settings: Instellingen, goals: tuple[Doel, ...], meldingen: Meldingen) -> None:
    """The goals of the client's question: they are in the dossier, and there is a question."""
    known = {goal.id for goal in goals}
    for name in settings.rapport.vraag_doelen:
        if without_invisible(name) not in known:
            meldingen.waarschuwing(
                "dossier", "Dit doel staat niet in de tabel doelen; de vraag wordt beantwoord zonder dit doel.",
                "Schrijf het id van een doel, zoals SD3.", kolom="rapport.vraag_doelen", waarde=name,
            )  # fmt: skip
    if settings.rapport.vraag_doelen and not settings.rapport.vraag:
        meldingen.waarschuwing(
            "dossier", "Er staan doelen bij een vraag, maar er is geen vraag.", "Vul rapport.vraag in.",
            kolom="rapport.vraag",
        )  # fmt: skip


def _money(rows: tuple[Middel, ...], meldingen: Meldingen) -> None:
    for row in rows:
        if not row.programma and not row.taakveld:
            meldingen.fout(
                "middelen", "Wij weten niet waar dit geld voor is.", "Vul programma of taakveld in.",
                rij=row.rij, kolom="programma",
            )  # fmt: skip


def _double(name: str, key: tuple[str, ...], rows: tuple[Any, ...], meldingen: Meldingen) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        value = tuple(_key_part(name, part, getattr(row, part)) for part in key)
        if value in seen:
            shown = " + ".join(text for part in value if part not in ("", None) and (text := _words(part)))
            meldingen.fout(
                name, f"Deze rij staat er al: rij {seen[value]} heeft dezelfde {' + '.join(key)}.", "Verwijder of wijzig één van beide.",
                rij=row.rij, kolom=" + ".join(key), waarde=shown,
            )  # fmt: skip
        else:
            seen[value] = row.rij


def _key_part(table: str, column: str, value: Any) -> Any:
    """A part of a key as it is compared: an empty cell means what the contract says it means."""
    if table == "metingen" and column == "soort":
        return value or "realisatie"
    if column == "incidenteel":
        return bool(value)
    return without_invisible(value) if isinstance(value, str) else value


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "incidenteel" if value else ""
    return str(getattr(value, "code", None) or getattr(value, "value", None) or value)


def _references(
    name: str, column: str, target: str, rows: tuple[Any, ...], ids: Mapping[str, set[str]], meldingen: Meldingen
) -> None:
    for row in rows:
        value = getattr(row, column)
        if value and target in ids and value not in ids[target]:
            meldingen.fout(name, *_nowhere(target, ids), rij=row.rij, kolom=column, waarde=value)


def _links(rows: tuple[Any, ...], ids: Mapping[str, set[str]], meldingen: Meldingen) -> None:
    _references("koppelingen", "doel", "doelen", rows, ids, meldingen)
    for row in rows:
        target = _REF_TABLE[row.soort]
        if target in ids and row.ref not in ids[target]:
            meldingen.fout("koppelingen", *_nowhere(target, ids), rij=row.rij, kolom="ref", waarde=row.ref)


def _nowhere(target: str, ids: Mapping[str, set[str]]) -> tuple[str, str]:
    """What to say of a code that a table lacks, or of all of them when there is no such table."""
    if not ids[target]:
        return (
            f"Dit verwijst naar de tabel {target}, maar die is er niet of is leeg.",
            f"Voeg de tabel {target} toe, of maak deze cel leeg.",
        )
    return f"Deze code staat niet in de tabel {target}.", f"Voeg de code toe aan {target} of verbeter haar."


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
