"""Rows about movement: how far a goal has come per strand, and other behaviour that was seen (docs/dossier.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, bevestigd, extra, gedrukt, kolom, rijnummer
from srm_kit.model import Spoor

__all__ = ["TREDEN", "Gedrag", "Ladderstand"]

TREDEN = ("genoemd", "beschreven", "belegd", "toegepast", "geëvalueerd")
"""The steps of the ladder; those of the rubric for documents, but for the first, which is absent."""


@dataclass(frozen=True, slots=True)
class Ladderstand:
    """How far a goal has come on one strand, at a date; later rows beside it show movement."""

    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel.", verwijst=("doelen",))
    spoor: Spoor = kolom("spoor", Soort.SPOOR, "Spoor: S, B of L (of het woord).")
    trede: str = kolom("trede", Soort.KEUZE, "Hoe ver het is, volgens de bron.", keuzes=TREDEN)
    datum: date = kolom("datum", Soort.DATUM, "Datum van de bron.")
    bron: str = kolom("bron", Soort.TEKST, "Waar het staat of is gezien; geen namen van mensen.", "")
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Gedrag:
    """Other behaviour of a group of people in one role: from what to what, and on how many occasions it was seen."""

    rol: str = kolom("rol", Soort.TEKST, "De rol, bijvoorbeeld teamleiders; nooit een persoon.")
    mensen: int = kolom(
        "mensen", Soort.SCORE, "Hoeveel mensen deze rol hebben; over minder dan vijf zegt de werkbank niets.", minimum=5
    )
    van: str = kolom("van", Soort.TEKST, "Wat mensen in deze rol nu doen.")
    naar: str = kolom("naar", Soort.TEKST, "Wat zij straks doen, in woorden die iemand kan zien.")
    gezien: int = kolom("gezien", Soort.SCORE, "Op hoeveel momenten het nieuwe gedrag is gezien.", minimum=0)
    van_de: int = kolom(
        "van_de", Soort.SCORE, "Op hoeveel momenten ernaar is gekeken; momenten, geen mensen.", minimum=1
    )
    datum: date = kolom("datum", Soort.DATUM, "Datum van het laatste moment.")
    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel waar dit gedrag voor nodig is.", "", verwijst=("doelen",))
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()
