"""What may be right but is likely a mistake: each becomes a warning that asks which is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from srm_kit import nl
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.tabellen import Doel, Indicator, Inspanning, Koppeling
from srm_kit.dossier.reading.settings import Instellingen

__all__ = ["warn_of_mistakes"]

_HUNDREDFOLD = (80.0, 125.0)
_YEARS_AGO = 2


def warn_of_mistakes(tables: Mapping[str, tuple[Any, ...]], settings: Instellingen, meldingen: Meldingen) -> None:
    """Warns of figures a hundredfold apart, dates in the wrong order, work that ended and budgets that cannot be."""
    _hundredfold(tables, meldingen)
    _dates(tables["indicatoren"], meldingen)
    _starts(tables["inspanningen"], tables["koppelingen"], tables["doelen"], meldingen)
    if settings.opdracht is not None:
        _ended(tables["inspanningen"], settings.opdracht.peildatum, meldingen)
    _budgets(tables["inspanningen"], settings, meldingen)


def _hundredfold(tables: Mapping[str, tuple[Any, ...]], meldingen: Meldingen) -> None:
    """Two values of one indicator of which one is about a hundred times the other: a percentage and a share?"""
    values: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for row in tables["indicatoren"]:
        _add(values[row.id], row.nulmeting)
        _add(values[row.id], row.streefwaarde)
    for name in ("metingen", "streefwaarden"):
        for row in tables[name]:
            _add(values[row.indicator], row.waarde)
    rows = {row.id: row.rij for row in tables["indicatoren"]}
    for ident, found in values.items():
        pair = _pair(found)
        if pair is not None and ident in rows:
            meldingen.vermoeden(
                "indicatoren", f"Bij deze indicator staan {pair[0]} en {pair[1]}: dat scheelt ongeveer een factor honderd.",
                "Is het een percentage of een deel van 1? Schrijf alle waarden op dezelfde manier.",
                rij=rows[ident], kolom="id", waarde=ident,
            )  # fmt: skip


def _add(values: list[tuple[float, str]], waarde: Any) -> None:
    if waarde is not None and waarde.getal:
        values.append((waarde.getal, waarde.gedrukt))


def _pair(values: Sequence[tuple[float, str]]) -> tuple[str, str] | None:
    """A small value and one that is about a hundred times as large, of the same sign; as printed."""
    for sign in (1, -1):
        sizes = sorted((sign * number, text) for number, text in values if sign * number > 0)
        for small, text in sizes:
            place = bisect_left(sizes, (small * _HUNDREDFOLD[0], ""))
            if place < len(sizes) and sizes[place][0] <= small * _HUNDREDFOLD[1]:
                return text, sizes[place][1]
    return None


def _dates(rows: Sequence[Indicator], meldingen: Meldingen) -> None:
    for row in rows:
        if row.nulmeting_datum and row.streefdatum and row.nulmeting_datum > row.streefdatum:
            meldingen.vermoeden(
                "indicatoren", "De nulmeting ligt na de streefdatum.", "Controleer nulmeting_datum en streefdatum.",
                rij=row.rij, kolom="nulmeting_datum", waarde=row.nulmeting_datum.isoformat(),
            )  # fmt: skip


def _starts(
    efforts: Sequence[Inspanning], links: Sequence[Koppeling], goals: Sequence[Doel], meldingen: Meldingen
) -> None:
    """An effort that starts when the last of its goals should have been reached."""
    terms = {row.id: row.termijn for row in goals}
    served: dict[str, list[date | None]] = defaultdict(list)
    for link in links:
        if link.soort == "inspanning":
            served[link.ref].append(terms.get(link.doel))
    for row in efforts:
        dates = [day for day in served[row.id] if day is not None]
        if row.start and dates and len(dates) == len(served[row.id]) and row.start > max(dates):
            meldingen.vermoeden(
                "inspanningen", "De inspanning begint na de termijn van het doel waar zij bij hoort.",
                "Controleer start, en termijn in doelen.", rij=row.rij, kolom="start", waarde=row.start.isoformat(),
            )  # fmt: skip


def _ended(rows: Sequence[Inspanning], peildatum: date, meldingen: Meldingen) -> None:
    long_ago = (peildatum.year - _YEARS_AGO, peildatum.month, peildatum.day)
    for row in rows:
        if row.status == "lopend" and row.eind and (row.eind.year, row.eind.month, row.eind.day) <= long_ago:
            meldingen.vermoeden(
                "inspanningen", "Deze inspanning is lopend, maar het einde is jaren geleden.", "Controleer status en eind.",
                rij=row.rij, kolom="eind", waarde=row.eind.isoformat(),
            )  # fmt: skip


def _budgets(rows: Sequence[Inspanning], settings: Instellingen, meldingen: Meldingen) -> None:
    """A budget larger than all that the municipality spends in a year: in thousands, or a point too few?"""
    largest = max((row.budget for row in rows if row.budget is not None), default=0.0)
    if not largest:
        return
    from srm_kit.gemeenten import financien

    spent = financien.bedragen(settings.gemeente.code, "totaal")
    if spent is None or largest <= spent.lasten * 1000:
        return
    for row in rows:
        if row.budget is not None and row.budget > spent.lasten * 1000:
            meldingen.vermoeden(
                "inspanningen", f"Dit budget is groter dan alle lasten van de gemeente in {financien.JAAR} ({nl.euro(spent.lasten * 1000)}).",
                "Controleer het bedrag: het budget staat in euro.", rij=row.rij, kolom="budget", waarde=nl.euro(row.budget),
            )  # fmt: skip
