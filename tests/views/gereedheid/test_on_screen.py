"""Readiness as one screen: what is there, what can be said, and the first five things to ask."""

from __future__ import annotations

import pytest

from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.views.gereedheid import as_screen, gereedheid, sections
from tests.views.gereedheid.dossiers import small, voorbeeld


@pytest.mark.parametrize("dossier", [voorbeeld(), small()], ids=["vol", "klein"])
def test_it_stays_one_screen(dossier: Dossier) -> None:
    assert len(as_screen(gereedheid(dossier))) <= 35


def test_two_goals_say_what_is_empty_and_what_to_ask_first() -> None:
    found = gereedheid(small())
    said = sections(found)
    assert list(said) == [
        "Wat er in het dossier staat",
        "Wat wij nu kunnen zeggen",
        "Wat u de opdrachtgever nu kunt vragen",
    ]
    tables, conclusions, questions = said.values()
    assert tables[0].startswith("doelen              2 rijen, ")
    assert tables[-1].startswith("Nog leeg: ")
    assert "inspanningen" in tables[-1]
    assert conclusions[0].startswith("Nog niet: trechter, keten,")
    assert [line[:3] for line in questions] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert (
        as_screen(found)[-1] == f"  Daarna nog {_number(len(found.vragen) - 5)} vragen; met --json ziet u ze allemaal."
    )


def _number(count: int) -> str:
    from srm_kit import nl

    return nl.telwoord(count)


def test_a_table_that_was_read_and_holds_nothing_is_not_called_empty() -> None:
    from dataclasses import replace

    dossier = replace(small(), vastlegging=Vastlegging(("besluiten",)))
    tables = sections(gereedheid(dossier))["Wat er in het dossier staat"]
    assert "besluiten           volledig gelezen: er is niets" in tables
    assert "besluiten" not in tables[-1]


def test_what_is_known_in_part_says_how_many() -> None:
    lines = sections(gereedheid(voorbeeld()))["Wat wij nu kunnen zeggen"]
    assert lines[1] == "Deels: tempo (1 van 2)."
    assert lines[0].startswith("Ja: trechter, keten,")
    assert len(lines) == 2
