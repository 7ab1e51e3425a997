"""The rows of the phase verrichten: what was measured, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, extra, gedrukt, kolom, rijnummer
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.model import Fase, Spoor

__all__ = ["Besluit", "Meting"]


@dataclass(frozen=True, slots=True)
class Meting:
    """One value of an indicator on a date."""

    indicator: str = kolom("indicator", Soort.VERWIJZING, "De indicator.", verwijst=("indicatoren",))
    datum: date = kolom("datum", Soort.DATUM, "Datum van de meting.")
    waarde: Waarde = kolom("waarde", Soort.WAARDE, "De gemeten waarde.", datumkolom="datum")
    soort: str = kolom(
        "soort", Soort.KEUZE, "Realisatie of prognose; leeg is realisatie.", "", keuzes=("realisatie", "prognose")
    )
    gebied: str = kolom("gebied", Soort.TEKST, "Leeg: de gemeente zelf; anders met wie u vergelijkt.", "")
    voorlopig: bool | None = kolom("voorlopig", Soort.JANEE, "Is het cijfer voorlopig?", None)
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision, open or taken."""

    id: str = kolom("id", Soort.ID, "Korte code van het besluit.")
    fase: Fase = kolom("fase", Soort.FASE, "Fase: R, I of V.")
    besluit: str = kolom("besluit", Soort.TEKST, "Wat er besloten is of moet worden.")
    spoor: Spoor | None = kolom("spoor", Soort.SPOOR, "Welk spoor het besluit raakt: S, B of L (of het woord).", None)
    eigenaar: str = kolom("eigenaar", Soort.TEKST, "Wie erover gaat (rol).", "")
    datum: date | None = kolom("datum", Soort.DATUM, "Datum.", None)
    status: str = kolom(
        "status", Soort.KEUZE, "Stand van zaken.", "", keuzes=("open", "genomen", "uitgevoerd", "vervallen")
    )
    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel.", "", verwijst=("doelen",))
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()
