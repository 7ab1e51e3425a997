"""Who works in the folder of a batch: one whole batch, or shards of one division; never two that could meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from srm_kit.errors import BatchBezet, UitvoerNietSchrijfbaar

__all__ = ["alleen", "loopt", "manifest"]

_WACHT = 5.0  # seconds, for another shard that is looking too


@contextmanager
def alleen(out: Path, deel: tuple[int, int]) -> Iterator[None]:
    """Nobody else makes these reports in ``out``; the system frees the locks when we die.

    Shards of the same division go beside each other. A whole batch, or a shard of another division, does not.
    Marks of a run that was killed are removed, so that workers of a cluster which still serve it stop. Raises
    ``BatchBezet`` and ``UitvoerNietSchrijfbaar``.
    """
    from filelock import FileLock, Timeout

    own = out / f".{manifest(deel)}.lock"
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(own, timeout=0)
        lock.acquire()
    except Timeout:
        raise BatchBezet(out) from None
    except OSError as error:
        raise UitvoerNietSchrijfbaar(out, error.strerror or "it cannot be written") from None
    try:
        beside = f"-van-{deel[1]}.jsonl.lock"
        # First the own lock, then a look at the others: of two that begin together at least one sees the other.
        for other in sorted(out.glob(".manifest*.lock")):
            if other == own or (deel[1] > 1 and other.name.endswith(beside)):
                continue
            try:
                FileLock(other, timeout=_WACHT).acquire().lock.release()
            except Timeout:
                raise BatchBezet(out) from None
        for mark in out.glob(".srm-loopt-*"):
            if not (deel[1] > 1 and mark.name.startswith(_beside(deel)) and not mark.name.startswith(_own(deel))):
                mark.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def manifest(deel: tuple[int, int]) -> str:
    """The name of the manifest of a batch or of a shard."""
    return "manifest.jsonl" if deel[1] == 1 else f"manifest-{deel[0]}-van-{deel[1]}.jsonl"


def loopt(out: Path, deel: tuple[int, int], run: str) -> Path:
    """The file that is there as long as a run works on a cluster; its workers stop when it goes."""
    return out / f"{_own(deel)}{run}"


def _beside(deel: tuple[int, int]) -> str:
    return f".srm-loopt-{deel[1]}-"


def _own(deel: tuple[int, int]) -> str:
    return f"{_beside(deel)}{deel[0]}-"
