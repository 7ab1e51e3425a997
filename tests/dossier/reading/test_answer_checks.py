"""A questionnaire that yields nothing, points at people or has the clock for a date is refused."""

from __future__ import annotations

from pathlib import Path

from tests.dossier.reading.made_folder import CARE, TOML, made, said

CELLS = ["RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"]
CODES = [f"{cell}{number}" for cell in CELLS for number in (1, 2, 3)]


def survey(moments: list[str], codes: list[str] = CODES, extra: str = "", afdeling: str = "") -> str:
    head = ";".join(["respondent", "meetmoment", "functiegroep", "afdeling", *codes]) + extra
    rows = [
        f"r{number};{moment};beleid;{afdeling};{';'.join('4' for _ in codes)}{';geheim' if extra else ''}"
        for number, moment in enumerate(moments)
    ]
    return "\n".join([head, *rows]) + "\n"


def test_no_statement_recognised_is_a_fault_that_names_the_columns(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML + CARE, respons=survey(["2026-09-01"] * 6, ["RS[SQ001]", "RS[SQ002]"]))
    [fault] = outcome.fouten
    assert "geen enkele stelling" in fault.tekst
    assert "RS[SQ001] en RS[SQ002]" in fault.tekst


def test_an_unknown_column_beside_a_thin_cell_is_a_fault(tmp_path: Path) -> None:
    few = [code for code in CODES if code != "VL3"]
    outcome = made(tmp_path, TOML + CARE, respons=survey(["2026-09-01"] * 6, few, ";VL3b"))
    assert "te weinig stellingen van VL" in outcome.fouten[0].tekst
    assert "VL3b" in outcome.fouten[0].tekst
    outcome = made(tmp_path, TOML + CARE, respons=survey(["2026-09-01"] * 6, CODES, ";Schoenmaat"))
    assert outcome.fouten == ()
    assert said(outcome) == [("respons", 1, "Schoenmaat")]
    assert "geheim" not in " ".join(map(str, outcome.meldingen))


def test_a_moment_per_respondent_is_a_fault(tmp_path: Path) -> None:
    days = [f"2026-09-{day:02d}" for day in range(1, 11)]
    assert said(made(tmp_path, TOML + CARE, respons=survey(days)), "fout") == [("respons", None, "meetmoment")]
    assert made(tmp_path, TOML + CARE, respons=survey(days[:9])).fouten == ()
    five_each = [day for day in days for _ in range(5)]
    assert made(tmp_path, TOML + CARE, respons=survey(five_each)).fouten == ()


def test_a_date_before_2000_is_a_fault(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML + CARE, respons=survey(["1980-01-01 00:00:00"] * 6))
    assert said(outcome, "fout") == [("respons", row, "meetmoment") for row in range(2, 8)]
    # Nine moments beside one that is no moment.
    days = [f"2026-09-{day:02d}" for day in range(1, 10)]
    assert said(made(tmp_path, TOML + CARE, respons=survey([*days, "1999-12-31"])), "fout") == [
        ("respons", 11, "meetmoment")
    ]
    # Ten moments, of which the first of January 2000 is one.
    days = ["2000-01-01", *(f"2026-09-{day:02d}" for day in range(1, 10))]
    assert said(made(tmp_path, TOML + CARE, respons=survey(days)), "fout") == [("respons", None, "meetmoment")]


def test_more_answers_than_heads_is_a_warning_without_a_small_count(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        TOML + CARE,
        afdelingen="id;naam;medewerkers\nSOC;Sociaal;5\n",
        respons=survey(["2026-09-01"] * 6, afdeling="SOC"),
    )
    assert outcome.fouten == ()
    assert said(outcome) == [("respons", None, "afdeling")]


def test_departments_with_more_answers_than_people_come_by_moment_and_then_by_name(tmp_path: Path) -> None:
    head, *_ = survey([]).splitlines()
    places = [("2026-09-01", "SOC"), ("2026-10-01", "BES"), ("2026-09-01", "BES")]
    rows = [
        f"{moment}{name}{n};{moment};beleid;{name};{';'.join('4' * 27)}" for moment, name in places for n in range(6)
    ]
    outcome = made(
        tmp_path,
        TOML + CARE,
        afdelingen="id;naam;medewerkers\nSOC;Sociaal;5\nBES;Bestuur;5\n",
        respons="\n".join([head, *rows]) + "\n",
    )
    told = [(item.tekst.split()[1], item.waarde) for item in outcome.waarschuwingen]
    assert told == [("2026-09-01", "BES"), ("2026-09-01", "SOC"), ("2026-10-01", "BES")]
