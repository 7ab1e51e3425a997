"""Where an indicator stands, how fast it goes, and why something of that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from srm_kit.dossier.contract.tabellen import Indicator
from srm_kit.measures.resultaten.stand import Indicatorstand, stand
from srm_kit.measures.resultaten.waarden import Streef, Waarden

BEGIN, NU, EIND = date(2024, 1, 1), date(2026, 1, 1), date(2028, 1, 1)
PEIL = date(2026, 11, 1)
HALF = Waarden(10.0, BEGIN, 20.0, NU, Streef(getal=30.0, datum=EIND), ())
"""From 10 to 30 in four years; 20 after two of them (731 of 1,461 days)."""


def van(values: Waarden, richting: str = "", absent: tuple[str, ...] = ()) -> Indicatorstand:
    return stand(Indicator("K", "Teller", richting=richting), values, PEIL, absent)


@pytest.mark.parametrize(
    ("begin", "now", "goal", "state", "pace"),
    [
        (10.0, 20.0, Streef(getal=30.0), "op_weg", 0.5 * 1461 / 731),
        (30.0, 20.0, Streef(getal=10.0), "op_weg", 0.5 * 1461 / 731),
        (10.0, 10.0, Streef(getal=30.0), "gelijk", 0.0),
        (30.0, 30.0, Streef(getal=10.0), "gelijk", 0.0),
        (10.0, 5.0, Streef(getal=30.0), "verder_weg", -0.25 * 1461 / 731),
        (30.0, 35.0, Streef(getal=10.0), "verder_weg", -0.25 * 1461 / 731),
        (10.0, 12.0, Streef(bereik=(20.0, 99.0)), "op_weg", 0.2 * 1461 / 731),
        (99.0, 79.0, Streef(bereik=(20.0, 59.0)), "op_weg", 0.5 * 1461 / 731),
        (20.0, 15.0, Streef(bereik=(20.0, 30.0)), "zonder_begin", None),
        (10.0, 20.0, Streef(woord="hoger"), "op_weg", None),
    ],
)
def test_the_way_against_the_time(begin: float, now: float, goal: Streef, state: str, pace: float | None) -> None:
    found = van(replace(HALF, begin=begin, nu=now, streef=replace(goal, datum=EIND)))
    assert found.staat == state
    assert found.tempo == (None if pace is None else pytest.approx(pace))


def test_who_begins_within_a_range_has_no_pace() -> None:
    found = van(replace(HALF, begin=25.0, nu=15.0, streef=Streef(bereik=(20.0, 30.0), datum=EIND)), "hoger")
    assert (found.staat, found.tempo) == ("verder_weg", None)
    assert van(replace(HALF, begin=30.0, nu=20.0, streef=Streef(getal=30.0, datum=EIND)), "hoger").tempo is None


@pytest.mark.parametrize(
    ("begin", "now", "end"),
    [(BEGIN, BEGIN, EIND), (BEGIN, date(2023, 12, 31), EIND), (BEGIN, NU, BEGIN), (None, NU, EIND), (BEGIN, NU, None)],
)
def test_without_time_between_there_is_no_pace(begin: date | None, now: date, end: date | None) -> None:
    values = replace(HALF, begin_datum=begin, nu_datum=now, streef=Streef(getal=30.0, datum=end))
    found = van(values)
    assert (found.staat, found.tempo, found.tempo_woord) == ("op_weg", None, None)


@pytest.mark.parametrize(
    ("now", "word"),
    [(28.0, "op schema"), (27.9, "achter"), (20.0, "achter"), (19.9, "ver achter"), (5.0, "ver achter")],
)
def test_nine_tenths_is_on_schedule_and_half_is_behind(now: float, word: str) -> None:
    """After the date of the target the share of the time is one: 18 of 20 points are nine tenths."""
    values = replace(HALF, nu=now, nu_datum=EIND)
    assert van(values).tempo_woord == word
    assert van(replace(values, nu_datum=date(2030, 1, 1))).tempo_woord == word


@pytest.mark.parametrize(
    ("measured", "promises", "side", "kept"),
    [
        (20.0, (), "hoger", None),
        (20.0, ((NU, 20.0),), "hoger", True),
        (20.0, ((NU, 21.0),), "hoger", False),
        (20.0, ((NU, 19.0),), "lager", False),
        (20.0, ((NU, 21.0),), "lager", True),
        (20.0, ((date(2026, 1, 2), 99.0),), "hoger", None),  # a day after the measurement
        (20.0, ((date(2025, 1, 1), 99.0), (NU, 20.0), (date(2027, 1, 1), 99.0)), "hoger", True),
        (20.0, ((NU, 20.0),), "", True),
        (20.0, ((NU, 19.0),), "", None),  # past it, and nobody says which side is better
    ],
)
def test_the_promise_of_the_year_of_the_measurement(
    measured: float, promises: tuple[tuple[date, float], ...], side: str, kept: bool | None
) -> None:
    values = Waarden(None, None, measured, NU, None, promises)
    assert van(values, side).jaardoel_gehaald is kept


@pytest.mark.parametrize(
    ("day", "frequency", "fresh"),
    [
        (date(2025, 5, 1), None, True),  # twelve months and six
        (date(2025, 4, 30), None, False),
        (date(2026, 4, 1), 1, True),
        (date(2026, 3, 31), 1, False),
        (date(2024, 5, 1), 24, True),
        (None, None, False),
    ],
)
def test_fresh_is_its_frequency_and_six_months(day: date | None, frequency: int | None, fresh: bool) -> None:
    item = Indicator("K", "Teller", frequentie=frequency)
    assert stand(item, replace(HALF, nu_datum=day), PEIL).vers is fresh


NIEMAND = Waarden(None, None, None, None, None, ())
GEEN_JAARDOEL = "er is geen jaardoel tot en met de laatste meting"
NIET_ONDERWEG = "tempo is er alleen bij een indicator die onderweg is"


@pytest.mark.parametrize(
    ("values", "richting", "reasons"),
    [
        (HALF, "", [GEEN_JAARDOEL]),
        (replace(HALF, jaardoelen=((NU, 20.0),)), "", []),
        (
            NIEMAND,
            "",
            ["er is geen meting tot en met de peildatum", "er is geen begin", "er is geen streefwaarde", NIET_ONDERWEG,
             GEEN_JAARDOEL],
        ),
        (replace(HALF, begin=None, begin_datum=None), "hoger", ["er is geen begin", NIET_ONDERWEG, GEEN_JAARDOEL]),
        (
            replace(HALF, begin_datum=None),
            "",
            ["de datum van het begin ontbreekt", "het tempo is niet te bepalen", GEEN_JAARDOEL],
        ),
        (
            replace(HALF, streef=Streef(woord="hoger")),
            "",
            ["de streefwaarde is alleen een richting", "de datum van de streefwaarde ontbreekt",
             "het tempo is niet te bepalen", GEEN_JAARDOEL],
        ),
        (
            replace(HALF, streef=Streef(getal=30.0)),
            "",
            ["de datum van de streefwaarde ontbreekt", "het tempo is niet te bepalen", GEEN_JAARDOEL],
        ),
        (replace(HALF, nu=30.0), "", [NIET_ONDERWEG, GEEN_JAARDOEL]),
        (HALF, "context", [NIET_ONDERWEG, GEEN_JAARDOEL]),
    ],
)  # fmt: skip
def test_what_is_not_known_of_an_indicator_is_said(values: Waarden, richting: str, reasons: list[str]) -> None:
    assert (van(values, richting).reden or "") == "; ".join(reasons)
    missing = van(values, richting, ("metingen",)).reden
    assert missing == "; ".join(["niet vastgelegd: metingen", *reasons])
