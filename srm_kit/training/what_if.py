"""What if: the same municipality after a one-sided and after a connected intervention, simulated and measured again.

The outcome follows from the assumptions of ``gemeente``; what a lesson says of it is made from the figures, also when
they do not favour the connected intervention.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from srm_kit import nl
from srm_kit.diagnosis import diagnose
from srm_kit.document import Table
from srm_kit.measures import Maten, measure
from srm_kit.simulation.storing import Storing
from srm_kit.training.gemeente import Ingreep, gemeente

__all__ = ["AANNAME", "VARIANTEN", "WhatIfOutcome", "conclusies", "probeer", "vergelijking"]

VARIANTEN: dict[str, tuple[str, Ingreep]] = {
    "nu": ("Zoals het nu is", Ingreep()),
    "structuur": ("Alleen structuur", Ingreep(hard=1.0)),
    "gedrag": ("Alleen gedrag", Ingreep(zacht=1.0)),
    "verbonden": ("Verbonden, met dezelfde inzet", Ingreep(0.5, 0.5)),
    "dubbel": ("Verbonden, met dubbele inzet", Ingreep(1.0, 1.0)),
}
"""What is always laid beside each other. One-sided and connected cost the same, so that the comparison is fair."""

AANNAME = (
    "Dit is een simulatie, geen voorspelling. Wij nemen aan: een maatregel voor structuur herstelt besturing en organisatie, "
    "een maatregel voor gedrag herstelt leiderschap en gedrag. Strategie en doelen bewegen pas mee als beide kanten bewegen."
)
_GELIJK = 0.5
"""Points under which two outcomes count as the same."""


@dataclass(frozen=True, slots=True, eq=False)
class WhatIfOutcome:
    """What was measured after an intervention; ``over`` counts the findings about the planted patterns that remain."""

    maten: Maten
    over: tuple[str, ...]

    @property
    def kracht(self) -> float | None:
        """Realisatiekracht, 0-100."""
        return self.maten.realisatiekracht.waarde

    @property
    def beleefd(self) -> float | None:
        """The felt connection, 0-100."""
        return self.maten.verbinding.beleefd.totaal

    @property
    def aantoonbaar(self) -> float | None:
        """The share of goals with both a hard and a soft measure."""
        return self.maten.verbinding.aantoonbaar.aandeel


@lru_cache(maxsize=64)
def probeer(naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int, ingreep: Ingreep) -> WhatIfOutcome:
    """Simulates the municipality after the intervention and measures it as the report does."""
    dossier = gemeente(naam, storingen, sterkte, zaad, ingreep)
    maten = measure(dossier, weergave=True)
    planted = {item.value for item in storingen}
    names = [item.regel.naam for item in diagnose(maten, dossier) if item.regel.faalmodus in planted]
    return WhatIfOutcome(maten, tuple(dict.fromkeys(names)))


def vergelijking(naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int) -> dict[str, WhatIfOutcome]:
    """The outcome of every variant, by its key in ``VARIANTEN``."""
    return {key: probeer(naam, storingen, sterkte, zaad, step) for key, (_, step) in VARIANTEN.items()}


def tabel(uitkomsten: dict[str, WhatIfOutcome]) -> Table:
    """The variants beside each other."""
    rows = tuple(
        (
            VARIANTEN[key][0],
            nl.getal(item.kracht, 1),
            nl.getal(item.beleefd, 1),
            nl.procent(item.aantoonbaar),
            str(len(item.over)),
        )
        for key, item in uitkomsten.items()
    )
    return Table(
        "Wat er in de simulatie verandert",
        (
            "Ingreep",
            "Realisatiekracht (0-100)",
            "Beleefde verbinding (0-100)",
            "Doelen met hard én zacht",
            "Bevindingen die blijven",
        ),
        rows,
        (1, 2, 3, 4),
        "Bron: simulatie met dezelfde mensen, opnieuw gemeten zoals in het rapport. FICTIEF.",
    )


def conclusies(uitkomsten: dict[str, WhatIfOutcome]) -> tuple[str, ...]:
    """What the figures say of one-sided against connected with the same effort, for and against."""
    now, together = uitkomsten["nu"], uitkomsten["verbonden"]
    found = []
    for key, name in (("structuur", "Alleen structuur"), ("gedrag", "Alleen gedrag")):
        one = uitkomsten[key]
        if _zelfde(one, now):
            found.append(f"{name} verandert hier niets: de storing zit aan de andere kant.")
            continue
        better, worse = _verschillen(together, one)
        if better and not worse:
            found.append(f"Verbonden wint van {name.lower()} op {nl.opsomming(better)}.")
        elif worse and not better:
            found.append(
                f"{name} doet het hier beter dan verbonden, op {nl.opsomming(worse)}. De andere kant was al in orde: "
                "wat er al stond, maakt deze ingreep verbonden."
                if _andere_kant_leeg(uitkomsten, key)
                else f"{name} doet het hier beter dan verbonden, op {nl.opsomming(worse)}."
            )
        elif better and worse:
            found.append(
                f"Verbonden wint van {name.lower()} op {nl.opsomming(better)}, maar verliest op {nl.opsomming(worse)}."
            )
        else:
            found.append(f"Tussen verbonden en {name.lower()} is in deze cijfers geen verschil.")
    if all(_gelijk(item.kracht, now.kracht) for item in uitkomsten.values()):
        found.append(
            "De realisatiekracht beweegt bijna niet: dit patroon zit niet in het gemiddelde. Kijk naar de bevindingen."
        )
    left = uitkomsten["dubbel"].over
    found.append(
        "Met dubbele inzet aan beide kanten verdwijnen alle bevindingen over het patroon."
        if not left
        else f"Ook met dubbele inzet {'blijft' if len(left) == 1 else 'blijven'} {nl.aantal(len(left), 'bevinding', 'bevindingen')} over."
    )
    return tuple(found)


def _gelijk(one: float | None, other: float | None, rand: float = _GELIJK) -> bool:
    return one is None or other is None or abs(one - other) < rand


def _zelfde(one: WhatIfOutcome, other: WhatIfOutcome) -> bool:
    return (
        _gelijk(one.kracht, other.kracht)
        and _gelijk(one.beleefd, other.beleefd)
        and _gelijk(one.aantoonbaar, other.aantoonbaar, 0.005)
        and one.over == other.over
    )


def _andere_kant_leeg(uitkomsten: dict[str, WhatIfOutcome], kant: str) -> bool:
    return _zelfde(uitkomsten["gedrag" if kant == "structuur" else "structuur"], uitkomsten["nu"])


def _verschillen(one: WhatIfOutcome, other: WhatIfOutcome) -> tuple[list[str], list[str]]:
    """On what the first is better, and on what worse."""
    better: list[str] = []
    worse: list[str] = []
    for name, left, right, edge in (
        ("realisatiekracht", one.kracht, other.kracht, _GELIJK),
        ("beleefde verbinding", one.beleefd, other.beleefd, _GELIJK),
        ("doelen met hard én zacht", one.aantoonbaar, other.aantoonbaar, 0.005),
        ("bevindingen die verdwijnen", -float(len(one.over)), -float(len(other.over)), 0.5),
    ):
        if left is None or right is None or _gelijk(left, right, edge):
            continue
        (better if left > right else worse).append(name)
    return better, worse
