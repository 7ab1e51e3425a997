"""Small dossiers for the plan: every test shows the few rows its outcome comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from srm_kit.diagnosis import Bevinding, regels
from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht, Vastlegging
from srm_kit.dossier.contract.tabellen import Doel, Inspanning, Koppeling
from srm_kit.model import Fase, Spoor
from srm_kit.model.interventies import Interventie

PEILDATUM = date(2027, 1, 1)
VOLLEDIG = ("doelen", "indicatoren", "inspanningen", "processen", "competenties", "koppelingen", "metingen")
"""Every register is complete, so that what is not there is a gap; a test of what is not recorded says less."""
Maker = Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Rij:
    """An initiative as the key of a mapping to its goals."""

    inspanning: Inspanning


@pytest.fixture(scope="session")
def inspanning() -> Maker:
    def make(ident: str, cel: str | None, budget: float | None = 10_000.0, status: str = "gepland", **more: Any) -> Rij:
        more.setdefault("start", date(2027, 1, 1))
        more.setdefault("eind", date(2027, 3, 31))
        phase, strand = (Fase(cel[0]), Spoor(cel[1])) if cel else (None, None)
        return Rij(
            Inspanning(
                ident,
                f"Naam {ident}",
                fase=phase,
                spoor=strand,
                budget=budget,
                status=status,
                **{"eigenaar": "rol", **more},
            )
        )

    return make


@pytest.fixture(scope="session")
def maak() -> Maker:
    def make(efforts: dict[Rij, tuple[str, ...]], max_parallel: int | None = 5, goals: int = 2, **more: Any) -> Dossier:
        declared = more.pop("volledig", VOLLEDIG)
        return Dossier(
            vastlegging=Vastlegging(declared),
            gemeente=GemeenteGegevens("Voorbeeldstad", fictief=True),
            opdracht=Opdracht(PEILDATUM, max_parallel=max_parallel),
            doelen=more.pop("doelen", tuple(Doel(f"D{number}", f"Doel {number}") for number in range(1, goals + 1))),
            inspanningen=tuple(row.inspanning for row in efforts),
            koppelingen=tuple(
                Koppeling(goal, "inspanning", row.inspanning.id) for row, linked in efforts.items() for goal in linked
            ),
            **more,
        )

    return make


@pytest.fixture(scope="session")
def algemene() -> Maker:
    def make(ident: str, cel: str, aard: str = "hard", **more: Any) -> Interventie:
        return Interventie(
            ident,
            f"Aanpak {ident}",
            tuple(cel.split()),
            aard,
            "waarvoor",
            (),
            "wie",
            (60, 100),
            (10, 14),
            (10_000, 20_000),
            "nooit",
            **more,
        )

    return make


@pytest.fixture(scope="session")
def bevinding() -> Maker:
    def make(ident: str, step: str, ernst: str = "ernstig", cel: str | None = None, **more: Any) -> Bevinding:
        rule = {"naam": f"Regel {ident}", "ook": (), "minder": False, **more.pop("rule", {})}
        bewijs = more.pop("bewijs", {})
        return Bevinding(
            ident, ernst, "tekst", "vraag", step, cel, bewijs, None, replace(regels()[0], id=ident, **rule), **more
        )

    return make
