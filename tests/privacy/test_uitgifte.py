"""A release beside earlier ones: how many differ, what is published, and what spread would tell of who differs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Uitgegeven, Uitgifte
from srm_kit.privacy import Antwoorden, Privacybesluit, anders, tegen_eerder, totaal_allowed
from srm_kit.privacy.uitgifte import _steeds_minder, cijfers

sys.path.insert(0, str(Path(__file__).parent))
from met_de_hand import PLAN, cel, om_en_om

Mensen = dict[str, Uitgegeven]


def mensen(first: int, last: int, afdeling: str = "", merk: str = "m", telt: str = "1") -> Mensen:
    """Persons by number."""
    return {f"p{row:03}": Uitgegeven("uitvoering", afdeling, 0, f"{merk}{row}", telt) for row in range(first, last)}


def uitgifte(personen: Mensen, *soorten: Gepubliceerd) -> Uitgifte:
    return Uitgifte(("RS",), personen, {"RS": soorten or (Gepubliceerd(Cijfersoort.TOTAAL, 50.0),)})


TWENTY = mensen(0, 20)


@pytest.mark.parametrize(
    ("people", "few"),
    [
        (TWENTY, 0),
        (mensen(0, 21), 1),
        (mensen(0, 24), 4),
        (mensen(0, 25), 0),
        (mensen(4, 20), 4),
        (mensen(5, 20), 0),
        (mensen(3, 23), 3),  # three took the place of three
        (mensen(1, 23), 3),  # one left, three came
        (mensen(3, 21), 3),
        (mensen(2, 22) | mensen(2, 4, afdeling="A"), 4),  # two of them new, two stand elsewhere
        (mensen(0, 20) | mensen(0, 4, merk="n"), 4),  # four answered otherwise
        (mensen(0, 20) | mensen(0, 5, merk="n"), 0),
        (mensen(0, 20) | mensen(0, 2, afdeling="A") | mensen(2, 4, merk="n"), 4),
    ],
)
def test_one_to_four_who_differ_are_too_few(people: Mensen, few: int) -> None:
    assert anders(people, [uitgifte(TWENTY)], 5) == few


def test_the_earlier_release_that_is_nearest_decides() -> None:
    releases = [uitgifte(mensen(0, 22)), uitgifte(mensen(0, 19)), uitgifte(mensen(0, 40)), uitgifte(TWENTY)]
    assert anders(TWENTY, releases, 5) == 1
    assert anders(TWENTY, releases[:1], 5) == 2
    assert anders(TWENTY, releases[2:], 5) == 0
    assert anders(TWENTY, releases[2:3], 21) == 20
    assert anders(TWENTY, [], 5) == 0


# ----------------------------------------------------------------------------------------------- what is published

VOL = Privacybesluit(
    kloof=frozenset({"RS"}),
    kloof_leiding=frozenset({"RS"}),
    afdelingen={"RS": frozenset("BA")},
    samengevoegd=("C", "D"),
    samencellen=frozenset({"RS"}),
    weergave=True,
)


def soorten(besluit: Privacybesluit, scores: Antwoorden) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.soort.value, item.groep) for item in cijfers(besluit, "RS", scores.score, PLAN)]


def test_everything_a_decision_shows_is_in_the_account() -> None:
    assert soorten(VOL, om_en_om(10)) == [
        ("totaal", ()),
        ("kloof", ()),
        ("kloof_leiding", ()),
        ("afdeling", ("A",)),
        ("afdeling", ("B",)),
        ("samen", ("C", "D")),
    ]
    assert soorten(replace(VOL, samencellen=frozenset()), om_en_om(10))[-1] == ("afdeling", ("B",))
    assert soorten(replace(VOL, samengevoegd=()), om_en_om(10))[-1] == ("afdeling", ("B",))
    assert soorten(Privacybesluit(), om_en_om(10)) == [("totaal", ())]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (95.0, [(Cijfersoort.MINSTENS, 95.0)]),
        (80.0, [(Cijfersoort.MINSTENS, 80.0)]),
        (20.0, [(Cijfersoort.HOOGSTENS, 20.0)]),
        (None, []),
    ],
)
def test_behind_a_limit_only_the_limit_is_published(limit: float | None, told: list[tuple[Cijfersoort, float]]) -> None:
    found = cijfers(replace(VOL, codering={"RS": limit}), "RS", om_en_om(10).score, PLAN)
    assert [(item.soort, item.waarde) for item in found] == told


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ([62.5] * 10, [("elk minstens", 62.5), ("elk minstens", 37.5)]),
        ([37.5] * 10, [("elk hoogstens", 62.5), ("elk hoogstens", 37.5)]),
        ([50.0] * 10, [("elk hoogstens", 62.5), ("elk minstens", 37.5)]),
        ([62.4] * 10, [("elk hoogstens", 62.5), ("elk minstens", 37.5)]),
        ([37.6] * 10, [("elk hoogstens", 62.5), ("elk minstens", 37.5)]),
        ([50.0] * 9 + [62.5], [("elk minstens", 37.5)]),
        ([50.0] * 9 + [37.5], [("elk hoogstens", 62.5)]),
        ([25.0] * 9 + [75.0], []),
        ([62.5] * 9, []),  # of nine no share is shown
    ],
)
def test_shares_of_nobody_or_of_all_say_something_of_each(scores: list[float], told: list[tuple[str, float]]) -> None:
    """``eens`` is from 62.5 (3.5 on the scale), ``oneens`` up to 37.5 (2.5)."""
    found = cijfers(Privacybesluit(), "RS", np.array(scores), PLAN)
    assert [(item.soort.value, item.waarde) for item in found][1:] == told
    hidden = cijfers(Privacybesluit(aandelen_verborgen=frozenset({"RS"})), "RS", np.array(scores), PLAN)
    assert [item.soort.value for item in hidden] == ["totaal"]


def test_a_cell_is_shown_less_and_less_departments_before_comparisons_and_the_total_last() -> None:
    steps = [
        [(item.soort.value, *item.groep) for item in cijfers(other, "RS", np.full(10, 62.5), PLAN)]
        for other in _steeds_minder(VOL, "RS")
    ]
    each, rest = [("elk minstens",)] * 2, [("kloof",), ("kloof_leiding",), ("afdeling", "A"), ("afdeling", "B")]
    assert steps == [
        [("totaal",), *each, *rest, ("samen", "C", "D")],
        [("totaal",), *rest, ("samen", "C", "D")],
        [("totaal",), *rest],
        [("totaal",), *rest[:2]],
        [("totaal",), ("kloof",)],
        [("totaal",)],
        [],
    ]
    whole = replace(VOL, vrijwel_geheel={"RS": frozenset("E"), "RB": frozenset("E")})
    *_, last = _steeds_minder(whole, "RS")
    assert (last.verandering_verborgen, last.spreiding_verborgen) == ({"RS"}, {"RS"})
    assert last.vrijwel_geheel == {"RB": {"E"}}


# ------------------------------------------------------------------------------------- beside what was published


def beside(people: Mensen, scores: Antwoorden, *eerder: Uitgifte, besluit: Privacybesluit = VOL) -> Privacybesluit:
    return tegen_eerder(besluit, PLAN, people, {"RS": scores}, eerder)


TOTAAL = Privacybesluit(weergave=True)


@pytest.mark.parametrize(
    ("people", "scores", "hidden"),
    [
        (TWENTY, om_en_om(20), False),
        # Nine left: of them the spread before and the spread now would tell. Ten are enough.
        (mensen(9, 20), om_en_om(11), True),
        (mensen(10, 20), om_en_om(10), False),
        # Nine came, or ten who do not all agree, or ten who do.
        (mensen(0, 29), om_en_om(29), True),
        (mensen(0, 30), om_en_om(30), False),
        (mensen(0, 30), cel(*om_en_om(20).score, *[50.0] * 10), True),
        # Ten answered otherwise: they are new and they are gone.
        (mensen(0, 20) | mensen(0, 10, merk="n"), om_en_om(20), False),
        (mensen(0, 20) | mensen(0, 9, merk="n"), om_en_om(20), True),
    ],
)
def test_spread_and_shares_need_ten_who_differ_and_do_not_agree(
    people: Mensen, scores: Antwoorden, hidden: bool
) -> None:
    found = beside(people, scores, uitgifte(TWENTY), besluit=TOTAAL)
    assert ("RS" in found.spreiding_verborgen) is hidden
    assert ("RS" in found.aandelen_verborgen) is hidden


def test_without_an_earlier_release_of_the_cell_nothing_changes() -> None:
    other = Uitgifte(("RB",), mensen(0, 12), {"RB": (Gepubliceerd(Cijfersoort.TOTAAL, 50.0),)})
    assert beside(TWENTY, om_en_om(20)) == VOL
    assert beside(TWENTY, om_en_om(20), other) == VOL
    assert tegen_eerder(VOL, PLAN, TWENTY, {"RS": None}, [uitgifte(mensen(0, 12))]) == VOL


def test_what_stands_there_already_may_stand_there_again() -> None:
    """All at 0 and a total that was published: it cannot be taken back."""
    zero, published = cel(*[0.0] * 20), uitgifte(TWENTY, Gepubliceerd(Cijfersoort.TOTAAL, 0.0))
    plain = replace(TOTAAL, aandelen_verborgen=frozenset({"RS"}))
    assert "RS" not in beside(TWENTY, zero, published, besluit=plain).codering
    assert totaal_allowed(PLAN, TWENTY, "RS", zero, [published])
    more = TWENTY | mensen(20, 40)
    assert beside(more, cel(*[0.0] * 40), published, besluit=plain).codering == {"RS": None}
    assert not totaal_allowed(PLAN, more, "RS", cel(*[0.0] * 40), [published])
    assert totaal_allowed(PLAN, more, "RS", cel(*[0.0] * 40), []), "nothing was published before"


def test_the_same_people_with_other_answers_are_not_the_same_release() -> None:
    zero = cel(*[0.0] * 20)
    published = uitgifte(TWENTY, Gepubliceerd(Cijfersoort.TOTAAL, 50.0))
    assert not totaal_allowed(PLAN, mensen(0, 20, merk="n"), "RS", zero, [published])


def test_a_total_beside_one_of_four_people_fewer_is_hidden() -> None:
    """Who counted then and does not now are four, in this cell only."""
    now = mensen(0, 16) | mensen(16, 20, telt="0")
    counts = Antwoorden(np.arange(20) < 16, om_en_om(20).score)
    assert not totaal_allowed(PLAN, now, "RS", counts, [uitgifte(TWENTY)])
    assert beside(now, counts, uitgifte(TWENTY), besluit=TOTAAL).codering == {"RS": None}
    fifteen = Antwoorden(np.arange(20) < 15, om_en_om(20).score)
    assert totaal_allowed(PLAN, now, "RS", fifteen, [uitgifte(TWENTY)])
