"""What a theme pack brings is a proposal; a goal that someone named is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from srm_kit.dossier import load, new_dossier, write_new
from srm_kit.dossier.keeping.new_dossier import thema_in_een_zin, themas
from srm_kit.errors import SrmError

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


def test_a_theme_is_named_in_a_sentence_by_its_pack_and_an_own_one_in_plain_words() -> None:
    assert themas() == tuple(sorted(themas()))
    assert {"omgevingswet", "sociaal_domein"} <= set(themas())
    assert thema_in_een_zin("sociaal_domein") == "het sociaal domein"
    assert thema_in_een_zin("eigen_thema") == "eigen thema"


@pytest.mark.parametrize(
    ("packs", "words"),
    [(["sociaal_domein"], "Choose from: SD1, SD10, SD11, SD12, SD2"), ([], "Name a theme pack with --thema first.")],
)
def test_a_goal_that_is_in_no_pack_is_refused_with_what_there_is(packs: list[str], words: str) -> None:
    with pytest.raises(SrmError, match="No goal X9 in the chosen theme packs") as refused:
        new_dossier(DAY, naam="Voorbeelddorp", themas=packs, doelen=["X9"])
    assert words in str(refused.value)


def test_of_a_pack_stays_only_what_belongs_to_the_goals_that_were_named() -> None:
    made = new_dossier(DAY, naam="Voorbeelddorp", themas=["sociaal_domein"], doelen=["SD1"])
    whole = new_dossier(DAY, naam="Voorbeelddorp", themas=["sociaal_domein"])
    assert [row.id for row in made.doelen] == ["SD1"]
    assert {row.doel for row in made.koppelingen} == {"SD1"}
    for kind, rows in (
        ("inspanning", made.inspanningen),
        ("proces", made.processen),
        ("competentie", made.competenties),
    ):
        assert {row.id for row in rows} == {row.ref for row in made.koppelingen if row.soort == kind}
    assert {row.doel for row in made.indicatoren} <= {"SD1"}
    assert {row.id for row in made.stakeholders} == {row.stakeholder for row in made.betrokkenheid}
    assert 0 < len(made.inspanningen) < len(whole.inspanningen)


def test_a_municipality_is_real_by_its_code_and_fictional_by_a_name(tmp_path: Path) -> None:
    real = new_dossier(DAY, gemeente="GM0197").gemeente
    assert (real.code, real.naam, real.fictief) == ("GM0197", "Aalten", False)
    assert new_dossier(DAY, naam="Dorp").gemeente.naam == "Dorp"
    made = new_dossier(DAY).gemeente
    assert (made.naam, made.code, made.fictief) == ("Nieuwe gemeente", "", True)
    with pytest.raises(SrmError, match="There is no theme pack 'zomaar'"):
        new_dossier(DAY, themas=["zomaar"])
    both = new_dossier(DAY, themas=["sociaal_domein", "omgevingswet"])
    single = [len(new_dossier(DAY, themas=[name]).doelen) for name in ("sociaal_domein", "omgevingswet")]
    assert len(both.doelen) == sum(single)


def test_what_is_there_is_not_written_over_by_a_new_dossier(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    write_new(new_dossier(DAY), tmp_path / "leeg")
    for target in (tmp_path / "leeg", tmp_path / "leeg" / "dossier.toml"):
        with pytest.raises(SrmError, match=f"{target.name} bestaat al"):
            write_new(new_dossier(DAY), target)
