"""The chain, the funnel, loose ends and criteria of goals: known answers worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Middel,
    Proces,
    Streefwaarde,
)
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.measures import as_json, measure
from srm_kit.measures.concretisering import Concretisering, trechter_doelen

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

VERS = date(2026, 6, 1)


def concreet(bouw: Bouwer, *volledig: str, **tables: Any) -> Concretisering:
    found: Concretisering = measure(bouw.dossier(vastlegging=Vastlegging(volledig), **tables)).concretisering
    return found


def doelen(number: int, **more: Any) -> tuple[Doel, ...]:
    return tuple(Doel(f"D{item}", "Doel", **more) for item in range(1, number + 1))


def koppel(*pairs: str, soort: str = "inspanning") -> tuple[Koppeling, ...]:
    """``"1a"`` links goal D1 to thing a."""
    return tuple(Koppeling(f"D{pair[0]}", soort, pair[1:]) for pair in pairs)


# -------------------- the chain


def test_a_link_nobody_recorded_is_unknown_and_one_recorded_elsewhere_is_a_no(bouw: Bouwer) -> None:
    found = concreet(
        bouw,
        doelen=(Doel("D1", "", maatschappelijk_effect="x"), Doel("D2", "")),
        processen=(Proces("p", "Proces"),),
        koppelingen=koppel("1p", soort="proces"),
    ).keten
    assert found.vastgelegd == ("effect", "proces")
    assert found.per_doel is not None
    assert found.per_doel["D1"]["effect"] is True
    assert found.per_doel["D2"]["effect"] is False
    assert found.per_doel["D2"]["inspanning"] is None
    assert found.per_doel["D2"].indicator_mist is None
    assert (found.gemiddelde, found.volledig) == (None, None)
    assert found.reden is not None
    assert found.reden.startswith("niet vastgelegd")


def test_three_recorded_links_give_a_mean_and_five_a_share(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": (Doel("D1", "", maatschappelijk_effect="x"), Doel("D2", "")),
        "processen": (Proces("p", ""),),
        "competenties": (Competentie("c", ""),),
        "koppelingen": (*koppel("1p", soort="proces"), *koppel("1c", soort="competentie")),
    }
    three = concreet(bouw, **tables).keten
    assert (three.gemiddelde, three.volledig) == (50.0, None)
    five = concreet(bouw, "indicatoren", "metingen", **tables).keten
    assert five.vastgelegd == ("effect", "indicator", "proces", "competentie", "meting")
    assert (five.gemiddelde, five.volledig) == (30.0, 0.0)
    assert five.eerste_ontbrekende is not None
    assert {link: ids for link, ids in five.eerste_ontbrekende.items() if ids} == {
        "effect": ("D2",),
        "indicator": ("D1",),
    }
    assert len(five.eerste_ontbrekende) == 8


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ((), ("indicator",)),
        ((Indicator("a", "", doel="D1"),), ("begin", "streef")),
        ((Indicator("a", "", doel="D1", nulmeting=waarde_van(1)),), ("streef",)),
        ((Indicator("a", "", doel="D1"), Indicator("b", "", doel="D1", streefwaarde=waarde_van(1))), ("begin",)),
        ((Indicator("a", "", doel="D1", nulmeting=waarde_van(1), streefwaarde=waarde_van(1)),), ()),
        (
            (
                Indicator("a", "", doel="D1", nulmeting=waarde_van(1), streefwaarde=Waarde("meer", richting_in_woorden="hoger")),
            ),
            (),
        ),
    ],
)  # fmt: skip
def test_what_an_indicator_lacks(bouw: Bouwer, items: tuple[Indicator, ...], missing: tuple[str, ...]) -> None:
    chain = concreet(bouw, "indicatoren", doelen=doelen(1), indicatoren=items).keten
    assert chain.per_doel is not None
    assert chain.per_doel["D1"].indicator_mist == missing
    assert chain.per_doel["D1"]["indicator"] is (missing == ())


@pytest.mark.parametrize(
    ("tables", "link"),
    [
        ({"doelen": doelen(1, portefeuillehouder="wethouder")}, True),
        ({"doelen": doelen(1, eigenaar="directeur")}, True),
        ({"doelen": doelen(1), "inspanningen": (Inspanning("i", "", eigenaar="x"),), "koppelingen": koppel("1i")}, True),
        ({"doelen": doelen(1), "processen": (Proces("p", "", eigenaar="x"),), "koppelingen": koppel("1p", soort="proces")}, True),
        ({"doelen": doelen(1), "inspanningen": (Inspanning("i", "", eigenaar="x"),)}, False),
        ({"doelen": doelen(1), "inspanningen": (Inspanning("i", ""),), "koppelingen": koppel("1i")}, None),
        ({"doelen": (Doel("P", "", eigenaar="x"), Doel("D1", "", bovenliggend="P"))}, True),
    ],
)  # fmt: skip
def test_who_is_responsible(bouw: Bouwer, tables: dict[str, Any], link: bool | None) -> None:
    chain = concreet(bouw, **tables).keten
    assert chain.per_doel is not None
    assert chain.per_doel["D1"]["verantwoordelijke"] is link


def _middel(lasten: float | None, baten: float | None = None, **where: str) -> Middel:
    return Middel(jaar=2026, soort="begroting", lasten=lasten, baten=baten, **where)


@pytest.mark.parametrize(
    ("rows", "goal", "link"),
    [
        ((_middel(5, programma="1"),), {"programma": "1"}, True),
        ((_middel(None, -5, taakveld="6.1"),), {"taakveld": "6.1"}, True),
        ((_middel(0, 0, programma="1"),), {"programma": "1"}, False),
        ((_middel(5, programma="1"),), {"programma": "2"}, False),
        ((_middel(5, programma="1"),), {}, False),
        ((_middel(5, programma="1", taakveld="6.1"),), {"programma": "2", "taakveld": "6.1"}, True),
        ((), {"programma": "1"}, None),
    ],
)
def test_money_of_a_programme_or_task_field(
    bouw: Bouwer, rows: tuple[Middel, ...], goal: dict[str, str], link: bool | None
) -> None:
    chain = concreet(bouw, doelen=doelen(1, **goal), middelen=rows).keten
    assert chain.per_doel is not None
    assert chain.per_doel["D1"]["budget"] is link


def test_only_a_linked_budget_makes_budget_known(bouw: Bouwer) -> None:
    efforts = (Inspanning("i", ""), Inspanning("j", "", budget=5.0))
    loose = concreet(bouw, doelen=doelen(1), inspanningen=efforts, koppelingen=koppel("1i"))
    assert "budget" not in loose.keten.vastgelegd
    declared = concreet(bouw, "inspanningen.budget", doelen=doelen(1), inspanningen=efforts, koppelingen=koppel("1i"))
    assert declared.keten.per_doel is not None
    assert declared.keten.per_doel["D1"]["budget"] is False


# -------------------- the funnel


def test_a_condition_that_is_known_for_too_few_goals_is_left_out_and_named(bouw: Bouwer) -> None:
    efforts = (
        Inspanning("a", "", eigenaar="x", budget=5.0, status="lopend"),
        Inspanning("b", "", eigenaar="x"),
        Inspanning("c", ""),
    )
    tables: dict[str, Any] = {
        "doelen": doelen(4),
        "inspanningen": efforts,
        "koppelingen": koppel("1a", "2b", "3c"),
        "indicatoren": (Indicator("k", "", doel="D1"), Indicator("l", "", doel="D2")),
        "metingen": (Meting("k", VERS, waarde_van(1)), Meting("l", date(2020, 1, 1), waarde_van(1))),
    }
    found = concreet(bouw, **tables).trechter
    # known of three goals with work: an owner of two, a budget of one, a status of one, a value of two
    assert (found.R, found.I, found.V) == (4, 2, 1)
    assert (found.I_zonder, found.V_zonder) == (("budget",), ("status",))
    declared = concreet(bouw, "inspanningen.budget", "inspanningen.status", **tables).trechter
    assert (declared.I, declared.V, declared.I_zonder, declared.V_zonder) == (1, 1, (), ())
    assert trechter_doelen(bouw.dossier(**tables)) == {"R": ("D1", "D2", "D3", "D4"), "I": ("D1", "D2"), "V": ("D1",)}


def test_half_is_enough(bouw: Bouwer) -> None:
    efforts = (Inspanning("a", "", eigenaar="x"), Inspanning("b", ""))
    found = concreet(bouw, doelen=doelen(2), inspanningen=efforts, koppelingen=koppel("1a", "2b")).trechter
    assert (found.I, found.I_zonder) == (1, ("budget",))
    assert (found.V, found.V_zonder) == (None, None)
    assert found.reden is not None
    assert found.reden.startswith("niet vastgelegd")


def test_without_work_on_a_goal_that_counts_there_is_no_funnel(bouw: Bouwer) -> None:
    tables = {"doelen": doelen(1), "inspanningen": (Inspanning("a", ""),)}
    for declared in ((), ("koppelingen",)):
        found = concreet(bouw, *declared, **tables).trechter
        assert (found.R, found.I, found.V, found.I_zonder, found.V_zonder) == (1, None, None, None, None)
        assert found.reden


def test_a_finished_initiative_of_a_performance_line_counts_for_its_goal(bouw: Bouwer) -> None:
    found = concreet(
        bouw,
        doelen=(Doel("D1", "", niveau="doel"), Doel("D2", "", niveau="prestatie", bovenliggend="D1")),
        inspanningen=(Inspanning("a", "", eigenaar="x", budget=1.0, status="afgerond"),),
        koppelingen=koppel("2a"),
    ).trechter
    assert (found.R, found.I, found.V, found.V_zonder) == (1, 1, 1, ("meting",))


# -------------------- loose ends and criteria


def test_loose_ends(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": (*doelen(2), Doel("P", ""), Doel("D3", "", bovenliggend="P")),
        "inspanningen": (
            Inspanning("a", ""), Inspanning("b", ""), Inspanning("c", "", status="afgerond"),
            Inspanning("d", "", status="gestopt"), Inspanning("e", "", bevestigd=False), Inspanning("f", ""),
        ),
        "indicatoren": (Indicator("k", ""), Indicator("l", "", verplicht=True), Indicator("m", "", doel="D1")),
        "koppelingen": (*koppel("1a"), Koppeling("P", "inspanning", "f")),
    }  # fmt: skip
    found = concreet(bouw, **tables).wezen
    assert found.doelen_zonder_inspanning == ("D2", "D3")
    assert found.inspanningen_zonder_doel == ("b",)
    assert found.indicatoren_zonder_doel == ("k",)
    assert found.competenties_zonder_doel is None
    assert found.reden == "niet vastgelegd: competenties"


def test_nothing_linked_says_nothing_unless_the_links_were_declared(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": doelen(1),
        "inspanningen": (Inspanning("a", ""),),
        "competenties": (Competentie("c", ""),),
    }
    plain = concreet(bouw, **tables).wezen
    assert (plain.doelen_zonder_inspanning, plain.inspanningen_zonder_doel, plain.competenties_zonder_doel) == (
        None,
    ) * 3
    declared = concreet(bouw, "koppelingen", **tables).wezen
    assert declared.doelen_zonder_inspanning == ("D1",)
    assert declared.inspanningen_zonder_doel == ("a",)
    assert declared.competenties_zonder_doel == ("c",)
    assert declared.indicatoren_zonder_doel is None


def test_criteria_that_are_recorded(bouw: Bouwer) -> None:
    found = concreet(
        bouw,
        doelen=(Doel("P", "", doelgroep="jeugd"), Doel("D1", "", bovenliggend="P"), Doel("D2", "")),
        indicatoren=(
            Indicator("a", "", doel="D1", nulmeting=waarde_van(1)),
            Indicator("b", "", doel="D1"),
            Indicator("c", "", doel="D2"),
        ),
        streefwaarden=(Streefwaarde("b", date(2027, 12, 31), waarde_van(3)),),
    ).smart
    assert found.van == 5
    assert found.per_criterium == {
        "doelgroep": 0.5, "indicator": 1.0, "nulmeting": 0.5, "streefwaarde": 0.5, "termijn": 0.5, "eigenaar": None,
    }  # fmt: skip
    assert found.gemiddelde == 3.0
    assert found.reden == "niet vastgelegd: eigenaar"


def test_under_three_criteria_there_is_no_mean_and_their_number_stays(bouw: Bouwer) -> None:
    found = concreet(bouw, doelen=doelen(1, doelgroep="jeugd", eigenaar="x")).smart
    assert (found.gemiddelde, found.van, found.per_criterium["doelgroep"]) == (None, 2, 1.0)


def test_with_only_proposed_goals_every_measure_of_goals_is_unknown(bouw: Bouwer) -> None:
    tables = {
        "doelen": (Doel("D1", "", bevestigd=False),),
        "inspanningen": (Inspanning("a", ""),),
        "koppelingen": koppel("1a"),
    }
    plain = as_json(measure(bouw.dossier(**tables)))
    concreet = plain["concretisering"]
    assert concreet["keten"]["vastgelegd"] == []
    assert [concreet["keten"][key] for key in ("gemiddelde", "volledig", "eerste_ontbrekende", "per_doel")] == [
        None
    ] * 4
    assert [concreet["trechter"][key] for key in ("R", "I", "V")] == [None] * 3
    assert set(concreet["wezen"].values()) == {None, "nog geen doel bevestigd"}
    assert plain["verkokering"]["integraliteit"] is None
    assert plain["cocreatie"]["bekend_R"] is None
    for block in (concreet["keten"], concreet["trechter"], plain["verbinding"]["tegelijk"]):
        assert "nog geen doel bevestigd" in block["reden"]
