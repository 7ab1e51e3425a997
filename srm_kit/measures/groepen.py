"""Groepen: the cells per department, after the privacy plan (docs/kwaliteit/privacy.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import ALS_GEHEEL, GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, niet_gemeten
from srm_kit.model import Cel, Spoor
from srm_kit.privacy import Privacybesluit, Privacyplan
from srm_kit.privacy.minimum import K_LEIDERSCHAP

__all__ = ["Groepcel", "Groepen", "Samengevoegd", "groepen"]


@dataclass(frozen=True, slots=True)
class Groepcel:
    """The score 0-100 of one department in one cell."""

    score: float | None
    n: int | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """Departments that are too small to show apart, as one group: their ids, and the score per cell."""

    afdelingen: tuple[str, ...]
    cellen: Mapping[str, Groepcel]


@dataclass(frozen=True, slots=True)
class Groepen:
    """Per department id and cell code; and the small departments together, None when that cannot be shown."""

    afdeling: Mapping[str, Mapping[str, Groepcel]]
    samengevoegd: Samengevoegd | None = None
    reden: str | None = None


def groepen(
    wave: Peiling | None,
    cellen: Mapping[str, Scores | None],
    afdelingen: tuple[Afdeling, ...],
    plan: Privacyplan,
    besluit: Privacybesluit,
) -> Groepen:
    """The departments beside the published total of each cell, as far as the decision lets them be shown.

    Members of the board stand in no department; they are part of the total only.
    """
    names = sorted(afdeling.id for afdeling in afdelingen)
    if wave is None:
        nothing = {code: Groepcel(None, None, onderdrukt=False, reden=GEEN_RESPONS) for code in cellen}
        return Groepen(dict.fromkeys(names, nothing), None, None if names else _none())
    staff = wave.functiegroep != "bestuur"
    members = {name: (wave.afdeling == name) & staff for name in names}
    found = {
        name: {
            code: _cel(persons, members[name], _reden(name, code, plan, besluit)) for code, persons in cellen.items()
        }
        for name in names
    }
    together = None
    if besluit.samengevoegd:
        mask = np.isin(wave.afdeling, besluit.samengevoegd) & staff
        cells = {
            code: _cel(persons, mask, None if code in besluit.samencellen else _te_klein(code, plan, besluit))
            for code, persons in cellen.items()
        }
        together = Samengevoegd(besluit.samengevoegd, cells)
    return Groepen(found, together, None if names else _none())


def _none() -> str:
    return niet_gemeten("er zijn geen afdelingen")


def _reden(name: str, code: str, plan: Privacyplan, besluit: Privacybesluit) -> str | None:
    """Why a department is not shown in a cell; None when it is."""
    if name in besluit.afdelingen.get(code, ()):
        return None
    if name in besluit.vrijwel_geheel.get(code, ()):
        return ALS_GEHEEL
    return _te_klein(code, plan, besluit)


def _te_klein(code: str, plan: Privacyplan, besluit: Privacybesluit) -> str:
    """How a department that is too small is written: for readers it needs more people when it is about leadership."""
    about_leaders = besluit.weergave and Cel.van_code(code).spoor is Spoor.LEIDERSCHAP
    return f"n < {max(K_LEIDERSCHAP, plan.k_min)}" if about_leaders else plan.reden


def _cel(persons: Scores | None, mask: NDArray[np.bool_], hidden: str | None) -> Groepcel:
    if persons is None:
        return Groepcel(None, None, onderdrukt=False, reden=NIET_GESTELD)
    count = int((mask & persons.telt).sum())
    if count == 0:
        return Groepcel(None, 0, onderdrukt=False, reden=NIEMAND_GENOEG)
    if hidden is not None:
        return Groepcel(None, None, onderdrukt=True, reden=hidden)
    return Groepcel(persons.score_van(mask), count, onderdrukt=False)
