"""What is not recorded is unknown: small dossiers as municipalities have them, and what holds for every register."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.dossier import Opdracht, Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Middel,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
    Streefwaarde,
)
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures import Maten, as_json, measure
from srm_kit.model import Fase, Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


def maten(bouw: Bouwer, **tables: Any) -> Maten:
    found: Maten = measure(bouw.dossier(**tables))
    return found


def doelen(number: int, **more: Any) -> tuple[Doel, ...]:
    return tuple(Doel(f"D{item}", "Doel", **more) for item in range(1, number + 1))


# -------------------- small dossiers


def test_goals_with_a_portefeuillehouder_and_work_without_owner_or_department(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        doelen=doelen(2, portefeuillehouder="wethouder"),
        inspanningen=tuple(Inspanning(f"I{item}", "Doen", status="lopend") for item in (1, 2)),
        koppelingen=tuple(Koppeling(f"D{item}", "inspanning", f"I{item}") for item in (1, 2)),
    )
    funnel = found.concretisering.trechter
    assert (funnel.R, funnel.I, funnel.V) == (2, 2, 2)
    assert (funnel.I_zonder, funnel.V_zonder) == (("budget",), ("meting",))
    assert found.verkokering.integraliteit is None
    assert found.verkokering.reden is not None
    assert found.verkokering.reden.startswith("niet vastgelegd")


def test_an_effect_on_the_parent_goal_is_that_of_its_goals(bouw: Bouwer) -> None:
    goals = (Doel("P", "", maatschappelijk_effect="merkbaar"), *doelen(2, bovenliggend="P"))
    chain = maten(bouw, doelen=goals).concretisering.keten.per_doel
    assert chain is not None
    assert [links["effect"] for links in chain.values()] == [True, True]


def test_three_yearly_values_and_a_target_are_an_indicator(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        indicatoren=(Indicator("K", "T", doel="D1", streefwaarde=waarde_van(30)),),
        metingen=tuple(Meting("K", date(year, 12, 31), waarde_van(year - 2000)) for year in (2023, 2024, 2025)),
    )
    chain = found.concretisering.keten.per_doel
    assert chain is not None
    assert chain["D1"]["indicator"] is True
    assert chain["D1"].indicator_mist == ()
    assert found.resultaten.per_indicator["K"].begin == 23


def test_yearly_figures_of_july_are_fresh_at_the_end_of_the_next_year(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        opdracht=Opdracht(date(2026, 12, 31)),
        indicatoren=(Indicator("K", "T", doel="D1"),),
        metingen=(Meting("K", date(2025, 7, 1), waarde_van(1)),),
    )
    chain = found.concretisering.keten.per_doel
    assert chain is not None
    assert chain["D1"]["meting"] is True


@pytest.mark.parametrize("known", [0, 2, 8])
def test_partners_known_at_some_goals(bouw: Bouwer, known: int) -> None:
    found = maten(
        bouw,
        doelen=doelen(16),
        stakeholders=tuple(Stakeholder(f"S{item}", "Partij") for item in range(4)),
        betrokkenheid=tuple(
            Betrokkenheid(f"S{item % 4}", f"D{item + 1}", Fase.RICHTEN, trede_nu=4) for item in range(known)
        ),
    ).cocreatie
    assert (found.bekend_R, found.dekking_R) == (known, 1.0 if known == 8 else None)


def test_performance_lines_under_goals_leave_the_number_of_goals(bouw: Bouwer) -> None:
    goals = doelen(12, niveau="doel")
    lines = tuple(Doel(f"P{item}", "", niveau="prestatie", bovenliggend="D1") for item in range(4))
    found = maten(bouw, doelen=(*goals, *lines), indicatoren=(Indicator("K", "T", doel="D1"),))
    assert found.concretisering.trechter.R == 12
    assert found.resultaten.per_doel is not None
    assert sum(found.resultaten.per_doel["D1"].values()) == 1


def test_loose_ends_of_a_table_that_is_not_there_are_unknown(bouw: Bouwer) -> None:
    links = (Koppeling("D1", "proces", "P"),)
    found = maten(bouw, processen=(Proces("P", ""),), koppelingen=links).concretisering.wezen
    assert found.competenties_zonder_doel is None
    assert found.indicatoren_zonder_doel is None
    assert found.reden is not None
    assert found.reden.startswith("niet vastgelegd")


def test_without_processes_and_competences_no_goal_lacks_them(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        doelen=doelen(2, maatschappelijk_effect="x", eigenaar="x"),
        inspanningen=(Inspanning("I", "", budget=1.0),),
        koppelingen=(Koppeling("D1", "inspanning", "I"), Koppeling("D2", "inspanning", "I")),
    ).concretisering.keten
    assert found.per_doel is not None
    assert {(links["proces"], links["competentie"]) for links in found.per_doel.values()} == {(None, None)}
    assert found.gemiddelde == 100.0


# -------------------- completeness


def test_what_a_client_can_still_send(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        doelen=(Doel("D1", "Doel"), Doel("D2", "Voorstel", termijn=date(2027, 1, 1), bevestigd=False)),
        indicatoren=(Indicator("K1", "T"), Indicator("K2", "T", bevestigd=False)),
        metingen=tuple(Meting(f"K{item}", date(2030, 1, 1), waarde_van(1)) for item in (1, 2)),
        inspanningen=(Inspanning("I", "", status="gestopt"),),
        vastlegging=Vastlegging(("processen", "inspanningen.eigenaar")),
    ).volledigheid.per_tabel
    assert "respons" not in found
    assert "samenwerking" not in found
    assert len(found) == 17
    goals = found["doelen"]
    assert (goals.rijen, goals.voorstellen, goals.vastgelegd) == (1, 1, ("id", "doel"))
    assert "termijn" in goals.leeg
    assert "bevestigd" not in goals.leeg
    assert (found["metingen"].rijen, found["metingen"].voorstellen) == (1, 0)
    assert (found["inspanningen"].rijen, found["inspanningen"].vastgelegd) == (1, ("eigenaar",))
    assert found["processen"].volledig
    assert found["processen"].leeg == ()
    assert found["processen"].rijen == 0
    assert not found["inspanningen"].volledig


# -------------------- what holds for every register

PEIL = date(2026, 11, 1)
_NUMBERS = range(4)
_TABELLEN = (
    "afdelingen", "indicatoren", "metingen", "streefwaarden", "middelen", "inspanningen", "processen", "competenties",
    "koppelingen", "stakeholders", "betrokkenheid", "opdrachtgeverschap", "samenwerking", "besluiten",
)  # fmt: skip


@st.composite
def _dossiers(draw: st.DrawFn) -> dict[str, tuple[Any, ...]]:
    pick, some = st.sampled_from, st.booleans()
    ids, levels = pick(list(_NUMBERS)), st.integers(1, 5)
    days = st.dates(date(2023, 1, 1), date(2027, 12, 31))
    values = st.integers(0, 30).map(waarde_van)
    unsure = pick([None, None, None, False])
    links = draw(st.sets(st.tuples(ids, pick(["inspanning", "proces", "competentie", "indicator"]), ids), max_size=12))
    return {
        "afdelingen": tuple(Afdeling(f"A{item}", "", bevestigd=draw(unsure)) for item in range(3)),
        "doelen": tuple(
            Doel(
                f"D{item}", "Doel", bovenliggend=draw(pick(["", "D0"])) if item else "",
                niveau=draw(pick(["", "", "doel"])), eigenaar=draw(pick(["", "rol"])),
                programma=draw(pick(["", "1"])), maatschappelijk_effect=draw(pick(["", "merkbaar"])),
                termijn=draw(pick([None, PEIL])), bevestigd=draw(unsure),
            )
            for item in _NUMBERS
        ),
        "indicatoren": tuple(
            Indicator(
                f"K{item}", "T", doel=draw(pick(["", "D1", "D2"])), richting=draw(pick(["", "hoger", "lager"])),
                nulmeting=draw(st.none() | values), nulmeting_datum=draw(st.none() | days),
                streefwaarde=draw(st.none() | values), streefdatum=draw(st.none() | days), bevestigd=draw(unsure),
            )
            for item in _NUMBERS
        ),
        "metingen": tuple(
            Meting(f"K{item}", day, draw(values)) for item, day in draw(st.sets(st.tuples(ids, days), max_size=8))
        ),
        "streefwaarden": tuple(
            Streefwaarde(f"K{item}", day, draw(values)) for item, day in draw(st.sets(st.tuples(ids, days), max_size=4))
        ),
        "middelen": (Middel(programma="1", jaar=2026, soort="begroting", lasten=5.0),) if draw(some) else (),
        "inspanningen": tuple(
            Inspanning(
                f"I{item}", "", soort=draw(pick(["", "verandering"])), spoor=draw(pick([None, *Spoor])),
                eigenaar=draw(pick(["", "rol"])), afdeling=draw(pick(["", "A0", "A1"])), start=draw(st.none() | days),
                budget=draw(pick([None, 0.0, 5.0])), uren=draw(pick([None, 10.0])),
                status=draw(pick(["", "lopend", "afgerond", "gestopt"])), bevestigd=draw(unsure),
            )
            for item in _NUMBERS
        ),
        "processen": tuple(Proces(f"P{item}", "", eigenaar=draw(pick(["", "rol"]))) for item in _NUMBERS),
        "competenties": tuple(
            Competentie(f"C{item}", "", vereist=draw(st.none() | levels), aanwezig=draw(st.none() | levels))
            for item in _NUMBERS
        ),
        "koppelingen": tuple(
            Koppeling(f"D{goal}", kind, ("K" if kind == "indicator" else kind[0].upper()) + str(ref))
            for goal, kind, ref in sorted(links)
        ),
        "stakeholders": tuple(Stakeholder(f"S{item}", "", belang=draw(st.none() | levels), invloed=3) for item in range(2)),
        "betrokkenheid": tuple(
            Betrokkenheid(f"S{party}", f"D{goal}", fase, trede_nu=draw(st.none() | levels), trede_gewenst=4)
            for party, goal, fase in sorted(
                draw(st.sets(st.tuples(st.integers(0, 1), ids, pick(list(Fase))), max_size=6)), key=str
            )
        ),
        "opdrachtgeverschap": tuple(
            Opdrachtgeverschap("P", aspect, draw(levels), "opdrachtgever") for aspect in draw(st.sets(st.integers(1, 8)))
        ),
        "samenwerking": tuple(
            Samenwerking(f"A{van}", f"A{naar}", float(value))
            for (van, naar), value in draw(
                st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.integers(0, 9))
            ).items()
        ),
        "besluiten": tuple(
            Besluit(f"B{item}", Fase.RICHTEN, "", spoor=draw(pick([None, *Spoor])), datum=draw(st.none() | days),
                    status=draw(pick(["open", "genomen"])))
            for item in _NUMBERS
        ),
    }  # fmt: skip


_RAAKT = {
    "afdelingen": {"verkokering", "groepen"},
    "indicatoren": {"concretisering", "resultaten", "realisatiekracht"},
    "metingen": {"concretisering", "resultaten", "realisatiekracht"},
    "streefwaarden": {"concretisering", "resultaten", "realisatiekracht"},
    "middelen": {"concretisering", "realisatiekracht"},
    "inspanningen": {"concretisering", "realisatiekracht", "verbinding", "balans", "verkokering", "competenties"},
    "processen": {"concretisering", "realisatiekracht", "verbinding"},
    "competenties": {"concretisering", "realisatiekracht", "verbinding", "competenties"},
    "koppelingen": {
        "concretisering", "realisatiekracht", "verbinding", "verkokering", "competenties", "resultaten",
    },
    "stakeholders": {"cocreatie"},
    "betrokkenheid": {"cocreatie"},
    "opdrachtgeverschap": {"opdrachtgeverschap"},
    "samenwerking": {"verkokering"},
    "besluiten": {"verbinding"},
}  # fmt: skip
"""Which blocks of measures may say something else when a table comes or goes; every other stays as it is."""


def _without(tables: dict[str, tuple[Any, ...]], name: str) -> dict[str, tuple[Any, ...]]:
    """The tables without one of them, and without what cannot be without it."""
    kept = {**tables, name: ()}
    if name == "afdelingen":
        kept["samenwerking"] = ()
    if name == "indicatoren":
        kept["metingen"] = kept["streefwaarden"] = ()
    if name == "stakeholders":
        kept["betrokkenheid"] = ()
    return kept


@given(_dossiers(), st.sampled_from(_TABELLEN))
def test_a_table_that_comes_or_goes_leaves_unrelated_measures(
    bouw: Bouwer, tables: dict[str, tuple[Any, ...]], name: str
) -> None:
    whole = as_json(measure(bouw.dossier(**tables)))
    less = as_json(measure(bouw.dossier(**_without(tables, name))))
    free = set(whole) - _RAAKT[name] - {"volledigheid"}
    assert {key: whole[key] for key in free} == {key: less[key] for key in free}


@given(_dossiers(), st.sampled_from(["eigenaar", "budget", "start", "status", "uren", "spoor", "afdeling", "soort"]))
def test_emptying_a_column_never_turns_a_yes_of_one_link_into_a_no_of_another(
    bouw: Bouwer, tables: dict[str, tuple[Any, ...]], column: str
) -> None:
    from dataclasses import replace

    empty = None if column in {"budget", "start", "uren", "spoor"} else ""
    emptied = tuple(
        row if row.status == "gestopt" else replace(row, **{column: empty}) for row in tables["inspanningen"]
    )
    before = measure(bouw.dossier(**tables)).concretisering.keten.per_doel
    after = measure(bouw.dossier(**{**tables, "inspanningen": emptied})).concretisering.keten.per_doel
    touched = {"eigenaar": {"verantwoordelijke"}, "budget": {"budget"}}.get(column, set())
    for goal, links in (before or {}).items():
        assert after is not None
        changed = {name for name in links if links[name] != after[goal][name]}
        assert changed <= touched
    rows = [row for row in tables["inspanningen"] if row.telt]
    if column == "budget" and not tables["middelen"] and rows and after:
        assert {links["budget"] for links in after.values()} == {None}


@given(_dossiers(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    bouw: Bouwer, tables: dict[str, tuple[Any, ...]], shuffler: random.Random
) -> None:
    import json

    mixed = {name: tuple(shuffler.sample(rows, len(rows))) for name, rows in tables.items()}
    straight = json.dumps(as_json(measure(bouw.dossier(**tables))), allow_nan=False)
    assert json.dumps(as_json(measure(bouw.dossier(**mixed)))) == straight


@given(_dossiers())
def test_whatever_is_unknown_has_its_reason(bouw: Bouwer, tables: dict[str, tuple[Any, ...]]) -> None:
    plain = as_json(measure(bouw.dossier(**tables)))
    blocks = [plain["concretisering"][name] for name in ("keten", "trechter", "wezen", "smart")]
    blocks += [plain["verbinding"][name] for name in ("tegelijk", "continu", "aantoonbaar")]
    blocks += [plain[name] for name in ("resultaten", "balans", "verkokering", "cocreatie", "competenties")]
    blocks += [*plain["resultaten"]["per_indicator"].values(), *plain["competenties"]["per_competentie"].values()]
    blocks += [*(plain["concretisering"]["keten"]["per_doel"] or {}).values(), *plain["opdrachtgeverschap"].values()]
    for block in blocks:
        empty = [key for key, value in block.items() if value is None]
        assert not empty or block.get("reden"), empty


@given(_dossiers())
def test_a_proposal_changes_nothing(bouw: Bouwer, tables: dict[str, tuple[Any, ...]]) -> None:
    more = {
        **tables,
        "doelen": (*tables["doelen"], Doel("V", "", niveau="doel", eigenaar="x", bevestigd=False)),
        "indicatoren": (*tables["indicatoren"], Indicator("V", "", doel="D1", bevestigd=False)),
        "metingen": (*tables["metingen"], Meting("V", PEIL, waarde_van(1))),
        "inspanningen": (*tables["inspanningen"], Inspanning("V", "", eigenaar="x", bevestigd=False)),
        "koppelingen": (*tables["koppelingen"], Koppeling("D1", "inspanning", "V"), Koppeling("V", "proces", "P0")),
    }
    plain, with_proposals = as_json(measure(bouw.dossier(**tables))), as_json(measure(bouw.dossier(**more)))
    assert {key: value for key, value in with_proposals.items() if key != "volledigheid"} == {
        key: value for key, value in plain.items() if key != "volledigheid"
    }
