"""A CSV gives every row it holds, or says which it does not."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.reading.csv_text import CsvTable, read_csv

GOALS = ["id", "doel"]
PARTNERS = ["id", "naam"]
HEADER = "id;naam;schaal;belang;soort"


def table(text: str, required: list[str], encoding: str = "utf-8") -> CsvTable:
    return read_csv(text.encode(encoding), required)


def said(found: CsvTable) -> list[tuple[str, int | None]]:
    return [(item.soort, item.rij) for item in found.opmerkingen]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_line_ends_and_separators(encoding: str, ending: str, separator: str) -> None:
    text = ending.join(separator.join(row) for row in [GOALS, ["D1", "Eén café’s"], ["D2", "Rust"], []])
    found = table(text, GOALS, encoding)
    assert found.kop == ("id", "doel")
    assert found.rijen == ((2, ["D1", "Eén café’s"]), (3, ["D2", "Rust"]))
    assert not found.opmerkingen


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
@pytest.mark.parametrize("words", ["café", "coördinatie", "cliënten", "privé", "vóór", "naïef", "reële", "2 à 3 één"])
def test_an_encoding_we_cannot_tell_is_asked(encoding: str, words: str) -> None:
    found = table(f"id;doel\nD1;Rust\nD2;{words}\n", GOALS, encoding)
    assert said(found) == [("fout", 3)]
    assert "Hoe is dit bestand bewaard?" in found.opmerkingen[0].tekst
    assert found.opmerkingen[0].waarde
    assert not found.rijen


@pytest.mark.parametrize(
    "words",
    ["foto’s en auto’s", "oost–west", "dit—dat", "‘s avonds", "€ 5", "wacht… nog", "cœur", "Aleš, cliënten, één, coördinatie", "5‰", "„zo”"],
)  # fmt: skip
def test_signs_of_windows_are_not_asked(words: str) -> None:
    found = table(f"id;doel\nD1;{words}\n", GOALS, "cp1252")
    assert not found.opmerkingen
    assert found.rijen[0][1][1] == words


def test_a_file_that_is_partly_utf8_is_asked() -> None:
    found = read_csv("id;doel\nD1;café\n".encode() + b"D2;caf\xe9\n", GOALS)
    assert said(found) == [("fout", 3)]


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"id;doel\x00", "id;doel".encode("utf-16-le"), b"\xff\xfei"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    found = read_csv(data, GOALS)
    assert said(found) == [("fout", None)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" ; \n;\n"])
def test_an_empty_file_is_an_empty_table(data: bytes) -> None:
    assert read_csv(data, GOALS) == CsvTable()


def test_a_comma_in_a_quoted_header_is_no_separator() -> None:
    found = table('id;doel;"toelichting (wat, waar, wie, waarom)";"bron, jaar"\nD1;Rust;x;y\n', GOALS)
    assert found.kop == ("id", "doel", "toelichting (wat, waar, wie, waarom)", "bron, jaar")


def test_without_the_required_columns_the_evenest_separator_counts() -> None:
    found = table("kenmerk;wat, waar\nA;b\nC;d, e, f\n", GOALS)
    assert found.kop == ("kenmerk", "wat, waar")
    assert found.rijen[1] == (3, ["C", "d, e, f"])


def test_a_line_for_excel_is_no_row() -> None:
    found = table("sep=,\nid,doel\nD1,a\n", GOALS)
    assert (found.koprij, found.rijen) == (1, ((2, ["D1", "a"]),))


def test_titles_above_the_header_are_named_and_counted() -> None:
    found = table("Overzicht van doelen;\n\nid;doel\n\nD1;Rust\n", GOALS)
    assert (found.kop, found.koprij, found.rijen) == (("id", "doel"), 3, ((5, ["D1", "Rust"]),))
    assert said(found) == [("waarschuwing", 1)]


def test_blank_rows_above_the_header_need_no_warning() -> None:
    found = table("\n;\nid;doel\nD1;Rust\n", GOALS)
    assert (found.koprij, found.opmerkingen) == (3, ())


def test_the_header_may_carry_multipliers_capitals_and_invisible_characters() -> None:
    found = table(
        "Titel\nProgramma;J\u00adaar;\u200bSoort ;Lasten (x 1.000)\nA;2025;rekening;5\n", ["jaar", "soort", "lasten"]
    )
    assert found.koprij == 2


def test_a_cell_with_line_breaks_is_one_row() -> None:
    found = table('id;doel\nD1;"Eerste regel\nTweede regel; met punt-komma\n\nlaatste"\nD2;b\n', GOALS)
    assert found.rijen == ((2, ["D1", "Eerste regel\nTweede regel; met punt-komma\n\nlaatste"]), (3, ["D2", "b"]))
    assert not found.opmerkingen


@pytest.mark.parametrize("separator", [";", ","])
def test_prose_over_lines_is_not_taken_for_rows(separator: str) -> None:
    prose = "Wij doen dit, samen; en goed\nen daarna, wat later, dat; enzovoort\nslot, af"
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([["plek", "tekst"], ["aanpak", prose], ["richten", prose]])
    found = table(stream.getvalue(), ["plek", "tekst"])
    assert not found.opmerkingen
    assert [cells[1] for _, cells in found.rijen] == [prose, prose]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (['S1;Raad;stad;4;"raad', "S2;Welzijn;stad;3;aanbieder", "S3;Politie;regio;3;overheid"], 2),
        (["S1;Raad;stad;4;raad", 'S2;"Welzijn;stad;3;aanbieder', "S3;Politie;regio;3;overheid"], 3),
        (["S1;Raad;stad;4;raad", "S2;Welzijn;stad;3;aanbieder", 'S3;Politie;regio;3;"overheid'], 4),
        (['S1;"Raad;stad;4;raad', "S2;Welzijn;stad;3;aanbieder", 'S3;"Politie, Oost";regio;3;overheid'], 2),
        (['S1;"Raad;stad;4;raad', "S2;Welzijn;stad;3;aanbieder", 'S3;Politie";regio;3;overheid'], 2),
        (['S1;Raad;stad;4;"raad', 'S2;Welzijn;stad;3;aanbieder"', "S3;Politie;regio;3;overheid"], 2),
    ],
)
def test_a_stray_quote_is_named_and_costs_no_other_row(rows: list[str], fault: int) -> None:
    found = table("\n".join([HEADER, *rows, ""]), PARTNERS)
    assert ("fout", fault) in said(found)
    assert [number for number, _ in found.rijen] == [2, 3, 4]
    assert [cells[0] for _, cells in found.rijen] == ["S1", "S2", "S3"]


def test_a_stray_quote_in_a_table_of_two_columns() -> None:
    found = table('id;doel\nD1;"Meedoen\nD2;Rust\nD3;Wonen"\nD4;Werk\n', GOALS)
    assert said(found) == [("fout", 2)]
    assert [cells[0] for _, cells in found.rijen] == ["D1", "D2", "D3", "D4"]


def test_quotes_inside_a_cell_are_kept() -> None:
    found = table('id;doel\nD1;"Samen" sterk\nD2;Het "nieuwe" plan\nD3;"zeg ""ja"""\n', GOALS)
    assert [cells[1] for _, cells in found.rijen] == ['"Samen" sterk', 'Het "nieuwe" plan', 'zeg "ja"']
    assert not found.opmerkingen


