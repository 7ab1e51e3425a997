"""Groepscijfers: the cells per background of people, for own tables, as printed and through the one gate (docs/kwaliteit/privacy.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from srm_kit import nl
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd
from srm_kit.measures.maten import gekozen_meetmomenten
from srm_kit.measures.meetellen import antwoorden
from srm_kit.measures.peiling import Peiling, cellen_van, peiling, scores
from srm_kit.measures.poort import decide_release, groepen_naar_achtergrond, naast_eerdere
from srm_kit.model import blokken
from srm_kit.privacy import Groep, plan

__all__ = ["Groepscijfers", "Tabelsoort", "groepscijfers", "uitgegeven_cijfers"]

Groepscijfers = Mapping[str, Mapping[Groep, int]]
"""Per cell code the printed score 0-100 of each group that may be shown; the group of everybody is ``()``."""

Tabelsoort = tuple[str, ...]
"""The background fields of an own table, in the order of ``ACHTERGRONDEN``."""


@lru_cache(maxsize=4)
def groepscijfers(dossier: Dossier, meetmoment: date | None = None) -> Groepscijfers:
    """Everything own tables may show of one measurement; which of them are asked changes nothing.

    ``meetmoment`` None is the latest one up to the reference date. A group that is absent may not be shown, has nobody,
    or was not asked: which of these is not said.
    """
    dossier = with_answers(dossier)
    now, before = gekozen_meetmomenten(dossier, meetmoment)
    answers = antwoorden(dossier)
    if answers is None or now is None:
        return {}
    privacy = plan(dossier, now)
    wave, previous = peiling(answers, now), None if before is None else peiling(answers, before)
    cells = cellen_van(wave)
    blocks = {blok.code: scores(wave, blok.code) for blok in blokken()}
    decision = decide_release(privacy, wave, cells, blocks, previous, weergave=True)
    decision = naast_eerdere(decision, privacy, dossier.uitgiften, wave, {**cells, **blocks}, previous)
    crossed = groepen_naar_achtergrond(decision, privacy, dossier.uitgiften, wave, {**cells, **blocks})
    found, fields = {}, _achtergrond(wave)
    for code, groups in crossed.items():
        item = cells[code]
        if item is None or code in decision.codering or not privacy.mag(item.n):
            continue
        units: Iterator[Groep] = ((f"afdeling={name}",) for name in decision.afdelingen.get(code, ()))
        found[code] = {
            group: int(nl.getal(item.score_van(_van(fields, group))).waarde) for group in sorted({(), *units, *groups})
        }
    return found


def _achtergrond(wave: Peiling) -> Mapping[str, NDArray[np.str_]]:
    """The background of everybody, by field; the board stands in no department."""
    return {
        "functiegroep": wave.functiegroep,
        "afdeling": np.where(wave.functiegroep == "bestuur", "", wave.afdeling),
        "leidinggevend": np.array(["-1" if value is None else str(int(value)) for value in wave.leidinggevend]),
    }


def _van(achtergrond: Mapping[str, NDArray[np.str_]], groep: Groep) -> NDArray[np.bool_]:
    """Who is of this background."""
    mask = np.ones(len(achtergrond["functiegroep"]), dtype=bool)
    for part in groep:
        name, _, value = part.partition("=")
        mask &= achtergrond[name] == value
    return mask


def uitgegeven_cijfers(
    dossier: Dossier, meetmoment: date, soorten: Iterable[Tabelsoort]
) -> Mapping[str, tuple[Gepubliceerd, ...]]:
    """Per cell what own tables of these kinds publish beside the report itself, which has totals and departments."""
    asked = {kind for kind in soorten if kind not in {(), ("afdeling",)}}
    if not asked:
        return {}
    return {
        code: tuple(
            Gepubliceerd(Cijfersoort.ACHTERGROND, float(value), group)
            for group, value in figures.items()
            if tuple(part.partition("=")[0] for part in group) in asked
        )
        for code, figures in groepscijfers(dossier, meetmoment).items()
    }
