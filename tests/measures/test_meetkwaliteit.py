"""Response, margin, consistency and agreement, each at its limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from srm_kit.measures.meetkwaliteit import alpha, celkwaliteit, itemvariantie, marge, meetkwaliteit, rwg, rwg_j
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, TE_HERLEIDEN
from srm_kit.privacy import Privacybesluit, Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset())


@pytest.mark.parametrize(
    ("people", "population", "margin"),
    [
        (84, 140, 6.79),
        (1, 2, 98.0),  # 1.96 x root(0.25 x 1 / 1)
        (1, 1, 0.0),
        (5, 5, 0.0),
        (6, 5, 0.0),
        (4, 5, 24.5),  # 1.96 x root(0.0625 x 1 / 4)
        (100, 10_000, 9.75),
    ],
)
def test_the_margin_shrinks_with_who_is_left(people: int, population: int, margin: float) -> None:
    assert round(marge(people, population), 2) == margin


def test_consistency_by_hand() -> None:
    """Variances 1 and 1, of the sums 4: wholly consistent. Turned about, the sums are equal: no spread."""
    same = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    assert alpha(same) == 1.0
    assert alpha(np.array([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]])) is None
    # Variances 1/3, 1/3; sums 2, 3, 3, 4: 2/3. Two items with nothing in common: 2 x (1 - 1).
    assert alpha(np.array([[1.0, 1.0], [1.0, 2.0], [2.0, 1.0], [2.0, 2.0]])) == pytest.approx(0.0)
    assert alpha(np.ones((1, 3))) is None
    assert alpha(np.array([[1.0], [2.0], [3.0]])) is None


def test_variance_of_items_that_two_answered() -> None:
    nan = np.nan
    assert itemvariantie(np.array([[1.0, 3.0], [3.0, 3.0]])) == 1.0  # (2 + 0) / 2
    assert itemvariantie(np.array([[1.0, 5.0], [3.0, nan]])) == 2.0  # the second has one answer
    assert itemvariantie(np.array([[1.0, nan], [nan, 5.0]])) is None


@pytest.mark.parametrize(
    ("variance", "one", "three"),
    [(0.0, 1.0, 1.0), (0.5, 0.75, 0.9), (1.0, 0.5, 0.75), (2.0, 0.0, 0.0), (3.0, 0.0, 0.0)],
)
def test_agreement_is_what_chance_would_not_give(variance: float, one: float, three: float) -> None:
    """Five answers by chance have a variance of 2. Over three: 3a / (3a + 1 - a)."""
    assert rwg(variance) == pytest.approx(one)
    assert rwg_j(variance, 3) == pytest.approx(three)


def met_twee(bouw: Bouwer, *pairs: tuple[int | str, int | str]) -> Any:
    return bouw.scores([bouw.persoon({"RS1": first, "RS2": second}) for first, second in pairs])


@pytest.mark.parametrize(
    ("pairs", "given", "reason"),
    [
        ([(2, 2), (4, 4)] * 15, True, None),
        ([(2, 2), (4, 4)] * 14 + [(2, 2)], False, "alpha: minder dan 30 volledige antwoorden"),
        ([(2, 2), (4, 4)] * 14 + [(2, 2), (4, "wn")], False, "alpha: minder dan 30 volledige antwoorden"),
        ([(3, 3)] * 30, False, "alpha: één stelling of geen spreiding"),
    ],
)
def test_consistency_needs_thirty_who_answered_everything(
    bouw: Bouwer, pairs: list[tuple[int | str, int | str]], given: bool, reason: str | None
) -> None:
    found = celkwaliteit(met_twee(bouw, *pairs), PLAN, NIET_GESTELD)
    assert (found.alpha is not None, found.reden) == (given, reason)
    assert found.rwg is not None


def test_agreement_in_a_cell(bouw: Bouwer) -> None:
    """Nine 3 and one 4 in both items: a variance of 0.1, so 0.95. Over two items 1.9 / 1.95."""
    found = celkwaliteit(met_twee(bouw, *[(3, 3)] * 9, (4, 4)), PLAN, NIET_GESTELD)
    assert (found.rwg, found.rwg_j) == pytest.approx((0.95, 1.9 / 1.95))
    assert found.gedeeld is True
    # Five at 2 and five at 4: 10/9, so 0.444.
    apart = celkwaliteit(met_twee(bouw, *[(2, 2), (4, 4)] * 5), PLAN, NIET_GESTELD)
    assert apart.rwg == pytest.approx(1 - 5 / 9)
    assert apart.gedeeld is False
    # Variances of 0.5 and 0.7: 0.6 is three tenths of what chance gives, so 0.7, and that is shared.
    limit = celkwaliteit(met_twee(bouw, (2, 2), (3, 2), (3, 3), (3, 3), (4, 4)), PLAN, NIET_GESTELD)
    assert (limit.rwg, limit.gedeeld) == (0.7, True)


def test_cells_without_figures(bouw: Bouwer) -> None:
    def one(*answers: int | str) -> tuple[bool, str | None]:
        found = celkwaliteit(bouw.scores(bouw.met_antwoorden(*answers)), PLAN, NIET_GESTELD)
        assert found.rwg is None
        return found.onderdrukt, found.reden

    assert one(3, 4, 3, 4) == (True, "n < 5")
    assert one("wn", "wn") == (False, NIEMAND_GENOEG)
    nothing = celkwaliteit(None, PLAN, "waarom niet")
    assert (nothing.onderdrukt, nothing.reden) == (False, "waarom niet")


def test_the_response_per_group(bouw: Bouwer) -> None:
    people = bouw.met_antwoorden(*[3] * 6, functiegroep="beleid") + bouw.met_antwoorden(*[3] * 9)
    wave = bouw.peiling(people)
    found = meetkwaliteit(wave, {"RS": bouw.scores(people), "RB": None}, {"beleid": 8, "uitvoering": 0}, PLAN)
    policy, execution, board = (found.respons[name] for name in ("beleid", "uitvoering", "bestuur"))
    assert (policy.n, policy.populatie, policy.aandeel, policy.reden) == (6, 8, 0.75, None)
    assert (execution.n, execution.aandeel, execution.reden) == (9, None, "de populatie is 0")
    assert (board.n, board.populatie, board.reden) == (0, None, "de populatie is niet opgegeven")
    assert (found.marge, found.reden) == (0.0, None), "fifteen of eight"
    assert found.cellen["RB"].reden == NIET_GESTELD
    without = meetkwaliteit(wave, {"RB": None}, None, PLAN)
    assert (without.marge, without.reden) == (None, "de populatie is niet opgegeven")
    nobody = meetkwaliteit(None, {"RB": None}, {"beleid": 8}, PLAN)
    assert (nobody.marge, nobody.reden, nobody.cellen["RB"].reden) == (None, GEEN_RESPONS, GEEN_RESPONS)
    assert (nobody.respons["beleid"].n, nobody.respons["beleid"].reden) == (None, GEEN_RESPONS)
    one = bouw.met_antwoorden(3)
    assert meetkwaliteit(bouw.peiling(one), {}, {"beleid": 2}, PLAN).marge == pytest.approx(98.0)
    assert meetkwaliteit(bouw.peiling(one), {}, {"beleid": 1}, PLAN).marge == 0.0


@pytest.mark.parametrize(
    ("people", "hidden", "reason"),
    [(4, True, "n < 5"), (9, True, "n < 10"), (10, True, TE_HERLEIDEN), (9, False, None), (10, False, None)],
)
def test_readers_see_no_agreement_that_tells_of_single_answers(
    bouw: Bouwer, people: int, hidden: bool, reason: str | None
) -> None:
    persons = bouw.met_antwoorden(*[3] * people)
    decision = Privacybesluit(spreiding_verborgen=frozenset({"RS"} if hidden else ()))
    found = meetkwaliteit(bouw.peiling(persons), {"RS": bouw.scores(persons)}, None, PLAN, decision).cellen["RS"]
    if reason is None:
        assert found.rwg == 1.0
    else:
        assert (found.rwg, found.onderdrukt, found.reden) == (None, True, reason)
