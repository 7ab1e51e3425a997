"""The questionnaire: complete, short enough, for everybody, and a page and a Word file that say what the data say."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from srm_kit.cli import main
from srm_kit.dossier import FUNCTIEGROEPEN
from srm_kit.model import (
    CELLEN,
    aandachtsvraag,
    blokken,
    functiegroepuitleg,
    invultijd,
    stellingen,
    stellingen_van,
    toelichting,
    vraagcodes,
)
from srm_kit.views.vragenlijstpagina import als_markdown, vragenlijst


def test_five_statements_a_cell_and_four_blocks() -> None:
    assert [len(stellingen_van(cel)) for cel in CELLEN] == [5] * 9
    assert {blok.code: len(stellingen_van(blok.code)) for blok in blokken()} == {
        "X": 3,
        "C": 4,
        "O": 5,
        "N": 3,
        "beleid_uitvoering": 5,
    }
    assert len({item.tekst for item in stellingen()}) == len(stellingen()) == 60


def test_the_short_version_has_three_statements_a_cell_and_block_x() -> None:
    short = [item.code for item in stellingen() if item.kort]
    assert short == [f"{cel.code}{number}" for cel in CELLEN for number in (1, 2, 3)] + ["X1", "X2", "X3"]


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    codes = vraagcodes()
    assert codes[:2] == ("RS1", "RS2")
    assert codes[45:53] == ("X1", "X2", "X3", "E1", "C1", "C2", "C3", "C4")
    assert codes[-3:] == ("N1", "N2", "N3")
    assert len(aandachtsvraag().antwoorden) == 5


def test_filling_in_takes_ten_minutes_and_the_short_version_six() -> None:
    # Counted again, from the printed statements alone, as a lower limit.
    words = sum(len(item.tekst.split()) for item in stellingen())
    assert words / 200 + len(stellingen()) * 5 / 60 < invultijd() <= 10
    assert 3 < invultijd(kort=True) <= 6


@pytest.mark.parametrize("group", FUNCTIEGROEPEN)
def test_everybody_is_asked_enough_to_count_in_every_cell(group: str) -> None:
    for cel in CELLEN:
        every = stellingen_van(cel)
        assert sum(item.voor(group) for item in every) >= 3
        assert sum(item.voor(group) for item in every if item.kort) >= 2


@pytest.mark.parametrize("group", ["beleid", "uitvoering", "leidinggevend"])
def test_these_groups_are_asked_everything(group: str) -> None:
    assert all(item.voor(group) for item in stellingen())


def test_who_is_asked_what_names_functiegroepen_that_exist() -> None:
    assert tuple(functiegroepuitleg()) == FUNCTIEGROEPEN
    assert {group for item in stellingen() for group in item.niet_voor} == {"bedrijfsvoering", "bestuur"}


def test_no_statement_is_worded_against_the_goal() -> None:
    # All point the same way, so none is recoded; a word like these would turn one around.
    turned = re.compile(r"\b(te weinig|onduidelijk|niemand|nooit|zelden|vooral binnen|meer tijd dan)\b")
    assert [item.code for item in stellingen() if turned.search(item.tekst)] == []


def test_the_explanation_takes_the_words_of_a_municipality() -> None:
    text = toelichting("de visie 2030", "een zorgaanbieder of corporatie", "wij werken per wijk")
    assert text == (
        "Met ‘onze doelen’ bedoelen wij de doelen in de visie 2030. Met ‘partner’ bedoelen wij een zorgaanbieder of "
        "corporatie. Met ‘anders werken’ bedoelen wij: wij werken per wijk. Denk aan het afgelopen half jaar."
    )
    assert toelichting().count("[") == 2


def test_the_page_in_the_docs_is_what_the_data_say(root: Path) -> None:
    page = (root / "docs" / "vragenlijst.md").read_text(encoding="utf-8")
    assert page == als_markdown(vragenlijst()), "write it again: srm rubriek --vragenlijst > docs/vragenlijst.md"
    assert all(item.tekst in page for item in stellingen())


def test_the_command_prints_the_short_version_with_the_words_of_a_municipality() -> None:
    outcome = CliRunner().invoke(main, ["rubriek", "--vragenlijst", "--kort", "--doelen", "de visie 2030"])
    assert outcome.exit_code == 0
    assert "de doelen in de visie 2030." in outcome.output
    assert len(re.findall(r"^\| [RIVX][SBL]?\d ", outcome.output, re.MULTILINE)) == 30


def test_options_of_the_questionnaire_ask_for_the_questionnaire() -> None:
    assert CliRunner().invoke(main, ["rubriek", "--kort"]).exit_code == 2


def test_the_word_file_says_the_same_with_real_styles(tmp_path: Path) -> None:
    target = tmp_path / "vragenlijst.docx"
    outcome = CliRunner().invoke(main, ["rubriek", "--vragenlijst", "--docx", str(target)])
    assert outcome.exit_code == 0, outcome.output
    document = docx.Document(str(target))
    rows = [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    assert [row for row in rows if row in {(item.code, item.tekst) for item in stellingen()}] == [
        (item.code, item.tekst) for item in stellingen()
    ]
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert styles >= {"Title", "Heading 1", "List Bullet", "Inleiding"}
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(answer in text for answer in aandachtsvraag().antwoorden)
    assert document.core_properties.title == "De vragenlijst"
