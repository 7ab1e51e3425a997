"""Messages: what they show of a cell, how they read, and that a hopeless table does not flood."""

from __future__ import annotations

import pytest

from srm_kit.dossier.contract.meldingen import Melding, Meldingen


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("  een\ttwee\r\ndrie ", "een twee  drie"),
        (7, "7"),
        (None, None),
    ],
)
def test_of_a_long_cell_eighty_signs_are_shown(value: object, shown: str | None) -> None:
    found = Meldingen()
    found.fout("doelen", "Fout.", "Herstel.", rij=3, kolom="doel", waarde=value)
    assert [item.waarde for item in found.alle()] == [shown]


@pytest.mark.parametrize(("value", "shown"), [("12,5", "12,5"), ("12,55", None), ("ja!", None), ("", None), (6, "6")])
def test_of_answers_only_a_short_code_is_shown(value: object, shown: str | None) -> None:
    found = Meldingen()
    found.fout("respons", "Fout.", "Herstel.", waarde=value)
    found.fout("doelen", "Fout.", "Herstel.", waarde=value)
    assert [item.waarde for item in found.alle()] == [shown, str(value)]


def test_a_message_says_where_it_is() -> None:
    full = Melding("fout", "doelen", 3, "doel", "x", "Dit is leeg.", "Vul in.")
    assert str(full) == "Fout in doelen, rij 3, kolom doel (‘x’): Dit is leeg. Vul in."
    bare = Melding("waarschuwing", "dossier", None, None, None, "Let op.", "")
    assert str(bare) == "Waarschuwing in dossier: Let op."
    assert full.als_json()["rij"] == 3


def test_the_three_kinds() -> None:
    found = Meldingen()
    found.fout("a", "", "")
    found.waarschuwing("a", "", "")
    found.vermoeden("a", "", "")
    kinds = [(item.soort, item.vermoeden) for item in found.alle()]
    assert kinds == [("fout", False), ("waarschuwing", False), ("waarschuwing", True)]


def test_of_a_hopeless_table_fifty_thousand_are_kept_and_the_rest_counted() -> None:
    found = Meldingen()
    for _ in range(50_000):
        found.fout("doelen", "Fout.", "Herstel.")
    found.fout("processen", "Fout.", "Herstel.")
    assert len(found.alle()) == 50_001
    found.fout("doelen", "Fout.", "Herstel.")
    found.fout("doelen", "Fout.", "Herstel.")
    assert len(found.alle()) == 50_002
    assert found.alle()[-1].tekst == "Er zijn nog 2 meldingen."
    assert (found.alle()[-1].soort, found.alle()[-1].tabel) == ("fout", "doelen")
