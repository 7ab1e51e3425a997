"""The measures in a terminal: figures in their columns, and words where there are none."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.diagnosis import diagnose
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.overzicht import overzicht
from tests.views.small_town import TOWN, measured, per_cell

BASE = measured()


def test_nothing_measured_is_said_in_words() -> None:
    lines = overzicht(BASE).splitlines()
    assert lines[0] == "Ervaren: niet gemeten (er is geen respons)"
    assert lines[1:3] == ["Geregeld: niet vastgelegd", "Bereikt: niet vastgelegd"]
    assert sum(line.count("niet gemeten") for line in lines[-3:]) == 9
    assert "None" not in overzicht(BASE)


def test_scores_stand_under_their_phase_and_a_hidden_one_says_why() -> None:
    seen = replace(BASE.cellen["RS"], score=61.5, onderdrukt=False, reden=None)
    cells = per_cell(
        seen, IL=replace(seen, score=None, onderdrukt=True, reden="n < 5: te klein"), VS=replace(seen, score=8.0)
    )
    power = replace(BASE.realisatiekracht, ervaren=54.4, geregeld=66.6, bereikt=90.0)
    felt = replace(BASE.blokken["X"], eens=0.62, n=40)
    maten = replace(BASE, cellen=cells, realisatiekracht=power, blokken={**BASE.blokken, "X": felt})
    text = overzicht(maten)
    head, *rows = text.splitlines()[-4:]
    assert "Ervaren: 54\nGeregeld: 67%\nBereikt: 90%" in text
    assert "Verbinding, beleefd: zes op de tien eens (n = 40)" in text
    assert rows[0].startswith("strategie & doelen")
    assert rows[0].index(" 8") + 2 == head.index("verrichten") + len("verrichten")
    assert rows[2].split()[-4:] == ["n", "<", "5", "62"]


def test_findings_are_counted_by_what_is_wrong() -> None:
    sample = voorbeeldstad()
    maten = measured(sample)
    found = diagnose(maten, sample)
    text = overzicht(maten, found)
    points = [line for line in text.splitlines() if line.startswith("- ")]
    assert points
    assert "punten om te bespreken:" in text
    assert all(point.split(": ")[0] in {"- Ernstig", "- Belangrijk", "- Let op"} for point in points)
    assert "om te bespreken" not in overzicht(BASE)
    assert TOWN.respons is None
