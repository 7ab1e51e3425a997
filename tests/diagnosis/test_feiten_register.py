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
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Koppeling,
    Opdrachtgeverschap,
    Proces,
    Stakeholder,
)
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
    alone = facts(s.small(competenties=managers))
    assert (alone["gat_leiding_meer"], alone["competenties_per_groep"]) == (None, 0), "of employees nothing is recorded"


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


# -------------------- limits, one row more or less


def test_changes_of_which_the_soft_part_is_known(s: SimpleNamespace) -> None:
    rows = s.efforts(
        s.effort(1, soort="verandering", spoor=Spoor.BESTURING),
        s.effort(2, soort="verandering", zacht_aandeel=0.0),
        s.effort(3, soort="verandering"),
        s.effort(4, soort="dienst", spoor=Spoor.BESTURING),
        s.effort(5, spoor=Spoor.LEIDERSCHAP),
    )
    assert facts(s.small(**rows))["veranderingen_bekend"] == 2


@pytest.mark.parametrize(("number", "many"), [(3, []), (4, ["D1"]), (5, ["D1"])])
def test_more_than_three_indicators_of_a_goal_are_many_without_the_obligatory_ones(
    s: SimpleNamespace, number: int, many: list[str]
) -> None:
    rows = [s.indicator(place, doel="D1") for place in range(number)]
    rows += [s.indicator(20, doel="D1", verplicht=True), s.indicator(21, doel="")]
    assert facts(s.small(indicatoren=tuple(rows)))["doelen_met_veel_indicatoren"] == many


@pytest.mark.parametrize(
    ("present", "unserved", "share"), [(0, ["C1", "C2"], 1.0), (3, ["C1", "C2"], 1.0), (4, ["C2"], 1.0)]
)
def test_a_quarter_of_what_is_needed_is_a_gap(
    s: SimpleNamespace, present: int, unserved: list[str], share: float
) -> None:
    """Of four levels, three present leave a quarter. C2 always has a gap; no work serves either."""
    rows = (
        Competentie("C1", "", "management", "kennis", 4, present),
        Competentie("C2", "", "management", "kennis", 4, 0),
        Competentie("C3", "", "management", "kennis", 4, None),
    )
    work = s.efforts(s.effort(1, 1, spoor=Spoor.BESTURING))
    linked = Koppeling("D1", "competentie", "C1"), Koppeling("D1", "competentie", "C2")
    found = facts(
        s.small(competenties=rows, inspanningen=work["inspanningen"], koppelingen=work["koppelingen"] + linked)
    )
    assert found["competenties_zonder_inspanning"] == unserved
    assert (found["competenties_met_gat"], found["deel_competenties_zonder"]) == (len(unserved), share)


def test_work_of_which_nobody_says_whether_it_is_for_people_leaves_a_competence_open(s: SimpleNamespace) -> None:
    rows = tuple(Competentie(f"C{place}", "", "management", "kennis", 4, 0) for place in (1, 2, 3, 4))
    linked = tuple(Koppeling(f"D{place}", "competentie", f"C{place}") for place in (1, 2, 3, 4))
    work = s.efforts(
        s.effort(1, 1), s.effort(2, 2, spoor=Spoor.BESTURING), s.effort(3, 3, zacht_aandeel=0.6),
        s.effort(4, 4, spoor=Spoor.LEIDERSCHAP), s.effort(5, 4),
    )  # fmt: skip
    found = facts(
        s.small(
            doelen=s.goals(4), competenties=rows, inspanningen=work["inspanningen"],
            koppelingen=work["koppelingen"] + linked,
        )
    )  # fmt: skip
    assert found["competenties_zonder_inspanning"] == ["C2"]
    assert (found["competenties_met_gat"], found["deel_competenties_zonder"]) == (3, pytest.approx(1 / 3))


@pytest.mark.parametrize(
    ("more", "half"),
    [
        ({"start": date(2026, 1, 1), "uren": 1.0}, False),
        ({"start": date(2026, 1, 1), "budget": 0.0}, False),
        ({"start": date(2026, 1, 1)}, True),
        ({"uren": 1.0}, True),
        ({"start": date(2026, 1, 1), "uren": 1.0, "status": ""}, True),
    ],
)
def test_work_for_people_is_half_known_without_a_start_a_status_or_a_size(
    s: SimpleNamespace, more: dict[str, Any], half: bool
) -> None:
    """Long before the change of the organisation, so not at the same time."""
    if "start" in more:
        more = {**more, "start": date(2020, 1, 1), "eind": date(2020, 2, 1)}
    work = [s.hard(1, 1), s.hard(2, 2), s.soft(3, 2), s.effort(4, 1, spoor=Spoor.LEIDERSCHAP, **more)]
    found = facts(s.small(doelen=s.goals(2), **s.efforts(*work)))["structuur_zonder_leren"]
    assert found == ([] if half else ["D1"])


