"""One writer at a time: the lock of a dossier, who holds it, and whether an office program has it open."""

from __future__ import annotations

import getpass
import os
import platform
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from srm_kit.dossier.keeping.disk import DossierInUse, real, remove, why_not
from srm_kit.dossier.keeping.journal import recover
from srm_kit.plain_files import read_start

__all__ = ["lock_place", "locked"]

_WAIT = 10.0


def lock_place(target: Path) -> Path:
    """Where the lock of a dossier stands: in its folder, or beside the workbook."""
    return target / ".srm-lock" if _is_folder(target) else target.parent / f".{target.name}.lock"


def _is_folder(target: Path) -> bool:
    return target.is_dir() or target.suffix.casefold() not in {".xlsx", ".xlsm"}


@contextmanager
def locked(target: Path, wait: float = _WAIT, *, beside: bool = False) -> Iterator[Path]:
    """Holds the dossier for one reading and writing, and gives the file or folder itself.

    What a write that was cut off left behind is finished or taken back first. Raises ``DossierInUse`` when it
    cannot be had or written, saying why. ``beside``: only a file beside the dossier is written, so that it may be open
    in an office program.
    """
    from filelock import FileLock, Timeout

    target = real(target)
    try:
        (target if _is_folder(target) else target.parent).mkdir(parents=True, exist_ok=True)
        place = lock_place(target)
        holder = place.with_name(f"{place.name}-door")
        _free_of_others(place, wait)
        with FileLock(place, timeout=wait, mode=_mode(place.parent)):
            with suppress(OSError):
                remove(holder)
                _sign(holder)
            try:
                if not beside:
                    not_open_elsewhere(target)
                recover(target)
                yield target
            finally:
                with suppress(OSError):
                    remove(holder)
    except Timeout:
        raise DossierInUse(f"{target.name} wordt nu geschreven{_by(holder)}. Probeer het zo opnieuw.") from None
    except OSError as error:
        raise why_not(error, target) from None


def _free_of_others(place: Path, wait: float) -> None:
    """Takes away a lock file that its maker left closed to us, as soon as nobody holds it.

    It dates from before the folder was shared. Who waits for the file that goes sees that and starts again.
    """
    if sys.platform == "win32" or not place.is_file() or os.access(place, os.W_OK):
        return
    import fcntl

    from filelock import Timeout

    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return  # the lock itself says what is wrong
    until = time.monotonic() + wait
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Timeout(str(place)) from None
                time.sleep(0.05)
        with suppress(OSError):
            place.unlink()
    finally:
        os.close(handle)


def _mode(folder: Path) -> int:
    """The lock can be taken by everyone who may write in the folder."""
    return 0o600 | (stat.S_IMODE(folder.stat().st_mode) & 0o066)


def _sign(holder: Path) -> None:
    """Says who holds the lock, in a new file: never through a link that lies in its place."""
    handle = os.open(holder, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(_me())


def _me() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    return f"{name} op {platform.node()} (proces {os.getpid()})"


def _by(holder: Path) -> str:
    try:
        text = _printable(read_start(holder, 200).decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return " door een ander programma"
    return f" door {text}" if text else " door een ander programma"


def not_open_elsewhere(target: Path) -> None:
    """Excel and LibreOffice leave a mark beside a workbook they have open; they would save over what we write."""
    if target.is_dir():
        return
    for mark, program in ((f"~${target.name}", "Excel"), (f".~lock.{target.name}#", "LibreOffice")):
        place = target.with_name(mark)
        if place.exists():
            who = _opened_by(place, program)
            raise DossierInUse(
                f"{target.name} staat open in {program}{f' bij {who}' if who else ''}. Bewaar en sluit het daar, en probeer het opnieuw. "
                f"Is het nergens open? Verwijder dan het bestand {mark}."
            )


def _opened_by(mark: Path, program: str) -> str:
    """The name in such a mark: Excel puts its length before it, LibreOffice commas between it and the rest."""
    try:
        data = read_start(mark, 400)
    except OSError:
        return ""
    if program == "Excel":
        return _printable(data[1 : 1 + data[0]].decode("cp1252", "ignore")) if data and data[0] < 55 else ""
    parts = data.decode("utf-8", "ignore").split(",")
    return _printable(next((part for part in parts[:2] if part.strip()), ""))


def _printable(text: str) -> str:
    return re.sub(r"\s+", " ", "".join(char if char.isprintable() else " " for char in text)).strip()
