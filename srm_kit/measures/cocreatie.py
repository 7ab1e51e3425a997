"""Co-creatie: do partners take part, in finding solutions and in execution? (docs/maatstaven.md#cocreatie)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.redenen import GEEN_DOELEN, niet_gemeten, samen
from srm_kit.measures.register import Register
from srm_kit.model import Fase, drempels

__all__ = ["KWADRANTEN", "Cocreatie", "cocreatie", "kwadrant"]

KWADRANTEN = ("nauw_betrekken", "tevreden_houden", "geinformeerd_houden", "volgen")


@dataclass(frozen=True, slots=True)
class Cocreatie:
    """Shares of goals with a co-producing partner, the weighted distance to what is wanted, the quadrants."""

    dekking_R: float | None
    dekking_V: float | None
    gewogen_kloof: float | None
    kwadranten: Mapping[str, tuple[str, ...]] | None
    reden: str | None = None


def kwadrant(belang: int, invloed: int) -> str:
    """The place of a party by interest and influence, 1-5; above 3 is high (after Mendelow 1991).

    >>> kwadrant(5, 4), kwadrant(3, 4), kwadrant(4, 3), kwadrant(1, 1)
    ('nauw_betrekken', 'tevreden_houden', 'geinformeerd_houden', 'volgen')
    """
    high = drempels().hoog
    if invloed > high:
        return "nauw_betrekken" if belang > high else "tevreden_houden"
    return "geinformeerd_houden" if belang > high else "volgen"


def _coverage(dossier: Dossier, links: Register, fase: Fase) -> float:
    partners = {item.id for item in dossier.stakeholders if item.partner}
    step = drempels().partner_trede
    covered = {
        item.doel
        for item in dossier.betrokkenheid
        if item.fase is fase and item.stakeholder in partners and (item.trede_nu or 0) >= step
    }
    return sum(goal.id in covered for goal in links.doelen) / len(links.doelen)


def _weighted_gap(dossier: Dossier) -> float | None:
    parties = {item.id: item for item in dossier.stakeholders}
    weights, gaps = 0, 0
    for row in dossier.betrokkenheid:
        party = parties.get(row.stakeholder)
        if party is None or party.belang is None or party.invloed is None:
            continue
        if row.trede_nu is None or row.trede_gewenst is None:
            continue
        weight = party.belang * party.invloed
        weights += weight
        gaps += weight * max(row.trede_gewenst - row.trede_nu, 0)
    return gaps / weights if weights else None


def _quadrants(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KWADRANTEN, ())
    for party in sorted(dossier.stakeholders, key=lambda item: item.id):
        if party.belang is not None and party.invloed is not None:
            place = kwadrant(party.belang, party.invloed)
            found[place] = (*found[place], party.id)
    return found


def cocreatie(dossier: Dossier, links: Register) -> Cocreatie:
    """Coverage in richten and in verrichten, the weighted gap, and who stands where."""
    involved = bool(dossier.betrokkenheid)
    counted = involved and bool(links.doelen)
    gap = _weighted_gap(dossier)
    return Cocreatie(
        dekking_R=_coverage(dossier, links, Fase.RICHTEN) if counted else None,
        dekking_V=_coverage(dossier, links, Fase.VERRICHTEN) if counted else None,
        gewogen_kloof=gap,
        kwadranten=_quadrants(dossier) if dossier.stakeholders else None,
        reden=samen(
            (
                niet_gemeten("er zijn geen stakeholders") if not dossier.stakeholders else None,
                niet_gemeten("er is geen betrokkenheid ingevuld") if not involved else None,
                GEEN_DOELEN if involved and not links.doelen else None,
                niet_gemeten("belang, invloed of trede ontbreekt") if involved and gap is None else None,
            )
        ),
    )
