"""A private folder to work in that goes with its process: also after a kill, for then the next one clears it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["held_folder"]

_JUST_MADE = 2.0  # seconds, in which another process may have made its folder and not yet taken hold of it


@contextmanager
def held_folder(parent: Path | None, prefix: str) -> Iterator[Path]:
    """A new folder in ``parent`` (None: where temporary files go) that only this person can open.

    Folders of the same prefix that killed processes of this person left are removed. Raises ``OSError``.
    """
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    held = _hold(folder)
    try:
        _clear_left(folder, prefix)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def _hold(folder: Path) -> int | None:
    """A lock on a folder, which the system frees when this process ends; None when it cannot be had."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another process holds it, or the disk has no locks: then nobody clears
        os.close(handle)
        return None
    return handle


def _clear_left(own: Path, prefix: str) -> None:
    mine = own.stat()
    for left in own.parent.glob(f"{prefix}*"):
        try:
            form = left.lstat()
        except OSError:  # gone meanwhile
            continue
        just_made = time.time() - form.st_ctime < _JUST_MADE
        if left == own or just_made or not stat.S_ISDIR(form.st_mode) or form.st_uid != mine.st_uid:
            continue
        held = _hold(left)
        if held is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(held)
