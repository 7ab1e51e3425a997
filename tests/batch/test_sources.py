"""The folder name of each report: its code, its name as a word, and apart when two would be the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.batch.sources import Source, find_sources
from srm_kit.errors import SourceUnusable
from srm_kit.parameters import Parameters

TOML = '[gemeente]\nnaam = "{naam}"\ncode = "{code}"\n[opdracht]\npeildatum = 2026-11-01\n'


def dossier(place: Path, naam: str, code: str = "") -> Path:
    place.mkdir(parents=True)
    (place / "dossier.toml").write_text(TOML.format(naam=naam, code=code), encoding="utf-8")
    return place


def named(*paths: Path) -> list[tuple[str, str]]:
    return [(source.name, source.municipality) for source in find_sources(paths, Parameters())]


@pytest.mark.parametrize(
    ("naam", "code", "expected"),
    [
        ("Aalten", "GM0197", ("GM0197", "Aalten")),
        ("Aalten", "gm0197x", ("aalten", "Aalten")),
        ("'s-Hertogenbosch", "", ("s-hertogenbosch", "'s-Hertogenbosch")),
        ("Súdwest-Fryslân (proef)", "", ("sudwest-fryslan-proef", "Súdwest-Fryslân (proef)")),
        ("x" * 58 + " yyyy", "", ("x" * 58 + "-y", "x" * 58 + " yyyy")),
        ("x" * 59 + " yyyy", "", ("x" * 59, "x" * 59 + " yyyy")),
        ("", "", ("map-een", "Map een")),
    ],
)
def test_the_name_of_a_folder_is_plain(tmp_path: Path, naam: str, code: str, expected: tuple[str, str]) -> None:
    assert named(dossier(tmp_path / "Map een", naam, code)) == [expected]


def test_a_name_without_a_letter_is_that_of_the_folder_or_just_a_dossier(tmp_path: Path) -> None:
    assert named(dossier(tmp_path / "Noord", "??")) == [("noord", "??")]
    assert named(dossier(tmp_path / "!", "??")) == [("dossier", "??")]


def test_the_same_municipality_twice_is_told_apart_and_the_same_report_twice_refused(tmp_path: Path) -> None:
    one, two = (dossier(tmp_path / name, "Aalten", "GM0197") for name in ("Voorjaar", "Najaar"))
    other = dossier(tmp_path / "Bergen", "Bergen")
    assert [name for name, _ in named(one, two, other)] == ["bergen", "gm0197-najaar", "gm0197-voorjaar"]
    table = tmp_path / "lijst.csv"
    table.write_text("dossier;peildatum;meetmoment\nNajaar;2026-11-01;\nNajaar;2026-12-01;2026-03-01\n")
    assert [name for name, _ in named(table)] == [
        "gm0197-najaar-2026-11-01",
        "gm0197-najaar-2026-12-01-2026-03-01",
    ]
    with pytest.raises(SourceUnusable, match="Two sources would make the report gm0197-najaar"):
        named(two, two)


def test_what_is_in_a_folder_goes_along_in_order_and_other_places_are_refused(tmp_path: Path) -> None:
    inside = tmp_path / "alle"
    dossier(inside / "b", "Bergen")
    dossier(inside / "a", "Aalten")
    (inside / "c.xlsx").write_bytes(b"x")
    (inside / "~$c.xlsx").write_bytes(b"x")
    found = find_sources([inside], Parameters(concept=True), tmp_path)
    assert [source.name for source in found] == ["aalten", "bergen", "c"]
    assert {(source.parameters.concept, source.notebooks) for source in found} == {(True, tmp_path)}
    assert found[0].parameters.dossier == str(inside / "a")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "brief.docx").write_bytes(b"x")
    hidden = tmp_path / ".c.xlsx"
    hidden.write_bytes(b"x")
    for place, words in (
        (tmp_path / "weg", "There is nothing at"),
        (tmp_path / "leeg", "There is no dossier in"),
        (tmp_path / "brief.docx", "is no dossier"),
        (hidden, "is no dossier"),
    ):
        with pytest.raises(SourceUnusable, match=words):
            find_sources([place], Parameters())
    assert isinstance(find_sources([inside / "c.xlsx"], Parameters())[0], Source)
