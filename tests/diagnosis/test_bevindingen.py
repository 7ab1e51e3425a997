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

from srm_kit.diagnosis import ERNST, Bevinding, as_json, diagnose, regels, sjabloon
from srm_kit.diagnosis.condities import paden
from srm_kit.diagnosis.feiten import feiten, waarde
from srm_kit.dossier import TABELLEN, Dossier
from srm_kit.measures import measure
from srm_kit.simulation import Storing, simulate, voorbeeldstad

FAULTS = [item for item in Storing if item is not Storing.GEZOND]


@lru_cache(maxsize=8)
def _dossier(storing: Storing, n: int = 80, zaad: int = 4) -> Dossier:
    return simulate(storing, 1.0, n, zaad)


def findings(dossier: Dossier) -> tuple[Bevinding, ...]:
    return diagnose(measure(dossier), dossier)


def ids(dossier: Dossier) -> set[str]:
    return {item.id for item in findings(dossier)}


# -------------------- the rules themselves


def _paths() -> Iterator[tuple[str, str]]:
    for rule in regels():
        for layer in rule.lagen:
            parts = (layer.conditie, layer.mits) if layer.mits else (layer.conditie,)
            yield from ((rule.id, path) for part in parts for path in paden(part))
            yield from ((rule.id, path) for path in sjabloon.paden(layer.zin))


OPEN_KEYS = {"papier_boven_praktijk", "deel_eerste_schakel", "laag"}
"""Facts with a key only for what was found."""


def test_every_measure_a_rule_names_exists() -> None:
    known = [feiten(measure(item), item) for item in (_dossier(Storing.GEZOND), voorbeeldstad())]
    for rule, path in _paths():
        above, _, last = path.rpartition(".")
        places = [waarde(one, above) for one in known]
        assert any(place is not None for place in places), f"{rule}: {path}"
        # A path may end in a figure that a dossier does not have, never in a key that no dossier has.
        if above.split(".")[-1] not in OPEN_KEYS:
            assert any(place and last in place for place in places), f"{rule}: {path}"


def test_no_rule_looks_at_alpha_rwg_or_an_index_of_the_appendix() -> None:
    never = re.compile(r"alpha|rwg|gelijkmatigheid|q_ratio|hhi|verkokering\.ei|budget_label")
    assert [(rule, path) for rule, path in _paths() if never.search(path)] == []


def test_no_rule_compares_cells_without_a_reference() -> None:
    for rule, path in _paths():
        assert not path.startswith(("concretisering.verloop", "fasen", "sporen", "realisatiekracht")), (rule, path)
    plain = replace(voorbeeldstad(), referentie=None)
    assert not {"koers_zonder_landing", "cel_wijkt_af"} & ids(plain)
    assert {"koers_zonder_landing", "cel_wijkt_af"} <= ids(voorbeeldstad())


def test_the_faults_of_the_method_all_have_rules() -> None:
    assert {item.value for item in FAULTS} <= {item.faalmodus for item in regels()}


def test_some_rules_advise_to_do_less() -> None:
    assert {"stoplijst", "indicatoren-schrappen"} <= {item.interventie for item in regels() if item.minder}


# -------------------- planted faults


@pytest.mark.parametrize("storing", FAULTS, ids=lambda item: item.value)
def test_a_planted_fault_is_found(storing: Storing) -> None:
    assert storing.value in {item.regel.faalmodus for item in findings(_dossier(storing))}


def test_a_healthy_municipality_gets_no_fault() -> None:
    assert {item.regel.faalmodus for item in findings(_dossier(Storing.GEZOND))} <= {None}


def test_survey_alone_and_registers_alone_both_speak() -> None:
    whole = _dossier(Storing.EENZIJDIG_STRUCTUUR)
    registers_only = replace(whole, respons=None)
    survey_only = replace(whole, inspanningen=(), koppelingen=(), competenties=(), indicatoren=(), metingen=())
    for part, says in ((registers_only, "vastgelegd"), (survey_only, "medewerkers zien")):
        (found,) = [item for item in findings(part) if item.id == "eenzijdig_structuur"]
        assert says in found.tekst
    both = next(item for item in findings(whole) if item.id == "eenzijdig_structuur")
    assert "vastgelegd" in both.tekst
    assert "medewerkers zien" in both.tekst
    assert both.ernst == "ernstig"


def test_commissioning_with_knowledge_lowest_asks_for_knowledge_first() -> None:
    steps = {item.interventie for item in findings(_dossier(Storing.OPDRACHTGEVERSCHAP))}
    assert {"kennisbasis-opdrachtgever", "rolverdeling-opdrachtgever"} <= steps


# -------------------- known answers


