"""Connection, portfolio, shared goals, partners, commissioning and competences: known answers worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Inspanning,
    Koppeling,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
)
from srm_kit.measures import Maten, measure
from srm_kit.model import Fase, Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

B, L, S = Spoor.BESTURING, Spoor.LEIDERSCHAP, Spoor.STRATEGIE


def maten(bouw: Bouwer, *volledig: str, **tables: Any) -> Maten:
    found: Maten = measure(bouw.dossier(vastlegging=Vastlegging(volledig), **tables))
    return found


def doelen(number: int) -> tuple[Doel, ...]:
    return tuple(Doel(f"D{item}", "Doel") for item in range(1, number + 1))


def koppel(*pairs: str, soort: str = "inspanning") -> tuple[Koppeling, ...]:
    """``"1a"`` links goal D1 to thing a."""
    return tuple(Koppeling(f"D{pair[0]}", soort, pair[1:]) for pair in pairs)


# -------------------- at the same time


def werk(ident: str, spoor: Spoor, start: date | None, eind: date | None = None, **more: Any) -> Inspanning:
    return Inspanning(ident, "", spoor=spoor, start=start, eind=eind, **{"status": "lopend", "uren": 1.0, **more})


@pytest.mark.parametrize(
    ("hard", "soft", "share"),
    [
        (werk("b", B, date(2025, 1, 1), date(2025, 11, 30)), werk("l", L, date(2026, 2, 28)), 1.0),
        (werk("b", B, date(2025, 1, 1), date(2025, 11, 30)), werk("l", L, date(2026, 3, 1)), 0.0),
        (werk("b", B, date(2027, 1, 1)), werk("l", L, date(2025, 1, 1)), 1.0),
        (
            werk("b", B, date(2025, 1, 1), date(2025, 2, 1), doorlopend=True),
            werk("l", L, date(2027, 1, 1)),
            1.0,
        ),
        (werk("b", B, date(2025, 1, 1), uren=None, budget=0.0), werk("l", L, date(2025, 1, 1)), 0.0),
        (werk("b", B, date(2025, 1, 1), uren=None, budget=1.0), werk("l", L, date(2025, 1, 1)), 1.0),
        (werk("b", B, date(2025, 1, 1), status="idee"), werk("l", L, date(2025, 1, 1)), 0.0),
        (werk("b", B, None), werk("l", L, date(2025, 1, 1)), 0.0),
        (werk("b", S, date(2025, 1, 1)), werk("l", L, date(2025, 1, 1)), 0.0),
    ],
)
def test_together_within_three_months(bouw: Bouwer, hard: Inspanning, soft: Inspanning, share: float) -> None:
    found = maten(bouw, doelen=doelen(2), inspanningen=(hard, soft), koppelingen=koppel("1b", "1l")).verbinding.tegelijk
    assert (found.aandeel, found.bekend) == (share, 1)


def test_nothing_usable_is_no_share_and_nothing_recorded_is_unknown(bouw: Bouwer) -> None:
    tables = {"doelen": doelen(1), "koppelingen": koppel("1b")}
    idea = maten(bouw, **tables, inspanningen=(werk("b", B, date(2025, 1, 1), status="idee"),)).verbinding.tegelijk
    assert (idea.aandeel, idea.bekend) == (None, 0)
    bare = maten(bouw, **tables, inspanningen=(Inspanning("b", "", spoor=B),)).verbinding.tegelijk
    assert (bare.aandeel, bare.bekend) == (None, None)
    assert bare.reden is not None
    assert bare.reden.startswith("niet vastgelegd")


# -------------------- decisions


def besluit(day: date | None, spoor: Spoor | None, status: str = "genomen") -> Besluit:
    return Besluit(f"B{day}{spoor}{status}", Fase.RICHTEN, "Besluit", spoor=spoor, datum=day, status=status)


def test_decisions_on_two_strands_per_quarter(bouw: Bouwer) -> None:
    # reference date 1 November 2026: the quarters are Q1 to Q4 of 2026
    rows = (
        besluit(date(2026, 1, 1), B), besluit(date(2026, 3, 31), S, "uitgevoerd"),
        besluit(date(2026, 4, 1), B), besluit(date(2026, 4, 2), B),
        besluit(date(2026, 7, 1), B), besluit(date(2026, 7, 2), L, "open"), besluit(date(2026, 8, 2), None),
        besluit(date(2026, 10, 2), B), besluit(date(2026, 11, 2), L),
        besluit(date(2024, 2, 1), L), besluit(date(2024, 1, 5), B), besluit(date(2025, 12, 31), L),
        besluit(None, L),
    )  # fmt: skip
    found = maten(bouw, besluiten=rows).verbinding.continu
    assert (found.kwartalen, found.laatste) == (0.25, date(2024, 2, 1))


def test_decisions_without_strand_say_nothing(bouw: Bouwer) -> None:
    unknown = maten(bouw, besluiten=(besluit(date(2026, 1, 1), None),)).verbinding.continu
    assert (unknown.kwartalen, unknown.laatste) == (None, None)
    assert unknown.reden == "niet vastgelegd: besluiten.spoor"
    open_only = maten(bouw, besluiten=(besluit(date(2026, 1, 1), B, "open"),)).verbinding.continu
    assert (open_only.kwartalen, open_only.laatste) == (0.0, None)


def test_both_kinds_must_be_recorded_before_connection_is_counted(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": (*doelen(2), Doel("P", ""), Doel("D3", "", bovenliggend="P")),
        "processen": (Proces("p", ""),),
        "competenties": (Competentie("c", ""),),
        "koppelingen": koppel("1p", soort="proces"),
    }
    one = maten(bouw, **tables).verbinding.aantoonbaar
    assert (one.aandeel, one.alleen_S, one.S_B) == (None, None, None)
    declared = maten(bouw, "koppelingen", **tables).verbinding.aantoonbaar
    assert (declared.aandeel, declared.alleen_S, declared.S_B, declared.S_L, declared.alle) == (0.0, 2, 1, 0, 0)
    tables["koppelingen"] += (Koppeling("P", "competentie", "c"),)
    parent = maten(bouw, **tables).verbinding.aantoonbaar
    assert (parent.aandeel, parent.alleen_S, parent.S_B) == (0.0, 2, 1)


# -------------------- portfolio


def test_the_portfolio_is_of_changes_by_number_and_by_hours(bouw: Bouwer) -> None:
    def change(ident: str, **more: Any) -> Inspanning:
        return Inspanning(ident, "", soort="verandering", **more)

    rows = (
        change("a", spoor=B, uren=10.0), change("b", spoor=L, uren=30.0), change("c", zacht_aandeel=0.5),
        change("d", spoor=L, zacht_aandeel=0.1, uren=10.0), change("e", spoor=S, uren=50.0),
        change("f", spoor=L, status="gestopt", uren=1e6), Inspanning("g", "", spoor=L, uren=1e6),
        Inspanning("h", "", soort="dienst", spoor=L),
    )  # fmt: skip
    found = maten(bouw, inspanningen=rows).balans
    assert found.portefeuille_aantal == pytest.approx((0 + 1 + 0.5 + 0.1) / 4)
    assert (found.portefeuille_aantal_bekend, found.portefeuille_aantal_label) == (0.8, "gemengd")
    assert found.portefeuille_uren == pytest.approx((30 + 1) / 50)
    # three changes have hours and a soft share: too few for a word
    assert (found.portefeuille_uren_bekend, found.portefeuille_uren_label) == (0.5, None)
    fewer = maten(bouw, inspanningen=rows[1:]).balans
    assert fewer.portefeuille_aantal_label is None
    half = maten(bouw, inspanningen=(*rows[:4], *(change(f"u{number}", spoor=S) for number in range(4)))).balans
    assert (half.portefeuille_aantal_bekend, half.portefeuille_aantal_label) == (0.5, "gemengd")
    nothing = maten(bouw, inspanningen=rows[6:7]).balans
    assert (nothing.portefeuille_aantal, nothing.portefeuille_aantal_bekend) == (None, None)
    assert nothing.reden == "niet vastgelegd: inspanningen.soort"


def test_why_there_is_no_soft_share_names_the_columns_only_when_nobody_filled_them(bouw: Bouwer) -> None:
    change, service = Inspanning("a", "", soort="verandering"), Inspanning("b", "", soort="dienst", spoor=L)
    unrecorded, unknown = (maten(bouw, inspanningen=rows).balans for rows in ((change,), (change, service)))
    assert unrecorded.reden == "niet vastgelegd: inspanningen.zacht_aandeel, inspanningen.spoor"
    assert unknown.reden == "niet gemeten: van geen verandering is het zachte deel bekend"


# -------------------- shared goals


def test_departments_that_share_goals_and_whether_they_cooperate(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": doelen(4),
        "afdelingen": tuple(Afdeling(name, name) for name in "ABC"),
        "inspanningen": (*(Inspanning(name.lower(), "", afdeling=name) for name in "ABC"), Inspanning("x", "")),
        "koppelingen": koppel("1a", "1b", "2a", "2c", "3x"),
    }
    found = maten(bouw, **tables, samenwerking=(Samenwerking("B", "A", 2.0), Samenwerking("A", "C", 0.0))).verkokering
    assert (found.integraliteit, found.integraliteit_bekend) == (1.0, 2)
    assert (found.paren, found.afstemming) == (2, 0.5)
    assert found.ontbrekende_verbindingen == (("A", "C"),)
    alone = maten(bouw, **tables).verkokering
    assert (alone.paren, alone.afstemming, alone.ontbrekende_verbindingen) == (2, None, None)
    assert (alone.integraliteit, alone.ei, alone.per_afdeling) == (1.0, None, None)


def test_departments_known_of_too_few_goals(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": doelen(3),
        "inspanningen": (Inspanning("a", "", afdeling="A"), Inspanning("x", "")),
        "afdelingen": (Afdeling("A", "A"),),
        "koppelingen": koppel("1a", "2x", "3x"),
    }
    few = maten(bouw, **tables).verkokering
    assert (few.integraliteit, few.integraliteit_bekend, few.paren) == (None, 1, 0)
    tables["inspanningen"] = (Inspanning("a", ""), Inspanning("x", ""))
    unknown = maten(bouw, **tables).verkokering
    assert (unknown.integraliteit, unknown.integraliteit_bekend, unknown.paren) == (None, None, None)
    assert unknown.reden is not None
    assert unknown.reden.startswith("niet vastgelegd")


# -------------------- partners


def test_partners_and_residents_over_the_goals_that_are_known(bouw: Bouwer) -> None:
    def row(party: str, goal: str, step: int | None, fase: Fase = Fase.RICHTEN) -> Betrokkenheid:
        return Betrokkenheid(party, goal, fase, trede_nu=step)

    tables: dict[str, Any] = {
        "doelen": doelen(4),
        "stakeholders": (
            Stakeholder("p", "", soort="zorg"), Stakeholder("i", "", soort="intern"),
            Stakeholder("c", "", soort="Cliënten"), Stakeholder("e", ""),
        ),
        "betrokkenheid": (
            row("p", "D1", 4), row("c", "D2", 3), row("i", "D3", 5), row("e", "D4", None),
            row("e", "D1", 4, Fase.VERRICHTEN),
        ),
    }  # fmt: skip
    found = maten(bouw, **tables).cocreatie
    assert (found.bekend_R, found.dekking_R, found.inwoners_R) == (2, 0.5, 0.5)
    assert (found.bekend_V, found.dekking_V, found.inwoners_V) == (1, None, None)
    declared = maten(bouw, "betrokkenheid", **tables).cocreatie
    assert (declared.bekend_R, declared.dekking_R, declared.inwoners_R) == (4, 0.25, 0.25)
    assert (declared.bekend_V, declared.dekking_V, declared.inwoners_V) == (4, 0.25, 0.0)


def test_the_part_of_a_performance_line_is_that_of_its_goal(bouw: Bouwer) -> None:
    found = maten(
        bouw,
        doelen=(Doel("D1", "", niveau="doel"), Doel("D2", "", niveau="prestatie", bovenliggend="D1")),
        stakeholders=(Stakeholder("p", ""),),
        betrokkenheid=(Betrokkenheid("p", "D2", Fase.RICHTEN, trede_nu=4),),
    ).cocreatie
    assert (found.bekend_R, found.dekking_R) == (1, 1.0)


# -------------------- commissioning and competences


def test_how_many_partners_stand_low(bouw: Bouwer) -> None:
    def row(partner: str, level: int, day: date | None = None, **more: Any) -> Opdrachtgeverschap:
        return Opdrachtgeverschap(partner, 3, level, "opdrachtnemer", day, **more)

    rows = (row("A", 1), row("A", 3, date(2026, 1, 1)), row("B", 2), row("C", 5), row("D", 1, bevestigd=False))
    found = maten(bouw, opdrachtgeverschap=rows).opdrachtgeverschap
    assert found["opdrachtnemer"].laag == {3: (1, 3)}
    assert found["opdrachtnemer"].per_aspect[3] == 2
    assert found["opdrachtgever"].laag == {}
    assert found["opdrachtgever"].reden == "niet vastgelegd: opdrachtgeverschap"
    assert found["opdrachtnemer"].reden == "niet gemeten: niet elk aspect heeft een oordeel"
    every = tuple(Opdrachtgeverschap("A", aspect, 3, "opdrachtnemer") for aspect in found["opdrachtnemer"].per_aspect)
    whole = maten(bouw, opdrachtgeverschap=every).opdrachtgeverschap["opdrachtnemer"]
    assert (whole.ontbrekend, whole.reden) == ((), None)


def test_soft_work_counts_only_when_both_kinds_of_link_are_recorded(bouw: Bouwer) -> None:
    tables: dict[str, Any] = {
        "doelen": (Doel("D1", "", niveau="doel"), Doel("D2", "", niveau="prestatie", bovenliggend="D1")),
        "competenties": (Competentie("c", "", vereist=4, aanwezig=3), Competentie("d", "", vereist=2, aanwezig=2)),
        "inspanningen": (Inspanning("i", "", zacht_aandeel=0.5),),
        "koppelingen": koppel("1c", soort="competentie"),
    }
    alone = maten(bouw, **tables).competenties
    assert alone.per_competentie["c"].zachte_inspanning is None
    assert (alone.gat, alone.onder) == (pytest.approx(1 / 6), (1, 2))
    assert alone.per_doelgroep["management"].gat is None
    tables["koppelingen"] += koppel("2i")
    both = maten(bouw, **tables).competenties
    assert both.per_competentie["c"].zachte_inspanning is True
    assert both.per_competentie["d"].zachte_inspanning is False


def test_the_gap_of_a_group_is_unknown_while_nobody_recorded_whose_competence_it_is(bouw: Bouwer) -> None:
    rows = (Competentie("c", "", vereist=4, aanwezig=3), Competentie("d", "", vereist=2, aanwezig=2))
    found = maten(bouw, competenties=rows).competenties
    assert found.gat == pytest.approx(1 / 6)
    assert {(group.gat, group.reden) for group in found.per_doelgroep.values()} == {
        (None, "niet vastgelegd: competenties.doelgroep")
    }
