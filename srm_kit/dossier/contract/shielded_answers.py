"""A dossier without the answers of people, to hand to a notebook; what is computed of it still finds them.

The answers stay in this module, under the empty table that took their place. No attribute of a dossier leads to them.
This keeps them from who looks around in a notebook, not from who writes code to get them: that can read the file as well
(docs/kwaliteit/dreigingen.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.uitgiften import Uitgiften

__all__ = ["ShieldedAnswers", "with_answers", "without_answers"]


@dataclass(frozen=True, slots=True, eq=False, repr=False, weakref_slot=True)
class ShieldedAnswers(Respons):
    """The table of answers without a row: which statements were asked, and how many people answered when."""

    counted: Mapping[date, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Respons(achter de privacypoort)"

    @property
    def aantallen(self) -> Mapping[date, int]:
        """How many people answered on each measurement date, oldest first."""
        return dict(self.counted)

    def __deepcopy__(self, memo: dict[int, Any]) -> ShieldedAnswers:
        """A copy has nothing of its own: the answers are found by this very value."""
        return self


class _Kept(NamedTuple):
    """What was taken out of a dossier, and the account that took the place of its own."""

    answers: Respons
    account: Uitgiften
    shown: Uitgiften
    left_out: tuple[Mapping[str, str], ...]


_kept: WeakKeyDictionary[Respons, _Kept] = WeakKeyDictionary()


def without_answers(dossier: Dossier) -> Dossier:
    """The dossier with nothing of single people in it: no answers, no left-out rows of them, no tags of the account.

    The choices of the first release stay, as they decide what may be shown.
    """
    answers = dossier.respons
    if answers is None or isinstance(answers, ShieldedAnswers):
        return dossier
    nobody = answers.keuze(np.zeros(len(answers), dtype=bool))
    columns = {name: getattr(nobody, name) for name in Respons.__dataclass_fields__}
    empty = ShieldedAnswers(**columns, counted=answers.aantallen)
    moments = {day: replace(meetmoment, uitgiften=()) for day, meetmoment in dossier.uitgiften.meetmomenten.items()}
    shown = Uitgiften(meetmomenten=moments)
    _kept[empty] = _Kept(answers, dossier.uitgiften, shown, dossier.weggelaten.get("respons", ()))
    others = {name: rows for name, rows in dossier.weggelaten.items() if name != "respons"}
    return replace(dossier, respons=empty, uitgiften=shown, weggelaten=others)


def with_answers(dossier: Dossier) -> Dossier:
    """The same dossier with the answers behind it: for what computes, never for what shows."""
    if not isinstance(dossier.respons, ShieldedAnswers):
        return dossier
    kept = _kept[dossier.respons]
    left_out = {"respons": kept.left_out} if kept.left_out else {}
    return replace(
        dossier,
        respons=kept.answers,
        uitgiften=kept.account if dossier.uitgiften == kept.shown else dossier.uitgiften,
        weggelaten={**dossier.weggelaten, **left_out},
    )
