"""Balans: structure against people, as experienced and in what is done (docs/maatstaven.md#balans)."""

from __future__ import annotations

from dataclasses import dataclass

from srm_kit.measures.aandacht import Aandacht
from srm_kit.measures.portefeuille import aandeel_zacht, portefeuille_van, portefeuillelabel
from srm_kit.measures.register import Register

__all__ = ["Balans", "aandeel_zacht", "balans", "portefeuillelabel"]


@dataclass(frozen=True, slots=True)
class Balans:
    """What people say gets the attention; the soft share 0-1 of the changes by number and by hours.

    ``..._bekend`` is the part of which the soft share is known; there is a word only when that is enough.
    """

    aandacht: Aandacht
    portefeuille_aantal: float | None
    portefeuille_aantal_bekend: float | None
    portefeuille_aantal_label: str | None
    portefeuille_uren: float | None
    portefeuille_uren_bekend: float | None
    portefeuille_uren_label: str | None
    reden: str | None = None


def balans(wave: Aandacht, links: Register) -> Balans:
    """The balance as people see it and in the portfolio; the two may disagree, and that is then the finding."""
    found = portefeuille_van(links)
    return Balans(
        aandacht=wave,
        portefeuille_aantal=found.aantal,
        portefeuille_aantal_bekend=found.aantal_bekend,
        portefeuille_aantal_label=found.aantal_label,
        portefeuille_uren=found.uren,
        portefeuille_uren_bekend=found.uren_bekend,
        portefeuille_uren_label=found.uren_label,
        reden=found.reden,
    )
