"""Where indicators stand: known answers worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Doel, Indicator, Koppeling, Meting, Streefwaarde
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.measures import as_json, measure
from srm_kit.measures.register import register
from srm_kit.measures.resultaten import Indicatorstand, bereikt, resultaten

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

BEGIN, NU, EIND = date(2024, 1, 1), date(2026, 1, 1), date(2028, 1, 1)


def getal(value: float, teken: str = "") -> Waarde:
    return Waarde(str(value), getal=value, teken=teken)


def bereik(low: float, high: float) -> Waarde:
    return Waarde(f"{low}-{high}", bereik=(low, high))


def woord(direction: str) -> Waarde:
    return Waarde(direction, richting_in_woorden=direction)


def stand(bouw: Bouwer, begin: float | None, nu: float | None, streef: Waarde | None, **item: Any) -> Indicatorstand:
    rows = {
        "indicatoren": (
            Indicator(
                "K", "Teller",
                nulmeting=None if begin is None else getal(begin), nulmeting_datum=BEGIN,
                streefwaarde=streef, streefdatum=EIND, **item,
            ),
        ),
        "metingen": () if nu is None else (Meting("K", NU, getal(nu)),),
    }  # fmt: skip
    return resultaten(register(bouw.dossier(**rows))).per_indicator["K"]


@pytest.mark.parametrize(
    ("begin", "nu", "streef", "richting", "staat"),
    [
        (10, 20, getal(30), "context", "context"),
        (10, None, getal(30), "", "zonder_meting"),
        (10, 20, None, "", "zonder_streefwaarde"),
        (10, 20, Waarde("zie tekst", reden="geen getal"), "", "zonder_streefwaarde"),
        # reached: by the comparator, by the range, at the number, past it in the direction
        (10, 20, getal(20, "<="), "", "gehaald"),
        (10, 20, getal(20, "<"), "", "verder_weg"),
        (30, 25, getal(20, ">="), "", "gehaald"),
        (30, 5, getal(10, "<"), "", "gehaald"),
        (None, 67, bereik(65, 70), "", "gehaald"),
        (50, 71, bereik(65, 70), "", "gehaald"),
        (90, 71, bereik(65, 70), "", "op_weg"),
        (90, 60, bereik(65, 70), "", "gehaald"),
        (None, 71, bereik(65, 70), "hoger", "gehaald"),
        (None, 30, getal(30), "", "gehaald"),
        (None, 40, getal(30), "hoger", "gehaald"),
        (10, 40, getal(30), "", "gehaald"),
        (10, 99, woord("hoger"), "", "op_weg"),
        (10, 9, woord("lager"), "", "op_weg"),
        # no begin, or no side
        (None, 20, getal(30), "hoger", "zonder_begin"),
        (None, 20, getal(30), "", "zonder_begin"),
        (67, 60, bereik(65, 70), "", "zonder_begin"),
        (30, 20, getal(30), "", "zonder_begin"),
        # on the way
        (10, 20, getal(30), "", "op_weg"),
        (30, 20, getal(10), "", "op_weg"),
        (10, 10, getal(30), "", "gelijk"),
        (10, 9, getal(30), "", "verder_weg"),
        (10, 20, getal(5), "hoger", "gehaald"),
        (34.1, 34.5, getal(32), "", "verder_weg"),
    ],
)
def test_state(
    bouw: Bouwer, begin: float | None, nu: float | None, streef: Waarde | None, richting: str, staat: str
) -> None:
    assert stand(bouw, begin, nu, streef, richting=richting).staat == staat


def test_values_come_from_the_right_rows(bouw: Bouwer) -> None:
    def row(day: date, value: Waarde, **more: Any) -> Meting:
        return Meting("K", day, value, **more)

    rows = (
        row(date(2025, 6, 1), getal(12)),
        row(date(2024, 6, 1), getal(11, "<")),
        row(date(2025, 7, 1), bereik(1, 2)),
        row(date(2025, 8, 1), getal(50), soort="prognose"),
        row(date(2025, 9, 1), getal(60), gebied="Nederland"),
        row(date(2026, 12, 1), getal(70)),
        row(date(2023, 1, 1), Waarde("onbekend", reden="tekst")),
    )
    promised = (
        Streefwaarde("K", date(2028, 12, 31), getal(20, ">=")),
        Streefwaarde("K", date(2024, 12, 31), getal(10)),
        Streefwaarde("K", date(2030, 12, 31), bereik(1, 2)),
    )
    item = Indicator("K", "T", nulmeting=bereik(1, 2), nulmeting_datum=date(2020, 1, 1), streefwaarde=woord("hoger"))
    dossier = bouw.dossier(indicatoren=(item,), metingen=rows, streefwaarden=promised)
    found = resultaten(register(dossier)).per_indicator["K"]
    assert (found.begin, found.begin_datum) == (11, date(2024, 6, 1))
    assert (found.nu, found.nu_datum) == (12, date(2025, 6, 1))
    assert (found.streef, found.streef_datum, found.teken) == (20, date(2028, 12, 31), "")
    assert found.jaardoel_gehaald is True
    assert found.staat == "op_weg"


def test_a_measurement_on_the_reference_date_itself_counts_and_one_a_day_later_does_not(bouw: Bouwer) -> None:
    peil = bouw.peildatum
    rows = (Meting("K", NU, getal(20)), Meting("K", peil, getal(25)), Meting("K", peil + timedelta(1), getal(40)))
    found = resultaten(register(bouw.dossier(indicatoren=(Indicator("K", "Teller"),), metingen=rows)))
    assert (found.per_indicator["K"].nu, found.per_indicator["K"].nu_datum) == (25, peil)


def test_one_measurement_is_no_begin(bouw: Bouwer) -> None:
    found = stand(bouw, None, 20, getal(30))
    assert (found.begin, found.begin_datum, found.nu) == (None, None, 20)
    assert found.reden is not None
    assert "er is geen begin" in found.reden
    assert "datum van het begin" not in found.reden


@pytest.mark.parametrize(
    ("day", "why"), [(None, "de datum van het begin ontbreekt"), (NU, "het tempo is niet te bepalen")]
)
def test_a_begin_without_a_date_or_on_the_day_of_the_measurement_gives_no_tempo(
    bouw: Bouwer, day: date | None, why: str
) -> None:
    item = Indicator("K", "Teller", nulmeting=getal(10), nulmeting_datum=day, streefwaarde=getal(30), streefdatum=EIND)
    rows = {"indicatoren": (item,), "metingen": (Meting("K", NU, getal(20)),)}
    found = resultaten(register(bouw.dossier(**rows))).per_indicator["K"]
    assert (found.staat, found.tempo) == ("op_weg", None)
    assert found.reden is not None
    assert why in found.reden


def test_a_direction_alone_is_a_target_without_a_figure(bouw: Bouwer) -> None:
    found = stand(bouw, 10, 20, woord("hoger"))
    assert (found.streef, found.streef_datum, found.richting_in_woorden) == (None, EIND, "hoger")
    assert (found.staat, found.tempo, found.tempo_woord) == ("op_weg", None, None)
    nothing = stand(bouw, 10, 20, None)
    assert (nothing.streef, nothing.streef_datum, nothing.richting_in_woorden) == (None, None, "")


@pytest.mark.parametrize(
    ("begin", "nu", "streef", "richting", "tempo", "word"),
    [
        # 2024-01-01 to 2026-01-01 is 731 days of the 1461 to 2028-01-01
        (0, 45, getal(100), "", 0.45 / (731 / 1461), "achter"),
        (0, 46, getal(100), "", 0.46 / (731 / 1461), "op schema"),
        (100, 80, getal(0), "", 0.20 / (731 / 1461), "ver achter"),
        (0, 0, getal(100), "", 0.0, "ver achter"),
        (0, -10, getal(100), "", -0.10 / (731 / 1461), "ver achter"),
        (0, 10, bereik(20, 40), "", 0.5 / (731 / 1461), "op schema"),
        (100, 70, bereik(20, 40), "", 0.5 / (731 / 1461), "op schema"),
        (30, 15, bereik(20, 40), "hoger", None, None),
        (0, 100, getal(100), "", None, None),
        (10, 20, getal(10), "hoger", None, None),
    ],
)
def test_tempo(
    bouw: Bouwer, begin: float, nu: float, streef: Waarde, richting: str, tempo: float | None, word: str | None
) -> None:
    found = stand(bouw, begin, nu, streef, richting=richting)
    assert found.tempo == (None if tempo is None else pytest.approx(tempo))
    assert found.tempo_woord == word


@pytest.mark.parametrize(
    ("begin", "nu", "streef", "word"),
    [
        (1.1, 2.0, 2.1, "op schema"),
        (6.8, 13.1, 13.8, "op schema"),
        (6.1, 11.1, 16.1, "achter"),
        (6.1, 11.0, 16.1, "ver achter"),
    ],
)
def test_nine_tenths_and_half_of_the_way_are_that_however_the_machine_stores_decimals(
    bouw: Bouwer, begin: float, nu: float, streef: float, word: str
) -> None:
    item = Indicator(
        "K",
        "Teller",
        nulmeting=getal(begin),
        nulmeting_datum=date(2020, 1, 1),
        streefwaarde=getal(streef),
        streefdatum=date(2024, 1, 1),
    )
    rows = {"indicatoren": (item,), "metingen": (Meting("K", date(2025, 1, 1), getal(nu)),)}
    assert resultaten(register(bouw.dossier(**rows))).per_indicator["K"].tempo_woord == word


def test_after_the_target_date_the_share_of_the_time_is_one(bouw: Bouwer) -> None:
    rows = {
        "indicatoren": (
            Indicator("K", "T", nulmeting=getal(0), nulmeting_datum=BEGIN, streefwaarde=getal(10), streefdatum=date(2025, 1, 1)),
        ),
        "metingen": (Meting("K", NU, getal(9)),),
    }  # fmt: skip
    found = resultaten(register(bouw.dossier(**rows))).per_indicator["K"]
    assert found.tempo == pytest.approx(0.9)
    assert found.tempo_woord == "op schema"  # from nine tenths on


@pytest.mark.parametrize(
    ("peil", "frequency", "day", "fresh"),
    [
        (date(2026, 8, 31), None, date(2025, 2, 28), True),
        (date(2026, 8, 31), None, date(2025, 2, 27), False),
        (date(2025, 12, 31), None, date(2024, 7, 1), True),
        (date(2026, 12, 31), 24, date(2024, 6, 30), True),
        (date(2026, 12, 31), 1, date(2026, 5, 30), False),
    ],
)
def test_fresh(bouw: Bouwer, peil: date, frequency: int | None, day: date, fresh: bool) -> None:
    from srm_kit.dossier.contract.dossier import Opdracht

    dossier = bouw.dossier(
        opdracht=Opdracht(peil),
        indicatoren=(Indicator("K", "T", frequentie=frequency),),
        metingen=(Meting("K", day, getal(1)),),
    )
    assert resultaten(register(dossier)).per_indicator["K"].vers is fresh


@pytest.mark.parametrize(
    ("begin", "nu", "streef", "item", "words"),
    [
        (10, 20, getal(30), {"richting": "lager"}, ("richting",)),
        (10, 20, getal(30, "<="), {"richting": "hoger"}, ("richting",)),
        (10, 20, woord("lager"), {"richting": "hoger"}, ("richting",)),
        (10, 20, getal(30), {"richting": "context"}, ()),
        (0.24, 24, None, {}, ("honderdvoud",)),
        (0.3, 24, None, {}, ("honderdvoud",)),
        (0.1, 24, None, {}, ()),
        (0, 24, getal(100), {}, ()),
        (-0.24, 24, None, {}, ()),
        (10, 20, bereik(1000, 1500), {}, ()),
    ],
)
def test_contradictions(
    bouw: Bouwer, begin: float, nu: float, streef: Waarde | None, item: dict[str, Any], words: tuple[str, ...]
) -> None:
    assert stand(bouw, begin, nu, streef, **item).tegenspraak == words


def test_a_promise_past_the_target_and_dates_the_wrong_way(bouw: Bouwer) -> None:
    def found(streef: Waarde, promised: float, end: date = EIND) -> tuple[str, ...]:
        item = Indicator("K", "T", nulmeting=getal(10), nulmeting_datum=BEGIN, streefwaarde=streef, streefdatum=end)
        rows = (Streefwaarde("K", date(2027, 1, 1), getal(promised)), Streefwaarde("K", date(2026, 1, 1), getal(99)))
        dossier = bouw.dossier(indicatoren=(item,), streefwaarden=rows)
        return resultaten(register(dossier)).per_indicator["K"].tegenspraak

    assert found(getal(30), 31) == ("jaardoel_voorbij_streef",)
    assert found(getal(30), 30) == ()
    assert found(bereik(20, 30), 29) == ()
    assert found(bereik(20, 30), 31) == ("jaardoel_voorbij_streef",)
    assert found(getal(30), 20, date(2023, 12, 31)) == ("datum",)


@pytest.mark.parametrize(
    ("promised", "richting", "kept"),
    [(20, "", True), (19, "", True), (21, "", False), (21, "lager", True), (None, "", None)],
)
def test_the_promise_of_the_year(bouw: Bouwer, promised: float | None, richting: str, kept: bool | None) -> None:
    later = Streefwaarde("K", date(2026, 6, 1), getal(1000))
    due = () if promised is None else (Streefwaarde("K", NU, getal(promised)),)
    item = Indicator("K", "T", richting=richting, nulmeting=getal(10), streefwaarde=getal(30))
    dossier = bouw.dossier(indicatoren=(item,), metingen=(Meting("K", NU, getal(20)),), streefwaarden=(*due, later))
    assert resultaten(register(dossier)).per_indicator["K"].jaardoel_gehaald is kept


def _many(states: str) -> dict[str, tuple[Any, ...]]:
    """Indicators of goal D: + nearer, - further away, = the same, * reached, . without begin."""
    now = {"+": 15.0, "-": 5.0, "=": 10.0, "*": 20.0, ".": 15.0}
    return {
        "indicatoren": tuple(
            Indicator(f"K{number:02d}", "T", doel="D1", richting="hoger" if state == "." else "",
                      nulmeting=None if state == "." else getal(10), streefwaarde=getal(20))
            for number, state in enumerate(states)
        ),
        "metingen": tuple(Meting(f"K{number:02d}", NU, getal(now[state])) for number, state in enumerate(states)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("states", "figure"), [("+*-=", 50.0), ("++-", 200 / 3), ("+-", None), ("+-..", None), ("***", 100.0)]
)
def test_reached(bouw: Bouwer, states: str, figure: float | None) -> None:
    maten = measure(bouw.dossier(**_many(states)))
    assert maten.realisatiekracht.bereikt == (None if figure is None else pytest.approx(figure))
    assert maten.resultaten.telling is not None
    assert sum(maten.resultaten.telling.values()) == len(states)
    assert len(maten.resultaten.telling) == 8


def test_an_indicator_of_two_goals_counts_once_and_one_of_no_goal_never(bouw: Bouwer) -> None:
    tables = _many("++--")
    loose = tables["indicatoren"][3]
    links = register(
        bouw.dossier(
            doelen=(Doel("D1", ""), Doel("D2", "")),
            indicatoren=(*tables["indicatoren"][:3], Indicator("K03", "T", nulmeting=loose.nulmeting, streefwaarde=getal(20))),
            metingen=tables["metingen"],
            koppelingen=(Koppeling("D2", "indicator", "K00"),),
        )
    )  # fmt: skip
    found = resultaten(links)
    assert bereikt(links, found).waarde == pytest.approx(200 / 3)
    assert found.telling is not None
    assert found.per_doel is not None
    assert (found.telling["op_weg"], found.telling["verder_weg"]) == (2, 2)
    assert found.per_doel["D2"]["op_weg"] == 1
    assert found.per_doel["D2"]["verder_weg"] == 0


def test_targets_without_a_year_and_without_anything(bouw: Bouwer) -> None:
    items = (
        Indicator("A", "T", streefwaarde=getal(1)),
        Indicator("B", "T", streefwaarde=woord("hoger")),
        Indicator("C", "T", streefwaarde=getal(1), streefdatum=EIND),
        Indicator("D", "T", streefwaarde=Waarde("1 (2025)", getal=1.0, jaar=2025)),
        Indicator("E", "T", streefdatum=EIND),
        Indicator("F", "T", richting="context"),
    )
    found = resultaten(register(bouw.dossier(indicatoren=items)))
    assert found.zonder_jaar == ("A", "B")
    assert found.zonder_streef == ("E",)


def test_without_the_table_nothing_is_counted(bouw: Bouwer) -> None:
    plain = as_json(measure(bouw.dossier()))
    found = plain["resultaten"]
    assert (found["telling"], found["per_doel"], found["zonder_jaar"], found["zonder_streef"]) == (None,) * 4
    assert found["reden"].startswith("niet vastgelegd")
    assert plain["realisatiekracht"]["bereikt"] is None
    assert plain["realisatiekracht"]["reden"].count("niet vastgelegd") >= 1


def test_the_json_of_an_indicator_has_the_keys_of_the_contract(bouw: Bouwer) -> None:
    found = as_json(measure(bouw.dossier(**_many("+"))))["resultaten"]["per_indicator"]["K00"]
    keys = "begin begin_datum nu nu_datum streef streef_datum teken richting_in_woorden staat tempo tempo_woord vers jaardoel_gehaald tegenspraak"
    assert list(found) == [*keys.split(), "reden"]


@pytest.mark.slow
def test_a_hundred_thousand_indicators_take_linear_time(bouw: Bouwer) -> None:
    from time import process_time

    def seconds(number: int) -> float:
        dossier = bouw.dossier(
            indicatoren=tuple(
                Indicator(f"K{item}", "T", doel="D1", nulmeting=waarde_van(1), streefwaarde=waarde_van(3))
                for item in range(number)
            ),
            metingen=tuple(Meting(f"K{item}", NU, waarde_van(2)) for item in range(number)),
        )
        start = process_time()
        assert measure(dossier).realisatiekracht.bereikt == 100.0
        return process_time() - start

    seconds(1_000)
    assert seconds(100_000) < 25 * seconds(10_000)
