"""Four ways to organise around goals, beside merging departments: what each asks, and where the dossier points at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from srm_kit import nl
from srm_kit.document import Block, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures.register import register
from srm_kit.views.zinnen import bron_register

__all__ = ["vier_vormen"]

_MEESTE_AFDELINGEN = 3


def vier_vormen(dossier: Dossier) -> tuple[Block, ...]:
    """The four forms beside each other, each with what the dossier says about it."""
    table = Table(
        "Vier vormen om rond opgaven te werken",
        ("Vorm", "Wat het is", "Waar u op let", "Wat het dossier erover zegt"),
        tuple(_forms(dossier)),
        source=bron_register(dossier),
    )
    return (
        Paragraph(
            "Afdelingen samenvoegen is één manier. Er zijn er meer. Ze kunnen naast elkaar bestaan, en de eerste kan morgen "
            "beginnen."
        ),
        table,
    )


def _forms(dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    links = register(dossier)
    units = {goal.id: set(links.afdelingen(goal.id)) for goal in links.doelen}
    wide = [goal for goal in sorted(units, key=nl.volgorde) if len(units[goal]) >= _MEESTE_AFDELINGEN]
    yield (
        "Opgaveteam",
        "Een klein team uit verschillende afdelingen werkt aan één doel, met eigen tijd en een eigen opdrachtgever.",
        "De afdelingen moeten de tijd echt vrijmaken. Zet een einddatum.",
        f"Werk van drie of meer afdelingen is er bij {nl.opsomming(wide)}."
        if wide
        else "Geen doel heeft werk van drie of meer afdelingen.",
    )
    near = [row.naam for row in links.dossier.stakeholders if row.partner and row.schaal == "wijk"]
    yield (
        "Gebied",
        "Een team werkt voor één wijk of gebied, over de grenzen van afdelingen heen.",
        "Geef het team een budget en zeg waar het zelf over beslist.",
        f"Partners in de wijk zijn er: {nl.opsomming(near)}."
        if near
        else "Er zijn geen partners in de wijk vastgelegd.",
    )
    region = [row.naam for row in links.dossier.stakeholders if row.partner and row.schaal == "regio"]
    yield (
        "Regieorganisatie",
        "De gemeente kiest, betaalt en volgt. Partners voeren uit.",
        "Dit vraagt kennis van het vak en van opdrachten geven. Wie alles uitbesteedt, verliest die kennis.",
        f"Partners in de regio zijn er: {nl.opsomming(region)}."
        if region
        else "Er zijn geen partners in de regio vastgelegd.",
    )
    counts = Counter(pair for names in units.values() for pair in _pairs(names))
    most = max(counts.values(), default=0)
    top = min((pair for pair in counts if counts[pair] == most > 1), default=None)
    titles = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    yield (
        "Clusters",
        "Afdelingen die vaak aan dezelfde doelen werken, krijgen één leiding.",
        "Een nieuwe structuur kost tijd en lost gedrag niet op. Vraag de ondernemingsraad op tijd om advies.",
        f"De meeste doelen die twee afdelingen delen: {nl.telwoord(most)} ({titles.get(top[0], top[0])} met "
        f"{titles.get(top[1], top[1])})."
        if top
        else "Geen twee afdelingen delen meer dan één doel.",
    )


def _pairs(names: set[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(names)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            yield one, other
