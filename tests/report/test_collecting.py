"""Cells of executed notebooks become sections: what is for the screen, off or outside a chapter stays behind."""

from __future__ import annotations

from typing import Any

from srm_kit.document import MIMETYPE, Block, OwnWords, Paragraph, block_to_json
from srm_kit.document.report_value import Prose
from srm_kit.report.collecting import Section, collect, left_behind
from srm_kit.report.own_notebooks import CHANGED_BY_HAND, NUMBER, OFF

OPENS = "srm:hoofdstuk=richten"
BLOCK = Paragraph("Tekst")


def words(text: str, *tags: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": text, "metadata": {"tags": list(tags)}}


def code(
    source: str, *blocks: Block, tags: tuple[str, ...] = (), outputs: tuple[Any, ...] = (), number: int = 0
) -> Any:
    made = [{"output_type": "display_data", "data": {MIMETYPE: {"blocks": [block_to_json(item) for item in blocks]}}}]
    metadata = {"tags": list(tags), **({NUMBER: number} if number else {})}
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [*(made if blocks else ()), *outputs],
    }


def book(*cells: Any) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": {"title": "Richten"}}


def collected(*cells: Any, **options: Any) -> tuple[Section, ...]:
    return collect([book(*cells)], **options)


def test_a_cell_belongs_to_the_chapter_above_it_with_the_prose_before_it() -> None:
    found = collected(
        code("richten.start(x)", BLOCK),
        words("Waarom", OPENS),
        code("richten.smart(sessie)", BLOCK),
        code("richten.ladder(sessie)", BLOCK),
        words("Later", "srm:hoofdstuk=inrichten"),
        code("inrichten.trechter(sessie)", BLOCK),
    )
    assert [(item.name, item.chapter) for item in found] == [
        ("richten.smart", "richten"),
        ("richten.ladder", "richten"),
        ("inrichten.trechter", "inrichten"),
    ]
    assert [item.prose for item in found] == [(Prose("Waarom"),), (), (Prose("Later"),)]


def test_prose_above_nothing_stays_behind() -> None:
    found = collected(
        words("Over niets", OPENS), code("richten.smart(s)"), words("Over iets"), code("richten.ladder(s)", BLOCK)
    )
    assert [item.prose for item in found] == [(Prose("Over iets"),)]


def test_what_is_left_out_off_or_for_the_screen_stays_behind() -> None:
    found = collected(
        words("Kop", OPENS),
        code("richten.smart(s)", BLOCK),
        code("richten.live(s)", BLOCK, tags=("srm:alleen-live",)),
        code("parameters", BLOCK, tags=("injected-parameters",)),
        words("Uit", OFF),
        code("richten.ladder(s)", BLOCK),
        without=("richten.smart",),
    )
    assert [(item.name, item.prose) for item in found] == [("richten.ladder", ())]


def test_what_a_consultant_wrote_between_the_cells_is_own_words() -> None:
    [words_of, changed] = collected(
        words("Kop", OPENS),
        words("  ", CHANGED_BY_HAND),
        words("Mijn **woorden**", CHANGED_BY_HAND),
        code("print(1)", BLOCK, tags=(CHANGED_BY_HAND,)),
        author="Bureau",
    )
    assert words_of.blocks == (OwnWords("Mijn **woorden**", "Bureau"),)
    assert (words_of.own, words_of.added, changed.own, changed.added, changed.name) == (True, True, False, True, "")


def output(**data: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {name.replace("_", "/"): value for name, value in data.items()}}


def test_what_an_own_cell_shows_by_itself_is_named_with_what_to_write() -> None:
    said = {"output_type": "stream", "name": "stdout", "text": "hallo"}
    lines = left_behind(
        [
            book(
                words("Kop", OPENS),
                code("print(1)", outputs=(said,), number=4),
                code("df", outputs=(output(text_html='<table class="dataframe">'),), number=5),
                code("fig", outputs=(output(image_png="AA"),), number=6),
                code("plt", outputs=(output(text_plain="<Figure size 6x4>"),), number=7),
                code("1", outputs=(output(text_plain="1"),), number=8),
            )
        ]
    )
    assert [line.split(": ")[0] for line in lines] == [f"Richten, cel {place}" for place in (4, 5, 6, 7, 8)]
    for line, mend in zip(lines, ("tekst(", "tabel(", "figuur(", "figuur(", "tabel("), strict=True):
        assert f"eigen.{mend}" in line


def test_blocks_warnings_and_shipped_cells_are_not_named() -> None:
    warned = {"output_type": "stream", "name": "stderr", "text": "pas op"}
    shown = output(text_plain="1")
    assert (
        left_behind(
            [
                book(
                    words("Kop", OPENS),
                    code("eigen.tekst(1)", BLOCK, number=2),
                    code("x", outputs=(warned,), number=3),
                    code("shipped", outputs=(shown,)),
                    code("live", outputs=(shown,), tags=("srm:alleen-live",), number=5),
                )
            ]
        )
        == ()
    )


def test_a_block_before_the_chapter_is_told_to_move() -> None:
    [line] = left_behind([book(code("eigen.tekst(1)", BLOCK, number=1), words("Kop", OPENS))])
    assert line == "Richten, cel 1: deze cel staat vóór het begin van het hoofdstuk. Zet de cel lager."
