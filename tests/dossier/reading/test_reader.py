"""Reading a folder: tolerant, everything wrong at once, nothing of a person in a message."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier import Reading, grouped, load, read
from srm_kit.errors import DossierHasFaults, DossierNotFound, DossierUnreadable

TOML = """
[gemeente]
naam = "Voorbeelddorp"
fictief = true
[opdracht]
peildatum = 2026-11-01
"""
ZORG = "[zorgvuldigheid]\nor_geinformeerd = true\nprivacytekst = true\nbewaartermijn_tot = 2027-06-01\n"


def made(folder: Path, toml: str = TOML, **tables: str | bytes) -> Reading:
    (folder / "dossier.toml").write_text(toml, encoding="utf-8")
    tables.setdefault("doelen", "id;doel\nD1;Een doel\n")
    for name, text in tables.items():
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / f"{name}.csv").write_bytes(data)
    return read(folder)


def faults(outcome: Reading) -> list[tuple[str, int | None, str | None]]:
    return [(item.tabel, item.rij, item.kolom) for item in outcome.fouten]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_forms_of_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    text = separator.join(["ID", "Doel", "Maatschappelijk Effect"]) + "\r\n" + separator.join(["D1", "Één", "Café"])
    outcome = made(tmp_path, doelen=text.encode(encoding))
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    goal = outcome.dossier.doelen[0]
    assert (goal.id, goal.doel, goal.maatschappelijk_effect) == ("D1", "Één", "Café")


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    text = 'id;doel\nD1;"regel een\nregel twee"\n;;\n\nD2;\n'
    assert faults(made(tmp_path, doelen=text)) == [("doelen", 5, "doel")]


def test_unknown_columns_are_kept_and_named(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel;Kleur\nD1;Doel;blauw\n")
    assert [item.kolom for item in outcome.waarschuwingen] == ["Kleur"]
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].overig == {"Kleur": "blauw"}


def test_two_headers_that_become_equal_are_a_fault(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel;Maatschappelijk effect;maatschappelijk_effect\nD1;x;a;b\n")
    assert faults(outcome) == [("doelen", 1, "maatschappelijk_effect")]


def test_a_table_without_rows_counts_as_missing(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel\n", processen="id;naam\n")
    assert [(item.tabel, item.rij) for item in outcome.fouten] == [("doelen", None)]


def test_every_fault_at_once(tmp_path: Path) -> None:
    toml = """
