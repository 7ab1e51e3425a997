"""Results: per goal where each indicator began, where it is, where it must go, and how fast it goes there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier, Indicator, Meting
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.measures import Maten
from srm_kit.measures.register import register
from srm_kit.measures.resultaten import Indicatorstand
from srm_kit.nl import Cijfer
from srm_kit.views import figuren, zinnen
from srm_kit.views.figuren import Weg
from srm_kit.views.raster import raster

__all__ = ["STAATWOORD", "per_doel", "resultaten"]

STAATWOORD = {
    "gehaald": "gehaald",
    "op_weg": "dichterbij",
    "gelijk": "gelijk gebleven",
    "verder_weg": "verder weg",
    "zonder_meting": "nog geen meting",
    "zonder_streefwaarde": "geen streefwaarde afgesproken",
    "zonder_begin": "begin of gewenste richting niet bekend",
    "context": "ter informatie",
}
_GETELD = {"zonder_meting": "zonder meting", "zonder_streefwaarde": "zonder streefwaarde"}
_BEWEEGT = ("gehaald", "op_weg", "gelijk", "verder_weg")
_VOLGORDE = ("verder_weg", "gelijk", "op_weg", "gehaald")
"""What asks for attention is drawn first."""
_NIETS = ("niet vastgelegd", "nog niet gemeten", "niet afgesproken")
"""Begin, now and target of an indicator of which nothing is known."""
_MEESTE = 12
_KOLOMMEN = ("Indicator", "Begin", "Nu", "Streven", "Stand")


def resultaten(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Heading, counts, the strips of what has figures, and every indicator by goal; nothing without indicators."""
    counts = maten.resultaten.telling
    links = register(dossier)
    goals = [(goal.id, goal.doel, links.indicatoren.get(goal.id, ())) for goal in links.doelen]
    if counts is None or not any(rows for _, _, rows in goals):
        return ()
    stands = maten.resultaten.per_indicator
    shown = {row.id: row for _, _, rows in goals for row in rows}
    heading = Heading(_heading(counts), 3, raster(("VS",)))
    blocks: list[Block] = [heading, Paragraph(_counts(counts, stands.values()))]
    moving = sorted(
        (row for row in shown.values() if stands[row.id].staat in _BEWEEGT),
        key=lambda row: (_VOLGORDE.index(stands[row.id].staat), nl.volgorde(row.id)),
    )
    drawn = [way for row in moving if (way := _way(row, stands[row.id])) is not None][:_MEESTE]
    rows = tuple(row for row in per_doel(dossier, maten) if tuple(row[2:5]) != _NIETS)
    bare = len(shown) - len(rows)
    if bare:
        blocks.append(
            Paragraph(
                f"Van {nl.aantal(bare, 'indicator is', 'indicatoren is')} nog geen begin, meting of streefwaarde vastgelegd."
            )
        )
    if not rows:
        return tuple(blocks)
    table = Table(
        "Resultaten per doel",
        ("Doel", *_KOLOMMEN),
        rows,
        (2, 3, 4),
        source=f"* voorlopig cijfer. {zinnen.bron_geteld(dossier, len(rows), 'indicator', 'indicatoren')}",
    )
    if not drawn:
        return (*blocks, table)
    words = "; ".join(f"{' '.join(way.naam.split())}: {way.label}" for way in drawn)
    figure = figuren.strip(
        "Indicatoren op weg van begin naar streven",
        f"{nl.capitalised(nl.aantal(len(drawn), 'indicator', 'indicatoren'))}: {words}.",
        heading.text + ".",
        "Open rondje: begin. Gevuld rondje: nu. Streep: streefwaarde. Rechts is altijd de gewenste kant. "
        + zinnen.bron_geteld(dossier, len(drawn), "indicator", "indicatoren"),
        drawn,
        table,
    )
    return (*blocks, figure)


def _heading(counts: Mapping[str, int]) -> str:
    away, level = counts["verder_weg"], counts["gelijk"]
    nearer = counts["gehaald"] + counts["op_weg"]
    known = nearer + away + level
    if not known:
        return "Of resultaten dichterbij komen, is nog niet te zien"
    text = nl.capitalised(zinnen.van_de(nearer, known, "is", "zijn", "resultaat", "resultaten"))
    rest = f", {nl.telwoord(away)} {'ligt' if away == 1 else 'liggen'} verder weg" if away else ""
    return f"{text} gehaald of dichterbij{rest}"


def _tempo(on: int, late: int) -> str:
    """How many are on schedule and how many late; all of them the same is said once."""
    if on and late:
        return f"{nl.telwoord(on)} op schema, {nl.telwoord(late)} achter op schema"
    every = {1: "", 2: "beide "}.get(on + late, "alle ")
    return f"{every}{'op schema' if on else 'achter op schema'}"


