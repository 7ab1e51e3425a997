"""Keeps the account of what was published beside its dossier: written with the release, or neither."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.uitgiften import GEEN_UITGIFTEN, Uitgegeven, Uitgifte, Uitgiften
from srm_kit.dossier.keeping.disk import DossierInUse, put, real, remove, stage, sync_folder
from srm_kit.dossier.keeping.locking import locked
from srm_kit.dossier.reading.release_file import as_bytes, read_uitgiften, release_file
from srm_kit.errors import UitgifteRefused

__all__ = ["check_account", "copy_account", "forget_in_account", "releasing"]

_WHY = (
    "Niet uitgegeven. Van wat over antwoorden van mensen is uitgegeven, houden wij naast het dossier een verslag bij, en "
    "dat lukt nu niet. "
)


def check_account(dossier: Path, before: Uitgiften, after: Uitgiften) -> None:
    """Raises ``UitgifteRefused`` when the account will have to be written and cannot be: better said at once."""
    file = release_file(real(dossier))
    stuck = file if file.exists() and not os.access(file, os.W_OK) else file.parent
    if before != after and not os.access(stuck, os.W_OK):
        raise UitgifteRefused(
            f"{_WHY}U mag in {file.parent.name} niet schrijven. Vraag de eigenaar om schrijfrecht, of zet het dossier met "
            f"zijn verslag ({file.name}, als het er is) op een plaats waar u mag schrijven."
        )


@contextmanager
def releasing(dossier: Path, before: Uitgiften, after: Uitgiften) -> Iterator[None]:
    """Writes the account and lets the release happen under one lock; when that fails the account comes back.

    First the account: one that speaks of a release that never came only asks for more caution. Raises
    ``UitgifteRefused`` when someone else released something meanwhile, or when it cannot be written.
    """
    if before == after:
        yield
        return
    failed: OSError | None = None
    try:
        with locked(dossier, beside=True) as place:
            if read_uitgiften(place, Meldingen()) != before:
                raise UitgifteRefused(
                    "Niet uitgegeven. Over dit dossier is intussen iets anders uitgegeven. Maak het opnieuw."
                )
            _write(place, after)
            try:
                yield
            except OSError as error:  # of the release: the lock would take it for trouble with the dossier
                _write(place, before)
                failed = error
            except BaseException:
                _write(place, before)
                raise
    except DossierInUse as error:
        raise UitgifteRefused(f"{_WHY}{error}") from None
    if failed is not None:
        raise failed


def _write(place: Path, account: Uitgiften) -> None:
    file = release_file(place)
    if account == GEEN_UITGIFTEN:
        remove(file)
        return
    fresh = file.with_name(f"{file.name}.nieuw")
    remove(fresh)
    like = file if file.exists() else place / "dossier.toml" if place.is_dir() else place
    stage(fresh, as_bytes(account), like)
    put(fresh, file)
    sync_folder(file.parent)


def copy_account(source: Path, target: Path) -> None:
    """A dossier in another form is the same dossier: what was published of it stays known."""
    file = release_file(real(source))
    if file.exists():
        stage(release_file(target), file.read_bytes(), file)


def forget_in_account(place: Path, respondents: Collection[str] | None) -> None:
    """Makes the tags of these respondents (None: of everyone) into chance: nothing leads back to them. Needs the lock.

    How many there were and what was published stays: that is what later releases are held against.
    """
    account = read_uitgiften(place, Meldingen())
    if account == GEEN_UITGIFTEN:
        return
    moments = {}
    for day, moment in account.meetmomenten.items():
        gone = None if respondents is None else {account.merk(day, ident) for ident in respondents}
        releases = []
        for uitgifte in moment.uitgiften:
            people = dict(
                _forgotten(tag, one) if gone is None or tag in gone else (tag, one)
                for tag, one in uitgifte.personen.items()
            )
            releases.append(Uitgifte(uitgifte.cellen, dict(sorted(people.items())), uitgifte.cijfers))
        moments[day] = replace(moment, uitgiften=tuple(releases))
    _write(place, Uitgiften(account.sleutel, moments))


def _forgotten(tag: str, one: Uitgegeven) -> tuple[str, Uitgegeven]:
    return secrets.token_hex(len(tag) // 2), replace(one, merk=secrets.token_hex(len(one.merk) // 2))
