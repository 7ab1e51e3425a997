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
from srm_kit.training.gemeente import Ingreep, lesgemeente
from srm_kit.training.own_measure import Maat, eigen_maat
from srm_kit.views.zinnen import MERK_FICTIEF

__all__ = ["AANNAME", "VARIANTEN", "WhatIfOutcome", "conclusies", "namen", "probeer", "tabel", "vergelijking"]

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
_NA: dict[Storing, dict[str, str]] = {
    Storing.EENZIJDIG_STRUCTUUR: {"structuur": "Nog meer structuur", "gedrag": "Alsnog gedrag toevoegen"},
    Storing.EENZIJDIG_GEDRAG: {"structuur": "Alsnog structuur toevoegen", "gedrag": "Nog meer gedrag"},
}
"""Where one side already stood, more of the other is not one-sided, and its name says so."""


def namen(storingen: tuple[Storing, ...]) -> dict[str, str]:
    """What the variants are called in a municipality with these faults."""
    found = {key: name for key, (name, _) in VARIANTEN.items()}
    for storing in storingen:
        found |= _NA.get(storing, {})
    return found


@dataclass(frozen=True, slots=True, eq=False)
class WhatIfOutcome:
    """What was measured after an intervention, of the planted ``storingen`` and whether their findings remain (``over``)."""

    maten: Maten
    storingen: tuple[Storing, ...]
    over: tuple[str, ...]

    @property
    def eigen(self) -> tuple[Maat, ...]:
        """The measure in which each planted pattern shows."""
        return tuple(eigen_maat(item, self.maten) for item in self.storingen)

    @property
    def aantoonbaar(self) -> float | None:
        """The share of goals with both a hard and a soft measure."""
        return self.maten.verbinding.aantoonbaar.aandeel


@lru_cache(maxsize=64)
def probeer(naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int, ingreep: Ingreep) -> WhatIfOutcome:
    """Simulates the municipality after the intervention and measures it as the report does."""
    dossier = lesgemeente(naam, storingen, sterkte, zaad, ingreep)
    maten = measure(dossier, weergave=True)
    planted = {item.value for item in storingen}
    names = [item.regel.naam for item in diagnose(maten, dossier) if item.regel.faalmodus in planted]
    return WhatIfOutcome(maten, storingen, tuple(dict.fromkeys(names)))


def vergelijking(naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int) -> dict[str, WhatIfOutcome]:
    """The outcome of every variant, by its key in ``VARIANTEN``."""
    return {key: probeer(naam, storingen, sterkte, zaad, step) for key, (_, step) in VARIANTEN.items()}


def tabel(uitkomsten: dict[str, WhatIfOutcome]) -> Table:
    """The variants beside each other, on the measure of the planted pattern itself."""
    now = uitkomsten["nu"]
    names = namen(now.storingen)
    own = tuple(item.kop for item in now.eigen)
    rows = tuple(
        (
            names[key],
            *(each.tekst for each in item.eigen),
            nl.procent(item.aantoonbaar),
            str(len(item.over)),
        )
        for key, item in uitkomsten.items()
    )
    return Table(
        "Wat er in de simulatie verandert",
        ("Ingreep", *own, "Doelen met hard én zacht", "Bevindingen die blijven"),
        rows,
        tuple(range(1, len(own) + 3)),
        f"Bron: simulatie met dezelfde mensen, opnieuw gemeten zoals in het rapport.{MERK_FICTIEF}",
    )


def conclusies(uitkomsten: dict[str, WhatIfOutcome]) -> tuple[str, ...]:
    """What the figures say of one side against connected with the same effort, for and against."""
    now, together = uitkomsten["nu"], uitkomsten["verbonden"]
    names = namen(now.storingen)
    found = []
    for key in ("structuur", "gedrag"):
        one, name = uitkomsten[key], names[key]
        if not any(_differences(one, now)):
            found.append(f"{name} verandert hier niets: de storing zit aan de andere kant.")
            continue
        better, worse = _differences(together, one)
        if better and not worse:
            found.append(f"Verbonden wint van ‘{name.lower()}’ op {nl.opsomming(better)}.")
        elif worse and not better:
            text = f"{name} doet het hier beter dan verbonden, op {nl.opsomming(worse)}."
            if _other_side_empty(uitkomsten, key):
                text += " De andere kant was al in orde: wat er al stond, maakt deze ingreep verbonden."
            found.append(text)
        elif better and worse:
            found.append(
                f"Verbonden wint van ‘{name.lower()}’ op {nl.opsomming(better)}, maar verliest op {nl.opsomming(worse)}."
            )
        else:
            found.append(f"Tussen verbonden en ‘{name.lower()}’ is in deze cijfers geen verschil.")
    left = uitkomsten["dubbel"].over
    found.append(
        "Met dubbele inzet aan beide kanten verdwijnen alle bevindingen over het patroon."
        if not left
        else f"Ook met dubbele inzet {'blijft' if len(left) == 1 else 'blijven'} {nl.aantal(len(left), 'bevinding', 'bevindingen')} over."
    )
    return tuple(found)


def _other_side_empty(uitkomsten: dict[str, WhatIfOutcome], kant: str) -> bool:
    return not any(_differences(uitkomsten["gedrag" if kant == "structuur" else "structuur"], uitkomsten["nu"]))


def _differences(one: WhatIfOutcome, other: WhatIfOutcome) -> tuple[list[str], list[str]]:
    """On what the first is better, and on what worse."""
    better: list[str] = []
    worse: list[str] = []
    pairs = [
        (left.naam, left.hoe_goed, right.hoe_goed, left.rand)
        for left, right in zip(one.eigen, other.eigen, strict=True)
    ]
    pairs += [
        ("doelen met hard én zacht", one.aantoonbaar, other.aantoonbaar, 0.005),
        ("bevindingen die verdwijnen", -float(len(one.over)), -float(len(other.over)), 0.5),
    ]
    for name, left, right, edge in pairs:
        if left is None or right is None or abs(left - right) < edge:
            continue
        (better if left > right else worse).append(name)
    return better, worse
