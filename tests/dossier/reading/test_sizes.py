"""Each size of an input on its limit is read, and one more is refused with the limit in the message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from srm_kit.dossier import read
from srm_kit.dossier.reading.limits import check_lines, read_table_file, total_of
from srm_kit.errors import DossierUnreadable
from tests.dossier.reading.made_folder import TOML, made


def of_size(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def lines(name: str, count: int, line: str = "a") -> None:
    check_lines(name, [line] * count, (";", ","))


@pytest.mark.parametrize(
    ("fits", "too_much", "words"),
    [
        (lambda: lines("doelen", 400_000), lambda: lines("doelen", 400_001), "meer dan 400.000 regels"),
        (lambda: lines("dossier", 4_000), lambda: lines("dossier", 4_001), "meer dan 4.000 regels"),
        (
            lambda: lines("doelen", 1, "a" * 2_000_000),
            lambda: lines("doelen", 1, "a" * 2_000_001),
            "regel van meer dan 2.000.000 tekens",
        ),
        (lambda: lines("doelen", 1, ";" * 2_000), lambda: lines("doelen", 1, "," * 2_001), "te veel cellen"),
        (lambda: lines("doelen", 8_000, "," * 2_000), lambda: lines("doelen", 8_001, "," * 2_000), "te veel cellen"),
        (lambda: lines("dossier", 80, ";" * 2_000), lambda: lines("dossier", 81, ";" * 2_000), "te veel cellen"),
    ],
)
def test_a_table_on_its_limits(fits: Callable[[], None], too_much: Callable[[], None], words: str) -> None:
    fits()
    with pytest.raises(DossierUnreadable, match=words):
        too_much()


def test_a_file_of_fifty_megabytes_and_a_folder_of_ninety(tmp_path: Path) -> None:
    assert len(read_table_file(of_size(tmp_path / "a.csv", 50_000_000))) == 50_000_000
    with pytest.raises(DossierUnreadable, match=r"a\.csv is groter dan 50 MB"):
        read_table_file(of_size(tmp_path / "a.csv", 50_000_001))
    with pytest.raises(DossierUnreadable, match="geen gewoon bestand"):
        read_table_file(tmp_path)
    other = of_size(tmp_path / "b.csv", 45_000_000)
    total_of([of_size(tmp_path / "a.csv", 45_000_000), other])
    with pytest.raises(DossierUnreadable, match="samen groter dan 90 MB"):
        total_of([of_size(tmp_path / "a.csv", 45_000_001), other])


def test_settings_of_half_a_megabyte(tmp_path: Path) -> None:
    def of_settings(size: int) -> str:
        return TOML + "#" * (size - len(TOML))

    assert made(tmp_path / "fits", of_settings(500_000)).dossier is not None
    with pytest.raises(DossierUnreadable):
        made(tmp_path / "more", of_settings(500_001))
    assert read(tmp_path / "fits").dossier is not None
