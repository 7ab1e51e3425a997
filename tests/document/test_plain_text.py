"""Nothing in a text is invisible, and nothing turns the reading direction."""

from __future__ import annotations

import pytest

from srm_kit.document.plain_text import visible


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\ufeff", "\u200d"])
def test_what_cannot_be_seen_becomes_visible(char: str) -> None:
    assert visible(f"goed{char}slecht") == "goed\ufffdslecht"


def test_ordinary_text_with_its_spaces_and_lines_stays_as_it_is() -> None:
    text = "Eén\u00a0regel\nen\tnog één, met soft\u00adhyphen en <b>"
    assert visible(text) == text
