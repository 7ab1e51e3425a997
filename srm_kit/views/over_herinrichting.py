"""Redesign scenarios as blocks: now and proposed beside each other, for a conversation."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.advice.herinrichting import Herinrichting, Indeling
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question, Table
from srm_kit.dossier import Dossier
from srm_kit.views.figuren.indelingen import Indelingkolom, indelingen
from srm_kit.views.raster import raster
from srm_kit.views.vormen import vier_vormen
from srm_kit.views.zinnen import bron_register, van_de, waarom

__all__ = ["GESPREK", "herinrichting_blokken"]

GESPREK = (
    "Dit is bedoeld voor een gesprek over de organisatie. Het is geen advies over mensen of functies. Over een "
    "wijziging van de organisatie geeft de ondernemingsraad advies."
)
"""The plain sentence that always stands with the scenarios."""


def herinrichting_blokken(gevonden: Herinrichting, dossier: Dossier) -> Blocks:
    """What a grouping of departments around goals would mean, or why there is nothing to show."""
    blocks: list[Block] = []
    if gevonden.nu is None:
        blocks.append(Heading("Hoe doelen door de afdelingen lopen, is nog niet te zien", 3))
        blocks.append(Paragraph(f"Niet te bepalen: {waarom(gevonden.reden)}."))
        return Blocks((*blocks, *_left_out(gevonden, dossier)))
    now = gevonden.nu
    total = len(dossier.doelen_die_tellen)
    heading = (
        f"{nl.capitalised(van_de(len(now.kruisend), total, 'heeft', 'hebben'))} meer dan één afdeling nodig"
        if now.kruisend
        else "Elk doel kan met één afdeling toe"
    )
    blocks.append(Heading(heading, 3, raster(("IB",))))
    if not gevonden.scenarios:
        blocks.append(Paragraph(f"Wij laten geen andere indeling zien: {gevonden.reden}. {GESPREK}"))
        return Blocks((*blocks, *_left_out(gevonden, dossier), *vier_vormen(dossier)))
    blocks.append(
        Paragraph(
            "Dat een doel meer afdelingen nodig heeft, is niet fout: het vraagt wel afstemming. Hieronder staat wat "
            "er verandert als afdelingen rond opgaven bij elkaar komen. Binnen een nieuwe eenheid blijft de grootste "
            f"afdeling waar zij is; de medewerkers van de andere krijgen een andere plek. {GESPREK}"
        )
    )
    blocks.append(_figure(gevonden, now, dossier, total))
    blocks += _left_out(gevonden, dossier)
    blocks += vier_vormen(dossier)
    blocks.append(
        Question(
            "Wat zou deze indeling opleveren dat een opgaveteam of één gezamenlijke opdrachtgever niet ook oplevert?"
        )
    )
    return Blocks(tuple(blocks))


def _figure(found: Herinrichting, now: Indeling, dossier: Dossier, total: int) -> Block:
    names = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    every = (now, *found.scenarios)
    columns = [
        Indelingkolom(
            item.naam if item is now else f"{'ABC'[place - 1]}. {_short(item.naam)}",
            (
                f"{len(item.kruisend)} van {total} doelen over meer eenheden",
                f"{nl.getal(item.verplaatst)} krijgen een andere plek" if item is not now else "zoals het nu is",
            ),
            tuple(tuple(names.get(part, part) for part in unit) for unit in item.eenheden),
        )
        for place, item in enumerate(every)
    ]
    rows = tuple(
        (
            item.naam if item is now else f"{'ABC'[place - 1]}. {item.naam}",
            _clusters(item, names),
            nl.met(nl.getal(len(item.kruisend)), f" ({nl.procent(item.aandeel)})"),
            nl.opsomming(list(item.kruisend)) or "–",
            nl.met(nl.getal(item.verplaatst), f" ({nl.procent(item.verplaatst_aandeel)})") if item is not now else "–",
            nl.procent(item.samenwerking_binnen) if item.samenwerking_binnen is not None else nl.NIET_GEMETEN,
        )
        for place, item in enumerate(every)
    )
    table = Table(
        "Nu en drie mogelijke indelingen" if len(every) == 4 else "Nu en mogelijke indelingen",
        (
            "Indeling",
            "Samen",
            "Doelen over meer eenheden",
            "Welke",
            "Medewerkers met een andere plek",
            "Samenwerking binnen",
        ),
        rows,
        (2, 4, 5),
    )
    first = found.scenarios[0]
    left = len(first.kruisend)
    finding = (
        f"Met {nl.aantal(first.verplaatst, 'medewerker', 'medewerkers', woord=False)} op een andere plek "
        f"{'gaat' if left < 2 else 'gaan'} er {nl.telwoord(left) if left else 'geen'} in plaats van "
        f"{nl.aantal(len(now.kruisend), 'doel', 'doelen')} over meer dan één eenheid."
    )
    description = (
        "; ".join(
            f"{item.naam.lower()}: {len(item.kruisend)} van {total} doelen over meer eenheden, "
            f"{nl.getal(item.verplaatst)} medewerkers op een andere plek"
            for item in every
        )
        + "."
    )
    way = (
        "Alle indelingen zijn vergeleken."
        if found.volledig
        else "Niet elke indeling is vergeleken: daarvoor zijn er te veel."
    )
    return indelingen(
        "Afdelingen rond opgaven",
        nl.capitalised(description),
        finding,
        f"{way} Medewerkers: {nl.getal(found.medewerkers)}. {bron_register(dossier)}",
        columns,
        table,
    )


def _short(name: str) -> str:
    return {"Twee afdelingen samen": "Twee samen", "Het meeste effect binnen een grens": "Binnen een grens"}.get(
        name, name
    )


def _clusters(item: Indeling, names: dict[str, str]) -> str:
    together = [unit for unit in item.eenheden if len(unit) > 1]
    return "; ".join(nl.opsomming([names.get(part, part) for part in unit]) for unit in together) or "–"


def _left_out(found: Herinrichting, dossier: Dossier) -> tuple[Block, ...]:
    if not found.buiten_beschouwing:
        return ()
    names = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    lines = tuple(f"{names.get(ident, ident)}: {reason}." for ident, reason in found.buiten_beschouwing)
    return (Paragraph("Deze afdelingen blijven in elke indeling zoals zij zijn:"), PointList(lines))
