"""Which rows are surely goals, and who owns them, while nobody recorded how goals hang together."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten_opbouw import owners, sure_goals, takes_over
from srm_kit.dossier.contract.tabellen import Betrokkenheid, Doel, Inspanning, Koppeling, Stakeholder
from srm_kit.measures.register import Register, register
from srm_kit.model import Fase


def links(s: SimpleNamespace, *rows: Doel, **tables: Any) -> Register:
    return register(s.small(doelen=rows, **tables))


A, B, C = (Doel(name, f"Doel {name}") for name in "ABC")
OWNED = Doel("A", "", eigenaar="x")


def test_a_goal_with_a_link_of_any_kind_is_surely_one(s: SimpleNamespace) -> None:
    found = links(
        s, A, B, C, Doel("D", ""),
        indicatoren=(s.indicator(1, doel="A"),), inspanningen=(Inspanning("x", ""),),
        koppelingen=(Koppeling("B", "inspanning", "x"),), stakeholders=(Stakeholder("P", ""),),
        betrokkenheid=(Betrokkenheid("P", "C", Fase.RICHTEN, 1),),
    )  # fmt: skip
    assert [goal.id for goal in sure_goals(found)] == ["A", "B", "C"]
    assert [goal.id for goal in sure_goals(links(s, Doel("A", "", niveau="doel"), Doel("B", "", niveau="doel")))] == [
        "A",
        "B",
    ]
    above = links(s, Doel("A", ""), Doel("B", "", bovenliggend="A"))
    assert [goal.id for goal in sure_goals(above)] == ["B"]


@pytest.mark.parametrize(
    ("rows", "tables", "known"),
    [
        ((A, B), {}, True),  # nothing tells one from another
        ((Doel("A", "", termijn=None, doelgroep="x"), B), {}, False),  # B may be a heading
        ((Doel("A", "", doelgroep="x"), Doel("B", "", programma="y")), {}, True),
        ((Doel("A", ""), Doel("B", "", bovenliggend="A")), {}, True),
    ],
)
def test_what_is_taken_over_is_known_when_no_row_looks_like_a_heading(
    s: SimpleNamespace, rows: tuple[Doel, ...], tables: dict[str, Any], known: bool
) -> None:
    assert takes_over(links(s, *rows, **tables)) is known
    one = links(s, *rows, indicatoren=(s.indicator(1, doel=rows[1].id),))
    assert takes_over(one) is (rows[1].bovenliggend == "A")


@pytest.mark.parametrize(
    ("rows", "indicators", "share", "number"),
    [
        ((OWNED, B), (), 0.5, 2),
        ((A, B), (), 0.0, 2),
        ((OWNED, B), ("A",), 1.0, 1),  # only A is surely a goal
        ((OWNED, B), ("B",), None, 1),  # the one that has an owner may be a heading
        ((OWNED, B), ("A", "B"), 0.5, 2),
        ((A, B), ("A", "B"), 0.0, 2),
        ((OWNED, Doel("B", "", doelgroep="x")), (), None, 1),
        ((Doel("A", "", eigenaar="x", doelgroep="x"), B), (), 1.0, 1),
        ((Doel("A", "", eigenaar="x", doelgroep="x"), Doel("B", "", doelgroep="x"), C), (), 0.5, 2),
    ],
)
def test_the_share_with_an_owner_is_the_highest_of_every_way_to_count(
    s: SimpleNamespace, rows: tuple[Doel, ...], indicators: tuple[str, ...], share: float | None, number: int
) -> None:
    given = tuple(s.indicator(place, doel=name) for place, name in enumerate(indicators))
    assert owners(links(s, *rows, indicatoren=given)) == {"deel_met_eigenaar": share, "doelen_eigenaar": number}
