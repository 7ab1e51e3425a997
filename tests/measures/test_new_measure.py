"""A measure is a module and a field: the JSON, what a rule may look at and a cell of a notebook follow."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import pytest

from srm_kit.diagnosis.condities import conditie
from srm_kit.diagnosis.feiten import feiten
from srm_kit.document import Block, Paragraph
from srm_kit.dossier import Doel, Dossier
from srm_kit.measures import Maten, as_json, measure
from srm_kit.parameters import Parameters
from srm_kit.phases.notebook_cells import of_measures
from srm_kit.phases.sessie import Sessie

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


@dataclass(frozen=True, slots=True)
class Toy:
    """The module of the recipe: the share of goals that say who they are for."""

    aandeel: float | None
    reden: str | None = None


def toy(dossier: Dossier) -> Toy:
    goals = dossier.doelen_die_tellen
    return Toy(sum(bool(goal.doelgroep) for goal in goals) / len(goals)) if goals else Toy(None, "geen doelen")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WithToy(Maten):
    """The field of the recipe."""

    toy: Toy


@pytest.fixture
def sessie(bouw: Bouwer) -> Sessie:
    dossier = bouw.dossier(doelen=(Doel("D1", "Een doel", doelgroep="jongeren"), Doel("D2", "Nog een doel")))
    maten = measure(dossier)
    known = {field.name: getattr(maten, field.name) for field in fields(maten)}
    return Sessie(dossier, WithToy(**known, toy=toy(dossier)), Parameters())


def test_the_json_has_the_new_measure_after_the_others(sessie: Sessie) -> None:
    plain = as_json(sessie.maten)
    assert plain["toy"] == {"aandeel": 0.5}
    assert list(plain)[-1] == "toy"


def test_a_rule_may_look_at_it_by_its_path(sessie: Sessie) -> None:
    low = conditie({"maat": "toy.aandeel", "is": "<", "waarde": 0.75})
    assert low.bewijs(feiten(sessie.maten, sessie.dossier)) == {"toy.aandeel": 0.5}


def test_a_cell_of_a_notebook_shows_it(sessie: Sessie) -> None:
    def view(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
        assert isinstance(maten, WithToy)
        return (Paragraph(f"Van {len(dossier.doelen)} doelen zegt {maten.toy.aandeel:.0%} voor wie het is."),)

    cell = of_measures(view, "For whom the goals are.")
    assert "Van 2 doelen zegt 50% voor wie het is." in cell(sessie)._repr_mimebundle_()["text/html"]
    assert cell.__doc__ == "For whom the goals are."
