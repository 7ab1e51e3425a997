"""Files on real disks: what is written is synced and keeps its mode, group, owner and links; what fails says why."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from srm_kit.errors import SrmError

__all__ = [
    "DossierInUse",
    "as_private_as",
    "check_writable",
    "make_folder",
    "put",
    "real",
    "remove",
    "stage",
    "sync_folder",
    "why_not",
]

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_OPEN_ELSEWHERE = 32
"""What Windows says of a file that another program holds."""


class DossierInUse(SrmError):
    """The dossier cannot be written now; the message says what stands in the way."""


def real(target: Path) -> Path:
    """The file or folder itself: a link is written through, so that all its names stay one dossier with one lock."""
    return target.resolve() if target.is_symlink() else target


def make_folder(folder: Path) -> None:
    """A folder for our own use, open to the same people as the one it stands in."""
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    with suppress(OSError):  # a disk without modes
        wanted = stat.S_IMODE(folder.parent.stat().st_mode)
        if stat.S_IMODE(folder.stat().st_mode) != wanted:
            folder.chmod(wanted)


def stage(place: Path, data: bytes, like: Path | None) -> None:
    """Writes a file that is ready to take the place of ``like``: with its mode, group and owner, and on the disk."""
    handle = os.open(
        place,
        os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0),
        0o600 if like else 0o666,
    )
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like is not None:
        _dress(place, like.stat())


@contextmanager
def as_private_as(source: Path) -> Iterator[None]:
    """Files that this process makes meanwhile are open to nobody to whom a file of ``source`` is closed."""
    files = [item for item in source.iterdir() if item.is_file()] if source.is_dir() else [source]
    closed = 0
    for file in files:
        closed |= ~stat.S_IMODE(file.stat().st_mode) & 0o077
    # A folder that lets nobody in is as closed as its files.
    former = os.umask(0o077)
    os.umask(former | (closed & 0o066) | (0o011 if closed & 0o066 == 0o066 else 0))
    try:
        yield
    finally:
        os.umask(former)


def _dress(place: Path, form: os.stat_result) -> None:
    if sys.platform != "win32":
        mine = place.stat()
        for owner, group in ((form.st_uid, -1), (-1, form.st_gid)):
            if (owner, group) not in {(mine.st_uid, -1), (-1, mine.st_gid)}:
                with suppress(OSError):  # only an administrator may give files away
                    os.chown(place, owner, group)
    with suppress(OSError):  # refused on some network disks, where the disk decides
        place.chmod(stat.S_IMODE(form.st_mode))


def put(staged: Path, target: Path) -> None:
    """Lets a staged file take the place of ``target``.

    A file of someone else, or with more names, is written where it is: its owner and its links stay. That is no
    switch at once, so it is only done while the staged file can finish it.
    """
    if target.exists() and _must_stay(target):
        handle = os.open(target, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with staged.open("rb") as source, os.fdopen(handle, "r+b") as file:
            shutil.copyfileobj(source, file)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        remove(staged)
    else:
        os.replace(staged, target)


def _must_stay(target: Path) -> bool:
    form = target.stat()
    if form.st_nlink > 1:
        return True
    return sys.platform != "win32" and os.geteuid() not in {0, form.st_uid}


def remove(path: Path) -> None:
    """Takes away a file, link or folder, when it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """What was renamed or removed in a folder is on the disk after this, where a system knows that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def why_not(error: OSError, target: Path) -> DossierInUse:
    """What to say of a dossier that could not be written: each cause its own words."""
    name = target.name
    folder = target if target.is_dir() else target.parent
    if error.errno in _FULL:
        return DossierInUse(f"{name} is niet bewaard: de schijf is vol. Maak ruimte en probeer het opnieuw.")
    if error.errno == errno.EROFS:
        return DossierInUse(
            f"{name} staat op een schijf waarop niet geschreven kan worden. Zet een kopie op een andere plaats."
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV}:
        return DossierInUse(f"De plaats van {name} is er niet meer. Is de map verplaatst, of de schijf losgekoppeld?")
    if getattr(error, "winerror", None) == _OPEN_ELSEWHERE:
        return DossierInUse(
            f"{name} staat open in een ander programma, zoals Excel. Sluit het daar en probeer het opnieuw."
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return DossierInUse(_no_right(name, target, folder, Path(str(error.filename)) if error.filename else target))
    return DossierInUse(f"{name} is niet te schrijven: {error.strerror}. Kies een andere plaats.")


def _no_right(name: str, target: Path, folder: Path, place: Path) -> str:
    for file in (place, target):
        with suppress(OSError):
            if file.is_file() and not os.access(file, os.W_OK):
                if not file.stat().st_mode & 0o222:
                    return f"{file.name} is alleen-lezen. Haal dat eraf in de eigenschappen van het bestand en probeer het opnieuw."
                return f"U hebt geen recht om {file.name} te wijzigen. Vraag de eigenaar om schrijfrecht, of werk in een kopie."
    if folder.exists() and not os.access(folder, os.W_OK):
        return f"U hebt geen recht om in de map {folder.name} te schrijven. Vraag de eigenaar om schrijfrecht, of werk in een kopie."
    return f"U hebt geen recht om {name} te schrijven. Vraag de eigenaar om schrijfrecht, of werk in een kopie."


def check_writable(file: Path) -> None:
    """Raises ``PermissionError`` for a file that may not be changed, although its folder would allow to replace it."""
    if file.is_file() and not (os.access(file, os.W_OK) and file.stat().st_mode & 0o222):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
