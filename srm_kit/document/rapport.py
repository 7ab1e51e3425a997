"""The report as a value: chapters of blocks in their order, in no format yet.

See docs/rapportregels.md#forms-and-chapters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from srm_kit.document import Blok

__all__ = ["HOOFDSTUKKEN", "Hoofdstuk", "Kern", "Proza", "Rapport"]

HOOFDSTUKKEN: dict[str, str] = {
    "managementsamenvatting": "Samenvatting",
    "aanleiding": "Aanleiding",
    "aanpak": "Verantwoording",
    "richten": "Richten",
    "inrichten": "Inrichten",
    "verrichten": "Verrichten",
    "conclusies": "Conclusies",
    "aanbevelingen": "Aanbevelingen",
    "routekaart": "Routekaart",
    "bijlagen": "Bijlagen",
}
"""Chapters in their order, with the short name for the contents (docs/rapportregels.md#forms-and-chapters)."""


@dataclass(frozen=True, slots=True)
class Proza:
    """Fixed prose of a notebook, in Markdown; written by us, so trusted."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """One chapter: an anchor, a short name for the contents, and what it holds."""

    anker: str
    naam: str
    inhoud: tuple[Blok | Proza, ...]


@dataclass(frozen=True, slots=True)
class Kern:
    """What the cover says: title, municipality, dates, response; all text, already in Dutch."""

    titel: str
    ondertitel: str
    gemeente: str
    bovenschrift: str
    regels: tuple[tuple[str, str], ...]
    fictief: bool
    concept: bool


@dataclass(frozen=True, slots=True)
class Rapport:
    """The whole report: cover, chapters in order, the colophon as label and value, and its reference date."""

    kern: Kern
    hoofdstukken: tuple[Hoofdstuk, ...]
    colofon: tuple[tuple[str, str], ...]
    peildatum: date
