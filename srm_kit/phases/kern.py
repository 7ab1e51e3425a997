"""The first page: the client's question, the figures that stand beside each other, the model, and what is not known.

Part of 4_samenvatting.ipynb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, KeyFigure, KeyFigures, Paragraph, PointList, Table
from srm_kit.dossier import Doel, Dossier
from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.measures import meetmomenten
from srm_kit.measures.register import register
from srm_kit.model import CELLEN
from srm_kit.phases.sessie import Sessie
from srm_kit.views import figuren, onbekend, zinnen
from srm_kit.views.maten.over_resultaten import per_doel
from srm_kit.views.printed import printed_cells
from srm_kit.views.raster import raster
from srm_kit.views.titels import kop_samenvatting

__all__ = ["kern", "model", "nog_niet_weten"]

_ONBEKEND = "niet vastgelegd"
_LETTERS = 5
"""Words of a question from so many letters on are looked for in the goals."""
_MEESTE_DOELEN = 6
_MEESTE_BEVINDINGEN = 2


def kern(sessie: Sessie) -> Blocks:
    """The heading, the client's question, the three figures of realisatiekracht beside each other, and what else is known in a line each."""
    heading = Heading(
        kop_samenvatting(sessie.dossier, sessie.maten, sessie.bevindingen), 2, raster(cel.code for cel in CELLEN)
    )
    asked = vraag(sessie).blocks
    blocks: list[Block] = [heading, *asked]
    power = sessie.maten.realisatiekracht
    if any(part is not None for part in (power.ervaren, power.geregeld, power.bereikt)):
        if asked:
            blocks.append(Heading("Drie cijfers die naast elkaar blijven staan", 3))
        blocks.append(KeyFigures(tuple(_kracht(sessie))))
    lines = tuple(_naast_elkaar(sessie))
    if lines:
        blocks.append(PointList(lines))
    return Blocks(tuple(blocks))


def _kracht(sessie: Sessie) -> Iterator[KeyFigure]:
    power, chain = sessie.maten.realisatiekracht, sessie.maten.concretisering.keten
    if power.ervaren is not None:
        felt = "Wat medewerkers ervaren, gemiddeld over de negen vakken."
        if power.interval is not None:
            felt += f" 95%-interval {nl.interval(power.interval)}."
        if power.gevoeligheid is not None:
            low, high = (nl.getal(bound) for bound in power.gevoeligheid)
            felt += (
                f" Bij een andere weging is dit ook {low}."
                if low == high
                else f" Bij een andere weging komt dit cijfer uit tussen {low} en {high}."
            )
        yield KeyFigure("Ervaren", nl.getal(power.ervaren), "van 100", felt)
    else:
        yield KeyFigure("Ervaren", "–", "", f"{zinnen.ontbreekt(_kort(sessie.maten.fasen.reden))}.")
    if power.geregeld is not None:
        links = len(chain.vastgelegd)
        yield KeyFigure(
            "Geregeld",
            nl.procent(power.geregeld / 100),
            "van wat is vastgelegd",
            f"Deel van de {nl.telwoord(links)} schakels van doel naar meting dat er bij de doelen is.",
        )
    else:
        yield KeyFigure("Geregeld", "–", "", "Niet vastgelegd: te weinig schakels van doel naar meting.")
    counts = sessie.maten.resultaten.telling
    if power.bereikt is not None:
        yield KeyFigure(
            "Bereikt",
            nl.procent(power.bereikt / 100),
            "van de indicatoren",
            "Gehaald of dichterbij, van de indicatoren bij doelen met een begin, een meting en een streefwaarde.",
        )
    else:
        why = "te weinig indicatoren met begin, meting en streefwaarde" if counts is not None else "indicatoren"
        yield KeyFigure("Bereikt", "–", "", f"Niet vastgelegd: {why}.")


def _kort(reden: str | None) -> str | None:
    """The reason without the list of every cell it holds for."""
    return "niet gemeten: er is geen vragenlijst" if reden and "geen respons" in reden else reden


