"""Verrichten: does it run, is it followed, is it adjusted? Called by 3_verrichten.ipynb."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question, Table
from srm_kit.dossier import Indicator, Meting
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.model import Fase, Spoor
from srm_kit.nl import Cijfer
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import figuren, zinnen
from srm_kit.views import maten as metingen
from srm_kit.views.figuren import Weg
from srm_kit.views.figuren.draad import SCHAKELWOORD
from srm_kit.views.printed import printed_cells
from srm_kit.views.raster import raster
from srm_kit.views.routekaart import schakel_blokken

__all__ = [
    "bevindingen",
    "cocreatie",
    "draag_over",
    "eigen_woorden",
    "indicatoren",
    "kloof",
    "opdrachtgeverschap",
    "opening",
    "rode_draad",
    "schakels",
    "start",
    "terugblik",
    "verandering",
    "verbinding",
    "verloop",
]

_STATUS_ORDER = ("idee", "gepland", "lopend", "afgerond")


opening = of_phase(gemeenschappelijk.opening, Fase.VERRICHTEN, "The chapter heading: what this phase found.")


def terugblik(sessie: Sessie) -> Blocks:
    """What inrichten handed over, and how far the initiatives are."""
    handed = overdracht_van(sessie, Fase.INRICHTEN)
    ready = sum(item.concreet for item in handed.doelen)
    blocks: list[Block] = []
    if any(item.schakels for item in handed.doelen):
        blocks.append(
            Paragraph(
                f"Uit inrichten {'komt' if ready == 1 else 'komen'} {nl.aantal(ready, 'doel', 'doelen')} waarbij "
                "inspanning, proces, eigenaar, kunnen en budget alle vijf zijn geregeld."
            )
        )
    counts = Counter(item.status or "onbekend" for item in sessie.dossier.inspanningen)
    total = sum(counts.values())
    if total:
        order = [name for name in (*_STATUS_ORDER, "gestopt", "onbekend") if counts[name]]
        bars = [
            figuren.Staaf(
                nl.hoofdletter(name),
                Fraction(counts[name], total),
                nl.aantal(counts[name], "inspanning", "inspanningen", woord=False),
            )
            for name in order
        ]
        running = counts["lopend"]
        finding = (
            f"Van de {nl.aantal(total, 'inspanning', 'inspanningen', woord=False)} "
            f"{'loopt' if running == 1 else 'lopen'} er nu {nl.telwoord(running)}."
        )
        table = Table(
            "Inspanningen naar stand", ("Stand", "Aantal"), tuple((name, str(counts[name])) for name in order), (1,)
        )
        description = "; ".join(f"{name}: {counts[name]}" for name in order) + "."
        blocks.append(
            figuren.staven(
                "Stand van de inspanningen",
                nl.hoofdletter(description),
                finding,
                f"n = {total} inspanningen, {zinnen.bron_dossier(sessie.dossier)}",
                bars,
                table,
            )
        )
    if not blocks:
        blocks.append(Paragraph("Het dossier bevat nog geen inspanningen."))
    return Blocks(tuple(blocks))


def indicatoren(sessie: Sessie) -> Blocks:
    """Per indicator: where it started, where it is, where it must go."""
    latest = _latest(sessie)
    rows, strips = [], []
    for item in sessie.dossier.indicatoren:
        if not item.doel or item.richting == "context":
            continue
        last = latest.get(item.id)
        rows.append(_row(item, last))
        strips.append(_strip(item, last))
    if not rows:
        return Blocks((Heading("Er zijn nog geen indicatoren bij doelen", 3),))
    measured = sum(row[3] != nl.NIET_GEMETEN for row in rows)
    heading = (
        f"{nl.hoofdletter(nl.telwoord(measured))} van de {nl.aantal(len(rows), 'indicator', 'indicatoren')} "
        f"{'is' if measured == 1 else 'zijn'} gemeten"
        if measured
        else "Geen enkele indicator is gemeten"
    )
    table = Table(
        "Indicatoren: begin, nu en streven",
        ("Indicator", "Doel", "Begin", "Nu", "Streven", "Bron"),
        tuple(rows),
        (2, 3, 4),
        source=f"Peildatum {nl.datum(sessie.dossier.peildatum)}. * voorlopig cijfer.",
    )
    drawn = [item for item in strips if item is not None][:12]
    if not drawn:
        return Blocks((Heading(heading, 3, raster(("VS",))), table))
    figure = figuren.strip(
        "Indicatoren op weg",
        f"{nl.hoofdletter(nl.aantal(len(drawn), 'indicator', 'indicatoren'))} met begin, stand en streefwaarde. "
        "De tabel bij de figuur noemt alle waarden.",
        heading + ".",
        "Open rondje: begin. Gevuld rondje: nu. Streep: streefwaarde. Rechts is altijd de gewenste kant. "
        + zinnen.bron_register(sessie.dossier),
        drawn,
        table,
    )
    return Blocks((Heading(heading, 3, raster(("VS",))), figure))


def _latest(sessie: Sessie) -> dict[str, Meting]:
    found: dict[str, Meting] = {}
    for item in sorted(sessie.dossier.metingen, key=lambda row: row.datum):
        if item.datum <= sessie.dossier.peildatum:
            found[item.indicator] = item
    return found


def _value(value: float, unit: str) -> Cijfer:
    decimals = 0 if float(value).is_integer() else 1
    if unit == "%":
        return nl.procent(value / 100, decimals)
    return nl.euro(value, decimals) if unit == "€" else nl.getal(value, decimals)


def _or_absent(waarde: Waarde | None, unit: str) -> str:
    if waarde is None:
        return nl.NIET_GEMETEN
    return waarde.gedrukt if waarde.getal is None else _value(waarde.getal, unit)


def _row(item: Indicator, last: Meting | None) -> tuple[str, ...]:
    now = _or_absent(last.waarde if last else None, item.eenheid)
    if last and last.voorlopig:
        now = nl.met(now, "*")
    unit = f" ({item.eenheid})" if item.eenheid and item.eenheid not in {"%", "€"} else ""
    return (
        f"{item.naam}{unit}",
        item.doel,
        _or_absent(item.nulmeting, item.eenheid),
        now,
        _or_absent(item.streefwaarde, item.eenheid),
        item.bron or "niet ingevuld",
    )


def _strip(item: Indicator, last: Meting | None) -> Weg | None:
    """The way of an indicator; None while one of its three values is no number."""
    given = [waarde.getal for waarde in (item.nulmeting, last and last.waarde, item.streefwaarde) if waarde]
    numbers = [value for value in given if value is not None]
    if len(numbers) < 3 or numbers[0] == numbers[2]:
        return None
    start, now, target = (_value(one, item.eenheid) for one in numbers)
    return Weg(f"{item.doel}  {item.naam}", start, now, target, f"{start} → {now} (streven {target})")


def verloop(sessie: Sessie) -> Blocks:
    """Does the course land? The score of each strand from richten to verrichten."""
    cells = printed_cells(sessie.maten.cellen)
    if all(item.score is None for item in cells.values()):
        return Blocks(())
    falls = [
        spoor
        for spoor in Spoor
        if (bounds := sessie.maten.concretisering.verloop[spoor.value].interval) is not None and bounds[1] < 0
    ]
    names = nl.opsomming([item.naam for item in falls])
    heading = (
        "Van richten naar verrichten "
        + {
            0: "is geen daling te onderscheiden van toeval",
            1: f"daalt {names}",
            2: f"dalen {names}",
            3: "dalen alle drie de sporen",
        }[len(falls)]
    )
    figure = figuren.verloop(cells, heading + ".", zinnen.bron_vragenlijst(sessie.dossier, sessie.maten))
    return Blocks(
        (Heading(heading, 3), PointList(tuple(zinnen.zin_verloop(spoor, sessie.maten) for spoor in Spoor)), figure)
    )


def rode_draad(sessie: Sessie) -> Blocks:
    """The chain per goal over the three phases, and the first missing link as the list of work."""
    chain = sessie.maten.concretisering.keten
    if chain.per_doel is None or chain.eerste_ontbrekende is None:
        return Blocks(
            (Heading("Waar de rode draad breekt, is nog niet te zien", 3), Paragraph(zinnen.zin_keten(sessie.maten)))
        )
    missing = {link: ids for link, ids in chain.eerste_ontbrekende.items() if ids}
    if missing:
        link, ids = max(missing.items(), key=lambda item: len(item[1]))
        word = {"verantwoordelijke": "wie", "competentie": "kunnen"}.get(link, SCHAKELWOORD[link])
        heading = f"De rode draad breekt het vaakst bij ‘{word}’ ({nl.aantal(len(ids), 'doel', 'doelen')})"
    else:
        heading = "De rode draad is bij alle doelen volledig"
    figure = figuren.rode_draad(
        sessie.doelen,
        chain.per_doel,
        heading + ". Het kruis is de eerste ontbrekende schakel: dat is het eerste werk.",
        zinnen.bron_register(sessie.dossier),
    )
    return Blocks((Heading(heading, 3), Paragraph(zinnen.zin_keten(sessie.maten)), figure))


def schakels(sessie: Sessie) -> Blocks:
    """The nine links of every goal: which are broken, and what the plan does about them."""
    return schakel_blokken(gemeenschappelijk.plan_van(sessie), sessie.dossier)


verbinding = of_phase(
    gemeenschappelijk.verbinding, Fase.VERRICHTEN, "Whether the three strands are connected in this phase."
)
kloof = of_measures(metingen.kloof, "Whether policy and execution see the execution alike.", Fase.VERRICHTEN)
cocreatie = of_measures(metingen.cocreatie, "On how many goals partners take part in the execution.", Fase.VERRICHTEN)
opdrachtgeverschap = of_measures(metingen.opdrachtgeverschap, "How strong commissioning is, from both sides.")
verandering = of_measures(metingen.verandering, "What changed since the measurement before.")
bevindingen = of_phase(oordeel.fase, Fase.VERRICHTEN, "What the rules found in this phase, with a question for each.")


def draag_over(sessie: Sessie) -> Blocks:
    """Hands over to the summary."""
    handed = overdracht_van(sessie, Fase.VERRICHTEN)
    bewaar_overdracht(sessie, handed)
    question = Question("Welk resultaat van het afgelopen jaar leidde tot een aanpassing van het beleid?")
    return gemeenschappelijk.stand(sessie, handed) + Blocks((question,))
