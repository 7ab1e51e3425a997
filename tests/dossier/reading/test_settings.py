"""Settings on both sides of their limits: how many may be unknown, the smallest group, and head counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.dossier.reading.toml_text import read_toml
from srm_kit.errors import DossierUnreadable
from tests.dossier.reading.made_folder import CARE, TOML, made, said


def test_two_hundred_settings_may_be_unknown(tmp_path: Path) -> None:
    def with_unknown(count: int) -> str:
        return "".join(f"k{number} = 1\n" for number in range(count)) + TOML

    # The three settings of the sections that are known count along: what is too many is far more than any real one.
    found = made(tmp_path / "fits", with_unknown(197))
    assert found.dossier is not None
    assert len(said(found)) == 197
    with pytest.raises(DossierUnreadable, match=r"dossier\.toml heeft 201 instellingen"):
        made(tmp_path / "more", with_unknown(198))


def test_an_unknown_setting_is_kept_and_named_and_one_in_an_unknown_section_goes_with_it(tmp_path: Path) -> None:
    found = made(tmp_path, f'los = 1\n{TOML}bureau = "B"\nkleur = "rood"\n[eigen]\na = 1\nb = 2\n')
    assert found.dossier is not None
    assert dict(found.dossier.overig) == {"los": 1, "opdracht.kleur": "rood", "eigen": {"a": 1, "b": 2}}
    assert [column for _, _, column in said(found)] == ["los", "opdracht.kleur", "eigen"]


@pytest.mark.parametrize(("given", "refused"), [(4, True), (5, False), (6, False)])
def test_the_smallest_group_is_five_or_more(tmp_path: Path, given: int, refused: bool) -> None:
    found = made(tmp_path, f"{TOML}{CARE}k_min = {given}\n")
    assert (("dossier", None, "zorgvuldigheid.k_min") in said(found, "fout")) is refused
    if not refused:
        assert found.dossier is not None
        assert found.dossier.zorgvuldigheid is not None
        assert found.dossier.zorgvuldigheid.k_min == given


@pytest.mark.parametrize(
    ("people", "counted", "refused"),
    [
        ("beleid = 0", {"beleid": 0}, False),
        ("beleid = 6\nbestuur = 2", {"beleid": 6, "bestuur": 2}, False),
        ("beleid = -1", None, True),
        ("beleid = 1.5", None, True),
        ("", None, False),
    ],
)
def test_head_counts_are_whole_and_not_below_nought(
    tmp_path: Path, people: str, counted: dict[str, int] | None, refused: bool
) -> None:
    found = made(tmp_path, f"{TOML}[populatie]\n{people}\n")
    assert bool(found.fouten) is refused
    if found.dossier is not None:
        assert found.dossier.populatie == counted


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("a = 1\nb = ooit\n", 2, "b = ooit"),
        ("a = [1,\n\n\n", 1, "a = [1,"),
        ("\n\n= 3", 3, "= 3"),
        (f"a = {'x' * 76}", 1, f"a = {'x' * 76}"),
        (f"a = {'x' * 77}", 1, f"a = {'x' * 75}…"),
    ],
)
def test_a_line_that_cannot_be_read_is_shown_with_its_number(text: str, number: int, shown: str) -> None:
    with pytest.raises(DossierUnreadable) as refused:
        read_toml(text.encode())
    assert f"Regel {number} van dossier.toml is niet te lezen: ‘{shown}’." in str(refused.value)
