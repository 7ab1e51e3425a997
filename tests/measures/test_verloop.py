"""The course of a strand and the faces of connection, with and without their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from srm_kit.measures import measure
from srm_kit.measures.celmaten import geen_celmaat
from srm_kit.measures.redenen import GEEN_RESPONS, NIET_GESTELD
from srm_kit.measures.verbinding import beleefd
from srm_kit.measures.verloop import Verloop, verloop
from srm_kit.model import CELLEN

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


def test_the_course_is_execution_minus_course(bouw: Bouwer) -> None:
    cells = {cel.code: geen_celmaat(NIET_GESTELD) for cel in CELLEN}
    cells["RS"] = replace(cells["RS"], score=70.0, reden=None)
    cells["VS"] = replace(cells["VS"], score=45.0, reden=None)
    cells["RB"] = replace(cells["RB"], score=70.0, reden=None)
    cells |= {"RL": geen_celmaat(GEEN_RESPONS), "VL": geen_celmaat(GEEN_RESPONS)}
    found = verloop(cells, dict.fromkeys(cells))
    assert found == {
        "S": Verloop(-25.0, None),
        "B": Verloop(None, None, f"cel VB: {NIET_GESTELD}"),
        "L": Verloop(None, None, GEEN_RESPONS),
    }
    half = verloop({**cells, "VL": geen_celmaat(NIET_GESTELD)}, dict.fromkeys(cells))["L"]
    assert half.reden == f"cel RL: {GEEN_RESPONS}; cel VL: {NIET_GESTELD}"


def test_the_experienced_face_has_a_reason_only_without_a_score(bouw: Bouwer) -> None:
    persons = bouw.scores(bouw.met_antwoorden(*[2, 4] * 5, code="X1"), "X")
    shown = replace(geen_celmaat("spreiding: n < 10", n=8), score=50.0)
    found = beleefd(shown, persons)
    assert (found.score, found.n, found.reden, found.onderdrukt) == (50.0, 8, None, False)
    assert found.interval is not None
    hidden = beleefd(geen_celmaat("n < 5", onderdrukt=True), persons)
    assert (hidden.score, hidden.interval, hidden.reden, hidden.onderdrukt) == (None, None, "n < 5", True)
    assert beleefd(shown, None).interval is None


def test_evenness_is_missing_where_a_cell_is(bouw: Bouwer) -> None:
    scores = {"RS": 80, "RB": 60, "RL": 50, "IS": 40, "IB": 40, "IL": 40}
    found = measure(bouw.dossier(bouw.met_scores(scores))).verbinding.gelijkmatigheid
    assert (found.R, found.I, found.V, found.totaal) == (70.0, 100.0, None, None)
    assert found.reden is not None
    assert "cel VS" in found.reden
    whole = bouw.met_scores({cel.code: 50 for cel in CELLEN})
    even = measure(bouw.dossier(whole)).verbinding.gelijkmatigheid
    assert (even.totaal, even.reden) == (100.0, None)


def test_a_cell_at_one_point_still_moves_the_experienced_figure(bouw: Bouwer) -> None:
    """The geometric mean takes a score of 1 as it is; a lower one as 1, which no longer moves it."""
    at_one = bouw.met_scores({cel.code: 1 if cel.code == "RS" else 64 for cel in CELLEN})
    power = measure(bouw.dossier(at_one)).realisatiekracht
    assert power.ervaren is not None
    assert round(power.ervaren, 4) == round(64 ** (8 / 9), 4)
    assert power.interval is not None
    under = measure(bouw.dossier(bouw.met_scores({cel.code: 0 if cel.code == "RS" else 64 for cel in CELLEN})))
    assert under.realisatiekracht.ervaren == power.ervaren
    narrow = under.realisatiekracht.interval
    assert narrow is not None
    assert power.interval[1] - power.interval[0] > narrow[1] - narrow[0]
