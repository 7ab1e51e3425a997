"""Tables of planning documents are read as they are printed, and every notation comes back as it was."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srm_kit.dossier import TABELLEN, Dossier, convert, load, read, save_changes, set_values, table_from_rows
from tests.dossier.reading.made_folder import TOML, made, said

MONEY = TOML + '[middelen]\neenheid = "duizend euro"\n'


def rows(outcome: Any, name: str) -> Any:
    assert outcome.fouten == ()
    return getattr(outcome.dossier, name)


def cells(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_year_beside_a_waarde_fills_the_empty_date(tmp_path: Path) -> None:
    text = "id;naam;nulmeting;nulmeting_datum;streefwaarde;streefdatum\nI1;a;24% (2009);;65-70% (2030;-\n"
    [row] = rows(made(tmp_path, indicatoren=text), "indicatoren")
    assert (row.nulmeting.getal, row.nulmeting_datum) == (24, date(2009, 12, 31))
    assert (row.streefwaarde.bereik, row.streefdatum) == ((65, 70), date(2030, 12, 31))
    [meting] = rows(made(tmp_path, indicatoren=text, metingen="indicator;datum;waarde\nI1;;31% (2021)\n"), "metingen")
    assert meting.datum == date(2021, 12, 31)


def test_a_year_against_a_filled_date_is_a_warning(tmp_path: Path) -> None:
    text = "id;naam;nulmeting;nulmeting_datum\nI1;a;24% (2009);2010-12-31\nI2;b;24% (2009);2009-07-01\n"
    outcome = made(tmp_path, indicatoren=text)
    assert rows(outcome, "indicatoren")[0].nulmeting_datum == date(2010, 12, 31)
    assert said(outcome) == [("indicatoren", 2, "nulmeting")]


@pytest.mark.parametrize(("word", "goes_on"), [("doorlopend", True), ("Structureel", True), ("n.t.b.", None)])
def test_a_word_for_an_end_is_kept_and_says_that_the_effort_goes_on(
    tmp_path: Path, word: str, goes_on: bool | None
) -> None:
    [row] = rows(made(tmp_path / "a", inspanningen=f"id;naam;eind;doorlopend\nE1;a;{word};\n"), "inspanningen")
    assert (row.eind, row.doorlopend, row.gedrukt["eind"]) == (None, goes_on, word)
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    convert(tmp_path / "b.xlsx", tmp_path / "c")
    back = cells(tmp_path / "c", "inspanningen")[0]
    assert (back["eind"], back["doorlopend"]) == (word, "")


def test_the_header_multiplies_and_overrules_the_unit_of_middelen(tmp_path: Path) -> None:
    outcome = made(
        tmp_path / "a",
        MONEY,
        middelen="programma;jaar;soort;Lasten (x € 1.000);baten (mln)\nZorg;2026;begroting;34,5;1,2\n",
        inspanningen="id;naam;Budget (x 1.000)\nE1;a;1.250,5\n",
        indicatoren="id;naam;nulmeting in duizenden\nI1;a;> 24,5\n",
    )
    [money] = rows(outcome, "middelen")
    assert (money.lasten, money.baten) == (34.5, 1200)  # in thousands, the unit of the table
    assert rows(outcome, "inspanningen")[0].budget == 1_250_500
    nulmeting = rows(outcome, "indicatoren")[0].nulmeting
    assert (nulmeting.teken, nulmeting.getal, nulmeting.gedrukt) == (">", 24_500, "> 24,5 x 1.000")
    same(tmp_path, outcome.dossier)


def test_empty_markers_are_counted_per_column_and_come_back(tmp_path: Path) -> None:
    text = "id;naam;budget;eigenaar\nE1;geen;PM;n.v.t.\nE2;-;n.n.b.;?\nE3;c;100;-\n"
    outcome = made(tmp_path / "a", inspanningen=text)
    found = rows(outcome, "inspanningen")
    assert [(row.naam, row.budget, row.eigenaar) for row in found] == [
        ("geen", None, ""),
        ("-", None, ""),
        ("c", 100, ""),
    ]
    assert said(outcome) == [("inspanningen", None, "eigenaar"), ("inspanningen", None, "budget")]
    assert (
        outcome.waarschuwingen[1].tekst == "2 cellen lezen wij als leeg: ‘PM’ (1 keer), ‘n.n.b.’ (1 keer); rijen 2, 3."
    )
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    convert(tmp_path / "b.xlsx", tmp_path / "c")
    assert [row["budget"] for row in cells(tmp_path / "c", "inspanningen")] == ["PM", "n.n.b.", "100"]


def test_a_row_without_its_required_value_is_left_out_and_not_lost(tmp_path: Path) -> None:
    table = "indicator;datum;waarde;Wie\nI1;2024;n.b.;Kim\nI1;2025;12;Bo\n"
    outcome = made(tmp_path / "a", indicatoren="id;naam\nI1;a\n", metingen=table)
    assert [row.waarde.getal for row in rows(outcome, "metingen")] == [12]
    assert ("metingen", 2, "waarde") in said(outcome)
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    convert(tmp_path / "b.xlsx", tmp_path / "c")
    save_changes(tmp_path / "c", [set_values("doelen", ["D1"], {"eigenaar": "wethouder"})])
    back = cells(tmp_path / "c", "metingen")
    assert {(row["datum"], row["waarde"], row["Wie"]) for row in back} == {
        ("2024", "n.b.", "Kim"),
        ("2025", "12", "Bo"),
    }


def test_a_marker_that_is_an_id_refers_to_it(tmp_path: Path) -> None:
    goals = "id;doel;afdeling\nD1;a;nb\nD2;b;n.b.\n"
    outcome = made(tmp_path, doelen=goals, afdelingen="id;naam\nnb;Noordbeheer\n")
    assert [row.afdeling for row in rows(outcome, "doelen")] == ["nb", ""]


def test_a_share_reads_a_percentage_and_an_amount_refuses_it(tmp_path: Path) -> None:
    text = "id;naam;zacht_aandeel;voortgang\nE1;a;50%;40%\n"
    [row] = rows(made(tmp_path, inspanningen=text), "inspanningen")
    assert (row.zacht_aandeel, row.voortgang) == (0.5, 40)
    outcome = made(tmp_path, inspanningen="id;naam;budget;uren\nE1;a;5%;640,000\n")
    assert said(outcome, "fout") == [("inspanningen", 2, "budget"), ("inspanningen", 2, "uren")]


def test_one_in_so_many_follows_the_unit_of_the_indicator(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        indicatoren="id;naam;eenheid;nulmeting\nI1;a;1 op;1 op 7\nI2;b;%;1 op 8\n",
        metingen="indicator;datum;waarde\nI1;2025;1 op 6\n",
    )
    assert [row.nulmeting.getal for row in rows(outcome, "indicatoren")] == [7, 0.125]
    assert rows(outcome, "metingen")[0].waarde.getal == 6


def test_an_error_value_is_a_fault_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel;eigenaar\nD1;a;#N/B\nD2;b;#VERW!\n")
    assert said(outcome, "fout") == [("doelen", 3, "eigenaar")]
    assert said(outcome) == [("doelen", None, "eigenaar")]


def test_invisible_characters_do_not_matter(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        doelen="id;doel\nD1\u200b;a\nÉ\u00e9n;b\n",
        indicatoren="id;naam;doel;nul\u00admeting\nI1;x;D1\u00a0;12\u202f500\nI2;y;E\u0301e\u0301n;\u221212,5\n",
    )
    found = rows(outcome, "indicatoren")
    assert [(row.doel, row.nulmeting.getal) for row in found] == [("D1", 12_500), ("Één", -12.5)]


NUMBERS = st.integers(0, 10**7).map(lambda number: number / 100)
WAYS = (
    lambda number: f"{number:.2f}".replace(".", ","),
    lambda number: f"{number:,.2f}".replace(",", " ").replace(".", ","),
    lambda number: f"{number:,.2f}".translate(str.maketrans(",.", ".,")),
    lambda number: f"€ {number:,.2f}".translate(str.maketrans(",.", ".,")),
    lambda number: f"{number:.2f}",
)
FORMS = st.sampled_from(
    ["{}", "{}%", "{} % (2024)", "minimaal {}", "> {} dagen", "circa {}", "{} x 1.000", "{} woningen"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NUMBERS, FORMS), min_size=1, max_size=5), st.sampled_from(WAYS), st.booleans())
def test_the_same_table_reads_the_same_in_any_notation_and_survives_both_forms(
    values: list[tuple[float, str]], way: Any, thousands: bool
) -> None:
    lines = [f"I{number};a;{form.format(way(value))}" for number, (value, form) in enumerate(values)]
    if thousands:
        lines.append("IX;a;1.234 woningen")  # a thousand or not: only the other rows tell
        lines.append("IY;a;2,5")
    with tempfile.TemporaryDirectory() as name:
        outcome = made(Path(name) / "a", indicatoren="id;naam;nulmeting\n" + "\n".join(lines) + "\n")
        found = rows(outcome, "indicatoren")
        for row, (value, form) in zip(found, values, strict=False):
            assert row.nulmeting.getal == pytest.approx(value * (1000 if "x 1.000" in form else 1))
        if thousands:
            assert found[-2].nulmeting.getal == 1234
        same(Path(name), outcome.dossier)


def same(folder: Path, dossier: Dossier | None) -> None:
    """Converting there and back gives the same dossier, in the workbook and in the folder."""
    assert dossier is not None
    convert(folder / "a", folder / "b.xlsx")
    convert(folder / "b.xlsx", folder / "c")
    for place in (folder / "b.xlsx", folder / "c"):
        assert load(place).indicatoren == dossier.indicatoren
        assert load(place).digest == dossier.digest
    assert [str(item) for item in read(folder / "c").fouten] == []


def test_rows_that_ship_with_the_program_are_typed_or_the_first_fault_is_raised() -> None:
    table = next(table for table in TABELLEN if table.naam == "doelen")
    one, two = table_from_rows(table, [["id", "doel"], ["D1", "Een doel"], ["D2", "Nog een"]])
    assert [(row.id, row.doel, row.rij) for row in (one, two)] == [("D1", "Een doel", 2), ("D2", "Nog een", 3)]
    with pytest.raises(ValueError, match="rij 3"):
        table_from_rows(table, [["id", "doel"], ["D1", "Een doel"], ["D2", ""], ["", ""]])


def test_a_row_that_ends_before_its_indicator_is_a_fault_of_that_row(tmp_path: Path) -> None:
    outcome = made(tmp_path, indicatoren="id;naam\nI1;a\n", metingen="datum;waarde;indicator\n2024;1\n2025;2;I1\n")
    # What is missing at the end, and that the column may not be empty.
    assert said(outcome, "fout") == [("metingen", 2, None), ("metingen", 2, "indicator")]
