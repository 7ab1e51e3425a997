"""Every rule: a small dossier on which it fires, and one that looks alike on which it must stay silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis import regels
from srm_kit.diagnosis.regels import read_regels, regel
from srm_kit.dossier import Dossier, Norm, Normenbestand, Opdracht
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Koppeling,
    Opdrachtgeverschap,
    Samenwerking,
    Stakeholder,
    Streefwaarde,
)
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures import measure
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.simulation import fictieve_referentie

Maker = Callable[[SimpleNamespace], Dossier]
POSITIVE, NEGATIVE, MIXED, HALF = (4, 5, 4, 3), (2, 1, 2, 3), (4, 2, 5, 1), (4, 3, 3, 3)
NINE = [cel.code for cel in CELLEN]


def _cells(s: SimpleNamespace, n: int = 60, **low: tuple[int, ...]) -> Dossier:
    """All nine cells answered alike, but for those named, against the fictional norms."""
    made = s.survey(n, **{**dict.fromkeys(NINE, POSITIVE), **low})
    return replace(made, referentie=fictieve_referentie())


def _two(s: SimpleNamespace, cell: str, one: tuple[int, ...], other: tuple[int, ...], n: int = 30) -> Dossier:
    """Policy answers ``one`` and execution ``other`` about a cell."""
    return s.small(respons=s.answers(s.people(n, {cell: one}, group="beleid"), s.people(n, {cell: other})))


def _managers(s: SimpleNamespace, n: int, one: tuple[int, ...], other: tuple[int, ...]) -> Dossier:
    leading = s.people(n, {"VL": one}, group="leidinggevend", leads=True)
    return s.small(respons=s.answers(leading, s.people(40, {"VL": other})))


def _waves(s: SimpleNamespace, before: tuple[int, ...], now: tuple[int, ...]) -> Dossier:
    return s.small(respons=s.answers(s.people(40, {"IB": before}, wave=s.BEFORE), s.people(40, {"IB": now})))


def _involved(s: SimpleNamespace, *steps: tuple[str, Fase, int], n: int = 4) -> Dossier:
    """Steps of partner P and residents B under each of ``n`` goals."""
    parties = (Stakeholder("P", "Partner", "aanbieder"), Stakeholder("B", "Bewoners", "inwoners"))
    rows = [Betrokkenheid(who, f"D{goal}", phase, step) for goal in range(1, n + 1) for who, phase, step in steps]
    return s.small(doelen=s.goals(n), stakeholders=parties, betrokkenheid=tuple(rows))


def _levels(view: str, *levels: int, partner: str = "P") -> tuple[Opdrachtgeverschap, ...]:
    return tuple(Opdrachtgeverschap(partner, aspect, level, view) for aspect, level in enumerate(levels, start=1))


def _region(s: SimpleNamespace, *rated: str, scale: str = "regio") -> Dossier:
    return s.small(
        stakeholders=(Stakeholder("P", "Omgevingsdienst Noord", "verbonden partij", scale, 4, 4),),
        betrokkenheid=(Betrokkenheid("P", "D1", Fase.VERRICHTEN, 3),),
        opdrachtgeverschap=tuple(Opdrachtgeverschap(name, 1, 4, "opdrachtgever") for name in rated),
    )


def _departments(s: SimpleNamespace, *ties: tuple[str, str], goals: int = 3) -> Dossier:
    """Goals that A shares with B, C, D; cooperation as named."""
    made = [s.effort(2 * goal, goal, afdeling="A") for goal in range(1, goals + 1)]
    made += [s.effort(2 * goal + 1, goal, afdeling="BCD"[goal - 1]) for goal in range(1, goals + 1)]
    rows = tuple(Samenwerking(one, other, 3.0) for one, other in (("A", "A"), *ties))
    heads = tuple(Afdeling(name, f"Afdeling {name}", medewerkers=20) for name in "ABCD")
    return s.small(doelen=s.goals(goals), afdelingen=heads, samenwerking=rows, **s.efforts(*made))


def _indicators(s: SimpleNamespace, *made: Any, metingen: tuple[Any, ...] = (), **more: Any) -> Dossier:
    goals = max(int(row.doel[1:]) for row in made if row.doel)
    return s.small(doelen=s.goals(goals), indicatoren=tuple(made), metingen=metingen, **more)


def _values(s: SimpleNamespace, *last: float, **more: Any) -> Dossier:
    """Indicators from 10 to 20 over four years, now (after a year and a half) at these values."""
    made = [s.indicator(place, **more) for place in range(1, len(last) + 1)]
    values = [row for place, value in enumerate(last, start=1) for row in s.measured(place, value)]
    return _indicators(s, *made, metingen=tuple(values))


def _yearly(s: SimpleNamespace, aim: float, value: float, **more: Any) -> Dossier:
    made = _values(s, value, **more)
    return replace(made, streefwaarden=(Streefwaarde("I1", date(2026, 6, 30), waarde_van(aim)),))


def _arranged(s: SimpleNamespace, value: float) -> Dossier:
    """One goal with six links recorded, an effect indicator among them."""
    work = s.effort(1, 1, eigenaar="rol", budget=10.0)
    return s.small(
        doelen=s.goals(1, maatschappelijk_effect="Inwoners merken het", eigenaar="rol"),
        indicatoren=(s.indicator(1, soort="effect"),), metingen=s.measured(1, value), **s.efforts(work),
    )  # fmt: skip


def _first(s: SimpleNamespace, without: int, n: int = 8) -> Dossier:
    """``n`` goals of which ``without`` have no effect described."""
    with_effect = s.goals(n, maatschappelijk_effect="Inwoners merken het")
    return s.small(doelen=(*s.goals(without), *with_effect[without:]))


def _skills(s: SimpleNamespace, unserved: int, served: int) -> Dossier:
    """Competences with a gap; a goal with work for people for those that are served."""
    rows = tuple(
        Competentie(f"C{place}", f"Kunde {place}", "medewerkers", "kennis", 4, 2)
        for place in range(1, unserved + served + 1)
    )
    links = [
        Koppeling("D1" if place <= unserved else "D2", "competentie", f"C{place}")
        for place in range(1, unserved + served + 1)
    ]
    tables = s.efforts(s.soft(1, 2), s.hard(2, 1))
    tables["koppelingen"] = (*tables["koppelingen"], *links)
    return s.small(doelen=s.goals(2), competenties=rows, **tables)


def _groups(s: SimpleNamespace, managers: int, n: int = 3) -> Dossier:
    rows = [Competentie(f"M{place}", "Kunde", "management", "kennis", 4, managers) for place in range(n)]
    rows += [Competentie(f"W{place}", "Kunde", "medewerkers", "kennis", 4, 4) for place in range(n)]
    return s.small(competenties=tuple(rows))


def _assessed(s: SimpleNamespace, paper: int, talk: int, talks: int = 2) -> Dossier:
    cell = Cel.van_code("IB")
    rows = [
        Beoordeling(cel=cell, bron_soort="document", bron="Nota", datum=date(2026, 5, 1), score=paper, motivering="x")
    ]
    rows += [Beoordeling(cell, "interview", f"Gesprek {place}", date(2026, 5, 1), talk, "x") for place in range(talks)]
    return s.small(beoordelingen=tuple(rows))


def _decided(s: SimpleNamespace, day: date, second: Spoor = Spoor.LEIDERSCHAP) -> Dossier:
    rows = [
        Besluit(f"B{place}", Fase.INRICHTEN, "Een besluit", spoor, "college", day, "genomen")
        for place, spoor in enumerate((Spoor.BESTURING, second))
    ]
    return s.small(besluiten=tuple(rows))


def _status(s: SimpleNamespace, *status: str, start: date = date(2025, 3, 1)) -> Dossier:
    made = [s.effort(place, place, status=word, start=start) for place, word in enumerate(status, start=1)]
    return s.small(doelen=s.goals(len(status)), **s.efforts(*made))


def _changes(s: SimpleNamespace, *strands: Spoor | None) -> Dossier:
    made = [s.effort(place, 1, spoor=strand, soort="verandering") for place, strand in enumerate(strands, start=1)]
    return s.small(**s.efforts(*made))


B, L = Spoor.BESTURING, Spoor.LEIDERSCHAP
R, V = Fase.RICHTEN, Fase.VERRICHTEN

CASES: dict[str, tuple[Maker, Maker]] = {
    "koers_zonder_landing": (
        lambda s: _cells(s, VL=NEGATIVE),
        lambda s: replace(_cells(s, VL=NEGATIVE), referentie=None),
    ),
    "cel_wijkt_af": (lambda s: _cells(s, IL=NEGATIVE), lambda s: _cells(s, 12, IL=NEGATIVE)),
    "koers_op_papier": (
        lambda s: _status(s, "gepland", "gepland", "gepland", "lopend"),
        lambda s: _status(s, "gepland", "gepland", "gepland", "lopend", start=date(2026, 9, 1)),
    ),
    "eenzijdig_structuur": (lambda s: s.survey(40, E1=(1, 2, 2, 3)), lambda s: s.survey(40, E1=(1, 2, 3, 4))),
    "eenzijdig_gedrag": (lambda s: _changes(s, L, L, L, L, L), lambda s: _changes(s, L, L, L, None, None, None, None)),
    "verbinding_niet_beleefd": (lambda s: s.survey(40, X=NEGATIVE), lambda s: s.survey(40, X=POSITIVE)),
    "verbinding_stil": (
        lambda s: _decided(s, date(2026, 2, 1)),
        lambda s: _decided(s, date(2026, 2, 1), Spoor.STRATEGIE),
    ),
    "structuur_zonder_leren": (
        lambda s: s.small(doelen=s.goals(2), **s.efforts(s.hard(1, 1), s.hard(2, 2), s.soft(3, 2))),
        # Of the work for people under the first goal nothing but its name is recorded.
        lambda s: s.small(
            doelen=s.goals(2), **s.efforts(s.hard(1, 1), s.effort(4, 1, spoor=L), s.hard(2, 2), s.soft(3, 2))
        ),
    ),
    "muur_beleid_uitvoering": (
        lambda s: s.survey(40, RS5=NEGATIVE, IS4=NEGATIVE, VS3=NEGATIVE, VL3=NEGATIVE, VB4=NEGATIVE),
        lambda s: s.survey(40, RS5=POSITIVE, IS4=POSITIVE, VS3=POSITIVE, VL3=POSITIVE, VB4=POSITIVE),
    ),
    "beleid_uitvoering": (
        lambda s: _two(s, "IS", (5, 4), (3, 2)),
        lambda s: _two(s, "IS", (5, 4, 4, 4), (4, 4, 4, 3)),
    ),
    "beleid_uitvoering_andersom": (lambda s: _two(s, "VS", (2, 3), (5, 4)), lambda s: _two(s, "VS", (5, 4), (2, 3))),
    "kloof_elders": (lambda s: _two(s, "RL", (2, 3), (5, 4)), lambda s: _two(s, "RL", (4, 5), (5, 4))),
    "leiding_medewerkers": (lambda s: _managers(s, 12, (5, 4), (3, 2)), lambda s: _managers(s, 12, (4, 3), (3, 4))),
    "verkokering": (
        lambda s: _departments(s, ("B", "C")),
        lambda s: _departments(s, ("A", "B"), ("A", "C"), ("A", "D")),
    ),
    "opdrachtgever_kennis": (
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtgever", 4, 4, 4, 4, 4, 2, 4, 4)),
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtgever", 4, 4, 4, 4, 2, 3, 4, 4)),
    ),
    "opdrachtgever_zwak": (
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtnemer", 2, 2, 2, 2, 3)),
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtnemer", 2, 2, 2)),
    ),
    "opdrachtgever_oneens": (
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtgever", *[4] * 8) + _levels("opdrachtnemer", *[3] * 8)),
        lambda s: s.small(opdrachtgeverschap=_levels("opdrachtgever", *[4] * 8) + _levels("opdrachtnemer", 3)),
    ),
    "opdrachtgever_beleving": (lambda s: s.survey(40, O=NEGATIVE), lambda s: s.survey(12, O=(3, 4))),
    "regiopartner_zonder_opdracht": (lambda s: _region(s, "Jeugdhulp"), lambda s: _region(s, "omgevingsdienst")),
    "cocreatie_ontwerp": (lambda s: _involved(s, ("P", R, 2)), lambda s: _involved(s, ("P", R, 2), n=3)),
    "cocreatie_uitvoering": (lambda s: _involved(s, ("P", V, 3)), lambda s: _involved(s, ("P", V, 4))),
    "cocreatie_zakt_weg": (
        lambda s: _involved(s, ("P", R, 4), ("P", V, 2)),
        lambda s: _involved(s, ("P", R, 4)),
    ),
    "inwoners_maken_niet_mee": (
        lambda s: _involved(s, ("P", R, 4), ("B", R, 2)),
        lambda s: _involved(s, ("P", R, 4), ("B", R, 3)),
    ),
    "cocreatie_beleving": (lambda s: s.survey(40, C=NEGATIVE), lambda s: s.survey(4, C=NEGATIVE)),
    "resultaat_verder_weg": (lambda s: _values(s, 9), lambda s: _values(s, 9, target=None)),
    "resultaat_achter": (lambda s: _values(s, 11, 10, 16), lambda s: _values(s, 11, 16, 16, 16)),
    "resultaat_gehaald": (lambda s: _values(s, 21), lambda s: _values(s, 19)),
    "jaardoel_gemist": (lambda s: _yearly(s, 14, 13), lambda s: _yearly(s, 14, 14)),
    "jaardoel_voorbij_streef": (lambda s: _yearly(s, 22, 13), lambda s: _yearly(s, 20, 13)),
    "streef_zonder_jaar": (
        lambda s: _indicators(s, s.indicator(1, streefdatum=None), s.indicator(2)),
        # Nowhere a year: nobody wrote years down, so nobody knows whether they are missing.
        lambda s: _indicators(s, s.indicator(1, streefdatum=None), s.indicator(2, streefdatum=None)),
    ),
    "alleen_richting": (
        lambda s: _indicators(s, s.indicator(1, streefwaarde=s.only_direction())),
        lambda s: _indicators(s, s.indicator(1)),
    ),
    "richting_tegen_streef": (
        lambda s: _indicators(s, s.indicator(1, richting="lager")),
        lambda s: _indicators(s, s.indicator(1, richting="")),
    ),
    "cijfers_verouderd": (
        lambda s: _indicators(s, s.indicator(1), s.indicator(2, frequentie=12), metingen=s.measured(1, 11, day=date(2025, 3, 1))),
        lambda s: _indicators(s, s.indicator(1, frequentie=24), metingen=s.measured(1, 11, day=date(2025, 3, 1))),
    ),
    "verplicht_elders": (
        lambda s: s.small(
            doelen=s.goals(1, taakveld="6.22"), indicatoren=(s.indicator(1, verplicht=True, taakveld="8.3"),)
        ),
        lambda s: s.small(
            doelen=s.goals(1, taakveld="6.22"), indicatoren=(s.indicator(1, verplicht=True, taakveld="6.751"),)
        ),
    ),
    "zelfde_waarde": (
        lambda s: _indicators(
            s, s.indicator(1), s.indicator(2, verplicht=True), metingen=s.measured(1, 1, 2, 3) + s.measured(2, 1, 2, 3)
        ),
        # Neither may be dropped.
        lambda s: _indicators(
            s, s.indicator(1, verplicht=True), s.indicator(2, verplicht=True),
            metingen=s.measured(1, 1, 2, 3) + s.measured(2, 1, 2, 3),
        ),
    ),
    "geregeld_zonder_resultaat": (lambda s: _arranged(s, 10), lambda s: _arranged(s, 13)),
    "doelen_zonder_inspanning": (
        lambda s: s.small(doelen=s.goals(2), **s.efforts(s.effort(1, 1))),
        lambda s: s.small(doelen=s.goals(2), **s.efforts(s.effort(1))),
    ),
    "eerste_schakel": (lambda s: _first(s, 3), lambda s: _first(s, 8)),
    "zonder_nulmeting": (
        lambda s: _indicators(s, s.indicator(1), *(s.indicator(place, begin=None) for place in (2, 3, 4))),
        lambda s: _indicators(s, *(s.indicator(place, begin=None) for place in (1, 2, 3, 4))),
    ),
    "zonder_streefwaarde": (
        lambda s: _indicators(s, s.indicator(1), *(s.indicator(place, target=None) for place in (2, 3, 4))),
        # Twelve goals, four with an indicator: of the others nobody knows.
        lambda s: replace(_indicators(s, *(s.indicator(place) for place in (1, 2, 3, 4))), doelen=s.goals(12)),
    ),
    "zonder_eigenaar": (
        lambda s: s.small(doelen=(*s.goals(5)[:4], replace(s.goals(5)[4], eigenaar="directeur"))),
        lambda s: s.small(doelen=s.goals(5, portefeuillehouder="wethouder")),
    ),
    "inspanningen_zonder_doel": (
        lambda s: s.small(**s.efforts(s.effort(1, 1), s.effort(2, soort="project"))),
        lambda s: s.small(**s.efforts(s.effort(1, 1), s.effort(2, soort="dienst"))),
    ),
    "te_veel_tegelijk": (
        lambda s: s.small(
            **s.efforts(s.effort(1, soort="project"), s.effort(2)), opdracht=Opdracht(s.PEILDATUM, max_parallel=1)
        ),
        lambda s: s.small(**s.efforts(*(s.effort(place) for place in range(40)))),
    ),
    "te_veel_doelen": (
        lambda s: s.small(doelen=s.goals(13, niveau="doel")),
        # Thirteen lines: nobody wrote down which are goals and which are headings, and nothing hangs on them.
        lambda s: s.small(doelen=s.goals(13)),
    ),
    "indicatoren_zonder_doel": (
        lambda s: _indicators(s, s.indicator(1), s.indicator(2, doel="")),
        lambda s: _indicators(s, s.indicator(1), s.indicator(2, doel="", verplicht=True)),
    ),
    "te_veel_indicatoren": (
        lambda s: _indicators(s, *(s.indicator(place, doel="D1") for place in (1, 2, 3, 4))),
        lambda s: _indicators(s, *(s.indicator(place, doel="D1", verplicht=True) for place in (1, 2, 3, 4))),
    ),
    "competentiegat": (lambda s: _skills(s, 2, 2), lambda s: _skills(s, 1, 3)),
    "leiding_mist_meer": (lambda s: _groups(s, 3), lambda s: _groups(s, 3, n=2)),
    "cel_knelpunt": (lambda s: s.survey(40, VB=NEGATIVE), lambda s: s.survey(9, VB=NEGATIVE)),
    "cel_aandacht": (lambda s: s.survey(40, RB=HALF), lambda s: s.survey(40, RB=(4, 3))),
    "daling_sinds_vorige": (lambda s: _waves(s, POSITIVE, NEGATIVE), lambda s: _waves(s, (4, 3), (3, 4))),
    "papier_boven_praktijk": (lambda s: _assessed(s, 5, 3), lambda s: _assessed(s, 5, 3, talks=1)),
    "verdeeld_beeld": (lambda s: s.survey(40, RS=MIXED), lambda s: s.survey(40, RS=POSITIVE)),
    "weet_niet_hoog": (
        lambda s: s.survey(40, VB1=(4,), VB2=("wn",), VB4=(4,), VB5=(4, "wn")),
        # Only the statement about partners is not known.
        lambda s: s.survey(40, VB1=(4,), VB2=(4,), VB3=("wn",), VB4=(4,)),
    ),
    "lage_respons": (
        lambda s: replace(s.survey(20, RS=POSITIVE), populatie={"uitvoering": 100}),
        lambda s: replace(s.survey(30, RS=POSITIVE), populatie={"uitvoering": 100}),
    ),
}  # fmt: skip


def test_every_rule_has_a_case_that_fires_and_one_that_is_silent() -> None:
    assert set(CASES) == {item.id for item in regels()}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_where_it_should(s: SimpleNamespace, rule: str) -> None:
    made = s.found(CASES[rule][0](s), rule)
    assert made
    for item in made:
        assert not re.search(r"[{}<>|]|None|nan|\b1 (punten|doelen)|\d\.\d", item.tekst), item.tekst
        assert item.tekst[0].isupper()
        assert item.tekst[-1] in ".?"
        assert item.bewijs


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_where_it_should_be(s: SimpleNamespace, rule: str) -> None:
    assert s.found(CASES[rule][1](s), rule) == ()


# -------------------- how serious


@pytest.mark.parametrize(
    "rule", ["structuur_zonder_leren", "doelen_zonder_inspanning", "inspanningen_zonder_doel", "competentiegat", "eenzijdig_gedrag"]
)  # fmt: skip
def test_what_may_only_not_be_sent_yet_is_a_question_until_the_register_is_complete(
    s: SimpleNamespace, rule: str
) -> None:
    made = CASES[rule][0](s)
    assert [item.ernst for item in s.found(made, rule)] == ["let_op"]
    complete = replace(made, vastlegging=Vastlegging(("inspanningen", "koppelingen")))
    assert [item.ernst for item in s.found(complete, rule)] == ["belangrijk"]


@pytest.mark.parametrize("block", ["X", "O", "C"])
def test_less_than_half_agreeing_is_a_conclusion_only_when_surely_under_a_quarter_does(
    s: SimpleNamespace, block: str
) -> None:
    rule = {"X": "verbinding_niet_beleefd", "O": "opdrachtgever_beleving", "C": "cocreatie_beleving"}[block]
    (hard,) = s.found(s.survey(60, **{block: HALF}), rule)
    (sure,) = s.found(s.survey(60, **{block: NEGATIVE}), rule)
    assert hard.ernst == "let_op"
    assert sure.ernst in ("ernstig", "belangrijk")


def test_one_result_that_drifts_is_important_and_many_are_serious(s: SimpleNamespace) -> None:
    (one,) = s.found(_values(s, 9, 15, 15, 15), "resultaat_verder_weg")
    (many,) = s.found(_values(s, 9, 9, 9, 15), "resultaat_verder_weg")
    assert (one.ernst, many.ernst) == ("belangrijk", "ernstig")


# -------------------- sentences for none, one and many


@pytest.mark.parametrize(
    ("rule", "made", "start"),
    [
        ("resultaat_verder_weg", lambda s: _values(s, 9), "De enige indicator waarvan het verloop bekend is, ligt verder van het streven"),
        ("resultaat_verder_weg", lambda s: _values(s, 9, 9), "Beide indicatoren waarvan het verloop bekend is, liggen verder van het streven"),
        ("resultaat_verder_weg", lambda s: _values(s, 9, 15, 15), "Eén van de drie indicatoren waarvan het verloop bekend is, ligt verder van het streven"),
        ("resultaat_verder_weg", lambda s: _values(s, 9, 9, 9), "Alle drie indicatoren waarvan het verloop bekend is, liggen verder van het streven"),
        ("inspanningen_zonder_doel", lambda s: s.small(**s.efforts(s.effort(1, 1), s.effort(2, soort="project"))), "Eén lopende inspanning is (nog) niet"),
        ("inspanningen_zonder_doel", lambda s: s.small(**s.efforts(*(s.effort(place, 1 if place == 1 else None, soort="project") for place in range(1, 4)))), "Twee lopende inspanningen zijn (nog) niet"),
        ("cocreatie_ontwerp", lambda s: _involved(s, ("P", R, 2)), "Voordat het plan vastligt, werkt een partner op gelijke voet mee bij geen enkel doel"),
        ("opdrachtgever_kennis", lambda s: s.small(opdrachtgeverschap=_levels("opdrachtnemer", *[2] * 8)), "De gemeente heeft voor kennis en capaciteit niveau 1 of 2 van 5, volgens de enige partner die"),
        ("opdrachtgever_kennis", lambda s: s.small(opdrachtgeverschap=_levels("opdrachtnemer", *[2] * 8) + _levels("opdrachtnemer", *[2] * 8, partner="Q")), "De gemeente heeft voor kennis en capaciteit niveau 1 of 2 van 5, volgens beide partners die"),
        ("cel_knelpunt", lambda s: s.survey(40, VB=(1, 2, 1, 2, 1, 2, 1, 2, 1, 5)), "Over besturing & organisatie in de fase verrichten is één op de tien medewerkers"),
        ("cel_knelpunt", lambda s: s.survey(40, VB=(1, 2, 5, 2, 1, 2, 1, 2, 1, 5)), "Over besturing & organisatie in de fase verrichten zijn twee op de tien medewerkers"),
        ("te_veel_indicatoren", lambda s: CASES["te_veel_indicatoren"][0](s), "Eén doel heeft meer dan drie indicatoren: ‘Doel 1’ (D1)."),
        ("eerste_schakel", lambda s: _first(s, 3), "Bij drie doelen ontbreekt als eerste een beschrijving van wat inwoners merken: ‘Doel 1’ (D1), ‘Doel 2’ (D2) en ‘Doel 3’ (D3)."),
        ("eerste_schakel", lambda s: _first(s, 7, 9), "Bij zeven doelen ontbreekt als eerste een beschrijving van wat inwoners merken: D1, D2, D3, D4, D5, D6 en D7."),
    ],
)  # fmt: skip
def test_sentences_are_right_for_none_one_and_many(s: SimpleNamespace, rule: str, made: Maker, start: str) -> None:
    assert s.text(made(s), rule).startswith(start)


def test_a_low_response_is_told_without_a_number_of_people(s: SimpleNamespace) -> None:
    few = replace(s.survey(3, RS=POSITIVE), populatie={"uitvoering": 100})
    assert not re.search(r"\b3\b|3%|\b100\b", s.text(few, "lage_respons"))


# -------------------- reading the file


@pytest.mark.parametrize(
    "fault",
    [
        {"conditie": {"maat": "cellen.RS.score", "is": "<", "drempel": "bestaat_niet"}},
        {"conditie": {"maat": "cellen.RS.score", "is": "__import__('os')", "waarde": 1}},
        {"conditie": {"maat": "cellen.RS.score", "is": "<"}},
        {"interventie": "nog-een-onderzoek"},
        {"cel": "XX"},
        {"ernst": "rampzalig"},
        {"anders": "rampzalig"},
        {"mits": {"maat": "cellen.RS.score"}},
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
    assert len(read_regels([row])) == 1
    with pytest.raises(ValueError, match="proef"):
        read_regels([row | fault])


def test_a_cell_that_scores_as_low_elsewhere_is_a_question(s: SimpleNamespace) -> None:
    low = s.survey(40, **dict.fromkeys(("RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB"), POSITIVE), VL=NEGATIVE)
    scores = {code: cell.score for code, cell in measure(low).cellen.items()}
    alike = Normenbestand("elders.csv", tuple(Norm(code, score or 0.0, 3.0, 12) for code, score in scores.items()))
    assert s.found(low, "cel_knelpunt")[0].ernst == "ernstig"
    assert s.found(replace(low, referentie=alike), "cel_knelpunt")[0].ernst == "let_op"


def test_a_rule_is_found_by_its_id() -> None:
    for each in regels():
        assert regel(each.id).id == each.id
    with pytest.raises(KeyError):
        regel("bestaat_niet")


def test_a_layer_without_its_own_word_for_doubt_is_then_a_remark() -> None:
    """Without ``mits`` it weighs what it says; with it, and unmet, what ``anders`` says, or else the least."""
    row = {
        "id": "x", "naam": "X", "bron": "register", "ernst": "ernstig", "toeval": "register", "bevinding": "Zin.",
        "gespreksvraag": "?", "interventie": regels()[0].interventie,
        "conditie": {"maat": "a", "is": ">", "waarde": 0},
    }  # fmt: skip

    def weight(**more: Any) -> str:
        (made,) = read_regels([{**row, **more}])
        return made.lagen[0].gewicht({"a": 1, "b": 0})

    unmet, met = {"maat": "b", "is": ">", "waarde": 0}, {"maat": "b", "is": "==", "waarde": 0}
    assert weight() == "ernstig"
    assert weight(mits=met) == "ernstig"
    assert weight(mits=unmet) == "let_op"
    assert weight(mits=unmet, anders="belangrijk") == "belangrijk"
    assert (read_regels([row])[0].minder, read_regels([{**row, "minder": True}])[0].minder) == (False, True)
    assert [made.plaats for made in read_regels([row, {**row, "id": "y"}])] == [0, 1]
