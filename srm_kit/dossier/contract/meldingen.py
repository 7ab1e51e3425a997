"""What is wrong with a dossier, in Dutch: where, what, what is allowed, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from srm_kit.dossier.contract.invisible import show_invisible

__all__ = ["Melding", "Meldingen"]

_SHOWN = 80
_CODE = re.compile(r"[0-9A-Za-z.,-]{1,4}")
"""What a message may say of a cell of the questionnaire: a short code."""
_MOST_PER_TABLE = 50_000


@dataclass(frozen=True, slots=True)
class Melding:
    """One fault or warning. ``rij`` is the row number that Excel shows; ``vermoeden``: may be right, is likely a mistake."""

    soort: str
    tabel: str
    rij: int | None
    kolom: str | None
    waarde: str | None
    tekst: str
    herstel: str
    vermoeden: bool = False

    def als_json(self) -> dict[str, Any]:
        """The message as plain values."""
        return {
            "soort": self.soort,
            "tabel": self.tabel,
            "rij": self.rij,
            "kolom": self.kolom,
            "waarde": self.waarde,
            "tekst": self.tekst,
            "herstel": self.herstel,
        }

    def __str__(self) -> str:
        place = self.tabel
        if self.rij is not None:
            place += f", rij {self.rij}"
        if self.kolom:
            place += f", kolom {self.kolom}"
        value = f" (‘{self.waarde}’)" if self.waarde is not None else ""
        return f"{self.soort.capitalize()} in {place}{value}: {self.tekst} {self.herstel}".strip()


@dataclass(frozen=True, slots=True)
class _Melder:
    """Adds messages of one kind."""

    soort: str
    vermoeden: bool
    add: Callable[[Melding], None]

    def __call__(
        self,
        tabel: str,
        tekst: str,
        herstel: str,
        rij: int | None = None,
        kolom: str | None = None,
        waarde: object = None,
    ) -> None:
        shown = None if waarde is None else _kort(str(waarde))
        if tabel == "respons" and shown is not None and not _CODE.fullmatch(shown):
            # A row that is shifted by one separator has someone's words in any column, and messages end up in logs.
            shown = None
        self.add(Melding(self.soort, tabel, rij, kolom, shown, tekst, herstel, self.vermoeden))


class Meldingen:
    """Collects messages while a dossier is read; a hopeless table is cut off with a count of the rest.

    ``fout``: the dossier cannot be used. ``waarschuwing``: it can. ``vermoeden``: what may be right but is likely a mistake.
    """

    def __init__(self) -> None:
        self._items: list[Melding] = []
        self._count: dict[tuple[str, str], int] = {}
        self.fout = _Melder("fout", False, self._add)
        self.waarschuwing = _Melder("waarschuwing", False, self._add)
        self.vermoeden = _Melder("waarschuwing", True, self._add)

    def _add(self, melding: Melding) -> None:
        key = (melding.soort, melding.tabel)
        self._count[key] = self._count.get(key, 0) + 1
        if self._count[key] <= _MOST_PER_TABLE:
            self._items.append(melding)

    def alle(self) -> tuple[Melding, ...]:
        """All messages in the order they were found, with a count where a table had too many."""
        rest = [
            Melding(
                soort,
                tabel,
                None,
                None,
                None,
                f"Er zijn nog {count - _MOST_PER_TABLE} meldingen.",
                "Herstel eerst deze.",
            )
            for (soort, tabel), count in self._count.items()
            if count > _MOST_PER_TABLE
        ]
        return (*self._items, *rest)


def _kort(text: str) -> str:
    # Line breaks and tabs are no more than spaces here; what cannot be seen is named.
    flat = show_invisible(" ".join(text[: 4 * _SHOWN].split(" ")).translate({9: " ", 10: " ", 13: " "}).strip())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
