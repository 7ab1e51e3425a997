"""Own tables, figures and texts: as good as the report's own, or refused with what to add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from lxml import html as parser
from matplotlib import pyplot as plt

from srm_kit import eigen, nl
from srm_kit.document import Figure, KeyFigures, Paragraph, Table
from srm_kit.document.formats.picture import png
from srm_kit.document.house_style import load_style
from srm_kit.document.html import blocks_html

FRAME = pd.DataFrame(
    {
        "spoor": ["S", "B"],
        "budget": pd.array([25_000, None], dtype="Float64"),
        "aandeel": [0.125, 0.5],
        "vanaf": pd.to_datetime(["2026-11-23", None]),
        "loopt": pd.array([True, None], dtype="boolean"),
        "uren": [1234.5, 2.25],
    }
)


@pytest.fixture(autouse=True)
def no_window_left_open() -> Iterator[None]:
    yield
    plt.close("all")


def drawing(**texts: Any) -> Any:
    with eigen.stijl():
        fig, axes = plt.subplots()
        axes.plot([0, 1, 2], [0.5, 1.25, 2.0], marker="o")
        axes.set(**texts)
    return fig


def figure_of(fig: Any, **other: Any) -> Figure:
    given = {
        "titel": "Budget per spoor",
        "bevinding": "Het meeste geld gaat naar organisatie.",
        "beschrijving": "Lijn die stijgt van 0,5 naar 2.",
        "cijfers": FRAME,
        "bron": "dossier, n = 2",
    }
    (made,) = eigen.figuur(fig, **(given | other)).blocks
    assert isinstance(made, Figure)
    return made


def test_a_table_reads_dutch_and_stays_numbers() -> None:
    (table,) = eigen.tabel(FRAME, bijschrift="Geld", bron="dossier", procent=["Aandeel"], euro=["Budget"]).blocks
    assert isinstance(table, Table)
    assert table.columns == ("Spoor", "Budget", "Aandeel", "Vanaf", "Loopt", "Uren")
    assert table.rows == (
        ("S", "€\xa025.000", "13%", "23 november 2026", "ja", "1.234,50"),
        ("B", "–", "50%", "–", "–", "2,25"),
    )
    assert table.number_columns == (1, 2, 5)
    amount = table.rows[0][1]
    assert isinstance(amount, nl.Cijfer)
    assert amount.waarde == 25_000
    assert table.source == "Bron: dossier"


def test_the_numbers_pandas_gives_rows_stay_out_after_sorting_and_filtering_too() -> None:
    sorted_rows = FRAME.sort_values("uren")[["spoor", "uren"]]
    for frame in (sorted_rows, sorted_rows[sorted_rows["uren"] > 3]):
        (table,) = eigen.tabel(frame, bijschrift="Uren", bron="dossier").blocks
        assert isinstance(table, Table)
        assert table.columns == ("Spoor", "Uren")
    (named,) = eigen.tabel(FRAME.groupby("uren")[["aandeel"]].sum(), bijschrift="Uren", bron="dossier").blocks
    assert isinstance(named, Table)
    assert named.columns == ("Uren", "Aandeel")


def test_hostile_text_comes_out_literally() -> None:
    frame = pd.DataFrame({"<b>kop</b>": ["<script>alert(1)</script>", "=1+1"], "n": [1, 2]})
    html = str(blocks_html(eigen.tabel(frame, bijschrift="<i>x</i>", bron="<u>y</u>").blocks))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: eigen.tabel(FRAME, bijschrift="", bron="x"), "bijschrift"),
        (lambda: eigen.tabel(FRAME, bijschrift="x", bron=" "), "bron"),
        (lambda: eigen.tabel(FRAME.head(0), bijschrift="x", bron="x"), "leeg"),
        (lambda: eigen.tabel(pd.DataFrame({"a": range(201)}), bijschrift="x", bron="x"), "201 rijen"),
        (lambda: eigen.tabel(FRAME, bijschrift="x", bron="x", euro=["Geld"]), "geen kolom Geld"),
        (lambda: eigen.tekst(""), "tekst"),
        (lambda: eigen.kerncijfers(("a", "1", "", "b")), "twee tot vier"),
    ],
)
def test_what_a_reader_would_miss_is_refused(call: Any, says: str) -> None:
    with pytest.raises(eigen.OwnBlockRefused, match=says):
        call()


def test_text_and_key_figures() -> None:
    assert eigen.tekst("Eerste  alinea.", "<b>Tweede</b>").blocks == (
        Paragraph("Eerste alinea."),
        Paragraph("<b>Tweede</b>"),
    )
    (block,) = eigen.kerncijfers(("Doelen", "12", "", "tellen mee"), ("Geld", "€ 4", "mln", "begroot")).blocks
    assert isinstance(block, KeyFigures)


def test_a_figure_keeps_its_text_in_the_letters_of_the_report_and_is_the_same_each_time() -> None:
    first, second = figure_of(drawing(ylabel="mln")).svg, figure_of(drawing(ylabel="mln")).svg
    assert first == second
    page = parser.fromstring(str(first))
    words = [text.text for text in page.iter("text")]
    assert "mln" in words
    assert "0,50" in words
    assert "font-family" not in first
    assert page.get("role") == "img"
    assert page.findtext("title") == "Budget per spoor"
    used = set(re.findall(r"[#]([@\w]+)", " ".join(re.findall(r'(?:href|clip-path)="([^"]+)"', first))))
    assert used <= set(re.findall(r'id="([^"]+)"', first))
    assert png(first, load_style()).data.startswith(b"\x89PNG")


def test_a_figure_that_was_closed_is_laid_out_as_one_that_is_open() -> None:
    drawn = []
    for closed in (False, True):
        with eigen.stijl():
            fig, axes = plt.subplots()
            axes.barh(["sociaal domein", "ruimte"], [3.5, 2.0])
            axes.set_xlabel("score, 0 tot 100")
        if closed:
            plt.close(fig)
        drawn.append(figure_of(fig).svg)
    assert drawn[0] == drawn[1]


def test_the_figures_of_a_figure_stand_below_it() -> None:
    html = parser.fromstring(str(blocks_html((figure_of(drawing()),))))
    assert html.xpath("//details//table//td")
    assert "Het meeste geld" in html.findtext(".//figcaption/b")
    assert len(html.xpath("//@id")) == len(set(html.xpath("//@id")))


@pytest.mark.parametrize("missing", ["titel", "bevinding", "beschrijving", "bron"])
def test_a_figure_without_words_is_refused(missing: str) -> None:
    with pytest.raises(eigen.OwnBlockRefused, match=missing):
        figure_of(drawing(), **{missing: ""})


def _outside() -> Any:
    fig = drawing()
    fig.text(0.98, 0.5, "een lang woord aan de rand", fontsize=11)
    return fig


def _small() -> Any:
    fig = drawing()
    fig.axes[0].annotate("klein", (1, 1), fontsize=6)
    return fig


def _faint() -> Any:
    fig = drawing()
    fig.axes[0].set_xlabel("vaag", color="#dddddd")
    return fig


def _large() -> Any:
    fig = drawing()
    fig.axes[0].plot([step / 7 for step in range(30_000)], [(step * 37) % 101 for step in range(30_000)], "o")
    return fig


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (_outside, "een lang woord aan de rand’ valt buiten"),
        (_small, "‘klein’ is kleiner"),
        (_faint, "‘vaag’ steekt te weinig af"),
        (_large, "te veel voor een rapport"),
    ],
)
def test_a_drawing_that_cannot_be_read_is_refused_with_what_to_change(made: Any, says: str) -> None:
    with pytest.raises(eigen.FigureRefused, match=says):
        figure_of(made())


def test_nothing_foreign_comes_along() -> None:
    fig = drawing()
    axes = fig.axes[0]
    axes.set_title("<script>alert(1)</script>")
    axes.annotate("bron", (1, 1), url="https://example.org/volg")
    axes.lines[0].set_url("javascript:alert(1)")
    axes.lines[0].set_gid('"><script>')
    svg = str(figure_of(fig).svg)
    assert "<script" not in svg
    assert "javascript" not in svg
    assert "https:" not in svg
    assert "&lt;script&gt;alert(1)" in svg
    assert "bron" in svg


def test_the_house_style_draws_with_its_own_colours(tmp_path: Any) -> None:
    with eigen.stijl() as style:
        fig, axes = plt.subplots()
        axes.bar(["a"], [1])
    assert style.sterk in str(figure_of(fig).svg)


def test_a_finding_ends_before_the_source_begins() -> None:
    shown = {figure_of(drawing(), bevinding=text).finding for text in ("Dit valt op", "Dit valt op.", " Dit valt op ")}
    assert shown == {"Dit valt op."}
