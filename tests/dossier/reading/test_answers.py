"""Answers of the questionnaire, cell by cell, and what must hold of them on both sides of each limit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import FaultTold, RawTable
from srm_kit.dossier.reading.answers import read_respons
from tests.dossier.reading.made_folder import CARE, TOML, made, said
from tests.dossier.reading.test_answer_checks import CODES, survey

DAY = date(2026, 9, 1)


def one(cell: Any) -> tuple[Any, bool, bool, int]:
    """The answer that a cell gives, whether it is 'weet ik niet', whether 'hoort niet bij mijn werk', and the faults."""
    head = ["respondent", "meetmoment", "functiegroep", *CODES]
    row = ["r1", DAY, "beleid", cell, *[3] * (len(CODES) - 1)]
    told = Meldingen()
    found, numbers = read_respons(RawTable("respons", head, [(2, row)]), told)
    assert found is not None
    assert numbers == (2,)
    value = found.antwoorden[0, 0]
    shown = None if value != value else float(value)
    return shown, bool(found.weet_niet[0, 0]), bool(found.nvt[0, 0]), len(told.alle())


@pytest.mark.parametrize("cell", [1, 5, 3.0, "4", " 2 ", "4,0", "5.0"])
def test_one_to_five_is_an_answer(cell: Any) -> None:
    assert one(cell) == (float(str(cell).strip().replace(",", ".")), False, False, 0)


@pytest.mark.parametrize("cell", [0, 6, -1, 2.5, "0", "6", "vier", True, False, "1/5"])
def test_anything_else_is_a_fault_and_no_answer(cell: Any) -> None:
    assert one(cell) == (None, False, False, 1)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", FaultTold("x")])
def test_nothing_is_no_answer(cell: Any) -> None:
    assert one(cell) == (None, False, False, 0)


@pytest.mark.parametrize("cell", ["wn", "Weet ik niet", "weet_niet", "geen mening"])
def test_not_knowing_is_told_apart(cell: str) -> None:
    assert one(cell) == (None, True, False, 0)


@pytest.mark.parametrize("cell", ["nvt", "N.V.T.", "hoort niet bij mijn werk"])
def test_not_my_work_is_told_apart(cell: str) -> None:
    assert one(cell) == (None, False, True, 0)


def test_a_row_may_be_shorter_than_the_header_and_blank_rows_count_for_nothing() -> None:
    head = ["respondent", "meetmoment", "functiegroep", *CODES]
    rows: list[tuple[int, list[Any]]] = [(2, ["r1", DAY, "beleid", 4]), (3, ["", None]), (5, ["r2", DAY, "beleid"])]
    found, numbers = read_respons(RawTable("respons", head, rows), Meldingen())
    assert found is not None
    assert numbers == (2, 5)
    assert [str(value) for value in found.antwoorden[:, 0]] == ["4.0", "nan"]
    assert read_respons(RawTable("respons", head, [(3, ["", None])]), Meldingen()) == (None, ())


def faults(folder: Path, moments: list[str], more: str = "", **change: Any) -> list[str]:
    toml = TOML + CARE + more
    outcome = made(folder, toml, respons=survey(moments, **change))
    return [f"{item.tabel} {item.kolom}" for item in outcome.meldingen if item.soort == "fout"]


@pytest.mark.parametrize(("day", "told"), [("1999-12-31", 6), ("2000-01-01", 0)])
def test_the_first_day_of_2000_is_a_date(tmp_path: Path, day: str, told: int) -> None:
    assert faults(tmp_path, [day] * 6) == ["respons meetmoment"] * told


@pytest.mark.parametrize(("count", "told"), [(4, 1), (5, 0)])
def test_ten_moments_of_five_answers_each_may_be_meant(tmp_path: Path, count: int, told: int) -> None:
    days = [f"2026-09-{day:02d}" for day in range(1, 11)]
    moments = [*(day for day in days[1:] for _ in range(5)), *[days[0]] * count]
    assert faults(tmp_path, moments) == ["respons meetmoment"] * told


@pytest.mark.parametrize(
    ("people", "told"),
    [("beleid = 6", []), ("beleid = 5", ["respons functiegroep"]), ("bestuur = 9", ["dossier populatie.beleid"])],
)
def test_no_more_answers_than_people_of_a_group(tmp_path: Path, people: str, told: list[str]) -> None:
    assert faults(tmp_path, ["2026-09-01"] * 6, f"[populatie]\n{people}\n") == told


@pytest.mark.parametrize(("heads", "asked"), [(6, False), (5, True)])
def test_as_many_answers_as_a_department_has_people(tmp_path: Path, heads: int, asked: bool) -> None:
    outcome = made(
        tmp_path,
        TOML + CARE,
        afdelingen=f"id;naam;medewerkers\nSOC;Sociaal;{heads}\n",
        respons=survey(["2026-09-01"] * 6, afdeling="SOC"),
    )
    assert (("respons", None, "afdeling") in said(outcome)) is asked


def test_a_person_answers_once_at_a_moment(tmp_path: Path) -> None:
    text = survey(["2026-09-01"] * 6)
    lines = text.splitlines()
    outcome = made(tmp_path / "a", TOML + CARE, respons="\n".join([*lines, lines[1]]) + "\n")
    assert said(outcome, "fout") == [("respons", 8, "respondent + meetmoment")]
    assert "rij 2 heeft dezelfde" in outcome.fouten[0].tekst
    other = lines[1].replace("2026-09-01", "2025-09-01")
    assert made(tmp_path / "b", TOML + CARE, respons="\n".join([*lines, other]) + "\n").fouten == ()


@pytest.mark.parametrize(
    ("care", "column"),
    [
        ("", "zorgvuldigheid"),
        (CARE.replace("or_geinformeerd = true", "or_geinformeerd = false"), "zorgvuldigheid.or_geinformeerd"),
        (CARE.replace("privacytekst = true", "privacytekst = false"), "zorgvuldigheid.privacytekst"),
        (CARE.replace("2027-06-01", "2026-10-31"), "zorgvuldigheid.bewaartermijn_tot"),
        (CARE.replace("bewaartermijn_tot = 2027-06-01\n", ""), "zorgvuldigheid.bewaartermijn_tot"),
        (CARE.replace("2027-06-01", "2026-11-01"), None),  # on the reference date itself it still holds
    ],
)
def test_answers_need_care(tmp_path: Path, care: str, column: str | None) -> None:
    outcome = made(tmp_path, TOML + care, respons=survey(["2026-09-01"] * 6))
    assert said(outcome, "fout") == ([("dossier", None, column)] if column else [])


@pytest.mark.parametrize(("count", "more"), [(20, False), (21, True)])
def test_of_many_unknown_columns_twenty_are_named(tmp_path: Path, count: int, more: bool) -> None:
    extra = [f"Vraag{number}" for number in range(count)]
    outcome = made(tmp_path, TOML + CARE, respons=survey(["2026-09-01"] * 6, extra))
    [fault] = outcome.fouten
    assert ("en meer" in fault.tekst) is more
    assert "Vraag19" in fault.tekst
    assert "Vraag20" not in fault.tekst


@pytest.mark.parametrize(("left", "refused"), [(3, False), (2, True)])
def test_a_cell_with_fewer_than_three_statements_beside_an_unknown_column_is_a_fault(
    tmp_path: Path, left: int, refused: bool
) -> None:
    few = [code for code in CODES if code[:2] != "VL" or int(code[2]) <= left]
    outcome = made(tmp_path, TOML + CARE, respons=survey(["2026-09-01"] * 6, few, ";Iets"))
    assert bool(outcome.fouten) is refused
    assert made(tmp_path / "b", TOML + CARE, respons=survey(["2026-09-01"] * 6, few)).fouten == ()
