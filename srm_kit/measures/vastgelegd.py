"""Recorded or not: the difference between "no" and "we do not know" (docs/maatstaven.md#vastgelegd-of-niet)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.measures.redenen import niet_vastgelegd

__all__ = ["BUITEN", "Vastgelegd", "gevuld", "kolommen_van", "vastgelegd"]

BUITEN = frozenset({"respons"})
"""Tables of answers: whether a statement was asked is another question."""

_NOOIT_MEE = "doelen.niveau"
"""A declared table declares its columns, but not this one: it decides which goals count."""


def gevuld(waarde: object) -> bool:
    """Whether a cell says something; no and 0 do.

    >>> gevuld(False), gevuld(0), gevuld("  "), gevuld(None)
    (True, True, False, False)
    """
    return bool(waarde.strip()) if isinstance(waarde, str) else waarde is not None


def kolommen_van(naam: str) -> tuple[str, ...]:
    """The columns of a table, in the order of the contract, without the one that only confirms the row."""
    found = next(item for item in TABELLEN if item.naam == naam)
    return tuple(column.naam for column in found.kolommen if column.naam != "bevestigd")


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What is recorded: names of tables, ``table.column`` names, kinds of koppeling; and what was declared complete."""

    tabellen: frozenset[str]
    kolommen: frozenset[str]
    koppelingen: frozenset[str]
    verklaard: frozenset[str]

    def __contains__(self, naam: str) -> bool:
        """Whether a table or a ``table.column`` is recorded."""
        return naam in (self.kolommen if "." in naam else self.tabellen)

    def volledig(self, naam: str) -> bool:
        """Whether a table or a ``table.column`` was declared complete, the column by itself or with its table."""
        if naam in self.verklaard:
            return True
        table, _, column = naam.partition(".")
        return bool(column) and naam != _NOOIT_MEE and table in self.verklaard

    def koppeling(self, soort: str) -> bool:
        """Whether it is recorded what of this kind is linked to goals."""
        return soort in self.koppelingen or self.volledig("koppelingen")

    def ontbreekt(self, *namen: str) -> str | None:
        """The reason that names what of these is not recorded; None when everything is."""
        absent = [name for name in namen if name not in self]
        return niet_vastgelegd(*absent) if absent else None

    def zonder_koppeling(self, *soorten: str) -> str | None:
        """The reason that names the kinds of koppeling that are not recorded; None when all are."""
        absent = [f"koppelingen van soort {kind}" for kind in soorten if not self.koppeling(kind)]
        return niet_vastgelegd(*absent) if absent else None


def vastgelegd(rijen: Dossier) -> Vastgelegd:
    """What is recorded in the rows that count (``meetellend``), or declared complete in dossier.toml."""
    declared = frozenset(name.strip() for name in rijen.vastlegging.volledig)
    names = [table.naam for table in TABELLEN if table.naam not in BUITEN]
    columns: set[str] = set()
    for name in names:
        whole = name in declared
        rows = getattr(rijen, name)
        for column in kolommen_van(name):
            full = f"{name}.{column}"
            known = full in declared or (whole and full != _NOOIT_MEE)
            if known or _any(getattr(row, column) for row in rows):
                columns.add(full)
    return Vastgelegd(
        tabellen=frozenset(name for name in names if name in declared or getattr(rijen, name)),
        kolommen=frozenset(columns),
        koppelingen=frozenset(row.soort for row in rijen.koppelingen),
        verklaard=declared,
    )


def _any(values: Iterable[object]) -> bool:
    return any(gevuld(value) for value in values)
