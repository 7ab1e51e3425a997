"""Management and employees, competences and knowledge: how many fall short."""

from __future__ import annotations

from srm_kit.document import Table
from srm_kit.dossier.contract.tabellen import Competentie
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import twee_bij_twee
from tests.views.small_town import TOWN, measured, the, town

ROWS = (
    Competentie("C1", "Sturen", "management", "competentie", vereist=4, aanwezig=1),
    Competentie("C2", "Kiezen", "management", "competentie", vereist=3, aanwezig=3),
    Competentie("C3", "Wet", "medewerkers", "kennis", vereist=4, aanwezig=2),
    Competentie("C4", "Regels", "medewerkers", "kennis", vereist=4, aanwezig=2),
    Competentie("C5", "Buurt", "management", "kennis", vereist=2, aanwezig=2),
    Competentie("C6", "Geld", "management", "kennis", vereist=4),
)


def test_each_group_and_kind_says_how_many_fall_short() -> None:
    dossier = town(competenties=ROWS)
    table = the(Table, twee_bij_twee(dossier, measured(dossier)))
    assert table.rows == (
        ("Management", "1 van 2 ligt onder wat nodig is", "1 van 1 op niveau"),
        ("Medewerkers", "niet vastgelegd", "2 van 2 liggen onder wat nodig is"),
    )
    assert table.source.startswith("n = 5 competenties en soorten kennis, peildatum")


def test_one_of_the_four_alone_is_no_table() -> None:
    few = town(competenties=ROWS[:2])
    assert twee_bij_twee(few, measured(few)) == ()
    assert twee_bij_twee(TOWN, measured()) == ()


def test_all_four_are_known_of_the_sample() -> None:
    sample = voorbeeldstad()
    rows = the(Table, twee_bij_twee(sample, measured(sample))).rows
    assert [row[0] for row in rows] == ["Management", "Medewerkers"]
    assert all("onder wat nodig is" in text or "op niveau" in text for row in rows for text in row[1:])