def test_a_table_full_of_stray_quotes_says_where_reading_stopped() -> None:
    rows = [f'D{number};"x' if number % 2 else f'D{number};"y' for number in range(200)]
    found = table("\n".join(["id;doel", *rows, ""]), GOALS)
    assert len(found.rijen) < 200
    assert any(item.tekst.startswith("Vanaf deze rij is de tabel niet gelezen") for item in found.opmerkingen)


def test_cells_left_out_at_the_end_are_a_warning() -> None:
    found = table("\n".join([HEADER, "S1;Raad;stad;4;raad", "S2;Welzijn", "S3;Politie;regio", ""]), PARTNERS)
    assert said(found) == [("waarschuwing", 3), ("waarschuwing", 4)]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (["S1;Raad;stad;4;raad", "S2", ""], [3]),
        (["S1;Raad;stad;4;raad", "S2", "S3;Politie;regio;3", ""], [3, 4]),
        (["S1;Raad;stad;4;raad", "S2;Welzijn;st"], [3]),
        (["S1;Raad;stad;4;raad", "S2;Stichting", "Welzijn Oost;stad;3;aanbieder", ""], [3, 4]),
        (["S1;Raad;stad;4;raad;extra", ""], [2]),
        (["S1;Raad; stad; 4; raad; of niet", ""], [2]),
    ],
)
def test_rows_that_do_not_fit_the_header_are_faults(rows: list[str], faults: list[int]) -> None:
    assert said(table("\n".join([HEADER, *rows]), PARTNERS)) == [("fout", row) for row in faults]


