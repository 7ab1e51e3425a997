"""What a cell shows: blocks for the eye and for the report, and nothing where there is nothing."""

from __future__ import annotations

from srm_kit.document import MIMETYPE, Blocks, Heading, Paragraph, block_from_json
from srm_kit.document.shown_blocks import report_only

TWO = Blocks((Heading("Kop <b>"), Paragraph("Tekst")))


def test_the_eye_gets_html_and_the_report_the_same_blocks() -> None:
    shown = TWO._repr_mimebundle_()
    assert "Kop &lt;b&gt;" in shown["text/html"]
    assert tuple(block_from_json(item) for item in shown[MIMETYPE]["blocks"]) == TWO.blocks


def test_for_a_report_no_html_is_made_and_afterwards_it_is_again() -> None:
    with report_only():
        assert set(TWO._repr_mimebundle_()) == {MIMETYPE}
    assert "text/html" in TWO._repr_mimebundle_()


def test_nothing_is_no_empty_sheet_and_blocks_add_up_in_order() -> None:
    assert Blocks(())._repr_mimebundle_()["text/html"] == ""
    assert (Blocks(TWO.blocks[:1]) + Blocks(TWO.blocks[1:])).blocks == TWO.blocks
    assert repr(TWO) == "Blocks(Heading, Paragraph)"
