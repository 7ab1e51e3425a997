"""The consultant's own blocks: tables, figures, text and key figures that look and read like those of the report.

Each function makes blocks of the document, so that what a cell shows is what every format gets. What would make a
report unfinished is refused with what to add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document import Blocks, Figure, KeyFigure, KeyFigures, Paragraph, Table
from srm_kit.eigen.own_figure import picture_of
from srm_kit.errors import SrmError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure as Drawing

__all__ = ["OwnBlockRefused", "figuur", "kerncijfers", "tabel", "tekst"]

_MOST_ROWS = 200
_MOST_COLUMNS = 12
_MOST_TEXT = 4000


class OwnBlockRefused(SrmError, ValueError):
    """An own block lacks what a reader needs, or is too large for a report; the message says what to add or leave out."""


def tabel(
    frame: pd.DataFrame,
    *,
    bijschrift: str,
    bron: str,
    decimalen: int | dict[str, int] | None = None,
    procent: Sequence[str] = (),
    euro: Sequence[str] = (),
) -> Blocks:
    """A DataFrame as a table of the report; the first column heads each row, an unnamed default index stays out.

    Numbers get a Dutch decimal comma and stay numbers in Excel; ``decimalen`` (one number, or per column) is how many,
    by itself as many as the column needs, two at most. ``procent`` names columns of shares (0-1), ``euro`` of amounts.
    Dates read "23 november 2026", yes/no reads ja or nee, missing reads "–".

    Raises ``OwnBlockRefused`` without a caption or a source, or when the table is empty or larger than 200 x 12.
    """
    return Blocks((_table(frame, bijschrift, bron, decimalen, procent, euro),))


def figuur(
    fig: Drawing,
    *,
    titel: str,
    bevinding: str,
    beschrijving: str,
    cijfers: pd.DataFrame,
    bron: str,
    smal: Drawing | None = None,
    decimalen: int | dict[str, int] | None = None,
    procent: Sequence[str] = (),
    euro: Sequence[str] = (),
) -> Blocks:
    """A matplotlib figure as a figure of the report, with the figures it shows as a table below it.

    ``titel`` names it, ``bevinding`` opens the caption and says what one sees, ``beschrijving`` is read aloud in place of
    the picture, ``cijfers`` has what is drawn, ``bron`` closes the caption. ``smal`` is the same for a phone: about 360
    points wide. The picture keeps its text as text, in the letters of the report, and is the same bytes each time.

    Raises ``OwnBlockRefused`` when one of these is empty, and ``FigureRefused`` when the drawing cannot be read: too large, text
    too faint, or labels outside it.
    """
    _need({"titel": titel, "bevinding": bevinding, "beschrijving": beschrijving, "bron": bron}, "eigen.figuur")
    table = _table(cijfers, titel, bron, decimalen, procent, euro)
    return Blocks(
        (
            Figure(
                titel.strip(),
                beschrijving.strip(),
                _sentence(bevinding),
                picture_of(fig, titel, beschrijving),
                replace(table, source=""),  # the caption has it
                _source(bron),
                narrow=Markup("") if smal is None else picture_of(smal, titel, beschrijving),
                kind="eigen",
            ),
        )
    )


def tekst(*alineas: str) -> Blocks:
    """Paragraphs of plain text; what looks like HTML or Markdown stays as it is typed."""
    for text in alineas:
        _need({"tekst": text}, "eigen.tekst")
        if len(text) > _MOST_TEXT:
            raise OwnBlockRefused(
                f"eigen.tekst: een alinea heeft {len(text)} tekens. Verdeel hem: hooguit {_MOST_TEXT}."
            )
    return Blocks(tuple(Paragraph(" ".join(text.split())) for text in alineas))


def kerncijfers(*cijfers: tuple[str, str, str, str]) -> Blocks:
    """A few large figures beside each other: (kop, waarde, eenheid, uitleg) each; two to four of them.

    One figure never stands alone: a reader needs something to compare it with.
    """
    if not 2 <= len(cijfers) <= 4:
        raise OwnBlockRefused(f"eigen.kerncijfers: geef er twee tot vier, niet {len(cijfers)}.")
    for heading, value, _, explanation in cijfers:
        _need({"kop": heading, "waarde": value, "uitleg": explanation}, "eigen.kerncijfers")
    return Blocks((KeyFigures(tuple(KeyFigure(*map(str, figure)) for figure in cijfers)),))


def _sentence(text: str) -> str:
    """With a full stop: the source comes after it on the same line."""
    kept = text.strip()
    return kept if kept.endswith((".", "!", "?", "…")) else f"{kept}."


def _need(given: dict[str, str], where: str) -> None:
    missing = [name for name, text in given.items() if not isinstance(text, str) or not text.strip()]
    if missing:
        raise OwnBlockRefused(f"{where}: vul {nl.opsomming(missing)} in; een lezer van het rapport heeft dat nodig.")


def _source(text: str) -> str:
    """A source that names itself as one, as every figure of a report does."""
    shown = text.strip()
    return shown if "bron" in shown.lower() else f"Bron: {shown}"


def _table(
    frame: pd.DataFrame,
    caption: str,
    source: str,
    decimals: int | dict[str, int] | None,
    percent: Sequence[str],
    euros: Sequence[str],
) -> Table:
    _need({"bijschrift": caption, "bron": source}, "eigen.tabel")
    shown = frame if _plain_index(frame) else frame.reset_index()
    if shown.empty or not len(shown.columns):
        raise OwnBlockRefused("eigen.tabel: de tabel is leeg. Laat haar weg, of zeg in eigen.tekst waarom er niets is.")
    if len(shown) > _MOST_ROWS or len(shown.columns) > _MOST_COLUMNS:
        raise OwnBlockRefused(
            f"eigen.tabel: {len(shown)} rijen en {len(shown.columns)} kolommen zijn te veel voor een rapport. Vat samen tot "
            f"hooguit {_MOST_ROWS} rijen en {_MOST_COLUMNS} kolommen."
        )
    names = [_heading(name) for name in shown.columns]
    unknown = [
        name for name in (*percent, *euros, *(decimals if isinstance(decimals, dict) else ())) if name not in names
    ]
    if unknown:
        raise OwnBlockRefused(f"eigen.tabel: er is geen kolom {nl.opsomming(unknown)}. Er zijn: {', '.join(names)}.")
    columns, numbers = [], []
    for place, name in enumerate(names):
        column = shown.iloc[:, place]
        wanted = decimals.get(name) if isinstance(decimals, dict) else decimals
        columns.append(_cells(column, wanted, name in percent, name in euros))
        if place and _is_number(column):
            numbers.append(place)
    rows = tuple(tuple(row) for row in zip(*columns, strict=True))
    return Table(caption.strip(), tuple(names), rows, tuple(numbers), _source(source))


def _plain_index(frame: pd.DataFrame) -> bool:
    """Whether the index is only the numbers pandas gave the rows, also after sorting: they say nothing to a reader."""
    from pandas.api import types

    return frame.index.nlevels == 1 and frame.index.name is None and types.is_integer_dtype(frame.index.dtype)


def _heading(name: Any) -> str:
    """A name of pandas as the heading of a column; of a MultiIndex the parts after each other."""
    parts = name if isinstance(name, tuple) else (name,)
    text = " ".join(str(part) for part in parts if str(part)).replace("_", " ").strip()
    return nl.capitalised(text) if text else "Kolom"


def _is_number(column: Any) -> bool:
    from pandas.api import types

    return bool(types.is_numeric_dtype(column.dtype) and not types.is_bool_dtype(column.dtype))


def _cells(column: Any, decimals: int | None, percent: bool, euros: bool) -> list[str]:
    """The cells of one column as Dutch text; figures remember their number."""
    import pandas as pd
    from pandas.api import types

    values = column.tolist()
    empty = pd.isna(column).tolist()
    if _is_number(column):
        places = _decimals(values, empty, decimals, percent)
        write = nl.procent if percent else nl.euro if euros else nl.getal
        return ["–" if gone else write(float(value), places) for value, gone in zip(values, empty, strict=True)]
    if types.is_bool_dtype(column.dtype):
        return ["–" if gone else "ja" if value else "nee" for value, gone in zip(values, empty, strict=True)]
    if types.is_datetime64_any_dtype(column.dtype):
        return ["–" if gone else nl.datum(value.date()) for value, gone in zip(values, empty, strict=True)]
    return ["–" if gone or str(value) == "" else _cell(value) for value, gone in zip(values, empty, strict=True)]


def _cell(value: Any) -> str:
    from datetime import date, datetime

    if isinstance(value, nl.Cijfer):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return nl.datum(value.date())
    if isinstance(value, date):
        return nl.datum(value)
    if isinstance(value, int | float):
        return nl.getal(float(value), _decimals([value], [False], None, False))
    return str(value)


def _decimals(values: list[Any], empty: list[bool], wanted: int | None, percent: bool) -> int:
    """How many decimals a column needs so that every value is whole, two at the most; of percentages none."""
    if wanted is not None:
        return wanted
    if percent:
        return 0
    known = [float(value) for value, gone in zip(values, empty, strict=True) if not gone]
    return next((places for places in (0, 1) if all(abs(value - round(value, places)) < 1e-9 for value in known)), 2)
