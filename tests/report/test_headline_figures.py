"""The figures of a report in the overview: whole, as printed, and none where it gives none."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.diagnosis import diagnose
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.report.headline_figures import headline_figures
from srm_kit.simulation import voorbeeldstad
from tests.views.small_town import TOWN, measured


def test_what_is_not_known_is_none_and_not_nought() -> None:
    found = headline_figures(Sessie(TOWN, measured(), Parameters(live=False), ()))
    assert found == {
        **dict.fromkeys(("ervaren", "ervaren_van", "ervaren_tot", "geregeld", "bereikt", "aantoonbaar", "respons")),
        "ernstig": 0,
    }


def test_each_figure_is_rounded_as_the_report_prints_it() -> None:
    maten = measured()
    power = replace(maten.realisatiekracht, ervaren=54.5, interval=(49.6, 58.4), geregeld=66.5, bereikt=90.0)
    shown = replace(maten.verbinding.aantoonbaar, aandeel=0.125)
    told = replace(maten, realisatiekracht=power, verbinding=replace(maten.verbinding, aantoonbaar=shown))
    found = headline_figures(Sessie(TOWN, told, Parameters(live=False), ()))
    assert list(found.values()) == [55, 50, 58, 67, 90, 13, None, 0]


def test_answers_and_serious_findings_of_the_sample_are_counted() -> None:
    sample = voorbeeldstad()
    maten = measure(sample)
    found = diagnose(maten, sample)
    counted = headline_figures(Sessie(sample, maten, Parameters(live=False), found))
    assert sample.respons is not None
    assert counted["respons"] == len(sample.respons.op(sample.respons.meetmomenten[-1]))
    assert counted["ernstig"] == len([item for item in found if item.ernst == "ernstig"]) > 0
