"""Referentie: what differs from other municipalities, by a prediction interval (docs/maatstaven.md#referentie)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from srm_kit.dossier.contract.normen import Norm, Normenbestand
from srm_kit.measures.celmaten import Celmaat, ontbrekend
from srm_kit.measures.onzekerheid import Interval, standaardfout, t_grens
from srm_kit.measures.peiling import Scores
from srm_kit.measures.redenen import TE_HERLEIDEN, niet_gemeten
from srm_kit.measures.verloop import Verloop, afgeleiden
from srm_kit.model import CELLEN, Spoor, drempels

__all__ = ["Afwijking", "Referentie", "referentie"]

_GEEN = niet_gemeten("er is geen referentie")


@dataclass(frozen=True, slots=True)
class Afwijking:
    """The own figure minus that of the reference, and where an ordinary municipality would fall."""

    afwijking: float | None
    interval: Interval | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Referentie:
    """The course per strand, and each cell against the mean of the nine, held against other municipalities."""

    verloop: Mapping[str, Afwijking]
    cellen: Mapping[str, Afwijking]
    reden: str | None = None


def _genoeg(norms: Normenbestand, key: str) -> Norm | None:
    found = norms.norm(key)
    return found if found is not None and found.m >= drempels().referentie_gemeenten else None


def _afwijking(
    own: float, there: float, norm: Norm, slopes: Mapping[str, float], persons: Mapping[str, Scores | None]
) -> Afwijking:
    """A new municipality of the same kind falls within the interval around 0 in 95 of 100 cases."""
    away = own - there
    error = standaardfout(slopes, persons)
    if error is None:
        return Afwijking(away, None, TE_HERLEIDEN)
    reach = t_grens(norm.m - 1) * sqrt(error.waarde**2 + norm.sd**2 * (1.0 + 1.0 / norm.m))
    return Afwijking(away, (away - reach, away + reach))


def _verloop(
    norms: Normenbestand, course: Mapping[str, Verloop], persons: Mapping[str, Scores | None]
) -> dict[str, Afwijking]:
    found = {}
    for spoor in Spoor:
        own, norm = course[spoor.value], _genoeg(norms, f"verloop.{spoor.value}")
        if norm is None:
            found[spoor.value] = Afwijking(None, None, _te_weinig())
        elif own.verschil is None:
            found[spoor.value] = Afwijking(None, None, own.reden)
        else:
            found[spoor.value] = _afwijking(own.verschil, norm.gemiddelde, norm, afgeleiden(spoor), persons)
    return found


def _cellen(
    norms: Normenbestand, cells: Mapping[str, Celmaat], persons: Mapping[str, Scores | None]
) -> dict[str, Afwijking]:
    codes = [cel.code for cel in CELLEN]
    there = {code: norm for code in codes if (norm := _genoeg(norms, code)) is not None}
    own = {code: score for code in codes if (score := cells[code].score) is not None}
    if len(there) < len(codes):
        return dict.fromkeys(codes, Afwijking(None, None, _te_weinig()))
    if len(own) < len(codes):
        return dict.fromkeys(codes, Afwijking(None, None, ontbrekend(cells, codes)))
    middle = fsum(own.values()) / len(codes)
    their_middle = fsum(norm.gemiddelde for norm in there.values()) / len(codes)
    found = {}
    for code, norm in there.items():
        slopes = {other: (code == other) - 1.0 / len(codes) for other in codes}
        found[code] = _afwijking(own[code] - middle, norm.gemiddelde - their_middle, norm, slopes, persons)
    return found


def _te_weinig() -> str:
    return niet_gemeten(f"de referentie heeft hiervan minder dan {drempels().referentie_gemeenten} gemeenten")


def referentie(
    norms: Normenbestand | None,
    cellen: Mapping[str, Celmaat],
    verloop: Mapping[str, Verloop],
    personen: Mapping[str, Scores | None],
) -> Referentie:
    """The comparison, or why there is none; ``personen``: None for a cell whose spread may not be used."""
    if norms is None or not norms.normen:
        nothing = Afwijking(None, None)
        return Referentie({spoor.value: nothing for spoor in Spoor}, {cel.code: nothing for cel in CELLEN}, _GEEN)
    return Referentie(_verloop(norms, verloop, personen), _cellen(norms, cellen, personen))
