"""Healthy municipalities that are awkward to measure, dossiers with little in them, and two faults at once.

For the validity study: what is true is known, so who finds a fault here shows what the diagnosis makes up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

import numpy as np

from srm_kit.dossier import Dossier, Norm, Normenbestand, Respons, with_digest
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.model import CELLEN, Fase, Spoor, aandachtsvraag, stellingen
from srm_kit.simulation.fouten import GEZOND, peiling_van, simulate
from srm_kit.simulation.gezond import Registers
from srm_kit.simulation.planten import plant
from srm_kit.simulation.respondenten import Peilingopzet, draw, verwacht
from srm_kit.simulation.storing import Storing

__all__ = ["PLANNING_EN_CONTROL", "Wereld", "karig", "lastig", "twee_storingen"]

PLANNING_EN_CONTROL = ("doelen", "indicatoren", "metingen", "streefwaarden", "middelen", "inspanningen", "koppelingen")
"""The tables that budgets and accounts can fill."""

_BETWEEN = 0.12
"""How much cells of healthy municipalities differ from each other, in points on the 1-5 scale (three of a hundred)."""
_NORMS = 12
_NEVER_EMPTY = {"id", "naam", "doel", "indicator", "datum", "waarde", "ref", "soort", "bevestigd", "rij", "overig"}
"""Columns a row makes no sense without."""


@dataclass(frozen=True, slots=True)
class Wereld:
    """What makes a healthy municipality awkward to measure.

    ``moeilijk``: standard deviation of how hard statements are; ``fase``: how much harder those of verrichten are;
    ``lezing``: how far apart two functiegroepen read the same cell; all in points on the 1-5 scale. ``slordig``: share
    of people who answer without reading; ``selectief``: how strongly people with a low opinion answer more often (the
    chance falls by this exponent per point).
    """

    moeilijk: float = 0.0
    fase: float = 0.0
    lezing: float = 0.0
    slordig: float = 0.0
    selectief: float = 0.0


def lastig(wereld: Wereld, n_respondenten: int, zaad: int) -> Dossier:
    """A healthy dossier in this world, held against norms of municipalities that got the same statements."""
    random = np.random.default_rng([zaad, 11])
    wave = _hard(peiling_van(Storing.GEZOND, 1.0, n_respondenten), wereld, random)
    norms = _norms(wave, random)
    wave = _apart(_own(wave, random), wereld.lezing, random)
    healthy = simulate(Storing.GEZOND, 1.0, n_respondenten, zaad)
    answers = _careless(_selected(wave, wereld.selectief, random), wereld.slordig, random)
    return with_digest(replace(healthy, respons=answers, referentie=norms))


def karig(
    dossier: Dossier, deel: float, zaad: int, *, tabellen: tuple[str, ...] = (), vast: tuple[str, ...] = ()
) -> Dossier:
    """What is left of a dossier when a share is recorded: no survey, no table or column that was not asked for.

    Parameters
    ----------
    dossier
        The whole dossier.
    deel
        The chance that a table, a column, and a row of work, indicators or measurements is there.
    zaad
        The same seed leaves the same.
    tabellen
        Only these tables, each of them there; empty: every table by chance.
    vast
        ``table.column`` names that are there in any case, with their table.
    """
    random = np.random.default_rng([zaad, 12])
    kept_tables = {name.split(".")[0] for name in vast} | {"doelen"} | set(tabellen)
    found: dict[str, Any] = {}
    for table in TABELLEN:
        rows = getattr(dossier, table.naam)
        if table.naam == "respons":
            found["respons"] = None
            continue
        there = not tabellen if table.naam not in kept_tables else True
        if not rows or not there or (table.naam not in kept_tables and random.random() >= deel):
            found[table.naam] = ()
            continue
        gone = {
            column.name: column.default
            for column in fields(rows[0])
            if column.default is not MISSING and column.name not in _NEVER_EMPTY
            if f"{table.naam}.{column.name}" not in vast and random.random() >= deel
        }
        some = table.naam in ("inspanningen", "indicatoren", "metingen")
        found[table.naam] = tuple(replace(row, **gone) for row in rows if not some or random.random() < deel)
    return with_digest(replace(dossier, vastlegging=Vastlegging(), populatie=None, **_without_loose_ends(found)))


def twee_storingen(een: Storing, ander: Storing, sterkte: float, n_respondenten: int, zaad: int) -> Dossier:
    """A dossier with two planted faults."""
    first = simulate(een, sterkte, n_respondenten, zaad)
    tables = Registers(**{field.name: getattr(first, field.name) for field in fields(Registers)})
    both = plant(tables, ander, sterkte, np.random.default_rng([zaad, 13]))
    waves = [peiling_van(fault, sterkte, n_respondenten) for fault in (een, ander)]
    means = {
        group: {cell: sum(wave.gemiddelden[group][cell] for wave in waves) - GEZOND[cell] for cell in GEZOND}
        for group in waves[0].aantallen
    }
    shifts = {code: -sterkte for wave in waves for code in wave.stelling_verschil}
    attention = {group: sum(wave.aandacht[group] for wave in waves) - 3.0 for group in waves[0].aandacht}
    wave = replace(waves[0], gemiddelden=means, stelling_verschil=shifts, aandacht=attention)
    answers = draw(wave, np.random.default_rng([zaad, 3])) if n_respondenten else None
    return with_digest(
        replace(first, respons=answers, **{field.name: getattr(both, field.name) for field in fields(Registers)})
    )


# ------------------------------------------------------------------------------------------------ the survey


def _hard(wave: Peilingopzet, wereld: Wereld, random: np.random.Generator) -> Peilingopzet:
    """Statements that are not equally easy."""
    shifts = {stelling.code: float(random.normal(0.0, wereld.moeilijk)) for stelling in stellingen()}
    last = {cel.code for cel in Fase.VERRICHTEN.cellen}
    return replace(
        wave,
        stelling_verschil={
            stelling.code: shifts[stelling.code] - (wereld.fase if stelling.groep in last else 0.0)
            for stelling in stellingen()
        },
    )


def _own(wave: Peilingopzet, random: np.random.Generator) -> Peilingopzet:
    """This municipality, which differs a little from every other healthy one."""
    own = {cel.code: float(random.normal(0.0, _BETWEEN)) for cel in CELLEN}
    return _moved(wave, dict.fromkeys(wave.aantallen, own))


def _moved(wave: Peilingopzet, shifts: Mapping[str, Mapping[str, float]]) -> Peilingopzet:
    return replace(
        wave,
        gemiddelden={
            group: {cell: mean + shifts.get(group, {}).get(cell, 0.0) for cell, mean in cells.items()}
            for group, cells in wave.gemiddelden.items()
        },
    )


def _apart(wave: Peilingopzet, points: float, random: np.random.Generator) -> Peilingopzet:
    """Groups that read the same statements differently: no two of them further apart than ``points``."""
    sides = {
        group: {cel.code: float(random.choice([-0.5, 0.5])) * points for cel in CELLEN} for group in wave.aantallen
    }
    return _moved(wave, sides)


def _norms(wave: Peilingopzet, random: np.random.Generator) -> Normenbestand:
    """Means and spread of municipalities that differ a little and got the same statements."""
    true = verwacht(wave)
    cells = {cel.code: true[cel.code] + random.normal(0.0, _BETWEEN * 25, _NORMS) for cel in CELLEN}
    middle = sum(cells.values()) / len(cells)
    rows = [
        Norm(code, float(values.mean()), float((values - middle).std(ddof=1)), _NORMS) for code, values in cells.items()
    ]
    for spoor in Spoor:
        course = cells[f"V{spoor.value}"] - cells[f"R{spoor.value}"]
        rows.append(Norm(f"verloop.{spoor.value}", float(course.mean()), float(course.std(ddof=1)), _NORMS))
    return Normenbestand("referentie_fictief.csv", tuple(rows))


def _selected(wave: Peilingopzet, strength: float, random: np.random.Generator) -> Respons:
    """Who answers depends on what they think: of three times as many people the less content answer sooner."""
    if strength == 0.0:
        return draw(wave, random)
    many = draw(replace(wave, aantallen={group: 3 * count for group, count in wave.aantallen.items()}), random)
    opinion = np.nanmean(np.where(np.isnan(many.antwoorden), np.nan, many.antwoorden), axis=1)
    chance = np.exp(-strength * (opinion - np.nanmean(opinion)))
    groups = np.array(many.functiegroep)
    keep = np.zeros(len(groups), dtype=bool)
    for group, count in wave.aantallen.items():
        rows = np.flatnonzero(groups == group)
        if count:
            weights = np.nan_to_num(chance[rows], nan=1.0)
            keep[random.choice(rows, size=count, replace=False, p=weights / weights.sum())] = True
    return many.keuze(keep)


def _careless(answers: Respons, share: float, random: np.random.Generator) -> Respons:
    """Some people answer anything, others the same to everything."""
    values = answers.antwoorden.copy()
    columns = [place for place, code in enumerate(answers.stellingen) if code != aandachtsvraag().code]
    for row in np.flatnonzero(random.random(len(values)) < share).tolist():
        given = ~np.isnan(values[row, columns])
        made = random.integers(1, 6, given.sum()) if random.random() < 0.5 else random.integers(2, 5)
        values[row, np.array(columns)[given]] = made
    return replace(answers, antwoorden=values)


def _without_loose_ends(found: dict[str, Any]) -> dict[str, Any]:
    """Rows that point at something that is not there any more are gone too."""
    there = {
        name: {row.id for row in found.get(name, ())}
        for name in ("indicatoren", "inspanningen", "processen", "competenties", "stakeholders")
    }
    kinds = {
        "inspanning": "inspanningen",
        "proces": "processen",
        "competentie": "competenties",
        "indicator": "indicatoren",
    }
    departments = {row.id for row in found.get("afdelingen", ())}
    result = dict(found)
    for name in ("metingen", "streefwaarden"):
        result[name] = tuple(row for row in found.get(name, ()) if row.indicator in there["indicatoren"])
    result["koppelingen"] = tuple(row for row in found["koppelingen"] if row.ref in there[kinds[row.soort]])
    result["betrokkenheid"] = tuple(row for row in found["betrokkenheid"] if row.stakeholder in there["stakeholders"])
    for name in ("doelen", "inspanningen", "processen"):
        result[name] = tuple(
            row if row.afdeling in departments or not row.afdeling else replace(row, afdeling="") for row in found[name]
        )
    result["samenwerking"] = found["samenwerking"] if departments else ()
    return result
