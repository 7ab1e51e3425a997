"""What is asked of a client gives what it promises, and nothing is asked twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import TABELLEN, Doel, Inspanning, Koppeling, Stakeholder
from srm_kit.measures.vastgelegd import kolommen_van
from srm_kit.views.gereedheid import gereedheid
from srm_kit.views.gereedheid.client_questions import QUESTIONS, Vraag
from srm_kit.views.gereedheid.conclusies import CONCLUSIES
from tests.views.gereedheid.dossiers import small, voorbeeld

_KOPPELING = "koppelingen van soort "
_ANDERE_BRON = {"termijn", "doelgroep", "jaardoelen"}
"""Without these Voorbeeldstad still has enough criteria, and with them no year to compare a value with."""


def _names(vraag: Vraag) -> list[str]:
    return [name for group in vraag.vult for name in group]


def zonder(dossier: Dossier, vraag: Vraag) -> Dossier:
    """The dossier without what a question fills."""
    for name in _names(vraag):
        dossier = _without(dossier, name)
    return dossier


def _without(dossier: Dossier, name: str) -> Dossier:
    if name == "respons":
        return replace(dossier, respons=None)
    if name.startswith(_KOPPELING):
        kind = name.removeprefix(_KOPPELING)
        return replace(dossier, koppelingen=tuple(row for row in dossier.koppelingen if row.soort != kind))
    table, _, column = name.partition(".")
    if not column:
        return replace(dossier, **{table: ()})
    empty = "" if any(isinstance(getattr(row, column), str) for row in getattr(dossier, table)) else None
    rows: tuple[Any, ...] = tuple(replace(row, **{column: empty}) for row in getattr(dossier, table))
    return replace(dossier, **{table: rows})


def test_every_need_is_a_question_and_every_question_is_of_the_contract() -> None:
    assert {need for item in CONCLUSIES for need in item.nodig} == {item.id for item in QUESTIONS}
    tables = {table.naam for table in TABELLEN}
    for name in (name for item in QUESTIONS for name in _names(item) if not name.startswith(_KOPPELING)):
        table, _, column = name.partition(".")
        assert table in tables
        assert not column or column in kolommen_van(table)


@pytest.mark.parametrize("vraag", QUESTIONS, ids=lambda item: item.id)
def test_what_is_taken_away_is_what_is_asked_for(vraag: Vraag) -> None:
    before, after = gereedheid(voorbeeld()), gereedheid(zonder(voorbeeld(), vraag))
    lost = {name for name, why in after.redenen.items() if why and not before.redenen[name]}
    same = {item.id for item in QUESTIONS if set(_names(item)) & set(_names(vraag))}
    assert lost or vraag.id in _ANDERE_BRON
    assert lost <= {item.id for item in CONCLUSIES if same & set(item.nodig)}
    asked = [item for item in after.vragen if item.vraag.id in same]
    assert lost <= {name for item in asked for name in (*item.maakt_mogelijk, *item.draagt_bij)}
    assert not lost or not all(item.aanvullen for item in asked)


@pytest.mark.parametrize("vraag", QUESTIONS, ids=lambda item: item.id)
def test_a_question_answered_gives_what_it_promised(vraag: Vraag) -> None:
    """With one thing taken away, its return makes possible what the question said, and no other question is needed."""
    asked = gereedheid(zonder(voorbeeld(), vraag)).vragen
    promised = {name for item in asked if item.vraag.id == vraag.id for name in item.maakt_mogelijk}
    whole = gereedheid(voorbeeld()).redenen
    assert {name for name in promised if whole[name]} <= {"jaardoelen"}


def test_the_list_of_owners_says_where_nobody_is_responsible() -> None:
    found = gereedheid(small())
    assert (
        "Ontvangt u de lijst met eigenaren van de doelen, dan kunnen wij zeggen bij welke doelen niemand verantwoordelijk is."
        in [item.zin for item in found.vragen]
    )


def test_what_unlocks_most_comes_first_and_nothing_is_asked_twice() -> None:
    found = gereedheid(small()).vragen
    assert found[0].vraag.id == "werk"
    assert len({item.vraag.id for item in found}) == len(found)
    made = [name for item in found for name in item.maakt_mogelijk]
    assert sorted(made) == sorted(item.id for item in CONCLUSIES)


def test_what_was_read_completely_is_not_asked_for() -> None:
    declared = Vastlegging(("doelen.eigenaar", "koppelingen"))
    asked = {item.vraag.id for item in gereedheid(replace(small(), vastlegging=declared)).vragen if not item.aanvullen}
    assert not asked & {"eigenaren", "werk", "processen", "competenties"}
    assert "metingen" in asked


def test_too_little_of_something_is_asked_to_be_added_to() -> None:
    goals = tuple(Doel(f"D{item}", "Doel") for item in range(1, 7))
    work = tuple(Inspanning(f"I{item}", "Doen", afdeling="A" if item == 1 else "") for item in range(1, 7))
    links = tuple(Koppeling(f"D{item}", "inspanning", f"I{item}") for item in range(1, 7))
    found = gereedheid(small(doelen=goals, inspanningen=work, koppelingen=links))
    [question] = [item for item in found.vragen if item.vraag.id == "afdelingen"]
    assert question.aanvullen
    assert question.zin.startswith("Vult u aan: de afdeling van elke inspanning")


def test_a_question_reads_as_a_sentence_and_as_a_point_of_the_report() -> None:
    [owners] = [item for item in gereedheid(small()).vragen if item.vraag.id == "eigenaren"]
    what = "dan kunnen wij zeggen bij welke doelen niemand verantwoordelijk is."
    assert owners.zin == f"Ontvangt u de lijst met eigenaren van de doelen, {what}"
    assert owners.punt == f"De lijst met eigenaren van de doelen. {what.capitalize()}"
    part = replace(owners, maakt_mogelijk=(), draagt_bij=("trechter.I",), aanvullen=True)
    assert part.zin == (
        "Vult u aan: de lijst met eigenaren van de doelen, dan is er een deel van wat nodig is om te zeggen hoeveel doelen "
        "zijn ingericht."
    )


def test_of_what_needs_two_things_one_alone_is_not_enough_to_have_it() -> None:
    rows = (Stakeholder("S1", "Zorg", belang=4),)
    [partners] = [item for item in gereedheid(small(stakeholders=rows)).vragen if item.vraag.id == "partners"]
    assert not partners.aanvullen
    assert "krachtenveld" in partners.maakt_mogelijk


def test_what_gives_half_a_conclusion_comes_after_what_gives_a_whole_one() -> None:
    order = [item.vraag.id for item in gereedheid(small()).vragen]
    assert order.index("documenten") < order.index("termijn") < order.index("doelgroep")
