"""Who agrees and who does not, in tenths, and how even a phase is."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Table
from srm_kit.measures import Maten
from srm_kit.views.maten import gelijkmatigheid, meetkwaliteit
from tests.views.small_town import TOWN, WAVE, heading, measured, per_cell, the, told

BASE = measured()
SEEN = replace(
    BASE.cellen["RS"],
    score=60.0,
    n=20,
    eens=0.6,
    oneens=0.2,
    verdeeld=False,
    weet_niet=0.1,
    onderdrukt=False,
    reden=None,
)
HIDDEN = replace(BASE.cellen["RS"], onderdrukt=True, reden="n < 5")


def asked(**cells: object) -> Maten:
    return replace(BASE, meetmoment=WAVE, cellen=per_cell(SEEN, **cells))


def test_a_divided_cell_leads_and_the_shares_are_in_tenths() -> None:
    blocks = meetkwaliteit(TOWN, asked(IL=replace(SEEN, eens=0.4, oneens=0.4, verdeeld=True, weet_niet=None)))
    assert heading(blocks) == "Over één vak denken medewerkers verdeeld"
    rows = {row[0]: row[1:] for row in the(Table, blocks).rows}
    assert rows["Richten, strategie & doelen"] == ("zes op de tien", "twee op de tien", "niet verdeeld", "10%")
    assert rows["Inrichten, leiderschap & gedrag"] == (
        *("vier op de tien", "vier op de tien"),
        *("verdeeld", "–"),
    )
    assert the(Table, blocks).source.startswith("n = 20. Score 0-100. Bron: vragenlijst onder medewerkers, 1 september")


def test_nobody_divided_is_said_and_a_hidden_cell_has_no_row() -> None:
    blocks = meetkwaliteit(TOWN, asked(RS=HIDDEN))
    assert heading(blocks) == "Over geen enkel vak zijn medewerkers verdeeld"
    assert len(the(Table, blocks).rows) == 8
    assert meetkwaliteit(TOWN, replace(BASE, cellen=per_cell(HIDDEN))) == meetkwaliteit(TOWN, BASE) == ()


def test_evenness_is_given_of_the_phases_that_have_one() -> None:
    even = replace(BASE.verbinding.gelijkmatigheid, R=88.4, I=None, V=70.0)
    blocks = gelijkmatigheid(TOWN, replace(asked(), verbinding=replace(BASE.verbinding, gelijkmatigheid=even)))
    assert the(Table, blocks).rows == (("Richten", "88"), ("Verrichten", "70"))
    assert "drie even lage scores geven ook een hoog cijfer" in told(blocks)
    assert gelijkmatigheid(TOWN, BASE) == ()
