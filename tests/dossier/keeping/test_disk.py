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
from srm_kit.dossier.keeping import disk
from srm_kit.dossier.keeping.disk import as_private_as, check_writable, put, stage, why_not
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


@pytest.mark.skipif(sys.platform == "win32", reason="accepted: Windows has no modes")
@pytest.mark.parametrize(
    ("source", "file_mode", "folder_mode"),
    [(0o600, 0o600, 0o700), (0o640, 0o640, 0o751), (0o644, 0o644, 0o755), (0o660, 0o640, 0o751), (0o666, 0o644, 0o755)],
)
def test_what_is_made_meanwhile_is_open_to_nobody_to_whom_the_source_is_closed(
    book: Path, folder: Path, tmp_path: Path, source: int, file_mode: int, folder_mode: int
) -> None:
    book.chmod(source)
    before = os.umask(0o022)
    try:
        with as_private_as(book):
            (tmp_path / "file").write_text("x")
            (tmp_path / "made").mkdir()
        (tmp_path / "later").write_text("x")
        for file in folder.iterdir():
            file.chmod(0o666)
        (folder / "Doelen.csv").chmod(0o600)  # of a folder the most private file counts
        with as_private_as(folder):
            (tmp_path / "other").write_text("x")
    finally:
        os.umask(before)
    assert (mode(tmp_path / "file"), mode(tmp_path / "made")) == (file_mode, folder_mode)
    assert mode(tmp_path / "later") == 0o644
    assert mode(tmp_path / "other") == 0o600


def test_a_file_of_our_own_is_replaced_and_one_with_more_names_is_written_where_it_is(tmp_path: Path) -> None:
    for name, more in (("een", False), ("twee", True)):
        target = tmp_path / name
        target.write_text("oude tekst, langer dan de nieuwe")
        if more:
            os.link(target, tmp_path / f"{name} ook")
        stage(tmp_path / "klaar", b"nieuw", target)
        number = target.stat().st_ino
        put(tmp_path / "klaar", target)
        assert target.read_text() == "nieuw"
        assert (target.stat().st_ino == number) is more
        assert not (tmp_path / "klaar").exists()


def test_what_is_staged_has_the_form_of_what_it_replaces(tmp_path: Path) -> None:
    like = tmp_path / "als"
    like.write_text("x")
    like.chmod(0o640)
    stage(tmp_path / "een", b"x", like)
    assert mode(tmp_path / "een") == 0o640
    before = os.umask(0o027)
    try:
        stage(tmp_path / "twee", b"x", None)
    finally:
        os.umask(before)
    assert mode(tmp_path / "twee") == 0o640


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("book", "U hebt geen recht om dorp.xlsx te wijzigen"),
        ("folder", "U hebt geen recht om in de map {} te schrijven"),
        ("nothing", "U hebt geen recht om dorp.xlsx te schrijven"),
    ],
)
def test_which_right_is_missing(book: Path, monkeypatch: pytest.MonkeyPatch, closed: str, said: str) -> None:
    shut = {"book": book, "folder": book.parent}.get(closed)
    monkeypatch.setattr(disk.os, "access", lambda path, _: Path(path) != shut)
    assert said.format(book.parent.name) in str(why_not(PermissionError(13, "x"), book))
    other = book.with_name("ander.csv")
    other.write_text("x")
    monkeypatch.setattr(disk.os, "access", lambda path, _: Path(path) != other)
    assert "om ander.csv te wijzigen" in str(why_not(PermissionError(1, "x", str(other)), book))
    book.chmod(0o444)
    monkeypatch.setattr(disk.os, "access", lambda path, _: False)
    assert "dorp.xlsx is alleen-lezen" in str(why_not(PermissionError(13, "x"), book))


def test_windows_says_that_another_program_holds_it(book: Path) -> None:
    held, other = OSError(13, "x"), OSError(5, "Input/output error")
    held.winerror, other.winerror = 32, 33  # type: ignore[attr-defined, unused-ignore]
    assert "staat open in een ander programma" in str(why_not(held, book))
    assert "is niet te schrijven: Input/output error" in str(why_not(other, book))


def test_a_file_that_may_not_be_written_is_refused_and_one_that_is_not_there_is_not(book: Path) -> None:
    check_writable(book)
    check_writable(book.with_name("nieuw.xlsx"))
    book.chmod(0o444)
    with pytest.raises(PermissionError):
        check_writable(book)
