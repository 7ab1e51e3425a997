"""What cannot be put in a cell of a workbook."""

from __future__ import annotations

from srm_kit.errors import SrmError

__all__ = ["NotPerCell", "TextTooLong", "too_long"]

_LONGEST = 32_767


class NotPerCell(Exception):
    """This file, or this change, is of a kind that cannot be changed cell by cell; the message says which, in Dutch."""

    def __init__(self, reden: str = "het werkboek is anders opgebouwd dan wij kennen") -> None:
        super().__init__(reden)


class TextTooLong(SrmError):
    """A text of the dossier does not fit in a cell of a workbook."""


def too_long(tekst: str) -> bool:
    """Whether a text does not fit in a cell of Excel, which counts in units of UTF-16."""
    return len(tekst) > _LONGEST // 2 and len(tekst.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST
