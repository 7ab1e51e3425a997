"""A CSV that is changed keeps its encoding, its line ends and the size its headers count in."""

from __future__ import annotations

import codecs

import pytest

from srm_kit.dossier.contract.tabellen import tabel
from srm_kit.dossier.keeping.csv_update import columns_of, encode_as, in_column

LE, BE, UTF8 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\n", "é\nz\n".encode()),  # plain ascii: utf-8
        ("é\r\n".encode(), "é\r\nz\r\n".encode()),
        (UTF8 + b"a\r\n", UTF8 + "é\r\nz\r\n".encode()),
        ("é\r\n".encode("cp1252"), "é\r\nz\r\n".encode("cp1252")),
        (LE + "a\n".encode("utf-16-le"), LE + "é\nz\n".encode("utf-16-le")),
        (LE + "a\r\n".encode("utf-16-le"), LE + "é\r\nz\r\n".encode("utf-16-le")),
        (BE + "a\r\n".encode("utf-16-be"), BE + "é\r\nz\r\n".encode("utf-16-be")),
        (BE + "a\n".encode("utf-16-be"), BE + "é\nz\n".encode("utf-16-be")),
    ],
)
def test_encoding_and_line_ends_stay_those_of_the_file(data: bytes, expected: bytes) -> None:
    assert encode_as("é\nz\n", data) == expected


def test_a_sign_that_the_old_encoding_does_not_know_makes_it_utf_8() -> None:
    assert encode_as("ł\n", "é\r\n".encode("cp1252")) == UTF8 + "ł\r\n".encode()


@pytest.mark.parametrize(
    ("value", "factor", "stored"),
    [
        (2_500_000.0, 1000, 2500),
        (1500.0, 1000, 1.5),
        (1_500_000, 1_000_000, 1.5),
        (7.0, 1, 7.0),
        (True, 1000, True),
        ("pm", 1000, "pm"),
        (None, 1000, None),
    ],
)
def test_a_figure_stands_in_the_size_of_its_header(value: object, factor: int, stored: object) -> None:
    made = in_column(value, factor)
    assert made == stored
    assert type(made) is type(stored)


def test_the_header_that_multiplies_is_found_by_the_name_before_it() -> None:
    head = ["ID", "", "Budget (x 1.000)", "Eigen kolom", "Naam (mln)", "naam"]
    assert columns_of(head, tabel("inspanningen")) == {
        "id": (0, 1),
        "budget": (2, 1000),
        "eigenkolom": (3, 1),
        "naam": (4, 1_000_000),
    }
