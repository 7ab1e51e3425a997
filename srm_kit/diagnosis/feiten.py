"""What the rules look at: the measures as plain values, and a few counts that are no measure of their own.

Counts stand under ``dossier`` (from the registers and the results) and ``vragenlijst``. What rests on something that is
not recorded is None, and makes no rule fire.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np

from srm_kit.diagnosis.feiten_register import register_facts
from srm_kit.diagnosis.feiten_resultaten import result_facts
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.measures import Maten, as_json
from srm_kit.measures.meetellen import antwoorden
from srm_kit.measures.peiling import Peiling, peiling
from srm_kit.measures.poort import verdeling_may_follow
from srm_kit.model import drempels
from srm_kit.privacy import MINSTE_BREEDTE, Privacyplan, alleen, plan

__all__ = ["OVER_PARTNERS", "SCHAAL_VERKOKERING", "aandeel_grens", "feiten", "waarde"]

SCHAAL_VERKOKERING = ("RB5", "IS3", "IB2", "VB1")
"""The statements about working across departments (docs/maatstaven.md#verkokering)."""

OVER_PARTNERS = frozenset({"RB2", "IB4", "VB3"})
"""Statements about partners: who has none to do with may well not know, so that says nothing about the cell."""

_Z = 1.959964


def feiten(maten: Maten, dossier: Dossier | None = None) -> dict[str, Any]:
    """The measures of ``as_json`` with ``dossier`` and ``vragenlijst`` beside them.

    Without a dossier these two are empty, and the rules about them stay silent.
    """
    found = as_json(maten)
    found["dossier"], found["vragenlijst"], found["namen"] = {}, {"verkokering": None, "weet_niet": {}}, {}
    found["vragenlijst"]["knelpunten"] = sum(cell["label"] == "knelpunt" for cell in found["cellen"].values())
    if dossier is not None:
        dossier = with_answers(dossier)
        found["namen"] = {
            row.id: getattr(row, "doel" if table == "doelen" else "naam")
            for table in ("competenties", "indicatoren", "doelen")
            for row in getattr(dossier, table)
        }
        found["dossier"] = register_facts(dossier, found) | result_facts(dossier, found)
        answers = antwoorden(dossier)
        if answers is not None and maten.meetmoment is not None:
            wave = peiling(answers, maten.meetmoment)
            privacy = plan(dossier, maten.meetmoment)
            if verdeling_may_follow(dossier.uitgiften, wave, privacy):
                found["vragenlijst"]["verkokering"] = _scale(wave, privacy)
            found["vragenlijst"]["weet_niet"] = {
                code: _unknown(wave, code) for code, cell in found["cellen"].items() if cell["weet_niet"] is not None
            }
    return found


def _unknown(wave: Peiling, cel: str) -> float | None:
    """Share "weet ik niet" of the answers about a cell, without the statements about partners."""
    asked = [code for code in wave.gesteld if code.startswith(cel) and code not in OVER_PARTNERS]
    columns = [wave.kolom[code] for code in asked]
    unknown = int(wave.weet_niet[:, columns].sum())
    total = unknown + int((~np.isnan(wave.antwoorden[:, columns])).sum())
    return unknown / total if total else None


def _scale(wave: Peiling, privacy: Privacyplan) -> dict[str, Any] | None:
    """Shares, label and n of the statements about silos; None when not given or when it says who answered what."""
    limits = drempels()
    offered = [code for code in SCHAAL_VERKOKERING if code in wave.gesteld]
    if not offered:
        return None
    answers = wave.antwoorden[:, [wave.kolom[code] for code in offered]]
    valid = ~np.isnan(answers)
    enough = valid.sum(axis=1) >= limits.minimum_beantwoord * len(offered) - 1e-9
    n = int(enough.sum())
    if not privacy.mag(n) or not privacy.mag_spreiding(n):
        return None
    means = np.where(valid, answers, 0.0).sum(axis=1)[enough] / valid.sum(axis=1)[enough]
    score = float((means.mean() - 1.0) * 25.0)
    # Of a larger group less is left open than of one person.
    if alleen(np.array([privacy.k_min - 1.0]), n, score)[0] < MINSTE_BREEDTE:
        return None
    agree, disagree = float((means >= limits.eens - 1e-9).mean()), float((means <= limits.oneens + 1e-9).mean())
    return {"eens": agree, "oneens": disagree, "n": n, "label": limits.label(agree, disagree)}


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


def aandeel_grens(aandeel: float, n: int) -> tuple[float, float]:
    """The 95% interval of a share of ``n`` persons (Wilson).

    >>> low, high = aandeel_grens(0.25, 80)
    >>> round(low, 3), round(high, 3)
    (0.168, 0.355)
    """
    centre = (aandeel + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * sqrt(aandeel * (1 - aandeel) / n + _Z**2 / (4 * n**2))
    return centre - reach, centre + reach
