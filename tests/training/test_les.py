"""A lesson reveals what was planted, says what cannot be shown, and is the same for the same seed."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Figure, Paragraph, PointList, Table
from srm_kit.gemeenten import registry
from srm_kit.measures import measure
from srm_kit.model import methodenoot
from srm_kit.simulation import Storing, simulate
from srm_kit.training.gemeente import N_RESPONDENTEN, Ingreep, gemeente, lesgemeente
from srm_kit.training.handout import answer_sheet, worksheet
from srm_kit.training.lesson import Lesson, Step, StepKind, make_lesson
from srm_kit.training.scenarios import ERNST, ScenarioUnknown, patroon, scenario, scenarios
from srm_kit.training.slide_show import slides
from srm_kit.training.what_if import WhatIfOutcome, conclusies, namen, vergelijking

sys.path.insert(0, str(Path(__file__).parent.parent / "taal"))
from taal import nakijken

NAMES = [item.naam for item in scenarios()]
SINGLE = [name for name in NAMES if name != "gemengd"]
every = pytest.mark.parametrize("name", NAMES)


def step(lesson: Lesson, ident: str) -> Step:
    return next(item for item in lesson.stappen if item.id == ident)


def right(found: Step) -> str:
    return next(item.tekst for item in found.keuzes if item.oordeel == "goed")


def test_there_is_a_lesson_for_every_fault_and_a_mixed_one() -> None:
    assert {item.storingen[0][0] for item in scenarios() if item.naam in SINGLE} == set(Storing) - {Storing.GEZOND}
    assert all(len(group) == 2 for group in scenario("gemengd").storingen)


def test_no_municipality_of_a_lesson_exists_or_existed() -> None:
    real = {item.naam.casefold() for item in registry.alle()}
    real |= {row.van_naam.casefold() for row in registry.herindelingen() if hasattr(row, "van_naam")}
    assert {item.gemeente.casefold() for item in scenarios()} & real == set()


@pytest.mark.parametrize("seed", [1, 2, 7])
@pytest.mark.parametrize("severity", ["duidelijk", "zwaar"])
@every
def test_the_answer_is_the_fault_that_was_planted(name: str, severity: str, seed: int) -> None:
    lesson = make_lesson(name, severity, seed)
    planted = scenario(name).geplant(seed)
    assert lesson.gevonden == (True,) * len(planted)
    for number, fault in enumerate(planted, start=1):
        assert right(step(lesson, f"r{number}-patroon")) == patroon(fault).naam
        shown = step(lesson, f"r{number}-patroon-antwoord").blokken
        dossier = lesgemeente(lesson.gemeente, planted, ERNST[severity], seed)
        found = [
            item for item in diagnose(measure(dossier, weergave=True), dossier) if item.regel.faalmodus == fault.value
        ]
        assert isinstance(shown[0], Paragraph)
        assert shown[0].text == found[0].tekst


@every
def test_a_fault_too_light_to_show_is_not_called_a_fact(name: str) -> None:
    lesson = make_lesson(name, "licht", 1)
    planted = scenario(name).geplant(1)
    dossier = lesgemeente(lesson.gemeente, planted, ERNST["licht"], 1)
    fired = {item.regel.faalmodus for item in diagnose(measure(dossier, weergave=True), dossier)}
    assert lesson.gevonden == tuple(fault.value in fired for fault in planted)
    for number, found in enumerate(lesson.gevonden, start=1):
        texts = " ".join(
            item.text for item in step(lesson, f"r{number}-patroon-antwoord").blokken if isinstance(item, Paragraph)
        )
        assert ("niet mogen beweren" in texts) is not found


def test_some_fault_is_too_light_to_show() -> None:
    lessons = [make_lesson(name, "licht", seed) for name in SINGLE for seed in (1, 2)]
    assert any(item.gevonden == (False,) for item in lessons)


@every
def test_each_choice_has_one_right_answer_and_a_reason_for_every_option(name: str) -> None:
    for found in make_lesson(name).stappen:
        if found.soort is StepKind.KIEZEN:
            assert [item.oordeel for item in found.keuzes].count("goed") == 1
            assert len({item.tekst for item in found.keuzes}) == len(found.keuzes) == 4
            assert all(len(item.uitleg) > 25 for item in found.keuzes)


@every
def test_an_answer_follows_its_choice(name: str) -> None:
    steps = make_lesson(name).stappen
    for before, after in pairwise(steps):
        assert (before.soort is StepKind.KIEZEN) == (after.soort is StepKind.ANTWOORD)
        if before.soort is StepKind.KIEZEN:
            assert after.keuzes == before.keuzes


def test_before_the_answer_no_picture_tells_it() -> None:
    for name in SINGLE:
        for found in make_lesson(name).stappen:
            if found.soort in (StepKind.KIJKEN, StepKind.KIEZEN) and found.picture is not None:
                assert isinstance(found.picture, Figure)
                assert found.picture.finding == "Wat ziet u?"


@every
def test_a_lesson_takes_ninety_minutes(name: str) -> None:
    assert make_lesson(name).minuten == 90


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not() -> None:
    def pages(seed: int) -> list[str]:
        make_lesson.cache_clear()
        lesson = make_lesson("verkokering", "duidelijk", seed)
        return [slides(lesson), worksheet(lesson), answer_sheet(lesson)]

    first = pages(4)
    assert pages(4) == first
    assert all(one != other for one, other in zip(pages(5), first, strict=True))


def test_the_seed_picks_what_is_mixed() -> None:
    assert len({make_lesson("gemengd", "duidelijk", seed).storingen for seed in range(3)}) == 3


def test_an_unknown_lesson_names_those_there_are() -> None:
    with pytest.raises(ScenarioUnknown, match="verkokering"):
        make_lesson("iets")
    with pytest.raises(ScenarioUnknown, match="zwaar"):
        make_lesson("verkokering", "heel erg")


# ------------------------------------------------------------------------------------------------ what if


@pytest.mark.parametrize("fault", list(Storing), ids=lambda fault: fault.value)
def test_without_intervention_it_is_the_simulated_municipality(fault: Storing) -> None:
    ours, theirs = gemeente("Leerwoude", (fault,), 1.0, 3), simulate(fault, 1.0, N_RESPONDENTEN, 3)
    assert ours.respons is not None
    assert theirs.respons is not None
    assert np.array_equal(ours.respons.antwoorden, theirs.respons.antwoorden, equal_nan=True)
    for table in ("inspanningen", "koppelingen", "samenwerking", "betrokkenheid", "opdrachtgeverschap", "metingen"):
        assert getattr(ours, table) == getattr(theirs, table)


@pytest.mark.parametrize(
    "fault", [item for item in Storing if item is not Storing.GEZOND], ids=lambda fault: fault.value
)
def test_full_effort_on_both_sides_takes_the_whole_fault_away(fault: Storing) -> None:
    mended = gemeente("Leerwoude", (fault,), 1.0, 3, Ingreep(1, 1))
    healthy = gemeente("Leerwoude", (Storing.GEZOND,), 1.0, 3)
    assert mended.digest == healthy.digest


def test_half_the_structure_that_was_missing_comes_back() -> None:
    sides = [
        measure(gemeente("Leerwoude", (Storing.KOERS_ZONDER_LANDING,), 1.0, 3, Ingreep(hard=part))).cellen["VB"].score
        for part in (0, 0.5, 1)
    ]
    low, half, high = (value or 0.0 for value in sides)
    assert half - low == pytest.approx((high - low) / 2, abs=3)
    assert high - low > 20


def own(outcome: WhatIfOutcome) -> float:
    """How well it goes on the measure of the planted pattern."""
    return outcome.eigen[0].hoe_goed or 0.0


def test_connected_wins_where_a_course_does_not_land() -> None:
    found = vergelijking("Leerwoude", (Storing.KOERS_ZONDER_LANDING,), 1.0, 1)
    for side in ("structuur", "gedrag"):
        assert own(found["verbonden"]) > own(found[side]) + 1
        assert len(found["verbonden"].over) < len(found[side].over)
    told = conclusies(found)
    assert told[0].startswith("Verbonden wint van ‘alleen structuur’")
    assert told[1].startswith("Verbonden wint van ‘alleen gedrag’")


def test_where_one_side_is_better_the_lesson_says_so() -> None:
    found = vergelijking("Bouwhaven", (Storing.EENZIJDIG_STRUCTUUR,), 1.0, 1)
    assert own(found["gedrag"]) > own(found["verbonden"]) + 0.1
    told = conclusies(found)
    assert told[0] == "Nog meer structuur verandert hier niets: de storing zit aan de andere kant."
    assert told[1].startswith("Alsnog gedrag toevoegen doet het hier beter dan verbonden")


@pytest.mark.parametrize("name", SINGLE)
def test_the_whole_effort_moves_the_measure_of_the_pattern(name: str) -> None:
    chosen = scenario(name)
    found = vergelijking(chosen.gemeente, chosen.geplant(1), 1.0, 1)
    assert own(found["dubbel"]) > own(found["nu"])
    assert len(found["dubbel"].over) < len(found["nu"].over)


CELLS_TELL = {"koers_zonder_landing", "eenzijdig_structuur", "eenzijdig_gedrag"}


@pytest.mark.parametrize("name", SINGLE)
def test_a_cell_is_asked_for_only_where_the_cells_show_one(name: str) -> None:
    ids = [item.id for item in make_lesson(name).stappen]
    assert ("r1-cel" in ids) is (name in CELLS_TELL)
    assert ("r1-opvragen" in ids) is (name not in CELLS_TELL)
    if "r1-opvragen" in ids:  # the picture comes only after the class asked for it
        assert ids.index("r1-opvragen") < ids.index("r1-beeld")


def test_everyone_plays_the_adviser_for_ten_minutes() -> None:
    assert step(make_lesson(), "advies").minuten == 10


def test_healthy_figures_differ_between_lessons() -> None:
    def healthy(name: str) -> float:
        dossier = lesgemeente(scenario(name).gemeente, scenario(name).geplant(1), 1.0, 1)
        return measure(dossier).cellen["RS"].score or 0.0

    assert len({round(healthy(name)) for name in ("verkokering", "beleid_uitvoering", "eenzijdig_gedrag")}) > 1


@every
def test_the_table_says_what_it_is(name: str) -> None:
    found = step(make_lesson(name), "wat-als")
    assert isinstance(found.picture, Table)
    assert [row[0] for row in found.picture.rows] == list(namen(make_lesson(name).storingen).values())
    assert "simulatie" in found.picture.source
    assert any(isinstance(item, Paragraph) and "geen voorspelling" in item.text for item in found.blokken)


@pytest.mark.parametrize(("hard", "zacht"), [(-0.1, 0.0), (0.0, 1.1)])
def test_effort_outside_its_range_is_refused(hard: float, zacht: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Ingreep(hard, zacht)


# ------------------------------------------------------------------------------------------------- language


@every
def test_a_lesson_reads_as_plain_dutch(name: str) -> None:
    lesson = make_lesson(name)
    texts = [lesson.titel]
    for found in lesson.stappen:
        texts += [f"{found.titel}.", found.vraag, *(item for item in found.zeg if item != methodenoot())]
        texts += [text for item in found.keuzes for text in (f"{item.tekst}.", item.uitleg)]
        for block in found.blokken:
            if isinstance(block, Paragraph) and not block.text.startswith("n = "):
                texts.append(block.text)
            elif isinstance(block, PointList):
                texts += block.points
    assert nakijken([text for text in texts if text]) == []


def test_a_lesson_in_which_nothing_was_planted_has_hardly_a_finding() -> None:
    found = [diagnose(measure(town), town) for town in (lesgemeente("Proefdorp", (), 0.0, seed) for seed in (1, 2))]
    assert sum(item.ernst != "let_op" for each in found for item in each) <= 1
