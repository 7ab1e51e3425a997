"""The parameters of the notebooks: one typed list, shared by the notebooks and the command line."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from srm_kit.errors import UnknownParameter

__all__ = ["VORMEN", "Parameters", "from_notebook"]

VORMEN = ("volledig", "kort", "documentscan")
"""The forms of the report (docs/rapportregels.md#forms-and-chapters)."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What can be set for one run; empty text means the default that the comment in the notebook names."""

    dossier: str = ""
    uitvoer: str = ""
    peildatum: str = ""
    meetmoment: str = ""
    huisstijl: str = ""
    vorm: str = ""
    concept: bool = False
    live: bool = True

    def __post_init__(self) -> None:
        for field in fields(self):
            value, expected = getattr(self, field.name), bool if field.name in {"concept", "live"} else str
            if not isinstance(value, expected):
                raise UnknownParameter(_wrong_kind(field.name, value, expected))
        for name in ("peildatum", "meetmoment"):
            text = getattr(self, name)
            if text:
                _date(name, text)
        if self.vorm and self.vorm not in VORMEN:
            raise UnknownParameter(f"Parameter vorm is {self.vorm!r}; choose {', '.join(VORMEN)}.")

    @property
    def peildatum_date(self) -> date | None:
        """The reference date that overrules the dossier, or None."""
        return _date("peildatum", self.peildatum) if self.peildatum else None

    @property
    def meetmoment_date(self) -> date | None:
        """The measurement date that was asked for, or None for the latest."""
        return _date("meetmoment", self.meetmoment) if self.meetmoment else None


def _wrong_kind(name: str, value: object, expected: type) -> str:
    if expected is str and (value is None or isinstance(value, (int, float))):
        # papermill -p makes a number of 2026 and drops the zeros of 0363: what was typed is not known any more.
        return (
            f"Parameter {name} must be text, and this is {value!r}. papermill makes a number, True or None of what "
            f"looks like one after -p; give it as text with -r {name} ..."
        )
    if expected is bool:
        return f"Parameter {name} is {value!r}; write True or False."
    return f"Parameter {name} must be {expected.__name__}, not {value!r} ({type(value).__name__})."


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnknownParameter(f"Parameter {name} is {text!r}; write a date as yyyy-mm-dd.") from None


def from_notebook(names: Mapping[str, Any]) -> Parameters:
    """The parameters in a notebook's ``globals()``.

    A name that was injected (papermill's cell) and is not a parameter is an error: papermill itself only
    warns, and a misspelt name would silently give the report of another setting.
    """
    known = {field.name for field in fields(Parameters)}
    for source in names.get("In", ()):
        if source.startswith("# Parameters"):
            unknown = sorted(_assigned(source) - known)
            if unknown:
                raise UnknownParameter(
                    f"Unknown parameter {', '.join(unknown)}. Known are: {', '.join(sorted(known))}."
                )
    return Parameters(**{name: names[name] for name in known if name in names})


def _assigned(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found
