"""Why a figure is not there, in words a reader of the report understands."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "ALS_GEHEEL",
    "GEEN_DOELEN",
    "GEEN_DOEL_BEVESTIGD",
    "GEEN_DOEL_TELT",
    "GEEN_KOPPELINGEN",
    "GEEN_RESPONS",
    "NIEMAND_GENOEG",
    "NIET_GESTELD",
    "TE_HERLEIDEN",
    "ZONDER_SPREIDING",
    "niet_gemeten",
    "niet_vastgelegd",
    "samen",
]


_ONBEKEND = "niet vastgelegd"


def niet_gemeten(oorzaak: str) -> str:
    """The reason of a figure for which the dossier has no data."""
    return f"niet gemeten: {oorzaak}"


def niet_vastgelegd(*wat: str) -> str:
    """The reason of a figure that rests on something nobody wrote down: it is unknown, not "no".

    >>> niet_vastgelegd("metingen", "inspanningen.status")
    'niet vastgelegd: metingen, inspanningen.status'
    """
    return f"{_ONBEKEND}: " + ", ".join(wat)


GEEN_RESPONS = niet_gemeten("er is geen respons")
NIET_GESTELD = niet_gemeten("deze stellingen zijn niet gesteld")
NIEMAND_GENOEG = niet_gemeten("niemand beantwoordde genoeg stellingen")
GEEN_KOPPELINGEN = niet_gemeten("er zijn geen koppelingen")
GEEN_DOELEN = niet_gemeten("er zijn geen doelen")
GEEN_DOEL_TELT = niet_gemeten("er is geen doel dat telt")
GEEN_DOEL_BEVESTIGD = "nog geen doel bevestigd"
ALS_GEHEEL = "als het geheel"
TE_HERLEIDEN = "niet getoond: uit dit cijfer zijn antwoorden van enkele mensen te herleiden"
ZONDER_SPREIDING = "iedereen gaf hetzelfde antwoord: er is geen spreiding"


def samen(redenen: Iterable[str | None]) -> str | None:
    """One text of several reasons, each once, what is not recorded first, else in the given order; None without any.

    >>> samen(["a", None, "b", "a", niet_vastgelegd("metingen")])
    'niet vastgelegd: metingen; a; b'
    """
    found = dict.fromkeys(reden for reden in redenen if reden)
    return "; ".join(sorted(found, key=lambda reden: not reden.startswith(_ONBEKEND))) or None
