"""Who works in the folder of a batch: one whole batch, or shards of one division; never two that could meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from srm_kit.errors import BatchBusy, OutputNotWritable
from srm_kit.plain_files import refuse_link_of_others

__all__ = ["hold_folder", "manifest_name", "run_mark"]

_PATIENCE = 5.0  # seconds, for another shard that is looking too


@contextmanager
def hold_folder(out: Path, shard: tuple[int, int]) -> Iterator[None]:
    """Nobody else makes these reports in ``out``; the system frees the locks when we die.

    Shards of the same division go beside each other. A whole batch, or a shard of another division, does not.
    Marks of a run that was killed are removed, so that workers of a cluster which still serve it stop. Raises
    ``BatchBusy`` and ``OutputNotWritable``.
    """
    from filelock import FileLock, Timeout

    own = out / f".{manifest_name(shard)}.lock"
    try:
        refuse_link_of_others(out)
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(own, timeout=0)
        lock.acquire()
    except Timeout:
        raise BatchBusy(out) from None
    except OSError as error:
        raise OutputNotWritable(out, error.strerror or "it cannot be written") from None
    try:
        beside = f"-van-{shard[1]}.jsonl.lock"
        # First the own lock, then a look at the others: of two that begin together at least one sees the other.
        for other in sorted(out.glob(".manifest*.lock")):
            if other == own or other.name.endswith(beside):
                continue
            try:
                FileLock(other, timeout=_PATIENCE).acquire().lock.release()
            except Timeout:
                raise BatchBusy(out) from None
        for mark in out.glob(".srm-loopt-*"):
            if mark.name.startswith(_own(shard)) or not mark.name.startswith(_beside(shard)):
                mark.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def manifest_name(shard: tuple[int, int]) -> str:
    """The name of the manifest of a batch or of a shard."""
    return "manifest.jsonl" if shard[1] == 1 else f"manifest-{shard[0]}-van-{shard[1]}.jsonl"


def run_mark(out: Path, shard: tuple[int, int], run: str) -> Path:
    """The file that is there as long as a run works on a cluster; its workers stop when it goes."""
    return out / f"{_own(shard)}{run}"


def _beside(shard: tuple[int, int]) -> str:
    return f".srm-loopt-{shard[1]}-"


def _own(shard: tuple[int, int]) -> str:
    return f"{_beside(shard)}{shard[0]}-"
