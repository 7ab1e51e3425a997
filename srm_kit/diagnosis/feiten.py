"""What the rules look at: the measures as plain values, and a few counts that are no measure of their own."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import Any

import numpy as np

from srm_kit.dossier import Dossier
from srm_kit.measures import Maten, as_json
from srm_kit.measures.peiling import Peiling, peiling
from srm_kit.model import drempels
from srm_kit.privacy import MINSTE_BREEDTE, Privacyplan, alleen, plan

__all__ = ["SCHAAL_VERKOKERING", "feiten", "grens", "waarde"]

SCHAAL_VERKOKERING = ("RB5", "IS3", "IB2", "VB1")
"""The statements about working across departments (docs/maatstaven.md#verkokering)."""


def feiten(maten: Maten, dossier: Dossier | None = None) -> dict[str, Any]:
    """The measures of ``as_json`` with ``dossier`` and ``vragenlijst`` beside them.

    Without a dossier these two are empty, and the rules about them stay silent.
    """
    found = as_json(maten)
    found["dossier"] = {"deel_in_uitvoering": _running_share(maten)}
    found["vragenlijst"] = {"verkokering": None}
    if dossier is not None:
        found["dossier"] |= _register(dossier, maten)
        if dossier.respons is not None and maten.meetmoment is not None:
            wave = peiling(dossier.respons, maten.meetmoment)
            found["vragenlijst"]["verkokering"] = _scale(wave, plan(dossier))
    return found


def _running_share(maten: Maten) -> float | None:
    funnel = maten.concretisering.trechter
    return funnel.V / funnel.R if funnel.V is not None and funnel.R else None


def _register(dossier: Dossier, maten: Maten) -> dict[str, Any]:
    limits = drempels()
    per_goal = Counter(item.doel for item in dossier.indicatoren if item.doel)
    unserved = [
        key
        for key, item in sorted(maten.competenties.per_competentie.items())
        if item.gat is not None and item.gat >= limits.competentiegat and item.zachte_inspanning is False
    ]
    return {
        "lopende_inspanningen": sum(item.status == "lopend" for item in dossier.inspanningen_die_tellen),
        "max_parallel": dossier.opdracht.max_parallel,
        "doelen_met_veel_indicatoren": sorted(
            goal for goal, number in per_goal.items() if number > limits.meeste_indicatoren
        ),
        "competenties_zonder_inspanning": unserved,
    }


def _scale(wave: Peiling, privacy: Privacyplan) -> dict[str, Any] | None:
    """Score 0-100, spread and n of the statements about silos; None when not given or when it says who answered what."""
    offered = [code for code in SCHAAL_VERKOKERING if code in wave.gesteld]
    if not offered:
        return None
    answers = wave.antwoorden[:, [wave.kolom[code] for code in offered]]
    valid = ~np.isnan(answers)
    enough = valid.sum(axis=1) >= drempels().minimum_beantwoord * len(offered) - 1e-9
    n = int(enough.sum())
    if not privacy.mag(n):
        return None
    means = (np.where(valid, answers, 0.0).sum(axis=1)[enough] / valid.sum(axis=1)[enough] - 1.0) * 25.0
    score = float(means.mean())
    if alleen(np.array([1.0, privacy.k_min - 1.0]), n, score).min() < MINSTE_BREEDTE:
        return None
    spread = float(means.std(ddof=1)) if privacy.mag_spreiding(n) else None
    return {"score": score, "n": n, "sd": spread}


def waarde(feiten: Any, pad: str) -> Any:
    """The value at a path of keys with points between; None when it or something above it is absent.

    >>> waarde({"fasen": {"R": 60.0, "I": None}}, "fasen.R"), waarde({"fasen": {"I": None}}, "fasen.I.x")
    (60.0, None)
    """
    found = feiten
    for key in pad.split("."):
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return found


def grens(score: float, sd: float, n: int) -> tuple[float, float]:
    """The 95% interval of a mean over ``n`` persons (Student's t), in the unit of the score.

    >>> low, high = grens(50.0, 20.0, 25)
    >>> round(low, 2), round(high, 2)
    (41.74, 58.26)
    """
    from scipy.special import stdtrit

    tail = (1.0 - drempels().betrouwbaarheid) / 2.0
    reach = float(stdtrit(n - 1, 1.0 - tail)) * sd / sqrt(n)
    return score - reach, score + reach
