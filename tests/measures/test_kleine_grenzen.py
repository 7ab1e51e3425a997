"""Limits of registers that stand on one row more or less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.normen import Norm, Normenbestand
from srm_kit.dossier.contract.tabellen import (
    Competentie,
    Doel,
    Gedrag,
    Indicator,
    Inspanning,
    Koppeling,
    Middel,
    Opdrachtgeverschap,
    Proces,
)
from srm_kit.measures import measure
from srm_kit.measures.keten import Doelschakels
from srm_kit.measures.middelen import geld_van
from srm_kit.measures.opdrachtgeverschap import lage_mediaan
from srm_kit.measures.register import register
from srm_kit.measures.vastgelegd import Vastgelegd
from srm_kit.model import Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


@pytest.mark.parametrize(
    ("values", "middle"),
    [([3], 3), ([1, 4], 1), ([5, 1, 3], 3), ([4, 1, 3, 2], 2), ([5, 4, 3, 2, 1], 3), ([2, 2, 5, 5], 2)],
)
def test_the_lower_middle_is_a_level_that_was_given(values: list[int], middle: int) -> None:
    assert lage_mediaan(values) == middle


def test_partners_on_a_low_level(bouw: Bouwer) -> None:
    rows = tuple(
        Opdrachtgeverschap(f"p{number}", 1, level, "opdrachtgever") for number, level in enumerate((1, 2, 3, 5))
    )
    found = measure(bouw.dossier(opdrachtgeverschap=rows)).opdrachtgeverschap["opdrachtgever"]
    assert (found.per_aspect[1], found.laag[1], found.mediaan, found.laagste_aspect) == (1, (2, 4), 1, 1)
    assert found.ontbrekend == (2, 3, 4, 5, 6, 7, 8)


def test_the_share_of_the_recorded_links_of_a_goal() -> None:
    nothing = Doelschakels(*[None] * 8, None)
    assert (nothing.deel, nothing.eerste_ontbrekende, len(nothing)) == (0.0, None, 8)
    some = replace(nothing, effect=True, indicator=False, budget=False, meting=True)
    assert (some.deel, some.eerste_ontbrekende) == (0.5, "indicator")


@pytest.mark.parametrize(
    ("goal", "budgets", "known", "has"),
    [
        (Doel("D", "", programma=" P1 "), (), True, True),
        (Doel("D", "", taakveld="6.1"), (), True, True),
        (Doel("D", "", programma="P2"), (), True, False),  # a row of nothing
        (Doel("D", "", taakveld="6.2"), (), True, True),  # income only
        (Doel("D", ""), (), False, False),
        (Doel("D", ""), (0.0,), True, False),
        (Doel("D", ""), (None, 0.5), True, True),
        (Doel("D", ""), (None,), False, False),
        (Doel("D", "", programma="P3", taakveld="6.1"), (), True, True),
    ],
)
def test_money_of_a_goal(bouw: Bouwer, goal: Doel, budgets: tuple[float | None, ...], known: bool, has: bool) -> None:
    rows = (
        Middel(jaar=2026, soort="begroting", programma="P1", lasten=0.5),
        Middel(jaar=2026, soort="begroting", programma="P2", lasten=0.0),
        Middel(jaar=2026, soort="begroting", taakveld="6.1", lasten=-1.0),
        Middel(jaar=2026, soort="begroting", taakveld="6.2", baten=0.5),
    )
    money = geld_van(register(bouw.dossier(middelen=rows)))
    efforts = [Inspanning(f"i{number}", "", budget=amount) for number, amount in enumerate(budgets)]
    assert (money.bekend(goal, efforts), money.heeft(goal, efforts)) == (known, has)
    assert (money.vastgelegd, money.verklaard) == (True, False)


def test_money_that_nobody_recorded(bouw: Bouwer) -> None:
    links = (Koppeling("D1", "inspanning", "i"),)
    plain = {"inspanningen": (Inspanning("i", ""),), "koppelingen": links}
    assert not geld_van(register(bouw.dossier(**plain))).vastgelegd
    zero = {**plain, "inspanningen": (Inspanning("i", "", budget=0.0),)}
    assert geld_van(register(bouw.dossier(**zero))).vastgelegd
    for name in ("inspanningen.budget", "middelen"):
        money = geld_van(register(bouw.dossier(**plain, vastlegging=Vastlegging((name,)))))
        assert (money.vastgelegd, money.verklaard) == (True, True)


def test_a_declared_table_declares_its_columns_but_not_the_level_of_goals() -> None:
    found = Vastgelegd(
        frozenset({"doelen"}), frozenset({"doelen.eigenaar"}), frozenset({"proces"}), frozenset({"doelen"})
    )
    assert "doelen" in found
    assert "doelen.eigenaar" in found
    assert "doelen.termijn" not in found
    assert "eigenaar" not in found
    assert [found.volledig(name) for name in ("doelen", "doelen.termijn", "doelen.niveau", "middelen")] == [
        True,
        True,
        False,
        False,
    ]
    assert (found.koppeling("proces"), found.koppeling("inspanning")) == (True, False)
    assert found.zonder_koppeling("proces", "inspanning") == "niet vastgelegd: koppelingen van soort inspanning"


@pytest.mark.parametrize(("seen", "soft"), [(1, True), (0, False)])
def test_behaviour_that_was_seen_once_is_work_on_people(bouw: Bouwer, seen: int, soft: bool) -> None:
    rows = (Gedrag("teamleiders", 8, "van", "naar", seen, 10, date(2026, 9, 1), "D1"),)
    found = measure(
        bouw.dossier(gedrag=rows, processen=(Proces("p", ""),), koppelingen=(Koppeling("D1", "proces", "p"),))
    ).verbinding.aantoonbaar
    assert found.aandeel == (1.0 if soft else None)


@pytest.mark.parametrize(("criteria", "mean"), [(2, None), (3, 1.0)])
def test_three_criteria_make_a_mean(bouw: Bouwer, criteria: int, mean: float | None) -> None:
    given: dict[str, Any] = {"doelgroep": "jeugd", "termijn": date(2028, 1, 1), "eigenaar": "x"}
    goal = Doel("D1", "", **dict(list(given.items())[:criteria]))
    found = measure(bouw.dossier(doelen=(goal,))).concretisering.smart
    assert (found.gemiddelde, found.van) == (None if mean is None else 3.0, criteria)
    assert found.per_criterium["eigenaar"] == mean


@pytest.mark.parametrize(("m", "given"), [(9, False), (10, True)])
def test_ten_municipalities_are_a_reference(bouw: Bouwer, bekende_scores: dict[str, int], m: int, given: bool) -> None:
    norms = Normenbestand("normen.csv", (Norm("verloop.S", -7.0, 4.0, m),))
    found = measure(bouw.dossier(bouw.met_scores(bekende_scores), referentie=norms)).referentie.verloop
    assert (found["S"].afwijking == -13.0) is given
    assert found["B"].afwijking is None


def test_with_only_proposed_goals_nothing_hangs_loose_and_with_goals_that_do_not_count_work_still_does(
    bouw: Bouwer,
) -> None:
    work = {"inspanningen": (Inspanning("a", ""), Inspanning("b", ""))}
    proposed = measure(bouw.dossier(doelen=(Doel("D1", "", bevestigd=False),), **work)).concretisering.wezen
    assert (proposed.inspanningen_zonder_doel, proposed.reden) == (None, "nog geen doel bevestigd")
    declared = Vastlegging(("koppelingen",))
    level = (Doel("D1", "", niveau="prestatie"),)
    other = measure(bouw.dossier(doelen=level, vastlegging=declared, **work)).concretisering.wezen
    assert other.inspanningen_zonder_doel == ("a", "b")
    assert other.doelen_zonder_inspanning is None


def test_why_the_chain_has_no_mean(bouw: Bouwer) -> None:
    full = measure(
        bouw.dossier(
            doelen=(Doel("D1", "", maatschappelijk_effect="x", eigenaar="y"),),
            inspanningen=(Inspanning("i", "", budget=1.0),),
            processen=(Proces("p", ""),),
            competenties=(Competentie("c", ""),),
            indicatoren=(Indicator("k", "", doel="D1"),),
            koppelingen=tuple(
                Koppeling("D1", kind, ref) for kind, ref in (("inspanning", "i"), ("proces", "p"), ("competentie", "c"))
            ),
        )
    ).concretisering.keten
    assert full.per_doel is not None
    assert full.per_doel["D1"].reden == "niet vastgelegd: meting"
    assert full.reden is None
    assert full.vastgelegd == (
        "effect",
        "indicator",
        "inspanning",
        "proces",
        "verantwoordelijke",
        "competentie",
        "budget",
    )
    assert full.gemiddelde == pytest.approx(100 * 6 / 7), "the indicator has no begin and no target"


def test_work_of_a_strand_counts_for_both_kinds(bouw: Bouwer) -> None:
    found = measure(
        bouw.dossier(
            doelen=tuple(Doel(f"D{number}", "") for number in range(4)),
            inspanningen=(Inspanning("b", "", spoor=Spoor.BESTURING), Inspanning("l", "", spoor=Spoor.LEIDERSCHAP)),
            koppelingen=tuple(
                Koppeling(goal, "inspanning", ref) for goal, ref in (("D0", "b"), ("D1", "l"), ("D2", "b"), ("D2", "l"))
            ),
        )
    ).verbinding.aantoonbaar
    assert (found.aandeel, found.alleen_S, found.S_B, found.S_L, found.alle) == (0.25, 1, 1, 1, 1)
    assert found.reden is None
