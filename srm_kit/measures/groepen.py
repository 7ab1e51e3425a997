"""Groepen: the cells per department, after the privacy plan (domain.md 1.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.tabellen import Afdeling
from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, niet_gemeten
from srm_kit.privacy import Privacyplan

__all__ = ["Groepcel", "Groepen", "groepen"]


@dataclass(frozen=True, slots=True)
class Groepcel:
    """The score 0-100 of one department in one cell."""

    score: float | None
    n: int | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Groepen:
    """Per department id and cell code."""

    afdeling: Mapping[str, Mapping[str, Groepcel]]
    reden: str | None = None


def groepen(
    wave: Peiling | None,
    cellen: Mapping[str, Scores | None],
    afdelingen: tuple[Afdeling, ...],
    plan: Privacyplan,
) -> Groepen:
    """The departments beside the published total of each cell.

    Members of the board stand in no department; they are part of the total only. Which departments are shown
    is decided per cell, because what can be subtracted is the total of that cell.
    """
    names = sorted(item.id for item in afdelingen)
    found: dict[str, dict[str, Groepcel]] = {name: {} for name in names}
    if wave is not None:
        staff = wave.functiegroep != "bestuur"
        members = {name: (wave.afdeling == name) & staff for name in names}
    for code, persons in cellen.items():
        if wave is None or persons is None:
            reason = GEEN_RESPONS if wave is None else NIET_GESTELD
            for name in names:
                found[name][code] = Groepcel(None, None, onderdrukt=False, reden=reason)
            continue
        counts = {name: int((members[name] & persons.telt).sum()) for name in names}
        shown = plan.zichtbaar(counts, persons.n)
        for name in names:
            if name in shown:
                found[name][code] = Groepcel(persons.score_van(members[name]), counts[name], onderdrukt=False)
            elif counts[name] == 0:
                found[name][code] = Groepcel(None, 0, onderdrukt=False, reden=NIEMAND_GENOEG)
            else:
                found[name][code] = Groepcel(None, None, onderdrukt=True, reden=plan.reden)
    return Groepen(found, None if names else niet_gemeten("er zijn geen afdelingen"))
