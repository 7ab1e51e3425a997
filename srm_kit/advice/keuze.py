"""Which interventions fit what was found."""

from __future__ import annotations

from collections.abc import Iterable

from srm_kit.diagnosis import Bevinding
from srm_kit.model.interventies import Interventie, interventies

__all__ = ["passend"]


def passend(bevindingen: Iterable[Bevinding]) -> tuple[Interventie, ...]:
    """The interventions a plan may choose from, in the order of the library.

    Per cell and kind (hard, soft): those that a finding asks for; where none does, all of them. Only what builds
    something: a talk or a stop list does not make a link whole.
    """
    asked = {item.interventie for item in bevindingen}
    builders = [item for item in interventies() if item.bouwt]
    wanted = {(item.cel, item.aard) for item in builders if item.id in asked}
    return tuple(item for item in builders if item.id in asked or (item.cel, item.aard) not in wanted)
