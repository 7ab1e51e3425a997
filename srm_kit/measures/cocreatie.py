"""Co-creatie: do partners take part, in finding solutions and in execution? (docs/maatstaven.md#cocreatie)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Stakeholder
from srm_kit.measures.redenen import niet_gemeten, samen
from srm_kit.measures.register import Register
from srm_kit.model import Fase, drempels

__all__ = ["KWADRANTEN", "Cocreatie", "cocreatie", "kwadrant"]

KWADRANTEN = ("nauw_betrekken", "tevreden_houden", "geinformeerd_houden", "volgen")


_INWONERS = frozenset({"inwoners", "clienten", "adviesraad"})
_FASEN = (Fase.RICHTEN, Fase.VERRICHTEN)


@dataclass(frozen=True, slots=True)
class Cocreatie:
    """Shares of goals with a co-producing partner and with residents, the distance to what is wanted, the quadrants.

    ``bekend_R`` and ``bekend_V`` say over how many goals the shares of that phase are.
    """

    dekking_R: float | None
    dekking_V: float | None
    bekend_R: int | None
    bekend_V: int | None
    inwoners_R: float | None
    inwoners_V: float | None
    gewogen_kloof: float | None
    kwadranten: Mapping[str, tuple[str, ...]] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class _Dekking:
    """One phase: over how many goals, and the shares with a partner and with residents on their step."""

    bekend: int | None
    partners: float | None
    inwoners: float | None


def kwadrant(belang: int, invloed: int) -> str:
    """The place of a party by interest and influence, 1-5; above 3 is high (after Mendelow 1991).

    >>> kwadrant(5, 4), kwadrant(3, 4), kwadrant(4, 3), kwadrant(1, 1)
    ('nauw_betrekken', 'tevreden_houden', 'geinformeerd_houden', 'volgen')
    """
    high = drempels().hoog
    if invloed > high:
        return "nauw_betrekken" if belang > high else "tevreden_houden"
    return "geinformeerd_houden" if belang > high else "volgen"


def _residents(party: Stakeholder) -> bool:
    letters = unicodedata.normalize("NFKD", party.soort.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) in _INWONERS


def _coverage(links: Register, fase: Fase) -> _Dekking:
    if links.zonder_doelen:
        return _Dekking(None, None, None)
    limits = drempels()
    partners = {stakeholder.id: stakeholder for stakeholder in links.dossier.stakeholders if stakeholder.partner}
    known: set[str] = set()
    covered: set[str] = set()
    heard: set[str] = set()
    for row in links.dossier.betrokkenheid:
        party = partners.get(row.stakeholder)
        if row.fase is not fase or party is None or row.trede_nu is None:
            continue
        goals = links.behoort.get(row.doel, ())
        known.update(goals)
        if row.trede_nu >= limits.partner_trede:
            covered.update(goals)
        if row.trede_nu >= limits.inwoners_trede and _residents(party):
            heard.update(goals)
    number = len(links.doelen) if links.vastgelegd.volledig("betrokkenheid") else len(known)
    if number == 0 or number < limits.dekking_bekend * len(links.doelen):
        return _Dekking(number, None, None)
    return _Dekking(number, len(covered) / number, len(heard) / number)


def _weighted_gap(dossier: Dossier) -> float | None:
    parties = {stakeholder.id: stakeholder for stakeholder in dossier.stakeholders}
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
    found: dict[str, list[str]] = {name: [] for name in KWADRANTEN}
    for party in sorted(dossier.stakeholders, key=lambda item: item.id):
        if party.belang is not None and party.invloed is not None:
            found[kwadrant(party.belang, party.invloed)].append(party.id)
    return {name: tuple(idents) for name, idents in found.items()}


def cocreatie(links: Register) -> Cocreatie:
    """Coverage in richten and in verrichten, the weighted gap, and who stands where."""
    known = links.vastgelegd
    first, last = (_coverage(links, fase) for fase in _FASEN)
    gap = _weighted_gap(links.dossier)
    no_places = known.ontbreekt("stakeholders.belang", "stakeholders.invloed")
    no_steps = known.ontbreekt("betrokkenheid.trede_nu")
    too_few = first.partners is None or last.partners is None
    no_gap = known.ontbreekt(
        "stakeholders.belang", "stakeholders.invloed", "betrokkenheid.trede_nu", "betrokkenheid.trede_gewenst"
    )
    return Cocreatie(
        dekking_R=first.partners,
        dekking_V=last.partners,
        bekend_R=first.bekend,
        bekend_V=last.bekend,
        inwoners_R=first.inwoners,
        inwoners_V=last.inwoners,
        gewogen_kloof=gap,
        kwadranten=None if no_places else _quadrants(links.dossier),
        reden=samen(
            (
                links.zonder_doelen,
                no_steps,
                niet_gemeten("bij te weinig doelen is bekend hoe partners meedoen") if too_few else None,
                (no_gap or niet_gemeten("belang, invloed of trede ontbreekt")) if gap is None else None,
                no_places,
            )
        ),
    )
