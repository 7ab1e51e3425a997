"""Who has a dossier open is read from the mark that Excel or LibreOffice left, and a lock tells who holds it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from srm_kit.dossier import DossierInUse
from srm_kit.dossier.keeping import locking
from srm_kit.dossier.keeping.locking import lock_place, locked, not_open_elsewhere


def told(book: Path) -> str:
    with pytest.raises(DossierInUse) as raised:
        not_open_elsewhere(book)
    return str(raised.value)


@pytest.mark.parametrize(
    ("mark", "who"),
    [
        (b"\x04Anna" + b" " * 50, " bij Anna"),
        (b"\x03Annabel", " bij Ann"),  # as long as its first byte says
        (b"\x06Ren\xe9 P\x00", " bij René P"),
        (b"\x36" + b"x" * 54, f" bij {'x' * 54}"),  # the longest name there is room for
        (b"\x37" + b"x" * 60, ""),
        (b"\x00", ""),
        (b"", ""),
    ],
)
def test_excel_puts_the_length_of_a_name_before_it(book: Path, mark: bytes, who: str) -> None:
    book.with_name("~$dorp.xlsx").write_bytes(mark)
    assert told(book).startswith(f"dorp.xlsx staat open in Excel{who}. Bewaar en sluit het daar")


@pytest.mark.parametrize(
    ("mark", "who"),
    [
        (",Bram,pc,1.2.2026 10:00,file:///x;", " bij Bram"),
        ("Bram Bos,bram,pc,1.2.2026 10:00,file:///x;", " bij Bram Bos"),
        (" , ,pc,1.2.2026 10:00,file:///x;", ""),
        ("", ""),
    ],
)
def test_libreoffice_puts_commas_between_a_name_and_the_rest(book: Path, mark: str, who: str) -> None:
    book.with_name(".~lock.dorp.xlsx#").write_text(mark, encoding="utf-8")
    assert told(book).startswith(f"dorp.xlsx staat open in LibreOffice{who}. Bewaar en sluit het daar")


def test_nothing_is_open_where_no_mark_is(book: Path, folder: Path) -> None:
    not_open_elsewhere(book)
    (folder.parent / "~$dorp").write_bytes(b"\x04Anna")
    not_open_elsewhere(folder)


def test_who_waits_for_a_lock_hears_who_holds_it_and_not_before_the_wait_is_over(folder: Path) -> None:
    with locked(folder):
        begin = time.monotonic()
        holder = rf"dorp wordt nu geschreven door .*\(proces {os.getpid()}\)"
        with pytest.raises(DossierInUse, match=holder), locked(folder, wait=0.3):
            pass
        assert 0.3 <= time.monotonic() - begin < 10
    with locked(folder, wait=0.0):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="accepted: locks of Windows are its own")
def test_a_lock_file_that_is_closed_to_us_goes_when_nobody_holds_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    place = lock_place(folder)
    place.write_text("")
    allowed = os.access
    monkeypatch.setattr(locking.os, "access", lambda path, how: Path(path) != place and allowed(path, how))
    with place.open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        begin = time.monotonic()
        with pytest.raises(DossierInUse, match="dorp wordt nu geschreven"), locked(folder, wait=0.3):
            pass
        assert 0.3 <= time.monotonic() - begin < 10
        assert place.exists()
    with locked(folder, wait=0.3):
        pass


@pytest.mark.parametrize(("folder_mode", "lock_mode"), [(0o700, 0o600), (0o770, 0o660), (0o777, 0o666), (0o755, 0o644)])
def test_who_may_write_in_the_folder_may_take_its_lock(folder: Path, folder_mode: int, lock_mode: int) -> None:
    folder.chmod(folder_mode)
    assert locking._mode(folder) == lock_mode
