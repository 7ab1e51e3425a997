"""Norms of other municipalities that the figures of a dossier may be held against (docs/maatstaven.md#referentie)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.kolommen import Soort, Tabel, extra, gedrukt, kolom, rijnummer
from srm_kit.model import CELLEN, Spoor

__all__ = ["NORMEN", "Norm", "Normenbestand"]


@dataclass(frozen=True, slots=True)
class Norm:
    """What ``m`` municipalities have for one key: the mean, and how much they differ."""

    sleutel: str = kolom(
        "sleutel",
        Soort.KEUZE,
        "Een cel (RS tot en met VL) of verloop.S, verloop.B, verloop.L.",
        keuzes=(*(cel.code for cel in CELLEN), *(f"verloop.{spoor.value}" for spoor in Spoor)),
    )
    gemiddelde: float = kolom(
        "gemiddelde",
        Soort.GETAL,
        "Gemiddelde over de gemeenten; van een cel telt alleen het verschil met het gemiddelde van de negen.",
    )
    sd: float = kolom(
        "sd",
        Soort.GETAL,
        "Spreiding tussen gemeenten; van een cel die van de cel min het gemiddelde van de negen.",
        minimum=0,
    )
    m: int = kolom("m", Soort.SCORE, "Aantal gemeenten.", minimum=1)
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


NORMEN = Tabel("referentie", Norm, ("sleutel",), "Cijfers van andere gemeenten.")


@dataclass(frozen=True, slots=True)
class Normenbestand:
    """A file of norms; ``bestand`` is its name beside the dossier, ``normen`` empty while it is not there."""

    bestand: str
    normen: tuple[Norm, ...]

    def norm(self, sleutel: str) -> Norm | None:
        """The norm of a key, None when the file has none."""
        return next((item for item in self.normen if item.sleutel == sleutel), None)