def _naast_elkaar(sessie: Sessie) -> Iterator[str]:
    """Change, connection, attention and funnel, each only as far as it is known."""
    maten = sessie.maten
    yield from _verandering(sessie)
    connected, balance = maten.verbinding, maten.balans
    felt = maten.blokken["X"]
    if felt.eens is not None:
        yield (
            "Verbinding, beleefd: dat doelen, organisatie en mensen samen veranderen, "
            f"{'merkt' if round(felt.eens * 10) == 1 else 'merken'} {nl.op_de_tien(felt.eens)} medewerkers (n = {felt.n})."
        )
    together = connected.tegelijk
    if together.aandeel is not None and together.bekend:
        count = round(together.aandeel * together.bekend)
        yield (
            "Verbinding, tegelijk: organisatie en mensen veranderen in dezelfde tijd bij "
            f"{zinnen.van_de(count, together.bekend)} waarvan dit bekend is."
        )
    steady = connected.continu
    if steady.kwartalen is not None:
        quarters = round(steady.kwartalen * 4)
        text = (
            "Verbinding, continu: in "
            f"{zinnen.van_de(quarters, 4, '', '', 'kwartaal', 'kwartalen')} zijn besluiten genomen op twee of meer sporen."
        )
        if steady.laatste is not None:
            text += (
                f" Het laatste besluit over organisatie én mensen in één kwartaal is van {nl.datum(steady.laatste)}."
            )
        yield text
    attention = balance.aandacht
    if attention.structuur is not None and attention.gedrag is not None:
        yield (
            f"Aandacht: {nl.op_de_tien(attention.structuur)} medewerkers zien bij veranderingen vooral aandacht voor "
            f"structuur en regels, {nl.op_de_tien(attention.gedrag)} vooral voor mensen en gedrag (n = {attention.n})."
        )
    if balance.portefeuille_aantal is not None and balance.portefeuille_aantal_label is not None:
        yield (
            f"Veranderingen, in aantal: {nl.procent(balance.portefeuille_aantal)} van wat is vastgelegd, gaat over mensen en gedrag "
            f"({balance.portefeuille_aantal_label})."
        )
    funnel = zinnen.zin_trechter(maten)
    if funnel:
        yield f"Van doel naar werk: {zinnen.kleine_letter(funnel)}"


def _verandering(sessie: Sessie) -> Iterator[str]:
    """What became better and worse since the measurement before, by name; nothing without one."""
    changes = sessie.maten.verandering
    measured = [cel for cel in CELLEN if changes[cel.code].verschil is not None]
    if not measured:
        return
    better, worse = (
        [
            f"{cel.naam} ({nl.getal(abs(changes[cel.code].verschil or 0))} punten)"
            for cel in measured
            if changes[cel.code].onderscheidbaar and sign * (changes[cel.code].verschil or 0) > 0
        ]
        for sign in (1, -1)
    )
    before = max(
        day for day in meetmomenten(sessie.dossier) if sessie.maten.meetmoment and day < sessie.maten.meetmoment
    )
    since = f"Sinds {nl.maand(before)}"
    if better:
        yield f"{since} aantoonbaar beter: {'; '.join(better)}."
    if worse:
        yield f"{since} aantoonbaar slechter: {'; '.join(worse)}."
    rest = len(measured) - len(better) - len(worse)
    if rest:
        yield f"{since} niet aantoonbaar anders: {nl.aantal(rest, 'vak', 'vakken')}."


def vraag(sessie: Sessie) -> Blocks:
    """The client's own question, with the figures of the goals it is about; nothing without a question."""
    asked = sessie.dossier.rapport.vraag.strip()
    if not asked:
        return Blocks(())
    goals, named = _doelen_van(asked, sessie.dossier)
    ids = {goal.id for goal in goals}
    blocks: list[Block] = [Heading(f"Uw vraag: {asked}", 3)]
    if named:
        names = nl.opsomming([f"{goal.doel} ({goal.id})" for goal in goals])
        blocks.append(Paragraph(f"Deze vraag gaat over {nl.aantal(len(goals), 'doel', 'doelen')}: {names}."))
    if points := tuple(_antwoord(sessie, goals, named)):
        blocks.append(PointList(points))
    rows = tuple(per_doel(sessie.dossier, sessie.maten, ids)) if named else ()
    if rows:
        blocks.append(
            Table(
                "Resultaten bij uw vraag",
                ("Doel", "Indicator", "Begin", "Nu", "Streven", "Stand"),
                rows,
                (2, 3, 4),
                source="* voorlopig cijfer. "
                + zinnen.bron_geteld(sessie.dossier, len(rows), "indicator", "indicatoren"),
            )
        )
    return Blocks(tuple(blocks))


