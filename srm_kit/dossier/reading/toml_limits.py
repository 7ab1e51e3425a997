"""Refuses a TOML that costs far more to read than its size says: deep or endless keys, brackets in brackets, long numbers.

One pass over the text that only knows strings, comments and the signs between; what it lets through takes a time that
grows with the size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srm_kit.errors import DossierUnreadable

__all__ = ["check_toml"]

_MOST_PARTS = 6
_LONGEST_WORD = 120
_LONGEST_KEY = 200
_MOST_BRACKETS = 8
_MOST_STATEMENTS = 3_000
# Every alternative begins with another sign and none can take back what it took: no search goes over a text twice.
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\Z)'
    r"|'[^'\n]*+(?:'|(?=\n)|\Z)"
    r"|\#[^\n]*+"
    r"|[^\s\"'#.=,\[\]{}]++"
    r"|[ \t\r]++"
    r"|.",
    re.DOTALL,
)


def check_toml(text: str) -> None:
    """Raises ``DossierUnreadable`` with what is too much."""
    parts = brackets = statements = longest = 0
    for piece in _pieces(text):
        first = piece[0]
        if first in " \t\r#":
            continue
        if first == ".":
            parts += 1
            if parts > _MOST_PARTS:
                raise _too("een sleutel met te veel punten")
        elif first in "=,\n[]{}":
            statements += first == "="
            if first == "=" and longest > _LONGEST_KEY:
                raise _too("een sleutel die te lang is")
            brackets += (first in "[{") - (first in "]}")
            if brackets > _MOST_BRACKETS:
                raise _too("te veel haken in elkaar")
            if statements > _MOST_STATEMENTS:
                raise _too("te veel instellingen")
            parts = longest = 0
        else:
            longest = max(longest, len(piece))
            if first not in "\"'" and len(piece) > _LONGEST_WORD:
                raise _too("een woord of getal dat te lang is")


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _too(what: str) -> DossierUnreadable:
    return DossierUnreadable(f"dossier.toml bevat {what}. Herstel het bestand.")
