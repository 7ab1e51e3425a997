"""Which of the three lines under besturing & organisatie the work is about."""

from __future__ import annotations

from srm_kit.document import Table
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Inspanning, Koppeling
from srm_kit.measures.onder_besturing import LIJNEN
from srm_kit.model import Spoor
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import drie_lijnen
from tests.views.small_town import TOWN, heading, measured, the, told, town


def work(*aspects: str, status: str = "lopend") -> Dossier:
    rows = tuple(
        Inspanning(f"I{place}", "Werk", spoor=Spoor.BESTURING, aspect=name, status=status)
        for place, name in enumerate(aspects)
    )
    return town(inspanningen=rows, koppelingen=tuple(Koppeling("D1", "inspanning", row.id) for row in rows))


def shown(dossier: Dossier) -> tuple[str, str, dict[str, tuple[str, ...]]]:
    blocks = drie_lijnen(dossier, measured(dossier))
    return heading(blocks), told(blocks), {row[0]: row[1:] for row in the(Table, blocks).rows}


def test_the_line_with_most_work_is_named_and_an_empty_one_too() -> None:
    head, text, rows = shown(work("besturing", "besturing", "structuur"))
    assert head == "Onder besturing & organisatie gaat het meeste werk over besturing"
    assert text == "Over procesinrichting is geen inspanning vastgelegd."
    assert rows == {"Besturing": ("2", "2", "1"), "Structuur": ("1", "1", "1"), "Procesinrichting": ("0", "0", "0")}


def test_as_much_work_on_two_lines_is_said_of_both() -> None:
    assert shown(work("besturing", "structuur"))[0] == (
        "Onder besturing & organisatie gaat evenveel werk over besturing en structuur"
    )


def test_work_that_has_not_begun_is_not_under_way() -> None:
    assert shown(work("structuur", status="gepland"))[2]["Structuur"] == ("1", "0", "1")


def test_the_source_counts_the_work_on_the_three_lines() -> None:
    dossier = work("besturing", "iets anders")
    assert the(Table, drie_lijnen(dossier, measured(dossier))).source == (
        "n = 1 inspanning, peildatum 1 november 2026. Bron: dossier van de gemeente. FICTIEF."
    )
    assert drie_lijnen(TOWN, measured()) == ()


def test_the_three_lines_of_the_sample() -> None:
    assert len(LIJNEN) == 3
    assert shown(voorbeeldstad())[2] == {
        "Besturing": ("3", "3", "2"),
        "Structuur": ("5", "2", "4"),
        "Procesinrichting": ("7", "6", "6"),
    }
