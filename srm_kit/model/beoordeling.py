"""The rubric for documents, interviews and observations per cell: what a score of 1 to 5 looks like (own rubric)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data
from srm_kit.model.cellen import CELLEN
from srm_kit.model.rooster import Cel

__all__ = ["Beoordelingsrubric", "Bronrubric", "beoordelingsrubric"]


@dataclass(frozen=True, slots=True)
class Bronrubric:
    """One kind of source for one cell.

    ``let_op`` is what to look for in a document, to ask in an interview or to watch in a meeting; ``ankers`` says
    what you see at score 1, 2, 3, 4 and 5, of one source: one document, one conversation or one meeting.
    """

    let_op: tuple[str, ...]
    ankers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beoordelingsrubric:
    """One cell: a rubric for each ``bron_soort`` of the table ``beoordelingen`` (scores 1 to 5).

    The anchors for documents follow afwezig, genoemd, beschreven, vastgesteld en belegd, toegepast en geëvalueerd
    (docs/rubrieken.md). Which documents to read stands with the cell: ``beschrijving(cel).stukken``.
    """

    cel: Cel
    document: Bronrubric
    interview: Bronrubric
    observatie: Bronrubric


@cache
def _all() -> dict[str, Beoordelingsrubric]:
    return {
        cel.code: Beoordelingsrubric(
            cel,
            **{
                source: Bronrubric(tuple(row["let_op"]), tuple(row["ankers"]))
                for source, row in _data.read("beoordeling")[cel.code].items()
            },
        )
        for cel in CELLEN
    }


def beoordelingsrubric(cel: Cel) -> Beoordelingsrubric:
    """The rubric of a cell.

    >>> beoordelingsrubric(CELLEN[0]).document.ankers[0]
    'U leest geen doelen, of alleen activiteiten.'
    """
    return _all()[cel.code]
