"""Draws answers of fictional respondents from the means that a story asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier import Respons
from srm_kit.model import CELLEN, stellingen

__all__ = ["Peiling", "draw"]

_PERSON_SD, _ITEM_SD, _NOISE_SD = 0.5, 0.15, 0.75
_SKIPPED = 0.02


@dataclass(frozen=True, slots=True)
class Peiling:
    """One measurement to draw.

    ``aantallen`` has the respondents per functiegroep; ``scores`` the wanted cell means (0-100);
    ``verschil`` what a functiegroep is above or below that, in points on the 1-5 scale, per cell;
    ``weet_niet`` the chance of "weet ik niet" per cell; ``afdelingen`` the departments per functiegroep.
    """

    meetmoment: date
    aantallen: Mapping[str, int]
    scores: Mapping[str, float]
    verschil: Mapping[str, Mapping[str, float]]
    weet_niet: Mapping[str, float]
    afdelingen: Mapping[str, Sequence[tuple[str, str]]]


def draw(peiling: Peiling, zaad: int, voorvoegsel: str = "r") -> Respons:
    """Answers of one measurement; the same seed gives the same answers.

    Cell means come out near the wanted ones whatever the mix of groups; ids are random and say nothing.
    """
    random = np.random.default_rng(zaad)
    groups = [group for group, count in peiling.aantallen.items() for _ in range(count)]
    n = len(groups)
    person = random.normal(0, _PERSON_SD, n)
    asked = stellingen()
    answers = np.full((n, len(asked)), np.nan)
    unknown = np.zeros((n, len(asked)), dtype=bool)
    for index, item in enumerate(asked):
        cell = item.groep if item.cel is not None else {"X": "IS", "C": "VB", "O": "VB"}[item.groep]
        latent = _latent(peiling, groups, cell) + person + random.normal(0, _ITEM_SD) + random.normal(0, _NOISE_SD, n)
        answers[:, index] = np.clip(np.rint(latent), 1, 5)
        unknown[:, index] = random.random(n) < peiling.weet_niet.get(cell, 0.04)
        answers[unknown[:, index] | (random.random(n) < _SKIPPED), index] = np.nan
    _steer(answers, [item.groep for item in asked], peiling.scores, random)
    places = [peiling.afdelingen[group][number % len(peiling.afdelingen[group])] for number, group in enumerate(groups)]
    ids = random.choice(900_000, size=n, replace=False) + 100_000
    return Respons(
        respondent=tuple(f"{voorvoegsel}{value}" for value in ids),
        meetmoment=(peiling.meetmoment,) * n,
        functiegroep=tuple(groups),
        domein=tuple(domain for _, domain in places),
        afdeling=tuple("" if group == "bestuur" else place for (place, _), group in zip(places, groups, strict=True)),
        leidinggevend=tuple(group == "leidinggevend" for group in groups),
        stellingen=tuple(item.code for item in asked),
        antwoorden=answers,
        weet_niet=unknown,
        open_vraag=("",) * n,
        vrijgegeven=(False,) * n,
    )


def _latent(peiling: Peiling, groups: list[str], cell: str) -> NDArray[np.float64]:
    """The mean on the 1-5 scale per person, so that the mean over all persons is the wanted one."""
    wanted = 1 + peiling.scores[cell] / 25
    shift = np.array([peiling.verschil.get(group, {}).get(cell, 0.0) for group in groups])
    found: NDArray[np.float64] = wanted + shift - shift.mean()
    return found


def _steer(
    answers: NDArray[np.float64], groups: list[str], scores: Mapping[str, float], random: np.random.Generator
) -> None:
    """Moves single answers one step until each cell mean is within half a point of the wanted one."""
    for cel in CELLEN:
        columns = np.array([index for index, group in enumerate(groups) if group == cel.code])
        wanted = 1 + scores[cel.code] / 25
        for _ in range(20_000):
            block = answers[:, columns]
            gap = wanted - float(np.nanmean(block))
            if abs(gap) < 0.02:
                break
            row, column = int(random.integers(len(answers))), int(columns[random.integers(len(columns))])
            value = answers[row, column] + (1 if gap > 0 else -1)
            if 1 <= value <= 5:
                answers[row, column] = value
