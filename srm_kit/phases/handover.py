"""The hand-over: what a phase leaves for the next, so that "steeds concreter" can be checked.

The next phase asks for it of the same session. Each phase also writes it to ``<uitvoer>/<fase>.json``, for who goes on
with it elsewhere; the workbench itself never reads that file.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from srm_kit.model import Fase
from srm_kit.phases.sessie import Sessie
from srm_kit.views.figuren.draad import SCHAKELS

__all__ = ["Doelstand", "Overdracht", "bewaar_overdracht", "overdracht_van"]

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Doelstand:
    """One goal at the end of a phase: which links of the chain this phase had to make, and which are there."""

    id: str
    doel: str
    schakels: Mapping[str, bool]

    @property
    def concreet(self) -> bool:
        """Whether the phase did for this goal what it had to do."""
        return bool(self.schakels) and all(self.schakels.values())


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What one phase hands to the next."""

    fase: str
    digest: str
    peildatum: str
    meetmoment: str
    doelen: tuple[Doelstand, ...]
    open_punten: tuple[str, ...]
    besluiten: tuple[str, ...]
    schema: int = _SCHEMA


def _recorded(links: Mapping[str, bool | None], fase: Fase) -> dict[str, bool]:
    """The links of a phase that are recorded: of the others nobody knows whether they are there."""
    found = ((link, links[link]) for link in SCHAKELS[fase.value])
    return {link: value for link, value in found if value is not None}


def overdracht_van(sessie: Sessie, fase: Fase) -> Overdracht:
    """The hand-over of a phase, computed from the dossier."""
    chain = sessie.maten.concretisering.keten.per_doel or {}
    stands = tuple(
        Doelstand(ident, text, _recorded(chain[ident], fase) if ident in chain else {}) for ident, text in sessie.doelen
    )
    decisions = tuple(besluit for besluit in sessie.dossier.besluiten if besluit.fase is fase)
    return Overdracht(
        fase=fase.naam,
        digest=sessie.dossier.digest,
        peildatum=sessie.dossier.peildatum.isoformat(),
        meetmoment=sessie.maten.meetmoment.isoformat() if sessie.maten.meetmoment else "",
        doelen=stands,
        open_punten=tuple(item.besluit for item in decisions if item.status == "open"),
        besluiten=tuple(item.besluit for item in decisions if item.status in {"genomen", "uitgevoerd"}),
    )


def bewaar_overdracht(sessie: Sessie, overdracht: Overdracht) -> Path | None:
    """Writes the hand-over whole or not at all; None when no output folder was given."""
    if sessie.uitvoer is None:
        return None
    sessie.uitvoer.mkdir(parents=True, exist_ok=True)
    target = sessie.uitvoer / f"{overdracht.fase}.json"
    text = json.dumps(asdict(overdracht), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    handle, name = tempfile.mkstemp(dir=sessie.uitvoer, prefix=".overdracht-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(name, target)
    return target
