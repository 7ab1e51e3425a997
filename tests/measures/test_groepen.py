"""The departments in each cell, and why one is not shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.measures.groepen import Groepcel, groepen
from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import ALS_GEHEEL, GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD
from srm_kit.privacy import Privacybesluit, Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset("ABCD"))
NAMEN = tuple(Afdeling(name, name) for name in "BACD")
BESLUIT = Privacybesluit(
    afdelingen={"RS": frozenset("A"), "RL": frozenset()},
    vrijwel_geheel={"RS": frozenset("B")},
    samengevoegd=("C", "D"),
    samencellen=frozenset({"RS"}),
    weergave=True,
)


@pytest.fixture
def golf(bouw: Bouwer) -> tuple[Peiling, dict[str, Scores | None]]:
    people = [
        *(bouw.persoon({"RS1": answer, "RL1": 3}, afdeling="A") for answer in (2, 4, 5, 5, 5)),
        *(bouw.persoon({"RS1": 3, "RL1": 3}, afdeling="B") for _ in range(9)),
        *(bouw.persoon({"RS1": answer, "RL1": 3}, afdeling="C") for answer in (1, 1, 2)),
        *(bouw.persoon({"RS1": 4, "RL1": "wn"}, afdeling="D") for _ in range(3)),
        bouw.persoon({"RS1": 1, "RL1": 1}, afdeling="A", functiegroep="bestuur"),
        bouw.persoon({"RS1": 1, "RL1": 1}, afdeling="C", functiegroep="bestuur"),
    ]
    return bouw.peiling(people), {"RS": bouw.scores(people), "RL": bouw.scores(people, "RL"), "RB": None}


def test_a_department_is_shown_as_the_decision_says_and_without_the_board(
    golf: tuple[Peiling, dict[str, Scores | None]],
) -> None:
    """A: 25, 75 and three times 100 are 80 on the whole. C and D together: 0, 0, 25 and three times 75."""
    found = groepen(*golf, NAMEN, PLAN, BESLUIT)
    assert list(found.afdeling) == ["A", "B", "C", "D"]
    assert found.reden is None
    cells = {name: found.afdeling[name]["RS"] for name in "ABCD"}
    assert cells["A"] == Groepcel(80.0, 5, onderdrukt=False)
    assert cells["B"] == Groepcel(None, None, onderdrukt=True, reden=ALS_GEHEEL)
    assert cells["C"] == Groepcel(None, None, onderdrukt=True, reden="n < 5")
    assert found.afdeling["A"]["RL"].reden == "n < 10", "of leadership a department needs ten"
    assert found.afdeling["D"]["RL"] == Groepcel(None, 0, onderdrukt=False, reden=NIEMAND_GENOEG)
    assert found.afdeling["A"]["RB"] == Groepcel(None, None, onderdrukt=False, reden=NIET_GESTELD)
    together = found.samengevoegd
    assert together is not None
    assert together.afdelingen == ("C", "D")
    assert together.cellen["RS"] == Groepcel(pytest.approx(250 / 6), 6, onderdrukt=False)
    assert together.cellen["RL"].reden == "n < 10"
    assert together.cellen["RL"].score is None


def test_who_has_one_in_a_cell_is_suppressed_and_who_has_nobody_is_not(bouw: Bouwer) -> None:
    people = [*bouw.met_antwoorden(3, afdeling="A"), *bouw.met_antwoorden(*[3] * 9, afdeling="B")]
    found = groepen(bouw.peiling(people), {"RS": bouw.scores(people)}, NAMEN, PLAN, Privacybesluit())
    assert found.afdeling["A"]["RS"].onderdrukt
    assert not found.afdeling["C"]["RS"].onderdrukt


def test_for_the_adviser_and_for_a_larger_minimum_the_reason_is_that_minimum(
    golf: tuple[Peiling, dict[str, Scores | None]],
) -> None:
    exact = groepen(*golf, NAMEN, PLAN, replace(BESLUIT, weergave=False))
    assert exact.afdeling["A"]["RL"].reden == "n < 5"
    large = Privacyplan(12, 12, frozenset("ABCD"))
    assert groepen(*golf, NAMEN, large, BESLUIT).afdeling["A"]["RL"].reden == "n < 12"
    assert groepen(*golf, NAMEN, PLAN, replace(BESLUIT, samengevoegd=())).samengevoegd is None


def test_without_answers_or_without_departments(golf: tuple[Peiling, dict[str, Scores | None]]) -> None:
    empty = groepen(None, {"RS": None}, NAMEN, PLAN, BESLUIT)
    assert empty.afdeling["A"]["RS"] == Groepcel(None, None, onderdrukt=False, reden=GEEN_RESPONS)
    assert (empty.samengevoegd, empty.reden) == (None, None)
    none = "niet gemeten: er zijn geen afdelingen"
    assert groepen(None, {"RS": None}, (), PLAN, BESLUIT).reden == none
    assert groepen(*golf, (), PLAN, Privacybesluit()).reden == none
