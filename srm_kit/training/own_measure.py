"""The measure in which a planted pattern shows: what a what-if must move, instead of one mean in which it may hide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

from srm_kit import nl
from srm_kit.measures import Maten
from srm_kit.simulation.storing import Storing

__all__ = ["Maat", "eigen_maat"]


@dataclass(frozen=True, slots=True)
class Maat:
    """One figure: the heading of its column, its name in a sentence, its value and how it is written.

    ``lager`` says that less is better; outcomes closer than ``rand`` count as the same.
    """

    kop: str
    naam: str
    waarde: float | None
    tekst: str
    rand: float
    lager: bool = False

    @property
    def hoe_goed(self) -> float | None:
        """The value such that more is better."""
        return -self.waarde if self.lager and self.waarde is not None else self.waarde


def eigen_maat(storing: Storing, maten: Maten) -> Maat:
    """The measure of one planted pattern."""
    return _VAN[storing](maten)


def _kloof(maten: Maten) -> Maat:
    found = [abs(item.delta) for code in ("IS", "VS") if (item := maten.kloof[code]).delta is not None]
    value = fsum(found) / len(found) if found else None
    text = nl.NIET_GEMETEN if value is None else str(nl.getal(value, 1))
    return Maat(
        "Kloof beleid en uitvoering (punten, schaal 1-5)",
        "de kloof tussen beleid en uitvoering",
        value,
        text,
        0.05,
        True,
    )


def _together(maten: Maten) -> Maat:
    value = maten.verkokering.integraliteit
    text = nl.NIET_GEMETEN if value is None else str(nl.procent(value))
    return Maat("Doelen met twee of meer afdelingen", "doelen met twee of meer afdelingen", value, text, 0.005)


def _aandacht(maten: Maten, kant: str) -> Maat:
    value = maten.balans.aandacht.structuur if kant == "structuur" else maten.balans.aandacht.gedrag
    text = nl.NIET_GEMETEN if value is None else str(nl.procent(value))
    return Maat(f"Zien vooral aandacht voor {kant}", "de verdeling van de aandacht", value, text, 0.005, True)


def _landing(maten: Maten) -> Maat:
    value = maten.fasen.V
    text = nl.NIET_GEMETEN if value is None else str(nl.getal(value))
    return Maat("Score bij het verrichten (0-100)", "de score bij het verrichten", value, text, 0.5)


def _niveau(maten: Maten) -> Maat:
    value = maten.opdrachtgeverschap["opdrachtnemer"].mediaan
    text = nl.NIET_GEMETEN if value is None else str(value)
    return Maat("Niveau volgens partners (1-5)", "het niveau van het opdrachtgeverschap", value, text, 0.5)


def _dekking(maten: Maten) -> Maat:
    cocreatie = maten.cocreatie
    both = [item for item in (cocreatie.dekking_R, cocreatie.dekking_V) if item is not None]
    value = fsum(both) / 2 if len(both) == 2 else None
    text = nl.NIET_GEMETEN if value is None else str(nl.procent(value))
    return Maat("Dekking (gemiddeld over plan en uitvoering)", "de dekking van co-creatie", value, text, 0.005)


_VAN: dict[Storing, Callable[[Maten], Maat]] = {
    Storing.BELEID_UITVOERING: _kloof,
    Storing.VERKOKERING: _together,
    Storing.EENZIJDIG_STRUCTUUR: lambda maten: _aandacht(maten, "structuur"),
    Storing.EENZIJDIG_GEDRAG: lambda maten: _aandacht(maten, "gedrag"),
    Storing.KOERS_ZONDER_LANDING: _landing,
    Storing.OPDRACHTGEVERSCHAP: _niveau,
    Storing.GEEN_COCREATIE: _dekking,
}
