"""A small dossier as a folder and as a workbook, as a client could have them."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

TOML = """# van de gemeente zelf
[gemeente]
naam = "Voorbeelddorp"   # fictief
fictief = true

[opdracht]
peildatum = 2026-11-01
"""
GOALS = 'Kleur;ID;Doel;Eigenaar\r\nrood;D1;"Een; doel";Jansen\r\n\r\n;D2;\'=twee;\r\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with remarks, blank rows, columns of someone's own and a file name with a capital."""
    place = tmp_path / "dorp"
    place.mkdir()
    (place / "dossier.toml").write_text(TOML, encoding="utf-8")
    (place / "Doelen.csv").write_bytes(GOALS.encode("cp1252"))
    (place / "indicatoren.csv").write_text("id,naam,nulmeting\nI1,x,1.5\n", encoding="utf-8")
    return place


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a percentage and only two sheets."""
    file = tmp_path / "dorp.xlsx"
    with xlsxwriter.Workbook(file) as made:
        settings, goals, indicators = (made.add_worksheet(name) for name in ("dossier", "doelen", "indicatoren"))
        percent = made.add_format({"num_format": "0%"})
        for row, cells in enumerate(
            [("sleutel", "waarde"), ("gemeente.naam", "Voorbeelddorp"), ("gemeente.fictief", "ja"), ("opdracht.peildatum", "2026-11-01")]
        ):  # fmt: skip
            settings.write_row(row, 0, cells)
        for row, cells in enumerate([("id", "doel", "eigenaar"), ("D1", "Een doel", "Jansen"), ("D2", "Twee", "")]):
            goals.write_row(row, 0, cells)
        indicators.write_row(0, 0, ("id", "naam", "nulmeting"))
        indicators.write_row(1, 0, ("I1", "x"))
        indicators.write_number(1, 2, 0.66, percent)
    return file
