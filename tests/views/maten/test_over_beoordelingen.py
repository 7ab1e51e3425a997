"""Documents and interviews stand beside the survey on one scale, and say when they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from srm_kit.document import Table
from srm_kit.dossier.contract.tabellen import Beoordeling
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Cel
from srm_kit.views.maten import beoordelingen
from tests.views.small_town import TOWN, heading, measured, per_cell, the, told, town

DAY = date(2026, 9, 1)


def score(cell: str, kind: str, value: int) -> Beoordeling:
    return Beoordeling(Cel.van_code(cell), kind, "stuk", DAY, value, "zo gelezen")


def surveyed(maten: Maten, value: float) -> Maten:
    whole = replace(maten.cellen["RS"], score=value, n=20, onderdrukt=False, reden=None)
    return replace(maten, cellen=per_cell(whole))


ROWS = (
    score("RS", "document", 4), score("RS", "document", 2), score("RS", "document", 2),
    score("RB", "interview", 3), score("VL", "observatie", 5),
)  # fmt: skip


def test_scores_stand_beside_the_survey_on_the_scale_of_one_to_five() -> None:
    dossier = town(beoordelingen=ROWS)
    rows = the(Table, beoordelingen(dossier, surveyed(measured(dossier), 50.0))).rows
    assert rows[0] == ("Richten, strategie & doelen", "3,0", "2 (n = 3)", "–", "–")
    assert rows[1][3] == "3 (n = 1)"
    assert rows[8] == ("Verrichten, leiderschap & gedrag", "3,0", "–", "–", "5 (n = 1)")
    assert len(rows) == len(CELLEN)


def test_a_whole_point_apart_is_said_and_less_is_not() -> None:
    dossier = town(beoordelingen=ROWS)
    blocks = beoordelingen(dossier, surveyed(measured(dossier), 50.0))
    assert heading(blocks) == "In twee vakken zeggen bronnen iets anders dan de vragenlijst"
    assert "tellen niet mee in de cijfers" in told(blocks)
    near = town(beoordelingen=ROWS[3:4])
    assert heading(beoordelingen(near, surveyed(measured(near), 70.0))) == (
        "Documenten en gesprekken geven hetzelfde beeld als de vragenlijst"
    )
    assert heading(beoordelingen(near, surveyed(measured(near), 75.0))).startswith("In één vak zeggen")


def test_without_a_survey_nothing_is_compared() -> None:
    dossier = town(beoordelingen=ROWS)
    blocks = beoordelingen(dossier, measured(dossier))
    assert heading(blocks) == "Wat documenten en gesprekken laten zien"
    assert the(Table, blocks).rows[0][1] == "niet gemeten"
    assert beoordelingen(TOWN, measured()) == ()
