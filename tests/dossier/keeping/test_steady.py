"""Reading while someone else saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from srm_kit.dossier import Reading, read
from srm_kit.dossier.keeping.locking import lock_place
from srm_kit.dossier.keeping.steady import steady
from srm_kit.errors import DossierUnreadable


def reading(folder: Path, meanwhile: Callable[[int], None]) -> Reading:
    """Reads the folder while ``meanwhile`` happens to it in every attempt."""
    attempts = 0

    def once() -> Reading:
        nonlocal attempts
        attempts += 1
        there = (folder / "indicatoren.csv").exists()
        meanwhile(attempts)
        if there and not (folder / "indicatoren.csv").exists():
            raise DossierUnreadable("dorp is niet te lezen: No such file or directory.")  # as the reader says it
        return read(folder)

    return steady(folder, once)


def test_a_file_that_goes_while_it_is_read_is_no_fault(folder: Path) -> None:
    outcome = reading(folder, lambda attempt: (folder / "indicatoren.csv").unlink(missing_ok=True))
    assert outcome.dossier is not None
    assert outcome.dossier.indicatoren == ()


def test_who_never_gets_a_quiet_moment_takes_the_lock(folder: Path) -> None:
    held: list[bool] = []

    def another_saves(attempt: int) -> None:
        held.append(lock_place(folder).with_name(".srm-lock-door").exists())
        if not held[-1]:
            (folder / "indicatoren.csv").write_text(f"id,naam\nI{attempt},x\n", encoding="utf-8")

    outcome = reading(folder, another_saves)
    assert held == [False] * 5 + [True]
    assert outcome.dossier is not None
    assert [item.id for item in outcome.dossier.indicatoren] == ["I5"]


def test_what_stays_unreadable_is_said_at_once(folder: Path) -> None:
    def once() -> Reading:
        raise DossierUnreadable("kapot")

    with pytest.raises(DossierUnreadable, match="kapot"):
        steady(folder, once)
