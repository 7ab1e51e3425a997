"""What cannot be seen does not matter, and is shown in a message."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.invisible import show_invisible, without_invisible

HIDDEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"
SPACES = "\u00a0\u2007\u2009\u200a\u202f\u3000"


@pytest.mark.parametrize("char", HIDDEN)
def test_hidden_characters_go(char: str) -> None:
    assert without_invisible(f"{char}D{char}2{char}") == "D2"


@pytest.mark.parametrize("char", SPACES)
def test_odd_spaces_become_plain_ones(char: str) -> None:
    assert without_invisible(f"{char}12{char}500{char}") == "12 500"


def test_accents_typed_apart_are_the_same_letter() -> None:
    assert without_invisible("E\u0301e\u0301n") == without_invisible("\u00c9\u00e9n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("D2\u200b", "D2‹spatie zonder breedte›"),
        ("D1\u00a0", "D1‹harde spatie›"),
        ("so\u00adciaal", "so‹zacht koppelteken›ciaal"),
        ("\u202eD1", "‹richtingsteken›D1"),
        ("a\u0007", "a‹stuurteken U+0007›"),
        ("a\u2063b", "a‹onzichtbaar teken U+2063›b"),
        ("één doel\nmet regels", "één doel\nmet regels"),
    ],
)
def test_a_message_shows_them(text: str, shown: str) -> None:
    assert show_invisible(text) == shown


@given(st.text())
def test_nothing_hidden_is_left_and_nothing_seen_is_lost(text: str) -> None:
    plain = without_invisible(text)
    assert not any(unicodedata.category(char) == "Cf" for char in plain)
    assert without_invisible(plain) == plain
    assert not any(unicodedata.category(char) == "Cf" for char in show_invisible(text))
