"""Reading and adding to plain files only: never a link, a pipe or a device that someone put in their place."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

__all__ = ["add_to_plain", "read_plain", "read_start", "refuse_link_of_others", "write_whole"]

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe that nobody writes to would wait for ever."""
_BYTES = getattr(os, "O_BINARY", 0)


def read_plain(path: Path, most: int, *, through_links: bool = False) -> bytes:
    """All of a file of at most so many bytes; the size is known before anything is read.

    Raises ``OSError``: ``EFBIG`` when it is larger, ``EINVAL`` when it is no plain file.
    """
    handle = _open(path, os.O_RDONLY | (0 if through_links else _NO_LINK))
    with os.fdopen(handle, "rb") as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        data = file.read(most + 1)
    if len(data) > most:  # it grew meanwhile
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file; raises ``OSError`` as ``read_plain`` does."""
    with os.fdopen(_open(path, os.O_RDONLY | _NO_LINK), "rb") as file:
        return file.read(most)


def add_to_plain(path: Path) -> int:
    """A descriptor to read a file and to add to its end, made when it is not there; raises ``OSError``."""
    return _open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_LINK)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all; what stood there is replaced, also when it is a link. Raises ``OSError``."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BYTES, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def refuse_link_of_others(path: Path) -> None:
    """Raises ``OSError`` when this place is a link that somebody else made: what we write would go where they want."""
    if os.name == "posix" and path.is_symlink() and path.lstat().st_uid not in {os.geteuid(), 0}:
        raise OSError(errno.ELOOP, "it is a link that somebody else made", str(path))


def _open(path: Path, flags: int) -> int:
    handle = os.open(path, flags | _NO_WAIT | _BYTES, 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return handle
