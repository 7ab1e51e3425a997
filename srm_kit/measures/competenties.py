"""Competenties: what is needed against what is there, and whether soft work serves it (docs/maatstaven.md#competenties)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.tabellen import Competentie
from srm_kit.measures.redenen import niet_gemeten, samen
from srm_kit.measures.register import Register
from srm_kit.model import drempels

__all__ = ["DOELGROEPEN", "Competentiegat", "Competentiemaat", "Competenties", "competenties", "toerusting"]

DOELGROEPEN = ("management", "medewerkers")
_SOORTEN = ("competentie", "kennis")


@dataclass(frozen=True, slots=True)
class Competentiegat:
    """The gap of a group of competences (share of what is required), and how many fall short of how many."""

    gat: float | None
    onder: tuple[int, int] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Competentiemaat:
    """The gap of one competence, and whether soft work serves its goals."""

    gat: float | None
    zachte_inspanning: bool | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Competenties:
    """The gap over all, per target group and per competence; 0 is everything there, 1 is nothing."""

    gat: float | None
    onder: tuple[int, int] | None
    per_doelgroep: Mapping[str, Competentiegat]
    per_competentie: Mapping[str, Competentiemaat]
    reden: str | None = None


def _gap(rows: Iterable[Competentie], unknown: str | None) -> Competentiegat:
    """Shortfall over requirement, over rows that have both levels."""
    pairs = [(row.vereist, row.aanwezig) for row in rows if row.vereist is not None and row.aanwezig is not None]
    if not pairs:
        return Competentiegat(None, None, unknown or niet_gemeten("vereist of aanwezig niveau ontbreekt"))
    short = sum(max(needed - there, 0) for needed, there in pairs)
    below = sum(there < needed for needed, there in pairs)
    return Competentiegat(short / sum(needed for needed, _ in pairs), (below, len(pairs)))


def _served(links: Register) -> frozenset[str]:
    """Competences of a goal that also has a soft initiative."""
    soft = drempels().zacht_inspanning
    return frozenset(
        skill.id
        for goal, skills in links.competenties.items()
        if any(item.zacht is not None and item.zacht >= soft for item in links.inspanningen.get(goal, ()))
        for skill in skills
    )


def competenties(links: Register) -> Competenties:
    """The gaps of a register."""
    known = links.vastgelegd
    rows = sorted(links.dossier.competenties, key=lambda item: item.id)
    served = _served(links)
    levels = known.ontbreekt("competenties.vereist", "competenties.aanwezig")
    unlinked = known.zonder_koppeling("competentie", "inspanning")

    def single(row: Competentie) -> Competentiemaat:
        gap = _gap((row,), levels)
        served_by = None if unlinked else row.id in served
        return Competentiemaat(gap.gat, served_by, samen((gap.reden, unlinked)))

    unknown = known.ontbreekt("competenties") or levels
    whole = _gap(rows, unknown)
    no_group = unknown or known.ontbreekt("competenties.doelgroep")
    return Competenties(
        gat=whole.gat,
        onder=whole.onder,
        per_doelgroep={name: _gap((row for row in rows if row.doelgroep == name), no_group) for name in DOELGROEPEN},
        per_competentie={row.id: single(row) for row in rows},
        reden=whole.reden,
    )


def toerusting(links: Register) -> Mapping[tuple[str, str], Competentiegat]:
    """The gap of management and employees in competences and in knowledge, each apart; gedrag is in neither."""
    rows = links.dossier.competenties
    return {
        (group, kind): _gap((row for row in rows if row.doelgroep == group and row.soort == kind), None)
        for group in DOELGROEPEN
        for kind in _SOORTEN
    }
