"""Open answers as a reader sees them: released ones of enough people, with how many wrote one."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import PointList
from srm_kit.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.views.maten import open_antwoorden
from tests.measures.conftest import Bouwer
from tests.views.small_town import HOSTILE, TOWN, measured, the, told


def wrote(people: int, written: int, released: int) -> Dossier:
    dossier = Bouwer().dossier(Bouwer().gelijk(people))
    assert dossier.respons is not None
    texts = tuple(f"Antwoord {place} over het werk {HOSTILE}" if place < written else "" for place in range(people))
    given = tuple(place < released for place in range(people))
    return replace(dossier, respons=replace(dossier.respons, open_vraag=texts, vrijgegeven=given))


def test_the_answers_that_were_released_stand_with_how_many_wrote_one() -> None:
    dossier = wrote(14, 12, 2)
    blocks = open_antwoorden(dossier, measure(dossier))
    assert len(the(PointList, blocks).points) == 2
    assert {point.split(" ")[1] for point in the(PointList, blocks).points} == {"0", "1"}
    assert "Twaalf medewerkers schreven een antwoord. Hieronder staan de antwoorden die zijn vrijgegeven" in told(
        blocks
    )
    assert "n = 12 antwoorden, waarvan 2 getoond. Bron: vragenlijst onder medewerkers, 1 september 2026." in told(
        blocks
    )


def test_one_answer_is_told_as_one() -> None:
    dossier = wrote(14, 12, 1)
    assert "Hieronder staat het antwoord dat is vrijgegeven" in told(open_antwoorden(dossier, measure(dossier)))


def test_of_too_few_people_or_without_release_nothing_is_shown() -> None:
    for dossier in (wrote(14, 12, 0), wrote(4, 4, 4), wrote(14, 3, 3)):
        assert open_antwoorden(dossier, measure(dossier)) == ()
    assert open_antwoorden(TOWN, measured()) == ()