VOORBEELDSTAD = {
    "ernstig": [
        "koers_zonder_landing VS", "eenzijdig_structuur IL", "beleid_uitvoering IS",
        "beleid_uitvoering VS", "verkokering VB", "opdrachtgever_zwak RB", "cocreatie_uitvoering VB", "cel_knelpunt IL",
        "cel_knelpunt VL",
    ],
    "belangrijk": [
        "cel_wijkt_af IL", "cel_wijkt_af VL", "opdrachtgever_kennis IB", "opdrachtgever_kennis IB",
        "regiopartner_zonder_opdracht RB", "cocreatie_zakt_weg VB", "inwoners_maken_niet_mee RS",
        "cocreatie_beleving RS", "resultaat_verder_weg VS", "resultaat_achter VS",
    ],
}  # fmt: skip
"""What a trainer tells about Voorbeeldstad, in this order; what is let_op may change with the draw."""


@pytest.mark.parametrize("ernst", VOORBEELDSTAD)
def test_voorbeeldstad_has_its_known_findings(ernst: str) -> None:
    found = [f"{item.id} {item.cel}" for item in findings(voorbeeldstad()) if item.ernst == ernst]
    assert found == VOORBEELDSTAD[ernst]


def test_voorbeeldstad_says_which_result_drifts_and_how_far() -> None:
    (drift,) = [item for item in findings(voorbeeldstad()) if item.id == "resultaat_verder_weg"]
    assert drift.tekst.endswith("Lasten jeugdhulp per jeugdige van € 2.310 naar € 2.405 (streven € 2.200).")


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
def test_the_text_says_when_chance_was_ruled_out(storing: Storing) -> None:
    sure = re.compile(r"te onderscheiden van toeval|aantoonbaar")
    for item in findings(_dossier(storing)):
        assert bool(sure.search(item.tekst)) == bool(item.onderscheidbaar), item.tekst
        assert "niet te onderscheiden" not in item.tekst


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
        assert item.regel.bron != "vragenlijst" or item.id == "lage_respons"
        assert "medewerkers" not in item.tekst
    assert findings(few)


def test_a_divided_view_asks_for_a_dialogue_first() -> None:
    dossier = _divided()
    divided = {code for code, cell in measure(dossier).cellen.items() if cell.verdeeld}
    found = findings(dossier)
    assert "VL" in divided
    assert {item.cel for item in found if item.id == "verdeeld_beeld"} == divided
    about = [item for item in found if item.cel in divided and item.regel.bron == "vragenlijst"]
    assert {item.interventie for item in about} == {"dialoogsessie"}
    assert len(about) > len(divided)


def _divided() -> Dossier:
    """Half of the people fully disagree with everything about VL, half of the others agree."""
    whole = _dossier(Storing.KOERS_ZONDER_LANDING)
    assert whole.respons is not None
    values = whole.respons.antwoorden.copy()
    columns = [place for place, code in enumerate(whole.respons.stellingen) if code.startswith("VL")]
    for row in range(len(values)):
        values[row, columns] = (1.0, 1.0, 4.0, 2.0, 4.0)[row % 5]
    return replace(whole, respons=replace(whole.respons, antwoorden=values))


# -------------------- always the same


TABLES = tuple(item.naam for item in TABELLEN if item.naam not in ("respons", "redactie", "teksten"))
"""What is counted in."""


def test_row_order_changes_nothing() -> None:
    dossier = voorbeeldstad()
    shuffle = random.Random(3)
    mixed = replace(
        dossier,
        **{name: tuple(shuffle.sample(getattr(dossier, name), len(getattr(dossier, name)))) for name in TABLES},
    )
    assert findings(mixed) == findings(dossier)


def test_names_change_only_the_words() -> None:
    dossier = voorbeeldstad()
    other = replace(
        dossier,
        inspanningen=tuple(replace(row, naam=f"Iets anders {place}") for place, row in enumerate(dossier.inspanningen)),
        indicatoren=tuple(replace(row, naam=f"Cijfer {place}") for place, row in enumerate(dossier.indicatoren)),
        doelen=tuple(replace(row, doel=f"Een doel {place}") for place, row in enumerate(dossier.doelen)),
        competenties=tuple(replace(row, naam=f"Kunde {place}") for place, row in enumerate(dossier.competenties)),
    )
    assert [(item.id, item.cel, item.ernst) for item in findings(other)] == [
        (item.id, item.cel, item.ernst) for item in findings(dossier)
    ]


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


def test_a_finding_has_the_heading_of_the_consultant_or_that_of_its_rule() -> None:
    first = findings(_dossier(FAULTS[0]))[0]
    assert first.naam == first.regel.naam
    assert replace(first, kop="Eén verhaal").naam == "Eén verhaal"
