"""Odd dossiers: no crash, no warning, a reason for what is absent, and only findings that make sense."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srm_kit.diagnosis import as_json, diagnose
from srm_kit.dossier import Dossier, Respons
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.measures import measure
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views.overzicht import overzicht

TABLES = [
    "afdelingen",
    "doelen",
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
]


@lru_cache(maxsize=1)
def _base() -> Dossier:
    return simulate(Storing.EENZIJDIG_STRUCTUUR, 1.0, 60, 9)


def _answers(change: Callable[[np.ndarray], np.ndarray]) -> Dossier:
    answers = _base().respons
    assert answers is not None
    return replace(_base(), respons=replace(answers, antwoorden=change(answers.antwoorden.copy())))


def _rows(answers: Respons, keep: slice) -> Respons:
    names = [
        "respondent",
        "meetmoment",
        "functiegroep",
        "domein",
        "afdeling",
        "leidinggevend",
        "open_vraag",
        "vrijgegeven",
    ]
    return replace(
        answers,
        **{name: getattr(answers, name)[keep] for name in names},
        antwoorden=answers.antwoorden[keep],
        weet_niet=answers.weet_niet[keep],
        nvt=answers.nvt[keep],
    )


def _respondents(number: int) -> Dossier:
    answers = _base().respons
    assert answers is not None
    return replace(_base(), respons=_rows(answers, slice(0, number)))


def _without(*tables: str, **others: Any) -> Dossier:
    return replace(_base(), **dict.fromkeys(tables, ()), **others)


def _isolated() -> Dossier:
    lonely = _base().afdelingen[0].id
    ties = tuple(row for row in _base().samenwerking if lonely not in (row.van, row.naar))
    return replace(_base(), samenwerking=ties)


ODD: dict[str, Callable[[], Dossier]] = {
    "nobody answers": lambda: replace(_base(), respons=None),
    "one respondent": lambda: _respondents(1),
    "four respondents": lambda: _respondents(4),
    "five respondents": lambda: _respondents(5),
    "eleven respondents": lambda: _respondents(11),
    "all the same answer": lambda: _answers(lambda values: np.full_like(values, 2.0)),
    "all lowest": lambda: _answers(lambda values: np.full_like(values, 1.0)),
    "all highest": lambda: _answers(lambda values: np.full_like(values, 5.0)),
    "nothing filled in": lambda: _answers(lambda values: np.full_like(values, np.nan)),
    "a department without ties": _isolated,
    "no ties at all": lambda: replace(
        _base(), samenwerking=tuple(replace(row, waarde=0.0) for row in _base().samenwerking)
    ),
    "nothing linked": lambda: _without("koppelingen"),
    "no goals": lambda: _without("doelen", "koppelingen", "betrokkenheid"),
    "zero budgets": lambda: replace(
        _base(), inspanningen=tuple(replace(row, budget=0.0, uren=0.0) for row in _base().inspanningen)
    ),
    "no budgets": lambda: replace(
        _base(), inspanningen=tuple(replace(row, budget=None, uren=None) for row in _base().inspanningen)
    ),
    "everything stopped": lambda: replace(
        _base(), inspanningen=tuple(replace(row, status="gestopt") for row in _base().inspanningen)
    ),
    "only the survey": lambda: _without(*TABLES),
    "nothing at all": lambda: _without(*TABLES, respons=None, populatie=None),
    "population zero": lambda: replace(_base(), populatie=dict.fromkeys(_base().populatie or {}, 0)),
    "one goal": lambda: replace(_base(), doelen=_base().doelen[:1]),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_dossier_is_diagnosed_without_a_word_out_of_place(name: str) -> None:
    dossier = ODD[name]()
    maten = measure(dossier)
    found = diagnose(maten, dossier)
    plain = as_json(maten, found)
    json.dumps(plain, allow_nan=False)
    for item in found:
        assert not re.search(r"None|nan\b|inf\b|[{}<>]", item.tekst), item.tekst
        assert item.bewijs
    assert "nan" not in overzicht(maten, found)


@pytest.mark.parametrize("name", ODD)
def test_what_has_no_figure_has_a_reason(name: str) -> None:
    def walk(value: Any, path: str) -> None:
        if not isinstance(value, dict):
            return
        own = {key: item for key, item in value.items() if not isinstance(item, dict)}
        figures = {key for key in own if key not in ("reden", "onderdrukt")}
        if figures and all(own[key] is None for key in figures) and path.count(".") < 2:
            assert own.get("reden"), path
        for key, item in value.items():
            walk(item, f"{path}.{key}" if path else key)

    plain = as_json(measure(ODD[name]()), ())
    for key in ("cellen", "fasen", "sporen", "realisatiekracht", "balans", "kloof", "kloof_leiding", "verandering"):
        walk(plain[key], key)


def _ids(name: str) -> set[str]:
    dossier = ODD[name]()
    return {item.id for item in diagnose(measure(dossier), dossier)}


def test_without_anything_nothing_is_found() -> None:
    assert _ids("nothing at all") == set()


@pytest.mark.parametrize("name", ["nobody answers", "one respondent", "four respondents"])
def test_registers_alone_still_speak(name: str) -> None:
    dossier = ODD[name]()
    found = diagnose(measure(dossier), dossier)
    assert "eenzijdig_structuur" in {item.id for item in found}
    assert not {item.id for item in found if item.regel.bron == "vragenlijst"} - {"lage_respons"}
    assert not any(item.onderscheidbaar for item in found)


def test_the_survey_alone_still_speaks() -> None:
    dossier = ODD["only the survey"]()
    found = diagnose(measure(dossier), dossier)
    assert {"cel_knelpunt", "cel_wijkt_af"} <= {item.id for item in found}
    assert "register" not in {item.regel.bron for item in found}


def test_nothing_linked_gives_no_finding_about_links() -> None:
    # Declared complete, nothing linked says that nothing is linked; otherwise it only says that nobody filled it in.
    blank = replace(ODD["nothing linked"](), vastlegging=Vastlegging())
    found = {item.id for item in diagnose(measure(blank), blank)}
    assert (
        not {"doelen_zonder_inspanning", "inspanningen_zonder_doel", "competentiegat", "structuur_zonder_leren"} & found
    )
    assert "doelen_zonder_inspanning" in _ids("nothing linked")


def test_without_size_nothing_is_said_about_work_at_the_same_time() -> None:
    for name in ("no budgets", "everything stopped"):
        assert not {"structuur_zonder_leren", "eenzijdig_gedrag"} & _ids(name)


def test_the_same_low_answer_from_everybody_is_certain() -> None:
    # Everybody fully disagrees: there is no spread, so nothing is left to chance, and the cells are knelpunten.
    assert "cel_knelpunt" in _ids("all lowest")
    assert not {"kloof_elders", "beleid_uitvoering", "verdeeld_beeld"} & _ids("all lowest")
    survey_rules = {
        "cel_aandacht",
        "cel_knelpunt",
        "verbinding_niet_beleefd",
        "muur_beleid_uitvoering",
        "verdeeld_beeld",
    }
    assert not survey_rules & _ids("all highest")


def test_a_handful_of_answers_is_no_ground_for_a_finding() -> None:
    few = _ids("five respondents") | _ids("eleven respondents")
    assert not {"koers_zonder_landing", "cel_wijkt_af", "beleid_uitvoering", "leiding_medewerkers"} & few


# -------------------- what is not recorded


SOURCES: dict[str, set[str]] = {
    "indicatoren": {"zonder_nulmeting", "zonder_streefwaarde", "indicatoren_zonder_doel", "te_veel_indicatoren", "resultaat_verder_weg", "resultaat_achter", "resultaat_gehaald", "jaardoel_gemist", "jaardoel_voorbij_streef", "streef_zonder_jaar", "alleen_richting", "richting_tegen_streef", "cijfers_verouderd", "verplicht_elders", "zelfde_waarde", "geregeld_zonder_resultaat"},
    "metingen": {"resultaat_verder_weg", "resultaat_achter", "resultaat_gehaald", "jaardoel_gemist", "cijfers_verouderd", "zelfde_waarde", "geregeld_zonder_resultaat"},
    "streefwaarden": {"jaardoel_gemist", "jaardoel_voorbij_streef"},
    "inspanningen": {"koers_op_papier", "structuur_zonder_leren", "doelen_zonder_inspanning", "inspanningen_zonder_doel", "te_veel_tegelijk", "competentiegat", "verkokering"},
    "koppelingen": {"koers_op_papier", "structuur_zonder_leren", "doelen_zonder_inspanning", "inspanningen_zonder_doel", "competentiegat"},
    "competenties": {"competentiegat", "leiding_mist_meer"},
    "stakeholders": {"regiopartner_zonder_opdracht", "cocreatie_ontwerp", "cocreatie_uitvoering", "cocreatie_zakt_weg", "inwoners_maken_niet_mee"},
    "betrokkenheid": {"regiopartner_zonder_opdracht", "cocreatie_ontwerp", "cocreatie_uitvoering", "cocreatie_zakt_weg", "inwoners_maken_niet_mee"},
    "opdrachtgeverschap": {"regiopartner_zonder_opdracht", "opdrachtgever_kennis", "opdrachtgever_zwak", "opdrachtgever_oneens"},
    "beoordelingen": {"papier_boven_praktijk"},
    "besluiten": {"verbinding_stil"},
}  # fmt: skip
"""The rules that rest on a table."""


@lru_cache(maxsize=1)
def _town() -> Dossier:
    return replace(voorbeeldstad(), respons=None)


@lru_cache(maxsize=4096)
def _found(empty: frozenset[str]) -> frozenset[str]:
    dossier = replace(_town(), **dict.fromkeys(empty, ()))
    return frozenset(item.id for item in diagnose(measure(dossier), dossier))


@pytest.mark.parametrize("table", [name for name in TABLES if name != "doelen"])
def test_emptying_a_table_creates_no_finding(table: str) -> None:
    after = _found(frozenset({table}))
    assert after - _found(frozenset()) <= MOVED.get(table, frozenset())
    assert not SOURCES.get(table, set()) & after


MOVED: dict[str, frozenset[str]] = {}
"""Findings that may come instead of another, because the first missing link of the chain is another one then."""


@settings(max_examples=40)
@given(empty=st.sets(st.sampled_from(sorted(SOURCES)), min_size=1))
def test_whatever_is_not_sent_no_rule_rests_on_it(empty: set[str]) -> None:
    found = _found(frozenset(empty))
    for table in empty:
        assert not SOURCES[table] & found, table
    assert found - _found(frozenset()) <= {"eerste_schakel"}
