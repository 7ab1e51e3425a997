"""Lessons on simulated municipalities: one lesson, shown by a trainer, as slides, or on paper."""

from __future__ import annotations

from srm_kit.training.lesson import Lesson, Step, StepKind, make_lesson
from srm_kit.training.notebook import start
from srm_kit.training.scenarios import ERNST, STANDAARD, Scenario, ScenarioUnknown, scenario, scenarios

__all__ = [
    "ERNST",
    "STANDAARD",
    "Lesson",
    "Scenario",
    "ScenarioUnknown",
    "Step",
    "StepKind",
    "make_lesson",
    "scenario",
    "scenarios",
    "start",
]
