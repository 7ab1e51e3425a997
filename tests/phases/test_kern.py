"""The core of the summary: three figures beside each other, each with its own reason where it is not there."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import KeyFigures
from srm_kit.parameters import Parameters
from srm_kit.phases.kern import kern
from srm_kit.phases.sessie import Sessie
from tests.views.small_town import TOWN, measured, the


def test_what_people_feel_is_not_missing_because_of_what_the_register_lacks() -> None:
    maten = measured()
    hidden = "cel RS: n < 5"
    power = replace(maten.realisatiekracht, bereikt=80.0, reden=f"niet vastgelegd: effect, proces; {hidden}")
    story = replace(maten, realisatiekracht=power, fasen=replace(maten.fasen, reden=hidden))
    figures = the(KeyFigures, kern(Sessie(TOWN, story, Parameters(live=False), ())).blocks).figures
    assert [(item.heading, item.value) for item in figures] == [("Ervaren", "–"), ("Geregeld", "–"), ("Bereikt", "80%")]
    assert figures[0].explanation == f"Niet te geven: {hidden}."
    assert figures[1].explanation.startswith("Niet vastgelegd:")
