"""Reading while others write: a dossier is seen as it was before a save or after it, never in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from srm_kit.dossier.keeping.disk import DossierInUse, real
from srm_kit.dossier.keeping.journal import has_plan, pending
from srm_kit.errors import DossierUnreadable

__all__ = ["steady"]

_TRIES = 5
T = TypeVar("T")


def steady(path: Path, read_once: Callable[[], T]) -> T:
    """What ``read_once`` gives when no file changed meanwhile; a save that was cut off is finished first.

    Where others keep saving, the last attempt holds the lock.
    """
    place = real(path)
    for _ in range(_TRIES):
        if pending(place):
            _settle(place)
        before = _stamp(place)
        try:
            outcome = read_once()
        except DossierUnreadable:  # a file may go between being listed and being read
            if _stamp(place) == before:
                raise
            continue
        if _stamp(place) == before:
            return outcome
    return _held(place, read_once)


def _held(place: Path, read_once: Callable[[], T]) -> T:
    from srm_kit.dossier.keeping.locking import locked

    if not place.exists():  # the lock would make the folder again
        return read_once()
    try:
        with locked(place):
            return read_once()
    except DossierInUse:
        return read_once()


def _settle(place: Path) -> None:
    from srm_kit.dossier.keeping.locking import locked

    try:
        with locked(place):
            pass
    except DossierInUse as error:
        if has_plan(place):
            raise DossierUnreadable(f"Een opslag van {place.name} is niet afgemaakt. {error}") from None


def _stamp(place: Path) -> tuple[object, ...]:
    """What tells that files changed, and whether a save is being carried out."""
    try:
        files = (
            [item for item in sorted(place.iterdir()) if not item.name.startswith(".")] if place.is_dir() else [place]
        )
        forms = [(file.name, file.stat()) for file in files if file.is_file()]
    except OSError:
        return (object(),) if place.exists() else ()  # changing now: like nothing else
    return (has_plan(place), *((name, form.st_ino, form.st_size, form.st_mtime_ns) for name, form in forms))
