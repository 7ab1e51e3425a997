"""The account of what was published of the answers: who counted, as tags, and which figures; no answers.

It lies beside the dossier and belongs to it, but is no part of it: what was published stays published, whatever
version of the dossier comes back. How it decides is in docs/kwaliteit/privacy.md.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "GEEN_UITGIFTEN",
    "Cijfersoort",
    "Gepubliceerd",
    "Meetmomentuitgiften",
    "Uitgegeven",
    "Uitgifte",
    "Uitgiften",
]

_TAG = 12


class Cijfersoort(StrEnum):
    """What a published figure is about.

    The last two: that everybody agrees, or nobody does, says of each person on which side of a score they are.
    """

    TOTAAL = "totaal"
    MINSTENS = "minstens"
    HOOGSTENS = "hoogstens"
    KLOOF = "kloof"
    KLOOF_LEIDING = "kloof_leiding"
    AFDELING = "afdeling"
    SAMEN = "samen"
    ACHTERGROND = "achtergrond"
    ELK_MINSTENS = "elk minstens"
    ELK_HOOGSTENS = "elk hoogstens"


@dataclass(frozen=True, slots=True)
class Gepubliceerd:
    """One figure of one cell as it is printed, on 0-100; the two differences are on the scale of 1-5.

    ``groep`` says of whom: the departments of AFDELING and SAMEN, ``functiegroep=beleid`` and so on of ACHTERGROND,
    empty for the others.
    """

    soort: Cijfersoort
    waarde: float
    groep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitgegeven:
    """A person in a release: the background as it was then, and in which of ``Uitgifte.cellen`` they counted ("1" or "0").

    ``merk`` is the tag of all their answers together: another tag, other answers.
    """

    functiegroep: str
    afdeling: str
    leidinggevend: int
    merk: str
    telt: str


@dataclass(frozen=True, slots=True)
class Uitgifte:
    """One release of one measurement date: persons by the tag of their id, and the figures per cell or block."""

    cellen: tuple[str, ...]
    personen: Mapping[str, Uitgegeven]
    cijfers: Mapping[str, tuple[Gepubliceerd, ...]]


@dataclass(frozen=True, slots=True)
class Meetmomentuitgiften:
    """Every different release of one measurement date, oldest first.

    ``k_min`` and ``afdelingen`` (None while none were chosen) are those of the first release, and stay.
    """

    k_min: int
    afdelingen: tuple[str, ...] | None = None
    uitgiften: tuple[Uitgifte, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Uitgiften:
    """The account of a dossier. ``sleutel`` makes the tags; empty while nothing was published."""

    sleutel: str = ""
    meetmomenten: Mapping[date, Meetmomentuitgiften] = field(default_factory=dict)

    def merk(self, *delen: object) -> str:
        """A tag: the same for the same parts, and without the key it tells nothing.

        >>> Uitgiften("00" * 16).merk("r1") == Uitgiften("00" * 16).merk("r1"), len(Uitgiften("01").merk("r1"))
        (True, 12)
        """
        text = "\0".join(map(str, delen)).encode("utf-8", "surrogatepass")
        return hmac.new(bytes.fromhex(self.sleutel), text, hashlib.sha256).hexdigest()[:_TAG]

    def van(self, meetmoment: date | None) -> Meetmomentuitgiften | None:
        """What was published of this measurement date; None when nothing was."""
        return None if meetmoment is None else self.meetmomenten.get(meetmoment)


GEEN_UITGIFTEN = Uitgiften()
