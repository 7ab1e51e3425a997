"""One figure 0-100 that comes from the registers, or why it is not there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Registercijfer"]


@dataclass(frozen=True, slots=True)
class Registercijfer:
    """A figure, or None with its reason."""

    waarde: float | None
    reden: str | None = None
