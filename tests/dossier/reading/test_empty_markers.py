"""Empty markers hold where nothing else can be meant."""

from __future__ import annotations

import pytest

from srm_kit.dossier.reading.empty_markers import EMPTY_MARKERS, is_empty_marker, marker_of

MARKERS = ["-", "–", ".", "..", "?", "x", "n.v.t.", "nvt", "n.b.", "nb", "nnb", "n.n.b.", "n.t.b.", "onbekend", "geen", "pm"]  # fmt: skip


@pytest.mark.parametrize("marker", [*MARKERS, "#N/B", "#N/A", "PM", "N.V.T.", "X", " nb\u00a0", "\u200b-"])
def test_markers_are_empty_in_an_ordinary_column(marker: str) -> None:
    assert is_empty_marker(marker, tabel="inspanningen", kolom="eigenaar")


def test_there_are_no_others() -> None:
    assert len(EMPTY_MARKERS) == len(MARKERS) + 2
    for text in ("", "0", "geen budget", "n", "nee", "...", "#N/B!", "x" * 100_000):
        assert not is_empty_marker(text, tabel="inspanningen", kolom="eigenaar")


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [("doelen", "id"), ("doelen", "naam"), ("doelen", "doel"), ("besluiten", "besluit"), ("middelen", "toelichting"),
     ("teksten", "tekst"), ("beoordelingen", "motivering"), ("indicatoren", "bron"), ("respons", "RS1")],
)  # fmt: skip
def test_where_words_may_be_meant_only_missing_values_are_empty(tabel: str, kolom: str) -> None:
    for marker in MARKERS:
        assert not is_empty_marker(marker, tabel=tabel, kolom=kolom)
    assert is_empty_marker("#N/B", tabel=tabel, kolom=kolom)
    assert is_empty_marker("#n/a", tabel=tabel, kolom=kolom)


def test_x_is_yes_in_a_column_of_yes_and_no() -> None:
    assert not is_empty_marker("X", tabel="inspanningen", kolom="doorlopend", janee=True)
    assert is_empty_marker("-", tabel="inspanningen", kolom="doorlopend", janee=True)


def test_a_reference_goes_to_an_id_of_that_name_when_there_is_one() -> None:
    where = {"tabel": "indicatoren", "kolom": "doel"}
    assert is_empty_marker("nb", **where, verwijzing_naar={"D1"})
    assert not is_empty_marker("nb\u200b", **where, verwijzing_naar={"nb"})
    assert is_empty_marker("NB", **where, verwijzing_naar={"nb"}), "ids are compared exactly"


def test_a_marker_with_too_many_signs_around_it_is_text() -> None:
    assert marker_of("-" + "\u200b" * 27) == "-"
    assert marker_of("-" + "\u200b" * 28) == ""
