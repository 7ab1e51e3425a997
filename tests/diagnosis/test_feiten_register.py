"""Counts in the registers: what is not recorded is unknown, and half known is not "no"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten import feiten
from srm_kit.diagnosis.feiten_register import months_between
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Beoordeling, Betrokkenheid, Competentie, Opdrachtgeverschap, Stakeholder
from srm_kit.measures import measure
from srm_kit.model import Cel, Fase, Spoor


def facts(dossier: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = feiten(measure(dossier), dossier)["dossier"]
    return found


@pytest.mark.parametrize(
    ("early", "late", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2025, 11, 1), date(2026, 11, 1), 12),
        (date(2026, 11, 1), date(2026, 11, 1), 0),
    ],
)
def test_months_are_whole_calendar_months(early: date, late: date, months: int) -> None:
    assert months_between(early, late) == months


def test_work_under_way_is_over_the_goals_of_which_the_status_is_known(s: SimpleNamespace) -> None:
    made = s.efforts(s.effort(1, 1, status="lopend"), s.effort(2, 2, status="gepland"), s.effort(3, 3, status=""))
    found = facts(s.small(doelen=s.goals(9), **made))
    assert (found["doelen_met_status"], found["deel_onderweg"]) == (2, 0.5)
    nothing = facts(s.small(doelen=s.goals(9), **s.efforts(s.effort(1, 1, status=""))))
    assert (nothing["doelen_met_status"], nothing["deel_onderweg"]) == (0, None)


def test_baselines_and_targets_are_over_the_goals_with_an_indicator(s: SimpleNamespace) -> None:
    rows = (s.indicator(1), s.indicator(2, begin=None), s.indicator(3, target=None), s.indicator(4, richting="context"))
    found = facts(s.small(doelen=s.goals(12), indicatoren=rows))
    assert found["doelen_met_indicator"] == 3
    assert found["deel_met_begin"] == pytest.approx(2 / 3)
    assert found["deel_met_streef"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("levels", "share", "goals"), [({"niveau": "doel"}, 1 / 3, 3), ({}, 1.0, 1)])
def test_owners_are_counted_over_all_goals_once_it_is_known_which_rows_are_goals(
    s: SimpleNamespace, levels: dict[str, Any], share: float, goals: int
) -> None:
    """One of three has an indicator and an owner; while nobody recorded the levels, the other two may be headings."""
    first, *others = s.goals(3, **levels)
    rows = (replace(first, eigenaar="wethouder"), *others)
    found = facts(s.small(doelen=rows, indicatoren=(s.indicator(1),)))
    assert found["deel_met_eigenaar"] == pytest.approx(share)
    assert found["doelen_eigenaar"] == goals


def test_a_column_nobody_filled_gives_no_share(s: SimpleNamespace) -> None:
    rows = tuple(s.indicator(place, begin=None, target=None) for place in (1, 2, 3, 4))
    found = facts(s.small(doelen=s.goals(4), indicatoren=rows))
    assert (found["deel_met_begin"], found["deel_met_streef"]) == (None, None)


@pytest.mark.parametrize(
    "half", [{"spoor": Spoor.LEIDERSCHAP}, {"spoor": None}, {"spoor": Spoor.LEIDERSCHAP, "start": date(2026, 1, 1)}]
)
def test_work_for_people_of_which_the_time_or_size_is_unknown_is_not_absent(
    s: SimpleNamespace, half: dict[str, Any]
) -> None:
    work = [s.hard(1, 1), s.hard(2, 2), s.soft(3, 2), s.effort(5, 1, spoor=Spoor.BESTURING)]
    assert facts(s.small(doelen=s.goals(2), **s.efforts(*work)))["structuur_zonder_leren"] == ["D1"]
    work.append(s.effort(4, 1, **half))
    assert facts(s.small(doelen=s.goals(2), **s.efforts(*work)))["structuur_zonder_leren"] == []


def test_a_competence_without_work_is_unknown_while_no_work_is_recorded(s: SimpleNamespace) -> None:
    rows = tuple(Competentie(f"C{place}", "Kunde", "medewerkers", "kennis", 4, 2) for place in range(3))
    found = facts(s.small(competenties=rows))
    assert (found["competenties_zonder_inspanning"], found["deel_competenties_zonder"]) == ([], None)


def test_managers_and_employees_are_compared_over_three_competences_each(s: SimpleNamespace) -> None:
    managers = tuple(Competentie(f"M{place}", "Kunde", "management", "kennis", 4, 2) for place in range(3))
    staff = tuple(Competentie(f"W{place}", "Kunde", "medewerkers", "kennis", 4, 3) for place in range(3))
    assert facts(s.small(competenties=managers + staff))["gat_leiding_meer"] == pytest.approx(0.25)
    assert facts(s.small(competenties=managers + staff[:2]))["gat_leiding_meer"] is None
    assert facts(s.small(competenties=managers))["gat_leiding_meer"] is None


def test_a_regional_partner_without_commission_is_one_that_takes_part_and_is_named_nowhere(s: SimpleNamespace) -> None:
    party = Stakeholder("P", "Omgevingsdienst", "verbonden partij", "regio", 4, 4)
    role = Betrokkenheid("P", "D1", Fase.VERRICHTEN, 3)
    other = Opdrachtgeverschap("Jeugdhulp", 1, 3, "opdrachtgever")
    made = s.small(stakeholders=(party,), betrokkenheid=(role,), opdrachtgeverschap=(other,))
    assert facts(made)["regiopartners_zonder_opdracht"] == ["Omgevingsdienst"]
    for silent in (
        replace(made, opdrachtgeverschap=()),
        replace(made, opdrachtgeverschap=(other, replace(other, partner="p"))),
        replace(made, opdrachtgeverschap=(replace(other, partner="Omgevingsdienst Zuid"),)),
        replace(made, betrokkenheid=(replace(role, trede_nu=0),)),
        replace(made, betrokkenheid=(replace(role, fase=Fase.RICHTEN),)),
        replace(made, stakeholders=(replace(party, invloed=3),)),
        replace(made, stakeholders=(replace(party, soort="intern"),)),
    ):
        assert not facts(silent)["regiopartners_zonder_opdracht"]


def test_paper_is_held_against_what_was_said_and_seen_together(s: SimpleNamespace) -> None:
    """A note scores 4, an interview 2, what was seen 3: of an even number the lower one counts, 4 - 2."""
    day = date(2026, 5, 1)
    paper, said, seen = (
        Beoordeling(Cel.van_code("IS"), kind, kind, day, score, "x")
        for kind, score in (("document", 4), ("interview", 2), ("observatie", 3))
    )
    assert facts(s.small(beoordelingen=(paper, said, seen)))["papier_boven_praktijk"] == {"IS": 2}
    assert facts(s.small(beoordelingen=(paper, said)))["papier_boven_praktijk"] == {}


@pytest.mark.parametrize(("later", "months"), [(0, 0), (1, None)])
def test_the_course_counts_from_the_reference_date_itself_on(
    s: SimpleNamespace, later: int, months: int | None
) -> None:
    work = s.efforts(s.effort(1, 1, start=s.PEILDATUM + timedelta(later)))
    assert facts(s.small(**work))["maanden_sinds_koers"] == months


def test_a_chain_of_two_recorded_links_is_not_called_arranged(s: SimpleNamespace) -> None:
    made = s.small(
        doelen=s.goals(1, maatschappelijk_effect="Inwoners merken het"),
        indicatoren=(s.indicator(1, soort="effect"),), metingen=s.measured(1, 10),
    )  # fmt: skip
    assert facts(made)["geregeld_zonder_resultaat"] == []


def test_a_baseline_that_nobody_was_asked_for_is_not_missing(s: SimpleNamespace) -> None:
    rows = tuple(s.indicator(place, begin=None) for place in (1, 2, 3, 4))
    values = tuple(row for place in (1, 2, 3, 4) for row in s.measured(place, 11))
    assert facts(s.small(doelen=s.goals(4), indicatoren=rows, metingen=values))["deel_met_begin"] is None
