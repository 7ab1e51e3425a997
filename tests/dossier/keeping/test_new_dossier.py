"""What a theme pack brings is a proposal; a goal that someone named is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from srm_kit.dossier import load, new_dossier, write_new

DAY = date(2026, 11, 1)


def test_a_pack_is_a_proposal_in_every_table_that_knows_one(tmp_path: Path) -> None:
    write_new(new_dossier(DAY, naam="Voorbeelddorp", themas=["sociaal_domein"]), tmp_path / "a")
    made = load(tmp_path / "a")
    for rows in (
        made.doelen,
        made.indicatoren,
        made.inspanningen,
        made.koppelingen,
        made.stakeholders,
        made.betrokkenheid,
    ):
        assert rows
        assert {row.bevestigd for row in rows} == {False}


def test_goals_that_were_named_are_confirmed_and_what_hangs_on_them_is_not() -> None:
    made = new_dossier(DAY, naam="Voorbeelddorp", themas=["sociaal_domein"], doelen=["SD1", "SD2"])
    assert [(row.id, row.bevestigd) for row in made.doelen] == [("SD1", None), ("SD2", None)]
    assert {row.bevestigd for row in made.inspanningen} == {False}


def test_the_row_that_shows_how_it_is_done_is_a_proposal() -> None:
    assert [row.bevestigd for row in new_dossier(DAY, naam="Voorbeelddorp").doelen] == [False]


def test_a_new_workbook_asks_every_question_about_a_cell_and_no_optional_one(tmp_path: Path) -> None:
    write_new(new_dossier(DAY, naam="Voorbeelddorp"), tmp_path / "a.xlsx")
    head = [str(cell.value) for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["respons"][1]]
    assert sum(name[:1] in "RIV" and name[-1:].isdecimal() for name in head) == 45
    assert {"X1", "X2", "X3", "E1"} <= set(head)
    assert not {"C1", "O1", "N1"} & set(head)
