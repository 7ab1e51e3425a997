"""The account of what was published: written with the release or neither, refused in time, and forgotten by chance."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.uitgiften import (
    GEEN_UITGIFTEN,
    Cijfersoort,
    Gepubliceerd,
    Meetmomentuitgiften,
    Uitgegeven,
    Uitgifte,
    Uitgiften,
)
from srm_kit.dossier.keeping import release_account
from srm_kit.dossier.keeping.release_account import check_account, copy_account, forget_in_account, releasing
from srm_kit.dossier.reading.release_file import as_bytes, read_uitgiften, release_file
from srm_kit.errors import UitgifteRefused

MOMENT = date(2026, 3, 1)
KEY = Uitgiften("00" * 16)
FIRST, SECOND = (KEY.merk(MOMENT, name) for name in ("r1", "r2"))


def person(tag: str) -> Uitgegeven:
    return Uitgegeven("beleid", "A1", 1, tag, "10")


def account(chosen: tuple[str, ...] | None = ("A1", "A2")) -> Uitgiften:
    figures = {"RS": (Gepubliceerd(Cijfersoort.TOTAAL, 62.0), Gepubliceerd(Cijfersoort.AFDELING, 55.0, ("A1",)))}
    release = Uitgifte(("RS", "RB"), {FIRST: person("aa" * 6), SECOND: person("bb" * 6)}, figures)
    return Uitgiften(KEY.sleutel, {MOMENT: Meetmomentuitgiften(5, chosen, (release,))})


def kept(place: Path) -> Uitgiften:
    found = Meldingen()
    made = read_uitgiften(place, found)
    assert found.alle() == ()
    return made


@pytest.mark.parametrize("chosen", [("A1", "A2"), (), None])
def test_the_account_comes_back_as_it_was_written(folder: Path, chosen: tuple[str, ...] | None) -> None:
    with releasing(folder, GEEN_UITGIFTEN, account(chosen)):
        assert kept(folder) == account(chosen)  # before the release, that may still fail
    assert kept(folder) == account(chosen)
    assert release_file(folder).read_bytes().endswith(b"}\n")


def test_it_stands_in_the_folder_or_beside_the_workbook(folder: Path, book: Path, tmp_path: Path) -> None:
    assert release_file(folder) == folder / ".uitgiften.json"
    assert release_file(book) == book.with_name(".dorp.xlsx.uitgiften.json")
    assert release_file(book.with_name("A.XLSM")).name == ".A.XLSM.uitgiften.json"
    named = tmp_path / "map.xlsx"
    named.mkdir()
    assert release_file(named) == named / ".uitgiften.json"


@pytest.mark.parametrize("change", [{"schema": 2}, {"sleutel": "zz"}, {"meetmomenten": []}])
def test_an_account_that_cannot_be_read_is_a_fault(folder: Path, change: dict[str, object]) -> None:
    plain = json.loads(as_bytes(account()))
    release_file(folder).write_text(json.dumps({**plain, **change}))
    found = Meldingen()
    assert read_uitgiften(folder, found) == GEEN_UITGIFTEN
    assert [item.soort for item in found.alle()] == ["fout"]


@pytest.mark.parametrize("form", ["folder", "book"])
def test_it_is_as_private_as_the_dossier_and_stays_so(form: str, request: pytest.FixtureRequest) -> None:
    place: Path = request.getfixturevalue(form)
    file = place / "dossier.toml" if place.is_dir() else place
    file.chmod(0o600)
    with releasing(place, GEEN_UITGIFTEN, account()):
        pass
    assert stat.S_IMODE(release_file(place).stat().st_mode) == 0o600
    release_file(place).chmod(0o640)
    with releasing(place, account(), account(None)):
        pass
    assert stat.S_IMODE(release_file(place).stat().st_mode) == 0o640
    assert not release_file(place).with_name(f"{release_file(place).name}.nieuw").exists()


@pytest.mark.parametrize("error", [OSError("vol"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [GEEN_UITGIFTEN, account(None)])
def test_a_release_that_fails_is_not_in_the_account(folder: Path, error: BaseException, before: Uitgiften) -> None:
    if before != GEEN_UITGIFTEN:
        release_file(folder).write_bytes(as_bytes(before))
    with pytest.raises(type(error)) as raised, releasing(folder, before, account()):
        raise error
    assert raised.value is error
    assert kept(folder) == before
    assert release_file(folder).exists() is (before != GEEN_UITGIFTEN)


def test_nothing_is_released_over_what_someone_else_released_meanwhile(folder: Path) -> None:
    release_file(folder).write_bytes(as_bytes(account(None)))
    done = []
    with pytest.raises(UitgifteRefused, match="intussen iets anders"), releasing(folder, GEEN_UITGIFTEN, account()):
        done.append(1)
    assert done == []
    assert kept(folder) == account(None)


def test_a_release_without_anything_new_asks_no_lock_and_writes_nothing(folder: Path) -> None:
    release_file(folder).write_bytes(as_bytes(account(None)))
    with releasing(folder, account(), account()):
        pass
    assert kept(folder) == account(None)


@pytest.mark.parametrize(
    ("there", "closed", "refused"),
    [(False, "folder", True), (False, "file", False), (True, "file", True), (True, "folder", True), (True, "", False)],
)
def test_an_account_that_cannot_be_written_is_told_before_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, there: bool, closed: str, refused: bool
) -> None:
    file = release_file(folder)
    if there:
        file.write_bytes(as_bytes(account(None)))
    shut = {"folder": folder, "file": file}.get(closed)
    monkeypatch.setattr(release_account.os, "access", lambda path, _: Path(path) != shut)
    check_account(folder, account(), account())  # nothing to write
    if not refused:
        check_account(folder, account(None), account())
        return
    with pytest.raises(UitgifteRefused) as raised:
        check_account(folder, account(None), account())
    assert "U mag in dorp niet schrijven" in str(raised.value)
    assert ".uitgiften.json" in str(raised.value)


def test_a_dossier_in_another_form_takes_its_account_along(folder: Path, book: Path) -> None:
    copy_account(folder, book)
    assert not release_file(book).exists()
    release_file(folder).write_bytes(as_bytes(account()))
    copy_account(folder, book)
    assert kept(book) == account()


def test_who_is_forgotten_becomes_chance_and_the_others_stay(folder: Path) -> None:
    forget_in_account(folder, {"r1"})
    assert not release_file(folder).exists()
    release_file(folder).write_bytes(as_bytes(account()))
    forget_in_account(folder, {"r1", "nobody"})
    people = kept(folder).meetmomenten[MOMENT].uitgiften[0].personen
    assert people[SECOND] == person("bb" * 6)
    ((tag, other),) = [(tag, one) for tag, one in people.items() if tag != SECOND]
    assert tag != FIRST
    assert len(tag) == len(FIRST) == len(other.merk) == 12
    assert other.merk != "aa" * 6
    assert replace(other, merk="") == replace(person(""), merk="")
    assert list(people) == sorted(people)
    whole = kept(folder).meetmomenten[MOMENT]
    assert (whole.k_min, whole.afdelingen) == (5, ("A1", "A2"))
    assert whole.uitgiften[0].cijfers == account().meetmomenten[MOMENT].uitgiften[0].cijfers


def test_when_everyone_is_forgotten_no_tag_is_left(folder: Path) -> None:
    release_file(folder).write_bytes(as_bytes(account()))
    forget_in_account(folder, None)
    people = kept(folder).meetmomenten[MOMENT].uitgiften[0].personen
    assert len(people) == 2
    assert not {FIRST, SECOND} & set(people)
    assert not {one.merk for one in people.values()} & {"aa" * 6, "bb" * 6}
    assert os.listdir(folder).count(".uitgiften.json") == 1
