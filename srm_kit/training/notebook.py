"""What the notebook of a lesson calls: live in front of a class, the whole lesson to read where nobody can click."""

from __future__ import annotations

import ast
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from srm_kit.document import Blocks
from srm_kit.errors import UnknownParameter
from srm_kit.training.lesson import make_lesson
from srm_kit.training.scenarios import STANDAARD

if TYPE_CHECKING:
    from srm_kit.training.presentation import Presentation

__all__ = ["start"]

_SOORTEN: Mapping[str, type] = {"scenario": str, "ernst": str, "zaad": int}


def start(names: Mapping[str, Any]) -> Presentation | Blocks:
    """The lesson that the parameters of a notebook name.

    ``names`` are the notebook's ``globals()``. Under papermill there is nobody to choose: then it is the whole lesson.
    """
    values = {name: names[name] for name in _SOORTEN if name in names}
    for name, value in values.items():
        if not isinstance(value, _SOORTEN[name]) or isinstance(value, bool):
            raise UnknownParameter(f"Parameter {name} must be {_SOORTEN[name].__name__}, not {value!r}.")
    for source in names.get("In", ()):
        if source.startswith("# Parameters") and (unknown := sorted(_assigned(source) - set(_SOORTEN))):
            raise UnknownParameter(f"Unknown parameter {', '.join(unknown)}. Known are: {', '.join(sorted(_SOORTEN))}.")
    lesson = make_lesson(
        values.get("scenario", "") or STANDAARD, values.get("ernst", "duidelijk"), values.get("zaad", 1)
    )
    if os.environ.get("JPY_SESSION_NAME") or os.environ.get("SRM_LIVE"):
        from srm_kit.training.presentation import Presentation  # loads the widget library

        return Presentation(lesson)
    from srm_kit.training.lesson_slide import reading_lesson

    return reading_lesson(lesson)


def _assigned(source: str) -> set[str]:
    return {
        node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