def _doelen_van(asked: str, dossier: Dossier) -> tuple[tuple[Doel, ...], bool]:
    """The goals chosen for the question, else those it names by their code or by words it shares with them; else all, and False."""
    goals = dossier.doelen_die_tellen
    if chosen := _gekozen(dossier):
        return chosen, True
    codes = tuple(goal for goal in goals if re.search(rf"(?<!\w){re.escape(goal.id)}(?!\w)", asked))
    if codes:
        return codes, True
    words = {word for word in re.findall(r"\w+", asked.lower()) if len(word) >= _LETTERS}
    alike = tuple(goal for goal in goals if words & _woorden(goal))
    return (alike, True) if alike and len(alike) <= _MEESTE_DOELEN and len(alike) < len(goals) else (goals, False)


def _gekozen(dossier: Dossier) -> tuple[Doel, ...]:
    """The goals of ``rapport.vraag_doelen`` that count; a goal above others stands for those."""
    asked = {without_invisible(name) for name in dossier.rapport.vraag_doelen}
    above = {goal.id: goal.bovenliggend for goal in dossier.doelen}

    def line(goal: Doel) -> Iterator[str]:
        ident: str | None = goal.id
        while ident:
            yield ident
            ident = above.get(ident)

    return tuple(goal for goal in dossier.doelen_die_tellen if not asked.isdisjoint(line(goal)))


def _woorden(goal: Doel) -> set[str]:
    text = f"{goal.doel} {goal.maatschappelijk_effect} {goal.thema}".lower()
    return {word for word in re.findall(r"\w+", text) if len(word) >= _LETTERS}


def _antwoord(sessie: Sessie, goals: tuple[Doel, ...], named: bool) -> Iterator[str]:
    """What is known about these goals: results, work and the chain; then the headlines."""
    links, maten = register(sessie.dossier), sessie.maten
    counts = maten.resultaten.per_doel or {}
    nearer = sum(counts[goal.id]["gehaald"] + counts[goal.id]["op_weg"] for goal in goals if goal.id in counts)
    others = sum(counts[goal.id]["gelijk"] + counts[goal.id]["verder_weg"] for goal in goals if goal.id in counts)
    if nearer + others:
        text = zinnen.van_de(nearer, nearer + others, "is", "zijn", "resultaat", "resultaten")
        yield f"{nl.capitalised(text)} gehaald of dichterbij."
    chain = maten.concretisering.keten
    if "inspanning" in chain.vastgelegd:
        running = sum(any(item.status == "lopend" for item in links.inspanningen.get(goal.id, ())) for goal in goals)
        known = any(item.status for goal in goals for item in links.inspanningen.get(goal.id, ()))
        if known:
            yield f"Nu loopt er werk bij {zinnen.van_de(running, len(goals))}."
    if chain.per_doel and named:
        for goal in goals:
            recorded = [value for value in chain.per_doel[goal.id].values() if value is not None]
            if recorded:
                there = zinnen.van_de(sum(recorded), len(recorded), "is", "zijn", "schakel", "schakels")
                yield f"{goal.doel} ({goal.id}): {there} ingevuld, van effect tot meting."
    own = {goal.id for goal in goals} | {row.naam for goal in goals for row in links.indicatoren.get(goal.id, ())}
    about = [bevinding for bevinding in sessie.bevindingen if not named or any(name in bevinding.tekst for name in own)]
    yield from [item.tekst for item in about][:_MEESTE_BEVINDINGEN]


def model(sessie: Sessie) -> Blocks:
    """The signature figure: the nine cells; nothing when none was measured."""
    dossier, maten = sessie.dossier, sessie.maten
    cells = printed_cells(maten.cellen, maten.referentie)
    if all(cell.score is None for cell in cells.values()):
        return Blocks(())
    standing_out = zinnen.zin_opvallend(maten)
    told = zinnen.labels(cells.values())
    measured = sum(cell.score is not None for cell in cells.values())
    finding = standing_out or (
        f"Zo zien medewerkers de negen vakken: {told}."
        if told
        else f"Zo zien medewerkers de {nl.telwoord(measured)} gemeten vakken."
    )
    beside = zinnen.over_referentie(dossier) if standing_out else ""
    figure = figuren.modelfiguur(cells, finding, f"{beside} {zinnen.bron_vragenlijst(dossier, maten)}".strip())
    return Blocks((figure,) if standing_out else (Paragraph(zinnen.NIET_EVEN_MOEILIJK), figure))


def nog_niet_weten(sessie: Sessie) -> Blocks:
    """All that is unknown, once: what the client can still send."""
    return Blocks(onbekend.nog_niet_weten(sessie.dossier, sessie.maten))
