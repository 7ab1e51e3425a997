"""The JSON for others than the consultant: what people answered is in it as it is printed in a report, and no digit more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from srm_kit import nl
from srm_kit.diagnosis.feiten import waarde
from srm_kit.privacy import Privacyplan

__all__ = ["afgerond"]

_VAN_MENSEN = (
    "cellen", "blokken", "fasen", "sporen", "realisatiekracht.ervaren", "realisatiekracht.interval",
    "realisatiekracht.rekenkundig", "realisatiekracht.gevoeligheid", "verbinding.gelijkmatigheid", "verbinding.beleefd",
    "concretisering.verloop", "balans.aandacht", "kloof", "kloof_leiding", "referentie", "meetkwaliteit", "verandering",
    "groepen", "vragenlijst",
)  # fmt: skip
"""What is made of answers; the rest is of registers and stays exact."""
_WEG = {"sd", "g", "p", "p_holm", "alpha", "rwg", "rwg_j"}
"""Figures that no report prints."""
_CIJFERS_ACHTER_KOMMA = {
    "weet_niet": 2, "structuur": 2, "beide": 2, "gedrag": 2, "aandeel": 2, "structuur_interval": 2, "beide_interval": 2,
    "gedrag_interval": 2, "eens": 1, "oneens": 1, "delta": 1, "kleinste_aantoonbare_d": 1,
}  # fmt: skip


def afgerond(plain: Mapping[str, Any], privacy: Privacyplan) -> dict[str, Any]:
    """The measures and findings of ``as_json`` (made for readers) as they may be handed on."""
    found: dict[str, Any] = {key: _van(value, key) for key, value in plain.items()}
    counts = found["meetkwaliteit"]["respons"]
    for name, text in privacy.verborgen_aantallen({key: count["n"] or 0 for key, count in counts.items()}).items():
        counts[name] = {**counts[name], "n": None, "aandeel": None, "reden": text}
    found["bevindingen"] = [
        {**item, "bewijs": {path: _bewijs(found, path, value) for path, value in item["bewijs"].items()}}
        for item in plain["bevindingen"]
    ]
    return found


def _bewijs(found: Mapping[str, Any], path: str, value: Any) -> Any:
    shown = waarde(found, path)
    return _van(value, path) if shown is None else shown


def _van(value: Any, path: str) -> Any:
    if isinstance(value, Mapping):
        return {key: _van(each, f"{path}.{key}") for key, each in value.items()}
    if not any(path == name or path.startswith(f"{name}.") for name in _VAN_MENSEN):
        return value
    key = path.rpartition(".")[2]
    if key in _WEG:
        return None
    if isinstance(value, (list, tuple)):
        return [_van(each, path) for each in value]
    if not isinstance(value, float):
        return value
    decimals = 1 if key == "interval" and path.startswith("kloof") else _CIJFERS_ACHTER_KOMMA.get(key, 0)
    return nl.getal(value, decimals).waarde
