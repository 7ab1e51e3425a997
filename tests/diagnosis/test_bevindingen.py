"""What a consultant may count on: the right findings, honest about chance, always the same."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from srm_kit.diagnosis import ERNST, Bevinding, as_json, diagnose, regels
from srm_kit.diagnosis.condities import paden
from srm_kit.diagnosis.feiten import feiten, waarde
from srm_kit.diagnosis.regels import lees
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Opdracht
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Indicator, Inspanning, Koppeling
from srm_kit.measures import measure
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.simulation.gezond import PEILDATUM

FAULTS = [item for item in Storing if item is not Storing.GEZOND]


@lru_cache(maxsize=8)
def _dossier(storing: Storing, n: int = 80, zaad: int = 4) -> Dossier:
    return simulate(storing, 1.0, n, zaad)


def findings(dossier: Dossier) -> tuple[Bevinding, ...]:
    return diagnose(measure(dossier), dossier)


def ids(dossier: Dossier) -> set[str]:
    return {item.id for item in findings(dossier)}


# -------------------- the rules themselves


def test_every_measure_a_rule_names_exists() -> None:
    dossier = voorbeeldstad()
    known = feiten(measure(dossier), dossier)
    # A path may end in a figure that this dossier does not have, never in a key that no dossier has.
    for rule in regels():
        for path in paden(rule.conditie):
            above, _, last = path.rpartition(".")
            assert last in waarde(known, above), f"{rule.id}: {path}"


def test_the_rules_of_the_method_are_all_there() -> None:
    known = {item.interventie for item in regels()}
    assert {"uitvoeringsagenda", "gedrag-bij-structuur", "mandaat-en-budget-eerst", "uitvoeringstoets"} <= known
    assert {"opgaveteam", "leiderschap-op-de-werkvloer", "kennisbasis-opdrachtgever", "dialoogsessie"} <= known
    assert {item.faalmodus for item in regels()} - {None} == {item.value for item in FAULTS}


def test_some_rules_advise_to_do_less() -> None:
    assert {"stoplijst", "indicatoren-schrappen"} <= {item.interventie for item in regels() if item.minder}


@pytest.mark.parametrize(
    "fault",
    [
        {"conditie": {"maat": "cellen.RS.score", "is": "<", "drempel": "bestaat_niet"}},
        {"conditie": {"maat": "cellen.RS.score", "is": "__import__('os')", "waarde": 1}},
        {"conditie": {"maat": "cellen.RS.score", "is": "<"}},
        {"interventie": "nog-een-onderzoek"},
        {"cel": "XX"},
        {"ernst": "rampzalig"},
        {"onbekend": 1},
    ],
)
def test_a_rule_with_a_mistake_is_refused_by_name(fault: dict[str, Any]) -> None:
    row = {
        "id": "proef",
        "naam": "Proef",
        "ernst": "let_op",
        "toeval": "register",
        "bron": "register",
        "conditie": {"maat": "cellen.RS.score", "is": "<", "waarde": 50},
        "bevinding": "Proef.",
        "gespreksvraag": "Proef?",
        "interventie": "stoplijst",
    }
    assert len(lees([row])) == 1
    with pytest.raises(ValueError, match="proef"):
        lees([row | fault])


# -------------------- planted faults


@pytest.mark.parametrize("storing", FAULTS, ids=lambda item: item.value)
def test_a_planted_fault_is_found(storing: Storing) -> None:
    assert storing.value in {item.regel.faalmodus for item in findings(_dossier(storing))}


def test_a_healthy_municipality_gets_no_fault() -> None:
    assert {item.regel.faalmodus for item in findings(_dossier(Storing.GEZOND))} == {None}


def test_survey_alone_and_registers_alone_both_speak() -> None:
    whole = _dossier(Storing.EENZIJDIG_STRUCTUUR)
    registers_only = replace(whole, respons=None)
    survey_only = replace(whole, inspanningen=(), koppelingen=(), competenties=(), indicatoren=(), metingen=())
    assert {"eenzijdig_structuur_doelen", "eenzijdig_structuur_budget"} <= ids(registers_only)
    assert "eenzijdig_structuur_beleving" not in ids(registers_only)
    assert "eenzijdig_structuur_beleving" in ids(survey_only)
    assert "eenzijdig_structuur_doelen" not in ids(survey_only)


def test_money_and_experience_on_opposite_sides_is_the_finding() -> None:
    whole = _dossier(Storing.EENZIJDIG_STRUCTUUR)
    soft = tuple(replace(item, zacht_aandeel=0.9) for item in whole.inspanningen)
    found = ids(replace(whole, inspanningen=soft))
    assert "tegenspraak_gedrag_betaald" in found
    assert "spanning_toerusting" not in found


def test_commissioning_with_knowledge_lowest_asks_for_knowledge_first() -> None:
    steps = {item.interventie for item in findings(_dossier(Storing.OPDRACHTGEVERSCHAP))}
    assert {"kennisbasis-opdrachtgever", "rolverdeling-opdrachtgever"} <= steps


# -------------------- honest


def _numbers(dossier: Dossier) -> Iterator[tuple[Bevinding, dict[str, Any]]]:
    maten = measure(dossier)
    known = feiten(maten, dossier)
    for item in diagnose(maten, dossier):
        yield item, known


@pytest.mark.parametrize("storing", list(Storing), ids=lambda item: item.value)
def test_the_evidence_is_the_measure(storing: Storing) -> None:
    for item, known in _numbers(_dossier(storing)):
        assert item.bewijs, item.id
        for path, value in item.bewijs.items():
            assert value is not None, path
            assert waarde(known, path) == value, path


@pytest.mark.parametrize("storing", list(Storing), ids=lambda item: item.value)
def test_the_text_says_how_chance_was_treated(storing: Storing) -> None:
    for item in findings(_dossier(storing)):
        if item.onderscheidbaar:
            assert "te onderscheiden van toeval" in item.tekst
            assert "niet te onderscheiden" not in item.tekst
        else:
            assert "geen steekproef" in item.tekst or "zonder toets op toeval" in item.tekst


@pytest.mark.parametrize("storing", list(Storing), ids=lambda item: item.value)
def test_sentences_are_whole(storing: Storing) -> None:
    for item in findings(_dossier(storing, 30)):
        for text in (item.tekst, item.regel.naam, item.gespreksvraag):
            assert not re.search(r"[{}<>|]|None|nan|\b1 (punten|doelen)|\d\.\d", text), text
            assert text[0].isupper(), text
        assert item.tekst.endswith(".")
        assert item.gespreksvraag.endswith("?")


def test_a_gap_that_chance_can_make_is_no_finding() -> None:
    # Ten answers: two of policy and six of execution. Too few to say anything about the groups.
    assert not {"beleid_uitvoering", "kloof_elders"} & ids(_dossier(Storing.BELEID_UITVOERING, 10))
    found = measure(_dossier(Storing.BELEID_UITVOERING, 30, 7)).kloof
    for item in findings(_dossier(Storing.BELEID_UITVOERING, 30, 7)):
        if item.id == "beleid_uitvoering":
            assert item.cel is not None
            assert found[item.cel].onderscheidbaar


def test_hidden_answers_fire_nothing() -> None:
    few = _dossier(Storing.EENZIJDIG_STRUCTUUR, 4)
    for item in findings(few):
        assert item.regel.bron == "register" or item.id == "lage_respons"
    assert findings(few)


def test_a_divided_view_asks_for_a_dialogue_first() -> None:
    dossier = _dossier(Storing.EENZIJDIG_STRUCTUUR, 80, 3)
    agreement = measure(dossier).meetkwaliteit.cellen
    divided = {code for code, item in agreement.items() if item.rwg is not None and item.rwg < 0.5}
    found = findings(dossier)
    assert divided
    assert {item.cel for item in found if item.id == "verdeeld_beeld"} == divided
    about = [item for item in found if item.cel in divided and item.regel.bron == "vragenlijst"]
    assert {item.interventie for item in about} == {"dialoogsessie"}
    assert len(about) > len(divided)


# -------------------- always the same


def test_row_order_changes_nothing() -> None:
    dossier = voorbeeldstad()
    shuffle = random.Random(3)
    mixed = replace(
        dossier,
        **{
            name: tuple(shuffle.sample(getattr(dossier, name), len(getattr(dossier, name))))
            for name in ("inspanningen", "koppelingen", "indicatoren", "competenties", "samenwerking", "betrokkenheid")
        },
    )
    assert findings(mixed) == findings(dossier)


def test_the_most_serious_comes_first_then_rule_then_cell() -> None:
    found = findings(voorbeeldstad())
    assert [item.ernst for item in found] == sorted((item.ernst for item in found), key=ERNST.index)
    gaps = [item.cel for item in found if item.id == "beleid_uitvoering"]
    assert gaps == ["IS", "VS"]
    order = [item.id for item in regels()]
    serious = [order.index(item.id) for item in found if item.ernst == "ernstig"]
    assert serious == sorted(serious)


def test_json_ends_in_findings_with_seven_keys() -> None:
    dossier = voorbeeldstad()
    maten = measure(dossier)
    plain = as_json(maten, diagnose(maten, dossier))
    assert list(plain)[-1] == "bevindingen"
    for item in plain["bevindingen"]:
        assert list(item) == ["id", "ernst", "tekst", "gespreksvraag", "interventie", "cel", "bewijs"]
    json.dumps(plain, allow_nan=False)


# -------------------- registers, by hand


def _small(**tables: Any) -> Dossier:
    base = replace(_dossier(Storing.GEZOND), respons=None)
    empty = dict.fromkeys(
        [
            "afdelingen",
            "indicatoren",
            "metingen",
            "inspanningen",
            "processen",
            "competenties",
            "koppelingen",
            "stakeholders",
            "betrokkenheid",
            "opdrachtgeverschap",
            "samenwerking",
            "beoordelingen",
            "besluiten",
        ],
        (),
    )
    return replace(base, **{**empty, "doelen": (Doel("D1", "Een doel"),), **tables})


def _text(dossier: Dossier, id: str) -> str:
    return next(item.kern for item in findings(dossier) if item.id == id)


def test_loose_work_is_proposed_for_the_stop_list() -> None:
    efforts = tuple(Inspanning(f"E{number}", "Werk") for number in range(1, 10))
    links = (Koppeling("D1", "inspanning", "E9"),)
    one = _small(inspanningen=efforts[7:], koppelingen=links)
    assert _text(one, "inspanningen_zonder_doel") == "Bij geen enkel doel hoort één inspanning: E8."
    many = _text(_small(inspanningen=efforts, koppelingen=links), "inspanningen_zonder_doel")
    assert many == "Bij geen enkel doel horen acht inspanningen: E1, E2, E3, E4, E5, E6 en nog twee."
    stop = next(item for item in findings(one) if item.id == "inspanningen_zonder_doel")
    assert (stop.interventie, stop.regel.minder) == ("stoplijst", True)


def test_more_running_than_the_organisation_can_bear() -> None:
    efforts = tuple(Inspanning(f"E{number}", "Werk", status="lopend") for number in range(1, 4))
    limit = _small(inspanningen=efforts, opdracht=Opdracht(PEILDATUM, max_parallel=3))
    assert "te_veel_tegelijk" not in ids(limit)
    over = replace(limit, opdracht=Opdracht(PEILDATUM, max_parallel=2))
    assert _text(over, "te_veel_tegelijk").startswith("Nu lopen er drie inspanningen tegelijk.")


def test_indicators_that_serve_no_goal_may_go() -> None:
    loose = _small(
        indicatoren=(Indicator("I1", "Los"), *(Indicator(f"I{number}", "Vast", doel="D1") for number in range(2, 6))),
        koppelingen=(Koppeling("D1", "inspanning", "E1"),),
        inspanningen=(Inspanning("E1", "Werk"),),
    )
    steps = {item.id: item.interventie for item in findings(loose)}
    assert steps["indicatoren_zonder_doel"] == steps["te_veel_indicatoren"] == "indicatoren-schrappen"
    assert _text(loose, "zonder_nulmeting").startswith("Een nulmeting is er bij geen enkel doel.")


def test_a_skill_gap_counts_only_when_nobody_works_on_it() -> None:
    gap = _small(
        competenties=(Competentie("C1", "Luisteren", "medewerkers", "gedrag", 4, 2),),
        inspanningen=(Inspanning("E1", "Training", zacht_aandeel=0.8),),
        koppelingen=(Koppeling("D1", "competentie", "C1"),),
    )
    assert "competentiegat" in ids(gap)
    served = replace(gap, koppelingen=(*gap.koppelingen, Koppeling("D1", "inspanning", "E1")))
    assert "competentiegat" not in ids(served)
