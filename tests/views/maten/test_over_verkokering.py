"""Departments that share a goal: whether they work together, and which connection is missing."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Figure, Table
from srm_kit.dossier import Doel
from srm_kit.dossier.contract.tabellen import Afdeling, Inspanning, Koppeling, Samenwerking
from srm_kit.measures import Maten
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import ontbrekende_verbindingen, samenwerking, verkokering
from tests.views.drawing import Drawing
from tests.views.small_town import HOSTILE, TOWN, heading, measured, the, told, town

BASE = measured()


def counted(**values: object) -> Maten:
    return replace(BASE, verkokering=replace(BASE.verkokering, **values))


def test_pairs_that_work_together_are_counted_in_the_right_number() -> None:
    heads = {
        (0.0, 3): "Geen van de drie paren afdelingen met een gedeeld doel werkt ook samen",
        (1 / 3, 3): "Eén van de drie paren afdelingen met een gedeeld doel werkt ook samen",
        (2 / 3, 3): "Twee van de drie paren afdelingen met een gedeeld doel werken ook samen",
        (1.0, 2): "Beide paren afdelingen met een gedeeld doel werken ook samen",
        (1.0, 1): "Het enige paar afdelingen met een gedeeld doel werkt ook samen",
    }
    for (share, pairs), words in heads.items():
        assert heading(verkokering(TOWN, counted(afstemming=share, paren=pairs))) == words


def test_goals_of_more_departments_are_told_of_those_that_are_known() -> None:
    shared = counted(afstemming=0.5, paren=2, integraliteit=0.25, integraliteit_bekend=4)
    assert "Aan één van de vier doelen waarvan de afdeling bekend is, werken twee of meer afdelingen." in told(
        verkokering(TOWN, shared)
    )
    alone = counted(integraliteit=0.75, integraliteit_bekend=4)
    assert heading(verkokering(TOWN, alone)) == "Aan drie van de vier doelen werken twee of meer afdelingen"
    assert verkokering(TOWN, BASE) == ()


def test_how_far_departments_turn_inward_stands_beside_chance() -> None:
    dossier = town(afdelingen=(Afdeling("A", f"Sport {HOSTILE}"), Afdeling("B", "Zorg"), Afdeling("C", "Geld")))
    maten = counted(ei=-0.5, ei_verwacht=0.4, per_afdeling={"A": -1.0, "B": 0.2, "C": None})
    blocks = samenwerking(dossier, maten)
    assert heading(blocks) == "Van alle samenwerking blijft 75% binnen de eigen afdeling"
    assert told(blocks).startswith(
        "De E-I-index is -0,50. Kiest iedereen willekeurig met wie hij werkt, dan blijft 30% binnen."
    )
    figure = the(Figure, blocks)
    assert figure.table.rows == ((f"Sport {HOSTILE}", "100%"), ("Zorg", "40%"), ("Geld", "geen samenwerking geteld"))
    assert figure.description == f"Sport {HOSTILE}: 100%; Zorg: 40%."
    assert "Aandeel van de contacten" in figure.source or "Aandeel van de noemingen" in figure.source
    assert "n = 3 afdelingen" in figure.source
    assert "<script" not in figure.svg
    drawing = Drawing(figure.svg)
    assert len(drawing.shapes("rect", "vulling")) == 2
    assert drawing.outside() == drawing.overlapping() == []
    inside = counted(ei=-1.0, per_afdeling={})
    assert heading(samenwerking(dossier, inside)) == "Alle samenwerking blijft binnen de eigen afdeling"
    assert samenwerking(dossier, BASE) == ()


def test_a_missing_connection_names_the_goals_that_count_and_nothing_of_proposals() -> None:
    """Two parts of one goal share it; a goal that only a proposal would make them share is not named."""
    story = town(
        doelen=(
            Doel("T", "Top", niveau="doel"),
            Doel("T1", "Deel", niveau="prestatie", bovenliggend="T"),
            Doel("T2", "Deel", niveau="prestatie", bovenliggend="T"),
            Doel("U", "Ander", niveau="doel"),
        ),
        afdelingen=tuple(Afdeling(name, name, bevestigd=name != "C") for name in "ABC"),
        inspanningen=(
            Inspanning("a", "a", afdeling="A"),
            Inspanning("b", "b", afdeling="B"),
            Inspanning("c", "c", afdeling="B", bevestigd=False),
        ),
        koppelingen=tuple(
            Koppeling(goal, "inspanning", effort) for goal, effort in (("T1", "a"), ("T2", "b"), ("U", "a"), ("U", "c"))
        ),
        samenwerking=(Samenwerking("A", "A", 3), Samenwerking("B", "B", 3)),
    )
    blocks = ontbrekende_verbindingen(story, measured(story))
    assert heading(blocks) == "Eén verbinding ontbreekt: wel een gedeeld doel, geen samenwerking"
    assert the(Table, blocks).rows == (("A", "B", "T"),)
    assert "n = 2 afdelingen" in the(Table, blocks).source


def test_several_missing_connections_and_none() -> None:
    two = counted(ontbrekende_verbindingen=(("A", "B"), ("A", "C")))
    assert heading(ontbrekende_verbindingen(TOWN, two)) == (
        "Twee verbindingen ontbreken: wel gedeelde doelen, geen samenwerking"
    )
    assert ontbrekende_verbindingen(TOWN, counted(ontbrekende_verbindingen=())) == ()
    assert ontbrekende_verbindingen(TOWN, BASE) == ()


def test_in_the_sample_sharing_leads_and_the_index_is_for_the_appendix() -> None:
    sample = voorbeeldstad()
    maten = measured(sample)
    blocks = verkokering(sample, maten)
    assert heading(blocks) == "Geen van de drie paren afdelingen met een gedeeld doel werkt ook samen"
    assert "E-I-index" not in repr(blocks)
    assert "E-I-index" in repr(samenwerking(sample, maten))
