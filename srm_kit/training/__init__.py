"""Lessons on simulated municipalities: one lesson, shown by a trainer, as slides, or on paper."""

from __future__ import annotations

from srm_kit.training.les import Les, Soort, Stap, maak_les
from srm_kit.training.notebook import start
from srm_kit.training.scenarios import ERNST, STANDAARD, Scenario, ScenarioOnbekend, scenario, scenarios

__all__ = [
    "ERNST",
    "STANDAARD",
    "Les",
    "Scenario",
    "ScenarioOnbekend",
    "Soort",
    "Stap",
    "maak_les",
    "scenario",
    "scenarios",
    "start",
]
