"""The questionnaire to read: in the order of the model, in the words of the municipality, and a short version."""

from __future__ import annotations

import pytest

from srm_kit.document import Blocks, Figure, Heading, Table
from srm_kit.model import CELLEN, stellingen_van
from srm_kit.views.vragenlijstpagina import Invulling, als_markdown, vragenlijst
from tests.views.small_town import HOSTILE


def codes(page: Blocks) -> list[str]:
    return [
        row[0] for item in page.blocks if isinstance(item, Table) and item.columns[0] == "Code" for row in item.rows
    ]


def test_every_statement_stands_once_in_the_order_of_the_model() -> None:
    asked = codes(vragenlijst())
    assert len(set(asked)) == len(asked)
    of_cells = [item.code for cel in CELLEN for item in stellingen_van(cel)]
    assert [code for code in asked if code in of_cells] == of_cells


def test_the_short_version_has_three_of_each_cell_and_says_it_is_short() -> None:
    short = vragenlijst(Invulling(kort=True))
    asked = codes(short)
    for cel in CELLEN:
        assert [code for code in asked if code.startswith(cel.code)] == [item.code for item in stellingen_van(cel)][:3]
    assert isinstance(short.blocks[0], Heading)
    assert short.blocks[0].text == "De vragenlijst, korte versie"
    heads = [item.text for item in short.blocks if isinstance(item, Heading)]
    assert "Aandacht bij veranderingen" not in heads
    assert not any("naar keuze" in head for head in heads)


def test_the_words_of_the_municipality_stand_in_the_explanation_as_text() -> None:
    page = vragenlijst(Invulling(doelen=f"schone straten {HOSTILE}"))
    assert f"schone straten {HOSTILE}" in repr(page.blocks)
    assert "schone straten" not in repr(vragenlijst().blocks)


def test_what_is_not_asked_of_a_group_is_in_the_table_for_who_sends_it() -> None:
    table = next(
        item for item in vragenlijst().blocks if isinstance(item, Table) and item.caption == "Wat wij niet vragen"
    )
    left = {row[0]: row[1] for row in table.rows}
    assert "alle stellingen worden gevraagd" in left.values()
    assert any(any(cel.code in text for cel in CELLEN) for text in left.values())


def test_as_markdown_every_block_has_its_form() -> None:
    text = als_markdown(vragenlijst(Invulling(kort=True)))
    assert text.startswith("# De vragenlijst, korte versie\n\nInvullen kost ongeveer")
    assert "\n| Code | Stelling |\n| --- | --- |\n| RS1 | " in text
    with pytest.raises(TypeError, match="no Figure"):
        als_markdown(Blocks((Figure("t", "d", "f", "", Table("", (), ()), ""),)))  # type: ignore[arg-type]
