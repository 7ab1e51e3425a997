"""Whole dossiers with one fault planted in the answers and in the registers, and the rest healthy.

For the validity study, the tests and the lessons: who knows what was planted can see whether the diagnosis
finds it. The faults are those of docs/methode.md#faalmodi.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from math import ceil

import numpy as np

from srm_kit.dossier import Dossier, GemeenteGegevens, Opdracht, Respons, Zorgvuldigheid, with_digest
from srm_kit.dossier.contract.dossier import Referentiebestand, Vastlegging
from srm_kit.simulation.fictieve_normen import fictieve_referentie
from srm_kit.simulation.gezond import MEETMOMENT, PEILDATUM, Registers, plaatsen, registers
from srm_kit.simulation.planten import plant
from srm_kit.simulation.respondenten import Peilingopzet, draw, verdeel
from srm_kit.simulation.storing import Storing

__all__ = ["AANDELEN", "GEZOND", "Storing", "bedacht_dossier", "peiling_van", "populatie_van", "simulate"]

AANDELEN: Mapping[str, float] = {
    "beleid": 0.20,
    "uitvoering": 0.55,
    "bedrijfsvoering": 0.13,
    "leidinggevend": 0.09,
    "bestuur": 0.03,
}
"""Shares of the functiegroepen among respondents: a plausible municipality, not an average from a source."""

GEZOND: Mapping[str, float] = {
    "RS": 3.85,
    "RB": 3.75,
    "RL": 3.75,
    "IS": 3.80,
    "IB": 3.80,
    "IL": 3.70,
    "VS": 3.75,
    "VB": 3.75,
    "VL": 3.70,
    "X": 3.75,
    "C": 3.75,
    "O": 3.75,
    "N": 3.70,
}
"""Means (1-5) of a healthy municipality, the same for every functiegroep."""

_RESPONSE = 0.45
_WEET_NIET = {
    "beleid": {"VS": 0.05, "RB": 0.05, "O": 0.08},
    "uitvoering": {"RS": 0.06, "RB": 0.10, "VS": 0.10, "O": 0.15},
    "bedrijfsvoering": {"VS": 0.12, "C": 0.12, "O": 0.15},
}
_HIGHEST_MEAN = 4.8
_CELLS = {
    Storing.EENZIJDIG_STRUCTUUR: ("RL", "IL", "VL"),
    Storing.EENZIJDIG_GEDRAG: ("RB", "IB", "VB"),
    Storing.KOERS_ZONDER_LANDING: ("VS", "VB", "VL"),
    Storing.OPDRACHTGEVERSCHAP: ("O",),
    Storing.GEEN_COCREATIE: ("C",),
}
"""The cells and blocks that lie ``sterkte`` points lower."""
_STATEMENTS = {
    Storing.VERKOKERING: ("RB5", "IS3", "IB2", "VB1"),
    Storing.OPDRACHTGEVERSCHAP: ("RB2", "IB4", "VB3"),
    Storing.GEEN_COCREATIE: ("RS4",),
}
"""Single statements that lie ``sterkte`` points lower; their cells move a fifth of that."""
_ATTENTION = {Storing.EENZIJDIG_STRUCTUUR: -1.0, Storing.EENZIJDIG_GEDRAG: 1.0}
"""Which way the answers to question E1 move, per point of strength; the middle is 3."""
_GAP_CELLS = ("IS", "VS")

_PER_DOEL = 2
"""So many initiatives per goal run at the same time, and a healthy organisation can take them."""


def simulate(storing: Storing, sterkte: float, n_respondenten: int, zaad: int, *, n_doelen: int = 12) -> Dossier:
    """A fictional dossier with one planted fault.

    Parameters
    ----------
    storing
        What is wrong; ``Storing.GEZOND`` for nothing.
    sterkte
        Points on the 1-5 scale that the answers concerned lie apart (beleid_uitvoering) or lower (the others).
        The registers follow: three quarters of the goals are touched at 1.0 point, none at 0.
    n_respondenten
        Answers in the one measurement, in realistic shares of functiegroepen; 0 for no survey.
    zaad
        The same seed gives the same dossier; the same people answer whatever the fault.
    n_doelen
        How many goals; from the thirteenth on the twelve are repeated for another area.

    Returns
    -------
    Dossier
        All tables filled but ``teksten``, what is done and what is linked declared complete; marked fictional.
    """
    if sterkte < 0 or n_respondenten < 0 or n_doelen < 1:
        raise ValueError("sterkte and n_respondenten may not be negative, and there must be a goal")
    population = populatie_van(n_respondenten)
    made = registers(population, n_doelen, np.random.default_rng([zaad, 1]))
    tables: Registers = plant(made, storing, sterkte, np.random.default_rng([zaad, 2]))
    answers = None
    if n_respondenten:
        answers = draw(peiling_van(storing, sterkte, n_respondenten), np.random.default_rng([zaad, 3]))
    why = "Deze gemeente is bedacht om de diagnose te toetsen."
    dossier = bedacht_dossier("Simulatiestad", why, population, tables, answers)
    complete = Vastlegging(("inspanningen", "koppelingen"))
    return with_digest(replace(dossier, vastlegging=complete))


def bedacht_dossier(
    naam: str, aanleiding: str, populatie: Mapping[str, int], tabellen: Registers, respons: Respons | None
) -> Dossier:
    """A fictional municipality of these parts, in every other way alike; marked as such."""
    return with_digest(
        Dossier(
            gemeente=GemeenteGegevens(naam, "", fictief=True),
            opdracht=Opdracht(
                peildatum=PEILDATUM,
                themas=("sociaal_domein", "omgevingswet"),
                bureau="Adviesbureau",
                aanleiding=aanleiding,
                max_parallel=_PER_DOEL * len(tabellen.doelen),
            ),
            zorgvuldigheid=Zorgvuldigheid(True, True, PEILDATUM.replace(year=PEILDATUM.year + 1), 5),
            populatie=populatie,
            respons=respons,
            referentie=fictieve_referentie(),
            referentie_bestand=Referentiebestand(fictieve_referentie().bestand),
            **{field.name: getattr(tabellen, field.name) for field in fields(Registers)},
        )
    )


def populatie_van(n_respondenten: int) -> dict[str, int]:
    """Head counts per functiegroep of which ``n_respondenten`` answered: a response of at most 45%."""
    counts = verdeel(n_respondenten, list(AANDELEN.values()))
    return {group: max(ceil(count / _RESPONSE), 1) for group, count in zip(AANDELEN, counts, strict=True)}


def peiling_van(storing: Storing, sterkte: float, n_respondenten: int) -> Peilingopzet:
    """What ``simulate`` draws the answers from; ``verwacht`` gives its true cell scores."""
    counts = dict(zip(AANDELEN, verdeel(n_respondenten, list(AANDELEN.values())), strict=True))
    lower = dict.fromkeys(_CELLS.get(storing, ()), sterkte)
    everyone = {cell: mean - lower.get(cell, 0.0) for cell, mean in GEZOND.items()}
    means = {group: dict(everyone) for group in counts}
    if storing is Storing.BELEID_UITVOERING:
        for cell in _GAP_CELLS:
            means["beleid"][cell], means["uitvoering"][cell] = _apart(GEZOND[cell], sterkte)
    return Peilingopzet(
        meetmoment=MEETMOMENT,
        aantallen=counts,
        gemiddelden=means,
        stelling_verschil=dict.fromkeys(_STATEMENTS.get(storing, ()), -sterkte),
        weet_niet=_WEET_NIET,
        weet_niet_anders=0.04,
        aandacht=dict.fromkeys(counts, 3.0 + _ATTENTION.get(storing, 0.0) * sterkte),
        plaatsen=plaatsen(),
    )


def _apart(mean: float, points: float) -> tuple[float, float]:
    """Means of policy and execution that lie ``points`` apart around the same overall mean, as far as the scale allows.

    The overall mean stays: a gap should not look like a weak cell.
    """
    policy, execution = AANDELEN["beleid"], AANDELEN["uitvoering"]
    high = min(mean + points * execution / (policy + execution), _HIGHEST_MEAN)
    return high, high - points
