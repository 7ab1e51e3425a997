"""Cells small enough to work out on paper: persons in groups, and scores by hand."""

from __future__ import annotations

import numpy as np

from srm_kit.privacy import Antwoorden, Privacyplan, Respondenten
from srm_kit.privacy.tabel import Privacyvorm

Groepje = tuple[int, str, str, int]
"""How many persons with one background: functiegroep, afdeling, leidinggevend (1 yes, 0 no, -1 not said)."""

PLAN = Privacyplan(5, 10, frozenset("ABCDE"))


def vorm(*groepjes: Groepje, plan: Privacyplan = PLAN) -> Privacyvorm:
    """A cell in which all of these count, one atom for each."""
    return Privacyvorm(
        aantal=np.array([float(count) for count, *_ in groepjes]),
        functiegroep=np.array([group for _, group, _, _ in groepjes]),
        afdeling=np.array([unit for _, _, unit, _ in groepjes]),
        leidinggevend=np.array([lead for *_, lead in groepjes]),
        plan=plan,
    )


def wie(*groepjes: Groepje) -> Respondenten:
    """The persons themselves, in this order."""
    rows = [(group, unit, lead) for count, group, unit, lead in groepjes for _ in range(count)]
    return Respondenten(
        np.array([group for group, _, _ in rows]),
        np.array([unit for _, unit, _ in rows]),
        np.array([lead for *_, lead in rows]),
    )


def cel(*scores: float) -> Antwoorden:
    """Everybody counts, with these scores 0-100."""
    return Antwoorden(np.ones(len(scores), dtype=bool), np.array(scores))


def om_en_om(aantal: int, laag: float = 25.0, hoog: float = 75.0) -> Antwoorden:
    """Low and high in turn."""
    return cel(*(hoog if person % 2 else laag for person in range(aantal)))