def test_running_work_is_no_service_and_loose_when_it_has_no_goal(s: SimpleNamespace) -> None:
    rows = s.efforts(
        s.effort(3, naam="Derde", soort="verandering"), s.effort(1, naam="Eerste", soort="verandering"),
        s.effort(2, 1, soort="verandering"), s.effort(4, soort="dienst"), s.effort(5, soort="verandering", status="gepland"),
    )  # fmt: skip
    found = facts(s.small(**rows))
    assert (found["lopende_inspanningen"], found["lopend_zonder_doel"]) == (3, ["Eerste", "Derde"])
    silent = facts(s.small(**s.efforts(s.effort(1), s.effort(2, 1))))
    assert (silent["lopende_inspanningen"], silent["lopend_zonder_doel"]) == (None, None)


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ([("document", 5), ("interview", 2), ("interview", 3)], {"IS": 3}),  # of 2 and 3 the lower
        ([("document", 5), ("interview", 2)], {}),
        ([("document", 2), ("interview", 4), ("observatie", 4)], {"IS": -2}),
        ([("interview", 2), ("observatie", 3)], {}),
        ([("document", 4)], {}),
    ],
)
def test_paper_is_held_against_two_or_more(
    s: SimpleNamespace, scores: list[tuple[str, int]], found: dict[str, int]
) -> None:
    rows = tuple(Beoordeling(Cel.van_code("IS"), kind, kind, date(2026, 5, 1), score, "x") for kind, score in scores)
    assert facts(s.small(beoordelingen=rows))["papier_boven_praktijk"] == found


@pytest.mark.parametrize(("kinds", "paired"), [((3, 3), True), ((2, 3), False), ((3, 2), False)])
def test_three_competences_in_the_smaller_group(s: SimpleNamespace, kinds: tuple[int, int], paired: bool) -> None:
    rows = tuple(
        Competentie(f"{group[1]}{place}", "", group, "kennis", 4, 4 - lack)
        for group, number, lack in (("management", kinds[0], 3), ("medewerkers", kinds[1], 1))
        for place in range(number)
    )
    found = facts(s.small(competenties=rows))
    assert found["competenties_per_groep"] == min(kinds)
    assert found["gat_leiding_meer"] == (0.5 if paired else None)


@pytest.mark.parametrize(
    ("invloed", "schaal", "trede", "named"),
    [
        (4, "regio", 1, True),
        (3, "regio", 1, False),
        (4, "lokaal", 1, False),
        (4, "regio", 0, False),
        (None, "regio", 1, False),
        (4, "regio", None, False),
    ],
)
def test_a_regional_partner_has_influence_from_four_and_takes_part_from_step_one(
    s: SimpleNamespace, invloed: int | None, schaal: str, trede: int | None, named: bool
) -> None:
    party = Stakeholder("P", "Omgevingsdienst", "verbonden partij", schaal, 4, invloed)
    role = Betrokkenheid("P", "D1", Fase.VERRICHTEN, trede, 3)
    other = Opdrachtgeverschap("Jeugdhulp", 1, 3, "opdrachtgever")
    made = s.small(stakeholders=(party,), betrokkenheid=(role,), opdrachtgeverschap=(other,))
    assert facts(made)["regiopartners_zonder_opdracht"] == (["Omgevingsdienst"] if named else [])


def _geregeld(s: SimpleNamespace, *results: tuple[float, date], **more: Any) -> Any:
    """One goal with six links that are there, and an effect indicator per result (10 at the start of 2025)."""
    rows = tuple(s.indicator(place, doel="D1", soort="effect") for place in range(len(results)))
    values = tuple(row for place, (value, day) in enumerate(results) for row in s.measured(place, value, day=day))
    work = s.efforts(s.effort(1, 1, budget=1.0))
    tables: dict[str, Any] = {
        "doelen": s.goals(1, maatschappelijk_effect="x", eigenaar="y"), "indicatoren": rows, "metingen": values, **work,
    }  # fmt: skip
    return facts(s.small(**{**tables, **more}))["geregeld_zonder_resultaat"]


