"""Scores per department: its own number, and the reason where a small one is hidden."""

from __future__ import annotations

from srm_kit.document import Table
from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.measures.groepen import Groepcel, Groepen, Samengevoegd
from srm_kit.measures.redenen import ALS_GEHEEL
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import groepen
from tests.views.small_town import HOSTILE, TOWN, heading, measured, per_cell, the, told, town

DEPARTMENTS = (Afdeling("SOC", f"Sociaal {HOSTILE}"), Afdeling("ICT", "Automatisering"))
SEEN, HIDDEN = Groepcel(61.4, 12, False), Groepcel(None, None, True, "n < 5: te klein")


def test_a_hidden_department_gives_its_reason_and_no_number() -> None:
    dossier = town(afdelingen=DEPARTMENTS)
    shown = {
        "SOC": per_cell(SEEN, RL=Groepcel(40.0, 10, False), IL=Groepcel(None, None, False, "niet gesteld")),
        "ICT": per_cell(HIDDEN),
    }
    blocks = groepen(dossier, measured(dossier, groepen=Groepen(shown)))
    assert heading(blocks) == "Scores per afdeling"
    rows = the(Table, blocks).rows
    assert rows[0] == (f"Sociaal {HOSTILE}", "10 tot 12", "61", "61", "40", "61", "61", "–", "61", "61", "61")
    assert rows[1] == ("Automatisering", "–", *["n < 5"] * 9)
    assert "laatste regel" not in told(blocks)


def test_departments_taken_together_stand_on_the_last_row() -> None:
    dossier = town(afdelingen=DEPARTMENTS)
    both = Samengevoegd(("SOC", "ICT"), per_cell(SEEN))
    shown = Groepen({"SOC": per_cell(Groepcel(None, None, True, ALS_GEHEEL), RS=SEEN)}, both)
    blocks = groepen(dossier, measured(dossier, groepen=shown))
    assert the(Table, blocks).rows[-1][:3] == (f"Samen: Sociaal {HOSTILE} en Automatisering", "12", "61")
    assert "staan samen op de laatste regel" in told(blocks)
    assert "bijna iedereen werkt daar" in told(blocks)


def test_nothing_is_shown_when_no_department_may_be() -> None:
    assert groepen(TOWN, measured(groepen=Groepen({"ICT": per_cell(HIDDEN)}))) == ()
    assert groepen(TOWN, measured()) == ()


def test_the_department_of_the_sample_that_is_too_small_says_so() -> None:
    from srm_kit.measures import measure

    story = voorbeeldstad()
    table = the(Table, groepen(story, measure(story, weergave=True)))
    row = next(row for row in table.rows if row[0] == "Informatie en Automatisering")
    assert row[1] == "–"
    about_leaders = [place for place, name in enumerate(table.columns) if name in ("RL", "IL", "VL")]
    assert {row[place] for place in about_leaders} == {"n < 10"}
    assert {value for place, value in enumerate(row[2:], 2) if place not in about_leaders} == {"n < 5"}
