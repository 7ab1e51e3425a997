"""Wezen: what hangs loose, in so far as links were recorded at all (docs/maatstaven.md#concretisering-wezen)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from srm_kit.measures.redenen import niet_vastgelegd, samen
from srm_kit.measures.register import Register

__all__ = ["Wezen", "wezen"]


@dataclass(frozen=True, slots=True)
class Wezen:
    """What hangs loose, by id; None when it cannot be known."""

    doelen_zonder_inspanning: tuple[str, ...] | None
    inspanningen_zonder_doel: tuple[str, ...] | None
    indicatoren_zonder_doel: tuple[str, ...] | None
    competenties_zonder_doel: tuple[str, ...] | None
    reden: str | None = None


def _loose(
    links: Register, table: str, kind: str, linked: set[str], candidates: Iterable[str]
) -> tuple[tuple[str, ...] | None, str | None]:
    """The ids that hang loose, or why that is unknown: no table, or not one of its rows is linked."""
    unknown = links.vastgelegd.ontbreekt(table)
    if unknown is None and not linked and not links.vastgelegd.volledig("koppelingen"):
        unknown = niet_vastgelegd(f"koppelingen van soort {kind}")
    if unknown:
        return None, unknown
    return tuple(sorted(set(candidates) - linked)), None


def wezen(links: Register) -> Wezen:
    """What hangs loose; work that is finished and indicators that are obligatory never do."""
    if links.zonder_doelen and not links.dossier.doelen:
        return Wezen(None, None, None, None, links.zonder_doelen)
    rows = links.dossier
    efforts = {item.id for items in links.inspanningen.values() for item in items}
    skills = {item.id for items in links.competenties.values() for item in items}
    indicators = {item.id for items in links.indicatoren.values() for item in items}
    unknown = None
    if not efforts and not links.vastgelegd.volledig("koppelingen"):
        unknown = niet_vastgelegd("koppelingen van soort inspanning")
    goals = links.zonder_doelen or unknown
    open_efforts = (inspanning.id for inspanning in rows.inspanningen if inspanning.status != "afgerond")
    open_indicators = (indicator.id for indicator in rows.indicatoren if not indicator.verplicht)
    loose_efforts, why_efforts = _loose(links, "inspanningen", "inspanning", efforts, open_efforts)
    loose_indicators, why_indicators = _loose(links, "indicatoren", "indicator", indicators, open_indicators)
    every_skill = (competentie.id for competentie in rows.competenties)
    loose_skills, why_skills = _loose(links, "competenties", "competentie", skills, every_skill)
    return Wezen(
        doelen_zonder_inspanning=None
        if goals
        else tuple(goal.id for goal in links.doelen if not links.inspanningen.get(goal.id)),
        inspanningen_zonder_doel=loose_efforts,
        indicatoren_zonder_doel=loose_indicators,
        competenties_zonder_doel=loose_skills,
        reden=samen((goals, why_efforts, why_indicators, why_skills)),
    )
