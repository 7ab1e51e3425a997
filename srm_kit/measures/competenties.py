"""Competenties: what is needed against what is there, and whether a soft initiative works on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie
from srm_kit.measures.redenen import GEEN_KOPPELINGEN, niet_gemeten, samen
from srm_kit.measures.register import Register
from srm_kit.model import drempels

__all__ = ["DOELGROEPEN", "Competentiemaat", "Competenties", "competenties"]

DOELGROEPEN = ("management", "medewerkers")


@dataclass(frozen=True, slots=True)
class Competentiemaat:
    """The gap of one competence (share of what is required), and whether soft work serves its goals."""

    gat: float | None
    zachte_inspanning: bool | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Competenties:
    """The gap over all, per target group and per competence; 0 is everything there, 1 is nothing."""

    gat: float | None
    per_doelgroep: Mapping[str, float | None]
    per_competentie: Mapping[str, Competentiemaat]
    reden: str | None = None


def _gap(rows: Iterable[Competentie]) -> float | None:
    """Shortfall over requirement, over rows that have both levels."""
    required, short = 0, 0
    for row in rows:
        if row.vereist is not None and row.aanwezig is not None:
            required += row.vereist
            short += max(row.vereist - row.aanwezig, 0)
    return short / required if required else None


def _served(links: Register) -> frozenset[str]:
    """Competences linked to a goal that also has a soft initiative."""
    soft = drempels().zacht_inspanning
    return frozenset(
        skill.id
        for goal, skills in links.competenties.items()
        if any(item.zacht is not None and item.zacht >= soft for item in links.inspanningen.get(goal, ()))
        for skill in skills
    )


def competenties(dossier: Dossier, links: Register) -> Competenties:
    """The gaps of a dossier."""
    rows = sorted(dossier.competenties, key=lambda item: item.id)
    served = _served(links)
    levels = niet_gemeten("vereist of aanwezig niveau ontbreekt")

    def single(row: Competentie) -> Competentiemaat:
        gap = _gap((row,))
        return Competentiemaat(
            gat=gap,
            zachte_inspanning=row.id in served if links.gekoppeld else None,
            reden=samen((levels if gap is None else None, None if links.gekoppeld else GEEN_KOPPELINGEN)),
        )

    whole = _gap(rows)
    groups = {name: _gap(row for row in rows if row.doelgroep == name) for name in DOELGROEPEN}
    absent = niet_gemeten("er zijn geen competenties") if not rows else levels
    return Competenties(
        gat=whole,
        per_doelgroep=groups,
        per_competentie={row.id: single(row) for row in rows},
        reden=absent if whole is None or None in groups.values() else None,
    )