def _counts(counts: Mapping[str, int], stands: Iterable[Indicatorstand]) -> str:
    """How many indicators are in which state, how fast they go, and the annual targets."""
    total = sum(counts.values())
    parts = [
        f"{f'{nl.telwoord(number)} ' if total > 1 else ''}{_GETELD.get(name, STAATWOORD[name])}"
        for name, number in counts.items()
        if number
    ]
    text = f"Wij zien {nl.aantal(total, 'indicator', 'indicatoren')}: {nl.opsomming(parts)}."
    found = list(stands)
    paced = [item.tempo_woord for item in found if item.tempo_woord]
    if paced:
        on, late = paced.count("op schema"), len(paced) - paced.count("op schema")
        text += f" Van {nl.aantal(len(paced), 'indicator', 'indicatoren')} is het tempo bekend: {_tempo(on, late)}."
    yearly = [item.jaardoel_gehaald for item in found if item.jaardoel_gehaald is not None]
    if yearly:
        text += (
            f" Het laatste jaardoel is gehaald bij "
            f"{zinnen.van_de(sum(yearly), len(yearly), '', '', 'indicator', 'indicatoren')}."
        )
    return text


def per_doel(dossier: Dossier, maten: Maten, doelen: Container[str] | None = None) -> Iterator[tuple[str, ...]]:
    """Goal and indicator with its figures, a row each, by goal; ``doelen``: only of these goals."""
    links, latest = register(dossier), _latest(dossier)
    goals = {goal.id: goal for goal in links.doelen}
    for goal in dossier.doelen_die_tellen:
        if goal.id in goals and (doelen is None or goal.id in doelen):
            for row in _rijen(links.indicatoren.get(goal.id, ()), maten.resultaten.per_indicator, latest):
                yield (f"{goal.id} {goal.doel}", *row)


def _rijen(
    rows: Iterable[Indicator], stands: Mapping[str, Indicatorstand], latest: Mapping[tuple[str, date], Meting]
) -> Iterator[tuple[str, str, str, str, str]]:
    """Per indicator: name, begin, now, target and its state in words, each as it was printed where that says more."""
    for row in rows:
        stand = stands[row.id]
        measured = None if stand.nu_datum is None else latest.get((row.id, stand.nu_datum))
        now = _shown(stand.nu, measured.waarde if measured else None, row.eenheid, "nog niet gemeten")
        if measured is not None and measured.voorlopig:
            now = nl.met(now, "*")
        yield (
            _name(row),
            _shown(stand.begin, row.nulmeting, row.eenheid, "niet vastgelegd"),
            now,
            _target(row, stand),
            _state(stand),
        )


def _latest(dossier: Dossier) -> dict[tuple[str, date], Meting]:
    return {
        (meting.indicator, meting.datum): meting
        for meting in dossier.metingen
        if meting.soort != "prognose" and not meting.gebied.strip()
    }


def _name(row: Indicator) -> str:
    """The name with its unit, once; the euro and the per cent stand beside the figures."""
    unit = row.eenheid.strip()
    told = not unit or unit in {"%", "€", "euro"} or f"({unit.lower()})" in row.naam.lower()
    return row.naam if told else f"{row.naam} ({unit})"


def _figure(value: float, unit: str) -> Cijfer:
    decimals = next((places for places in range(3) if abs(value - round(value, places)) < 1e-9), 2)
    if unit == "%":
        return nl.procent(value / 100, decimals)
    return nl.euro(value, decimals) if unit in {"€", "euro"} else nl.getal(value, decimals)


def _shown(value: float | None, written: Waarde | None, unit: str, absent: str) -> str:
    """The figure, with what was written beside it where that says more; only the writing where it is no number."""
    if value is None:
        return written.gedrukt if written is not None and written.alleen_tekst else absent
    figure = _figure(value, unit)
    if written is not None and written.getal == value and written.zegt_meer:
        return nl.met(figure, f" (‘{written.gedrukt.strip()}’)")
    return figure


def _target(row: Indicator, stand: Indicatorstand) -> str:
    cell = row.streefwaarde
    if isinstance(stand.streef, tuple):
        low, high = (_figure(bound, row.eenheid) for bound in stand.streef)
        text: str = f"{low} tot {high}"
    elif stand.streef is not None:
        text = _shown(stand.streef, cell, row.eenheid, "")
    elif cell is not None and cell.richting_in_woorden:
        text = cell.gedrukt.strip()
    elif cell is not None and cell.alleen_tekst:
        return cell.gedrukt
    else:
        return "niet afgesproken"
    return nl.met(text, f", {nl.maand(stand.streef_datum)}") if stand.streef_datum else text


def _state(stand: Indicatorstand) -> str:
    words = [STAATWOORD[stand.staat]]
    if stand.tempo_woord:
        words.append("op schema" if stand.tempo_woord == "op schema" else f"{stand.tempo_woord} op schema")
    if stand.jaardoel_gehaald is not None:
        words.append("jaardoel gehaald" if stand.jaardoel_gehaald else "jaardoel niet gehaald")
    if stand.nu is not None and not stand.vers:
        words.append("cijfer is verouderd")
    return ", ".join(words)


def _way(row: Indicator, stand: Indicatorstand) -> Weg | None:
    """The way of an indicator; None while one of its three values is no number."""
    if stand.begin is None or stand.nu is None or not isinstance(stand.streef, float) or stand.begin == stand.streef:
        return None
    start, now, target = (_figure(one, row.eenheid) for one in (stand.begin, stand.nu, stand.streef))
    if start.waarde == target.waarde:
        return None
    return Weg(f"{row.doel}  {row.naam}", start, now, target, f"{start} → {now} (streven {target})")
