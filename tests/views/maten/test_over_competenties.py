"""What people miss, what is done about it, and what nobody recorded."""

from __future__ import annotations

import pytest

from srm_kit.document import Figure
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie, Inspanning, Koppeling
from srm_kit.model import Spoor
from srm_kit.views.maten import competenties
from tests.views.drawing import Drawing
from tests.views.small_town import TOWN, heading, measured, the, told, town

SKILLS = (
    Competentie("C1", "Samenwerken", "management", "competentie", vereist=4, aanwezig=1),
    Competentie("C2", "Luisteren", "medewerkers", "competentie", vereist=4, aanwezig=2),
    Competentie("C3", "Schrijven", "medewerkers", "competentie", vereist=3, aanwezig=3),
)
ASKED = tuple(Koppeling("D1", "competentie", skill.id) for skill in SKILLS)


def shown(dossier: Dossier) -> tuple[object, ...]:
    return competenties(dossier, measured(dossier))


def with_work(kind: Spoor | None) -> Dossier:
    work = () if kind is None else (Inspanning("I1", "Training", spoor=kind, soort="verandering", status="loopt"),)
    links = tuple(Koppeling("D1", "inspanning", item.id) for item in work)
    return town(competenties=SKILLS, inspanningen=work, koppelingen=(*ASKED, *links))


def test_the_largest_shortage_comes_first_with_what_is_done_about_it() -> None:
    blocks = competenties(dossier := with_work(Spoor.LEIDERSCHAP), measured(dossier))
    assert heading(blocks) == "Aan elke competentie met een tekort wordt gewerkt"
    assert told(blocks) == (
        "Bij twee van de drie competenties is er minder dan nodig is (management: 1 van 1; medewerkers: 1 van 2)."
    )
    figure = the(Figure, blocks)
    assert figure.table.rows == (
        ("Samenwerken", "75%", "er wordt aan gewerkt"),
        ("Luisteren", "50%", "er wordt aan gewerkt"),
    )
    assert figure.description == "Samenwerken: 75%, er wordt aan gewerkt; Luisteren: 50%, er wordt aan gewerkt."
    assert figure.source.startswith("n = 3 competenties, peildatum 1 november 2026.")


def test_hard_work_does_not_count_as_work_on_people() -> None:
    blocks = competenties(dossier := with_work(Spoor.BESTURING), measured(dossier))
    assert heading(blocks) == "Voor twee competenties met een tekort is geen inspanning voor mensen vastgelegd"
    assert "hoort een zachte inspanning" in told(blocks)
    assert [row[2] for row in the(Figure, blocks).table.rows] == ["geen inspanning vastgelegd"] * 2


def test_without_recorded_work_it_is_unknown_and_not_none() -> None:
    blocks = competenties(dossier := with_work(None), measured(dossier))
    assert heading(blocks) == "Bij twee competenties is een tekort vastgelegd"
    assert [row[2] for row in the(Figure, blocks).table.rows] == ["niet bekend of eraan wordt gewerkt"] * 2


@pytest.mark.parametrize("work", [Spoor.LEIDERSCHAP, Spoor.BESTURING, None])
def test_what_stands_beside_a_bar_fits_in_the_picture(work: Spoor | None) -> None:
    drawing = Drawing(the(Figure, competenties(dossier := with_work(work), measured(dossier))).svg)
    assert drawing.outside() == drawing.overlapping() == []


def test_no_shortage_is_said_and_nothing_recorded_gives_nothing() -> None:
    enough = town(competenties=SKILLS[2:], koppelingen=ASKED[2:])
    assert heading(competenties(enough, measured(enough))) == "Alle gevraagde competenties zijn aanwezig"
    assert competenties(TOWN, measured()) == ()