def test_a_goal_with_its_links_and_a_year_without_result(s: SimpleNamespace) -> None:
    year, less = date(2026, 1, 1), date(2025, 12, 31)
    assert _geregeld(s, (10, year)) == ["D1"]
    assert _geregeld(s, (9, year)) == ["D1"]
    assert _geregeld(s, (11, year)) == []
    assert _geregeld(s, (10, less)) == [], "no whole year"
    assert _geregeld(s, (10, year), (9, year)) == ["D1"]
    assert _geregeld(s, (10, year), (11, year)) == [], "one of two moves"
    assert _geregeld(s) == []
    assert _geregeld(s, (10, year), **s.efforts(s.effort(1, 1))) == ["D1"], "five links, as no budget is recorded"
    one, two = s.goals(2, maatschappelijk_effect="x")
    owned = (one, replace(two, eigenaar="z"))
    assert _geregeld(s, (10, year), doelen=owned) == [], "nobody is responsible, as somebody is elsewhere"


@pytest.mark.parametrize(
    ("early", "late", "months"),
    [
        (date(2025, 12, 31), date(2026, 1, 30), 0),
        (date(2025, 12, 31), date(2026, 1, 31), 1),
        (date(2024, 3, 15), date(2026, 3, 14), 23),
    ],
)
def test_a_month_is_whole_from_the_same_day_on(early: date, late: date, months: int) -> None:
    assert months_between(early, late) == months


def test_the_course_counts_from_the_first_dated_sign(s: SimpleNamespace) -> None:
    """A baseline at the start of 2025, work in 2024 and a decision in 2023, which is only a proposal."""
    made = s.small(indicatoren=(s.indicator(1),), **s.efforts(s.effort(1, 1, start=date(2024, 5, 1))))
    assert facts(made)["maanden_sinds_koers"] == 30
    assert facts(replace(made, inspanningen=()))["maanden_sinds_koers"] == 22

    def met(fase: Fase, status: str) -> int:
        row = Besluit("B", fase, "x", datum=date(2023, 11, 1), status=status)
        found: int = facts(replace(made, besluiten=(row,)))["maanden_sinds_koers"]
        return found

    assert [met(Fase.RICHTEN, status) for status in ("genomen", "uitgevoerd", "open")] == [36, 36, 30]
    assert met(Fase.INRICHTEN, "genomen") == 30


def test_coverage_that_falls(s: SimpleNamespace) -> None:
    party = Stakeholder("P", "x", "aanbieder")
    rows = tuple(
        Betrokkenheid("P", f"D{goal}", fase, step)
        for goal, fase, step in (
            (1, Fase.RICHTEN, 4),
            (2, Fase.RICHTEN, 4),
            (1, Fase.VERRICHTEN, 4),
            (2, Fase.VERRICHTEN, 3),
        )
    )
    made = s.small(doelen=s.goals(2), stakeholders=(party,), betrokkenheid=rows)
    assert facts(made)["daling_cocreatie"] == 0.5
    assert facts(replace(made, betrokkenheid=rows[:2]))["daling_cocreatie"] is None


def test_where_there_is_none_would_show(s: SimpleNamespace) -> None:
    empty = facts(s.small())
    names = (
        "inspanningen_vastgelegd",
        "maatregelen_vastgelegd",
        "indicatoren_gekoppeld",
        "niveau_vastgelegd",
        "inwoners_vastgelegd",
        "register_volledig",
    )
    assert [empty[name] for name in names] == [False] * 6
    full = facts(
        s.small(
            doelen=s.goals(1, niveau="doel"), indicatoren=(s.indicator(1),), stakeholders=(Stakeholder("P", "x", "x"),),
            processen=(Proces("p", ""),), competenties=(Competentie("c", ""),), vastlegging=s.COMPLETE,
            inspanningen=(s.effort(1, spoor=Spoor.BESTURING)[0],),
        )
    )  # fmt: skip
    assert [full[name] for name in names] == [True] * 6
    linked = facts(s.small(inspanningen=(s.effort(1)[0],), vastlegging=s.COMPLETE))
    assert not linked["maatregelen_vastgelegd"], (
        "which work is linked is known; of what strand it is, nobody wrote down"
    )
    half = facts(s.small(vastlegging=Vastlegging(("inspanningen",))))
    assert (half["inspanningen_vastgelegd"], half["maatregelen_vastgelegd"], half["register_volledig"]) == (
        True,
        False,
        False,
    )
