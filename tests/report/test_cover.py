"""The cover: the finding as its title, of how many people, and what stands on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.report.cover import cover_of
from tests.measures.conftest import Bouwer
from tests.views.small_town import TOWN


def session(dossier: Dossier, **options: bool) -> Sessie:
    return Sessie(dossier, measure(dossier), Parameters(live=False, **options), ())


def test_without_a_survey_no_response_is_said() -> None:
    cover = cover_of(session(TOWN))
    assert cover.facts == (("Gemeente", "Voorbeelddorp"), ("Peildatum", "1 november 2026"))
    assert cover.title == "Voorbeelddorp werkt aan twee doelen"
    assert cover.subtitle == "Hoe Voorbeelddorp haar doelen richt, inricht en verricht, en wat de volgende stap is."


def test_the_response_is_that_of_the_measurement_and_of_the_whole_when_it_is_known() -> None:
    maker = Bouwer()
    people = maker.gelijk(14) + maker.gelijk(3, meetmoment=date(2025, 9, 1))
    dossier = maker.dossier(people)
    assert dict(cover_of(session(dossier)).facts)["Respons"] == "14"
    whole = replace(dossier, populatie={"uitvoering": 30, "beleid": 10})
    assert dict(cover_of(session(whole)).facts)["Respons"] == "14 van 40 (35%)"
    before = replace(whole, opdracht=replace(whole.opdracht, peildatum=date(2025, 1, 1)))
    assert "Respons" not in dict(cover_of(session(before)).facts)  # nobody had answered yet


def test_what_is_made_up_or_a_draft_is_marked_and_a_real_report_is_not() -> None:
    assert cover_of(session(TOWN)).mark_words == "FICTIEF"
    assert cover_of(session(TOWN, concept=True)).mark_words == "FICTIEF · CONCEPT"
    real = replace(TOWN, gemeente=replace(TOWN.gemeente, fictief=False))
    assert cover_of(session(real)).marks == ()


def test_names_hold_nothing_that_turns_the_reading_direction() -> None:
    turned = "Dorp\u202etxet"
    odd = replace(
        TOWN,
        gemeente=replace(TOWN.gemeente, naam=turned),
        opdracht=replace(TOWN.opdracht, bureau=turned),
        rapport=Rapportkeuzes(titel=f"Kop {turned}"),
    )
    assert "\u202e" not in repr(cover_of(session(odd)))
    assert dict(cover_of(session(odd)).facts)["Bureau"] == "Dorp\ufffdtxet"
