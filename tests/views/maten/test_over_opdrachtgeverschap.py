"""Commissioning on eight aspects: the lowest one by name, both sides apart, partners that are only proposed left out."""

from __future__ import annotations

from srm_kit.document import Figure, Table
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Opdrachtgeverschap
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import opdrachtgeverschap
from tests.views.drawing import Drawing
from tests.views.small_town import HOSTILE, TOWN, heading, measured, the, told, town

OWN, THEIRS = "opdrachtgever", "opdrachtnemer"


def scored(*rows: tuple[str, int, int, str]) -> Dossier:
    return town(opdrachtgeverschap=tuple(Opdrachtgeverschap(*row) for row in rows))


def test_the_lowest_aspect_is_named_and_what_is_not_scored_is_no_low_level() -> None:
    dossier = scored(("Zorg", 1, 4, OWN), ("Zorg", 2, 2, OWN), ("Zorg", 3, 3, OWN), ("Zorg", 2, 5, THEIRS))
    blocks = opdrachtgeverschap(dossier, measured(dossier))
    assert heading(blocks).startswith("Opdrachtgeverschap scoort het laagst op ‘")
    figure = the(Figure, blocks)
    name = figure.table.rows[1][0]
    assert name.lower() in heading(blocks)
    assert [row[1:] for row in figure.table.rows[:4]] == [
        ("4", "niet gescoord"),
        ("2", "5"),
        ("3", "niet gescoord"),
        ("niet gescoord", "niet gescoord"),
    ]
    assert f"{name}: gemeente 2, opdrachtnemers 5" in figure.description
    assert "De gemeente geeft zichzelf in het midden niveau 3 van 5" in told(blocks)
    assert "Nog niet gescoord door de gemeente:" in told(blocks)
    assert figure.source.startswith("Laagste niveau over 1 partner, peildatum 1 november 2026.")


def test_several_aspects_that_are_as_low_are_counted() -> None:
    dossier = scored(*(("Zorg", aspect, 2, OWN) for aspect in range(1, 9)))
    blocks = opdrachtgeverschap(dossier, measured(dossier))
    assert heading(blocks) == "Opdrachtgeverschap scoort op acht aspecten het laagst"
    assert "Nog niet gescoord" not in told(blocks)
    assert "Bij acht aspecten is dat voor meer dan de helft van de partners niveau 1 of 2." in told(blocks)


def test_only_contractors_have_spoken() -> None:
    dossier = scored(("Zorg", 1, 2, THEIRS), ("Zorg", 2, 4, THEIRS))
    text = told(opdrachtgeverschap(dossier, measured(dossier)))
    assert text.startswith("De opdrachtnemers scoren niveau 2 van 5")
    assert "De gemeente geeft zichzelf" not in text
    assert opdrachtgeverschap(TOWN, measured()) == ()


def test_partners_stand_apart_once_there_are_two() -> None:
    one = scored(("Zorg", 1, 2, OWN))
    assert not any(isinstance(item, Table) for item in opdrachtgeverschap(one, measured(one)))
    two = scored(("zorg", 1, 2, OWN), (f"Bouw {HOSTILE}", 1, 4, THEIRS))
    table = the(Table, opdrachtgeverschap(two, measured(two)))
    assert table.rows == (
        (f"Bouw {HOSTILE}", "geen oordeel", "niveau 4 van 5"),
        ("zorg", "niveau 2 van 5", "geen oordeel"),
    )
    assert table.source.startswith("n = 2 partners")


def test_what_is_only_proposed_of_a_partner_is_not_counted() -> None:
    rows = [Opdrachtgeverschap(f"P{place}", 1, 2, OWN) for place in (1, 2)]
    dossier = town(opdrachtgeverschap=(*rows, Opdrachtgeverschap("P3", 1, 4, OWN, bevestigd=False)))
    found = opdrachtgeverschap(dossier, measured(dossier))
    assert "over 2 partners" in the(Figure, found).source
    assert [row[0] for row in the(Table, found).rows] == ["P1", "P2"]


def test_the_weakest_aspect_of_the_sample_is_named_with_both_sides() -> None:
    blocks = opdrachtgeverschap(voorbeeldstad(), measured(voorbeeldstad()))
    assert "kennis en capaciteit" in heading(blocks)
    figure = the(Figure, blocks)
    assert ("Kennis en capaciteit", "1", "1") in figure.table.rows
    drawing = Drawing(figure.svg)
    assert "opdrachtnemers" in drawing.words
    assert drawing.outside() == drawing.overlapping() == []
