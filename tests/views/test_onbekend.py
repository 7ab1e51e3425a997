"""What is not known yet: what most unlocks first, and never as if it were no."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Paragraph, PointList
from srm_kit.dossier import Doel
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.onbekend import nog_niet_weten
from tests.views.small_town import TOWN, WAVE, heading, measured, the, told, town


def test_an_almost_empty_dossier_asks_for_ten_things_and_counts_the_others() -> None:
    blocks = nog_niet_weten(TOWN, measured())
    assert heading(blocks) == "Wat wij nog niet weten"
    points = the(PointList, blocks)
    assert len(points.points) == 10
    assert points.numbered
    assert points.points[0].startswith("De lijst van inspanningen per doel. Dan kunnen wij zeggen")
    assert told(blocks).startswith("Wat niet is vastgelegd, is niet hetzelfde als ‘nee’.")
    assert "Daarna volgen nog" in told(blocks)


def test_one_thing_is_asked_as_one() -> None:
    sample = voorbeeldstad()
    blocks = nog_niet_weten(sample, measured(sample))
    assert len(the(PointList, blocks).points) == 1
    assert not the(PointList, blocks).numbered
    assert told(blocks).endswith("Dit ene stuk kunt u nog sturen.")


def test_proposals_and_goals_come_before_everything_else() -> None:
    dossier = town(doelen=(Doel("D1", "Schoon", bevestigd=False), Doel("D2", "Veilig", bevestigd=False)))
    points = the(PointList, nog_niet_weten(dossier, measured(dossier))).points
    assert points[0].startswith("Welke doelen de gemeente heeft gekozen.")
    assert points[1].startswith("Welke van de twee voorstellen in het dossier kloppen.")


def test_figures_of_others_are_asked_for_once_there_is_a_survey() -> None:
    dossier = replace(voorbeeldstad(), referentie=None)
    lines = the(PointList, nog_niet_weten(dossier, measured(dossier))).points
    assert lines[-1].startswith("Cijfers van ten minste tien andere gemeenten.")
    silent = replace(measured(dossier), meetmoment=None)
    assert "andere gemeenten" not in repr(nog_niet_weten(dossier, silent))
    assert WAVE.year == 2026
    assert isinstance(nog_niet_weten(dossier, silent)[1], Paragraph)
