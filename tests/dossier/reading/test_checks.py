"""What rows and tables say about each other is checked, and every fault has its row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.reading.made_folder import TOML, made, said

MONEY = TOML + '[middelen]\neenheid = "euro"\n'


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        ("metingen", "indicator;datum;waarde;soort;gebied\nI1;2024;1;;\nI1;2024-12-31;2;realisatie;\n", "indicator + datum + soort + gebied"),
        ("metingen", "indicator;datum;waarde;gebied\nI1;2024;1;Neder\u00adland\nI1;2024;2;Nederland\n", "indicator + datum + soort + gebied"),
        ("streefwaarden", "indicator;datum;waarde\nI1;2024;1\nI1;2024-12-31;2\n", "indicator + datum"),
        ("middelen", "programma;jaar;soort;lasten;incidenteel\nA;2026;rekening;1;\nA;2026;rekening;2;nee\n", "programma + taakveld + jaar + soort + incidenteel"),
        ("redactie", "bevinding;keuze\nb1;weglaten\nb1;vooraan\n", "bevinding"),
    ],
)  # fmt: skip
def test_a_double_row_is_a_fault(tmp_path: Path, table: str, text: str, column: str) -> None:
    outcome = made(tmp_path, MONEY, indicatoren="id;naam\nI1;a\n", **{table: text})
    assert said(outcome, "fout") == [(table, 3, column)]


def test_another_kind_or_place_is_another_row(tmp_path: Path) -> None:
    text = "indicator;datum;waarde;soort;gebied\nI1;2024;1;;\nI1;2024;2;prognose;\nI1;2024;3;;Nederland\n"
    assert made(tmp_path, indicatoren="id;naam\nI1;a\n", metingen=text).fouten == ()


def test_money_needs_a_place_and_a_unit(tmp_path: Path) -> None:
    text = "programma;taakveld;jaar;soort;lasten\n;;2026;begroting;5\n"
    assert said(made(tmp_path, middelen=text), "fout") == [
        ("middelen", 2, "programma"),
        ("dossier", None, "middelen.eenheid"),
    ]


def test_a_sentence_that_replaces_has_to_be_there(tmp_path: Path) -> None:
    text = "bevinding;keuze;tekst\na;vervangen;\nb;vervangen;Onze zin\nc;weglaten;\n"
    assert said(made(tmp_path, redactie=text), "fout") == [("redactie", 2, "tekst")]


def test_a_table_that_cannot_be_read_is_no_reason_to_refuse_what_refers_to_it(tmp_path: Path) -> None:
    outcome = made(
        tmp_path, doelen="id;doel;afdeling\nD1;a;SOC\n", afdelingen="id;naam\nSOC;caf\u00e9\n".encode("utf-16-le")
    )
    assert [item.tabel for item in outcome.fouten] == ["afdelingen"]


def test_an_unknown_table_in_vastlegging_is_named(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML + '[vastlegging]\nvolledig = ["doelen.termijn", "doelen.kleur"]\n')
    assert [item.waarde for item in outcome.waarschuwingen] == ["doelen.kleur"]


def test_a_goal_of_the_question_that_does_not_exist_is_named(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML + '[rapport]\nvraag = "Wat nu?"\nvraag_doelen = ["D1", "D99"]\n')
    assert [(item.kolom, item.waarde) for item in outcome.waarschuwingen] == [("rapport.vraag_doelen", "D99")]


def test_goals_of_a_question_need_the_question(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML + '[rapport]\nvraag_doelen = ["D1"]\n')
    assert [item.kolom for item in outcome.waarschuwingen] == ["rapport.vraag"]


def test_a_name_of_another_municipality_is_told_with_the_name_of_the_code(tmp_path: Path) -> None:
    toml = TOML.replace('naam = "Voorbeelddorp"\nfictief = true', 'naam = "Utrecht"\ncode = "GM0363"\nfictief = false')
    texts = [item.tekst for item in made(tmp_path, toml).meldingen if item.kolom == "gemeente.naam"]
    assert texts == ["Bij GM0363 hoort de naam Amsterdam."]


@pytest.mark.parametrize(
    ("strand", "given", "soft"), [("S", "", None), ("B", "", 0.0), ("L", "", 1.0), ("L", "0,3", 0.3), ("", "", None)]
)
def test_how_soft_an_initiative_is_follows_from_its_strand_unless_given(
    tmp_path: Path, strand: str, given: str, soft: float | None
) -> None:
    text = f"id;naam;spoor;zacht_aandeel\nE1;Aanpak;{strand};{given}\n"
    dossier = made(tmp_path, inspanningen=text).dossier
    assert dossier is not None
    assert dossier.inspanningen[0].zacht == soft


def test_only_a_table_of_goals_without_any_row_is_called_empty(tmp_path: Path) -> None:
    empty = "De tabel doelen ontbreekt of is leeg."
    faulty = [item.tekst for item in made(tmp_path / "a", doelen="id;doel\nD1;\n").fouten]
    assert faulty
    assert empty not in faulty
    assert empty in [item.tekst for item in made(tmp_path / "b", doelen="id;doel\n;\n").fouten]


@pytest.mark.parametrize(("end", "told"), [("2026-01-01", []), ("2025-12-31", [("inspanningen", 2, "eind")])])
def test_an_end_on_the_day_of_the_start_is_one(
    tmp_path: Path, end: str, told: list[tuple[str, int | None, str | None]]
) -> None:
    outcome = made(tmp_path, inspanningen=f"id;naam;start;eind\nI1;x;2026-01-01;{end}\n")
    assert said(outcome, "fout") == told


@pytest.mark.parametrize(("name", "known"), [("routekaart", True), ("richten.smart", True), ("zomaar", False)])
def test_what_is_left_out_of_the_report_is_known_by_name(tmp_path: Path, name: str, known: bool) -> None:
    outcome = made(tmp_path, f'{TOML}[rapport]\nzonder = ["{name}"]\n')
    assert (("dossier", None, "rapport.zonder") in said(outcome)) is not known


@pytest.mark.parametrize(
    ("place", "known"), [("conclusies", True), ("Conclusies", True), ("richten.smart", True), ("zomaar", False)]
)
def test_a_text_of_a_place_that_is_not_in_the_report_is_told(tmp_path: Path, place: str, known: bool) -> None:
    outcome = made(tmp_path, teksten=f"plek;tekst\n{place};Een tekst.\n")
    assert (("teksten", 2, "plek") in said(outcome)) is not known
