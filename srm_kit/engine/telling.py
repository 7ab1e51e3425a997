"""How the work says where it is: one callback, with one name, from the notebooks to the screen."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Tell"]

Tell = Callable[[str, int, int], None]
"""Told of every step: what is being done (a notebook, or a step of the report), how far, and out of how many."""
