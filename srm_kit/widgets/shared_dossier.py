"""One dossier that several screens work on: every change is saved at once, kept, and can be undone.

What others change meanwhile (in Excel, in another lab) is noticed and shown; nobody's work is written over.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.dossier import Change, Dossier, apply_change, read, save_changes
from srm_kit.dossier.contract.shielded_answers import without_answers
from srm_kit.errors import SrmError
from srm_kit.measures import Maten, measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie

__all__ = ["SharedDossier", "Snapshot", "open_shared_dossier"]

_log = logging.getLogger(__name__)
_SECONDS = 0.7
"""How often the disk is looked at; what Excel saved is on the screen within two seconds."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The dossier at one moment, with what follows from it; measured only when a view asks."""

    dossier: Dossier
    parameters: Parameters

    def __post_init__(self) -> None:
        object.__setattr__(self, "dossier", without_answers(self.dossier))

    @cached_property
    def maten(self) -> Maten:
        """The measures as the report shows them: behind the privacy plan."""
        return measure(self.dossier, self.parameters.meetmoment_date, weergave=True)

    @cached_property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """The findings of the rules."""
        return diagnose(self.maten, self.dossier)


class SharedDossier:
    """The dossier of a notebook while people work on it.

    ``pad`` None is a try-out: changes stay in memory, as with the sample that ships with the program.
    """

    def __init__(self, path: Path | None, parameters: Parameters, dossier: Dossier) -> None:
        self.path = path
        self.parameters = parameters
        self.snapshot = Snapshot(dossier, parameters)
        self.problem = ""
        self._undo: list[tuple[tuple[Change, ...], str]] = []
        self._listeners: list[Callable[[], None]] = []
        self._mark = self._look()
        self._watch: asyncio.Task[None] | None = None

    @property
    def undo_label(self) -> str:
        """What the next undo takes back, in words; empty when there is nothing."""
        return self._undo[-1][1] if self._undo else ""

    @property
    def changed_at(self) -> float:
        """When the files last changed, in seconds since 1970; what was read later has the change in it."""
        try:
            return max(file.stat().st_mtime for file in _files(self.path)) if self.path else 0.0
        except (OSError, ValueError):
            return time.time()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Calls this after every change of the dossier, whoever made it."""
        self._listeners.append(listener)
        self._guard()

    def apply(self, wijzigingen: Sequence[Change], description: str) -> None:
        """Saves changes, all or none; raises ``SrmError`` with the reason when that is not possible."""
        back = self._save(wijzigingen, description)
        self._undo.append((back, description))
        self._tell()

    def undo(self) -> str:
        """Takes the last change of this kernel back and says which; what others did since stays."""
        if not self._undo:
            return "Er is niets om ongedaan te maken."
        back, what = self._undo[-1]
        self._save(back, f"Ongedaan gemaakt: {what}")
        self._undo.pop()
        self._tell()
        return f"Ongedaan gemaakt: {what}"

    def refresh(self) -> bool:
        """Looks whether the files changed; when they did, reads them and tells the screens."""
        if self.path is None or (mark := self._look()) == self._mark:
            return False
        self._mark = mark
        former = self.problem
        self._reload()
        if mark != self._look():  # someone is still writing: again at the next look
            self._mark = ()
        self._tell()
        return bool(mark) or former != self.problem

    def _save(self, changes: Sequence[Change], what: str) -> tuple[Change, ...]:
        if self.path is None:
            made = apply_change(self.snapshot.dossier, changes)
        else:
            made = save_changes(self.path, changes, what)
            self._mark = self._look()
        self.problem = ""
        self.snapshot = Snapshot(made.dossier, self.parameters)
        if self.path is not None and self.parameters.peildatum:
            self._reload()
        return made.terug

    def _reload(self) -> None:
        assert self.path is not None
        try:
            outcome = read(self.path, self.parameters.peildatum_date, alles=True)
        except SrmError as error:
            self.problem = f"{error} U ziet de laatste stand die wij kennen. Staat het dossier er weer, dan gaat dit scherm verder."
            return
        if outcome.dossier is None:
            count = len(outcome.fouten)
            self.problem = (
                f"Het dossier heeft nu {'een fout' if count == 1 else f'{count} fouten'}. U ziet de laatste goede stand. "
                f"Herstel dit in het dossier: {' '.join(map(str, outcome.fouten[:3]))}"
            )
            return
        self.problem = ""
        self.snapshot = Snapshot(outcome.dossier, self.parameters)

    def _look(self) -> tuple[object, ...]:
        if self.path is None:
            return ()
        try:
            stats = [(file.name, file.stat()) for file in _files(self.path)]
        except OSError:
            return ("weg",)
        return tuple((name, found.st_mtime_ns, found.st_size) for name, found in stats)

    def _tell(self) -> None:
        for listener in self._listeners:
            try:
                listener()
            except Exception:
                _log.exception("A screen could not be renewed.")

    def _guard(self) -> None:
        """Looks at the disk now and then, in the loop of the kernel; without a loop (a script) nobody waits for it."""
        if self._watch is not None or self.path is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._watch = loop.create_task(self._keep_looking())

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            try:
                self.refresh()
            except Exception:
                _log.exception("The dossier could not be looked at.")


def _files(path: Path) -> list[Path]:
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return [item for item in found if not item.name.startswith((".", "~$"))]


def open_shared_dossier(sessie: Sessie) -> SharedDossier:
    """The one worksheet of the dossier of a notebook: all its screens share it."""
    found = _shared(sessie.parameters.dossier, sessie.parameters.peildatum, sessie.parameters.meetmoment)
    if found.path is not None:
        found.refresh()
    return found


@lru_cache(maxsize=8)
def _shared(dossier: str, peildatum: str, meetmoment: str) -> SharedDossier:
    from srm_kit import resources
    from srm_kit.dossier import load
    from srm_kit.errors import DossierHasFaults

    path = Path(dossier).resolve() if dossier else resources.folder("data_samples") / "voorbeeldstad"
    parameters = Parameters(dossier=dossier, peildatum=peildatum, meetmoment=meetmoment)
    outcome = read(path, parameters.peildatum_date, alles=True)
    if outcome.dossier is None:
        load(path, parameters.peildatum_date)  # raises with every fault
        raise DossierHasFaults("Het dossier heeft fouten.", outcome.fouten)
    return SharedDossier(path if dossier else None, parameters, outcome.dossier)
