"""The account of norms: what was released before, with whom, and how much of the protection each has used up.

Every release tells a little about each municipality in it, and what releases tell adds up. So the account knows them all,
gives the same release again for the same figures, and refuses one that would go past what was agreed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path

from srm_kit.dossier import Norm
from srm_kit.errors import SrmError

__all__ = ["NormAccount", "NormsRefused", "Released", "opened", "save"]


class NormsRefused(SrmError):
    """The norms cannot be made, or may not be given away."""


@dataclass(frozen=True, slots=True)
class Released:
    """One release: what it rests on (as a digest), who was in it, what it cost and what it says."""

    digest: str
    epsilon: str
    municipalities: tuple[str, ...]
    norms: tuple[tuple[str, float, float, int], ...]
    noise: float

    def rows(self) -> tuple[Norm, ...]:
        """The norms as the contract has them."""
        return tuple(Norm(*row) for row in self.norms)


@dataclass(frozen=True, slots=True)
class NormAccount:
    """All releases, and the epsilon that each municipality may use over all of them."""

    total: str
    releases: tuple[Released, ...] = ()

    def same(self, digest: str) -> Released | None:
        """The release of these figures, when there was one."""
        return next((release for release in self.releases if release.digest == digest), None)

    def used(self, municipality: str) -> Fraction:
        """What releases so far cost this municipality."""
        return sum(
            (Fraction(release.epsilon) for release in self.releases if municipality in release.municipalities),
            Fraction(),
        )

    def with_release(self, made: Released) -> NormAccount:
        """The account with one more; raises ``NormsRefused`` when a municipality would go past its total."""
        over = [
            one for one in made.municipalities if self.used(one) + Fraction(made.epsilon) > Fraction(self.total)
        ]  # fmt: skip
        if over:
            raise NormsRefused(
                f"With this release {', '.join(over)} would go past the total of {self.total} that the account allows each "
                "municipality. Leave them out, ask a smaller --epsilon, or share the norms that were released before."
            )
        return replace(self, releases=(*self.releases, made))


@contextmanager
def opened(file: Path, total: str) -> Iterator[NormAccount]:
    """The account in a file, or a new one with this total; nobody else uses it meanwhile."""
    from filelock import FileLock, Timeout

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file.with_name(f".{file.name}.lock"), timeout=5)
        lock.acquire()
    except Timeout:
        raise NormsRefused(f"Someone else is making norms with {file}. Try again when that is done.") from None
    except OSError as error:
        raise NormsRefused(f"Cannot write to {file.parent}: {error.strerror}.") from None
    try:
        yield _read(file, total)
    finally:
        lock.release()


def _read(file: Path, total: str) -> NormAccount:
    if not file.exists():
        return NormAccount(total or "6")
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        releases = tuple(
            Released(
                item["digest"],
                item["epsilon"],
                tuple(item["municipalities"]),
                tuple((str(key), float(mean), float(sd), int(m)) for key, mean, sd, m in item["norms"]),
                float(item["noise"]),
            )
            for item in data["releases"]
        )
        found = NormAccount(str(Fraction(data["total"])), releases)
        for release in releases:
            Fraction(release.epsilon)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise NormsRefused(
            f"{file} is no account of norms that can be read ({error}). Put back the one you had: without it nobody knows "
            "what was released before."
        ) from None
    if total and Fraction(total) != Fraction(found.total):
        raise NormsRefused(
            f"{file} was agreed with a total of {found.total} per municipality; that cannot be changed afterwards."
        )
    return found


def save(account: NormAccount, file: Path) -> None:
    """Writes the account, whole or not at all."""
    staged = file.with_name(f".{file.name}.nieuw")
    try:
        staged.write_text(json.dumps(asdict(account), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(staged, file)
    except OSError as error:
        raise NormsRefused(f"Cannot write {file}: {error.strerror}.") from None
