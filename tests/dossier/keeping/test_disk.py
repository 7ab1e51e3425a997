"""Files on real disks: modes, groups, owners and links stay, a second user can work on, and each refusal says why."""

from __future__ import annotations

import os
import stat
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from srm_kit.dossier import DossierInUse, convert, load, save_changes, set_values, versions_of
from srm_kit.dossier.keeping.disk import why_not
from srm_kit.dossier.keeping.locking import lock_place, locked

FIRST, SECOND, TEAM = 12001, 12002, 12100
as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="accepted: only root can be two users"
)


def change(place: Path, name: str) -> None:
    save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": name})])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def as_user(user: int, act: Callable[[], None]) -> str:
    """Does something as another user, in a child; gives the message of what it raised, or nothing."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            os.umask(0o022)
            os.setgroups([TEAM])
            os.setgid(user)
            os.setuid(user)
            act()
        except DossierInUse as error:
            said = str(error)
        except BaseException:
            said = traceback.format_exc()
        os.write(write_end, said.encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def shared(place: Path, *, group: int = TEAM) -> Path:
    """A folder of the first user, in which the team may write."""
    for item in (place, *place.rglob("*")):
        os.chown(item, FIRST, group)
        item.chmod(0o2775 if item.is_dir() else 0o664)
    for parent in place.parents:
        if parent == Path("/tmp"):
            break
        parent.chmod(parent.stat().st_mode | 0o011)
    return place


def test_private_stays_private_and_new_files_take_the_umask(book: Path, folder: Path, tmp_path: Path) -> None:
    book.chmod(0o600)
    change(book, "een")
    assert mode(book) == 0o600
    assert all(mode(file) == 0o600 for version in versions_of(book) for file in version.bestanden)
    before = os.umask(0o077)
    try:
        convert(folder, tmp_path / "nieuw.xlsx")
        convert(folder, tmp_path / "nieuw")
    finally:
        os.umask(before)
    assert mode(tmp_path / "nieuw.xlsx") == 0o600
    assert {mode(file) for file in (tmp_path / "nieuw").glob("*.*")} == {0o600}


def test_a_link_is_written_through_and_shares_the_lock(book: Path, tmp_path: Path) -> None:
    link = tmp_path / "bureaublad" / "koppeling.xlsx"
    link.parent.mkdir()
    link.symlink_to(book)
    change(link, "via de koppeling")
    assert link.is_symlink()
    assert load(book).doelen[0].eigenaar == "via de koppeling"
    assert len(versions_of(link)) == len(versions_of(book)) == 1
    with locked(link), pytest.raises(DossierInUse, match="wordt nu geschreven door"), locked(book, wait=0.1):
        pass


def test_a_file_with_two_names_stays_one_file(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "ook.xlsx"
    os.link(book, other)
    change(book, "een")
    assert book.samefile(other)
    assert load(other).doelen[0].eigenaar == "een"


def test_a_disk_that_refuses_modes_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object, **more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    for name in ("chmod", "fchmod", "chown", "link"):
        monkeypatch.setattr(os, name, refuse)
    change(folder, "een")
    change(folder, "twee")
    assert load(folder).doelen[0].eigenaar == "twee"
    assert len(versions_of(folder)) == 2


@as_root
@pytest.mark.parametrize("form", ["folder", "book"])
def test_two_users_of_a_shared_folder_take_turns(form: str, request: pytest.FixtureRequest) -> None:
    place: Path = request.getfixturevalue(form)
    shared(place.parent)
    for number, user in enumerate((FIRST, SECOND, FIRST, SECOND)):
        assert as_user(user, lambda number=number: change(place, f"beurt {number}")) == ""  # type: ignore[misc]
        assert load(place).doelen[0].eigenaar == f"beurt {number}"
    file = place if form == "book" else place / "Doelen.csv"
    assert (file.stat().st_uid, file.stat().st_gid, mode(file)) == (FIRST, TEAM, 0o664)
    assert len(versions_of(place)) == 4


@as_root
@pytest.mark.parametrize("form", ["folder", "book"])
def test_a_lock_from_before_the_folder_was_shared_stops_nobody(form: str, request: pytest.FixtureRequest) -> None:
    place: Path = request.getfixturevalue(form)
    shared(place.parent)
    assert as_user(FIRST, lambda: change(place, "eigenaar")) == ""
    lock_place(place).chmod(0o644)
    assert as_user(SECOND, lambda: change(place, "collega")) == ""
    assert load(place).doelen[0].eigenaar == "collega"
    with locked(place):
        lock_place(place).chmod(0o644)
        os.chown(lock_place(place), FIRST, TEAM)
        assert "wordt nu geschreven" in as_user(SECOND, lambda: hold_briefly(place))


def hold_briefly(place: Path) -> None:
    with locked(place, wait=0.2):
        pass


@as_root
def test_each_reason_not_to_write_has_its_own_words(folder: Path, book: Path) -> None:
    shared(folder.parent)
    book.chmod(0o644)
    assert "U hebt geen recht om dorp.xlsx te wijzigen" in as_user(SECOND, lambda: change(book, "x"))
    book.chmod(0o444)
    assert "alleen-lezen" in as_user(FIRST, lambda: change(book, "x"))
    folder.chmod(0o755)
    assert "geen recht om in de map dorp te schrijven" in as_user(SECOND, lambda: change(folder, "x"))
    assert load(folder).doelen[0].eigenaar == "Jansen"
    assert versions_of(folder) == versions_of(book) == ()


def test_who_has_it_open_is_named(book: Path) -> None:
    mark = book.with_name("~$dorp.xlsx")
    mark.write_bytes(b"\x05Anna " + b" " * 48)
    with pytest.raises(DossierInUse, match="open in Excel bij Anna"):
        change(book, "x")
    mark.unlink()
    book.with_name(".~lock.dorp.xlsx#").write_text(",Bram,pc,14.10.2026 10:00,file:///x;")
    with pytest.raises(DossierInUse, match="open in LibreOffice bij Bram"):
        change(book, "x")


@pytest.mark.parametrize(
    ("number", "said"),
    [(28, "schijf is vol"), (30, "niet geschreven kan worden"), (2, "is er niet meer"), (122, "schijf is vol")],
)
def test_causes_have_words_of_their_own(book: Path, number: int, said: str) -> None:
    assert said in str(why_not(OSError(number, os.strerror(number)), book))


def test_the_lock_of_a_folder_stands_in_it(folder: Path) -> None:
    assert lock_place(folder).parent == folder
