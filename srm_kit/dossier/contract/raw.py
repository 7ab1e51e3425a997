"""A dossier before it has meaning: settings and tables of raw cells, from either form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from srm_kit.dossier.contract.invisible import without_invisible

__all__ = ["FaultTold", "RawDossier", "RawTable", "ShownNumber", "plain_name"]


class FaultTold(str):
    """What a cell shows of which the fault has been told: no value, and nothing more to say about it."""

    __slots__ = ()


class ShownNumber(float):
    """A number that its sheet shows with more than its digits: ``66%``, or the code ``0.10``.

    Its value is what is shown, so 66 for a cell that stores 0,66 and shows 66%; ``gedrukt`` is the text of the cell.
    """

    __slots__ = ("gedrukt", "procent")

    gedrukt: str
    procent: bool

    def __new__(cls, waarde: float, gedrukt: str, procent: bool = False) -> ShownNumber:
        made = super().__new__(cls, waarde)
        made.gedrukt, made.procent = gedrukt, procent
        return made


@dataclass(slots=True)
class RawTable:
    """A header and rows of raw cells; the header and each row with the number that Excel shows."""

    naam: str
    kop: list[str]
    rijen: list[tuple[int, list[Any]]] = field(repr=False)
    koprij: int = 1


@dataclass(slots=True)
class RawDossier:
    """Settings (nested, as in dossier.toml) and the tables that are there; of a workbook also the tabs.

    ``tabbladen`` has the name on the tab per table, and ``regels`` the row of each setting, by its dotted key.
    """

    instellingen: Mapping[str, Any]
    tabellen: dict[str, RawTable] = field(default_factory=dict)
    tabbladen: dict[str, str] = field(default_factory=dict)
    regels: dict[str, int] = field(default_factory=dict)


def plain_name(name: str) -> str:
    """A header or sheet name as it is compared: case, spaces, ``_`` and invisible characters do not matter.

    >>> plain_name("Nulmeting_Datum "), plain_name("nulmeting\\u200b datum")
    ('nulmetingdatum', 'nulmetingdatum')
    """
    return "".join(without_invisible(name).casefold().split()).replace("_", "")
