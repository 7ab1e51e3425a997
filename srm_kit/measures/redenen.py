"""Why a figure is not there, in words a reader of the report understands."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "ALS_GEHEEL",
    "GEEN_DOELEN",
    "GEEN_KOPPELINGEN",
    "GEEN_RESPONS",
    "NIEMAND_GENOEG",
    "NIET_GESTELD",
    "TE_HERLEIDEN",
    "ZONDER_SPREIDING",
    "niet_gemeten",
    "samen",
]


def niet_gemeten(oorzaak: str) -> str:
    """The reason of a figure for which the dossier has no data."""
    return f"niet gemeten: {oorzaak}"


GEEN_RESPONS = niet_gemeten("er is geen respons")
NIET_GESTELD = niet_gemeten("deze stellingen zijn niet gesteld")
NIEMAND_GENOEG = niet_gemeten("niemand beantwoordde genoeg stellingen")
GEEN_KOPPELINGEN = niet_gemeten("er zijn geen koppelingen")
GEEN_DOELEN = niet_gemeten("er zijn geen doelen")
ALS_GEHEEL = "als het geheel"
TE_HERLEIDEN = "niet getoond: uit dit cijfer zijn antwoorden van enkele mensen te herleiden"
ZONDER_SPREIDING = "iedereen gaf hetzelfde antwoord: er is geen spreiding"


def samen(redenen: Iterable[str | None]) -> str | None:
    """One text of several reasons, each once, in the given order; None when there is none.

    >>> samen(["a", None, "b", "a"])
    'a; b'
    """
    found = dict.fromkeys(reden for reden in redenen if reden)
    return "; ".join(found) or None
