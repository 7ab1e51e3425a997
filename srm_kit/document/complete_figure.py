"""Which figures need no table beside them on paper: those whose picture prints every number itself."""

from __future__ import annotations

import re

from srm_kit.document.blocks import Figure

__all__ = ["shows_all"]

_NUMBER = re.compile(r"[-+−]?\d(?:[\d.,]*\d)?")


def shows_all(block: Figure) -> bool:
    """Whether picture and caption print every figure of the table: then paper needs no table beside them.

    >>> from markupsafe import Markup
    >>> from srm_kit.document.blocks import Table
    >>> table = Table("Score", ("Vak", "Score"), (("RS", "72"),))
    >>> shows_all(Figure("", "", "", Markup("<text>72</text>"), table, ""))
    True
    >>> shows_all(Figure("", "", "", Markup('<rect width="72"/>'), table, ""))
    False
    """
    picture = re.sub(r"<(?:title|desc)\b.*?</(?:title|desc)>|<[^>]*>", " ", block.svg)
    printed = set(_NUMBER.findall(f"{picture} {block.finding} {block.source}"))
    return all(number in printed for row in block.table.rows for cell in row for number in _NUMBER.findall(cell))
