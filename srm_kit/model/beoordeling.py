"""The rubric for documents, interviews and observations per cell: what a score of 1 to 5 looks like (own rubric)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data
from srm_kit.model.cellen import CELLEN
from srm_kit.model.rooster import Cel

__all__ = ["Beoordelingsrubric", "beoordelingsrubric"]


@dataclass(frozen=True, slots=True)
class Beoordelingsrubric:
    """One cell: questions for an interview, what to watch, and five anchors for documents and for interviews.

    An observation is scored with the anchors for interviews: they describe what people say and do.
    """

    cel: Cel
    vragen: tuple[str, ...]
    kijk: str
    document: tuple[str, ...]
    interview: tuple[str, ...]


@cache
def _all() -> dict[str, Beoordelingsrubric]:
    rows = _data.read("beoordeling")
    return {
        cel.code: Beoordelingsrubric(
            cel,
            tuple(rows[cel.code]["vragen"]),
            rows[cel.code]["kijk"],
            tuple(rows[cel.code]["document"]),
            tuple(rows[cel.code]["interview"]),
        )
        for cel in CELLEN
    }


def beoordelingsrubric(cel: Cel) -> Beoordelingsrubric:
    """The rubric of a cell."""
    return _all()[cel.code]
