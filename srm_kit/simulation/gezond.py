"""The registers of a healthy fictional municipality: the starting point in which faults are planted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from srm_kit.dossier import (
    Afdeling,
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
)
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.model import CELLEN, Fase, Spoor
from srm_kit.simulation.respondenten import Plaats, verdeel

__all__ = ["MEETMOMENT", "PARTNERS", "PEILDATUM", "Registers", "afdelingen", "opgaven", "plaatsen", "registers"]

PEILDATUM = date(2026, 11, 1)
MEETMOMENT = date(2026, 9, 15)
PARTNERS = ("Aanbieders jeugdhulp", "Omgevingsdienst")
_RESIDENTS = "S5"
_HEALTHY_LEVELS = (4, 3, 3, 4, 3, 4, 4, 3)
"""Levels of the eight aspects of commissioning; aspect 6 is not the lowest."""


@dataclass(frozen=True, slots=True)
class Registers:
    """All tables but the survey; names are those of the dossier."""

    afdelingen: tuple[Afdeling, ...]
    doelen: tuple[Doel, ...]
    indicatoren: tuple[Indicator, ...]
    metingen: tuple[Meting, ...]
    inspanningen: tuple[Inspanning, ...]
    processen: tuple[Proces, ...]
    competenties: tuple[Competentie, ...]
    koppelingen: tuple[Koppeling, ...]
    stakeholders: tuple[Stakeholder, ...]
    betrokkenheid: tuple[Betrokkenheid, ...]
    opdrachtgeverschap: tuple[Opdrachtgeverschap, ...]
    samenwerking: tuple[Samenwerking, ...]
    beoordelingen: tuple[Beoordeling, ...]
    besluiten: tuple[Besluit, ...]


@lru_cache(maxsize=1)
def opgaven() -> dict[str, Any]:
    """The goals, departments and partners of ``opgaven.yaml``; treat as read-only."""
    import yaml

    text = (Path(__file__).parent / "opgaven.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def plaatsen() -> dict[str, tuple[Plaats, ...]]:
    """From which departments each functiegroep comes; bestuur belongs to none."""
    every = opgaven()["afdelingen"]

    def of(kind: str) -> tuple[Plaats, ...]:
        return tuple(Plaats(row["id"], row["domein"], row["gewicht"]) for row in every if row["soort"] == kind)

    return {
        **{kind: of(kind) for kind in ("beleid", "uitvoering", "bedrijfsvoering")},
        "leidinggevend": tuple(Plaats(row["id"], row["domein"]) for row in every),
        "bestuur": (Plaats("", "bestuur"),),
    }


def afdelingen(populatie: Mapping[str, int]) -> tuple[Afdeling, ...]:
    """The departments, with the head counts that follow from the population."""
    heads: dict[str, int] = {}
    for group, places in plaatsen().items():
        if group != "bestuur":
            parts = verdeel(populatie.get(group, 0), [place.gewicht for place in places])
            for place, part in zip(places, parts, strict=True):
                heads[place.afdeling] = heads.get(place.afdeling, 0) + part
    return tuple(
        Afdeling(row["id"], row["naam"], row["domein"], row["soort"], max(heads[row["id"]], 1))
        for row in opgaven()["afdelingen"]
    )


def registers(populatie: Mapping[str, int], n_doelen: int, random: np.random.Generator) -> Registers:
    """Registers without a fault, but with the small gaps every real municipality has."""
    departments = afdelingen(populatie)
    texts = opgaven()["doelen"]
    rows = [(f"D{number + 1}", texts[number % len(texts)], number // len(texts)) for number in range(n_doelen)]
    gaps = max(n_doelen // 12, 0)
    order = random.permutation(n_doelen).tolist()
    unmeasured, unskilled = set(order[:gaps]), set(order[gaps : 2 * gaps])
    alone = set(random.permutation(n_doelen)[: n_doelen // 4].tolist())
    budgets = random.integers(60, 200, (n_doelen, 2)) * 1000
    skills = random.integers(3, 5, n_doelen)
    goals, indicators, values, efforts, processes, competences, links, involved = [], [], [], [], [], [], [], []
    for number, (key, row, again) in enumerate(rows):
        lead, helper = row["afdelingen"]
        owner = f"programmamanager {row['thema'].replace('_', ' ') or 'dienstverlening'}"
        name = row["doel"] + (f" (gebied {again + 1})" if again else "")
        goals.append(
            Doel(
                id=key, doel=name, thema=row["thema"], maatschappelijk_effect=row["effect"],
                programma="Samen vooruit", taakveld=row["taakveld"], portefeuillehouder="portefeuillehouder",
                eigenaar=owner, afdeling=lead, doelgroep=row["doelgroep"], termijn=date(2028, 12, 31),
            )
        )  # fmt: skip
        label, unit, way, start, target = row["indicator"]
        indicators.append(
            Indicator(
                id=f"{key}-I1", naam=label, doel=key, eenheid=unit, bron="gemeentelijke registratie", richting=way,
                nulmeting=waarde_van(float(start)), nulmeting_datum=date(2025, 1, 1),
                streefwaarde=waarde_van(float(target)), streefdatum=date(2028, 12, 31),
            )
        )  # fmt: skip
        if number not in unmeasured:
            part = 0.2 + 0.6 * float(random.random())
            measured = waarde_van(round(start + part * (target - start), 1))
            values.append(Meting(f"{key}-I1", date(2026, 6, 1), measured, voorlopig=False))
        second = lead if number in alone else helper
        for suffix, strand, title, unit_of, money in (
            ("H", Spoor.BESTURING, row["hard"], lead, budgets[number, 0]),
            ("Z", Spoor.LEIDERSCHAP, row["zacht"], second, budgets[number, 1]),
        ):
            efforts.append(
                Inspanning(
                    id=f"{key}-{suffix}", naam=title, fase=Fase.VERRICHTEN if number % 2 else Fase.INRICHTEN, spoor=strand,
                    aspect="procesinrichting" if suffix == "H" else "competenties_medewerkers", eigenaar=owner,
                    afdeling=unit_of, start=date(2025, 9, 1), eind=date(2027, 12, 31), budget=float(money),
                    uren=float(money) / 100, status="lopend", soort="verandering", voortgang=float(10 * (number % 8)),
                )
            )  # fmt: skip
            links.append(Koppeling(key, "inspanning", f"{key}-{suffix}"))
        processes.append(Proces(f"{key}-P", row["proces"], owner, lead))
        links.append(Koppeling(key, "proces", f"{key}-P"))
        competences.append(
            Competentie(
                f"{key}-C", row["competentie"], "management" if number % 3 == 2 else "medewerkers",
                ("competentie", "kennis", "gedrag")[number % 3], 4, int(skills[number]),
            )
        )  # fmt: skip
        if number not in unskilled:
            links.append(Koppeling(key, "competentie", f"{key}-C"))
        for phase, now in ((Fase.RICHTEN, 4), (Fase.VERRICHTEN, 3 if number in unmeasured else 4)):
            involved.append(Betrokkenheid(row["partner"], key, phase, now, 4))
        if row["partner"] != _RESIDENTS and number % 4:
            involved.append(Betrokkenheid(_RESIDENTS, key, Fase.RICHTEN, 3, 3))
    return Registers(
        afdelingen=departments,
        doelen=tuple(goals),
        indicatoren=tuple(indicators),
        metingen=tuple(values),
        inspanningen=tuple(efforts),
        processen=tuple(processes),
        competenties=tuple(competences),
        koppelingen=tuple(links),
        stakeholders=tuple(Stakeholder(**row) for row in opgaven()["stakeholders"]),
        betrokkenheid=tuple(involved),
        opdrachtgeverschap=tuple(
            Opdrachtgeverschap(partner, aspect, level, view, date(2026, 6, 1))
            for partner in PARTNERS
            for view in ("opdrachtgever", "opdrachtnemer")
            for aspect, level in enumerate(_HEALTHY_LEVELS, start=1)
        ),
        samenwerking=_cooperation(departments, random),
        beoordelingen=tuple(
            Beoordeling(cel, "document", f"Stuk over {cel.naam}", date(2026, 4, 1), 4, "Vastgesteld en belegd")
            for cel in CELLEN
        ),
        besluiten=tuple(
            Besluit(f"B{number}", phase, text, eigenaar="college", datum=day, status="genomen")
            for number, (phase, text, day) in enumerate(
                (
                    (Fase.RICHTEN, "De doelen voor vier jaar zijn vastgesteld", date(2025, 2, 12)),
                    (Fase.INRICHTEN, "Elk doel heeft een eigenaar en een budget", date(2025, 6, 10)),
                    (Fase.VERRICHTEN, "Elk kwartaal een gesprek over de voortgang", date(2026, 1, 20)),
                ),
                start=1,
            )
        ),
    )


def _cooperation(departments: tuple[Afdeling, ...], random: np.random.Generator) -> tuple[Samenwerking, ...]:
    """Working contacts: a little under half within departments, the rest spread over all pairs."""
    heads = {item.id: item.medewerkers or 1 for item in departments}
    within = [Samenwerking(key, key, float(max(2 * count, 1))) for key, count in sorted(heads.items())]
    pairs = list(combinations(sorted(heads), 2))
    weights = np.array([heads[one] * heads[other] for one, other in pairs], dtype=float)
    chance = random.lognormal(0, 0.2, len(pairs))
    counts = np.maximum(np.rint(2.4 * sum(heads.values()) * weights / weights.sum() * chance), 1)
    between = [Samenwerking(one, other, float(value)) for (one, other), value in zip(pairs, counts, strict=True)]
    return (*within, *between)
