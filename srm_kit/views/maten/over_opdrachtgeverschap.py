"""Opdrachtgeverschap on eight aspects: how the municipality sees it, and how its contractors do."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model.opdrachtgeversrubriek import aspecten, niveaunamen
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["opdrachtgeverschap"]


def opdrachtgeverschap(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The level per aspect from both perspectives; never a mean, because levels are an order."""
    found = maten.opdrachtgeverschap
    own, theirs = found["opdrachtgever"], found["opdrachtnemer"]
    if own.mediaan is None and theirs.mediaan is None:
        return (
            Heading("Hoe sterk het opdrachtgeverschap is, is niet vastgelegd", 3, raster(("VB",))),
            Paragraph(f"Niet te bepalen: {zinnen.waarom(own.reden)}."),
        )
    aspects = aspecten()
    names = {item.nummer: item.naam for item in aspects}
    lead = own if own.laagste_aspect is not None else theirs
    lowest = lead.laagste_aspect or 1
    level = lead.per_aspect[lowest] or 1
    heading = f"Opdrachtgeverschap is het zwakst op ‘{names[lowest].lower()}’"
    parts = [f"Op dit aspect is de stand {niveaunamen()[level - 1]} (niveau {level} van 5)."]
    for word, side in (("De gemeente zelf", own), ("Opdrachtnemers", theirs)):
        if side.mediaan is not None:
            verb = "komt" if word.startswith("De") else "komen"
            parts.append(
                f"{word} {verb} in het midden uit op niveau {side.mediaan} ({niveaunamen()[side.mediaan - 1]})."
            )
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
    partners = len({item.partner for item in dossier.opdrachtgeverschap})
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
    return (Heading(heading, 3, raster(("VB",))), Paragraph(" ".join(parts)), figure)
