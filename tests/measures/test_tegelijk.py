"""Work on the organisation and on people, close in time or not, goal by goal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Doel, Inspanning, Koppeling
from srm_kit.measures.register import Register, register
from srm_kit.measures.tegelijk import Tegelijk, tegelijk, zonder_mensen
from srm_kit.model import Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

B, L, S = Spoor.BESTURING, Spoor.LEIDERSCHAP, Spoor.STRATEGIE
JAN, JUL = date(2026, 1, 1), date(2027, 7, 1)


def werk(ident: str, spoor: Spoor, start: date | None = JAN, **more: Any) -> Inspanning:
    given = {"status": "lopend", "uren": 1.0, "eind": start, **more}
    return Inspanning(ident, "", spoor=spoor, start=start, **given)


def links(bouw: Bouwer, *per_goal: tuple[Inspanning, ...]) -> Register:
    """One goal for each group of initiatives."""
    return register(
        bouw.dossier(
            doelen=tuple(Doel(f"D{number}", "") for number in range(len(per_goal))),
            inspanningen=tuple(item for items in per_goal for item in items),
            koppelingen=tuple(
                Koppeling(f"D{number}", "inspanning", item.id)
                for number, items in enumerate(per_goal)
                for item in items
            ),
        )
    )


def test_the_share_is_over_goals_with_usable_work(bouw: Bouwer) -> None:
    """Two goals have both at once, one has organisation only, one people only, one both far apart, one nothing usable."""
    found = tegelijk(
        links(
            bouw,
            (werk("a", B), werk("b", L)),
            (werk("c", B), werk("d", L)),
            (werk("e", B),),
            (werk("f", L),),
            (werk("g", B), werk("h", L, JUL)),
            (werk("i", S), werk("j", B, uren=0.0)),
        )
    )
    assert found == Tegelijk(2 / 5, 5)


@pytest.mark.parametrize(
    ("more", "usable"),
    [
        ({}, True),
        ({"uren": 0.5}, True),
        ({"uren": None, "budget": 0.5}, True),
        ({"uren": 0.0, "budget": 1.0}, True),
        ({"uren": 0.0, "budget": 0.0}, False),
        ({"uren": None, "budget": None}, False),
        ({"status": "gepland"}, True),
        ({"status": "afgerond"}, True),
        ({"status": ""}, False),
        ({"start": None}, False),
    ],
)
def test_usable_work_has_a_size_a_start_and_a_status(bouw: Bouwer, more: dict[str, Any], usable: bool) -> None:
    kept = (werk("a", B), werk("b", L))
    found = tegelijk(links(bouw, kept, (werk("c", B, **more),)))
    assert found.bekend == 1 + usable


def test_goals_where_the_organisation_changes_without_the_people(bouw: Bouwer) -> None:
    register_ = links(
        bouw,
        (werk("a", B), werk("b", L)),
        (werk("c", B),),
        (werk("d", L),),
        (werk("e", B), werk("f", L, JUL)),
        (werk("g", S),),
        (werk("h", B, JUL), werk("i", B), werk("j", L)),
    )
    assert zonder_mensen(register_) == ["D1", "D3"]
    assert zonder_mensen(links(bouw, (werk("a", B),), (werk("b", B),))) == [], "work on people is nowhere recorded"
    assert zonder_mensen(links(bouw, (werk("a", B),), (werk("b", L),))) == ["D0"]


@pytest.mark.parametrize(("soft", "close"), [(date(2026, 4, 1), True), (date(2026, 4, 2), False)])
def test_three_months_after_the_end_is_close(bouw: Bouwer, soft: date, close: bool) -> None:
    found = tegelijk(links(bouw, (werk("a", B), werk("b", L, soft))))
    assert found.aandeel == float(close)
    mirror = tegelijk(links(bouw, (werk("a", L), werk("b", B, soft))))
    assert mirror.aandeel == float(close)
