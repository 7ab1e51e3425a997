"""Measures from the register: chain, funnel, links, network, partners, commissioning, competences."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.dossier import Samenwerkingsvorm
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Beoordeling,
    Betrokkenheid,
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
)
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures import as_json, measure, trechter_doelen
from srm_kit.measures.concretisering import SCHAKELS
from srm_kit.model import Cel, Fase, Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PEIL = date(2026, 11, 1)


def vol_doel(number: int, **changes: Any) -> dict[str, tuple[Any, ...]]:
    """The rows of one goal with every link filled."""
    goal = f"D{number:02d}"
    effort = {"eigenaar": "teamleider", "budget": 1000.0, "status": "lopend", **changes}
    return {
        "doelen": (
            Doel(
                goal,
                "Een doel",
                maatschappelijk_effect="merkbaar",
                programma="P1",
                doelgroep="jeugd",
                eigenaar="x",
                termijn=date(2028, 1, 1),
            ),
        ),
        "indicatoren": (
            Indicator(f"K{number}", "Teller", doel=goal, nulmeting=waarde_van(1.0), streefwaarde=waarde_van(2.0)),
        ),
        "metingen": (Meting(f"K{number}", date(2026, 6, 1), waarde_van(1.5)),),
        "inspanningen": (Inspanning(f"I{number}", "Doen", spoor=Spoor.BESTURING, **effort),),
        "processen": (Proces(f"P{number}", "Proces"),),
        "competenties": (Competentie(f"C{number}", "Kunnen"),),
        "koppelingen": (
            Koppeling(goal, "inspanning", f"I{number}"),
            Koppeling(goal, "proces", f"P{number}"),
            Koppeling(goal, "competentie", f"C{number}"),
        ),
    }


def samen(*parts: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    whole: dict[str, tuple[Any, ...]] = {}
    for part in parts:
        for name, rows in part.items():
            whole[name] = (*whole.get(name, ()), *rows)
    return whole


# -------------------- chain and funnel


def test_a_complete_goal_has_all_eight_links(bouw: Bouwer) -> None:
    dossier = bouw.dossier(**vol_doel(1))
    keten = measure(dossier).concretisering.keten
    assert (keten.gemiddelde, keten.volledig) == (100.0, 1.0)
    assert tuple(keten.per_doel["D01"]) == SCHAKELS
    assert keten.eerste_ontbrekende == dict.fromkeys(SCHAKELS, ())


def test_a_goal_without_links_misses_its_effect_first(bouw: Bouwer) -> None:
    tables = samen(vol_doel(1), {"doelen": (Doel("D02", "Los doel"),)})
    maten = measure(bouw.dossier(**tables))
    keten = maten.concretisering.keten
    assert keten.gemiddelde == 50.0
    assert keten.volledig == 0.5
    assert keten.eerste_ontbrekende["effect"] == ("D02",)
    assert maten.concretisering.wezen.doelen_zonder_inspanning == ("D02",)
    assert maten.concretisering.smart.gemiddelde == 3.0


def test_the_funnel_of_twelve_goals(bouw: Bouwer) -> None:
    rows = [vol_doel(number) for number in range(1, 6)]  # running and measured
    rows += [vol_doel(number, status="gepland") for number in range(6, 10)]  # organised
    rows += [vol_doel(number, budget=0.0) for number in range(10, 13)]  # formulated
    dossier = bouw.dossier(**samen(*rows))
    trechter = measure(dossier).concretisering.trechter
    assert (trechter.R, trechter.I, trechter.V) == (12, 9, 5)
    ids = trechter_doelen(dossier)
    assert {stage: len(found) for stage, found in ids.items()} == {"R": 12, "I": 9, "V": 5}
    assert ids["V"] == ("D01", "D02", "D03", "D04", "D05")


@pytest.mark.parametrize(
    ("day", "counts"),
    [(PEIL, True), (date(2025, 5, 1), True), (date(2025, 4, 30), False), (date(2026, 11, 2), False)],
)
def test_a_measurement_counts_for_its_frequency_and_half_a_year(bouw: Bouwer, day: date, counts: bool) -> None:
    tables = {**vol_doel(1), "metingen": (Meting("K1", day, waarde_van(1.0)),)}
    maten = measure(bouw.dossier(**tables))
    assert maten.concretisering.keten.per_doel["D01"]["meting"] is counts


def test_a_budget_of_nothing_is_no_money_and_an_empty_budget_is_unknown(bouw: Bouwer) -> None:
    nothing = measure(bouw.dossier(**vol_doel(1, budget=0.0))).concretisering
    assert nothing.keten.per_doel["D01"]["budget"] is False
    assert nothing.trechter.I == 0
    empty = measure(bouw.dossier(**vol_doel(1, budget=None))).concretisering
    assert empty.keten.per_doel["D01"]["budget"] is None
    assert (empty.trechter.I, empty.trechter.I_zonder) == (1, ("budget",))


def test_stopped_work_counts_nowhere(bouw: Bouwer) -> None:
    maten = measure(bouw.dossier(**vol_doel(1, status="gestopt", soort="verandering")))
    links = maten.concretisering.keten.per_doel["D01"]
    assert not links["inspanning"]
    assert not links["budget"]
    assert maten.concretisering.wezen.inspanningen_zonder_doel is None
    assert maten.balans.portefeuille_aantal is None


def test_a_parent_goal_is_in_the_tree_only_but_a_link_to_it_is_a_link(bouw: Bouwer) -> None:
    tables = samen(
        vol_doel(1),
        {
            "doelen": (Doel("D99", "Onderliggend", bovenliggend="D01"),),
            "inspanningen": (Inspanning("LOS", "Los"),),
            "competenties": (Competentie("CLOS", "Los"),),
            "indicatoren": (Indicator("KLOS", "Los"),),
        },
    )
    concreet = measure(bouw.dossier(**tables)).concretisering
    assert concreet.trechter.R == 1
    assert set(concreet.keten.per_doel) == {"D99"}
    assert concreet.wezen.doelen_zonder_inspanning == ("D99",)
    assert concreet.wezen.inspanningen_zonder_doel == ("LOS",)
    assert concreet.wezen.indicatoren_zonder_doel == ("KLOS",)
    assert concreet.wezen.competenties_zonder_doel == ("CLOS",)


def test_without_links_what_rests_on_links_is_unknown(bouw: Bouwer) -> None:
    tables = {**vol_doel(1), "koppelingen": ()}
    plain = as_json(measure(bouw.dossier(**tables)))
    concreet = plain["concretisering"]
    assert concreet["keten"]["vastgelegd"] == ["effect", "indicator", "verantwoordelijke", "meting"]
    assert (concreet["keten"]["gemiddelde"], concreet["keten"]["volledig"]) == (100.0, None)
    assert (concreet["trechter"]["R"], concreet["trechter"]["I"], concreet["trechter"]["V"]) == (1, None, None)
    assert concreet["wezen"]["doelen_zonder_inspanning"] is None
    assert plain["verbinding"]["aantoonbaar"]["aandeel"] is None
    assert concreet["smart"]["gemiddelde"] == 6.0
    for block in (concreet["keten"], concreet["trechter"], concreet["wezen"], plain["verbinding"]["aantoonbaar"]):
        assert block["reden"].startswith("niet vastgelegd")


def test_demonstrable_connection_counts_goals_by_what_they_have(bouw: Bouwer) -> None:
    tables = {
        "doelen": tuple(Doel(f"D{number}", "Doel") for number in range(1, 5)),
        "inspanningen": (
            Inspanning("IB", "Hard", spoor=Spoor.BESTURING),
            Inspanning("IL", "Zacht", spoor=Spoor.LEIDERSCHAP),
            Inspanning("IS", "Richting", spoor=Spoor.STRATEGIE),
        ),
        "koppelingen": (
            Koppeling("D1", "inspanning", "IS"),
            Koppeling("D2", "inspanning", "IB"),
            Koppeling("D3", "inspanning", "IL"),
            Koppeling("D4", "inspanning", "IB"),
            Koppeling("D4", "inspanning", "IL"),
        ),
    }
    found = measure(bouw.dossier(**tables)).verbinding.aantoonbaar
    assert (found.aandeel, found.alleen_S, found.S_B, found.S_L, found.alle) == (0.25, 1, 1, 1, 1)


# -------------------- network

VOORBEELD = {
    "afdelingen": (
        Afdeling("S", "Sociaal", medewerkers=60),
        Afdeling("R", "Ruimte", medewerkers=45),
        Afdeling("D", "Dienstverlening", medewerkers=30),
        Afdeling("B", "Bedrijfsvoering", medewerkers=25),
    ),
    "samenwerking": tuple(
        Samenwerking(van, naar, waarde)
        for van, naar, waarde in (
            ("S", "S", 40), ("R", "R", 30), ("D", "D", 20), ("B", "B", 16),
            ("S", "R", 6), ("S", "D", 8), ("S", "B", 4), ("R", "D", 5), ("R", "B", 3), ("D", "B", 6),
        )
    ),
}  # fmt: skip


def test_the_worked_network(bouw: Bouwer) -> None:
    found = measure(bouw.dossier(**VOORBEELD)).verkokering
    assert round(found.ei, 4) == -0.5362
    assert {name: round(value, 4) for name, value in found.per_afdeling.items()} == {
        "S": -0.3793, "R": -0.3636, "D": -0.0256, "B": -0.1034,
    }  # fmt: skip
    assert (round(found.q, 4), round(found.q_max, 4), round(found.q_ratio, 3)) == (0.4979, 0.7298, 0.682)
    assert round(found.ei_verwacht, 4) == 0.4505


def test_modularity_agrees_with_networkx(bouw: Bouwer) -> None:
    graph = nx.Graph()
    for row in VOORBEELD["samenwerking"]:
        graph.add_edge(row.van, row.naar, weight=row.waarde)
    expected = nx.community.modularity(graph, [{name} for name in graph], weight="weight")
    assert measure(bouw.dossier(**VOORBEELD)).verkokering.q == pytest.approx(expected)


def test_both_directions_are_averaged_and_mentions_have_their_own_expectation(bouw: Bouwer) -> None:
    tables = {
        "afdelingen": tuple(Afdeling(name, name) for name in "ABC"),
        "samenwerking": (Samenwerking("A", "B", 4), Samenwerking("B", "A", 2), Samenwerking("A", "A", 3)),
        "samenwerking_vorm": Samenwerkingsvorm("noemingen"),
    }
    found = measure(bouw.dossier(**tables)).verkokering
    assert found.ei == 0.0
    assert found.ei_verwacht == 0.0
    assert found.per_afdeling == {"A": 0.0, "B": 1.0, "C": None}


def test_without_a_value_within_departments_there_is_no_index(bouw: Bouwer) -> None:
    tables = {"afdelingen": VOORBEELD["afdelingen"], "samenwerking": (Samenwerking("S", "R", 6),)}
    found = measure(bouw.dossier(**tables)).verkokering
    assert (found.ei, found.q, found.q_max, found.q_ratio, found.per_afdeling) == (None,) * 5
    assert found.ei_verwacht is not None
    assert found.reden


@pytest.mark.parametrize(
    "rows",
    [
        (Samenwerking("S", "S", 0),),
        (Samenwerking("S", "S", 9),),
        (Samenwerking("S", "S", 0), Samenwerking("S", "R", 0)),
    ],
)
def test_degenerate_networks_have_a_reason(bouw: Bouwer, rows: tuple[Samenwerking, ...]) -> None:
    found = measure(bouw.dossier(afdelingen=VOORBEELD["afdelingen"], samenwerking=rows)).verkokering
    assert found.q_ratio is None
    assert found.reden
    assert found.per_afdeling["B"] is None


def test_shared_goals_without_cooperation(bouw: Bouwer) -> None:
    tables = {
        **VOORBEELD,
        "samenwerking": (Samenwerking("S", "R", 6), Samenwerking("D", "S", 0)),
        "doelen": (Doel("D1", "Doel"), Doel("D2", "Doel")),
        "inspanningen": (
            *(Inspanning(f"I{name}", "Doen", afdeling=name) for name in "SRD"),
            Inspanning("IX", "Doen", afdeling="B", status="gestopt"),
            Inspanning("I0", "Doen"),
        ),
        "koppelingen": (
            *(Koppeling("D1", "inspanning", f"I{name}") for name in "SRDX0"),
            Koppeling("D2", "inspanning", "IS"),
        ),
    }
    found = measure(bouw.dossier(**tables)).verkokering
    assert found.integraliteit == 0.5
    assert found.hhi == {"D1": pytest.approx(1 / 3), "D2": None}
    assert found.ontbrekende_verbindingen == (("D", "R"), ("D", "S"))


# -------------------- partners, commissioning, competences


def test_partners_in_finding_solutions_and_in_execution(bouw: Bouwer) -> None:
    tables = {
        "doelen": (Doel("D1", "Doel"), Doel("D2", "Doel")),
        "stakeholders": (
            Stakeholder("P", "Partij", belang=5, invloed=4),
            Stakeholder("Q", "Eigen team", soort="Intern", belang=2, invloed=5),
            Stakeholder("Z", "Zonder"),
        ),
        "betrokkenheid": (
            Betrokkenheid("P", "D1", Fase.RICHTEN, trede_nu=4, trede_gewenst=5),
            Betrokkenheid("P", "D2", Fase.VERRICHTEN, trede_nu=3, trede_gewenst=2),
            Betrokkenheid("Q", "D2", Fase.RICHTEN, trede_nu=5),
        ),
    }
    found = measure(bouw.dossier(**tables)).cocreatie
    assert (found.dekking_R, found.dekking_V) == (1.0, 0.0)
    assert (found.bekend_R, found.bekend_V) == (1, 1)
    assert found.gewogen_kloof == 0.5
    assert found.kwadranten == {
        "nauw_betrekken": ("P",), "tevreden_houden": ("Q",), "geinformeerd_houden": (), "volgen": (),
    }  # fmt: skip


def test_commissioning_is_ordinal(bouw: Bouwer) -> None:
    def row(partner: str, aspect: int, niveau: int, datum: date | None = None) -> Opdrachtgeverschap:
        return Opdrachtgeverschap(partner, aspect, niveau, "opdrachtgever", datum)

    rows = (
        row("A", 1, 5), row("A", 1, 3, date(2026, 1, 1)), row("B", 1, 4),
        row("A", 2, 2), row("A", 5, 2), row("A", 8, 5),
    )  # fmt: skip
    found = measure(bouw.dossier(opdrachtgeverschap=rows)).opdrachtgeverschap
    assert found["opdrachtgever"].per_aspect == {1: 3, 2: 2, 3: None, 4: None, 5: 2, 6: None, 7: None, 8: 5}
    assert found["opdrachtgever"].mediaan == 2
    assert found["opdrachtgever"].laagste_aspect == 2
    assert found["opdrachtgever"].ontbrekend == (3, 4, 6, 7)
    assert found["opdrachtnemer"].mediaan is None
    assert found["opdrachtnemer"].reden


def test_competence_gap(bouw: Bouwer) -> None:
    tables = {
        "doelen": (Doel("D1", "Doel"),),
        "competenties": (
            Competentie("C1", "Een", doelgroep="management", vereist=4, aanwezig=2),
            Competentie("C2", "Twee", doelgroep="medewerkers", vereist=2, aanwezig=5),
            Competentie("C3", "Drie", vereist=5),
        ),
        "inspanningen": (Inspanning("I1", "Leren", spoor=Spoor.LEIDERSCHAP),),
        "koppelingen": (Koppeling("D1", "competentie", "C1"), Koppeling("D1", "inspanning", "I1")),
    }
    found = measure(bouw.dossier(**tables)).competenties
    assert found.gat == pytest.approx(2 / 6)
    assert {name: (item.gat, item.onder) for name, item in found.per_doelgroep.items()} == {
        "management": (0.5, (1, 1)),
        "medewerkers": (0.0, (0, 1)),
    }
    assert found.onder == (1, 2)
    assert found.per_competentie["C1"].gat == 0.5
    assert found.per_competentie["C1"].zachte_inspanning is True
    assert found.per_competentie["C2"].zachte_inspanning is False
    assert found.per_competentie["C3"].gat is None


def test_judgements_stand_beside_the_survey(bouw: Bouwer) -> None:
    def row(score: int, kind: str, day: date = date(2026, 5, 1)) -> Beoordeling:
        return Beoordeling(Cel.van_code("IB"), kind, "stuk", day, score, "omdat")

    rows = (
        row(2, "interview"),
        row(5, "interview"),
        row(3, "document"),
        row(1, "document", date(2026, 12, 1)),
    )
    plain = as_json(measure(bouw.dossier(beoordelingen=rows)))["beoordelingen"]
    assert plain == {
        "IB": {
            "document": {"n": 1, "laagste": 3, "hoogste": 3, "mediaan": 3},
            "interview": {"n": 2, "laagste": 2, "hoogste": 5, "mediaan": 2},
        }
    }


# -------------------- JSON and rules

SLEUTELS = """
gemeente peildatum methode meetmoment cellen blokken fasen sporen realisatiekracht verbinding concretisering
resultaten balans kloof kloof_leiding verkokering cocreatie opdrachtgeverschap competenties beoordelingen referentie
meetkwaliteit verandering groepen volledigheid
"""


def test_an_almost_empty_dossier_has_every_key(bouw: Bouwer) -> None:
    plain = as_json(measure(bouw.dossier()))
    assert list(plain) == SLEUTELS.split()
    assert plain["peildatum"] == "2026-11-01"
    assert list(plain["cellen"]) == ["RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"]
    json.dumps(plain, allow_nan=False)


def test_a_dossier_without_goals_does_not_break(bouw: Bouwer) -> None:
    json.dumps(as_json(measure(bouw.dossier(doelen=()))), allow_nan=False)


_IDS = st.integers(0, 4)


@st.composite
def _registers(draw: st.DrawFn) -> dict[str, tuple[Any, ...]]:
    numbers = range(5)
    return {
        "doelen": tuple(
            Doel(f"D{number}", "Doel", programma=draw(st.sampled_from(["", "P"])),
                 bovenliggend=draw(st.sampled_from(["", "D0"])) if number else "")
            for number in numbers
        ),
        "indicatoren": tuple(Indicator(f"K{number}", "Teller", doel=f"D{draw(_IDS)}") for number in numbers),
        "metingen": tuple(
            Meting(f"K{number}", PEIL - timedelta(days=draw(st.integers(-40, 500))), waarde_van(1.0))
            for number in numbers
        ),
        "afdelingen": tuple(Afdeling(f"A{number}", "Afdeling", medewerkers=9) for number in range(3)),
        "inspanningen": tuple(
            Inspanning(
                f"I{number}", "Doen",
                spoor=draw(st.sampled_from([None, *Spoor])),
                eigenaar=draw(st.sampled_from(["", "rol"])),
                afdeling=draw(st.sampled_from(["", "A0", "A1", "A2"])),
                budget=draw(st.sampled_from([None, 0.0, 0.1, 0.2, 333.33])),
                status=draw(st.sampled_from(["idee", "lopend", "afgerond", "gestopt"])),
            )
            for number in numbers
        ),
        "processen": (Proces("P0", "Proces", eigenaar="rol"),),
        "competenties": (Competentie("C0", "Kunnen", vereist=3, aanwezig=1),),
        "koppelingen": tuple(
            Koppeling(f"D{goal}", kind, f"{kind[0].upper()}{ref}")
            for goal, kind, ref in draw(
                st.sets(
                    st.one_of(
                        st.tuples(_IDS, st.just("inspanning"), _IDS),
                        st.tuples(_IDS, st.sampled_from(["proces", "competentie"]), st.just(0)),
                    )
                )
            )
        ),
        "samenwerking": tuple(
            Samenwerking(f"A{van}", f"A{naar}", float(value))
            for (van, naar), value in draw(
                st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.integers(0, 9))
            ).items()
        ),
    }  # fmt: skip


@given(_registers())
def test_rules_that_hold_for_every_register(bouw: Bouwer, tables: dict[str, tuple[Any, ...]]) -> None:
    dossier = bouw.dossier(**tables)
    maten = measure(dossier)
    json.dumps(as_json(maten), allow_nan=False)
    stages = trechter_doelen(dossier)
    assert set(stages["R"]) >= set(stages["I"]) >= set(stages["V"])
    concreet = maten.concretisering
    keten, trechter = concreet.keten, concreet.trechter
    assert trechter.V is None or trechter.R >= trechter.I >= trechter.V >= 0
    parts = [[value for value in links.values() if value is not None] for links in keten.per_doel.values()]
    assert {len(part) for part in parts} == {len(keten.vastgelegd)}
    if keten.gemiddelde is not None:
        assert keten.gemiddelde == pytest.approx(sum(sum(part) / len(part) for part in parts) / len(parts) * 100)
    if keten.volledig is not None:
        incomplete = sum(len(goals) for goals in keten.eerste_ontbrekende.values())
        assert keten.volledig == pytest.approx(1 - incomplete / len(parts))
    counts = maten.verbinding.aantoonbaar
    if counts.alle is not None:
        assert counts.alleen_S + counts.S_B + counts.S_L + counts.alle == trechter.R
    net = maten.verkokering
    assert net.ei is None or -1 <= net.ei <= 1
    assert net.q is None or net.q <= net.q_max + 1e-12


@given(_registers(), st.randoms(use_true_random=False))
def test_the_order_of_the_register_never_matters(
    bouw: Bouwer, tables: dict[str, tuple[Any, ...]], shuffler: random.Random
) -> None:
    mixed = {name: tuple(shuffler.sample(rows, len(rows))) for name, rows in tables.items()}
    straight = json.dumps(as_json(measure(bouw.dossier(**tables))))
    assert json.dumps(as_json(measure(bouw.dossier(**mixed)))) == straight
