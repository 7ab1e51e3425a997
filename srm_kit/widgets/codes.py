"""Codes for what is new: the next free one in the manner of the codes that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["next_code"]


def next_code(rijen: Iterable[Any], voorvoegsel: str) -> str:
    """A code that no row has: the prefix and the next number.

    >>> from srm_kit.dossier import Proces
    >>> next_code([Proces("P1", "a"), Proces("P7", "b"), Proces("X9", "c")], "P")
    'P8'
    """
    pattern = re.compile(rf"{re.escape(voorvoegsel)}(\d+)\Z")
    numbers = [int(match[1]) for row in rijen if (match := pattern.match(row.id))]
    return f"{voorvoegsel}{max(numbers, default=0) + 1}"
