"""Where the reports of a batch go: a folder, or an fsspec address of one that every worker sees."""

from __future__ import annotations

from pathlib import Path

from srm_kit.errors import OutputPlaceUnusable

__all__ = ["folder_at"]


def folder_at(address: str) -> Path:
    """The folder of a path or of an fsspec address such as ``file:///mnt/shared/out``.

    Raises ``OutputPlaceUnusable`` for an address that is no file system: a report appears whole or not at all, and two
    batches keep out of each other's way, by renaming and locking, which object stores do not have.
    """
    if "://" not in address:
        return Path(address)
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
    except ImportError:
        raise OutputPlaceUnusable(
            f"{address} needs the extra dask of srm-kit. Give the path of a folder instead."
        ) from None
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError):  # no such kind of place, or one that asks for a library of its own
        system = None
    if not isinstance(system, LocalFileSystem):
        raise OutputPlaceUnusable(
            f"{address} is no file system that can rename and lock, which keeps reports whole. Write to a shared folder "
            "(NFS, SMB, Lustre or a mounted share), and copy from there when the batch is done."
        )
    return Path(path)
