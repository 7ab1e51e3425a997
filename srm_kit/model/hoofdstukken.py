"""The chapters of the report, listed once: the dossier names them as places, the report puts them in order."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HOOFDSTUKKEN", "Hoofdstuk"]


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter: its anchor, the short name for the contents, and whether it begins a new page on paper."""

    anker: str
    naam: str
    nieuwe_bladzijde: bool = False


HOOFDSTUKKEN: tuple[Hoofdstuk, ...] = (
    Hoofdstuk("managementsamenvatting", "Samenvatting", nieuwe_bladzijde=True),
    Hoofdstuk("aanleiding", "Aanleiding"),
    Hoofdstuk("aanpak", "Verantwoording"),
    Hoofdstuk("richten", "Richten", nieuwe_bladzijde=True),
    Hoofdstuk("inrichten", "Inrichten", nieuwe_bladzijde=True),
    Hoofdstuk("verrichten", "Verrichten", nieuwe_bladzijde=True),
    Hoofdstuk("conclusies", "Conclusies"),
    Hoofdstuk("aanbevelingen", "Aanbevelingen"),
    Hoofdstuk("routekaart", "Routekaart"),
    Hoofdstuk("bijlagen", "Bijlagen", nieuwe_bladzijde=True),
)
"""The chapters in their order (docs/rapportregels.md#forms-and-chapters)."""
