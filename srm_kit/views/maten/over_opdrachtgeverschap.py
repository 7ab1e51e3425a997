"""Opdrachtgeverschap on eight aspects: how the municipality sees it, and how its contractors do."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.meetellen import bevestigd
from srm_kit.measures.opdrachtgeverschap import PERSPECTIEVEN
from srm_kit.measures.opdrachtgeverschap import opdrachtgeverschap as per_partij
from srm_kit.model.opdrachtgeversrubriek import aspecten, niveaunamen
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["opdrachtgeverschap"]


def opdrachtgeverschap(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The level per aspect from both perspectives; never a mean, because levels are an order."""
    found = maten.opdrachtgeverschap
    own, theirs = found["opdrachtgever"], found["opdrachtnemer"]
    if own.mediaan is None and theirs.mediaan is None:
        return ()
    aspects = aspecten()
    names = {item.nummer: item.naam for item in aspects}
    lead = own if own.laagste_aspect is not None else theirs
    lowest = lead.laagste_aspect or 1
    level = lead.per_aspect[lowest] or 1
    same = sorted(number for number, value in lead.per_aspect.items() if value == level)
    who = "De gemeente" if lead is own else "De opdrachtnemers"
    heading = (
        f"Opdrachtgeverschap scoort het laagst op ‘{names[lowest].lower()}’"
        if len(same) == 1
        else f"Opdrachtgeverschap scoort op {nl.telwoord(len(same))} aspecten het laagst"
    )
    low = nl.opsomming([names[number].lower() for number in same])
    parts = [
        f"{who} {'scoort' if lead is own else 'scoren'} niveau {level} van 5 ({niveaunamen()[level - 1]}) bij: {low}."
    ]
    for word, side in (("De gemeente geeft zichzelf", own), ("Opdrachtnemers geven de gemeente", theirs)):
        if side.mediaan is not None:
            parts.append(f"{word} in het midden niveau {side.mediaan} van 5 ({niveaunamen()[side.mediaan - 1]}).")
        few = [number for number, (low, known) in side.laag.items() if low * 2 > known]
        if few:
            aspects_low = nl.aantal(len(few), "aspect", "aspecten")
            parts.append(f"Bij {aspects_low} is dat voor meer dan de helft van de partners niveau 1 of 2.")
    if own.mediaan is not None and own.ontbrekend:
        missing = nl.opsomming([names[number].lower() for number in own.ontbrekend])
        parts.append(f"Nog niet gescoord door de gemeente: {missing}.")
    rows = [(item.naam, own.per_aspect.get(item.nummer), theirs.per_aspect.get(item.nummer)) for item in aspects]
    title = "Niveau per aspect van opdrachtgeverschap"
    table = Table(
        title,
        ("Aspect", "Gemeente", "Opdrachtnemers"),
        tuple((name, *(str(value) if value else "niet gescoord" for value in pair)) for name, *pair in rows),
        (1, 2),
    )
    words = "; ".join(
        f"{name}: gemeente {one or 'niet gescoord'}, opdrachtnemers {two or 'niet gescoord'}" for name, one, two in rows
    )
    partners = len({item.partner.strip() for item in bevestigd(dossier.opdrachtgeverschap)})
    figure = figuren.niveaus(
        title,
        words + ".",
        heading + ".",
        f"Laagste niveau over {nl.aantal(partners, 'partner', 'partners', woord=False)}, {zinnen.bron_dossier(dossier)}",
        rows,
        ("gemeente", "opdrachtnemers"),
        niveaunamen(),
        table,
    )
    return (
        Heading(heading, 3, raster(("VB",))),
        Paragraph(" ".join(parts)),
        figure,
        *_per_partner(dossier),
    )


def _per_partner(dossier: Dossier) -> tuple[Block, ...]:
    """Each partner by itself, so that a good and a poor relation can be told apart; nothing with fewer than two."""
    rows = []
    for partner in sorted(
        {rubriekscore.partner.strip() for rubriekscore in dossier.opdrachtgeverschap}, key=str.casefold
    ):
        found = per_partij(
            rubriekscore for rubriekscore in dossier.opdrachtgeverschap if rubriekscore.partner.strip() == partner
        )
        middles = [found[side].mediaan for side in PERSPECTIEVEN]
        if any(middles):
            rows.append((partner, *(f"niveau {value} van 5" if value else "geen oordeel" for value in middles)))
    if len(rows) < 2:
        return ()
    return (
        Table(
            "Opdrachtgeverschap per partner, in het midden van de acht aspecten",
            ("Partner", "Volgens de gemeente", "Volgens de partner"),
            tuple(rows),
            source=zinnen.bron_geteld(dossier, len(rows), "partner", "partners"),
        ),
    )