def test_empty_cells_beyond_the_header_lose_nothing() -> None:
    found = table("id;doel;;\nD1;a;;;\nD2;b\n", GOALS)
    assert not found.opmerkingen
    assert table("id;doel;;\nD1;a;;kwijt\n", GOALS).opmerkingen[0].rij == 2


def test_a_column_without_a_name_that_holds_something_is_named() -> None:
    found = table("id;;doel\nD1;;a\nD2;kwijt;b\n", GOALS)
    assert said(found) == [("fout", 3)]
    assert "Kolom 2" in found.opmerkingen[0].tekst
    assert not table("id;;doel\nD1;;a\n", GOALS).opmerkingen


def test_the_mark_before_a_formula_is_taken_off() -> None:
    found = table("id;doel\nD1;'=1+1\nD2;''-x\nD3;'s avonds\n", GOALS)
    assert [cells[1] for _, cells in found.rijen] == ["=1+1", "'-x", "'s avonds"]


CELLS = st.text(alphabet="ab1 é;,\t\"'\n.…€", max_size=12)
IDS = st.from_regex(r"D[1-9][0-9]{0,2}", fullmatch=True)


@given(st.lists(st.tuples(IDS, CELLS, CELLS), max_size=8), st.sampled_from([";", ",", "\t"]), st.booleans())
def test_what_a_writer_wrote_is_read_or_named(rows: list[tuple[str, str, str]], separator: str, every: bool) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL)
    writer.writerows([("id", "doel", "toelichting"), *rows])
    found = read_csv(stream.getvalue().encode(), GOALS)
    if not found.opmerkingen:
        plain = [[cell.removeprefix("'") if cell[:2] in ("'=", "'+") else cell for cell in row] for row in rows]
        assert [cells for _, cells in found.rijen] == plain
        assert [number for number, _ in found.rijen] == list(range(2, len(rows) + 2))


@given(
    st.lists(st.sampled_from(['"', ";", ",", "\n", "a", "D1", " ", "\r", "id;doel\n", "'="]), max_size=40).map("".join)
)
def test_no_text_breaks_the_reader_and_no_line_is_lost_silently(text: str) -> None:
    found = read_csv(("id;doel\n" + text).encode(), GOALS)
    everything = "".join(cell for _, cells in found.rijen for cell in cells)
    if not found.opmerkingen:
        assert everything.count("a") + everything.count("D1") == text.count("a") + text.count("D1")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read_csv(data, GOALS)


@pytest.mark.parametrize(
    "line",
    ['D1;"x', 'D1;"Samen" sterk', "D1;x", 'D1;"a\nb"', 'D1;"""x', "D1;" + "x" * 500, "D1;x;;;;;;;;;;"],
)
def test_long_tables_read_in_linear_time(line: str) -> None:
    begin = time.process_time()
    read_csv(("id;doel\n" + (line + "\n") * 20_000).encode(), GOALS)
    assert time.process_time() - begin < 5


def test_one_cell_of_a_million_signs_is_read_or_named() -> None:
    found = read_csv(b"id;doel\nD1;" + b"x" * 1_000_000 + b"\nD2;y\n", GOALS)
    assert len(found.rijen) == 2


def test_more_than_one_row_above_the_header_is_named_from_first_to_last() -> None:
    found = table("Doelen\nvan de stad\nin 2026\nid;doel\nD1;Rust\n", GOALS)
    assert [note.tekst for note in found.opmerkingen] == [
        "De rijen 1 tot en met 3 staan boven de kop; wij lezen daar geen gegevens in."
    ]
