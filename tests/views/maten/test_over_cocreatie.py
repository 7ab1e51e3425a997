"""Whether partners really take part, per phase, of the goals of which that is known."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Figure
from srm_kit.dossier.contract.tabellen import Stakeholder
from srm_kit.measures.cocreatie import Cocreatie
from srm_kit.model import Fase
from srm_kit.views.maten import cocreatie, krachtenveld
from tests.views.drawing import Drawing
from tests.views.small_town import HOSTILE, TOWN, heading, measured, the, told, town

COUNTED = Cocreatie(
    dekking_R=0.75, dekking_V=0.2, bekend_R=4, bekend_V=5, inwoners_R=0.25, inwoners_V=None, gewogen_kloof=1.44,
    kwadranten=None,
)  # fmt: skip


def test_richten_counts_goals_of_which_it_is_known() -> None:
    blocks = cocreatie(TOWN, measured(cocreatie=COUNTED), Fase.RICHTEN)
    assert heading(blocks) == "Bij drie van de vier doelen denken partners echt mee"
    assert "Inwoners, cliënten of een adviesraad denken mee bij één van de vier doelen." in told(blocks)
    assert "Gewogen" not in told(blocks)
    figure = the(Figure, blocks)
    assert figure.table.rows == (("Bij het richten", "3", "4"),)
    assert figure.description == "Bij het richten: 3 van 4."


def test_verrichten_stands_beside_richten() -> None:
    blocks = cocreatie(TOWN, measured(cocreatie=COUNTED), Fase.VERRICHTEN)
    assert heading(blocks) == "Bij één van de vijf doelen doen partners echt mee"
    assert "Bij het richten was dat zo bij drie van de vier doelen waarvan dit bekend is." in told(blocks)
    assert "gemiddeld 1,4 trede achter bij wat gewenst is" in told(blocks)
    assert "Inwoners" not in told(blocks)  # unknown is not none
    drawing = Drawing(the(Figure, blocks).svg)
    whole = drawing.shapes("rect", "bodem")[0].at["width"]
    assert [bar.at["width"] / whole for bar in drawing.shapes("rect", "vulling")] == [0.75, 0.2]
    assert the(Figure, blocks).description == "Bij het richten: 3 van 4; bij het verrichten: 1 van 5."
    assert drawing.outside() == drawing.overlapping() == []


def test_what_is_unknown_of_a_phase_is_not_said() -> None:
    maten = measured(cocreatie=replace(COUNTED, dekking_R=None, bekend_R=None))
    assert cocreatie(TOWN, maten, Fase.RICHTEN) == ()
    assert "Bij het richten" not in told(cocreatie(TOWN, maten, Fase.VERRICHTEN))
    assert cocreatie(TOWN, measured(), Fase.RICHTEN) == cocreatie(TOWN, measured(), Fase.VERRICHTEN) == ()


def test_nobody_and_the_only_goal() -> None:
    none = replace(COUNTED, dekking_R=0.0)
    assert heading(cocreatie(TOWN, measured(cocreatie=none), Fase.RICHTEN)).startswith("Bij geen van de vier doelen")
    one = replace(COUNTED, dekking_R=1.0, bekend_R=1)
    assert (
        heading(cocreatie(TOWN, measured(cocreatie=one), Fase.RICHTEN)) == "Bij het enige doel denken partners echt mee"
    )


PARTIES = (
    Stakeholder("S1", "Cliëntenraad", belang=5, invloed=1),
    Stakeholder("S2", f"Zorg {HOSTILE}", belang=5, invloed=5),
    Stakeholder("S3", "Verzekeraar", belang=1, invloed=5),
    Stakeholder("S4", "Pers"),
)


def test_who_has_an_interest_and_no_influence_leads() -> None:
    dossier = town(stakeholders=PARTIES)
    blocks = krachtenveld(dossier, measured(dossier))
    assert heading(blocks) == "Eén partij heeft een groot belang maar weinig invloed"
    assert "zorg dat zij mee kunnen doen" in told(blocks)
    figure = the(Figure, blocks)
    assert {row[0]: row[1:] for row in figure.table.rows} == {
        "Nauw betrekken": ("1", f"Zorg {HOSTILE}"),
        "Tevreden houden": ("1", "Verzekeraar"),
        "Laten meedoen en informeren": ("1", "Cliëntenraad"),
        "Volgen": ("0", "–"),
    }
    assert "n = 3 partijen" in figure.source  # of the fourth neither interest nor influence is recorded
    assert "<script" not in figure.svg
    assert "volgen: niemand" in figure.description


def test_when_everyone_with_an_interest_has_influence_that_is_said() -> None:
    dossier = town(stakeholders=PARTIES[1:])
    blocks = krachtenveld(dossier, measured(dossier))
    assert heading(blocks) == "Wie een groot belang heeft, heeft ook invloed"
    assert told(blocks) == ""
    assert krachtenveld(town(stakeholders=PARTIES[3:]), measured(town(stakeholders=PARTIES[3:]))) == ()