schema = 2
[gemeente]
naam = ""
code = "GM9999"
fictief = false
[opdracht]
themas = ["x"]
[zorgvuldigheid]
k_min = 3
"""
    outcome = made(
        tmp_path,
        toml,
        doelen="id;doel;bovenliggend;afdeling;termijn\nD1;a;D2;;morgen\nD2;b;D1;XX;\nD2;c;;;\n",
        inspanningen="id;naam;fase;spoor;start;eind;budget;status;zacht_aandeel\n"
        "E1;x;Q;S;2026-02-01;2026-01-01;-5;bezig;2\nE2;y;R;B;2026-02-01;2026-01-01;;;\n",
        koppelingen="doel;soort;ref\nD9;proces;P9\n",
        metingen="indicator;datum;waarde\nI9;2026-01-01;1\n",
    )
    assert outcome.dossier is None
    found = faults(outcome)
    for place in [
        ("dossier", None, "schema"),
        ("dossier", None, "gemeente.naam"),
        ("dossier", None, "gemeente.code"),
        ("dossier", None, "opdracht.peildatum"),
        ("dossier", None, "zorgvuldigheid.k_min"),
        ("doelen", 2, "termijn"),
        ("doelen", 3, "afdeling"),
        ("doelen", 4, "id"),
        ("inspanningen", 2, "fase"),
        ("inspanningen", 2, "budget"),
        ("inspanningen", 2, "status"),
        ("inspanningen", 2, "zacht_aandeel"),
        ("inspanningen", 3, "eind"),
        ("koppelingen", 2, "doel"),
        ("koppelingen", 2, "ref"),
        ("metingen", 2, "indicator"),
    ]:
        assert place in found, place
    assert all(item.tekst and item.herstel for item in outcome.fouten)
    with pytest.raises(DossierHasFaults) as caught:
        load(tmp_path)
    assert len(caught.value.meldingen) == len(outcome.fouten)


def test_a_circle_of_goals_is_named(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel;bovenliggend\nA;a;B\nB;b;C\nC;c;A\n")
    assert [item.tekst for item in outcome.fouten] == ["De doelen vallen onder zichzelf: A → B → C → A."]


def test_peildatum_may_come_from_outside(tmp_path: Path) -> None:
    toml = TOML.replace("peildatum = 2026-11-01", "")
    assert faults(made(tmp_path, toml)) == [("dossier", None, "opdracht.peildatum")]
    outcome = read(tmp_path, date(2026, 5, 1))
    assert outcome.dossier is not None
    assert outcome.dossier.peildatum == date(2026, 5, 1)


def test_what_is_dated_later_is_named_in_a_warning(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        indicatoren="id;naam;doel\nI1;x;D1\n",
        metingen="indicator;datum;waarde\nI1;2026-01-01;1\nI1;2027-01-01;2\n",
    )
    assert outcome.dossier is not None
    # It stays in the dossier, because it was recorded; the measures leave it out.
    assert [item.waarde.getal for item in outcome.dossier.metingen] == [1, 2]
    assert [(item.tabel, item.rij) for item in outcome.waarschuwingen] == [("metingen", 3)]


SURVEY = "respondent;meetmoment;functiegroep;RS1;RB5;VB5\n"


def test_answers_of_after_the_peildatum_do_not_count_but_go_along_to_another_form(tmp_path: Path) -> None:
    rows = "a;2026-11-01;beleid;4;1;2\nb;2026-11-02;beleid;3;2;1\n"
    outcome = made(tmp_path, TOML + ZORG, respons=SURVEY + rows)
    assert [(item.tabel, item.kolom) for item in outcome.waarschuwingen] == [("respons", "meetmoment")]
    for found, moments in (
        (outcome, [date(2026, 11, 1)]),
        (read(tmp_path, alles=True), [date(2026, 11, 1), date(2026, 11, 2)]),
    ):
        assert found.dossier is not None
        assert found.dossier.respons is not None
        assert list(found.dossier.respons.meetmoment) == moments
    late = made(tmp_path, TOML + ZORG, respons=SURVEY + "b;2026-11-02;beleid;3;2;1\n")
    assert late.dossier is not None
    assert late.dossier.respons is None


def test_answers_are_read_as_given(tmp_path: Path) -> None:
    rows = "a;2026-09-01;beleid;4;1;wn\nb;2026-09-01;Beleid;-;n.v.t.;5\n"
    outcome = made(tmp_path, TOML + ZORG, respons=SURVEY + rows)
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    respons = outcome.dossier.respons
    assert respons is not None
    np.testing.assert_array_equal(respons.antwoorden, [[4, 1, np.nan], [np.nan, np.nan, 5]])
    np.testing.assert_array_equal(respons.weet_niet, [[False, False, True], [False, False, False]])
    np.testing.assert_array_equal(respons.nvt, [[False, False, False], [False, True, False]])


@pytest.mark.parametrize("word", ["wn", "Weet ik niet", "weet niet", "GEEN MENING"])
def test_words_for_not_knowing(tmp_path: Path, word: str) -> None:
    outcome = made(tmp_path, TOML + ZORG, respons=SURVEY + f"a;2026-09-01;beleid;{word};1;2\n")
    assert outcome.dossier is not None
    assert outcome.dossier.respons is not None
    assert outcome.dossier.respons.weet_niet.tolist() == [[True, False, False]]
    assert not outcome.dossier.respons.nvt.any()


@pytest.mark.parametrize("word", ["nvt", "N.v.t.", "hoort niet bij mijn werk", "Hoort niet bij mijn  werk"])
def test_words_for_not_my_work(tmp_path: Path, word: str) -> None:
    outcome = made(tmp_path, TOML + ZORG, respons=SURVEY + f"a;2026-09-01;beleid;{word};1;2\n")
    assert outcome.dossier is not None
    assert outcome.dossier.respons is not None
    assert outcome.dossier.respons.nvt.tolist() == [[True, False, False]]
    assert not outcome.dossier.respons.weet_niet.any()


def test_every_block_and_the_question_about_attention_are_read(tmp_path: Path) -> None:
    head = "respondent;meetmoment;functiegroep;N1;e 1;C4;X2;O5;RS1\n"
    outcome = made(tmp_path, TOML + ZORG, respons=head + "a;2026-09-01;beleid;1;2;3;4;5;nvt\n")
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    assert outcome.dossier.respons is not None
    assert outcome.dossier.respons.stellingen == ("RS1", "X2", "E1", "C4", "O5", "N1")
    np.testing.assert_array_equal(outcome.dossier.respons.antwoorden, [[np.nan, 4, 2, 3, 5, 1]])


def test_answers_to_the_statements_of_the_method_before_are_refused(tmp_path: Path) -> None:
    old = TOML.replace("peildatum", 'methode = "srm-werkbank/1"\npeildatum')
    outcome = made(tmp_path, old + ZORG, respons=SURVEY + "a;2026-09-01;beleid;4;1;2\n")
    assert faults(outcome) == [("respons", None, None)]
    assert "betekenis" in outcome.fouten[0].tekst
    (tmp_path / "respons.csv").unlink()
    without = read(tmp_path)  # a register says the same in either method
    assert without.dossier is not None
    assert without.fouten == ()


def test_a_method_that_is_not_known_is_refused(tmp_path: Path) -> None:
    outcome = made(tmp_path, TOML.replace("peildatum", 'methode = "srm-werkbank/9"\npeildatum'))
    assert faults(outcome) == [("dossier", None, "opdracht.methode")]


def test_survey_columns_that_point_at_people_are_refused(tmp_path: Path) -> None:
    codes = [
        f"{cell}{number}" for cell in ["RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"] for number in (1, 2, 3)
    ]
    text = f"respondent;meetmoment;functiegroep;{';'.join(codes)};E-Mail;Schoenmaat\n"
    text += f"a;2026-09-01;beleid;{'4;' * len(codes)}a@b.invalid;43\n"
    outcome = made(tmp_path, TOML + ZORG, respons=text)
    assert faults(outcome) == [("respons", 1, "E-Mail")]
    assert [item.kolom for item in outcome.waarschuwingen] == ["Schoenmaat"]
    assert "a@b.invalid" not in " ".join(map(str, outcome.meldingen))


def test_survey_rules(tmp_path: Path) -> None:
    toml = TOML + "[populatie]\nbeleid = 1\n[zorgvuldigheid]\nor_geinformeerd = false\nprivacytekst = true\n"
    rows = "geheim77;2026-09-01;beleid;6;1;2\ngeheim77;2026-09-01;beleid;1;1;2\nc;2026-09-01;uitvoering;1;1;2\n"
    outcome = made(tmp_path, toml, respons=SURVEY + rows)
    found = faults(outcome)
    for place in [
        ("respons", 2, "RS1"),
        ("respons", 3, "respondent + meetmoment"),
        ("respons", None, "functiegroep"),
        ("dossier", None, "populatie.uitvoering"),
        ("dossier", None, "zorgvuldigheid.or_geinformeerd"),
        ("dossier", None, "zorgvuldigheid.bewaartermijn_tot"),
    ]:
        assert place in found, place
    assert "geheim77" not in " ".join(map(str, outcome.meldingen))


def test_real_municipalities_are_checked(tmp_path: Path) -> None:
    toml = TOML.replace("fictief = true", 'code = "GM0344"')
    outcome = made(tmp_path, toml)
    assert [item.kolom for item in outcome.waarschuwingen] == ["gemeente.naam"]
    assert outcome.fouten == ()
    fictional = made(tmp_path, TOML.replace("fictief = true", 'fictief = true\ncode = "GM0344"'))
    assert faults(fictional) == [("dossier", None, "gemeente.code")]


def test_what_is_no_dossier_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierNotFound, match=r"dossier\.toml"):
        read(tmp_path)
    (tmp_path / "dossier.toml").write_bytes(b"\xff\xfe[[[")
    with pytest.raises(DossierUnreadable, match=r"dossier\.toml"):
        read(tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "elders.csv"
    outside.write_text("id;naam\nP1;geheim proces\n", encoding="utf-8")
    inside = tmp_path / "d"
    inside.mkdir()
    (inside / "processen.csv").symlink_to(outside)
    outcome = made(inside)
    assert faults(outcome) == [("processen", None, None)]


def test_a_hopeless_table_does_not_flood(tmp_path: Path) -> None:
    rows = "".join(f"D{number};x;XX\n" for number in range(2, 3000))
    outcome = made(tmp_path, doelen="id;doel;afdeling\nD1;x;\n" + rows)
    assert grouped(outcome.fouten) == (
        "Fout in doelen, kolom afdeling: ‘XX’ (2998 keer, rijen 3, 4, 5, 6, 7 en verder). "
        "Dit verwijst naar de tabel afdelingen, maar die is er niet of is leeg. Voeg de tabel afdelingen toe, of maak deze cel leeg.",
    )
    assert len(outcome.fouten) == 2998
